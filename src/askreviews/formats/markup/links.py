"""Links in Markdown: their words are read, and where they lead is left out.

As programs write them that take articles from the web or out of PDFs. A number that leads to an entry keeps
square brackets where nothing else says that it is a marker: ``cells[12](#b12),[13](#b13)`` is *cells[12,13]*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from askreviews.formats.lines import Line
from askreviews.formats.wording import boilerplate, captions

_SIGN = re.compile(r"\\.|!?\[|\]")
_TARGET = re.compile(
    r"\(\s?(?:<[^<>\n]{0,2000}>|(?P<address>(?:[^\s()]|\((?:[^\s()]|\([^\s()]{0,200}\)){0,300}+\)){0,2000}+))"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?\s?(?P<close>\))(?:\{(?:[#.]|[\w-]{1,30}=)[^{}\n]{0,300}\})?"
)
"""With the attributes that pandoc writes behind it."""
_ADDRESS = re.compile(r"\Z|[#./?]|[a-z][\w+.-]{1,12}:|.*[/#]|.*\.[a-z]{2,5}\Z", re.IGNORECASE)
"""What stands in brackets behind others and is no address is text: *[12](in mice)*, *[Ca2+](i)*."""
_DASH = "–—‐‑‒−-"
_NUMBERS = re.compile(
    rf"(?:<sup>\s?)?[,;{_DASH}]?\s?\d{{1,4}}(?:\s?[,;{_DASH}]\s?\d{{1,4}}){{0,9}}\s?[,;{_DASH}]?(?:\s?</sup>)?"
)
_LABEL = re.compile(r"\\?\[[\d\s,;–-]{1,40}\\?\]")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_BETWEEN = re.compile(rf"\s?[,;{_DASH}]\s?|\s?,?\s(?:and|&)\s")
_EDGES = f",;{_DASH}"
_RAISED = re.compile(r"(?:\^|\^\{|<sup>)\s?\Z", re.IGNORECASE)
_THING = re.compile(
    r"(?<![^\W\d_])(?:figs?|figures?|tab|tables?|eqs?|equations?|sections?|sec|box|boxes|schemes?|appendix|chapters?)"
    r"\.?\s?\(?\Z",
    re.IGNORECASE,
)
"""What a number is the name of: *Table [1](#t1)*."""
_NEAR = 20
_LONGEST_MARKER = 6000
"""Characters of one with all its addresses."""
_WORK = re.compile(
    r"\bdoi\.org/(?P<doi>10\.\d{4,9}/[^\s\"]+)|(?:pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(?P<pmid>\d{4,9})|/(?P<pmcid>PMC\d{4,9})\b"
)
_FEWEST_WORDS = 8
_FEWEST_CAPTION_WORDS = 4
"""Words of a picture's description that is its caption, without a label and with one."""
_FEWEST_ENTRY_WORDS = 6
"""Words of a line that is an entry, as Google Docs writes what Zotero put into a text, and no page's name."""
_DATA = re.compile(r"\[[\w-]{1,20}\]:\s<?data:image/")
_ITEM = re.compile(r"[-*+•]\s+(?=[!\[])")
_MOST_ITEM_WORDS = 8
"""Words of an item that is a link to another place."""


@dataclass(slots=True)
class _Link:
    """From `start` to `end`, its words from `first` to `last`; `is_enclosed` in square brackets or not."""

    start: int
    first: int
    last: int
    end: int
    address: tuple[int, int]
    is_picture: bool
    is_enclosed: bool = False


def without_pages(line: Line) -> Line:
    """The line without pictures that say nothing, and without addresses but those of works.

    Of a page's buttons (*PubMed*, *Google Scholar*) the address is kept, and not the word, where it names a
    work by a number that the line does not print. Nothing is left of a line that is a link to a place in the
    file, as tables of contents have them, or holds a picture's data.
    """
    text = line.text
    if _DATA.match(text) is not None:
        return Line("", line.place, row=line.row)
    if "](" not in text:
        return line
    links = _found(text)
    whole = links[-1] if links and (links[-1].start, links[-1].end) == (0, len(text)) else None
    if whole is not None and text.startswith("#", whole.address[0]):
        return Line("", line.place, row=line.row)
    return line.without(_merged(_left_out(text, links, keep_works=True)))


def without_addresses(line: Line) -> Line:
    """The line with the words of its links alone, and without pictures that say nothing.

    An item of a list that is a link and nothing else is what a page offers, and left out.
    """
    text = line.text
    if "](" not in text:
        return line
    links = _found(text)
    shown = line.without(_merged(_left_out(text, links)))
    item = _ITEM.match(text)
    if item is not None and len(shown.text.split()) <= _MOST_ITEM_WORDS:
        around = line.without(_merged([(0, item.end()), *((link.start, link.end) for link in links)]))
        if not any(map(str.isalnum, around.text)):
            return Line("", line.place, row=line.row)
    return shown


def _found(text: str) -> list[_Link]:
    """All links and pictures, in the order in which they end: what is within another comes before it."""
    links: list[_Link] = []
    opened: list[tuple[re.Match[str], int]] = []
    reached = 0
    while (sign := _SIGN.search(text, reached)) is not None:
        reached = sign.end()
        if sign.group() in ("[", "!["):
            opened.append((sign, len(links)))
        elif sign.group() == "]" and opened:
            begun, count = opened.pop()
            target = _TARGET.match(text, reached)
            if target is not None and (target["address"] is None or _ADDRESS.match(target["address"])):
                is_picture = begun.group().startswith("!")
                address = reached + 1, target.start("close")
                links.append(
                    _Link(begun.start(), begun.end(), sign.start(), target.end(), address, is_picture)
                )
                reached = target.end()
            elif reached - begun.start() <= _LONGEST_MARKER:
                for link in links[count:]:
                    link.is_enclosed = True
    return links


def _left_out(text: str, links: Sequence[_Link], *, keep_works: bool = False) -> Iterator[tuple[int, int]]:
    numbers: list[_Link] = []
    silent: list[_Link] = []
    for link in links:
        words = text[link.first : link.last]
        while silent and silent[-1].start >= link.first:
            within = silent.pop()
            words = words[: within.start - link.first] + words[max(0, within.end - link.first) :]
        if link.is_picture and not _is_caption(words):
            words = ""
        if not words.strip():
            silent.append(link)
            yield link.start, link.end
        elif _NUMBERS.fullmatch(words) and not _YEAR.fullmatch(words):
            numbers.append(link)
        elif keep_works and _leads_to_work(text, link, words):
            if boilerplate.is_buttons(words):
                yield link.start, link.address[0]
                yield link.address[1], link.end
        else:
            yield link.start, link.first
            yield link.last, link.end
    for group in _groups(text, numbers):
        yield from _brackets(text, group)


def _leads_to_work(text: str, link: _Link, words: str) -> bool:
    """Whether where the link leads tells more of a work than the line says: its address on the web."""
    address = text[slice(*link.address)]
    number = _WORK.search(address)
    if number is not None:
        return number[number.lastgroup or 0] not in text[: link.start] + words
    is_entry = (link.start, link.end) == (0, len(text)) and len(words.split()) >= _FEWEST_ENTRY_WORDS
    says = is_entry or boilerplate.is_buttons(words) or _LABEL.fullmatch(words) or words.strip() in address
    return address.startswith("http") and not says


def _is_caption(words: str) -> bool:
    fewest = _FEWEST_CAPTION_WORDS if captions.is_caption(words) else _FEWEST_WORDS
    return len(words.split()) >= fewest


def _groups(text: str, numbers: Sequence[_Link]) -> Iterator[list[_Link]]:
    """The links of each marker: nothing stands between them but one sign, which may be part of a link."""
    group: list[_Link] = []
    for link in sorted(numbers, key=lambda link: link.start):
        if group and not _is_one_marker(text, group[-1], link):
            yield group
            group = []
        group.append(link)
    if group:
        yield group


def _is_one_marker(text: str, one: _Link, other: _Link) -> bool:
    between = text[one.end : other.start]
    if _BETWEEN.fullmatch(between):
        return True
    signs = text[one.last - 1] + text[other.first]
    return not between.strip() and any(sign in _EDGES for sign in signs)


def _brackets(text: str, group: Sequence[_Link]) -> Iterator[tuple[int, int]]:
    """What is left out of a marker's links: all but the numbers, and the brackets that a marker needs."""
    for one, other in pairwise(group):
        yield one.last, one.end
        yield other.start, other.first
    first, last = group[0], group[-1]
    before, behind = (
        text[max(0, first.start - _NEAR) : first.start],
        text[last.end : last.end + _NEAR].lstrip(),
    )
    is_marked = (
        first.is_enclosed
        or _RAISED.search(before) is not None
        or (before.rstrip().endswith("(") and behind.startswith(")"))
        or before.rstrip().endswith("[")
        or text.startswith("<sup>", first.first)
    )
    needs = not (is_marked or _THING.search(before))
    yield first.start + needs, first.first
    yield last.last + needs, last.end


def _merged(stretches: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order and apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged
