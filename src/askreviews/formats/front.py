"""What stands before the body: title, authors, journal, year, DOI, abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from askreviews.formats import headings
from askreviews.formats.blocks import Block

_ABSTRACT = re.compile(
    r"[*_#\s]{0,4}(?:abstract|summary)[*_]{0,2}\s?(?:[:.–—-]\s?[*_]{0,2}\s?|\Z)", re.IGNORECASE
)
_KEYWORDS = re.compile(
    r"[*_\s]{0,3}key\s?-?words?(?:\sand\sphrases)?[*_]{0,2}\s?(?:[:.–—-][*_]{0,2}\s?|\Z)", re.IGNORECASE
)
_BODY_LABEL = re.compile(r"(?:text|body|full\stext)\s?:\s+", re.IGNORECASE)
_LABELLED = re.compile(
    r"[*_]{0,2}(?P<label>title|authors?|journal|year|date|published|doi|volume|issue|pages|license|licence|sha|url|source)"
    r"[*_]{0,2}\s?:[*_]{0,2}\s*(?P<value>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|]{1,200}", re.IGNORECASE)
_JOURNAL_LINE = re.compile(
    r"(?P<journal>[A-Z][^\d›»|;]{2,120}?)[\s›»|,.;]{1,6}(?P<year>(?:19|20)\d\d)\b[\s,;:›»|]{0,6}"
    r"(?:vol\.?\s?)?(?P<volume>\d{1,4})?[\s›»|,]{0,6}(?:(?:issue|no\.?)?\s?\((?P<issue>\d{1,3}(?:-\d{1,3})?)\))?"
    r"(?:\s?[:,]\s?(?P<pages>[A-Za-z]?\d{1,7}(?:\s?[–-]\s?[A-Za-z]?\d{1,7})?))?",
    re.IGNORECASE,
)
_PUBLISHERS_MATTER = re.compile(
    r"[*†‡\s]{0,3}(?:correspond(?:ence|ing\sauthors?)\b|these\sauthors\b|\W{0,3}equal(?:ly)?\scontribut|e-?mail\b|tel\b|fax\b"
    r"|received\b.{0,40}\d|accepted\b.{0,40}\d|published\s(?:online|by)\b|academic\seditor|edited\sby|reviewed\sby"
    r"|citation:|cite\sthis|how\sto\scite|copyright\b|©|\(c\)\s\d|this\sis\san\sopen|open\saccess\b.{0,60}\Z"
    r"|downloaded\sfrom|views:|downloads:|https?://\S+\Z|doi:?\s?\S+\Z|sha:|licen[cs]e:|publish\syour\swork|submit\syour"
    r"|dove\s?press\b|taylor\s&\sfrancis|frontiers\sin\s\S+\s\|)",
    re.IGNORECASE,
)
_AFFILIATION = re.compile(
    r"(?:[¹²³⁴-⁹⁰*†‡\d]{1,4}|\^\{?\S{1,6}\}?|<sup>\S{1,8}</sup>|[a-z]\s)?\s?(?:department|division|school|faculty|institute|college"
    r"|hospital|university|laborator|center|centre|key\slab|state\skey|graduate|clinic|unit\sof)\b",
    re.IGNORECASE,
)
_ARTICLE_TYPE = re.compile(
    r"(?:(?:open\saccess|free|invited|mini-?|systematic|narrative|scoping|comprehensive|critical|original|full|research|short"
    r"|state[-\s]of[-\s]the[-\s]art)\s*[|:·-]?\s*){0,3}(?:reviews?(?:\sarticle)?|articles?|paper|perspectives?|commentary|editorial"
    r"|communication|open\saccess|meta-analysis)\s*[|:·-]?\s*(?:open\saccess)?",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\^\{[^{}]{0,20}\}|<sup>[^<>]{0,20}</sup>|\$[^$]{0,30}\$|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶#]+|\[\d[\d,\s]{0,8}\]|(?<=[a-z.])\s?\d{1,2}(?:,\d{1,2})*(?![\w.])|🖂|✉"
)
_NAME = re.compile(r"(?:[^\W\d_][\w.'’\-]{0,30}\s){1,4}[^\W\d_][\w'’\-]{1,30}(?:\s(?:Jr|Sr|III?)\.?)?")
_CITES = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*+\]|\^\{\d|[⁰¹²³⁴-⁹]|<sup>\d", re.IGNORECASE)
_PARTICLES = frozenset(
    ["van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "dos", "bin", "el", "al", "ten", "ter"]
)
_PERIODICAL = re.compile(
    r"\b(?:journal|annals|archives|reviews?|frontiers|proceedings|letters|transactions)\b", re.I
)
LONG = 300
"""Characters from which on a paragraph before the body can be the abstract."""


@dataclass(slots=True)
class Facts:
    """What the front matter says of the work; filled as its lines are read."""

    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    keywords: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)


def is_publishers_matter(text: str) -> bool:
    """Whether a block is the publisher's, not the authors': correspondence, dates, licence, advertisement."""
    return bool(_PUBLISHERS_MATTER.match(text))


def read(blocks: Sequence[Block], facts: Facts) -> list[Block]:
    """The same blocks with the front matter told apart, the abstract under a heading; fills `facts`."""
    result: list[Block] = []
    position = 0
    while position < len(blocks) and not _is_body(blocks, position, facts):
        result.append(_front_block(blocks[position], facts))
        position += 1
    rest = [_with_label(block, facts) for block in blocks[position:]]
    return result + _with_abstract(rest, facts)


def title_from(blocks: Sequence[Block], facts: Facts) -> list[Block]:
    """Take the first line as the title when it can be one; the kind of article may stand above it."""
    result = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "left out":
            continue
        text = block.text.strip().strip("*_").strip()
        if block.kind == "plain" and _stands_above_title(blocks, index, facts):
            result[index] = replace(block, kind="matter")
            continue
        named = headings.is_named(text) or _ABSTRACT.match(text) or _LABELLED.match(text)
        if len(text) > LONG or named or _is_paragraph(text) or block.kind not in ("plain", "heading"):
            break
        facts.title = facts.title or text
        result[index] = replace(block, kind="matter")
        break
    return result


def _stands_above_title(blocks: Sequence[Block], index: int, facts: Facts) -> bool:
    """Whether the block names the kind of article or the journal, and a title can follow it."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or following.kind not in ("plain", "heading") or _is_paragraph(following.text):
        return False
    text = blocks[index].text
    if _ARTICLE_TYPE.fullmatch(text) or is_publishers_matter(text):
        return True
    if _ABSTRACT.match(following.text) or headings.is_named(following.text) or _names(following.text):
        return False
    journal = _JOURNAL_LINE.match(text)
    if journal and len(text) < 120 and (journal["volume"] or journal["pages"]):
        _take_journal(journal, facts)
        return True
    if re.fullmatch(
        r"(?:the\s)?(?:[\w&,-]+\s){0,4}(?:journal|annals|archives)\s(?:of|for)\s[\w\s&,-]{3,60}", text, re.I
    ):
        facts.journal = text
        return True
    return False


