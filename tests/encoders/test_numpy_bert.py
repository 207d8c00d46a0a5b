"""The numpy forward pass, against the reference and against formulas."""

import json
import math
import shutil

import numpy as np
import pytest

from askreviews.encoders import numpy_bert
from askreviews.encoders.numpy_bert import LayerNorm, Linear
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


def test_the_error_function_equals_the_standard_librarys():
    """Between -6 and 6, the rational formula and `math.erf` differ by less than 5e-7."""
    values = np.linspace(-6, 6, 20_001, dtype=np.float32)
    expected = np.array([math.erf(value) for value in values])
    assert np.abs(numpy_bert.erf(values) - expected).max() < 5e-7


def test_the_error_function_at_worked_values():
    """erf(0) = 0, erf(1) = 0.8427008, and it is odd and ends at 1."""
    values = numpy_bert.erf(np.array([0, 1, -1, 40, -40], np.float32))
    np.testing.assert_allclose(values, [0, 0.8427008, -0.8427008, 1, -1], atol=3e-7)


def test_gelu_is_x_times_the_normal_distribution_function():
    """Φ(1) = 0.8413447, so gelu(1) is that, and gelu(-1) is 0.8413447 - 1."""
    values = numpy_bert.gelu(np.array([0, 1, -1, 2], np.float32))
    np.testing.assert_allclose(values, [0, 0.8413447, -0.1586553, 1.9544997], atol=5e-7)


def test_a_linear_layer_by_hand():
    """[1, 2] times [[1, 3], [0, 4]] and bias [10, 20] is [1 + 10, 3 + 8 + 20]."""
    layer = Linear(np.array([[1, 3], [0, 4]], np.float32), np.array([10, 20], np.float32))
    np.testing.assert_array_equal(layer(np.array([[1, 2]], np.float32)), [[11, 31]])


def test_layer_normalisation_by_hand():
    """[1, 3] has mean 2 and variance 1, so it becomes [-1, 1], scaled by [2, 3] and shifted by [5, 5]."""
    norm = LayerNorm(np.array([2, 3], np.float32), np.array([5, 5], np.float32), epsilon=0)
    np.testing.assert_allclose(norm(np.array([[1, 3]], np.float32)), [[3, 8]])


def test_vectors_agree_with_the_reference():
    """Fifty texts of one piece to 256 and more: no cosine to sentence-transformers is below 0.99999."""
    from sentence_transformers import SentenceTransformer

    encoder, texts = ShippedEncoder.installed("shipped"), texts_of_many_lengths()
    light = np.concatenate([encoder.encode(texts[start : start + 10]) for start in range(0, 50, 10)])
    reference = SentenceTransformer(str(installed_folder()), local_files_only=True).encode(texts)
    assert (light * reference).sum(axis=1).min() >= 0.99999


@pytest.mark.parametrize(
    ("file", "change", "named"),
    [
        ("config.json", {"hidden_act": "relu"}, "hidden_act is 'relu'"),
        ("config.json", {"model_type": "mpnet"}, "model_type is 'mpnet'"),
        ("config.json", {"position_embedding_type": "relative_key"}, "position_embedding_type"),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": False}, "mean pooling"),
    ],
)
def test_settings_that_are_not_computed_are_refused(tmp_path, file, change, named):
    """Another activation, architecture, kind of positions or pooling is an error, not a guess."""
    folder = shutil.copytree(
        installed_folder(), tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors")
    )
    path = folder / file
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelError, match=named):
        numpy_bert.read(folder)


def test_settings_that_cannot_be_read_are_named(tmp_path):
    """Without a config.json the error says which file is missing."""
    with pytest.raises(ModelError, match=r"config\.json: cannot be read"):
        numpy_bert.read(tmp_path)
