"""How a question is encoded: as sentence-transformers would, by graphs that can be written anew."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from askreviews import encoders
from askreviews.encoders import graphs, products
from askreviews.encoders.graphs import writing
from askreviews.encoders.graphs.checkpoints import ZERO, eight_bits
from askreviews.encoders.shipped import ShippedEncoder, installed_folder
from askreviews.errors import ModelError

WORDS = (
    "kelp",
    "lowered",
    "IL-6",
    "in",
    "mice",
    "(p < 0.05)",
    "[61]",
    "NF-κB,",
    "miR-21a-5p",
    "10⁶",
    "rose.",
)


def texts_of_many_lengths() -> list[str]:
    """Fifty texts of one word to more than the model reads."""
    choose = np.random.default_rng(7)
    return [" ".join(choose.choice(WORDS, size=1 + 6 * number)) for number in range(50)]


def test_vectors_agree_with_the_reference():
    """Fifty texts of one piece to 256 and more: no cosine to sentence-transformers is below 0.999."""
    from sentence_transformers import SentenceTransformer

    encoder, texts = ShippedEncoder.installed("shipped"), texts_of_many_lengths()
    light = np.concatenate([encoder.encode(texts[start : start + 10]) for start in range(0, 50, 10)])
    reference = SentenceTransformer(str(installed_folder()), local_files_only=True).encode(texts)
    cosines = (light * reference).sum(axis=1)
    assert cosines.min() >= 0.999
    assert cosines.mean() >= 0.9995


@pytest.mark.parametrize("block", [16, 128])
def test_a_matrix_in_eight_bits_is_itself_but_for_half_a_step(block):
    """A step is the largest number of a block by 127; a block of zeros stays one."""
    matrix = np.random.default_rng(3).normal(size=(6, 4 * block)).astype(np.float32)
    matrix[2, :block] = 0
    numbers, scales = eight_bits(matrix, block)
    steps = scales.reshape(6, 4, 1)
    assert (numbers.shape, numbers.dtype) == ((6, 4, block), np.uint8)
    back = steps * (numbers.astype(np.float32) - ZERO)
    assert (np.abs(back - matrix.reshape(back.shape)) <= 0.5001 * steps).all()
    assert np.abs(numbers.astype(int) - ZERO).max(axis=2).ravel().tolist() == [127] * 8 + [0] + [127] * 15
    assert (back[2, 0] == 0).all()


@pytest.mark.parametrize(
    ("file", "change", "named"),
    [
        ("config.json", {"hidden_act": "relu"}, "hidden_act is 'relu'"),
        ("config.json", {"num_attention_heads": 6}, "num_attention_heads is 6"),
        ("config.json", {"model_type": "mpnet"}, "model_type is 'mpnet'"),
        ("config.json", {"position_embedding_type": "relative_key"}, "position_embedding_type"),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": False}, "mean pooling"),
    ],
)
def test_settings_that_are_not_computed_are_refused(tmp_path, file, change, named):
    """Another activation, architecture, kind of positions or pooling is an error, not a guess."""
    folder = shutil.copytree(installed_folder(), tmp_path / "model")
    path = folder / file
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelError, match=named):
        ShippedEncoder.verified(folder, "shipped")


@pytest.mark.parametrize("file", ["config.json", "modules.json", "1_Pooling/config.json"])
def test_settings_that_cannot_be_read_are_named(tmp_path, file):
    """Without a file of settings the error says which one is missing."""
    folder = shutil.copytree(installed_folder(), tmp_path / "model")
    (folder / file).unlink()
    with pytest.raises(ModelError, match=rf"{file}: cannot be read .*Install the model again"):
        ShippedEncoder.verified(folder, "shipped")


def test_the_graphs_are_what_the_writer_writes():
    """Byte for byte: nobody has to take the files' word for what they hold."""
    written = {
        graphs.MINILM: writing.minilm(installed_folder()),
        graphs.COSINES: writing.cosines(),
        graphs.LOW_RANK: writing.low_rank(),
        graphs.PROJECTIONS: writing.projections(signed=False),
        graphs.SIGNED_PROJECTIONS: writing.projections(signed=True),
    }
    for name, graph in written.items():
        assert graph.SerializeToString(deterministic=True) == (graphs.FOLDER / name).read_bytes()


