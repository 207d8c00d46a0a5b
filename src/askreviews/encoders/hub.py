"""What the models of sentence-transformers share: fetching their folder, and keeping them quiet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from askreviews.errors import ModelError

NEVER_READ = ["onnx/*", "openvino/*", "coreml/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.mlmodel"]
"""What hub repositories hold for other runtimes: not fetched."""


def fetched(name: str, *, owner: str = "sentence-transformers") -> Path:
    """The folder of the hub's model `name` in the local cache, fetched first when it is not there.

    Raises:
        ModelError: it is neither there nor to be had.

    """
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - only for models that do not ship

    # sentence-transformers reads a name without an owner as one of its own models.
    repository = name if "/" in name else f"{owner}/{name}"
    try:
        return Path(snapshot_download(repository, ignore_patterns=NEVER_READ))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{name}: no such folder, and no such model could be fetched from the Hugging Face Hub. Check "
            f"the name; without a network, run `hf download {repository}` where there is one, copy the "
            "folder and name it; or name no model"
        ) from error


@contextmanager
def no_progress_bars() -> Iterator[None]:
    """Keep transformers from drawing a bar for each model it opens: a library does not print."""
    from transformers.utils import logging  # noqa: PLC0415 - comes with torch

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
