"""An encoder that computes the same text once."""

from pathlib import Path

import numpy as np
import pytest

from askreviews.encoders import RememberingEncoder, Store
from askreviews.encoders.bulk import FEW
from askreviews.encoders.remembering import embedding_from_bytes, embedding_to_bytes
from askreviews.testing import FakeEncoder

TEXTS = [f"text {number} on kelp" for number in range(FEW + 4)]


class NotingEncoder(FakeEncoder):
    """Notes what it computes."""

    def __init__(self, *, dimension: int = 16) -> None:
        super().__init__(dimension=dimension)
        self.computed: list[str] = []

    def encode(self, texts, **settings):
        """See `Encoder.encode`."""
        self.computed += texts
        return super().encode(texts, **settings)

    def embed(self, texts, **settings):
        """See `Encoder.embed`."""
        self.computed += texts
        return super().embed(texts, **settings)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store.in_folder(tmp_path)


def vectors(embeddings) -> np.ndarray:
    return np.concatenate(
        [np.concatenate([e.vector[None], e.tokens, e.pieces[:, None] * e.vector]) for e in embeddings]
    )


def test_a_text_is_computed_once(store):
    """The second time, only what is new; every vector is the one that the model itself gives."""
    encoder = NotingEncoder()
    RememberingEncoder(encoder, store).encode(TEXTS)
    encoder.computed.clear()
    found = RememberingEncoder(encoder, store).encode([*TEXTS, "new"])
    assert encoder.computed == ["new"]
    np.testing.assert_array_equal(found, FakeEncoder(dimension=16).encode([*TEXTS, "new"]))


def test_word_pieces_are_kept_too(store):
    """Ids and directions, whole; a text without any piece as well."""
    encoder, texts = NotingEncoder(), [*TEXTS, ""]
    RememberingEncoder(encoder, store).embed(texts)
    encoder.computed.clear()
    found = RememberingEncoder(encoder, store).embed(texts)
    expected = FakeEncoder(dimension=16).embed(texts)
    assert encoder.computed == []
    np.testing.assert_array_equal(vectors(found), vectors(expected))
    assert (found[0].pieces.dtype, found[0].tokens.dtype) == (np.int32, np.int8)


def test_a_vector_alone_is_not_taken_for_an_embedding(store):
    """What was computed without word pieces is computed again with them."""
    encoder = NotingEncoder()
    RememberingEncoder(encoder, store).encode(TEXTS)
    encoder.computed.clear()
    RememberingEncoder(encoder, store).embed(TEXTS)
    assert encoder.computed == TEXTS


def test_another_model_finds_nothing(store):
    """Vectors belong to a fingerprint."""
    RememberingEncoder(NotingEncoder(), store).encode(TEXTS)
    other = NotingEncoder(dimension=24)
    assert RememberingEncoder(other, store).encode(TEXTS).shape == (len(TEXTS), 24)
    assert other.computed == TEXTS


def test_questions_are_not_kept(store):
    """A few texts leave no trace on the disk."""
    RememberingEncoder(NotingEncoder(), store).embed(TEXTS[:FEW])
    assert not store.path.exists()


def test_a_text_that_stands_twice_is_computed_once(store):
    """Each place gets the vector."""
    encoder = NotingEncoder()
    found = RememberingEncoder(encoder, store).encode(TEXTS + TEXTS)
    assert encoder.computed == TEXTS
    np.testing.assert_array_equal(found[: len(TEXTS)], found[len(TEXTS) :])


def test_progress_begins_with_what_is_known(store):
    """Known texts are done at once, the new ones as they come; the last call has all."""
    encoder = RememberingEncoder(NotingEncoder(), store)
    encoder.encode(TEXTS)
    told: list[tuple[int, int]] = []
    encoder.encode([*TEXTS, "one", "two"], progress=lambda *counts: told.append(counts))
    assert (told[0], told[-1]) == ((len(TEXTS), len(TEXTS) + 2), (len(TEXTS) + 2, len(TEXTS) + 2))


def test_an_interrupted_run_keeps_what_it_computed(store):
    """The next run computes the rest."""

    class Interrupted(NotingEncoder):
        def encode(self, texts, **settings):
            if "text 1500 on kelp" in texts:
                raise KeyboardInterrupt
            return super().encode(texts, **settings)

    texts = [f"text {number} on kelp" for number in range(1600)]
    with pytest.raises(KeyboardInterrupt):
        RememberingEncoder(Interrupted(), store).encode(texts)
    encoder = NotingEncoder()
    RememberingEncoder(encoder, store).encode(texts)
    assert encoder.computed == texts[1024:]


def test_without_a_place_to_keep_anything_it_computes(tmp_path):
    """A folder that cannot be written costs time, nothing else."""
    (tmp_path / "file").write_text("")
    found = RememberingEncoder(NotingEncoder(), Store.in_folder(Path(tmp_path / "file"))).encode(TEXTS)
    np.testing.assert_array_equal(found, FakeEncoder(dimension=16).encode(TEXTS))


@pytest.mark.parametrize("text", ["", "kelp", "kelp and mice, IL-6 and more"])
def test_an_embedding_comes_back_from_its_bytes(text):
    """Of any number of pieces."""
    (embedding,) = FakeEncoder(dimension=16).embed([text])
    back = embedding_from_bytes(embedding_to_bytes(embedding), 16)
    np.testing.assert_array_equal(vectors([back]), vectors([embedding]))
    assert back.tokens.shape == embedding.tokens.shape
