"""Text to word pieces by the `tokenizers` package: no torch, and nothing that two threads could disturb."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from askreviews.encoders.base import LONGEST_READ, Pieces, readable


class WordPieces:
    """The tokenizer of a BERT model that reads `max_pieces` pieces of a text, [CLS] and [SEP] included."""

    def __init__(self, tokenizer_json: Path, max_pieces: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_json))
        # Cutting and padding are states of a tokenizer, not options of a call: `of` cuts by itself.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._max_pieces = max_pieces

    def count(self, text: str) -> int:
        """How many pieces `text` has, the special ones included; see `Encoder.count`."""
        return len(text) if len(text) > LONGEST_READ else len(self._ids(text))

    def of(self, text: str) -> Pieces:
        """The ids of the pieces of `text`, cut to as many as the model reads: int32[l]."""
        ids = self._ids(text)
        # Cut off is the end, but for the closing [SEP].
        kept = ids if len(ids) <= self._max_pieces else [*ids[: self._max_pieces - 1], ids[-1]]
        return np.array(kept, np.int32)

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(readable(text)).ids
        return ids
