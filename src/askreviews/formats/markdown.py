"""Markdown (.md): headings, pipe tables and lists as CommonMark has them, facts in a YAML head.

The words stay as they are written: emphasis marks, links and code are part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from askreviews.documents import Document
from askreviews.errors import ReadingError
from askreviews.formats import captions, entries, front, headings, paragraphs
from askreviews.formats.arrangement import arrange
from askreviews.formats.blocks import Block, Line, lines_of

_ATX = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)\s*#*\s*\Z")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]{2,150}?)[.:]?(?:\*\*|__)\Z")
_FENCE = re.compile(r"`{3,}|~{3,}")
_SETEXT = {"=": 1, "-": 2}


def read(path: Path, text: str, base: Document) -> Document:
    """The document that the characters of the file make; `base` carries its id, source and warnings."""
    lines, head = _head(path, lines_of(text))
    facts, base = _facts(head, base)
    blocks = _blocks(_without_comments(lines))
    listing = entries.separate(blocks)
    body = front.title_from(captions.tables(listing.before), facts)
    body = front.read(body, facts)
    facts.title = facts.title or path.stem
    body = headings.with_levels(body)
    return arrange([*body, *listing.entries, *captions.tables(listing.after)], facts, base)


def _head(path: Path, lines: Sequence[Line]) -> tuple[Sequence[Line], dict[str, object]]:
    """The lines after the YAML head, and what the head says."""
    if not lines or lines[0].text != "---":
        return lines, {}
    end = next((i for i, line in enumerate(lines[1:200], 1) if line.text in ("---", "...")), None)
    if end is None:
        return lines, {}
    try:
        head = yaml.safe_load("\n".join(line.text for line in lines[1:end]))
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise ReadingError(
            path, f"its YAML head cannot be read ({reason})", "Mend it or take it out."
        ) from error
    return (lines[end + 1 :], head) if isinstance(head, dict) else (lines, {})


def _facts(head: dict[str, object], base: Document) -> tuple[front.Facts, Document]:
    def words(name: str) -> str | None:
        value = head.get(name)
        return str(value).strip() or None if value is not None else None

    def several(name: str) -> tuple[str, ...]:
        value = head.get(name) or ()
        return (
            tuple(str(v) for v in value)
            if isinstance(value, list)
            else tuple(str(value).split("; "))
            if value
            else ()
        )

    year = words("year")
    facts = front.Facts(
        title=words("title") or "",
        authors=several("authors"),
        journal=words("journal"),
        year=int(year) if year and year.isdigit() else None,
        volume=words("volume"),
        issue=words("issue"),
        pages=words("pages"),
        doi=words("doi"),
        keywords=several("keywords"),
    )
    kind = "digest" if words("kind") == "digest" else "article"
    return facts, replace(base, id=base.id or words("id") or "", url=words("url"), kind=kind)  # type: ignore[arg-type]


def _without_comments(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines that are, or lie inside, an HTML comment of their own say nothing to a reader."""
    inside = False
    for line in lines:
        if inside or line.text.startswith("<!--"):
            inside = "-->" not in line.text
            yield Line("", line.place)
        else:
            yield line


def _blocks(lines: Iterator[Line]) -> list[Block]:
    """Headings where they are marked; what lies between them as paragraphs, items and table lines."""
    result: list[Block] = []
    waiting: list[Line] = []

    def flush() -> None:
        result.extend(_bold_headings(paragraphs.blocks(waiting, joined=True)))
        waiting.clear()

    fence = ""
    for line in lines:
        heading = _ATX.match(line.text) if not fence else None
        mark = _FENCE.match(line.text)
        if mark and (not fence or line.text.startswith(fence)):
            fence = "" if fence else mark.group()
            waiting += [Line("", line.place), line] if fence else [line, Line("", line.place)]
        elif fence:
            waiting.append(line)
        elif heading:
            flush()
            start, end = heading.span("words")
            result.append(Block((line.part(start, end),), kind="heading", level=len(heading["marks"])))
        elif (
            waiting
            and waiting[-1].text
            and re.fullmatch(r"={3,}|-{3,}", line.text)
            and _stands_alone(waiting)
        ):
            title = waiting.pop()
            flush()
            result.append(Block((title,), kind="heading", level=_SETEXT[line.text[0]]))
        elif re.fullmatch(r"(?:[-*_]\s?){3,}", line.text):
            waiting.append(Line("", line.place))
        else:
            waiting.append(line)
    flush()
    return [b for b in result if b.kind != "heading" or b.text]


def _stands_alone(waiting: Sequence[Line]) -> bool:
    return len(waiting) < 2 or not waiting[-2].text


def _bold_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        bold = _BOLD.match(block.text) if block.alone and len(block.lines) == 1 else None
        if bold and not captions.is_caption(block.text):
            start, end = bold.span("words")
            yield replace(block, lines=(block.lines[0].part(start, end),), kind="heading", level=6, skip=0)
        else:
            yield block
