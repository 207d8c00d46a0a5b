"""The numbers of a model's file: where each tensor's lie, and matrices in whole numbers of eight bits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK = 16
"""So many numbers of a row have one scale."""
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


def eight_bits(matrix: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """A matrix float32[n, k] as ``scales * (numbers - ZERO)``, the scales those of blocks of a row.

    Gives the numbers, uint8[n, k / BLOCK, BLOCK], and the scales, float32[n * k / BLOCK]. The largest number
    of a block becomes 127 away from `ZERO` (symmetric quantisation; Dettmers et al. 2022, arXiv:2208.07339,
    do so row by row).
    """
    blocks = matrix.reshape(-1, BLOCK)
    largest = np.abs(blocks)
    while largest.shape[1] > 1:  # many times quicker than a maximum over so short an axis
        half = largest.shape[1] // 2
        largest = np.maximum(largest[:, :half], largest[:, half:])
    scales = np.divide(largest[:, 0], 127, dtype=np.float32)
    scales[scales == 0] = 1
    numbers = blocks * (1 / scales)[:, None]
    numbers += np.float32(ZERO + 0.5)  # cut off, it is rounded
    return numbers.astype(np.uint8).reshape(len(matrix), -1, BLOCK), scales
