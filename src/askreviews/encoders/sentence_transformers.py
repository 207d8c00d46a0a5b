"""Any sentence-transformers model: the reference, and what builds an index.

Importing this module is quick; torch and sentence-transformers, which take seconds, come with the model.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from askreviews.encoders import model_files
from askreviews.encoders.base import (
    LONGEST_READ,
    Embedding,
    Progress,
    Vectors,
    inner_layer,
    mixed,
    quantised,
    readable,
    stacked,
)
from askreviews.encoders.bulk import expect_device, in_batches, pieces_at_once, precision
from askreviews.encoders.hub import fetched, no_progress_bars
from askreviews.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

T = TypeVar("T")


class SentenceTransformersEncoder:
    """A model run by sentence-transformers."""

    def __init__(self, name: str, model: SentenceTransformer, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = len(model.encode("a", show_progress_bar=False))
        # Models without a limit say None or infinity; text is cut at this many characters in any case.
        self.max_pieces = int(min(model.get_max_seq_length() or LONGEST_READ, LONGEST_READ))
        _keep_layers(model)
        self._model = model
        # Those of transformers warn of every text that is too long, which is what `count` is asked about.
        self._quietly = {} if isinstance(model.tokenizer, Tokenizer) else {"verbose": False}
        self._special = _special_pieces(model.tokenizer)
        # The tokenizers of transformers keep truncation as state: used by two threads at once, they raise.
        self._one_at_a_time = threading.Lock()

    @classmethod
    def named(cls, name: str, device: str | None = None) -> SentenceTransformersEncoder:
        """The model in the folder `name`, or called so on the Hugging Face Hub; `device` as in `in_folder`.

        Raises:
            ModelError: it is neither on disk nor to be fetched, or is no such model; or there is no such
                device.

        """
        folder = Path(name) if Path(name).is_dir() else fetched(name)
        return cls.in_folder(folder, name, model_files.fingerprint(model_files.digests(folder)), device)

    @classmethod
    def in_folder(
        cls, folder: Path, name: str, fingerprint: str, device: str | None = None
    ) -> SentenceTransformersEncoder:
        """The model in `folder`, whose files have been found to have `fingerprint`; uses no network.

        It is run on `device`, as torch names it; without, on a GPU when there is one.

        Raises:
            ModelError: sentence-transformers cannot read the folder, or there is no such device.

        """
        if device is not None:
            expect_device(device)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds to import

        try:
            with no_progress_bars():
                model = SentenceTransformer(str(folder), local_files_only=True, device=device)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise ModelError(
                f"{name}: sentence-transformers cannot read {folder} ({reason}). Download the model again"
            ) from error
        return cls(name, model, fingerprint)

    def count(self, text: str) -> int:
        """See `Encoder.count`."""
        if len(text) > LONGEST_READ:
            return len(text)
        with self._one_at_a_time:
            return len(self._model.tokenizer.encode(readable(text), **self._quietly))

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """See `Encoder.encode`."""
        return stacked(self._in_batches(texts, self._embed, progress), self.dimension)

    def _embed(self, texts: list[str]) -> Vectors:
        with self._one_at_a_time:
            vectors: Vectors = self._model.encode(
                [readable(text) for text in texts],
                batch_size=len(texts),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return vectors

    def embed(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[Embedding]:
        """See `Encoder.embed`."""
        return self._in_batches(texts, self._embed_pieces, progress)

    def _embed_pieces(self, texts: list[str]) -> list[Embedding]:
        import torch  # noqa: PLC0415 - comes with the model
        from sentence_transformers.util import batch_to_device  # noqa: PLC0415

        # `SentenceTransformer.encode` returns the last layer's vectors only.
        with self._one_at_a_time, torch.inference_mode():
            features = self._model.preprocess([readable(text) for text in texts])
            output = self._model(batch_to_device(features, self._model.device))
        vectors = _array(output["sentence_embedding"])
        pieces = _array(output["input_ids"]).astype(np.int32)
        # Which side is padded is the tokenizer's choice; the mask says which pieces are the text's.
        kept = _array(output["attention_mask"]).astype(bool) & ~np.isin(pieces, self._special)
        layers = _layers(output)
        tokens = mixed(_array(layers[inner_layer(len(layers))]), _array(layers[-1]))
        return [
            Embedding(vector / np.linalg.norm(vector), own[held], quantised(rows[held]))
            for vector, own, rows, held in zip(vectors, pieces, tokens, kept, strict=True)
        ]

    def _in_batches(
        self, texts: Sequence[str], run: Callable[[list[str]], Iterable[T]], progress: Progress | None
    ) -> list[T]:
        lengths = [min(self.count(text), self.max_pieces) for text in texts]
        device = self._model.device
        # One context for all batches: torch keeps the weights that it has converted until the end of it.
        with precision(device, len(texts)):
            return in_batches(texts, lengths, run, most=pieces_at_once(device), progress=progress)


def _keep_layers(model: SentenceTransformer) -> None:
    """Have a transformer's forward pass return the vectors of every layer; other models have no layers."""
    config = getattr(getattr(model[0], "model", None), "config", None)
    if config is not None:
        config.output_hidden_states = True


def _layers(output: dict[str, Any]) -> Sequence[Tensor]:
    """The piece vectors after each layer; the last one alone where the model gives no other."""
    every: Sequence[Tensor] = output.get("all_layer_embeddings", ())  # the first is before any layer
    return every[1:] or [output["token_embeddings"]]


def _array(tensor: Tensor) -> npt.NDArray[np.float32]:
    array: npt.NDArray[np.float32] = tensor.float().cpu().numpy()
    return array


def _special_pieces(tokenizer: object) -> list[int]:
    """The ids of pieces that stand for no part of a text, such as [CLS]."""
    if isinstance(tokenizer, Tokenizer):
        return [number for number, piece in tokenizer.get_added_tokens_decoder().items() if piece.special]
    return list(getattr(tokenizer, "all_special_ids", ()))
