"""Where the entries of a list without numbers begin, as its layout shows: by indentation, or by a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from askreviews.bibliography import LABEL, STUDY, by_line
from askreviews.bibliography.names import have_initials, is_name
from askreviews.formats.blocks import Block
from askreviews.formats.lines import Line

_LOCATED = re.compile(
    r"\bpp?\.\s?\w|\((?:18|19|20)\d\d\)|(?:18|19|20)\d\d[;.]|\b10\.\d{4,9}/|https?://|\d:\w+[–-]\w+\.\Z"
)
"""What the last line of such an entry has: pages, a year, an address."""
_ADDRESS = re.compile(r"(?:https?://|(?:doi:\s?)?10\.\d{4,9}/)\S+\Z", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"\s\((?:19|20)\d\d[a-h]?\)[.:]?\Z")
_PART = re.compile(
    r"references\sto\s(?:the\s)?(?:other\s(?:published\s)?versions|(?:ongoing\s)?studies)\b.{0,80}"
    r"|(?:additional|other)\s(?:published\s)?(?:references|versions\b.{0,40})",
    re.IGNORECASE,
)
_SEEN = 80
"""Lines with words that show how a list is laid out."""
_LONGEST = 6
"""Lines of an entry at most."""
_MOST_NAMES = 2000
"""Characters of a line of names."""
_FEWEST = 2
_FEWEST_LABELLED = 3
_FEWEST_INDENTED = 0.25


def entries(lines: Sequence[Line]) -> list[Block] | None:
    """Each stretch of `lines` that the layout sets apart as a block, in order; None where it shows nothing.

    What stands behind the list is set apart as it comes.
    """
    seen = [line for line in lines if line.text][:_SEEN]
    if sum(LABEL.match(line.text) is not None for line in seen) >= _FEWEST_LABELLED and LABEL.match(
        seen[0].text
    ):
        return list(_labelled(lines))
    studies = [STUDY.fullmatch(line.text) is not None for line in seen if not is_part(line.text)]
    if sum(studies) >= _FEWEST_LABELLED and studies[0]:
        return list(_studies(lines))
    if sum(by_line.opens_title(line.text) for line in seen) >= _FEWEST_LABELLED and is_name(seen[0].text):
        return list(_under_names(lines))
    if sum(map(_opens_with_year, seen)) >= _FEWEST_LABELLED and _opens_with_year(seen[0]):
        return list(_from_names_and_year(lines))
    if _is_hanging(seen):
        return [Block(tuple(group)) for group in _groups(lines, seen[0].indent)]
    return None


def _is_hanging(seen: Sequence[Line]) -> bool:
    """Whether each entry's first line begins farther out than its others, which are indented alike."""
    if not seen:
        return False
    out = seen[0].indent
    indented = {line.indent for line in seen if line.indent > out}
    deeper = sum(line.indent > out for line in seen)
    return (
        len(indented) == 1
        and len(seen) - deeper >= _FEWEST
        and deeper >= max(_FEWEST, _FEWEST_INDENTED * len(seen))
    )


def _groups(lines: Sequence[Line], out: int) -> Iterator[list[Line]]:
    """A line that begins so far out, with the indented ones behind it, blank lines between them or not."""
    group: list[Line] = []
    for line in lines:
        if line.text and line.indent <= out and group:
            yield group
            group = []
        if line.text:
            group.append(line)
    if group:
        yield group


def _labelled(lines: Sequence[Line]) -> Iterator[Block]:
    """An entry from its label to the next, the last one to the line that says where it stands.

    A label without a letter says nothing that the entry does not.
    """
    worded = [line for line in lines if line.text]
    labels = [place for place, line in enumerate(worded) if LABEL.match(line.text)]
    end = _end_of_last(worded, labels[-1] + 1)
    for start, following in pairwise([*labels, end]):
        yield _entry(worded[start:following])
    yield from (Block((line,)) for line in worded[end:])


def _opens_with_year(line: Line) -> bool:
    """Whether a line holds names and the year alone, as on the pages of The Company of Biologists."""
    year = _YEAR_AT_END.search(line.text[-_MOST_NAMES:])
    written = line.text[: -len(year.group())] if year is not None and len(line.text) <= _MOST_NAMES else ""
    return bool(written) and (have_initials(written) or is_name(written))


def _from_names_and_year(lines: Sequence[Line]) -> Iterator[Block]:
    """An entry from the line of its names and year to the next, the last to the line where it stands."""
    worded = [line for line in lines if line.text]
    openings = [place for place, line in enumerate(worded) if _opens_with_year(line)]
    end = _end_of_last(worded, openings[-1] + 1)
    for start, following in pairwise([*openings, end]):
        yield Block(tuple(worded[start:following]))
    yield from (Block((line,)) for line in worded[end:])


def _under_names(lines: Sequence[Line]) -> Iterator[Block]:
    """An entry from the names above year and title, each in a line of its own, to the next such names."""
    worded = [line for line in lines if line.text]
    titles = [place for place, line in enumerate(worded) if by_line.opens_title(line.text)]
    starts = [0]
    for before, title in pairwise(titles):
        named = (place for place in range(title, before + 1, -1) if not is_name(worded[place - 1].text))
        starts.append(next(named, before + 2))
    end = _end_of_last(worded, titles[-1] + 1)
    for start, following in pairwise([*starts, end]):
        yield Block(tuple(worded[start:following]))
    yield from (Block((line,)) for line in worded[end:])


def _end_of_last(worded: Sequence[Line], start: int) -> int:
    """Where the list's last entry ends, of which the line at `start` is one: behind what says where it is.

    An address in the next line is its own.
    """
    near = worded[start : start + _LONGEST - 1]
    found = next((n for n, line in enumerate(near, 1) if _LOCATED.search(line.text)), len(near))
    has_address = found < len(near) and bool(_ADDRESS.match(near[found].text))
    return start + found + has_address


def is_part(text: str) -> bool:
    """Whether a line is the heading of a part of Cochrane's list."""
    return _PART.fullmatch(text) is not None


def _studies(lines: Sequence[Line]) -> Iterator[Block]:
    """An entry from its label to the next, or to the heading of the next part, which is by itself.

    The last one goes to the line that says where it stands; other lines are by themselves.
    """
    worded = [line for line in lines if line.text]
    last = max(place for place, line in enumerate(worded) if STUDY.fullmatch(line.text))
    group: list[Line] = []
    for place, line in enumerate(worded):
        opens, is_heading = STUDY.fullmatch(line.text) is not None, is_part(line.text)
        is_over = place > last + 1 and _LOCATED.search(group[-1].text) if group else False
        if group and (opens or is_heading or is_over):
            yield Block(tuple(group))
            group = []
        if opens or (group and not is_heading):
            group.append(line)
        else:
            yield Block((line,))
    if group:
        yield Block(tuple(group))


def _entry(group: Sequence[Line]) -> Block:
    label = LABEL.match(group[0].text)
    plain = label is not None and label["letter"] is None and len(group) > 1
    return Block(tuple(group[1:] if plain else group))
