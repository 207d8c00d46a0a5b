"""Statements at an article's end with their heading in the line, as MDPI has them (*Funding: Nobody*)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from askreviews.formats.blocks import Block
from askreviews.formats.wording import boilerplate, conventions
from askreviews.formats.wording.endings import is_closed

_HEADINGS = r"""
      authors?['’]?s?['’]?\scontributions?(?:\sstatement)?|credit\sauthorship\scontribution\sstatement
    | fundings?(?:\s(?:information|statement|sources?))?|financial\ssupport|acknowledge?ments?
    | disclosures?(?:\sstatements?)?
    | institutional\sreview\sboard\sstatement|informed\sconsent(?:\sstatement)?
    | ethic(?:s|al)\s(?:approval|statement)(?:\sand\sconsent\sto\sparticipate)?|consent\sfor\spublication
    | data\savailability(?:\sstatement)?|availability\sof\sdata(?:\sand\smaterials?)?|sample\savailability
    | (?:declaration\sof\s)?(?:conflicts?[\s-]of|competing|conflicting)[\s-]interests?(?:\sstatement)?
"""
_HEADING = re.compile(_HEADINGS, re.IGNORECASE | re.VERBOSE)
_LABEL = re.compile(
    rf"[*_]{{0,2}}(?P<heading>{_HEADINGS})(?:[*_]{{0,2}}\s?[:.][*_]{{0,2}}|[:.][*_]{{1,2}})\s+(?=\S)",
    re.IGNORECASE | re.VERBOSE,
)


_WHO_DID_WHAT = re.compile(
    r"authors?['’]?s?['’]?\scontributions?(?:\sstatement)?|credit\sauthorship\scontribution\sstatement",
    re.IGNORECASE,
)
_BOLD_LABEL = re.compile(
    r"(?P<heading>Authors?['’]?\scontributions?|Funding|Acknowledge?ments?|Data\savailability|Conflicts?\sof\sinterests?"
    r"|Competing\sinterests?|Ethic(?:s|al)\sapproval|Consent\s(?:for\spublication|to\sparticipate)|Informed\sconsent)"
    r"\s+(?=[A-Z][\w.’']*\s)"
)
"""Set in bold on Springer's pages, which a PDF's text does not show: *Funding This work was …*."""


def is_heading(text: str) -> bool:
    """Whether the line is the heading of such a statement, and nothing else."""
    return _HEADING.fullmatch(conventions.bare(text)) is not None


def tells_who_did_what(heading: str) -> bool:
    """Whether what stands under the heading cites nothing, whatever numbers it has."""
    return _WHO_DID_WHAT.fullmatch(conventions.bare(heading)) is not None


def opens(text: str) -> bool:
    """Whether the text begins with such a heading and a colon or the like behind it."""
    return _label(text) is not None


def headed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each such statement under a heading of its own, but for those that an abstract has.

    Whatever stands in the first half is left as it is.
    """
    half = len(blocks) // 2
    return [*blocks[:half], *(part for block in blocks[half:] for part in _parts(block))]


def _parts(block: Block) -> Iterator[Block]:
    texts = [line.text for line in block.lines]
    if block.kind != "plain" or block.skip or not any(map(_label, texts)):
        yield block
        return
    publishers = [False, *(is_closed(a) and boilerplate.is_publishers(b) for a, b in pairwise(texts))]
    starts = [i for i, text in enumerate(texts) if _label(text) or publishers[i]]
    if starts[0]:
        yield replace(block, lines=block.lines[: starts[0]])
    for start, end in pairwise([*starts, len(block.lines)]):
        label = _label(block.lines[start].text)
        if label is not None:
            yield Block((), kind="heading", level=1, label=label["heading"])
        skip = label.end() if label is not None else 0
        yield replace(block, lines=block.lines[start:end], skip=skip)


def _label(text: str) -> re.Match[str] | None:
    if not text.lstrip("*_")[:1].isupper():
        return None
    return _LABEL.match(text) or _BOLD_LABEL.match(text)
