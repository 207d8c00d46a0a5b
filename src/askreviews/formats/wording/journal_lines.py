"""Lines that say where and when a work was published, such as *J Foo. 2020;12(3):45–67*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from askreviews import bibliography, identifiers
from askreviews.formats.wording.facts import Facts, year_in

_LONGEST = 300
_FARTHEST_END = 120
"""Characters after the pages: a DOI, perhaps an address."""
_MOST_WORDS = 12
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}},?|{_MONTH})"
_DATE = re.compile(
    rf"\W{{0,2}}(?:(?:last\s)?updated:?\s|posted:?\s)?{_DAY},?\s(?:19|20)\d\d\b", re.IGNORECASE
)
_NAME = r"(?P<journal>[A-Z][^\d›»|;:]{2,120}?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_VOLUME = r"(?:vol(?:ume)?\.?\s?)?(?P<volume>\d{1,4})"
_ISSUE = r"(?:\(|issue\s\(?|no\.?\s)(?P<issue>\d{1,3}(?:[–-]\d{1,3})?)\)?"
_PAGES = (
    r"(?:pp?\.?\s?|pages?\s|article\s(?:number|no\.?|id):?\s?)?"
    r"(?P<pages>[A-Za-z]?\d{1,7}(?:\s?[–-]\s?[A-Za-z]?\d{1,7})?)"
)
_JOURNAL = re.compile(
    rf"{_NAME}[\s›»|,.;(]{{1,6}}{_YEAR}[\s,;:.)›»|]{{0,6}}(?:{_MONTH}(?:\s\d{{1,2}})?[;,:\s]{{1,3}})?"
    rf"(?:{_VOLUME}(?!\d))?[\s›»|,]{{0,6}}(?:{_ISSUE})?(?:(?:\s{{0,2}}[:,]\s{{0,2}}|(?<=\s)(?=\d{{1,6}}[–-]\d)){_PAGES})?",
    re.IGNORECASE,
)
_VOLUME_FIRST = re.compile(
    rf"{_NAME}[\s,.;]{{1,4}}{_VOLUME}(?:[\s,]{{0,2}}{_ISSUE})?(?:[\s,;:]{{1,3}}(?!\d{{1,2}}\s{_MONTH}){_PAGES})?"
    rf"[\s,;.]{{0,3}}(?:(?<=,\s)(?:\d{{1,2}}\s)?{_MONTH}\s)?\(?{_YEAR}\)?"
    r"(?:,?\s(?:pages\s)?(?P<last>\d{1,6}\s?[–-]\s?\d{1,6}))?",
    re.IGNORECASE,
)
_RANGE = r"[A-Za-z]?\d{1,7}(?:\s?[–-]\s?[A-Za-z]?\d{1,7})?"
_SET_OFF = r"(?:\s?[,|])?\s"
_VOLUME_ALONE = re.compile(
    rf"vol(?:ume|\.)?\s(?P<volume>\d{{1,5}})"
    rf"(?:{_SET_OFF}(?:issues?|no\.?|number)\s(?P<issue>[\d–-]{{1,9}})|(?=.{{1,60}}\d{{4}}))"
    rf"(?:,\s(?:(?:pp?\.|pages?)\s(?P<first>{_RANGE})|(?P<bare>\d{{1,6}}\s?[–-]\s?\d{{1,6}})))?"
    rf"(?:{_SET_OFF}\(?(?:\d{{1,2}}\s)?(?:{_MONTH}\s)?(?:\d{{1,2}},\s)?{_YEAR}\)?)?"
    rf"(?:[,;]\s(?:(?:pp?\.|pages?)\s)?(?P<pages>{_RANGE}))?",
    re.IGNORECASE,
)
"""A line under the journal's name: *Volume 12, Issue 3, March 2018, Pages 34-45*."""
_JOURNAL_DATED = re.compile(
    rf"(?P<journal>(?:[A-Z][a-z]{{1,10}}\.\s?){{2,6}}),\s\d{{1,2}}\s{_MONTH}\s{_YEAR}", re.IGNORECASE
)
"""Its short name and the day, as Frontiers has it: *Front. Foo., 14 June 2022*."""
_DOI_ALONE = re.compile(
    r"(?:doi:?\s?|digital\sobject\sidentifier:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{1,100}",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"(?:[A-Z ]{{6,40}} • )?(?P<journal>[A-Z][\w. ]{{2,80}}?) {_VOLUME} \((?P<issue>\d{{1,3}})\)"
    rf" • (?:(?i:{_MONTH}) )?{_YEAR} •"
)
"""On the pages of SciELO: *REVIEW ARTICLE • Arch. Foo 118 (4) • Apr 2022 • https://doi.org/…*."""
_CITE_BUTTON = re.compile(r"\s?cite\sthis\sarticle\Z", re.IGNORECASE)
_NOT_A_JOURNAL = re.compile(
    r"(?:(?:manuscript|article)\s(?:received|submitted|accepted)|received|accepted|revised|published|copyright|volume|vol|issue|date|updated|posted|version|citation)\b",
    re.IGNORECASE,
)
_CITED_AS = re.compile(
    r"[*_]{0,2}(?:(?:to|how\sto|please)?\s?cite\sthis(?:\s[\w\s]{3,20})?(?:\sas)?|citation|cite\sas|published\sin|source|reference)[*_]{0,2}\s?:"
    r"[*_]{0,2}\s?",
    re.IGNORECASE,
)


