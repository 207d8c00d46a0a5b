"""What follows the reference list: legends, tables and appendices are kept, the publisher's lines are not."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from askreviews.formats.blocks import Block
from askreviews.formats.references import entry_lines
from askreviews.formats.wording import boilerplate, bylines, conventions, journal_lines, numbering
from askreviews.formats.wording.endings import is_closed
from askreviews.formats.wording.facts import Facts

_ADVERTISES = re.compile(r"(?:publish|submit)\b.{0,40}\bthis\sjournal", re.IGNORECASE)
_TELLS_OF_ITSELF = re.compile(r"(?:(?:to|how\sto|please)\s)?(?:cite|citation)\b", re.IGNORECASE)
"""A line with *Source:* or *Reference:* behind the list tells of a figure."""
_HOW_TO_CITE = re.compile(r"(?:how\sto|please|to)\scite\sth.{20}", re.IGNORECASE)
_AFFILIATIONS = re.compile(r"author\saffiliations?\s?:\s\S", re.IGNORECASE)
_NARROW = 50
"""Characters of a line in a narrow column."""
_PUBLISHER = re.compile(r"\s+dove\s?press\Z", re.IGNORECASE)
_FURTHER_LIST = re.compile(
    r"(?:[#*_]{1,6}\s?)?(?:(?:supplement(?:al|ary)|additional|further|online|methods|extended\s\w{1,12}|appendix)\s|e-?)"
    r"references?\W{0,4}\Z",
    re.IGNORECASE,
)
"""The heading of a list whose numbers are its own: those of the text mean the first one's."""
_CITES = re.compile(r"(?<!\A)\[\d{1,3}(?:[,;–-]\s?\d{1,3}){0,20}\]")
_EMAIL = re.compile(r"\S\s?@\s?[\w-]{1,60}\.\w")
_NAMED = re.compile(r"[*✉]\s?[^\W\d_][^\d,;:]{3,60}(?<![.?!])|\([A-ZÀ-Þ]\.[^()\d]{2,40}\)(?:,|\sand)?")
"""Whose e-mail address stands in the next line."""
_MARKED_PLACE = re.compile(r"\d\s?[A-Z][^.]{8,120},?\Z")
_IS_WHOLE = re.compile(r"@\S{3,80}\Z|\bhttps?://\S{4,200}\Z|\bend\sof\sthe\sarticle\Z")
"""A line of the publisher's that ends without a stop, and whose rest does not come next."""
_LONGEST_LAST_WORD = 12
"""Characters of what is left of such a line in the next: *work*."""
_LONGEST_REST = 60
"""Characters of a place of work that goes on in a second line."""
_MOST_CONTACT_WORDS = 20
_LONGEST_MARK = 3
"""Characters of a mark of affiliation."""
_ON_PAGE = re.compile(r"figures|tables", re.IGNORECASE)
"""Headings of what a web page offers; captions and rows stay whatever they stand under."""
_QUOTED = 40
"""Characters of what is left out that the note shows."""
_FEWEST_WORDS = 6
"""Words that a line without a full stop has at least to be more than a page's navigation."""


def without_publishers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that are the publisher's or the web page's as ``left out``."""
    foreign = _contacts(blocks) | _numbered_places(blocks)
    told: int | None = None  # the row up to which the lines go on that tell how the article is cited
    for place, block in enumerate(blocks):
        above = blocks[place - 1].text if place - 1 in foreign else "."
        is_rest = block.text[:1].islower() and not is_closed(above) and not _IS_WHOLE.search(above)
        goes_on = is_rest and _is_under(blocks[place - 1], block)
        tells = _HOW_TO_CITE.match(block.text) is not None and not is_closed(block.text)
        tells = tells or (_AFFILIATIONS.match(block.text) is not None and _is_narrow(block))
        follows = told is not None and bool(block.lines) and block.lines[0].row == told + 1
        if follows and (_is_narrow(block) or not is_closed(above)) and not conventions.is_named(block.text):
            goes_on = tells = True
        elif _AFFILIATIONS.match(block.text):
            foreign.add(place)
        told = block.lines[-1].row if tells and block.kind == "plain" else None
        if block.kind == "plain" and (goes_on or _is_foreign(block.text)):
            foreign.add(place)
    return [replace(b, kind="left out") if i in foreign else b for i, b in enumerate(blocks)]


def _is_under(above: Block, block: Block) -> bool:
    """Whether no blank line parts the two: what stands below one may be the text's."""
    return bool(above.lines and block.lines) and block.lines[0].row == above.lines[-1].row + 1


