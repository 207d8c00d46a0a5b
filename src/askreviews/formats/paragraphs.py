"""From lines to blocks: hard-wrapped lines are joined, paragraphs cut by a page break made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from askreviews.formats import abstracts, captions, conventions, keywords, numbering, tables
from askreviews.formats.blocks import Block, joined
from askreviews.formats.lines import Line

_BULLET = re.compile(r"[-*+•·▪●○‣–]\s+(?=\S)")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_MARKER = (
    r"(?:[⁰¹²³⁴-⁹,–⁻-]{1,24}|\^\{[^{}]{1,40}\}|\^[\d,–-]{1,20}\^?|<sup>[^<>]{1,40}</sup>"
    r"|\$\^[^$]{1,40}\$|\\\((?:\{\s?\})?\s?\^[^$\\]{1,40}\\\)|\\?\[\^?[\d,;–\-\s]{1,40}\\?\]|\([\d,;–\-\s]{1,40}\)"
    r"|(?:(?<=[A-Za-zà-öø-ÿ)\]”’%][.!?])|(?<=[A-Za-z]\d\.)|(?<=\d\.\d\.)|(?<=\d\.\d\d\.)|(?<=[A-Za-z][−-]\d\.))\d{1,3}[a-h]?(?:(?:,\s|[,–−\s-])(?:\d{1,3}[a-h]?|[a-h])(?!\w)){0,5})"
)
_SENTENCE_END = re.compile(
    rf"(?P<stop>[.!?:…。！？؟۔])[\"”’»)\]*_]{{0,3}}(?P<markers>(?:\s?{_MARKER}){{0,6}})(?:\s?\([^()]{{0,60}}\)\.?)?\s*\Z"
)
_OPENING_MARKER = re.compile(rf"{_MARKER}\s?(?:[.,;]|[a-z])")
"""A marker that a page break cut off its sentence: *[13,32]. In sepsis*."""
_ENDING = re.compile(rf"(?:{_MARKER}\s?){{1,4}}[.,;]")
"""All that is left of a sentence behind a bracket: *[13,32].*"""
_CLOSES_BRACKET = re.compile(r"[^()\n]{1,80}\)")
_CLOSED = re.compile(rf"(?:{_SENTENCE_END.pattern}|[)\]}}>|]\s*\Z)")
_TAIL = 300
"""How many last characters of a line are looked at for its close."""
_UNFINISHED = re.compile(
    r"\b(?:an?|and|as|at|between|by|for|from|in|into|of|on|or|than|that|the|their|these|to|was|were|which|with)\Z"
)
_UNFINISHED_LINE = re.compile(
    r"\b(?:are|but|during|each|had|has|have|is|its|this|those|under|when|where|while|who|within|without)\Z"
)
"""So may a line end whose next one is at hand."""
_LONGEST_WRAPPED = 250
"""Lines with more characters in the middle of a paragraph are paragraphs themselves."""
_FEWEST_OWN = 8
_SHARE_OF_COLUMN = 0.8
_SHORTEST_CUT = 40
"""Characters below which an unclosed line is a fragment, not the first half of a cut paragraph."""


_ASIDE = ("caption", "header", "row")
"""Kinds of what a page may have in the middle of a paragraph."""
_MOST_NOTES = 2
_NOTE = re.compile(r"[a-h*†‡§]\s?[A-Z]|[\w-]{1,12}[,:=]\s[^.;]{3,60};")
"""Below a table: *a Of leaves alone*, *ns, not significant; wt, wild type*."""
_LONGEST_HEADING = 110
"""Characters beyond which an unclosed line is no heading."""


def is_closed(text: str) -> bool:
    """Whether the text ends as a sentence does, markers and closing brackets after its full stop included."""
    return bool(_CLOSED.search(text[-_TAIL:]))


def is_cited_sentence(text: str) -> bool:
    """Whether the text ends in a full stop and a marker after it; a question may be a heading."""
    end = _SENTENCE_END.search(text[-_TAIL:])
    return end is not None and bool(end["markers"]) and end["stop"] not in "?？؟"


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


def is_tabular(text: str) -> bool:
    """Whether the line may be one of a table: cells are set apart by tabs or between upright bars."""
    return "\t" in text or text.startswith("|")


def made_whole(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page break cut in two are one again.

    The first half ends in mid-sentence, and the second begins with a small letter or with a marker that ends
    its sentence, or the first ends so that something must follow. What is left out may stand between them,
    and so may captions and tables with their notes: these then come behind the paragraph.
    """
    runs: list[list[Block]] = []
    last = text = 0  # the run that ends above the block, and the one of running text
    notes = 0
    for block in blocks:
        is_apart = text != last and not must_go_on(runs[last][-1].text)
        if is_apart and _resumes(runs[text], block) and _is_cut(runs[text], block):
            runs[text].append(block)
            last, notes = text, 0
            continue
        if runs and _is_cut(runs[last], block):
            runs[last].append(block)
            continue
        runs.append([block])
        if block.kind == "left out":
            continue
        notes += text != last and block.kind == "plain" and is_closed(block.text)
        last = len(runs) - 1
        if block.kind not in _ASIDE and not (runs[text][0].kind == "plain" and 0 < notes <= _MOST_NOTES):
            text, notes = last, 0
    return [run[0] if len(run) == 1 else joined(run) for run in runs]


