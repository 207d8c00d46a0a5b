"""Paragraphs that a page break, a figure or a table cut in two are made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from askreviews.formats.blocks import Block, joined
from askreviews.formats.tables.rows import is_tabular
from askreviews.formats.wording import captions, conventions
from askreviews.formats.wording.endings import MARKER, has_stop, is_closed, must_go_on

_OPENING_MARKER = re.compile(rf"{MARKER}\s?(?:[.,;]|[a-z])")
"""A marker that a page break cut off its sentence: *[13,32]. In sepsis*."""
_ENDING = re.compile(rf"(?:{MARKER}\s?){{1,4}}[.,;]")
"""All that is left of a sentence behind a bracket: *[13,32].*"""
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_LONGEST_BRACKET = 300
_CLOSES_BRACKET = re.compile(r"[^()\n]{1,80}\)")

_SHORTEST_CUT = 40
"""Characters below which an unclosed line is a fragment, not the first half of a cut paragraph."""


_ASIDE = ("caption", "header", "row")
"""Kinds of what a page may have in the middle of a paragraph."""
_MOST_NOTES = 2
_LONGEST_HEADING = 110
"""Characters beyond which an unclosed line is no heading."""


def made_whole(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break cut in two are one again.

    The first half ends in mid-sentence, and the second begins with a small letter or with a marker that ends
    its sentence, or the first ends so that something must follow. What is left out may stand between them,
    and so may captions and tables with their notes, and up to the page's end a box or what stands in the
    margin: these then come behind the paragraph.
    """
    runs: list[list[Block]] = []
    last = text = 0  # the run that ends above the block, and the one of running text
    notes = 0
    is_aside = False
    for block in blocks:
        is_below = not is_aside or _is_apart(runs[-1][-1], block)
        is_apart = is_below and text != last and (is_aside or not must_go_on(runs[last][-1].text))
        if is_apart and (is_aside or _resumes(runs[text], block)) and _is_cut(runs[text], block):
            runs[text].append(block)
            last, notes, is_aside = text, 0, False
            continue
        if runs and _is_cut(runs[last], block):
            runs[last].append(block)
            continue
        is_aside = bool(runs) and _goes_on_beside(runs[text], block, is_inside=is_aside and not is_below)
        runs.append([block])
        if block.kind == "left out":
            continue
        is_note = text != last and block.kind == "plain" and is_closed(block.text)
        last = len(runs) - 1
        if is_aside:
            continue
        notes += is_note
        if block.kind not in _ASIDE and not (runs[text][0].kind == "plain" and 0 < notes <= _MOST_NOTES):
            text, notes = last, 0
    return [run[0] if len(run) == 1 else joined(run) for run in runs]


def _goes_on_beside(run: Sequence[Block], block: Block, *, is_inside: bool) -> bool:
    """Whether the block belongs to a box or to a margin that interrupts the sentence of the `run`."""
    first = run[-1]
    is_open = first.kind == "plain" and len(first.text) > _SHORTEST_CUT and not is_closed(first.text)
    return is_open and (is_inside or captions.heads_aside(block.lines[0].text if block.lines else ""))


def _is_apart(above: Block, block: Block) -> bool:
    """Whether a page ends, or a blank line stands, between the two."""
    return bool(above.lines and block.lines) and block.lines[0].row > above.lines[-1].row + 1


def _resumes(run: Sequence[Block], second: Block) -> bool:
    """Whether running text may go on so below a figure or a table, and it is no note to that."""
    first = run[-1]
    runs_on = (
        len(run) > 1 or len(first.lines) > 1 or len(first.text) > _LONGEST_HEADING or must_go_on(first.text)
    )
    opening = second.text[:1]
    return runs_on and (opening.islower() or not opening.isalpha()) and not captions.is_note(second.text)


def _is_cut(run: Sequence[Block], second: Block) -> bool:
    first = run[-1]
    if (
        first.kind not in ("plain", "caption")
        or second.kind != "plain"
        or second.skip
        or not first.words.strip()
    ):
        return False
    text, opening = first.text, second.text.lstrip("\"'“‘([*_")
    if len(run) == 1 and (len(text) < _SHORTEST_CUT or conventions.is_named(text)):
        return False
    has_end = _ENDING.fullmatch(second.text) is not None and not has_stop(text)
    if (is_closed(text) and not has_end) or text.endswith((":", ";")) or captions.is_caption(second.text):
        return False
    if is_tabular(text) or is_tabular(second.text) or _LETTERED.match(second.text):
        return False
    if _is_in_brackets(text, second.text):
        return True
    goes_on = must_go_on(text) and opening[:1].isalnum() and len(second.text) > _SHORTEST_CUT
    return opening[:1].islower() or goes_on or bool(_OPENING_MARKER.match(second.text))


def _is_in_brackets(first: str, second: str) -> bool:
    """Whether a round bracket is open at the end of the first text and closed at once in the second."""
    end = first[-_LONGEST_BRACKET:]
    return end.rfind("(") > end.rfind(")") and _CLOSES_BRACKET.match(second) is not None
