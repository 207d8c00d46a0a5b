"""The numbers of a model's file: where each tensor's lie, and matrices in whole numbers of eight bits.

A few numbers of each row that a layer normalises are many times larger than the others, and a scale that
holds them leaves the others few steps. So the rows are divided, and the matrices multiplied, by `divisors`
that move a part of what makes them large into the matrices (SmoothQuant; Xiao et al. 2023, arXiv:2211.10438).
Then 64 numbers can share a scale; of those that `is_steep` matrices multiply, no more than sixteen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK, STEEP = 64, 16
"""So many numbers of a row have one scale, in most matrices and in those that are `is_steep`."""
SMOOTHING = Path(__file__).with_name("smoothing.npy")
"""What rows are divided by, float32[layers, 2, d]: before a layer's attention, and before its wide matrix.

Fitted to the model that ships, and written, by ``tests/benchmarks/fit_smoothing.py``.
"""
ATTENDING = ("attention.self.query", "attention.self.key", "attention.self.value")
WIDENING = ("intermediate.dense",)
"""The matrices, of a layer, whose rows are divided."""
ZERO = 128
"""What stands for 0 among whole numbers without a sign."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a tensor's float32 numbers lie in a file of weights: its shape, first byte and bytes."""

    shape: tuple[int, ...]
    offset: int
    length: int


def stored(path: Path) -> dict[str, Stored]:
    """The float32 tensors of a safetensors file by name.

    The format: the header's length as 8 bytes, the header in JSON, then the tensors' bytes one after another
    (https://huggingface.co/docs/safetensors).
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)
    return {
        name: Stored(tuple(entry["shape"]), 8 + length + first, last - first)
        for name, entry in header.items()
        if entry["dtype"] == "F32"
        for first, last in [entry["data_offsets"]]
    }


def matrices(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    """The matrices that rows are multiplied by, in every layer: float32[n, k], mapped from the file.

    Raises:
        OSError: the file ends before they do.

    """
    content = np.memmap(path, np.uint8, "r")
    found = {}
    for name, place in stored(path).items():
        if is_multiplied(name, place):
            own = content[place.offset : place.offset + place.length]
            if len(own) < place.length:
                raise OSError(f"it ends within {name}")
            found[name] = own.view("<f4").reshape(place.shape)
    return found


def is_multiplied(name: str, place: Stored) -> bool:
    """Whether a tensor is a matrix of a layer; embeddings are looked up."""
    return ".layer." in name and len(place.shape) == 2


def is_steep(name: str) -> bool:
    """Whether a matrix multiplies what GELU made, whose numbers differ too much to share a scale."""
    return name.endswith("output.dense.weight") and "attention" not in name


@cache
def divisors() -> Mapping[str, npt.NDArray[np.float32]]:
    """What rows are divided by, float32[d], before they are multiplied by the matrix of the name."""
    return {
        f"encoder.layer.{number}.{name}.weight": own
        for number, layer in enumerate(np.load(SMOOTHING))
        for own, names in zip(layer, (ATTENDING, WIDENING), strict=True)
        for name in names
    }


def smoothed(name: str, matrix: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The `matrix` float32[n, k] for rows that its `divisors` have divided."""
    own = divisors().get(name)
    return matrix if own is None else matrix * own


def eight_bits(
    matrix: npt.NDArray[np.float32], block: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """A matrix float32[n, k] as ``scales * (numbers - ZERO)``, the scales those of blocks of a row.

    `block`, a power of two, is how many numbers share one. Gives the numbers, uint8[n, k / block, block], and
    the scales, float32[n * k / block]. The largest number of a block becomes 127 away from `ZERO` (symmetric
    quantisation; Dettmers et al. 2022, arXiv:2208.07339, do so row by row).
    """
    blocks = matrix.reshape(-1, block)
    largest = np.abs(blocks)
    while largest.shape[1] > 1:  # many times quicker than a maximum over so short an axis
        half = largest.shape[1] // 2
        largest = np.maximum(largest[:, :half], largest[:, half:])
    scales = np.divide(largest[:, 0], 127, dtype=np.float32)
    scales[scales == 0] = 1
    numbers = blocks * (1 / scales)[:, None]
    numbers += np.float32(ZERO + 0.5)  # cut off, it is rounded
    return numbers.astype(np.uint8).reshape(len(matrix), -1, block), scales
