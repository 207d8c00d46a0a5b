"""Embedding models: texts in, vectors of length one out.

To add a model that needs code of its own, write one module and one line in `ENCODERS`. Every other name is
a folder or a hub name that sentence-transformers reads. Importing this package loads no model and no torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from askreviews.encoders.base import Embedding, Encoder, Progress, Vectors, directions, identity
from askreviews.encoders.cross_encoder import CrossEncoderReranker, Reranker

__all__ = [
    "DEFAULT",
    "ENCODERS",
    "CrossEncoderReranker",
    "Embedding",
    "Encoder",
    "Progress",
    "Reranker",
    "Vectors",
    "directions",
    "identity",
    "load",
]

DEFAULT = "all-MiniLM-L6-v2"


def _shipped() -> Encoder:
    from askreviews.encoders.shipped import ShippedEncoder  # noqa: PLC0415 - starts only what is asked for

    return ShippedEncoder.installed(DEFAULT)


def _sentence_transformers(name: str) -> Encoder:
    from askreviews.encoders.sentence_transformers import (  # noqa: PLC0415 - torch takes seconds to import
        SentenceTransformersEncoder,
    )

    return SentenceTransformersEncoder.named(name)


ENCODERS: Mapping[str, Callable[[], Encoder]] = {
    DEFAULT: _shipped,
    f"sentence-transformers/{DEFAULT}": _shipped,
}


def load(name: str | None = None) -> Encoder:
    """The embedding model called `name`; without a name, the one that comes installed.

    `name` is a line of `ENCODERS`, the folder of a sentence-transformers model, or its name on the
    Hugging Face Hub. Only the last may use the network, and only when the model is not on disk yet.

    Raises:
        ModelError: the model is not there, is damaged, or cannot be fetched.

    """
    name = name or DEFAULT
    known = ENCODERS.get(name)
    return known() if known else _sentence_transformers(name)
