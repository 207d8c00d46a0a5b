"""Passages of one document that say the same as a better one: in the abstract, the body and a table.

A passage is a repeat of another when it adds nothing: it lies close to it in meaning, all of its words stand
there too, both deny alike, and it cites no other reference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import numpy.typing as npt

from askreviews.documents import Document
from askreviews.engines import Index
from askreviews.lexical import TermWeights
from askreviews.passages import Passage

CLOSE = 0.8
"""The cosine from which one of two passages may repeat the other: ``docs/retrieval.md`` says how chosen."""
_DENIALS = re.compile(r"\b(?:not|no|nor|never|neither|none|without|cannot)\b|n['’]t\b", re.IGNORECASE)
"""Words that the analysis leaves out, though they turn what is said around."""


@dataclass(frozen=True, slots=True, eq=False)
class Repeats:
    """Which passages of an index say nothing that another one does not.

    `vectors` float32[n, d], of length 1, and `weights` are those of the `passages`, which stand document by
    document. What has been found is kept: it is the same for every question.
    """

    passages: Sequence[Passage]
    vectors: npt.NDArray[np.float32]
    weights: TermWeights
    documents: Mapping[str, Document]
    _rows: Mapping[str, range] = field(init=False)
    _found: dict[int, tuple[int, ...]] = field(init=False, default_factory=dict)

    @classmethod
    def read(cls, index: Index) -> Repeats:
        """Those of the passages of `index`."""
        documents = {document.id: document for document in index.documents}
        return cls(index.passages, index.vectors("passages"), index.terms("passages"), documents)

    def __post_init__(self) -> None:
        places = groupby(range(len(self.passages)), lambda row: self.passages[row].document_id)
        held = {document: [*rows] for document, rows in places}
        object.__setattr__(self, "_rows", {d: range(rows[0], rows[-1] + 1) for d, rows in held.items()})

    def of(self, row: int) -> tuple[int, ...]:
        """The rows of the passages that add nothing to the one in `row`, in the order of the text."""
        if row not in self._found:
            own = self._rows[self.passages[row].document_id]
            close = np.flatnonzero(
                np.einsum("nd,d->n", self.vectors[own.start : own.stop], self.vectors[row]) >= CLOSE
            )
            others = (own[int(place)] for place in close if own[int(place)] != row)
            self._found[row] = tuple(other for other in others if self._adds_nothing(other, row))
        return self._found[row]

    def _adds_nothing(self, row: int, better: int) -> bool:
        """Whether the passage in `row` says nothing that the one in the row `better` does not."""
        return (
            set(self.passages[row].numbers) <= set(self.passages[better].numbers)
            and self._terms(row) <= self._terms(better)
            and self._denials(row) == self._denials(better)
        )

    def _terms(self, row: int) -> set[int]:
        """The terms of a passage, by their place in the vocabulary; reference markers are none."""
        entries = np.flatnonzero(self.weights.rows == row)
        return set((np.searchsorted(self.weights.starts, entries, side="right") - 1).tolist())

    def _denials(self, row: int) -> set[str]:
        passage = self.passages[row]
        text = passage.span.of(self.documents[passage.document_id].text)
        return {found.lower() for found in _DENIALS.findall(text)}
