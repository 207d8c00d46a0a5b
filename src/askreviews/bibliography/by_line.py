"""Entries that a web page gives line by line, with no sign between names, title and journal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews.bibliography import names
from askreviews.bibliography.names import UPPER
from askreviews.bibliography.places import ISSUE, PAGES, YEAR
from askreviews.bibliography.signs import bare
from askreviews.documents import Reference

_LONGEST = 4000
"""Characters of a line of names."""
_TITLE_LINES = 3
LABEL = re.compile(
    r"(?:[a-z]{1,3}\s){0,3}[^\W\d_][\w'’. -]{1,60}?(?:\s(?:and|&)\s[\w'’. -]{2,40}|,?\set\sal\.?)?"
    r",\s(?:(?:18|19|20)\d\d(?P<letter>[a-h])?|n\.d\.)\Z"
)
"""What ScienceDirect sets above an entry: *Abebe et al., 2008*."""
STUDY = re.compile(
    rf"(?P<name>[{UPPER}][\w'’.‐-]*(?:\s[\w'’.‐-]{{1,30}}){{0,3}})\s(?P<year>(?:19|20)\d\d[a-h]?)"
    r"(?:\s\{[^{}]{3,60}\})?"
)
"""What Cochrane's reviews set above an entry, and cite it by: *Abebe 2008a {published data only}*."""
_JOURNAL_LINE = re.compile(
    rf"(?P<journal>(?:[{UPPER}]|[a-z]{{1,3}}[A-Z][a-z]|npj\s).{{1,120}}?)"
    r"(?:,\s(?P<volume>[A-Z]?\d{1,5}(?:[-–]\d{1,5})?|Suppl\.?\s\w{1,4}))?"
    rf"(?:\s{ISSUE})?\s\({YEAR}\)(?:,\s(?:pp?\.\s|Article\s)?(?!10\.\d{{4}}){PAGES})?(?:[\s,;.].{{0,300}})?"
)
"""Where all of a paper's locators have one line: *J Foo, 12 (3) (2018), pp. 34-45, 10.1016/…*."""
_LOCATORS_LINE = re.compile(
    rf"(?P<journal>[{UPPER}].{{1,120}}?)\.?\s{YEAR};\s?(?P<volume>\w{{1,8}})(?:\s?{ISSUE})?(?::\s?{PAGES})?\.?"
)
"""The same on Cell Press's pages: *J Foo. 2018; 12:34-45*."""


def parse(entry: Reference, lines: Sequence[str]) -> Reference | None:
    """The entry with its parts, when names have the first line and the journal one that follows the title."""
    written = names.BULLET.sub(", ", names.ET_AL.sub("", lines[0]))
    if len(written) > _LONGEST:
        return None
    if names.SURNAME_FIRST.fullmatch(written):
        style = _LOCATORS_LINE
    elif written.endswith((",", ";", ".", ":")) or not all(
        map(names.is_name, names.AND_OR_COMMA.split(written))
    ):
        return None
    else:
        style = _JOURNAL_LINE
    for place, line in enumerate(lines[2 : 2 + _TITLE_LINES], 2):
        found = style.fullmatch(line)
        if found is not None:
            return replace(
                entry,
                authors=names.each(written),
                title=bare(" ".join(lines[1:place])),
                journal=bare(found["journal"]),
                year=int(found["year"]),
                volume=found["volume"],
                issue=found["issue"],
                pages=re.sub(r"\s", "", found["pages"]).rstrip(".") if found["pages"] else None,
            )
    return None
