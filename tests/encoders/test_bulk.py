"""Many texts at a time: the order of batches, the precision, and the device."""

import numpy as np
import pytest

from askreviews import encoders
from askreviews.encoders.bulk import (
    FEW,
    batches,
    expect_device,
    expect_device_name,
    in_batches,
    multiplies_bfloat16,
    precision,
)
from askreviews.encoders.shipped import installed_folder
from askreviews.errors import ModelError

WORDS = ("kelp", "lowered", "IL-6", "in", "mice", "(p < 0.05)", "NF-κB,", "miR-21a-5p", "10⁶", "rose.")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Sixty texts of three words to some 240, in no order of length."""
    choose = np.random.default_rng(7)
    lengths = choose.permutation(np.arange(3, 243, 4))
    return [" ".join(choose.choice(WORDS, size=int(length))) for length in lengths]


@pytest.fixture(scope="module")
def reference():
    """sentence-transformers itself, in full precision."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(installed_folder()), local_files_only=True, device="cpu")


def test_batches_hold_texts_of_like_length_within_the_bound():
    """Of lengths 5, 1, 9, 2 and 4, at most 10 together: 9 alone, 5 and 4 padded to 5 each, 2 and 1."""
    assert list(batches([5, 1, 9, 2, 4], most=10)) == [[2], [0, 4], [3, 1]]


def test_a_text_above_the_bound_has_a_batch_of_its_own():
    """Nothing is left out."""
    assert list(batches([3, 50, 3], most=10)) == [[1], [0, 2]]


def test_what_is_made_comes_in_the_order_of_the_texts():
    """Whatever the order in which the batches are run."""
    seen: list[list[str]] = []

    def run(batch: list[str]) -> list[str]:
        seen.append(batch)
        return [text.upper() for text in batch]

    assert in_batches(["a", "ccc", "bb"], [1, 3, 2], run, most=4) == ["A", "CCC", "BB"]
    assert seen == [["ccc"], ["bb", "a"]]


def test_progress_counts_texts():
    """After each batch, how many are done of how many."""
    told: list[tuple[int, int]] = []
    in_batches(["a", "b", "c"], [2, 2, 2], list, most=4, progress=lambda *counts: told.append(counts))
    assert told == [(2, 3), (3, 3)]


def test_bulk_vectors_are_those_of_the_reference(texts, reference):
    """Every vector's cosine to sentence-transformers at its defaults is 0.999 or more."""
    expected = reference.encode(texts, normalize_embeddings=True)
    encoder = encoders.load()
    assert (encoder.encode(texts) * expected).sum(axis=1).min() >= 0.999
    vectors = np.stack([embedding.vector for embedding in encoder.embed(texts)])
    assert (vectors * expected).sum(axis=1).min() >= 0.999


def test_word_pieces_are_those_of_full_precision(texts):
    """Of many texts in bfloat16 and of few in eight bits: the same pieces, each cosine 0.999 or more."""
    encoder = encoders.load()
    full = encoder.reference().embed(texts[:FEW])
    for made in (encoder.embed(texts)[:FEW], encoder.embed(texts[:FEW])):
        for expected, embedding in zip(full, made, strict=True):
            np.testing.assert_array_equal(embedding.pieces, expected.pieces)
            products = np.einsum("nd,nd->n", embedding.tokens.astype(int), expected.tokens.astype(int))
            products = products / encoders.lengths(embedding.tokens) / encoders.lengths(expected.tokens)
            assert products.min() >= 0.999


def test_few_texts_are_computed_in_full_precision():
    """A question's matrices are multiplied in float32; those of many in bfloat16 where that is quick."""
    import torch

    def kind(texts: int) -> torch.dtype:
        with precision(torch.device("cpu"), texts):
            return (torch.ones(2, 2) @ torch.ones(2, 2)).dtype

    quick = multiplies_bfloat16(torch.device("cpu"))
    assert kind(FEW) == torch.float32
    assert kind(FEW + 1) == (torch.bfloat16 if quick else torch.float32)


@pytest.mark.parametrize("name", ["gpu", "cuda:", "CUDA", "cpu cuda", "meta", "cuda:1000"])
def test_a_name_that_can_be_no_device_is_refused_at_once(name):
    """The message names those that can be."""
    with pytest.raises(ModelError, match=r"is no device\. Name cpu, cuda"):
        expect_device_name(name)
    with pytest.raises(ModelError, match="is no device"):
        encoders.load(device=name)


def test_a_device_that_is_not_there_is_refused():
    """No machine has a thousand GPUs; the message names the option."""
    with pytest.raises(ModelError, match=r"cuda:999: torch finds .* --device"):
        expect_device("cuda:999")


def test_many_texts_need_the_device_that_was_named():
    """A question is embedded without it; the bulk of an index is not, and says what is missing."""
    encoder = encoders.load(device="cuda:999")
    assert encoder.encode(["kelp"]).shape == (1, 384)
    with pytest.raises(ModelError, match="cuda:999: torch finds"):
        encoder.encode(["kelp"] * (FEW + 1))


def test_a_model_by_its_folder_needs_the_device_at_once():
    """Torch runs all of it."""
    with pytest.raises(ModelError, match="cuda:999: torch finds"):
        encoders.load(str(installed_folder()), device="cuda:999")


def test_a_named_device_runs_the_model():
    """The processor, by its name."""
    model = encoders.load(device="cpu")
    np.testing.assert_allclose(
        model.encode(["kelp"] * (FEW + 1)), np.tile(model.encode(["kelp"]), (FEW + 1, 1)), atol=0.01
    )