def facts_of(text: str) -> Facts | None:
    """Journal, year, volume, issue and pages, when the line is about nothing else; None otherwise.

    A volume, an issue or pages must be among them: titles name years, too.
    """
    bare = _CITE_BUTTON.sub("", text.strip("*_ "))
    alone = _VOLUME_ALONE.fullmatch(bare)
    if alone is not None:
        pages = "".join((alone["pages"] or alone["first"] or alone["bare"] or "").split())
        return Facts(
            year=int(alone["year"]) if alone["year"] else None,
            volume=alone["volume"],
            issue=alone["issue"],
            pages=pages or None,
        )
    if len(text) > _LONGEST or _NOT_A_JOURNAL.match(bare):
        return None
    if (dated := _JOURNAL_DATED.fullmatch(bare)) is not None:
        return Facts(journal=dated["journal"], year=int(dated["year"]))
    if (dotted := _DOTTED.match(bare)) is not None:
        return Facts(
            journal=dotted["journal"],
            year=int(dotted["year"]),
            volume=dotted["volume"],
            issue=dotted["issue"],
            doi=identifiers.doi_in(bare[dotted.end() :]),
        )
    if _DATE.match(bare) and len(bare) <= _FARTHEST_END:
        return Facts(year=year_in(bare))
    found = _JOURNAL.match(bare) or _VOLUME_FIRST.match(bare)
    if found is None or not (found["volume"] or found["issue"] or found["pages"]):
        doi = identifiers.doi_in(bare)
        return Facts(doi=doi) if doi and len(bare.split()) <= _MOST_WORDS else None
    rest, pages = bare[found.end() :], found["pages"] or found.groupdict().get("last") or ""
    journal = found["journal"].strip(" ›»|,.;(*_")
    if (
        len(journal.split()) > _MOST_WORDS
        or len(rest) > _FARTHEST_END
        or re.match(r"(?!doi\b)[\w-]|.{0,60}\.\s(?!DOI\b)[A-Z]", rest)
    ):
        return None
    return Facts(
        journal=journal,
        year=int(found["year"]),
        volume=found["volume"],
        issue=found["issue"],
        pages="".join(pages.split()) or None,
        doi=identifiers.doi_in(bare),
    )


def doi_alone(lines: Iterable[str]) -> str | None:
    """The DOI that has a line to itself, as at a page's foot; None when several have one."""
    found = {doi for line in lines if _DOI_ALONE.fullmatch(line) and (doi := identifiers.doi_in(line))}
    return found.pop() if len(found) == 1 else None


def facts_of_citation(text: str) -> Facts | None:
    """The same from a line that says how to cite the work (*Citation: Doe J. Title. J Foo. 2020;…*)."""
    label = _CITED_AS.match(text)
    if label is None or len(text) > 4 * _LONGEST:
        return None
    entry = bibliography.parse(0, text[label.end() :])
    return Facts(
        journal=entry.journal,
        year=entry.year or year_in(text),
        volume=entry.volume,
        pages=entry.pages,
        doi=entry.doi,
    )
