"""From lines to blocks: hard-wrapped lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line
from askreviews.formats.tables.rows import is_rule, is_tabular
from askreviews.formats.wording import abstracts, captions, conventions, keywords, numbering
from askreviews.formats.wording.endings import goes_on_below, is_closed, must_go_on

_BULLET = re.compile(r"[-*+•·▪●○‣–]\s+(?=\S)")
_LONGEST_WRAPPED = 250
"""Lines with more characters in the middle of a paragraph are paragraphs themselves."""
_FEWEST_OWN = 8
_SHARE_OF_COLUMN = 0.8
_FEWEST_LABELS = 3
_SHARE_OF_LABEL = 0.6
_SHORTEST = 40
"""Characters below which an inner line tells nothing of how the text is wrapped."""


def blocks(lines: Sequence[Line], *, marked_up: bool = False) -> list[Block]:
    """Blocks of kind ``plain``: paragraphs, list items, table lines, and lines that may be headings.

    Blank lines part paragraphs. Between them a line is a paragraph by itself, unless the text is wrapped:
    then lines are joined. Wrapping is told from the lines' lengths, and a line that ends early is a last one.
    With `marked_up` (Markdown) lines are wrapped unless they are too long for it, wherever they end.
    """
    groups = list(_groups(lines))
    inner = [line.text for group in groups for line in group[:-1] if not is_tabular(line.text)]
    width = 0 if marked_up or not inner else _width(inner)
    if not (_is_marked_up_wrapped(inner) if marked_up else _are_wrapped(groups)):
        made = [Block((line,)) for group in groups for line in group]
    else:
        made = [block for group in groups for block in _paragraphs(group, _own_width(group, width))]
    return [_without_bullet(block) for block in made]


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones."""
    group: list[Line] = []
    for line in lines:
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_marked_up_wrapped(inner: Sequence[str]) -> bool:
    return bool(inner) and median(len(text) for text in inner) <= _LONGEST_WRAPPED