def _numbered_places(blocks: Sequence[Block]) -> set[int]:
    """Where the authors work, each place below its number, which has a line of its own; two at least."""
    found: set[int] = set()
    for start, first in enumerate(blocks):
        if first.text != "1":
            continue
        place = start
        while (
            place + 1 < len(blocks)
            and blocks[place].text == str((place - start) // 2 + 1)
            and _is_place(blocks[place + 1].text)
        ):
            place += 2
        while place < len(blocks) and _is_place(blocks[place].text):
            place += 1  # whose number stood at the page's edge
        if place - start > 2:
            found.update(range(start, place))
    return found


def _is_place(text: str) -> bool:
    return bylines.is_affiliation(text) and not is_closed(text)


def _is_narrow(block: Block) -> bool:
    """Whether it stands in a narrow column beside the text, as on the first pages of JAMA."""
    return block.kind == "plain" and all(len(line.text) <= _NARROW for line in block.lines)


def _contacts(blocks: Sequence[Block]) -> set[int]:
    """The places of what the first page of a PDF has at its foot: an author's e-mail, and where all work."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        text = block.text
        is_under = place - 1 in found and (
            len(text) <= _LONGEST_MARK
            or (bylines.is_affiliation(text) and not is_closed(text))
            or boilerplate.is_publishers(text)
            or (text[:1].islower() and len(text) <= _LONGEST_LAST_WORD)
        )
        is_address = _EMAIL.search(text) is not None and len(text.split()) <= _MOST_CONTACT_WORDS
        if block.kind == "plain" and (is_under or is_address):
            found.add(place)
        above = place - 1
        while is_address and above >= 0 and _is_of_contact(blocks, above):
            found.add(above)
            above -= 1
    return found


def _is_of_contact(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block right above an e-mail address says whose it is, or where the authors work."""
    block = blocks[place]
    if block.kind != "plain":
        return block.kind == "left out"
    text, above = block.text, blocks[place - 1].text if place else ""
    first = blocks[place - 2].text if place > 1 else ""
    goes_on = _opens_place(above) or (len(above) <= _LONGEST_REST and _opens_place(first))
    is_place = bylines.is_affiliation(text) or (goes_on and len(text) <= _LONGEST_REST)
    is_rest = boilerplate.is_publishers(above) and len(text) <= _LONGEST_LAST_WORD
    is_said = _NAMED.fullmatch(text) is not None or boilerplate.is_publishers(text)
    return (is_place and not is_closed(text)) or is_said or is_rest


def _opens_place(text: str) -> bool:
    return _MARKED_PLACE.match(text) is not None or _is_place(text)


def read(blocks: Sequence[Block], facts: Facts) -> tuple[list[Block], Facts]:
    """The blocks after the list, what is not the authors' as ``left out``, and the facts with a note of it.

    Sentences, captions, tables and all that stands under a conventional heading is kept; a heading is kept
    with what it heads. Loose words without a full stop are what a page shows at its foot. A further list of
    references is kept as ``matter``: it cites nothing, and if it counts from 1, nor does the text above it,
    an appendix. A line may tell how the article is cited.
    """
    blocks = _up_to_page_end(_without_comments(blocks))
    lists = _further_lists(blocks)
    if lists:
        own = _last_of_appendix(blocks, lists)
        blocks = [replace(b, cites=False) if b.kind == "plain" else b for b in blocks[:own]] + blocks[own:]
        those = "its numbers, and those of the text above it, are" if own else "its numbers are"
        facts = facts.warned(f"A further list of references is kept as it stands; {those} not read.")
    kept = [Block((), kind="heading", level=1, label="")] if blocks else []
    left_out: list[str] = []
    for index, (block, stays) in enumerate(zip(blocks, _staying(blocks), strict=True)):
        if index in lists:
            kept.append(replace(block, kind="matter"))
            continue
        kept.append(block if stays else replace(block, kind="left out"))
        left_out += [] if stays else (word for word in block.text.split() if any(c.isalnum() for c in word))
    if left_out:
        beginning = textwrap.shorten(" ".join(left_out), _QUOTED, placeholder=" …")
        facts = facts.warned(
            f"{len(left_out)} words after the reference list were taken for the publisher's and left out"
            f" (“{beginning}”)."
        )
    for block in blocks:
        if _TELLS_OF_ITSELF.match(block.text):
            facts = facts.or_else(journal_lines.facts_of_citation(block.text) or Facts())
    return kept, facts.or_else(Facts(journal=_advertised(blocks)))


def _further_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that a further list of references is made of, its heading among them."""
    inside, places = False, set()
    for index, block in enumerate(blocks):
        if block.lines and (_FURTHER_LIST.match(block.lines[0].text) or _heads_entries(blocks[index:])):
            inside = True
        elif block.kind == "heading":
            inside = False
        if inside:
            places.add(index)
    return frozenset(places)


def _last_of_appendix(blocks: Sequence[Block], lists: Collection[int]) -> int:
    """The place of the first entry of the last further list that counts from 1; 0 where none does."""
    openings = (
        index
        for index in sorted(lists, reverse=True)
        if numbering.opens_one(blocks[index].text) and any(b.kind == "plain" for b in blocks[: index - 1])
    )
    return next(openings, 0)


def _heads_entries(blocks: Sequence[Block]) -> bool:
    """Whether the first is such a heading as the list has, with entries behind it."""
    return (
        len(blocks) > 1
        and conventions.is_references(blocks[0].lines[0].text)
        and entry_lines.is_bibliographic(blocks[1].text)
    )


def _without_comments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with all from readers' comments on as ``left out``: they are not the authors'."""
    first = next(
        (i for i, b in enumerate(blocks) if any(boilerplate.heads_comments(x.text) for x in b.lines)),
        len(blocks),
    )
    return [*blocks[:first], *(replace(block, kind="left out") for block in blocks[first:])]


def _up_to_page_end(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with all below a web page's article as ``left out``, but for captions and rows."""
    first = next((i for i, b in enumerate(blocks) if boilerplate.ends_page(b.text)), len(blocks))
    rest = (
        b if b.kind in ("caption", "header", "row") else replace(b, kind="left out") for b in blocks[first:]
    )
    return [*blocks[:first], *rest]


def _is_foreign(text: str) -> bool:
    if boilerplate.is_publishers(text) or boilerplate.is_navigation(text) or bylines.are_places(text):
        return True
    told = journal_lines.facts_of(text)
    return told is not None and bool(told.journal and told.year and told.volume and told.pages)


def _staying(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it stays; told from the last to the first: a heading follows its text."""
    named = list(_under_convention(blocks))
    result: list[bool] = []
    heads_something = False
    for block, is_under in zip(reversed(blocks), reversed(named), strict=True):
        if block.kind == "heading":
            stays = heads_something
        else:
            stays = block.kind != "left out" and (is_under or _is_authors(block))
        heads_something = stays
        result.append(stays)
    return result[::-1]


def _under_convention(blocks: Sequence[Block]) -> Iterator[bool]:
    inside = False
    for block in blocks:
        if block.kind == "heading":
            inside = conventions.is_named(block.text) and not _ON_PAGE.fullmatch(block.text)
        yield inside


def _is_authors(block: Block) -> bool:
    if block.kind != "plain":
        return True
    is_said = is_closed(block.text) and not bylines.is_affiliation(block.text)
    is_sentence = is_said and len(block.text.split()) >= _FEWEST_WORDS
    return is_sentence or _CITES.search(block.text) is not None


def _advertised(blocks: Sequence[Block]) -> str | None:
    """The journal that an advertisement names: *NAME / Publish your work in this journal*."""
    for block, following in pairwise(blocks):
        if _ADVERTISES.match(following.text):
            return _PUBLISHER.sub("", block.text)
    return None
