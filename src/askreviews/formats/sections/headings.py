"""Which lines of an unmarked text are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from askreviews.formats.blocks import Block
from askreviews.formats.sections import run_together
from askreviews.formats.wording import captions, conventions, endings

_SMALL_WORD = re.compile(
    r"an?|and|are|as|at|by|do|for|from|in|into|is|of|on|or|the|to|via|vs|with|within|without|through|under"
    r"|between|during|after|against",
    re.IGNORECASE,
)
_LONGEST = 160
_MOST_WORDS = 22
_MOST_WORDS_IN_SENTENCE_CASE = 14
_FEWEST_WORDS_SAID = 5
"""Words from which on a line in a box says something."""
_LONGEST_STACK = 3
"""Headings that may follow each other without text; more lines are a list of something."""

_TABLE = ("Table", "TABLE")
_FEWEST_CELLS = 6
_FEWEST_LINES = 3
_MOST_WORDS_IN_CELL = 8
_LONGEST_SHORT_FORM = 6

_SET_OFF = re.compile(rf"■\s\S.{{1,{_LONGEST}}}")
"""How the American Chemical Society begins headings."""
_UNLIKE = re.compile(
    r"[•·▪●○*\-–+>|\[(©]|[A-Z][\w-]{0,9}:\s[^;]{3,60};\s[A-Z]|\d+\)|.{0,160}(?:https?:|www\.|@|\t|=\s?\d)"
)
_ROW = re.compile(
    r"\S.{0,60}\s\\?\[\d{1,3}\\?\](?:\s[\d.,%<>≤\[\]–-]{1,12}){2,9}|\S.*\s\d[\d.,%]*\s(?:\S.*\s)?\\?\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}\\?\]"
)
"""A row of a table whose columns nothing parts, with its reference last: *Kelp 40 1.2 [9]*."""
_SHORT_FORMS = re.compile(
    r"(?:[A-Z][\w-]{0,7}\s[a-z][a-z\s-]{2,40},\s){1,9}[A-Z][\w-]{0,7}\s[a-z][a-z\s-]{2,40}"
)
"""Below a table: *IT intratracheal, IV intravenous*."""
_CITED = re.compile(r"[\w)]\s?\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}\]\Z")
"""An item of a list; a heading that cites would keep its numbers from every sentence."""
_EQUATION = re.compile(r"\s[=→⇌⇄≈]\s")
_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff]")
"""Letters that only formulas have: *𝑥*."""
_LONG_WORD = re.compile(r"[^\W\d_]{5}")
_SENTENCES = re.compile(r"[.?!](?:\s?\[[\d,\s–-]{1,30}\]|(?<=[a-z)%].)[\d⁰¹²³⁴-⁹,–⁻-]{1,20})?\s[A-Z]")
_WORD = re.compile(r"[^\W\d_]\S*")


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that must be headings told apart, divided where two are run together.

    What is left out stands between none: a page's foot may part a heading from its text.
    """
    kept = [block for block in blocks if block.kind != "left out"]
    made = iter(_marked(kept))
    result: list[Block] = []
    for block in blocks:
        result += [block] if block.kind == "left out" else next(made)
    return result