def _resumes(run: Sequence[Block], second: Block) -> bool:
    """Whether running text may go on so below a figure or a table, and it is no note to that."""
    first = run[-1]
    runs_on = (
        len(run) > 1 or len(first.lines) > 1 or len(first.text) > _LONGEST_HEADING or must_go_on(first.text)
    )
    opening = second.text[:1]
    return runs_on and (opening.islower() or not opening.isalpha()) and _NOTE.match(second.text) is None


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
    has_end = _ENDING.fullmatch(second.text) is not None and not _SENTENCE_END.search(text[-_TAIL:])
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
    end = first[-_TAIL:]
    return end.rfind("(") > end.rfind(")") and _CLOSES_BRACKET.match(second) is not None


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
    return [t for t in texts if len(t) >= _SHORTEST_CUT and not (is_tabular(t) or _is_heading(t))]


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
    is_column = own >= _SHORTEST_CUT and median(map(len, texts)) >= _SHARE_OF_COLUMN * own
    return min(width, own) if is_column else width


def _paragraphs(group: Sequence[Line], width: int) -> Iterator[Block]:
    """The paragraphs, headings, items and table lines that stand together without a blank line."""
    current: list[Line] = []
    item = 0
    ruled = any("|" in line.text and tables.is_rule(line.text) for line in group)
    for index, line in enumerate(group):
        number = numbering.number(numbering.DOTTED, line.text)
        counts = number > 0 and (number == item + 1 if item else number == 1 and _counts_on(group, index))
        is_heading = _is_glued_heading(group, index, width)
        if current and (counts or is_heading or (ruled and "|" in line.text) or _opens(current, line, width)):
            yield Block(tuple(current))
            current = []
        item = number if counts else item
        current.append(line)
    yield Block(tuple(current))


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
    if keywords.opens(previous):
        return not (text[0].islower() or must_go_on(previous))
    if conventions.is_named(text) and (early or closed or not width):
        return True
    if len(current) == 1 and (
        conventions.is_named(previous) or _is_numbered_heading(previous, text) or _is_capitals(previous, text)
    ):
        return True
    if early and closed and (captions.is_caption(current[0].text) or _NOTE.match(current[0].text)):
        return not captions.is_first_panel(text)
    if "\t" in text or "\t" in previous:
        return early or closed or ("\t" in text and "\t" in previous)
    if early and (closed or len(current) == 1):
        is_open = must_go_on(previous) or _UNFINISHED_LINE.search(previous[-_TAIL:])
        return not conventions.begins_small(text) and not is_open
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


def must_go_on(text: str) -> bool:
    """Whether the text ends so that something must follow: in a comma, a dash or a word such as *the*."""
    return text.endswith((",", ";", "/", "·", "-", "–", "(")) or bool(_UNFINISHED.search(text[-_TAIL:]))


def _without_bullet(block: Block) -> Block:
    """A list item's words begin after its bullet; the number of a numbered item stays a part of it."""
    bullet = _BULLET.match(block.text)
    return replace(block, skip=bullet.end()) if bullet and not block.skip else block