def _is_body(blocks: Sequence[Block], position: int, facts: Facts) -> bool:
    block = blocks[position]
    if block.kind in ("row", "header", "heading"):
        return True
    if block.kind != "plain" or is_publishers_matter(block.text):
        return False
    if _ABSTRACT.match(block.text) or _BODY_LABEL.match(block.text) or headings.is_named(block.text):
        return True
    if any(p.match(block.text) for p in (_LABELLED, _AFFILIATION, _KEYWORDS)) or _names(block.text):
        return False
    if len(block.text) < LONG and _JOURNAL_LINE.match(block.text):
        return False
    if len(block.text) >= LONG:
        return len(_NAME.findall(_MARKS.sub(" ", block.text))) < 12 or bool(
            re.search(r"[a-z]\.\s[A-Z]", block.text)
        )
    return (
        _is_paragraph(block.text) or _is_heading(blocks, position) or (bool(facts.authors) and _ends(block))
    )


def _is_paragraph(text: str) -> bool:
    """Whether a short block is a paragraph of the body: it has two sentences, or cites."""
    if not headings.is_prose(text):
        return False
    return bool(re.search(r"[\w)\]][.?!]\s+[A-ZΑ-Ω\"“]", text) or _CITES.search(text))


def _is_heading(blocks: Sequence[Block], position: int) -> bool:
    """Whether the block is a heading over a paragraph of the body, not the name of a journal."""
    if position == 0 or position + 1 >= len(blocks) or _PERIODICAL.search(blocks[position].text):
        return False
    return headings.looks_like_one(blocks, position) and headings.is_prose(blocks[position + 1].text)


def _ends(block: Block) -> bool:
    return block.text.endswith((".", "?")) and len(block.text) > 80


def _front_block(block: Block, facts: Facts) -> Block:
    if block.kind != "plain":
        return block
    text = block.text
    doi = _DOI.search(text)
    if doi and facts.doi is None:
        facts.doi = doi.group().rstrip(".,;)")
    labelled = _LABELLED.match(text)
    if labelled:
        _take_labelled(labelled["label"].lower(), labelled["value"].strip(), facts)
        return replace(
            block,
            kind="matter"
            if labelled["label"].lower() in ("title", "author", "authors", "journal")
            else "left out",
        )
    if _KEYWORDS.match(text):
        return _with_label(block, facts)
    if is_publishers_matter(text):
        return replace(block, kind="left out")
    if not facts.authors and not _AFFILIATION.match(text) and (names := _names(text)):
        facts.authors = names
    elif journal := _JOURNAL_LINE.match(text):
        _take_journal(journal, facts)
    return replace(block, kind="matter")


