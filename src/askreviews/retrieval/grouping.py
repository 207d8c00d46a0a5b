"""Passages of one document that say the same as a better one: in the abstract, the body and a table.

A passage joins another's group only when it adds nothing: it lies close to it in meaning, all of its words
stand there too, both deny alike, and it cites no other reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from askreviews.analysis import terms
from askreviews.documents import Document
from askreviews.passages import Passage

CLOSE = 0.9
"""The cosine of two passages from which they may say the same."""
_DENIALS = re.compile(r"\b(?:not|no|nor|never|neither|none|without|cannot)\b|n['’]t\b", re.IGNORECASE)
"""Words that the analysis leaves out, though they turn what is said around."""


def groups(
    rows: Sequence[int],
    passages: Sequence[Passage],
    vectors: npt.NDArray[np.float32],
    documents: dict[str, Document],
) -> list[list[int]]:
    """The `rows`, best first, in groups, each headed by its best.

    `vectors` float32[n, d], of length 1, are those of all `passages`. A row joins the first group whose head
    says all that it says.
    """
    found: list[list[int]] = []
    for row in rows:
        near = (
            group
            for group in found
            if passages[group[0]].document_id == passages[row].document_id
            and float(vectors[group[0]] @ vectors[row]) >= CLOSE
        )
        document = documents[passages[row].document_id]
        same = next((g for g in near if _adds_nothing(document, passages[row], passages[g[0]])), None)
        if same is None:
            found.append([row])
        else:
            same.append(row)
    return found


def _adds_nothing(document: Document, passage: Passage, head: Passage) -> bool:
    """Whether `passage` says nothing that `head` does not."""
    if not set(passage.numbers) <= set(head.numbers):
        return False
    said, known = _words(document, passage), _words(document, head)
    if {d.lower() for d in _DENIALS.findall(said)} != {d.lower() for d in _DENIALS.findall(known)}:
        return False
    return set(terms(said)) <= set(terms(known))


def _words(document: Document, passage: Passage) -> str:
    """The text of a passage without its reference markers."""
    pieces, place = [], passage.span.start
    for citation in passage.citations:
        pieces.append(document.text[place : citation.span.start])
        place = citation.span.end
    return " ".join([*pieces, document.text[place : passage.span.end]])
