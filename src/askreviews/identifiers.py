"""What a text says of where a paper is found: DOIs, PubMed's numbers, addresses of the web."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_DOI = re.compile(r"\b10\.\d{4,9}/(?:[^\s\"<>\[\]{}|]|<\d[\w.]{0,8}::[\w:.\-]{1,24}>){1,200}")
_DOI_AT_END = re.compile(r"\b10\.\d{4,9}/(?P<suffix>[^\s\"<>\[\]{}|]{0,200})\Z")
_PREFIX_AT_END = re.compile(r"(?:\bdoi\.org/|\bdoi\b[\s:]{0,3})(?P<prefix>10\.\d{0,8})\Z", re.IGNORECASE)
_REST_OF_PREFIX = re.compile(r"\d{0,9}/\S+")
_LAST_OF_DOI = re.compile(r"(?!\d+(?:[-‐-–]\d+)?\.?\Z)(?=\S*\d)[\w.()/-]{1,60}")
"""All of an entry's last line, but no year, pages or number of PubMed's."""
_OPEN_END = re.compile(r"[/_-]\Z|\.(?:19|20)\d\d\.(?:\d\d\.)?\Z")
"""The last is Elsevier's, before the month or a paper's number."""
_REST_OF_DOI = re.compile(
    r"(?!(?:pmid|pmcid|doi|https?|epub|accessed|available)\b)(?=\S{0,80}\d)[a-z0-9(][\w.()/;:-]{2,80}",
    re.IGNORECASE,
)
_REST_BEHIND_STOP = re.compile(r"[a-z0-9]\S{0,60}[./-]\w*\d|\d{5}|[a-z]+\d")
"""More than a year or a page behind a DOI that was whole."""
_GLUED = re.compile(
    r"(?:PubMed|Google|Cross[Rr]ef|Open[Uu][Rr][Ll]|Abstract/FREE).{0,60}\Z"
    r"|(?<=\d)(?:Citations|Medline|Scopus|PMID|(?:View|CAS|ISI|Article)(?=[A-Z]|\Z)|\(Open|▪).{0,60}\Z"
)
"""A page's links, with no blank before them."""
_PUBMED = re.compile(
    r"\b(?:pmid|pubmed(?:\spmid)?)\b[\s:#]{0,3}(\d{4,8})(?!\d|\.\d)|\bpubmed\.ncbi\.nlm\.nih\.gov/(\d{4,8})\b"
    r"|\bncbi\.nlm\.nih\.gov/pubmed/(\d{4,8})\b",
    re.IGNORECASE,
)
_PMC = re.compile(r"\bPMC\s?\d{4,8}(?!\d|\.\d)")
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
"""Signs that a PDF has for several letters."""
_WEB_ADDRESS = re.compile(r"\bhttps?://[^\s\"<>\[\]{}|()]{4,2000}")


def doi_in(text: str) -> str | None:
    """The first DOI in the text, without the full stop or bracket after it."""
    found = _DOI.search(text.translate(_LIGATURES))
    if found is None:
        return None
    doi = _GLUED.sub("", found.group()).rstrip(".,;:*_'\"")
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def broken_doi_in(lines: Sequence[str]) -> str | None:
    """The first DOI that a line's end breaks in two, put together; None where none is.

    It is broken behind a sign, or before it has any digit, and what follows goes on as DOIs do; or anywhere,
    and what follows fills the last line, as in Springer's articles.
    """
    for place, (line, following) in enumerate(pairwise(lines), 2):
        opened = _PREFIX_AT_END.search(line)
        if opened is not None and (rest := _REST_OF_PREFIX.match(following)) is not None:
            return doi_in(opened["prefix"] + rest.group())
        found = _DOI_AT_END.search(line)
        goes_on = _REST_OF_DOI.match(following)
        is_last = place == len(lines) and _LAST_OF_DOI.fullmatch(following) is not None
        if found is None or (goes_on is None and not is_last):
            continue
        is_open = bool(_OPEN_END.search(found.group())) or not any(map(str.isdigit, found["suffix"]))
        if is_last or is_open or (found.group().endswith(".") and _REST_BEHIND_STOP.match(following)):
            return doi_in(found.group() + following.split()[0])
    return None


def is_cut_off(line: str) -> bool:
    """Whether a line ends in the beginning of a DOI, which is none by itself."""
    found = _DOI_AT_END.search(line)
    return _PREFIX_AT_END.search(line) is not None or (
        found is not None and _OPEN_END.search(line) is not None
    )


def address_in(text: str) -> str | None:
    """The first address of the web in the text, without the full stop or bracket after it."""
    found = _WEB_ADDRESS.search(text)
    return found.group().rstrip(".,;:*_'\"") if found else None


def pubmed_id_in(text: str) -> str | None:
    """The first number of PubMed's in the text (PMID), where it is said to be one."""
    found = _PUBMED.search(text)
    return found[found.lastindex or 0] if found else None


def pmc_id_in(text: str) -> str | None:
    """The first id of PubMed Central's in the text (PMCID), with its letters."""
    found = _PMC.search(text)
    return found.group().replace(" ", "") if found else None
