"""What a printed page repeats: running heads, beside `page_numbers`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from askreviews.formats.lines import Line
from askreviews.formats.pages import page_numbers
from askreviews.formats.pages.page_numbers import FEWEST_PAGES, LONGEST, LONGEST_NUMBERED, SHORTEST_PAGE
from askreviews.formats.wording import journal_lines

_SIGNET = re.compile(r"1\s3")
"""What is left of the sign at the foot of Springer's pages."""
_IMPRINT = re.compile(r"Vol\.:\s?\(0123456789\)")
"""At the foot of Springer's first pages, which shows that a lone 13 is the sign of the others."""
_SPRINGERS = re.compile(rf"(?:{_IMPRINT.pattern}|1\s?3)\Z")
_PAGE_AT_END = re.compile(r"\A\d{1,4}\s+|\s+\d{1,4}\Z")
_CLAIM = re.compile(r"©\s?(?:19|20)\d\d\s.{2,80}\ball\srights\sreserved\.?", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")
_DOI_OR_NUMBER = re.compile(r"(?P<doi>\b10\.\d{4,9}/\S+)|\d+")
_BANNER = re.compile(
    r"(?:bio|med|chem)rxiv\spreprint\s(?:first\sposted|doi)\b.{0,400}\Z"
    r"|downloaded\sfrom\s\S{4,90}\s(?:by|at)\s(?:.{1,80}\s)?on\s.{1,100}\Z"
    r"|\d{6,8}[\dX]?,\s\w{1,8},\s[\w-]{1,12},\sdownloaded\sfrom\shttps?://\S{4,200}[\s,].{0,900}\Z"
    r"|authorized\slicensed\suse\slimited\sto:.{1,120}\sdownloaded\son\s.{1,120}\Z"
    r"|this\scontent\sdownloaded\sfrom\s.{1,120}\Z|downloaded\sby\s\[.{1,120}\]\sat\s.{1,60}\Z"
    r"|content\scourtesy\sof\sspringer\snature,.{0,60}\Z"
    r"|(?:([A-Z]?[a-z]{1,20})\1(?:\s|\Z)){2,12}\Z"  # TrendsTrends inin MedicineMedicine: a logo
    r"|PNAS\s\d{4}\sVol\.\s\d{1,4}\sNo\.\s\d{1,3}\se?\d{1,12}\Z"
    r"|\(which\swas\snot\s(?:certified\sby\s)?peer[\s-]review(?:ed)?\)\sis\sthe\sauthor/funder.{0,300}\Z"
    r"|(?:It\sis\smade\s)?available\sunder\sa\s?CC[\s-]BY.{0,60}\slicense\s?\.?\Z",
    re.IGNORECASE,
)
"""What a preprint server, or a journal's, prints on every page."""
_MOST_HEADS = 2
"""Lines of a page's head or foot, beside its number."""
_EDGE = 2
"""Lines with words at either end of a page among which its running head is looked for."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and running heads.

    A page number is a number alone between blank lines or at a page's edge. A running head is a short line
    that comes again and again so, at least once beside a page number, at a page's edge or in mid-sentence; or
    twice, far apart and both times beside one. What a preprint server prints on each page goes, too.
    """
    signs = (_BANNER, _SPRINGERS) if any(_IMPRINT.fullmatch(line.text) for line in lines) else (_BANNER,)
    lines = [line for line in lines if not any(sign.match(line.text) for sign in signs)]
    worded = [index for index, line in enumerate(lines) if line.text]
    edges = _edges(lines, worded)
    cells = page_numbers.cells(lines, worded)
    apart = {i for i in worded if i in edges or _is_apart(lines, i)} - cells
    apart |= _numbered_heads(lines, worded)
    pages = page_numbers.in_text(lines, worded)
    pages |= page_numbers.told(lines, worded)
    pages |= _beside_pages(lines, worded, pages)
    pages |= page_numbers.feet(lines, worded)
    numbers = page_numbers.alone(lines, worded, apart) | pages
    beside = {i for i, around in _neighbours(worded) if pages.intersection(around)}
    heads = _running_heads(lines, worded, apart | beside, edges, numbers)
    heads |= _imprints_again(lines, worded)
    heads |= _with_address(lines, worded, heads | pages)
    left_out = (numbers | heads) - cells
    return [line for index, line in enumerate(lines) if index not in left_out]


def _imprints_again(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines that repeat the one above the title that names journal, volume and year."""
    first = {lines[i].text for i in worded[: page_numbers.FRONT]}
    imprints = {
        text for text in first if (told := journal_lines.facts_of(text)) and told.journal and told.volume
    }
    return {i for i in worded[page_numbers.FRONT :] if lines[i].text in imprints}


def _with_address(lines: Sequence[Line], worded: Sequence[int], known: set[int]) -> set[int]:
    """Lines that say what a running head does, and where the article is found; so the claim below one."""
    heads = {_PAGE_AT_END.sub("", lines[i].text) for i in known}
    found: set[int] = set()
    for i in worded:
        if _WEB_ADDRESS.search(lines[i].text):
            bare = _WEB_ADDRESS.sub(" ", lines[i].text).strip()
            if bare in heads or _PAGE_AT_END.sub("", bare).strip() in heads:
                is_claimed = i + 1 < len(lines) and _CLAIM.fullmatch(lines[i + 1].text)
                found |= {i, i + 1} if is_claimed else {i}
    return found


def _edges(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """The first and last few lines with words of every page, where form feeds part the pages."""
    edges: set[int] = set()
    position = 0
    for index, line in enumerate(lines):
        if line.ends_page:
            while position < len(worded) and worded[position] < index:
                position += 1
            edges.update(worded[max(0, position - _EDGE) : position + _EDGE])
    return edges


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before and not after


def _beside_pages(lines: Sequence[Line], worded: Sequence[int], pages: set[int]) -> set[int]:
    """Lines right beside those of `pages` that repeat words of the front in a row, or an author's name."""
    front = page_numbers.front_words(lines, worded)
    names = {word[:-1] for word in front} | set(front)  # Nordstroma, whose mark is pasted with the name
    in_a_row = " ".join(front)
    around = dict(_neighbours(worded))
    found: set[int] = set()
    for _ in range(_MOST_HEADS):
        near = {i for page in pages | found for i in around[page] if i not in worded[: page_numbers.FRONT]}
        for i in near - pages:
            bare = _WEB_ADDRESS.sub("", lines[i].text).strip()
            words = page_numbers.words_of(bare)
            is_title = bare[:1].isupper() and len(words) > 1 and " ".join(words) in in_a_row
            is_name = len(words) == 1 and words[0] in names and bare.endswith("et al.")
            if _SIGNET.fullmatch(lines[i].text) or is_title or is_name:
                found.add(i)
    return found


def _numbered_heads(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Running heads right above or below a page's number, both between blank lines, where they come again."""
    order = {index: place for place, index in enumerate(worded)}
    pairs: dict[str, list[tuple[int, int]]] = {}
    for first, second in pairwise(worded):
        if second != first + 1 or not _is_apart_pair(lines, first):
            continue
        is_number = [page_numbers.PAGE_NUMBER.fullmatch(lines[i].text) is not None for i in (first, second)]
        if is_number[0] != is_number[1]:
            head = lines[first if is_number[1] else second].text
            if page_numbers.can_repeat(head):
                pairs.setdefault(_shape(head), []).append((first, second))
    repeated = [own for own in pairs.values() if len(own) > 1 and _are_apart([order[i] for i, _ in own])]
    return {index for own in repeated for pair in own for index in pair}


def _is_apart_pair(lines: Sequence[Line], first: int) -> bool:
    before = lines[first - 1].text if first else ""
    after = lines[first + 2].text if first + 2 < len(lines) else ""
    return not before and not after


def _running_heads(
    lines: Sequence[Line], worded: Sequence[int], apart: set[int], edges: set[int], numbers: set[int]
) -> set[int]:
    borders = _borders(lines, worded)
    places = [
        i for i in worded[1:] if i in borders or (i in apart and page_numbers.can_repeat(lines[i].text))
    ]
    shapes = {i: _shape(lines[i].text) for i in places}
    counts = Counter(shapes.values())
    around = dict(_neighbours(worded))
    text_around = dict(_neighbours(worded, without=borders))
    within = {i for i in places if _interrupts(lines, text_around[i])}
    proven = {shapes[i] for i in places if i in edges or i in within or numbers.intersection(around[i])}
    always = {shapes[i] for i in within} - {shapes[i] for i in places if i not in within}
    heads = {
        i
        for i in places
        if shapes[i] in proven
        and counts[shapes[i]] >= (2 if i in edges or shapes[i] in always else FEWEST_PAGES)
    }
    return heads | _beside_numbers(lines, worded, places, numbers | heads)


def _borders(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Up to three lines between blank ones that all come again, numbers aside: feet and heads of pages."""
    counts = Counter(_shape(lines[i].text) for i in worded if len(lines[i].text) <= LONGEST_NUMBERED)
    return {
        index
        for run in page_numbers.runs(worded)
        if len(run) <= _MOST_HEADS + 1 and all(counts[_shape(lines[i].text)] > 1 for i in run)
        for index in run
    }


def _beside_numbers(
    lines: Sequence[Line], worded: Sequence[int], places: Sequence[int], furniture: set[int]
) -> set[int]:
    """Of `places` those of lines that come twice, a page apart, always right beside `furniture`."""
    order = {index: place for place, index in enumerate(worded)}
    around = dict(_neighbours(worded))
    by_shape: dict[str, list[int]] = {}
    for i in places:
        by_shape.setdefault(_shape(lines[i].text), []).append(i)
    repeated = [own for own in by_shape.values() if len(own) > 1 and _are_apart([order[i] for i in own])]
    heads: set[int] = set()
    for _ in range(_MOST_HEADS):  # the second head of a page stands beside the first
        known = furniture | heads
        heads |= {i for own in repeated if all(known.intersection(around[i]) for i in own) for i in own}
    return heads


def _are_apart(orders: Sequence[int]) -> bool:
    return all(after - before >= SHORTEST_PAGE for before, after in pairwise(orders))


def _neighbours(worded: Sequence[int], without: Container[int] = ()) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each line with words, and those before and after it, but for those left out."""
    kept = [index for index in worded if index not in without] or worded[:1]
    for index in worded:
        order = bisect_left(kept, index)
        after = order + 1 if order < len(kept) and kept[order] == index else order
        yield index, (kept[max(0, order - 1)], kept[min(len(kept) - 1, after)])


def _interrupts(lines: Sequence[Line], around: tuple[int, int]) -> bool:
    """Whether the line stands in the middle of a sentence."""
    before, after = (lines[i].text for i in around)
    goes_on = after[:1].islower() or after[:1] in "[(" or before.endswith(",")
    return goes_on and not page_numbers.CLOSED.search(before) and len(before) > LONGEST / 2


def _shape(text: str) -> str:
    """The line with every number alike: *Exosomes in trauma 12* comes again as *Exosomes in trauma 13*.

    DOIs stay apart: those of one journal differ by nothing else, and each is an entry's own.
    """
    return _DOI_OR_NUMBER.sub(lambda found: found["doi"] or "#", text.lower())
