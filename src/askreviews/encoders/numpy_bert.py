"""A BERT sentence encoder in numpy, so that a question is encoded without waiting seconds for torch.

The forward pass of Devlin et al. 2019 (arXiv:1810.04805) with the mean pooling of Reimers and Gurevych 2019
(arXiv:1908.10084), for the settings that `check_settings` names and no others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from askreviews.encoders.base import Vectors
from askreviews.errors import ModelError

SETTINGS: Mapping[str, object] = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "position_embedding_type": "absolute",
}
MODULES = ("Transformer", "Pooling", "Normalize")


@dataclass(frozen=True, slots=True)
class Linear:
    """A dense layer: `weight` float32[inputs, outputs], as it is multiplied; `bias` float32[outputs]."""

    weight: Vectors
    bias: Vectors

    def __call__(self, rows: Vectors) -> Vectors:
        """``rows @ weight + bias``: float32[n, inputs] to float32[n, outputs]."""
        out: Vectors = rows @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class LayerNorm:
    """Layer normalisation (Ba et al. 2016, arXiv:1607.06450) over the last axis."""

    weight: Vectors
    bias: Vectors
    epsilon: float

    def __call__(self, rows: Vectors) -> Vectors:
        """Each row with mean 0 and variance 1, then scaled and shifted."""
        share = np.float32(1 / rows.shape[-1])
        centred: Vectors = rows - rows.sum(axis=-1, keepdims=True) * share
        variance = np.einsum("nd,nd->n", centred, centred) * share
        centred /= np.sqrt(variance + np.float32(self.epsilon))[:, None]
        centred *= self.weight
        centred += self.bias
        return centred


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer layer; `projections` makes queries, keys and values in one multiplication."""

    projections: Linear
    attention_output: Linear
    attention_norm: LayerNorm
    intermediate: Linear
    output: Linear
    output_norm: LayerNorm
    heads: int

    def __call__(self, tokens: Vectors, blocked: Vectors) -> Vectors:
        """The token vectors float32[n * l, d] after this layer.

        `blocked` float32[n, 1, 1, l] is 0 for a token and a huge negative number for padding.
        """
        tokens = self.attention_norm(tokens + self.attention_output(self._attend(tokens, blocked)))
        return self.output_norm(tokens + self.output(gelu(self.intermediate(tokens))))

    def _attend(self, tokens: Vectors, blocked: Vectors) -> Vectors:
        """Scaled dot-product attention (Vaswani et al. 2017, arXiv:1706.03762) by several heads."""
        width = tokens.shape[-1] // self.heads
        split = self.projections(tokens).reshape(len(blocked), -1, 3, self.heads, width)
        queries, keys, values = split.transpose(2, 0, 3, 1, 4)
        scores = queries @ keys.swapaxes(-1, -2)
        scores *= np.float32(width**-0.5)
        scores += blocked
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Vectors = (scores @ values).swapaxes(1, 2).reshape(tokens.shape)
        return mixed


@dataclass(frozen=True, slots=True)
class Bert:
    """A BERT model with mean pooling, its large matrices mapped from the file. Safe in several threads."""

    words: Vectors
    positions: Vectors
    norm: LayerNorm
    layers: tuple[Layer, ...]

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self.words.shape[1])

    def encode(self, ids: np.ndarray[Any, np.dtype[np.int64]], mask: Vectors) -> Vectors:
        """Vectors of length 1, float32[n, d], of the piece `ids` [n, l]; `mask` [n, l] is 0 for padding."""
        return self.pooled(self.states(ids, mask)[-1], mask)

    def states(self, ids: np.ndarray[Any, np.dtype[np.int64]], mask: Vectors) -> list[Vectors]:
        """The vector of every piece after each layer, float32[n, l, d] each; arguments as in `encode`."""
        count, length = ids.shape
        tokens = self.norm((self.words[ids] + self.positions[:length]).reshape(count * length, -1))
        blocked = ((1 - mask) * np.finfo(np.float32).min)[:, None, None, :]
        after = []
        for layer in self.layers:
            tokens = layer(tokens, blocked)
            after.append(tokens.reshape(count, length, -1))
        return after

    def pooled(self, tokens: Vectors, mask: Vectors) -> Vectors:
        """The mean of each text's vectors at length 1: float32[n, d]."""
        pooled: Vectors = np.einsum("nl,nld->nd", mask, tokens)
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
        return pooled


