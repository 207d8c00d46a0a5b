"""Adding files to a library and removing documents from it: any number, and the index built once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from askreviews.arguments import called
from askreviews.corpus import Addition, Corpus, is_same_work
from askreviews.current import Current
from askreviews.documents import Document
from askreviews.errors import ReadingError
from askreviews.holdings import Holdings

Added: TypeAlias = Document | ReadingError
"""What came of a file: the document that was read from it, or why none can be."""


def add(
    paths: Sequence[Path],
    holdings: Holdings,
    current: Current,
    *,
    id: str | None = None,  # noqa: A002 - the document's own word
) -> tuple[Added, ...]:
    """Add the reviews in the files at `paths`, in their order; see `Library.add` and `Library.add_many`.

    What cannot be added changes nothing; when the index cannot be built, nothing is changed at all, nor when
    a file that can be read by itself turns out to be refused by the corpus (ReadingError).
    """
    outcomes: list[Addition | ReadingError] = []
    with current.turn():
        current.catch_up()
        present = current.asker().index.documents
        with ExitStack() as changes:
            for path in paths:
                try:
                    addition = _addition(path, holdings.corpus, id, present)
                except ReadingError as error:
                    outcomes.append(error)
                else:
                    changes.enter_context(addition.change.made())
                    present = _with(present, addition.document)
                    outcomes.append(addition)
                holdings.tell("Reading files", len(outcomes), len(paths))
            if added := {outcome.path for outcome in outcomes if isinstance(outcome, Addition)}:
                reading = current.read()
                for problem in reading.problems:
                    if problem.path in added:
                        raise problem
                current.build(reading)
        documents = {document.id: document for document in current.asker().index.documents}
    return tuple(o if isinstance(o, ReadingError) else documents[o.document.id] for o in outcomes)


def remove(ids: Sequence[str], holdings: Holdings, current: Current) -> tuple[str, ...]:
    """Take the documents called `ids` out; see `Library.remove` and `Library.remove_many`."""
    corpus = holdings.corpus
    with current.turn():
        current.catch_up()
        present = current.asker().index.documents
        going = {document.id: document for document in (called(name, present) for name in ids)}
        with ExitStack() as changes:
            for document in going.values():
                changes.enter_context(corpus.removing(document).made())
            if going:
                current.build(current.read())
        left, removed = current.asker().index.documents, corpus.removed()
    return tuple(_told(document, removed, left) for document in going.values())


def _told(gone: Document, removed: Collection[str], left: Sequence[Document]) -> str:
    """What was done when `gone` was removed, in a sentence or two."""
    if gone.id in removed:
        return f"Removed the digest {gone.id}. `askreviews add {gone.id}` brings it back."
    back = next((d for d in left if is_same_work(d, gone)), None)
    return f"Removed {gone.id}." + (f" The digest of the work, {back.id}, is back." if back else "")


def _addition(path: Path, corpus: Corpus, id: str | None, present: Sequence[Document]) -> Addition:  # noqa: A002
    """The change that adds the file at `path`, or brings back the removed digest whose id it is."""
    if str(path) in corpus.removed() and not path.exists():
        return corpus.restoring(str(path))
    return corpus.adding(path, id=id, present=present)


def _with(present: Sequence[Document], added: Document) -> tuple[Document, ...]:
    """The documents there are when `added` has come, and what it takes the place of has gone."""
    return (*(d for d in present if d.id != added.id and not is_same_work(d, added)), added)
