"""Embedding models: texts in, vectors of length one out.

To add a model that needs code of its own, write one module and one line in `ENCODERS`. Every other name is
a folder or a hub name that sentence-transformers reads. Importing this package loads no model and no torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from askreviews.encoders.base import Embedding, Encoder, Progress, Tokens, Vectors, identity, quantised
from askreviews.encoders.cross_encoder import CrossEncoderReranker, Reranker
from askreviews.encoders.products import Blocks, Shifted, lengths, low_rank, projections, shifted
from askreviews.encoders.remembering import RememberingEncoder
from askreviews.encoders.store import Store

__all__ = [
    "DEFAULT",
    "ENCODERS",
    "Blocks",
    "CrossEncoderReranker",
    "Embedding",
    "Encoder",
    "Progress",
    "RememberingEncoder",
    "Reranker",
    "Shifted",
    "Store",
    "Tokens",
    "Vectors",
    "identity",
    "lengths",
    "load",
    "low_rank",
    "projections",
    "quantised",
    "shifted",
]

DEFAULT = "all-MiniLM-L6-v2"


def _shipped(device: str | None) -> Encoder:
    from askreviews.encoders.shipped import ShippedEncoder  # noqa: PLC0415 - starts only what is asked for

    return ShippedEncoder.installed(DEFAULT, device)


def _sentence_transformers(name: str, device: str | None) -> Encoder:
    from askreviews.encoders.sentence_transformers import (  # noqa: PLC0415 - torch takes seconds to import
        SentenceTransformersEncoder,
    )

    return SentenceTransformersEncoder.named(name, device)


ENCODERS: Mapping[str, Callable[[str | None], Encoder]] = {
    DEFAULT: _shipped,
    f"sentence-transformers/{DEFAULT}": _shipped,
}


def load(name: str | None = None, *, device: str | None = None) -> Encoder:
    """The embedding model called `name`; without a name, the one that comes installed.

    `name` is a line of `ENCODERS`, the folder of a sentence-transformers model, or its name on the
    Hugging Face Hub. Only the last may use the network, and only when the model is not on disk yet.
    `device` (``cpu``, ``cuda``, ``cuda:1``, ``mps``, ``xpu``) is where torch runs it; without, on a GPU when
    there is one. The model that comes installed embeds a question by the processor in any case.

    Raises:
        ModelError: the model is not there, is damaged, or cannot be fetched; or there is no such device.

    """
    name = name or DEFAULT
    known = ENCODERS.get(name)
    return known(device) if known else _sentence_transformers(name, device)
