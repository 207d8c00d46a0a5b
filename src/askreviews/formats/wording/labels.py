"""Lines that say in so many words what they are: ``Title: …``, ``Authors: …``, ``DOI: …``."""

from __future__ import annotations

import re
from dataclasses import replace

from askreviews import identifiers
from askreviews.formats.wording import boilerplate, bylines
from askreviews.formats.wording.facts import Facts, year_in

_LABELLED = re.compile(
    r"[*_]{0,2}(?P<label>title|authors?|journal|year|date|published|doi|volume|issue|pages|licen[cs]e|sha|url|source)"
    r"[*_]{0,2}\s?:[*_]{0,2}\s?(?P<value>.{0,4000})\Z",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = frozenset(["", "nan", "n/a", "none", "unknown", "-"])


def is_labelled(text: str) -> bool:
    """Whether the line begins with such a label."""
    return bool(_LABELLED.match(text))


def is_title(text: str) -> bool:
    """Whether the line says that it is the title."""
    labelled = _LABELLED.match(text)
    return labelled is not None and labelled["label"].lower() == "title"


def facts_with(text: str, facts: Facts) -> Facts:
    """The facts with what a line such as ``Authors: Doe, J.; Roe, R.`` says."""
    labelled = _LABELLED.match(text)
    value = labelled["value"].strip() if labelled else ""
    if labelled is None or value.lower() in _NOTHING:
        return facts
    match labelled["label"].lower():
        case "title":
            return replace(facts, title=value)
        case "author" | "authors":
            return facts if boilerplate.is_publishers(text) else replace(facts, authors=_authors(value))
        case "year" | "date" | "published":
            return facts.or_else(Facts(year=year_in(value), doi=identifiers.doi_in(value)))
        case "journal":
            return facts.or_else(Facts(journal=value))
        case "volume":
            return facts.or_else(Facts(volume=value))
        case "issue":
            return facts.or_else(Facts(issue=value))
        case "pages":
            return facts.or_else(Facts(pages=value))
        case _:
            return facts.or_else(Facts(doi=identifiers.doi_in(value)))


def _authors(value: str) -> tuple[str, ...]:
    parts = value.split(";") if ";" in value else bylines.authors_in(value) or value.split(",")
    return tuple(part.strip(" ,") for part in parts if part.strip(" .,"))
