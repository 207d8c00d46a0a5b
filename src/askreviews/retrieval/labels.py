"""The words of titles, headings and tables' columns: they name passages and are not searched."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property

from askreviews.analysis import terms
from askreviews.documents import Document


class Labels(Container[str]):
    """The terms that stand in a document outside its passages; its references' are not among them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    @cached_property
    def _terms(self) -> frozenset[str]:
        """Read when a word is first looked for: most questions need none."""
        return frozenset(term for text in dict.fromkeys(self._texts()) for term in terms(text))

    def _texts(self) -> Iterator[str]:
        yield self._document.title
        for section, paragraph in self._document.paragraphs():
            yield from section.path
            yield from (cell.column for cell in paragraph.cells)