def test_a_weights_file_that_is_a_link_is_followed(tmp_path):
    """Some installers put links to one copy of a package into each environment."""
    for path in installed_folder().rglob("*"):
        if path.is_file():
            link = tmp_path / path.relative_to(installed_folder())
            link.parent.mkdir(exist_ok=True)
            link.symlink_to(path)
    vectors = ShippedEncoder.verified(tmp_path, "linked").encode(["Does kelp lower IL-6?"])
    np.testing.assert_array_equal(vectors, encoders.load().encode(["Does kelp lower IL-6?"]))


def test_weights_that_cannot_be_read_are_named(tmp_path):
    """A file that was cut off after it was checked is an error of the model, in words."""
    folder = shutil.copytree(installed_folder(), tmp_path / "model")
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.truncate(100_000)
    with pytest.raises(ModelError, match=r"model\.safetensors: ONNX Runtime cannot read it \(\S.*\)"):
        ShippedEncoder(folder, "shipped", "f00d")


def test_vectors_do_not_depend_on_the_number_of_threads():
    """The same last digits on one processor and on all: two machines score a passage alike."""
    program = (
        "import os, sys\n"
        "from askreviews import encoders\n"
        "if sys.argv[1] == 'one': encoders.graphs._processors = lambda: 1\n"
        "made = encoders.load().embed(['Does kelp lower IL-6 in mice, and how?'])[0]\n"
        "sys.stdout.buffer.write(made.vector.tobytes() + made.tokens.tobytes())\n"
    )
    one, all_ = (
        subprocess.run([sys.executable, "-c", program, which], capture_output=True, check=True).stdout
        for which in ("one", "all")
    )
    assert len(one) > 384 * 5
    assert one == all_


@pytest.mark.parametrize("cut_off", [False, True])
def test_projections_are_of_exact_products(monkeypatch, cut_off):
    """The largest whole numbers and others, beside numpy's in 32 bits; also of a single place and of none.

    Both as this processor multiplies them and as those do that cut off what has a sign.
    """
    if cut_off:
        monkeypatch.setattr(products, "multiplies_signed", lambda: False)
    choose = np.random.default_rng(3)
    rows = choose.integers(-127, 128, (300, 384), dtype=np.int8)
    rows[0], rows[1], rows[2] = 127, -127, 0
    norms, asked = encoders.lengths(rows), rows[:20]
    for count in (0, 1, 700):
        places = choose.integers(0, 300, count)
        expected = (rows[places].astype(np.int32) @ asked.astype(np.int32).T).astype(np.float32)
        projections = encoders.projections(encoders.shifted(rows), norms, places, asked)
        assert projections.dtype == np.float32
        np.testing.assert_array_equal(projections, expected / norms[places][:, None])


@pytest.mark.parametrize("count", [0, 1, 127, 128, 129, 700])
def test_cosines_are_of_exact_products(count):
    """Of none, of as many as fill a block, one fewer and one more; the rows come back as they were."""
    rows = np.random.default_rng(4).integers(-127, 128, (count, 384), dtype=np.int8)
    rows[:1], rows[1:2], rows[2:3] = 127, -127, 0
    blocks = encoders.Blocks.of(encoders.shifted(rows))
    for asked in (np.full(384, -127, np.int8), rows[-1] if count else np.zeros(384, np.int8)):
        products = (rows.astype(np.int32) @ asked.astype(np.int32)).astype(np.float32)
        cosines = blocks.cosines(asked)
        assert cosines.dtype == np.float32
        np.testing.assert_array_equal(
            cosines, products / encoders.lengths(rows) / encoders.lengths(asked[None])
        )
    np.testing.assert_array_equal(blocks.rows(), rows)


def test_a_shifted_number_is_larger_by_128():
    """And what it was made of stays as it was."""
    tokens = np.array([[-128, -1, 0, 127]], np.int8)
    assert encoders.shifted(tokens).tolist() == [[0, 127, 128, 255]]
    assert tokens.tolist() == [[-128, -1, 0, 127]]


def test_lengths_by_hand():
    """(3, 4) has length 5; zeros have 1, so that nothing is divided by zero."""
    assert encoders.lengths(np.array([[3, -4], [0, 0]], np.int8)).tolist() == [5, 1]
