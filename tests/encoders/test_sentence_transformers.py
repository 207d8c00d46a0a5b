"""Models by path and by name."""

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from askreviews import encoders
from askreviews.encoders.base import LONGEST_READ
from askreviews.encoders.shipped import installed_folder
from askreviews.errors import ModelError


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    return shutil.copytree(installed_folder(), tmp_path_factory.mktemp("models") / "mine")


def test_a_model_is_opened_by_its_path(copied):
    """A folder is named by its path, and gives the vectors of the model that lies in it."""
    encoder = encoders.load(str(copied))
    assert (encoder.name, encoder.dimension, encoder.max_pieces) == (str(copied), 384, 256)
    expected = encoders.load().reference().encode(["kelp", "mice"])
    np.testing.assert_allclose(encoder.encode(["kelp", "mice"]), expected, atol=1e-5)


def test_the_same_files_have_one_fingerprint_wherever_they_lie(copied):
    """A copy of the shipped model may ask an index that the shipped model built."""
    assert encoders.load(str(copied)).fingerprint == encoders.load().fingerprint


def test_other_settings_have_another_fingerprint(copied, tmp_path):
    """A model that reads fewer pieces makes other vectors, so it is another model."""
    other = shutil.copytree(copied, tmp_path / "other")
    (other / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 64}))
    encoder = encoders.load(str(other))
    assert encoder.max_pieces == 64
    assert encoder.fingerprint != encoders.load().fingerprint


def test_a_model_without_a_limit_reads_everything(tmp_path):
    """A static model, which has no longest text and another kind of tokenizer, counts and encodes as well."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    words = Tokenizer(models.WordLevel({"[UNK]": 0, "kelp": 1, "mice": 2}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    SentenceTransformer(modules=[StaticEmbedding(words, embedding_dim=6)]).save(str(tmp_path / "static"))
    encoder = encoders.load(str(tmp_path / "static"))
    assert (encoder.dimension, encoder.max_pieces) == (6, LONGEST_READ)
    assert encoder.count("kelp for mice") == 3
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(["kelp", "mice"]), axis=1), 1, atol=1e-6)


def test_a_folder_without_a_model_says_so(tmp_path):
    """An empty folder is not looked up on the hub."""
    with pytest.raises(ModelError, match="holds no model"):
        encoders.load(str(tmp_path))


def test_a_damaged_model_says_so(tmp_path):
    """A folder that sentence-transformers refuses is named with the reason."""
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="sentence-transformers cannot read"):
        encoders.load(str(tmp_path))


@pytest.mark.parametrize("name", ["/nowhere/at/all", "no such model"])
def test_a_name_that_cannot_be_one_says_what_to_do(name):
    """Neither a folder nor a possible hub name: the error offers the ways out."""
    with pytest.raises(ModelError, match=f"{name}: no such folder.*hf download.*name no model"):
        encoders.load(name)


@pytest.mark.parametrize(
    ("name", "repository"),
    [("somebody/a-model", "somebody/a-model"), ("a-model", "sentence-transformers/a-model")],
)
def test_a_hub_model_without_a_network_says_what_to_do(tmp_path, name, repository):
    """A hub name that is not on disk ends in the same error; no owner means sentence-transformers."""
    program = (
        "from askreviews import encoders, errors\n"
        f"try: encoders.load({name!r})\n"
        "except errors.ModelError as error: print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)},
    )
    assert run.stdout.startswith(f"{name}: no such folder, and no such model could be fetched")
    assert f"hf download {repository}`" in run.stdout
