"""From the lines of a text to blocks: wrapped lines joined, paragraphs cut by a page break made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from askreviews.formats import captions, entries, headings
from askreviews.formats.blocks import Block, Line

_ITEM = re.compile(r"(?:[-*+•▪●○–]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
_BULLET = re.compile(r"[-*+•▪●○–>]\s+(?=\S)")
_CLOSED = re.compile(
    r"(?:[.!?:…。！？][\"”’»)\]*_]{0,3}"
    r"(?:\s?(?:[⁰¹²³⁴-⁹,–⁻-]{1,24}|\^\{[^{}]{1,40}\}|\^[\d,–-]{1,20}\^?|<sup>[^<>]{1,40}</sup>|\[[\d,;–\-\s]{1,40}\]|\([\d,;–\-\s]{1,40}\))){0,6}"
    r"(?:\s?\((?:see\s)?(?:fig|table)[^()]{0,40}\)\.?)?"
    r"|[)\]}>|])\s*\Z",
    re.IGNORECASE,
)


def blocks(lines: Sequence[Line], *, joined: bool | None = None) -> list[Block]:
    """Blocks of kind ``plain``. `joined`: whether a paragraph has several lines (None: look and see)."""
    groups = list(_groups(lines))
    if joined is None:
        # Title and authors often stand line under line, whatever the rest of the file does.
        wrapped = _is_wrapped(groups)
        made = [block for place, group in enumerate(groups) for block in _split(group, wrapped and place > 0)]
    else:
        made = [block for group in groups for block in _split(group, joined)]
    return [_without_bullet(block) for block in made]


def made_whole(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break cut in two are one again.

    The first half ends in mid-sentence and the second begins with a small letter, or the first ends in a
    comma or a hyphen.
    """
    result: list[Block] = []
    for block in blocks:
        previous = result[-1] if result else None
        if previous is not None and _is_cut(previous, block):
            result[-1] = previous.followed_by(block)
        else:
            result.append(block)
    return result


def _is_cut(first: Block, second: Block) -> bool:
    if first.kind != "plain" or second.kind != "plain" or not first.lines:
        return False
    if (
        second.skip
        or captions.is_caption(second.text)
        or _ITEM.match(second.text)
        or headings.is_named(first.lines[0].text)
    ):
        return False
    if first.skip >= len(first.lines[0].text):
        return False  # a label that stands alone
    text = first.lines[-1].text  # what a sentence ends with stands at the end: no need to join what is before
    if _CLOSED.search(text) or text.endswith((":", ";")) or (len(first.lines) == 1 and len(text) < 60):
        return False
    opening = second.text.lstrip("\"'“‘([*_")
    return opening[:1].islower() or (
        text.endswith((",", "-", "–")) and opening[:1].isalnum() and len(second.text) > 60
    )


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


def _is_wrapped(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether paragraphs are broken into lines of about the same length, most of them within a sentence."""
    inner = [line.text for group in groups for line in group[:-1] if _is_running_text(line.text)]
    if len(inner) < 3:
        return False
    width = sorted(len(text) for text in inner)[int(len(inner) * 0.9)]
    full = [text for text in inner if len(text) >= 0.75 * width]
    within = [text for text in inner if not _CLOSED.search(text)]
    looks_even = width <= 140 and median(len(text) for text in inner) >= 40
    return looks_even and len(full) >= 0.5 * len(inner) <= len(within) * 1.2


def _is_running_text(text: str) -> bool:
    """Not a line of a table, nor an entry, nor a heading."""
    if "\t" in text or text.startswith("|"):
        return False
    return not (entries.number(text) or headings.is_named(text) or _is_numbered_heading(text))


def _split(group: Sequence[Line], joined: bool) -> Iterator[Block]:
    """The blocks of a group.

    Where lines are wrapped (`joined`), one for each paragraph, heading, item, entry or table line; else one
    for each line, but for a line that goes on in mid-sentence.
    """
    current: list[Line] = []
    last = 0
    for index, line in enumerate(group):
        number = entries.number(line.text)
        opens = index == 0 or _opens(line, group[index - 1]) or number == last + 1 > 1
        opens = opens or not (joined or _goes_on(group[index - 1], line))
        last = number or last
        if opens and current:
            yield Block(tuple(current), alone=len(current) == 1 and _stands_out(current[0], index, joined))
            current = []
        current.append(line)
    yield Block(tuple(current), alone=not joined or len(current) == len(group) or len(current) > 1)


def _stands_out(line: Line, following: int, joined: bool) -> bool:
    named = headings.is_named(line.text) or _is_numbered_heading(line.text)
    return not joined or following == 1 or named


def _is_numbered_heading(text: str) -> bool:
    """A numbered heading as it stands on the line above its paragraph, with no blank line between."""
    ends_open = not text.endswith((".", ",", ";", ":"))
    return len(text) <= 70 and ends_open and headings.NUMBERED.match(text) is not None


def _goes_on(first: Line, second: Line) -> bool:
    """Whether the second of two adjacent lines is the middle of a sentence that the first began."""
    unfinished = len(first.text) >= 40 and not _CLOSED.search(first.text)
    return unfinished and (second.text[:1].islower() or second.text[:1] in "([")


def _opens(line: Line, previous: Line) -> bool:
    """Whether a line inside a group begins something new."""
    text = line.text
    if text.startswith("|") or "\t" in text or previous.text.startswith("|") or "\t" in previous.text:
        return True
    if headings.is_named(text) or headings.is_named(previous.text) or captions.is_caption(text):
        return True
    if _is_numbered_heading(previous.text):
        return True
    if _is_numbered_heading(text) and _CLOSED.search(previous.text):
        return True
    if _ITEM.match(text) and not text[0].isdigit():
        return True
    return entries.number(text) > 0 and (not text[0].isdigit() or bool(re.search(r"[.)\d]\Z", previous.text)))


def _without_bullet(block: Block) -> Block:
    bullet = _BULLET.match(block.text)
    return replace(block, skip=bullet.end()) if bullet and not block.skip else block
