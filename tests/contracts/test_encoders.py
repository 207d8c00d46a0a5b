"""What every embedding model promises: the fake, the shipped one, any that sentence-transformers runs, and
one that remembers."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from askreviews import encoders
from askreviews.encoders import RememberingEncoder, Store
from askreviews.encoders.base import LONGEST_READ
from askreviews.testing import FakeEncoder

TEXTS = (
    "Kelp extract lowered blood pressure in mice.",
    "Mice that were given kelp had lower blood pressure.",
    "The telescope was moved to another mountain.",
    "",
    "IL-6<TNF, TGF-β1/Smad2 and Ca²⁺ at 10⁶ cells",
    "漢字 한국어 <sup>4</sup> ![](http://x)",
    "z" * 300,
    "half of a pair: \ud800",
    "one more word " * 200,
)


@pytest.fixture(scope="module")
def shipped():
    """The model of `encoders.load()`, whose reference is sentence-transformers itself."""
    return encoders.load()


# One name for each line of the table that leads to code of its own.
NAMES = {loader: name for name, loader in reversed(encoders.ENCODERS.items())}.values()


@pytest.fixture(scope="module", params=["fake", "remembering", *NAMES, "sentence-transformers"])
def encoder(request, shipped, tmp_path_factory):
    if request.param == "fake":
        return FakeEncoder()
    if request.param == "remembering":
        return RememberingEncoder(FakeEncoder(), Store.in_folder(tmp_path_factory.mktemp("cache")))
    return shipped.reference() if request.param == "sentence-transformers" else encoders.load(request.param)


def test_vectors_are_float32_of_length_one_in_the_order_of_the_texts(encoder):
    """Each text gets the vector that it gets alone, whatever stands beside it."""
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert (together.dtype, together.shape) == (np.float32, (len(TEXTS), encoder.dimension))
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_texts_on_one_subject_are_nearer_than_others(encoder):
    """The first two texts say the same; the third speaks of something else."""
    first, second, third = encoder.encode(TEXTS[:3])
    assert first @ second > first @ third + 0.3


def test_no_texts_give_no_vectors(encoder):
    """An empty batch is an array of no rows and is not an error."""
    assert encoder.encode([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("times", [5, 6], ids=["a few", "many"])
def test_progress_ends_with_all_texts(encoder, times):
    """Progress is told in rising numbers, the last of which is the number of texts."""
    seen = []
    encoder.encode(TEXTS[:3] * times, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (3 * times, 3 * times)


def test_counts_hold_the_special_pieces(encoder):
    """No text is two pieces, the opening and the closing one; one common word is three."""
    assert encoder.count("") == 2
    assert encoder.count("kidney") == 3


def test_what_follows_the_last_piece_read_changes_nothing(encoder):
    """A text of exactly `max_pieces` pieces is read whole; a longer one is cut there."""
    whole = "kidney " * (encoder.max_pieces - 2)
    assert encoder.count(whole) == encoder.max_pieces
    exact, longer, shorter = encoder.encode([whole, whole + "telescope", whole.replace("kidney", "star", 1)])
    np.testing.assert_allclose(exact, longer, atol=1e-6)
    assert np.abs(exact - shorter).max() > 1e-3


def test_huge_texts_are_not_tokenised(encoder):
    """Beyond `LONGEST_READ` characters, characters are counted instead of pieces; encoding cuts there."""
    huge = "a" * 10_000_000
    assert encoder.count(huge) == 10_000_000
    expected = encoder.encode([huge[:LONGEST_READ]])
    np.testing.assert_allclose(encoder.encode([huge]), expected, atol=1e-6)


def test_threads_do_not_disturb_each_other(encoder):
    """Many threads that encode and count at once get what one alone gets."""
    expected = encoder.encode(TEXTS[:4])
    with ThreadPoolExecutor(4) as threads:
        vectors = list(threads.map(lambda text: encoder.encode([text])[0], TEXTS[:4] * 6))
        counts = list(threads.map(encoder.count, TEXTS * 6))
    np.testing.assert_allclose(vectors, np.tile(expected, (6, 1)), atol=1e-5)
    assert counts == [encoder.count(text) for text in TEXTS] * 6


def test_an_index_can_note_down_who_built_it(encoder):
    """The identity repeats the encoder's own fields."""
    noted = encoders.identity(encoder)
    assert (noted.name, noted.fingerprint) == (encoder.name, encoder.fingerprint)
    assert (noted.dimension, noted.max_pieces) == (encoder.dimension, encoder.max_pieces)
    assert len(noted.fingerprint) == 64
