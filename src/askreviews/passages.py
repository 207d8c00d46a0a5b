"""A passage: the stretch of one section that is indexed, ranked and shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from askreviews.documents import Citation, Sentence, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one paragraph (or of neighbouring short ones) inside one section.

    `section` and `paragraph` are the positions of the section in ``document.sections`` and of the first
    paragraph in that section's paragraphs, both from 0. A sentence longer than a model can read is
    divided at a word border; then `sentences` holds its parts.
    """

    document_id: str
    section: int
    paragraph: int
    span: Span
    sentences: tuple[Sentence, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """``document:start-end``: the same as long as the text and the cutting stay the same."""
        return f"{self.document_id}:{self.span.start}-{self.span.end}"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The markers in the passage, in order."""
        return tuple(c for s in self.sentences for c in s.citations)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The reference numbers cited in the passage, each once, in order of mention."""
        return tuple(dict.fromkeys(n for s in self.sentences for n in s.numbers))
