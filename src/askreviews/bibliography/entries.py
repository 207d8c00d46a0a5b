"""An entry's words taken apart: first its place, then the names; title and journal lie between."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from askreviews import identifiers
from askreviews.bibliography import by_line, chapters, names, places
from askreviews.bibliography.by_line import LABEL, STUDY
from askreviews.bibliography.journal_words import shortened
from askreviews.bibliography.names import UPPER
from askreviews.bibliography.places import YEAR
from askreviews.bibliography.signs import bare
from askreviews.documents import Reference

_LONGEST = 4000
"""Characters of an entry that are taken apart; what is longer is no entry, and only kept."""
_EMPHASIS = re.compile(r"\*{1,2}(?=\S)|(?<=\S)\*{1,2}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)")
"""Markdown's marks; an underscore inside a word is none."""
_FULL_WIDTH = str.maketrans(
    {
        "，": ", ",
        "；": "; ",
        "：": ": ",
        "．": ". ",
        "。": ". ",
        "（": " (",
        "）": ") ",
        "［": "[",
        "］": "]",
        "－": "-",
    }
)
_GAP_BEHIND_NAMES = re.compile(rf"(?<=\s[{UPPER}]|[{UPPER}][{UPPER}])[ \xa0]{{2,}}(?=[{UPPER}])")
_LINKS = re.compile(
    r"(?:(?:Cross[Rr]ef|PubMed|Medline|Google\s?Scholar|OpenU(?:rl|RL)|(?:Abstract/)?FREE\sFull\sText|CAS|ISI|Scopus"
    r"|Web\sof\sScience)[\s®,;.]{0,3}){1,8}\Z"
)
"""A page's, with or without a blank before them: *34–45.CrossrefMedlineGoogle Scholar*."""
_BLANK_BEFORE_SIGN = re.compile(r"\s([,;:)]|\.(?!\d))(?=[\s\d.]|\Z)|\s([–-])\s(?=\d)")
"""PubMed Central's files have blanks around what each part of an entry is marked by."""
_TYPE_OF_SOURCE = re.compile(r"\s?\[[JMCDPRSNZ](?:/(?:OL|CD))?\](?=\s?[.,:]|\Z)")
"""What the Chinese standard (GB/T 7714) writes behind a title: ``[J]`` for a journal, ``[M]`` for a book."""
_KIND_OF_SOURCE = re.compile(
    r"\s?\[(?:internet|online|preprint|web\s?(?:page|site)|(?:(?:phd|msc|doctoral|master['’]s)\s)?(?:thesis|dissertation))\]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[\[(<]?\b(?:https?://|www\.)\S+(?:\s[\w-]{1,40}/\S*|(?<=[/._-])\s[\w()/-]*\d[\w.()/-]*[./-]\w+\S*)?"
)
"""With the rest of one that a line's end breaks."""
_SEEN_ON = re.compile(
    r"[.,]?\s?[\[(]{1,2}(?:[^\[\]()]{0,40},\s)?(?:date\s)?(?:last\s)?(?:accessed|cited|updated|viewed)\b[^\[\]()]{0,60}[\])]{1,2}"
    r"|(?<=[\s.])(?:last\s)?accessed(?:\son)?:?\s[\w\s,./-]{4,40}\Z",
    re.IGNORECASE,
)
"""When somebody looked at a page, which is not when it appeared."""
_LOCATOR_TAIL = re.compile(
    r"""(?:
      [\[(]?\s?\b(?:doi|pmid|pmcid|epub|url)\b
    | \b10\.\d{4,9}/
    | \b(?:bio|med|ar)rxiv:\s?\d
    | \[\s?(?:crossref|google\sscholar|pubmed|available\s(?:from|at))\b
    | (?<=[.;]\s)(?:in\spress\b|(?:online|epub)\sahead\sof\sprint\b|available\s(?:from|at|online)\b
        |published\sonline\b(?!.{0,24}(?:19|20)\d\d))
    ).*\Z""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)

_SUFFIX_SET_OFF = re.compile(rf"(?<=[{UPPER}]),\s(Jr|Sr)\.?(?=,\s|\.\s)")
"""EndNote's: *Doe JA, Jr., Roe B*."""
_DATED_PAGE = re.compile(r"\s((?:19|20)\d\d)\s(?=\[available\sfrom\b)", re.IGNORECASE)
"""EndNote's place for the year of a web page: *On kelp 2019 [Available from: …*."""
_EDITION = re.compile(r"[.,]?\s\(?\d{1,2}(?:st|nd|rd|th)\sed(?:ition|n)?\.?\)?\Z")
_HOUSE = re.compile(
    r",\s(?:[^,]{0,40}\b(?:Press|Publish(?:ers?|ing)|Books|Verlag|Springer|Elsevier|Wiley|Academic|Garland|Humana)\b[^,]{0,40}"
    r"|[A-Z]{2,6})\Z"
)
"""The publisher of a book, as Cell Press's lists have it: *Doe, J. (2019) On Kelp, Foo Press*."""
_EDITION_OF = re.compile(r"(?:: (?=\d+ \w)|(?<!disease)[ :(](?=\d+\W*$))(?P<year>(?:19|20)\d\d)\b")
_ANY_YEAR = re.compile(r"(?<![\d./–-])(?:19|20)\d\d(?!\d|\.\d)")
_OPENING_YEAR = re.compile(r"\A(?:18|19|20)\d\d[a-z]?\.\s(?=\S)")
"""Annual Reviews' place for the year: between authors and title."""
_YEAR_IN_BRACKETS = re.compile(rf"\({YEAR}[a-z]?(?:,[^()]{{0,20}})?\)")
_UNDATED = re.compile(r"\((?:n\.\s?d\.|in\spress|forthcoming)(?:-?[a-h])?\)", re.IGNORECASE)

_PARTS = re.compile(r"\A\(a\)\s(?P<first>.{10,1000}?)[.;,]?\s\(b\)\s", re.DOTALL)
"""An entry of several papers, as chemists' lists have them; it is known by its first."""
_BOOK = re.compile(rf";\s[^;:]{{2,60}}:\s[^;:]{{2,60}},\s{YEAR}(?:;\spp?\s(?P<pages>[\d–−-]{{1,12}}))?\.?\Z")
"""Publisher, place and year as the American Chemical Society has them: *; Foo Press: Rome, 2014; pp 3−12.*"""

_SET_OFF = re.compile(
    rf"(?P<title>.{{5,600}}),\s(?P<journal>[{UPPER}][^,]{{1,120}}?)\.\s\({YEAR}\)(?:\s(?P<volume>\w{{1,8}}))?"
    rf"(?:,\sno\.\s(?P<issue>[\w-]{{1,12}}))?(?:,\s\d{{1,3}}(?=,\s\d{{5}}))?(?:,\s{places.PAGES})?"
)
"""Wiley's, for journals that were Hindawi's: *Doe J. and Roe A., Foo, J. Bar. (2014) 12, no. 3, 34–45*."""
_BOOK_SET_OFF = re.compile(rf"(?P<title>.{{5,600}}?),\s{YEAR},\s")

_YEAR_BETWEEN = re.compile(
    rf"(?P<names>[^\d\"“”()]{{3,1500}}?)(?:[.,]\s(?=\d{{4}}[a-h]?\.\s[\"“‘'{UPPER}])|[.,]?\s(?=\d{{4}}[a-h]?,\s[\"“‘']))"
    rf"(?P<dated>{YEAR}[a-h]?)[.,]\s"
)
"""Harvard's and Chicago's place for it: *Doe, J., 2019. Title*, *Doe, J & Roe, A 2019, ‘Title’*, *Doe, Jane,
and Ann Roe. 2019. “Title”*."""
_STAND_IN = "Doe, J."
_SUFFIX = re.compile(r"\s(?:Jr|Sr)\.?(?=,)")
_QUOTED_TITLE = re.compile(
    r"[\"“](?P<title>[^\"“”]{4,400})[\"”]|(?<!\S)[‘'](?P<single>[^\"“”]{4,400}?)[’'](?=[,.]\s)"
)
_TITLE_END = re.compile(
    rf"(?<=[.?!])\s(?=[{UPPER}]|[a-z]{{1,3}}[A-Z][a-z]|npj\s)|(?<=[a-z)\d][.?!])(?=[{UPPER}])"
)
_ONLY_JOURNAL = re.compile(rf"(?:[{UPPER}][\w&-]{{0,20}}\.?\s?){{1,8}}")
"""What stands before the year where chemists leave out titles: *A. Doe and B. Roe, J. Foo, 2018, 12, 34*."""
_AS_CITED = re.compile(
    r"(?P<name>[^\W\d_][\w'’ -]{1,40}?)"
    r"(?:\set\sal\.?|\s(?:and|&)\s[\w'’ -]{2,40}?)?\s\((?P<year>\d{4})[a-z]?\)\s"
    rf"(?=(?P=name),\s[{UPPER}])"
)
"""How the text cites the entry, as lists made with LaTeX have it before the entry's own names."""
_QUESTION = re.compile(rf"\?(?=\s{_ONLY_JOURNAL.pattern}\Z)")
"""The end of a title that is a question, with nothing but the journal behind it."""
_JOURNAL_PIECE = re.compile(
    rf"(?:(?:Natl|Acta)\s)?(?!Review|Editorial|Commentary|Erratum)[{UPPER}][a-z]{{0,12}}\."
    rf"|(?:(?:npj|[{UPPER}]\w{{0,15}})\s){{1,4}}(?P<last>[{UPPER}]\w{{0,15}})\."
)
"""Of a journal's short title, up to a full stop: *Foo.*, and *Stem Cell Foo.*, where *Foo* is `shortened`."""
_PAGES_BEHIND = re.compile(r",\spp?\.?\s[\w–-]{1,15}\Z")
"""Microbiologists' place for a chapter's pages: *Kelp, p 5–18. In …*."""
_PAGES = re.compile(
    r"\bpp?\.?\s?(\w{0,3}\d+(?:[-–−]\w{0,3}\d+)?)|(?:(?:19|20)\d\d:|,\s)(\d{1,5}[-–−]\d{1,5})(?=[.,;\s]|\Z)"
)
"""A chapter's: *pp. 34–45*, *p. 34-45*, *2011:34-45*, *, 34–45*."""
_PUBLISHER = re.compile(rf"[{UPPER}][^:]{{1,60}}:\s[^:]{{1,80}};?\Z")


def parse(number: int, raw: str, lines: Sequence[str] = ()) -> Reference:
    """The entry `raw` (without its number) taken apart; `raw` itself is kept as printed.

    `lines` are the same words line by line, where the list has them so; a `LABEL` may be the first of them.
    Where signs have lines of their own, a program took the words out of a web page, and lines part nothing.
    """
    parted = _PARTS.match(raw)
    own = f"{parted['first']}." if parted is not None else raw
    if (cited := _AS_CITED.match(own)) is not None and f"({cited['year']}" in own[cited.end() :]:
        own, lines = own[cited.end() :], ()
    doi = (identifiers.broken_doi_in(lines) if parted is None else None) or identifiers.doi_in(own)
    entry = Reference(number=number, raw=raw, doi=doi)
    label = LABEL.match(lines[0]) if len(lines) > 1 else None
    is_study = len(lines) > 1 and STUDY.fullmatch(lines[0]) is not None
    if is_study or (label is not None and label["letter"]):  # without one it may be the entry's beginning
        own, lines = raw[len(lines[0]) :].lstrip(), lines[1:]
    is_shredded = sum(1 for line in lines if not any(map(str.isalnum, line))) > 1
    bare_lines = [_EMPHASIS.sub("", line) for line in lines]
    if len(lines) > 2 and not is_shredded and (found := by_line.parse(entry, bare_lines)) is not None:
        return found
    own = _LINKS.sub("", _GAP_BEHIND_NAMES.sub(". ", html.unescape(own[:_LONGEST]).translate(_FULL_WIDTH)))
    words = _TYPE_OF_SOURCE.sub("", _BLANK_BEFORE_SIGN.sub(r"\1\2", " ".join(own.split())))
    if (online := chapters.ONLINE.fullmatch(words)) is not None:
        authors, title = names.each(online["names"]), bare(online["title"])
        return replace(entry, authors=authors, title=title, year=int(online["year"]), book=online["book"])
    words = _SEEN_ON.sub("", _KIND_OF_SOURCE.sub("", _ADDRESS.sub("", words)).strip())
    words = _SUFFIX_SET_OFF.sub(r" \1", _DATED_PAGE.sub(r". \1. ", words))
    plain = _EMPHASIS.sub("", _LOCATOR_TAIL.sub("", words)).strip(" |↵")
    if not plain:
        return entry
    if (book := _BOOK.search(plain)) is not None:
        return _as_book(entry, plain, book)
    if (listed := names.SET_OFF.match(plain)) is not None:
        rest = plain[listed.end() :]
        if (placed := _SET_OFF.match(rest) or _BOOK_SET_OFF.match(rest)) is not None:
            return _with_parts(entry, listed.group(), placed)
    between = _YEAR_BETWEEN.match(plain)
    in_full = names.written_in_full(between["names"]) if between is not None else ()
    if between is not None:
        written = _STAND_IN if in_full else _SUFFIX.sub("", names.with_last_stop(between["names"]))
        plain = f"{written} ({between['dated']}). {plain[between.end() :]}"
    if (chapter := chapters.find(plain)) is not None:
        return _as_chapter(entry, plain, chapter, in_full)
    place = places.find(plain)
    undated = _UNDATED.search(plain)
    dated = undated or _YEAR_IN_BRACKETS.search(plain)
    if dated is not None and (dated.start() < 3 or place.start - dated.end() < 3):
        dated = undated = None  # it parts no authors from a title
    authors, title, journal = _words_before(plain, place, dated)
    if title is not None and journal is None:  # a book, or a web page
        title = _EDITION.sub("", _HOUSE.sub("", title) if dated is not None else title)
    entry = replace(entry, authors=in_full or authors, title=title, journal=journal)
    year = place.year or _year_outside(plain, title)
    if year is None and journal is None and _ADDRESS.search(own):
        year = _only_year(title or "")
    if dated is not None:
        year = None if undated is not None else int(dated["year"])
    return replace(entry, year=year, volume=place.volume, issue=place.issue, pages=place.pages)


def _as_chapter(
    entry: Reference, plain: str, chapter: chapters.Chapter, in_full: tuple[str, ...]
) -> Reference:
    """The entry with its parts, of a chapter: names and title stand before *In*, the rest behind it."""
    before, behind = plain[: chapter.start].rstrip(" .,;:"), plain[chapter.start :]
    quoted = _QUOTED_TITLE.search(f"{before}, ")
    dated = _UNDATED.search(before) or _YEAR_IN_BRACKETS.search(before)
    if dated is not None:
        authors, rest = names.each(before[: dated.start()]), before[dated.end() :].lstrip(" .,:")
    else:
        authors, rest = names.split(before)
        rest = _OPENING_YEAR.sub("", rest) if authors else rest
    if quoted is not None:
        authors = authors if dated is not None else names.each(before[: quoted.start()])
        rest = quoted["title"] or quoted["single"]
    on_pages = _PAGES.search(before) or _PAGES.search(behind)
    year = None if dated is not None and dated.re is _UNDATED else _year_outside(plain, rest)
    return replace(
        entry,
        authors=in_full or authors,
        title=bare(_PAGES_BEHIND.sub("", rest)),
        year=int(dated["year"]) if dated is not None and year is not None else year,
        pages=next((p for p in on_pages.groups() if p), None) if on_pages is not None else None,
        book=chapter.book,
        editors=chapter.editors,
    )


def _as_book(entry: Reference, plain: str, place: re.Match[str]) -> Reference:
    """The entry with its parts, of a book whose publisher, place and year stand at `place`."""
    authors, title = names.split(plain[: place.start()])
    year, pages = int(place["year"]), place["pages"]
    return replace(entry, authors=authors, title=bare(title), year=year, pages=pages)


def _with_parts(entry: Reference, written: str, found: re.Match[str]) -> Reference:
    """The entry with the names that are `written` first, and what was `found` behind them."""
    named = found.groupdict()
    return replace(
        entry,
        authors=names.each(written),
        title=bare(named["title"]),
        journal=named.get("journal"),
        year=int(named["year"]),
        volume=named.get("volume"),
        issue=named.get("issue"),
        pages=named.get("pages"),
    )


def _year_outside(plain: str, title: str | None) -> int | None:
    """The last year that the entry names, but for those in its title."""
    years = _ANY_YEAR.findall(plain.replace(title, "") if title else plain)
    return int(years[-1]) if years else None


def _only_year(title: str) -> int | None:
    """The year that the title of a web page names, which says nothing else of when it appeared.

    It ends the title or opens what follows its colon; *2019-nCoV* and *coronavirus disease 2019* are names.
    """
    edition = _EDITION_OF.search(title)
    return int(edition["year"]) if edition is not None and len(_ANY_YEAR.findall(title)) == 1 else None


def _words_before(
    plain: str, place: places.Place, dated: re.Match[str] | None
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, title and journal."""
    head = plain[: place.start].rstrip(" ,;(:")
    quoted = _QUOTED_TITLE.search(plain)
    if quoted is not None and plain[: quoted.start()].rstrip().endswith((",", ")", ").")):
        journal = plain[quoted.end() : max(quoted.end(), place.start)].strip(" ,.").removeprefix("in ")
        written = plain[: dated.start() if dated is not None else quoted.start()]
        return names.each(written), bare(quoted["title"] or quoted["single"]), bare(journal.split(",")[0])
    if dated is not None:
        authors = names.each(plain[: dated.start()])
        return authors, *_title_and_journal(plain[dated.end() : place.start].strip(" .,;:("))
    authors, rest = names.split(head)
    rest = _OPENING_YEAR.sub("", rest) if authors else rest
    if place.year and names.INITIALS_FIRST.match(head) and _ONLY_JOURNAL.fullmatch(rest):
        return authors, None, bare(rest)
    if authors and head[: len(head) - len(rest)].rstrip().endswith(",") and "," in rest:
        if (asked := _QUESTION.search(rest)) is not None:
            return authors, bare(rest[: asked.end()]), bare(rest[asked.end() :])
        title, _, journal = rest.rpartition(", ")  # Elsevier sets everything off with commas
        return authors, bare(title), bare(journal)
    return authors, *_title_and_journal(rest)


def _title_and_journal(rest: str) -> tuple[str | None, str | None]:
    """The title and, after the last border that sets it off, the journal."""
    borders = [m.end() for m in _TITLE_END.finditer(rest)]
    pieces = [rest[a:b].strip() for a, b in zip([0, *borders], [*borders, len(rest)], strict=True)]
    first = len(pieces) - 1
    while first > 1 and _is_of_journal(pieces[first - 1]):
        first -= 1  # J. Nerve Res.
    if first < 1:
        return bare(rest), None
    title, journal = " ".join(pieces[:first]), " ".join(pieces[first:])
    return bare(title), None if _PUBLISHER.fullmatch(journal) else bare(journal)


def _is_of_journal(piece: str) -> bool:
    """Whether a piece between full stops belongs to a journal's short title."""
    found = _JOURNAL_PIECE.fullmatch(piece)
    return found is not None and (found["last"] is None or found["last"] in shortened())
