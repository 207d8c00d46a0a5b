"""What programs that save a web page as Markdown write above it: its title, its address, its date.

Jina's reader and its like write lines (``Title: …``, ``URL Source: …``, ``Markdown Content:``), browsers'
clippers a YAML head with a ``source``. The title is the browser's, which ends in the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from askreviews.formats.lines import Line
from askreviews.formats.wording.facts import Facts, year_in

_FACT = re.compile(
    r"(?P<name>title|url\ssource|published\stime|warning|description|markdown\scontent)\s?:\s*(?P<words>.*)",
    re.IGNORECASE,
)
_MOST_LINES = 20
_SITE = re.compile(
    r"\s(?:\|\s[^|]{2,80}|[-–—]\s(?:PMC|NCBI|(?:Europe\s)?PubMed(?:\sCentral)?|Europe\sPMC|ScienceDirect|Springer(?:Link|\sNature\sLink)?"
    r"|Wiley\sOnline\sLibrary|Oxford\sAcademic|Frontiers|MDPI|Nature|BMJ|PNAS|bioRxiv|medRxiv|arXiv|The\sLancet|Cell\sPress|SAGE\sJournals"
    r"|Taylor\s&\sFrancis(?:\sOnline)?|PLOS(?:\sONE)?|JAMA(?:\sNetwork)?|ACS\sPublications|Dove\s(?:Medical\s)?Press|StatPearls|NCBI\sBookshelf))\Z"
)


def separate(lines: Sequence[Line]) -> tuple[Sequence[Line], Facts]:
    """The lines after the head, and what it says; a file may have none."""
    found: dict[str, str] = {}
    for index, line in enumerate(lines[:_MOST_LINES]):
        fact = _FACT.fullmatch(line.text)
        if line.text and fact is None:
            break
        if fact is not None:
            name = fact["name"].lower()
            if name == "markdown content" and {"title", "url source"} <= found.keys():
                return lines[index + 1 :], _facts(found)
            found[name] = fact["words"]
    return lines, Facts()


def _facts(found: dict[str, str]) -> Facts:
    return Facts(
        title=without_site(found["title"]),
        url=found["url source"],
        year=year_in(found.get("published time", "")),
    )


def without_site(title: str) -> str:
    """A page's title without the name of the site behind it: *Kelp in winter - PMC*, *Kelp | Algae*."""
    bare = _SITE.sub("", title)
    return _SITE.sub("", bare) if bare != title else title
