"""Rerankers: the fake that ships, and any cross-encoder that sentence-transformers can load."""

import numpy as np
import pytest

from askreviews.encoders import CrossEncoderReranker
from askreviews.encoders.shipped import installed_folder
from askreviews.errors import ModelError
from askreviews.testing import FakeReranker

TEXTS = [f"Exosomes of kind {number} lowered IL-6 in rats. " * (1 + number) for number in range(5)]


def saved(folder, classes):
    """A cross-encoder of two small random layers, saved in `folder` as a user would have it."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    config = BertConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, num_labels=classes
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(installed_folder()).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A cross-encoder with a single score."""
    return saved(tmp_path_factory.mktemp("reranker"), 1)


@pytest.fixture(params=["fake", "cross-encoder"])
def reranker(request, folder):
    """Each kind of reranker."""
    return FakeReranker() if request.param == "fake" else CrossEncoderReranker.named(str(folder))


def test_each_text_has_a_score_of_its_own_whatever_stands_beside_it(reranker):
    """A text's score in a batch is its score alone."""
    together = reranker.scores("What lowers IL-6?", TEXTS)
    alone = [reranker.scores("What lowers IL-6?", [text])[0] for text in TEXTS]

    assert together.dtype == np.float64
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_no_text_no_score(reranker):
    """An empty list gives an empty array."""
    assert reranker.scores("What lowers IL-6?", []).tolist() == []


def test_a_text_longer_than_the_model_reads_is_cut_off(folder):
    """What stands behind the model's last piece changes nothing."""
    reranker = CrossEncoderReranker.named(str(folder))
    long = "exosome " * 3_000
    first, second = reranker.scores("IL-6?", [long, long + "and more"])

    assert first == pytest.approx(second)


def test_the_scores_are_the_librarys(folder):
    """They equal those of `CrossEncoder.predict`."""
    from sentence_transformers import CrossEncoder

    expected = CrossEncoder(str(folder), local_files_only=True).predict([("IL-6?", text) for text in TEXTS])
    np.testing.assert_allclose(
        CrossEncoderReranker.named(str(folder)).scores("IL-6?", TEXTS), expected, atol=1e-6
    )


def test_a_model_of_several_classes_is_refused(tmp_path):
    """The message says how many classes it has."""
    with pytest.raises(ModelError, match="3 classes"):
        CrossEncoderReranker.named(str(saved(tmp_path, 3)))


def test_a_folder_without_a_model_is_refused(tmp_path):
    """The message names the folder."""
    with pytest.raises(ModelError, match="cannot read"):
        CrossEncoderReranker.named(str(tmp_path))


def test_a_name_that_nobody_has_is_refused(tmp_path):
    """The message says how to fetch a model where there is a network."""
    with pytest.raises(ModelError, match="hf download cross-encoder/no-such-model"):
        CrossEncoderReranker.named("no-such-model")
