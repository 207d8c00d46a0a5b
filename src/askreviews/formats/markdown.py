"""Markdown (.md): headings, pipe tables and lists as CommonMark has them, facts in a YAML head.

The words stay as they are written: emphasis marks, links and code are part of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from askreviews.documents import Document, DocumentKind
from askreviews.formats import paragraphs
from askreviews.formats.arrangement import arrange
from askreviews.formats.assembly import assembled
from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line, lines_of
from askreviews.formats.markup import citeproc, latex, links, page_head, page_rules, yaml_head
from askreviews.formats.references import reference_list
from askreviews.formats.sections import headings
from askreviews.formats.tables import html_tables, rows
from askreviews.formats.wording import captions, conventions
from askreviews.formats.wording.facts import Facts

_ATX = re.compile(r"#{1,6}(?=\s|\Z)")
_SETEXT = {"=": 1, "-": 2}
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_RULE = re.compile(r"(?:[-*_]\s?){3,}")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]{2,150})(?:\*\*|__)[.:]?\Z")
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})")
_ANCHORS = re.compile(r"(?:<(?P<tag>span|a)\s(?:id|name)=[^<>]{1,80}></(?P=tag)>\s?){1,9}")
_QUOTE = re.compile(r"(?:>\s{1,3})+|>+\Z")
_CALLOUT = re.compile(r"\[!\w{1,20}\][+-]?\s*")
_LEVEL_OF_ABSTRACT = 2
_BELOW_ALL = 6
"""The level of a line that is all in bold letters and so a heading of the lowest rank."""


def read(path: Path, text: str, base: Document) -> Document:
    """The document that the characters of the file make; `base` carries its id, source and warnings."""
    lines, head = yaml_head.separate(citeproc.unfenced(lines_of(text)))
    lines, said = page_head.separate(lines)
    facts = head.facts().or_else(said)
    written = [links.without_pages(line) for line in _without_comments(lines)]
    facts = facts.or_else(Facts(title=latex.title(written)))
    kept = page_rules.without_ends(latex.without_commands(written))
    listing = reference_list.separate(kept)
    blocks, facts = assembled(listing, facts, _blocks, _with_headings)
    facts = replace(facts, title=facts.title or path.stem)
    kind: DocumentKind = "digest" if head.word("kind") == "digest" else "article"
    base = replace(base, id=base.id or head.word("id") or "", kind=kind)
    return arrange(blocks, facts, base)


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where no heading is marked, those lines are headings that would be in a plain text."""
    found = [_bold_heading(block) for block in blocks]
    return found if any(b.kind == "heading" and b.lines for b in found) else headings.marked(found)


def _bold_heading(block: Block) -> Block:
    """A line that is all in bold letters is a heading."""
    is_line = block.kind == "plain" and len(block.lines) == 1 and not block.skip
    bold = _BOLD.match(block.text) if is_line else None
    if bold is None:
        return block
    return replace(block.part(*bold.span("words")), kind="heading", level=_BELOW_ALL)


def _without_comments(lines: Sequence[Line]) -> list[Line]:
    """HTML comments that have lines of their own say nothing to a reader; one without an end is text."""
    result: list[Line] = []
    ends = [i for i, line in enumerate(lines) if "-->" in line.text]
    hidden_to = -1
    for index, line in enumerate(lines):
        if index > hidden_to and line.text.startswith("<!--"):
            end = bisect_left(ends, index)
            if end < len(ends) and lines[ends[end]].text.endswith("-->"):
                hidden_to = ends[end]
        result.append(Line("", line.place) if index <= hidden_to else line)
    return result


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Headings where they are marked; what lies between them as paragraphs, items, captions and tables."""
    result: list[Block] = []
    waiting: list[Line] = []
    for piece in _pieces([links.without_addresses(line) for line in lines]):
        if isinstance(piece, Line):
            waiting.append(piece)
        else:
            result.extend(paragraphs.blocks(waiting, marked_up=True))
            waiting = []
            result.append(piece)
    result.extend(paragraphs.blocks(waiting, marked_up=True))
    return rows.marked(captions.marked([b for b in result if b.text.strip() or b.label]))


def _pieces(lines: Sequence[Line]) -> Iterator[Line | Block]:
    """The lines, but headings, fenced code and tables in HTML as blocks."""
    fences = _fences(lines)
    in_html, in_latex = html_tables.found(lines), latex.tables(lines)
    position = 0
    while position < len(lines):
        line = lines[position]
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        if position in fences:
            yield Block(tuple(part for part in lines[position : fences[position]] if part.text))
            position = fences[position]
            continue
        if position in in_html:
            yield from html_tables.blocks(lines[position : in_html[position]])
            position = in_html[position]
            continue
        if position in in_latex:
            yield from latex.rows(lines[position : in_latex[position]])
            position = in_latex[position]
            continue
        if (section := latex.heading(line)) is not None:
            yield section
        elif (atx := _ATX.match(line.text)) is not None:
            yield _heading(_without_anchors(line.part(atx.end())), len(atx.group()))
        elif _is_setext(lines, position, following):
            yield Block((line,), kind="heading", level=_SETEXT[following[0]])
            position += 1
        elif _RULE.fullmatch(line.text):
            yield Line("", line.place)
        else:
            quote = _QUOTE.match(line.text)
            yield from _quoted(line.part(quote.end())) if quote else [_without_anchors(line)]
        position += 1


def _quoted(line: Line) -> Iterator[Line | Block]:
    """The line of a quotation, which may open with its kind, as Obsidian has it: ``[!abstract] Summary``."""
    kind = _CALLOUT.match(line.text)
    words = _without_anchors(line.part(kind.end()) if kind else line)
    is_heading = kind is not None and conventions.is_abstract(words.text)
    yield Block((words,), kind="heading", level=_LEVEL_OF_ABSTRACT) if is_heading else words


def _without_anchors(line: Line) -> Line:
    """The line behind the places to which links lead, which converters set at its beginning."""
    anchors = _ANCHORS.match(line.text)
    return line.part(anchors.end()) if anchors else line


def _fences(lines: Sequence[Line]) -> dict[int, int]:
    """Where fenced code begins and the place after it; a fence that is never closed is text."""
    fences: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        fence = _FENCE.match(line.text)
        if fence is None:
            continue
        if opened is None:
            opened = index, fence["mark"]
        elif line.text.startswith(opened[1]) and not line.text.strip(opened[1][0]):
            fences[opened[0]] = index + 1
            opened = None
    return fences


def _heading(line: Line, level: int) -> Block:
    """The heading without the signs that may close it and without its attributes (``{#name .class}``)."""
    attributes = conventions.ATTRIBUTES.search(line.text)
    bare = line.part(0, attributes.start()) if attributes else line
    words = bare.text.rstrip("#")
    closed = bare.part(0, len(words)) if words != bare.text and words[-1:] in ("", " ") else bare
    is_label = captions.is_label(closed.text)  # its title comes in the next line
    return Block((closed,)) if is_label else Block((closed,), kind="heading", level=level)


def _is_setext(lines: Sequence[Line], position: int, following: str) -> bool:
    """Whether the line is a paragraph of its own that the next line underlines."""
    line = lines[position].text
    alone = position == 0 or not lines[position - 1].text
    return (
        alone
        and bool(line)
        and bool(_UNDERLINE.fullmatch(following))
        and not line.startswith((">", "-", "|", "*"))
    )
