"""`askreviews.open`: a library with the model, the cache and the home that are usual."""

from __future__ import annotations

from pathlib import Path

from askreviews import encoders
from askreviews.encoders import CrossEncoderReranker, RememberingEncoder, Store
from askreviews.home import find_home, user_cache
from askreviews.indexing import Progress
from askreviews.library import Library


def open(  # noqa: A001 - askreviews.open, as in gzip.open
    home: str | Path | None = None,
    *,
    model: str | None = None,
    reranker: str | None = None,
    device: str | None = None,
    progress: Progress | None = None,
    ready: bool = True,
) -> Library:
    """Open the library in `home` (see `find_home`).

    `model` names an embedding model of sentence-transformers; without it the one that comes installed is
    used. `reranker` names a cross-encoder that looks at the first passages again; none ships. `device`
    says where many texts are embedded, see `encoders.load`; their embeddings are kept in the user's
    cache, as is how documents were cut.
    `progress` is called with what is being done, how many are done, and how many there are. The index is
    read now, and built when it is missing or outdated; with ``ready=False`` only when it is first needed.

    Raises:
        ModelError: the model cannot be loaded, or the device is not there.
        IndexDamaged: a file of the index does not hold what was written; `Library.rebuild` mends it.
        IndexOfAnotherModel: another model built the index; `Library.rebuild` builds it anew.
        WritingError: the index must be built and cannot be written.
        IndexBusy: another process is building it, and was not done in time.

    """
    store = Store.in_folder(user_cache())
    library = Library(
        find_home(home),
        encoder=RememberingEncoder(encoders.load(model, device=device), store),
        store=store,
        reranker=CrossEncoderReranker.named(reranker) if reranker else None,
        progress=progress,
    )
    if ready:
        library.refresh()
    return library