def _are_wrapped(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether paragraphs are broken into lines of about the same length, most of them within a sentence."""
    running = [(text, group) for group in groups for text in _running(group)]
    if len(running) < 3:
        return False
    longest = _width([text for text, _ in running])
    full = sum(1 for text, group in running if len(text) >= 0.75 * _own_width(group, longest))
    within = sum(1 for text, _ in running if not is_closed(text))
    return longest <= 140 and full >= 0.4 * len(running) and within >= 0.4 * len(running)


def _running(group: Sequence[Line]) -> list[str]:
    """The lines of a stretch that may go on in the next."""
    texts = (line.text for line in group[:-1])
    return [t for t in texts if len(t) >= _SHORTEST and not (is_tabular(t) or _is_heading(t))]


def _is_heading(text: str) -> bool:
    """Whether a line above a paragraph is a heading by its name or number, and no part of running text."""
    return conventions.is_named(text) or (
        conventions.NUMBERED.match(text) is not None and not is_closed(text)
    )


def _width(inner: Sequence[str]) -> int:
    """How long the lines within paragraphs are, but for a few that are longer."""
    return sorted(len(text) for text in inner)[int(len(inner) * 0.9)]


def _own_width(group: Sequence[Line], width: int) -> int:
    """How long the lines of a stretch are that has enough: an abstract's may be longer than a column's."""
    texts = [line.text for line in group if not is_tabular(line.text)]
    if len(texts) < _FEWEST_OWN or 2 * sum(map(is_closed, texts)) > len(texts):
        return width
    own = _width(texts)
    is_column = own >= _SHORTEST and median(map(len, texts)) >= _SHARE_OF_COLUMN * own
    return min(width, own) if is_column else width


def _paragraphs(group: Sequence[Line], width: int) -> Iterator[Block]:
    """The paragraphs, headings, items and table lines that stand together without a blank line."""
    current: list[Line] = []
    item = 0
    ruled = any("|" in line.text and is_rule(line.text) for line in group)
    labels = _labels(group, width)
    for index, line in enumerate(group):
        if index in labels:
            if index - 1 not in labels:
                yield from [Block(tuple(current))] if current else []
                current = []
            current.append(line)
            if index + 1 not in labels:
                yield Block(tuple(current), kind="caption")
                current = []
            continue
        number = numbering.number(numbering.DOTTED, line.text)
        counts = number > 0 and (number == item + 1 if item else number == 1 and _counts_on(group, index))
        is_heading = _is_glued_heading(group, index, width)
        if current and (counts or is_heading or (ruled and "|" in line.text) or _opens(current, line, width)):
            yield Block(tuple(current))
            current = []
        item = number if counts else item
        current.append(line)
    if current:
        yield Block(tuple(current))


def _labels(group: Sequence[Line], width: int) -> set[int]:
    """The words within a figure: short lines between one that its sentence goes on from and a caption."""
    found: set[int] = set()
    begun = 0
    for index, line in enumerate(group):
        if not captions.is_caption(line.text):
            continue
        first = index
        while first > begun and len(group[first - 1].text) <= _SHARE_OF_LABEL * width:
            first -= 1
        above = group[first - 1].text if first else ""
        is_figures = index - first >= _FEWEST_LABELS and not is_closed(above)
        if is_figures and len(above) >= _SHARE_OF_COLUMN * width:
            found.update(range(first, index))
        begun = index + 1
    return found


def _counts_on(group: Sequence[Line], index: int) -> bool:
    """Whether number 2 follows soon after the line that opens number 1."""
    return any(numbering.number(numbering.DOTTED, line.text) == 2 for line in group[index + 1 : index + 12])


def _opens(current: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line right after others begins something new."""
    text, previous = line.text, current[-1].text
    if text.startswith("|") or previous.startswith("|"):
        return True
    if (
        captions.is_caption(text)
        or _BULLET.match(text)
        or keywords.opens(text)
        or abstracts.label_length(text)
    ):
        return True
    early, closed = _ends_early(previous, text, width), is_closed(previous)
    if captions.heads_aside(text) and not closed:
        return True
    if closed and line.row > current[-1].row + 1 and conventions.begins_small(text):
        return True  # below a page's end: what stands above it is something else
    if keywords.opens(previous):
        return not (text[0].islower() or must_go_on(previous))
    if conventions.is_named(text) and (early or closed or not width):
        return True
    if len(current) == 1 and (
        conventions.is_named(previous) or _is_numbered_heading(previous, text) or _is_capitals(previous, text)
    ):
        return True
    if early and closed and (captions.is_caption(current[0].text) or captions.is_note(current[0].text)):
        return not captions.is_first_panel(text)
    if "\t" in text or "\t" in previous:
        return early or closed or ("\t" in text and "\t" in previous)
    if early and (closed or len(current) == 1):
        return not conventions.begins_small(text) and not goes_on_below(previous)
    return closed and len(current) > 1 and abs(line.indent - current[-1].indent) >= 2


def _is_numbered_heading(first: str, second: str) -> bool:
    """Whether a paragraph's first line is a heading with a number such as 2.1, as long as a line may be."""
    number = conventions.NUMBERED.match(first)
    is_inner = number is not None and "." in (number["decimal"] or "")
    return is_inner and second[:1].isupper() and not is_closed(first) and not must_go_on(first)


def _is_capitals(first: str, second: str) -> bool:
    """Whether a paragraph's first line, and no further one, is a heading of words in capital letters."""
    words = [word for word in first.split() if len(word) > 1 and word.isalpha()]
    return (
        len(words) > 1
        and first.isupper()
        and not (second.isupper() or is_closed(first) or must_go_on(first.lower()))
    )


def _is_glued_heading(group: Sequence[Line], index: int, width: int) -> bool:
    """Whether a line between a closed one and a new sentence ends early and unclosed, as a heading does."""
    if not 0 < index < len(group) - 1:
        return False
    before, text, after = (group[i].text for i in (index - 1, index, index + 1))
    if not _ends_early(text, after, width) or is_closed(text) or must_go_on(text):
        return False
    is_name = text[0].islower() and not conventions.begins_small(text)  # p53 and its targets
    opens = text[0].isupper() or is_name or conventions.NUMBERED.match(text) is not None
    return is_closed(before) and opens and not after[0].islower()


def _ends_early(line: str, following: str, width: int) -> bool:
    """Whether the line had ample room for the next one's first word, so that it was ended on purpose."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= 0.88 * width


def _without_bullet(block: Block) -> Block:
    """A list item's words begin after its bullet; the number of a numbered item stays a part of it."""
    bullet = _BULLET.match(block.text)
    return replace(block, skip=bullet.end()) if bullet and not block.skip else block
