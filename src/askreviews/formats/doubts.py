"""What in a document's markers and reference list does not fit, in sentences for a reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from askreviews.citing import author_year
from askreviews.documents import Reference, Section, Span
from askreviews.formats.wording import conventions

_MOST_PLACES = 12
_MOST_EXAMPLES = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_AUTHOR_YEAR = re.compile(r"\([^()]{0,80}[A-Z][^()]{0,80}(?:19|20)\d\d[a-z]?[^()]{0,200}\)")


def about(text: str, sections: Sequence[Section], references: Sequence[Reference]) -> tuple[str, ...]:
    """Numbers and DOIs listed twice, numbers skipped, without words or not listed; a list that is missing."""
    cited = sorted({n for s in sections for p in s.paragraphs for t in p.sentences for n in t.numbers})
    if not references:
        cites = f"; {listing(cited)}, which the text cites, cannot be resolved" if cited else ""
        return (f"No reference list was found{cites}.",)
    counts = Counter(reference.number for reference in references)
    twice = sorted(number for number, count in counts.items() if count > 1)
    skipped = sorted(set(range(1, max(counts) + 1)) - set(counts))
    empty = [reference.number for reference in references if not reference.raw]
    unlisted = [number for number in cited if number not in counts]
    dois = {(reference.number, reference.doi.casefold()) for reference in references if reference.doi}
    shared = {doi for doi, count in Counter(doi for _, doi in dois).items() if count > 1}
    alike = sorted({number for number, doi in dois if doi in shared})
    found = (
        (twice, "The reference list has more than one entry for {}; the first counts."),
        (skipped, "The reference list skips {}."),
        (empty, "The reference list holds no words for {}."),
        (alike, "The reference list gives a DOI more than once, to {}."),
        (unlisted, "The text cites {}, which the reference list lacks."),
    )
    doubts = tuple(sentence.format(listing(numbers)) for numbers, sentence in found if numbers)
    return (*doubts, *(_told(text, sections, references) if cited else _uncited(text, sections)))


def _told(text: str, sections: Sequence[Section], references: Sequence[Reference]) -> tuple[str, ...]:
    """How the text cites, where that is not by numbers between signs."""
    first = next(c for s in sections for p in s.paragraphs for t in p.sentences for c in t.citations)
    if _YEAR.search(first.span.of(text)):
        by_year = author_year.find(text, [p.span for s in sections for p in s.paragraphs], references)
        return _by_year(text, by_year.unresolved) if first in by_year.citations else ()
    sign = text[first.span.start]
    if not (sign.isdigit() and sign.isascii()):
        return ()
    return _spaced(text, first.span) if text[first.span.start - 1].isspace() else _glued(text, first.span)


def _by_year(text: str, unresolved: Sequence[Span]) -> tuple[str, ...]:
    """That entries are counted by their place, and which citations fit no single one of them."""
    told = "The text cites by author and year; its references are numbered by their place in the list."
    if not unresolved:
        return (told,)
    examples = ", ".join(f"“{span.of(text)}”" for span in unresolved[:_MOST_EXAMPLES])
    more = f" and {len(unresolved) - _MOST_EXAMPLES} more" if len(unresolved) > _MOST_EXAMPLES else ""
    return (told, f"No entry, or more than one, fits {examples}{more}.")


def _glued(text: str, first: Span) -> tuple[str, ...]:
    """That numbers right behind words were read as markers."""
    word = text[: first.start].split()[-1:]
    example = "".join([*word, first.of(text)])
    return (
        f"The text's reference numbers stand right behind its words (“{example}”); one that follows "
        "another number may not have been read, and a name's own digit may have been taken for one.",
    )


def _spaced(text: str, first: Span) -> tuple[str, ...]:
    """That numbers behind a blank were read as markers."""
    words = " ".join([*text[: first.start].split()[-2:], first.of(text)])
    return (
        f"The text's reference numbers have nothing but a blank before them (“{words}”); one that may as "
        "well count something was not read, and a count may have been taken for one.",
    )


def _uncited(text: str, sections: Sequence[Section]) -> tuple[str, ...]:
    """Why the text cites nothing, when it has more than an abstract."""
    body = [s for s in sections if not conventions.is_abstract(s.heading)]
    if not body:
        return ()
    by_year = any(_AUTHOR_YEAR.search(p.span.of(text)) for s in body for p in s.paragraphs)
    reason = ": it seems to cite by author and year, and few of these fit one entry" if by_year else ""
    return (f"The text cites no entry of the reference list by its number{reason}.",)


def listing(numbers: Sequence[int]) -> str:
    """Numbers in short, runs as ranges.

    >>> listing([1, 3, 4, 5, 8, 9])
    '1, 3–5, 8 and 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [word for run in runs for word in _run(run)]
    if len(words) > _MOST_PLACES:
        words = [*words[: _MOST_PLACES - 1], f"{len(words) - _MOST_PLACES + 1} more places"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _run(run: Sequence[int]) -> list[str]:
    return [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
