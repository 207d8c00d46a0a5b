"""The lines above a body each by itself, or joined to the authors' line that it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from askreviews.formats.blocks import Block, joined
from askreviews.formats.front_matter import titles
from askreviews.formats.lines import Line
from askreviews.formats.wording import boilerplate, bylines, conventions, journal_lines, keywords, labels

_LINK_OF_NAME = re.compile(
    r"orcid\sicon|orcid\s?:?\s?https?://(?:www\.)?orcid\.org/[\dX-]{3,24}", re.IGNORECASE
)
_NAMED_ON = re.compile(r"[\d*†‡§,\s]{1,12}|and")
"""What MDPI's pages have in lines of their own between names."""
_MOST_ABOVE = 4
_MOST_NAME_WORDS = 8
"""Words of a journal's name, and how many lines of so few may stand above a title."""
LOOK_AHEAD = 3
LONGEST_FRAGMENT = 200
MOST_NAME_LINES = 20
SAMPLE = 60
"""Blocks from the file's top on among which the front is."""


def apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of the front as they are to be read: see `_unfolded` and `_with_commas`."""
    return _with_commas(_unfolded(blocks))


def _unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the lines each by itself from the first on that names authors, labels or the like.

    Lines that follow each other were joined; above a body they often are no paragraph.
    """
    at_top = True
    on_page = titles.is_page([replace(b, lines=(line,)) for b in blocks[:SAMPLE] for line in b.lines])
    for index, block in enumerate(chain.from_iterable(map(_parted, blocks))):
        lines = block.lines
        if (
            index < SAMPLE
            and block.kind == "plain"
            and sum(boilerplate.is_page_word(line.text) for line in lines) >= titles.PAGE_WORDS
        ):
            yield from (replace(block, lines=(line,)) for line in lines)
            continue
        is_joined = block.kind == "plain" and len(lines) > 1 and index < SAMPLE and not block.skip
        reach = 2 * LOOK_AHEAD if at_top else 1
        at_top = at_top and (
            titles.may_precede(block.text)
            or titles.may_be_subject(block.text)
            or (on_page and len(block.text) <= LONGEST_FRAGMENT)
            or (len(lines) == 1 and index < _MOST_ABOVE and len(block.text.split()) <= _MOST_NAME_WORDS)
        )
        first = next((i for i, line in enumerate(lines[:reach]) if _is_front_line(line.text)), None)
        if not is_joined or first is None or boilerplate.is_address(block.text):
            yield block
            continue
        if first:
            yield replace(block, lines=lines[:first])
        named = _named_lines(block, first)
        if named > first:
            yield replace(block, lines=lines[first:named])
        yield from (replace(block, lines=own) for own in _apart(block, named))


def _with_commas(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with one that begins with a comma joined to what it goes on: a page's next author.

    So is a lone *&*, the name behind it, and one behind a name and a comma; a page's links between names
    are left out. Below a lone *by*, so are marks and the *and* before the last name.
    """
    result: list[Block] = []
    after_by = False
    for block in blocks:
        after_by = after_by or block.text.lower() == "by"
        if after_by and result and _NAMED_ON.fullmatch(block.text) and bylines.authors_in(result[-1].text):
            result[-1] = joined([result[-1], block])
            continue
        if _LINK_OF_NAME.fullmatch(block.text) and block.kind == "plain":
            continue
        is_name = bool(result) and (
            result[-1].text.endswith(" &") or _is_next_name(result[-1].text, block.text)
        )
        goes_on = block.kind == "plain" and (block.text[:1] in (",", "&") or is_name) and result
        if goes_on and result[-1].kind == "plain":
            result[-1] = joined([result[-1], block])
        else:
            result.append(block)
    return result


def _is_next_name(above: str, text: str) -> bool:
    """Whether a line of names ends in a comma, or the next begins with *and*, and holds a further name."""
    last = text.removeprefix("and ")
    is_open = above.endswith((",", " and")) or last != text
    return is_open and bool(bylines.authors_in(above.removesuffix(" and")) and bylines.authors_in(last))


def _parted(block: Block) -> Iterator[Block]:
    """The block divided at its headings, where the abstract's or that of the keywords is one of its lines."""
    texts = [line.text for line in block.lines]
    if block.kind != "plain" or block.skip or len(texts) == 1 or not any(map(_is_front_heading, texts)):
        yield block
        return
    borders = {0, len(texts)}
    for place, text in enumerate(texts):
        if conventions.is_named(text) or keywords.is_label(text):
            borders |= {place, place + 1}
        if keywords.is_label(text):
            borders |= {place + 1 + count for count in range(keywords.listed(texts[place + 1 :]) + 1)}
        elif keywords.opens(text):
            borders.add(place)
    for start, end in pairwise(sorted(borders)):
        yield replace(block, lines=block.lines[start:end])


def _is_front_heading(text: str) -> bool:
    return conventions.is_abstract(text) or keywords.is_label(text)


def _apart(block: Block, start: int) -> Iterator[tuple[Line, ...]]:
    """The lines from `start` on each by itself, but for those that name authors together."""
    while start < len(block.lines):
        text = block.lines[start].text
        names = bylines.are_several(text) and bylines.authors_in(text)
        end = max(start + 1, _named_lines(block, start) if names else 0)
        while (
            keywords.opens(text) and end < len(block.lines) and block.lines[end - 1].text.endswith((",", ";"))
        ):
            end += 1
        yield block.lines[start:end]
        start = end


def _named_lines(block: Block, first: int) -> int:
    """Up to which line, from the line `first` on, the authors are named."""
    last = min(len(block.lines), first + MOST_NAME_LINES)
    ends = range(last, first, -1)
    return next(
        (e for e in ends if bylines.authors_in(replace(block, lines=block.lines[first:e]).text)), first
    )


def _is_front_line(text: str) -> bool:
    if labels.is_labelled(text) or bylines.is_affiliation(text) or boilerplate.is_publishers(text):
        return True
    if titles.is_type_of_article(text):
        return True
    published = journal_lines.facts_of(text)
    if published is not None and published.year and (published.journal or published.volume):
        return True
    return bylines.are_several(text) and bool(bylines.authors_in(text))
