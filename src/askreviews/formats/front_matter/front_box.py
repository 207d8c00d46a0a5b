"""The box on the first page of some journals (Frontiers'): who edited and reviewed, the dates, how to cite.

Its lines come before the title, or within what it stood beside, and hold names that are no authors'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews import identifiers
from askreviews.formats.lines import Line
from askreviews.formats.wording import journal_lines
from askreviews.formats.wording.facts import Facts

_OPENS = re.compile(r"edited\sby\s?:?", re.IGNORECASE)
_REVIEWED = re.compile(r"reviewed\sby\s?:?", re.IGNORECASE)
_CITATION = re.compile(r"citation\s?:?", re.IGNORECASE)
_CITES = re.compile(r"\Acitation:\s(?=[A-Z])", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_MOST_NAMES = 8
_FEWEST_LINES = 3
_GOES_ON = re.compile(
    r"(?:academic\seditors?|received|revised|accepted|published|publisher|copyright)\b", re.IGNORECASE
)
"""What the box says behind the citation."""
_LICENCE_END = re.compile(r"(?:\b4\.0/?|licenses/by\S{0,20})\)\.?\Z")
_LONGEST_LICENCE = 32
_COPYRIGHT = re.compile(r"copyright\s?:?", re.IGNORECASE)
_DOI = re.compile(r"(?:doi\b.{0,12}|https?://\S{0,20})10\.\d{4,9}/\S", re.IGNORECASE)
_BLANK = re.compile(r"")
_TERMS_END = re.compile(r"comply\swith\sthese\sterms\.\Z")
_FARTHEST = 150
"""Lines from the file's top within which the box begins."""
_LONGEST = 60
"""Lines of the box up to the citation."""
_TOP = 12
_LONGEST_UNCITED = 20
_LONGEST_CITATION = 15
_LONGEST_TERMS = 20


def taken(lines: Sequence[Line]) -> tuple[list[Line], Facts]:
    """The lines with those of the box emptied, and what its citation says of the journal.

    Without a citation that closes it, it ends at a blank line, where it stands near the top; else there is no
    telling where it ends, and nothing is taken.
    """
    lines, facts = _without_journal(lines)
    if not facts.journal:
        lines, facts = _without_citation(lines)
    start = _first(lines, _OPENS, 0, _FARTHEST)
    if facts.journal or start is None or _first(lines, _REVIEWED, start, _LONGEST) is None:
        return list(lines), facts
    cited = _first(lines, _CITATION, start, _LONGEST)
    closing = None if cited is None else _first(lines, _DOI, cited, _LONGEST_CITATION, whole=False)
    if cited is None or closing is None:
        blank = _first(lines, _BLANK, start, _LONGEST_UNCITED)
        is_above = start < _TOP and blank is not None and _first(lines[:blank], _REVIEWED, start, _LONGEST)
        end = blank if blank is not None and is_above else start
        return [*lines[:start], *(Line("", line.place) for line in lines[start:end]), *lines[end:]], Facts()
    citation = " ".join(line.text for line in lines[cited + 1 : closing + 1] if line.text)
    end = _end_of_terms(lines, closing + 1)
    emptied = [Line("", line.place, ends_page=line.ends_page) for line in lines[start:end]]
    facts = journal_lines.facts_of_citation(f"Citation: {citation}") or Facts()
    return [*lines[:start], *emptied, *lines[end:]], facts


def _without_journal(lines: Sequence[Line]) -> tuple[Sequence[Line], Facts]:
    """The lines without the journal's that PubMed Central's text files begin with: names, ISSN, publisher.

    The name in full is the last before the ISSN.
    """
    worded = [i for i, line in enumerate(lines[:_FARTHEST]) if line.text]
    numbers = [i for i in worded[:_TOP] if _ISSN.fullmatch(lines[i].text)]
    named = [i for i in worded if numbers and i < numbers[0]]
    if not named or len(named) > _MOST_NAMES:
        return lines, Facts()
    blank = _first(lines, _BLANK, numbers[-1], _MOST_NAMES)
    end = numbers[-1] + 1 if blank is None else blank
    emptied = [Line("", line.place) for line in lines[:end]]
    return [*emptied, *lines[end:]], Facts(journal=lines[named[-1]].text)


def _without_citation(lines: Sequence[Line]) -> tuple[Sequence[Line], Facts]:
    """The lines without MDPI's citation beside the abstract, which has several lines, and what it says.

    Where no blank line parts it from what the box says behind it, or one parts each of its lines, the rest of
    the box goes, too, up to the end of the licence.
    """
    start = _first(lines, _CITES, 0, _FARTHEST, whole=False)
    if start is None:
        return lines, Facts()
    worded = [i for i in range(start, min(start + _FARTHEST, len(lines))) if lines[i].text]
    blank = _first(lines, _BLANK, start, _LONGEST_CITATION)
    is_whole = blank is None or blank == start + 1
    own = [i for i in worded[:_LONGEST_CITATION] if is_whole or blank is None or i < blank]
    texts = [lines[i].text for i in own]
    other = next(
        (n for n, text in enumerate(texts) if _GOES_ON.match(text)), None if is_whole else len(texts)
    )
    facts = journal_lines.facts_of_citation(" ".join(texts[:other])) if other is not None else None
    if other is None or other < _FEWEST_LINES or facts is None or not facts.journal:
        return lines, Facts()
    rest = worded[other : other + _LONGEST_LICENCE] if is_whole else []
    end = next((i for i in rest if _LICENCE_END.search(lines[i].text)), own[other - 1]) + 1
    doi = identifiers.broken_doi_in(texts[:other]) or facts.doi
    emptied = [Line("", line.place) for line in lines[start:end]]
    return [*lines[:start], *emptied, *lines[end:]], replace(facts, doi=doi)


def _end_of_terms(lines: Sequence[Line], start: int) -> int:
    """The place behind the copyright notice, where the box goes on with one."""
    opens = _first(lines, _COPYRIGHT, start, 2)
    if opens is None:
        return start
    end = _first(lines, _TERMS_END, opens, _LONGEST_TERMS, whole=False)
    if end is None:
        end = _first(lines, re.compile(r"\.\Z"), opens, _LONGEST_TERMS, whole=False)
    return start if end is None else end + 1


def _first(
    lines: Sequence[Line], pattern: re.Pattern[str], start: int, most: int, *, whole: bool = True
) -> int | None:
    """The first of `most` lines from `start` on that the pattern fits, or that holds it."""
    fits = pattern.fullmatch if whole else pattern.search
    return next((i for i in range(start, min(start + most, len(lines))) if fits(lines[i].text)), None)
