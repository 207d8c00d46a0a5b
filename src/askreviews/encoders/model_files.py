"""The files of a model on disk: their digests, and the fingerprint that follows from them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from askreviews.errors import ModelError

READ_BY_MODELS = frozenset({".safetensors", ".bin", ".json", ".txt", ".model"})
"""Suffixes of weights, settings and vocabularies; the rest of a model's folder is documentation."""


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of `folder` that shapes a vector, by its name inside the folder.

    Raises:
        ModelError: the folder holds no such file, or one cannot be read.

    """
    found = {}
    try:
        for path in sorted(folder.rglob("*")):
            if path.suffix in READ_BY_MODELS and path.is_file():
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256")
                found[path.relative_to(folder).as_posix()] = digest.hexdigest()
    except OSError as error:
        raise ModelError(f"{folder}: the model cannot be read ({error}). Install or copy it again") from error
    if not found:
        raise ModelError(f"{folder}: holds no model. Name the folder of a sentence-transformers model")
    return found


def fingerprint(digests: Mapping[str, str]) -> str:
    """One hash for all files of a model, whatever the folder is called."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
