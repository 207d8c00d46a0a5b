"""Captions of figures and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews.formats.blocks import Block, joined
from askreviews.formats.wording import boilerplate

_LABEL = re.compile(
    r"(?::\s|[▶►]\s?)?[*_]{0,3}\[?[*_]{0,3}(?:(?:supplementary|supplemental|extended\sdata)\s)?(?P<thing>figure|fig\.?|table|scheme|box|chart)"
    r"\s{0,3}(?:S?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})(?:[A-Za-z]?(?![\w–-])|(?<=\d)(?-i:(?=[A-Z][a-z])))[*_]{0,3}"
    r"(?P<sign>\s?[.:|｜]|\s{0,2}[–—-](?=\s)|—)?[*_]{0,3}(?P<gap>\s{0,4})[*_]{0,3}",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(r"(?:Table|Figure)\.\s(?=[A-Z][a-z])")
"""Of the only one: *Table. Effects of kelp*."""
_CONTINUED = re.compile(r"\W{0,3}(?:cont(?:inued|['’.]?d?)\.?)\W{0,3}", re.IGNORECASE)
_FIRST_PANEL = re.compile(r"\*{0,2}(?:\([Aa]\)|A[,.:]|a[,.:]?)\*{0,2} (?=[A-Z])")
_NOTE = re.compile(r"[a-h*†‡§]\s?[A-Z]|[\w-]{1,12}[,:=]\s[^.;]{3,60};")
"""Below a table: *a Of leaves alone*, *ns, not significant; wt, wild type*."""
_ASIDE = re.compile(
    r"Highlights|Glossary|Key Figure|In Brief|Significance|Outstanding Questions|Clinician['’]s Corner"
)
_LONGEST_TITLE = 300
_STATES = re.compile(
    r"(?:funding|competing\sinterests?|data\savailability)(?:\sstatement)?\s?:", re.IGNORECASE
)
"""What PLOS's pages have below the list of their figures."""
_GALLERY = re.compile(r"figures|tables", re.IGNORECASE)
_LINK = re.compile(r"[FT]\d{1,2}|view\s?large(?:\s?download\sslide)?", re.IGNORECASE)
"""What a page has above a caption: *F1* on Wolters Kluwer's."""


def is_caption(text: str) -> bool:
    """Whether a block is the caption of a figure or table (*Figure 2 shows that …* is a sentence)."""
    label = _LABEL.match(text)
    if label is None:
        return bool(_UNNUMBERED.match(text)) and len(text) <= _LONGEST_TITLE
    first = text[label.end() : label.end() + 1]
    if not first:
        return True
    if label["sign"] is None:
        is_glued = text[label.end() - 1].isdigit()
        return (bool(label["gap"]) or is_glued) and (first.isupper() or first in '("“[')
    return first not in ".,;:)"


def is_note(text: str) -> bool:
    """Whether the text is a note below a table."""
    return _NOTE.match(text) is not None


def is_first_panel(text: str) -> bool:
    """Whether a line says what the first part of a figure shows, as *(a) The stem*."""
    return bool(_FIRST_PANEL.match(text))


def names_box(text: str) -> bool:
    """Whether a block is a box's label and title, which end without a stop: what the box says comes next."""
    label = _LABEL.match(text)
    return label is not None and label["thing"].lower() == "box" and text[-1:] not in ".!?"


def heads_aside(text: str) -> bool:
    """Whether a line heads what stands beside the text: a box, a glossary, the points in the margin."""
    return names_box(text) or _ASIDE.fullmatch(text) is not None


def is_continued(text: str) -> bool:
    """Whether the caption says that a table goes on: ``Table 1 (continued)``."""
    label = _LABEL.match(text)
    return label is not None and bool(_CONTINUED.fullmatch(text[label.end() :]))


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with captions told apart; one that is only a label takes the title on the next line."""
    result: list[Block] = []
    for block in blocks:
        previous = result[-1] if result else None
        captioned = block.kind == "plain" and is_caption(block.text)
        if captioned and previous is not None and _LINK.fullmatch(previous.text):
            result[-1] = replace(previous, kind="left out")
        if previous is not None and previous.kind == "caption" and boilerplate.is_publishers(block.text):
            result.insert(-1, replace(block, kind="left out"))  # a button between label and title
        elif (
            previous is not None
            and previous.kind == "caption"
            and is_label(previous.text)
            and _can_be_title(block)
        ):
            result[-1] = joined([previous, block])
        elif captioned:
            result.append(replace(block, kind="caption"))
        else:
            result.append(block)
    return _without_gallery(result)


def _without_gallery(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, but for labels without titles below *Figures*: a page shows its pictures there."""
    result = list(blocks)
    inside = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        opens = _GALLERY.fullmatch(block.text) and following is not None and is_label(following.text)
        inside = bool(opens) or (inside and (is_label(block.text) or block.kind == "left out"))
        if inside:
            result[place] = replace(block, kind="left out")
    return result


def is_label(text: str) -> bool:
    """Whether a line is the label of a figure or a table without its title, as *Table 1*."""
    label = _LABEL.match(text)
    return label is not None and label.end() == len(text)


def _can_be_title(block: Block) -> bool:
    text = block.text
    if _STATES.match(text):
        return False
    if block.kind != "plain" or block.skip or len(text) > _LONGEST_TITLE or "\t" in text or "|" in text:
        return False
    return text[:1].isupper() and not is_caption(text)