def _marked(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """For each block itself, or the headings that it is."""
    looks = [False] * (len(blocks) + 1)
    for index in reversed(range(len(blocks))):
        looks[index] = _looks(blocks, index, above_heading=looks[index + 1])
    cells = _cells(blocks) | _short_forms(blocks)
    found = _without_lists(blocks, [own and place not in cells for place, own in enumerate(looks[:-1])])
    headings = [block for block, heading in zip(blocks, found, strict=True) if heading]
    prose = [block for block, heading in zip(blocks, found, strict=True) if not heading]
    divider = run_together.Divider.of(headings, prose)
    for block, heading in zip(blocks, found, strict=True):
        yield [replace(part, kind="heading") for part in divider.divided(block)] if heading else [block]


def _looks(blocks: Sequence[Block], index: int, *, above_heading: bool) -> bool:
    """Whether the block may be a heading; `above_heading` is whether the next one may."""
    block = blocks[index]
    text = block.text
    if block.kind != "plain" or block.skip or not 2 <= len(text) <= _LONGEST:
        return False
    if conventions.is_named(text) or _SET_OFF.fullmatch(text):
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    words = _WORD.findall(text)
    if (
        following is None
        or not 1 <= len(words) <= _MOST_WORDS
        or captions.is_caption(text)
        or _is_unlike(text)
    ):
        return False
    if len(following.text) <= _LONGEST and _ROW.fullmatch(following.text):
        return False  # it names the columns
    if len(text) <= _LONGEST_SHORT_FORM and text.isupper() and following.text[:1].islower():
        return False  # and what it means
    if index and (_is_broken_off(blocks[index - 1]) or _is_legend(blocks[index - 1], text)):
        return False
    if conventions.NUMBERED.match(text) or is_capitals(text) or _is_title_case(words):
        return True
    has_sentences = len(following.text) > _LONGEST and _SENTENCES.search(following.text) is not None
    prose = following.kind == "plain" and (has_sentences or endings.is_closed(following.text))
    is_cells = "  " in text or (endings.is_closed(text) and not text.endswith("?"))
    heads = (above_heading and not is_cells) or (prose and len(following.text) > len(text))
    return heads and not conventions.begins_small(text) and len(words) <= _MOST_WORDS_IN_SENTENCE_CASE


def _cells(blocks: Sequence[Block]) -> set[int]:
    """The places of a table's cells that have a line each; the last may be what comes behind the table."""
    cells: set[int] = set()
    for place, block in enumerate(blocks):
        if block.text.startswith(_TABLE) and captions.is_caption(block.text):
            run = list(takewhile(lambda i: _may_be_cell(blocks, i), range(place + 1, len(blocks))))
            end = place + 1 + len(run)
            has_note = len(run) >= _FEWEST_LINES and end < len(blocks) and _is_behind_note(blocks, end)
            is_table = len(run) >= _FEWEST_CELLS or any(
                conventions.is_references(blocks[i].text) for i in run
            )
            cells.update(run if has_note else run[:-1] if is_table else [])
    return cells


def _short_forms(blocks: Sequence[Block]) -> set[int]:
    """The places of a list's abbreviations and of what they mean, which may have a line each."""
    places: set[int] = set()
    inside = False
    for place, block in enumerate(blocks):
        if inside and (conventions.is_named(block.text) or endings.is_closed(block.text)):
            inside = False
        if inside:
            places.add(place)
        inside = inside or conventions.heads_short_forms(block.text)
    return places


def _may_be_cell(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block may be a cell; behind the table's note and a blank line none is."""
    block = blocks[place]
    text = block.text
    return not _is_behind_note(blocks, place) and (
        block.kind == "plain"
        and len(text.split()) <= _MOST_WORDS_IN_CELL
        and (not conventions.is_named(text) or conventions.is_references(text))
        and not numbering_depth(text)
    )


def _is_behind_note(blocks: Sequence[Block], place: int) -> bool:
    """Whether a sentence and a blank line stand before the block."""
    block, above = blocks[place], blocks[place - 1]
    has_lines = bool(block.lines) and bool(above.lines)
    is_said = above.text.endswith(".") and len(above.text.split()) > 2
    is_note = has_lines and above.kind == "plain" and is_said
    return is_note and block.lines[0].row > above.lines[-1].row + 1


def _is_equation(text: str) -> bool:
    """Whether a line is nothing but signs and short names on either side of one."""
    return (bool(_EQUATION.search(text)) and not _LONG_WORD.search(text)) or _MATHEMATICAL.search(
        text
    ) is not None


def _is_unlike(text: str) -> bool:
    """Sentences, list items, links and letters of address are no headings."""
    if text.endswith("."):
        number = conventions.NUMBERED.match(text)
        return number is None or "." not in (number["decimal"] or "")
    if (
        text.endswith((",", ";", ":", "!", "–", "-", "/", "("))
        or _UNLIKE.match(text)
        or "|" in conventions.NUMBERED.sub("", text, count=1)
        or endings.is_cited_sentence(text)
        or (_CITED.search(text) and not conventions.NUMBERED.match(text))
        or _is_equation(text)
        or _SHORT_FORMS.fullmatch(text)
    ):
        return True
    return conventions.begins_small(text)


def _is_broken_off(previous: Block) -> bool:
    """Whether the text before ends in mid-sentence, so that the line may be its end."""
    return previous.kind == "plain" and len(previous.text) > _LONGEST and not endings.is_closed(previous.text)


def _is_legend(previous: Block, text: str) -> bool:
    """Whether a line right under a table's rows says what its short forms mean: *TB tuberculosis, UV …*."""
    return previous.kind == "row" and "," in text and sum(map(str.isupper, text.split()[0])) > 1


def is_capitals(text: str) -> bool:
    """Whether the line is written in capitals, but for a small word or a symbol."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) <= 4 or (" " not in text and len(letters) <= 5):
        return False
    return sum(c.isupper() for c in letters) / len(letters) > (0.85 if " " in text else 0.99)


def _is_title_case(words: Sequence[str]) -> bool:
    weighty = [w for w in words if not _SMALL_WORD.fullmatch(w)]
    capitalised = sum(1 for w in weighty if not w[0].islower() or any(c.isupper() for c in w))
    return bool(weighty) and capitalised / len(weighty) >= 0.7


def _without_lists(blocks: Sequence[Block], found: Sequence[bool]) -> list[bool]:
    """Many heading-like lines in a row are a list of something, and so are numbered lines of one depth."""
    result: list[bool] = []
    for is_run, run in groupby(range(len(found)), key=lambda index: found[index]):
        places = list(run)
        above = blocks[places[0] - 1].text if places[0] else ""
        if not is_run:
            result.extend([False] * len(places))
            continue
        rows = next((n for n in range(len(places), 0, -1) if _ROW.fullmatch(blocks[places[n - 1]].text)), 0)
        gaps = (n for n in range(1, len(places)) if _rows_between(blocks, places[n]) > 2)
        border = rows if rows < len(places) and _rows_between(blocks, places[rows]) > 1 else next(gaps, 0)
        texts = [blocks[i].text for i in places]
        result.extend(_in_run(texts[:border], above, goes_on=True))
        result.extend(_in_run(texts[border:], "" if border else above))
    return result


def _rows_between(blocks: Sequence[Block], place: int) -> int:
    """By how many rows the block begins below the one above it: 1 where no blank line parts them."""
    own, above = blocks[place].lines, blocks[place - 1].lines if place else ()
    return own[0].row - above[-1].row if own and above else 1


def _in_run(texts: Sequence[str], above: str, *, goes_on: bool = False) -> Iterator[bool]:
    """Which of the lines are headings; in a box, whose name may stand `above` them, only the last may be.

    It may not where a gap parts it from more such lines (`goes_on`).
    """
    points = next((place for place, text in enumerate(texts) if conventions.heads_points(text)), None)
    boxed = -1 if captions.names_box(above) else points
    depths = [numbering_depth(text) for text in texts]
    items = [
        depth > 0 and depth in (*depths[index + 1 : index + 2], *(depths[index - 1 : index] if index else []))
        for index, depth in enumerate(depths)
    ]
    has_rows = any(map(_ROW.fullmatch, texts))  # the line above them names the columns
    is_stack = not has_rows and len(items) - sum(items) <= _LONGEST_STACK
    for index, text in enumerate(texts):
        is_last = index == len(texts) - 1 and depths[index] > 0  # a table's rows may stand above it
        is_sure = conventions.is_named(text) or _SET_OFF.fullmatch(text)
        words = _WORD.findall(text)
        is_said = len(words) >= _FEWEST_WORDS_SAID and not _is_title_case(words)
        is_inner = goes_on or index + 1 < len(texts) or boxed == index - 1 or is_said
        is_point = boxed is not None and boxed < index and is_inner and not depths[index]
        yield bool(is_sure) or (not items[index] and not is_point and (is_stack or is_last))


def numbering_depth(text: str) -> int:
    """How deep a heading's number says it stands: 1 for *2.*, 2 for *2.1* or *B.*; 0 without a number."""
    number = conventions.NUMBERED.match(text)
    if number is None:
        return 0
    return 2 if number["letter"] else (number["decimal"] or "").count(".") + 1