def gelu(values: Vectors) -> Vectors:
    """The exact Gaussian error linear unit, ``x * Φ(x)`` (Hendrycks and Gimpel 2016, arXiv:1606.08415)."""
    half = erf(values * np.float32(0.5**0.5))
    half += 1
    half *= 0.5
    half *= values
    return half


def erf(values: Vectors) -> Vectors:
    """The error function to about 2e-7: formula 7.1.26 of Abramowitz and Stegun, rational and vectorised.

    numpy has none, and importing scipy's takes longer than encoding a question.
    """
    size = np.abs(values)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.full_like(t, 1.061405429)
    for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(coefficient)
    series *= t
    series *= np.exp(-np.square(size))
    out: Vectors = np.copysign(1 - series, values)
    return out


def check_settings(folder: Path) -> Mapping[str, Any]:
    """The settings of the model in `folder`, found to be such as this module computes.

    Raises:
        ModelError: they are not, or cannot be read.

    """
    config = _json(folder / "config.json")
    for key, value in SETTINGS.items():
        if config.get(key) != value:
            raise ModelError(
                f"{folder}/config.json: {key} is {config.get(key)!r}, only {value!r} is computed"
            )
    modules = tuple(module["type"].rpartition(".")[2] for module in _json(folder / "modules.json"))
    pooling = _json(folder / "1_Pooling" / "config.json")
    if modules != MODULES or not pooling.get("pooling_mode_mean_tokens"):
        raise ModelError(f"{folder}/modules.json: only mean pooling and normalisation are computed")
    return config  # type: ignore[no-any-return]


def read(folder: Path) -> Bert:
    """The model in `folder`, its weights mapped from ``model.safetensors``.

    Raises:
        ModelError: the settings are not those of `SETTINGS`, or a file lacks something.

    """
    config = check_settings(folder)
    epsilon, heads = float(config["layer_norm_eps"]), int(config["num_attention_heads"])
    try:
        weights = _Weights(mapped(folder / "model.safetensors"), epsilon)
        layers = tuple(
            weights.layer(f"encoder.layer.{number}", heads) for number in range(config["num_hidden_layers"])
        )
        return Bert(
            words=weights.tensors["embeddings.word_embeddings.weight"],
            # A question is one segment, so its vector is the same for every token.
            positions=weights.tensors["embeddings.position_embeddings.weight"]
            + weights.tensors["embeddings.token_type_embeddings.weight"][0],
            norm=weights.norm("embeddings.LayerNorm"),
            layers=layers,
        )
    except KeyError as error:
        raise ModelError(f"{folder}/model.safetensors: holds no {error}. Install the model again") from error


def mapped(path: Path) -> dict[str, Vectors]:
    """The float32 tensors of a safetensors file by name, read from disk only where they are used.

    The format: the header's length as 8 bytes, the header in JSON, then the tensors' bytes one after another
    (https://huggingface.co/docs/safetensors). Mapping keeps the vocabulary, half of the file, out of memory.
    """
    content = np.memmap(path, mode="r")
    start = 8 + int(content[:8].view("<u8")[0])
    header = json.loads(content[8:start].tobytes())
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            values = np.asarray(content[start + first : start + last]).view("<f4")
            tensors[name] = values.reshape(entry["shape"])
    return tensors


@dataclass(frozen=True, slots=True)
class _Weights:
    """The tensors of a BERT model under the names that its checkpoint gives them."""

    tensors: Mapping[str, Vectors]
    epsilon: float

    def linear(self, name: str) -> Linear:
        # A checkpoint has the outputs first. Laid out as it is multiplied, a matrix costs less.
        return Linear(np.ascontiguousarray(self.tensors[f"{name}.weight"].T), self.tensors[f"{name}.bias"])

    def norm(self, name: str) -> LayerNorm:
        return LayerNorm(self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"], self.epsilon)

    def layer(self, name: str, heads: int) -> Layer:
        parts = [self.linear(f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        projections = Linear(
            np.concatenate([part.weight for part in parts], axis=1),
            np.concatenate([part.bias for part in parts]),
        )
        return Layer(
            projections=projections,
            attention_output=self.linear(f"{name}.attention.output.dense"),
            attention_norm=self.norm(f"{name}.attention.output.LayerNorm"),
            intermediate=self.linear(f"{name}.intermediate.dense"),
            output=self.linear(f"{name}.output.dense"),
            output_norm=self.norm(f"{name}.output.LayerNorm"),
            heads=heads,
        )


def _json(path: Path) -> Any:  # noqa: ANN401 - a model's settings have no fixed shape
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the model again") from error
