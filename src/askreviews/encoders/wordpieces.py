"""Text to word pieces by the `tokenizers` package: no torch, and nothing that two threads could disturb."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from askreviews.encoders.base import LONGEST_READ, Vectors, readable


class WordPieces:
    """The tokenizer of a BERT model that reads `max_pieces` pieces of a text, [CLS] and [SEP] included."""

    def __init__(self, tokenizer_json: Path, max_pieces: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_json))
        # Cutting and padding are states of a tokenizer, not options of a call: `batch` does both itself.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._max_pieces = max_pieces

    def count(self, text: str) -> int:
        """How many pieces `text` has, the special ones included; see `Encoder.count`."""
        return len(text) if len(text) > LONGEST_READ else len(self._ids(text))

    def batch(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], Vectors]:
        """The ids of `texts`, cut and padded to one length, int64[n, l], and a mask, 0 for padding."""
        pieces = [self._cut(self._ids(text)) for text in texts]
        lengths = np.array([len(ids) for ids in pieces])
        filled = np.arange(lengths.max()) < lengths[:, None]
        padded = np.zeros(filled.shape, np.int64)
        padded[filled] = np.concatenate(pieces)
        return padded, filled.astype(np.float32)

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(readable(text)).ids
        return ids

    def _cut(self, ids: list[int]) -> list[int]:
        """The first pieces and the closing [SEP], `max_pieces` in all."""
        return ids if len(ids) <= self._max_pieces else [*ids[: self._max_pieces - 1], ids[-1]]
