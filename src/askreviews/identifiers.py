"""What a text says of where a paper is found: DOIs, PubMed's numbers, addresses of the web."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_DOI = re.compile(r"\b10\.\d{4,9}/(?:[^\s\"<>\[\]{}|]|<\d[\w.]{0,8}::[\w:.\-]{1,24}>){1,200}")
_DOI_AT_END = re.compile(r"\b10\.\d{4,9}/(?P<suffix>[^\s\"<>\[\]{}|]{0,200})\Z")
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

    It is broken behind a sign, or before it has any digit, and what follows goes on as DOIs do.
    """
    for line, following in pairwise(lines):
        found = _DOI_AT_END.search(line)
        goes_on = _REST_OF_DOI.match(following)
        if found is None or goes_on is None:
            continue
        is_open = bool(_OPEN_END.search(found.group())) or not any(map(str.isdigit, found["suffix"]))
        if is_open or (found.group().endswith(".") and _REST_BEHIND_STOP.match(following)):
            return doi_in(found.group() + goes_on.group())
    return None


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
