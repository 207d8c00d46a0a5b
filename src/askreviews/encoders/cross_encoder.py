"""A second look by a cross-encoder, which reads question and passage together.

None ships: whoever has one names it. Importing this module is quick; torch comes with the model.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from askreviews.encoders.base import readable
from askreviews.encoders.hub import fetched, no_progress_bars
from askreviews.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker(Protocol):
    """Tells how well passages answer a question. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """What the user calls the model."""

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """The higher, the better the text answers: float64[n], on a scale of the model's own."""


class CrossEncoderReranker:
    """A cross-encoder (Nogueira and Cho 2019, arXiv:1901.04085) that sentence-transformers can load."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        self.name = name
        self._model = model
        # The tokenizers of transformers keep truncation as state: used by two threads at once, they raise.
        self._one_at_a_time = threading.Lock()

    @classmethod
    def named(cls, name: str) -> CrossEncoderReranker:
        """The model in the folder `name`, or called so on the Hugging Face Hub.

        Raises:
            ModelError: it is neither on disk nor to be fetched, cannot be read, or gives no single score.

        """
        folder = Path(name) if Path(name).is_dir() else fetched(name, owner="cross-encoder")
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 - takes seconds to import

        try:
            with no_progress_bars():
                model = CrossEncoder(str(folder), local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise ModelError(
                f"{name}: sentence-transformers cannot read {folder} as a cross-encoder ({reason}). "
                "Name one that gives a single score, such as cross-encoder/ms-marco-MiniLM-L6-v2"
            ) from error
        if model.num_labels != 1:
            raise ModelError(
                f"{name}: the model sorts pairs into {model.num_labels} classes; a reranker gives a single "
                "score. Name another, such as cross-encoder/ms-marco-MiniLM-L6-v2"
            )
        return cls(name, model)

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """See `Reranker.scores`; what is longer than the model reads is cut off."""
        pairs = [(readable(question), readable(text)) for text in texts]
        if not pairs:
            return np.zeros(0)
        with self._one_at_a_time:
            scores = self._model.predict(pairs, show_progress_bar=False)
        return np.asarray(scores, dtype=np.float64)