def _take_labelled(label: str, value: str, facts: Facts) -> None:
    if label.startswith("author"):
        parts = value.split(";") if ";" in value else value.split(",")
        facts.authors = tuple(p.strip() for p in parts if p.strip())
    elif label == "title":
        facts.title = value
    elif label == "journal":
        facts.journal = value
    elif label in ("year", "date", "published") and (year := re.search(r"\b(?:19|20)\d\d\b", value)):
        facts.year = int(year.group())
    elif label in ("volume", "issue", "pages"):
        setattr(facts, label, value or None)


def _take_journal(found: re.Match[str], facts: Facts) -> None:
    facts.journal = facts.journal or found["journal"].strip(" ›»|,.;")
    facts.year = facts.year or int(found["year"])
    facts.volume = facts.volume or found["volume"]
    facts.issue = facts.issue or found["issue"]
    facts.pages = facts.pages or (re.sub(r"\s", "", found["pages"]) if found["pages"] else None)


def _names(text: str) -> tuple[str, ...]:
    """The authors, when the line is nothing but names."""
    bare = _MARKS.sub(" ", text).strip(" .,;")
    parts = [" ".join(p.split()) for p in re.split(r"[,;]|\band\b|&", bare)]
    parts = [re.sub(r",?\s(?:MD|PhD|MSc|BSc|DO|MPH|FRCS)\b\.?", "", p).strip(" ,") for p in parts]
    names = [p for p in parts if p and p not in ("MD", "PhD", "MSc", "BSc", "MPH", "Dr", "Prof")]
    small = _PARTICLES
    proper = all(
        _NAME.fullmatch(n) and all(w[0].isupper() or w.lower() in small for w in n.split()) for n in names
    )
    several = len(names) > 1 or bare != text.strip(" .,;")
    return tuple(names) if names and proper and several and len(text) < 3000 else ()


def _with_label(block: Block, facts: Facts) -> Block:
    """Blocks that open with *Keywords:* or *Text:*, or that are the publisher's."""
    if block.kind != "plain":
        return block
    text = block.text
    if (label := _KEYWORDS.match(text)) and not facts.keywords and len(text) < 1000:
        facts.keywords = _terms(text[label.end() :])
        return replace(block, kind="matter")
    if label := _BODY_LABEL.match(text):
        return replace(block, skip=label.end())
    return replace(block, kind="left out") if is_publishers_matter(text) and len(text) < 1500 else block


def _terms(written: str) -> tuple[str, ...]:
    parts = re.split(
        r"\s*[;•·|]\s*" if re.search(r"[;•·|]", written) else r"\s*,\s*|\s+/\s+", written.strip(" .*_")
    )
    return tuple(p.strip(" .*_") for p in parts if p.strip(" .*_"))


def _with_abstract(blocks: list[Block], facts: Facts) -> list[Block]:
    """The abstract under a heading of its own: after its label, or the long paragraph that opens the text."""
    if not blocks or blocks[0].kind != "plain":
        return blocks
    first, rest = blocks[0], blocks[1:]
    label = _ABSTRACT.match(first.text)
    if label and label.end() < len(first.text):
        end = next((i for i, b in enumerate(rest) if _ends_abstract(b)), len(rest))
        return [_unwritten("Abstract"), replace(first, skip=label.end()), *rest[:end], *_body(rest[end:])]
    keywords = unlabelled_keywords(rest[0]) if rest and not facts.keywords else ()
    if keywords:
        facts.keywords = keywords
        rest = [replace(rest[0], kind="matter"), *rest[1:]]
    opens = keywords or (
        rest and (rest[0].kind == "matter" or re.match(r"(?:1\.?\s)?Introduction\b", rest[0].text, re.I))
    )
    if opens and len(first.text) >= LONG and facts.title:
        return [_unwritten("Abstract"), first, *_body(rest)]
    return blocks


def _ends_abstract(block: Block) -> bool:
    return block.kind != "plain" or block.skip > 0 or headings.is_named(block.text) or len(block.text) < 120


def _body(blocks: list[Block]) -> list[Block]:
    """A section without a name for text that follows the abstract under no heading."""
    following = next((b for b in blocks if b.kind not in ("matter", "left out")), None)
    if (
        following is None
        or following.kind == "heading"
        or (following.skip == 0 and len(following.text) < LONG)
    ):
        return blocks
    return [_unwritten(""), *blocks]


def _unwritten(heading: str) -> Block:
    return Block((), kind="heading", level=1, label=heading)


def unlabelled_keywords(block: Block) -> tuple[str, ...]:
    """The terms of a line such as ``nerve repair / exosomes / immune cells``; empty if it is none."""
    text = block.text
    if block.kind not in ("plain", "heading") or len(text) > 400 or text.endswith("."):
        return ()
    for separator in (" / ", "; ", " · ", " • ", " | "):
        parts = [p.strip() for p in text.split(separator)]
        if len(parts) >= 3 and all(2 <= len(p) <= 60 for p in parts):
            return tuple(parts)
    return ()
