"""The headings that reviews have by convention, such as *Introduction*, and how headings are numbered."""

from __future__ import annotations

import re

_LONGEST = 80
_NAMES = re.compile(
    r"(?:the\s)?(?:a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|summary|introduction|background|overview|aims?|objectives?|purpose"
    r"|(?:patients\sand\s|subjects\sand\s|(?:materials?|data)\sand\s)?methods?|methodology|search\sstrategy"
    r"|results?|findings|results\sand\sdiscussion|discussion(?:\sand\sconclusions?)?|interpretation|limitations?"
    r"|conclusions?(?:\sand\s[\w\s]{3,40})?|concluding\sremarks"
    r"|(?:conclusions?\sand\s)?(?:(?:current\s)?challenges|(?:future\s)?(?:outlook|perspectives?|prospect(?:s|ives)?)"
    r"|future\s(?:directions?|research|work|challenges|trends|studies))(?:(?:,\s|\s(?:and|for|in|of)\s)[\w\s,-]{3,40})?"
    r"|fundings?(?:\s(?:sources?|statement|information))?|financial\ssupport|acknowledge?ments?"
    r"|disclosures?(?:\sstatements?)?"
    r"|(?:publisher['’]s\s)?note|declarations?|ethic\w*[\w\s]{0,50}|consent(?:\sfor\spublication)?"
    r"|(?:declaration\sof\s)?(?:conflicts?\sof\sinterests?|(?:competing|conflicting)\sinterests?)(?:\sstatement)?"
    r"|authors?['’]?s?['’]?\scontributions?|credit\sauthorship\scontribution\sstatement|(?:availability\sof\s)?data(?:\s(?:and\smaterials?|availability))?(?:\sstatement)?"
    r"|(?:list\sof\s)?abbreviations?(?:\sused)?|glossary|appendi(?:x|ces)(?:\s\w)?(?:[.:]\s?[\w\s-]{3,50})?|supplementary\s[\w\s]{3,30}"
    r"|(?:figure|table)\slegends?|legends(?:\sto\sfigures)?|figures?\sand\stables?|figures|tables"
    r"|case\s(?:report|presentation)|highlights|key\s?points|plain\slanguage\ssummary)\s?[:.]?",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"highlights|(?:key|summary|learning|practice|take[\s-]home)\s?(?:points?|messages?|findings)|essentials|what\syou\sneed\sto\sknow"
    r"|what\sis\s(?:already\s)?known\s(?:on|about)\sthis\s(?:topic|subject)|what\sthis\s(?:study|review|paper)\sadds|at\sa\sglance",
    re.IGNORECASE,
)
"""What heads the few things that a reader should take home, each in a line of its own."""
_SHORT_FORMS = re.compile(
    r"(?:(?:list\sof|nonstandard|selected)\s)?abbreviations?(?:\s(?:used|and\sacronyms))?", re.IGNORECASE
)
_REFERENCES = re.compile(
    r"(?:cited\s|selected\s)?references?(?:\s(?:and\snotes|list|cited))?|notes\sand\sreferences|bibliography"
    r"|literature(?:\scited)?|works\scited",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|summary|executive\ssummary", re.IGNORECASE)
_AFTER_ABSTRACT = re.compile(r"(?:general\s)?introduction|main(?:\stext)?|body", re.IGNORECASE)
ATTRIBUTES = re.compile(r"(?<=\s)\{[#.\-][^{}]{0,200}\}\Z")
"""What Markdown adds to a heading for machines: ``{#name .class}``."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
NUMBERED = re.compile(
    r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s{1,8}(?:\|\s{1,8})?(?=[\"“‘(*]{0,3}(?:\d{1,2}-?)?[^\W\d_a-z])"
    r"|(?P<roman>[IVX]{1,5})\.\s{1,8}(?=\S)|(?P<letter>[A-H])\.\s{1,8}(?=[A-Z][a-z])|§\s?\d{1,2}\s{1,8}"
)
"""The number before a heading's words: ``2.1``, ``2.1 |``, ``IV.``, ``B.``."""


SECTION = re.compile(r"\A\\(?P<sub>(?:sub){0,3})section\*?\{(?P<words>[^\n]{1,300})\}\Z")
"""A heading in LaTeX."""


def bare(text: str) -> str:
    """A heading's words without mark-up, attributes, number and closing colon."""
    words = SECTION.sub(r"\g<words>", ATTRIBUTES.sub("", text[: 2 * _LONGEST].strip()))
    words = unescaped(words.strip("*_#■").strip())
    return NUMBERED.sub("", words, count=1).strip().rstrip(":.").strip("*_ ")


def unescaped(text: str) -> str:
    """The text without the backslashes that Markdown has before signs."""
    return _ESCAPED.sub(r"\1", text)


def begins_small(text: str) -> bool:
    """Whether the first word is written small, and no name such as p53 or mTOR."""
    first = text.split(maxsplit=1)[0] if text[:1].islower() else ""
    return bool(first) and not any(c.isupper() or c.isdigit() for c in first)


def is_named(text: str) -> bool:
    """Whether the line is a heading that reviews have by convention."""
    if len(text) > _LONGEST:
        return False
    words = bare(text)
    names = (_NAMES, _REFERENCES, _POINTS, _SHORT_FORMS)
    return not words[:1].islower() and any(name.fullmatch(words) for name in names)


def heads_short_forms(text: str) -> bool:
    """Whether the line heads a list of abbreviations."""
    return len(text) <= _LONGEST and bool(_SHORT_FORMS.fullmatch(bare(text)))


def heads_points(text: str) -> bool:
    """Whether the line heads the points that a reader should take home."""
    return len(text) <= _LONGEST and bool(_POINTS.fullmatch(bare(text)))


def is_references(text: str) -> bool:
    """Whether the line is the heading of the reference list; ``References (105)`` is one, too."""
    words = re.sub(r"\(\d{1,4}\)\W{0,4}\Z", "", bare(text)).strip()
    return len(text) <= _LONGEST and not words[:1].islower() and bool(_REFERENCES.fullmatch(words))


def is_abstract(text: str) -> bool:
    """Whether the line is the heading of the abstract."""
    return len(text) <= _LONGEST and bool(_ABSTRACT.fullmatch(bare(text)))


def is_introduction(text: str) -> bool:
    """Whether the line is the heading with which the body begins."""
    return len(text) <= _LONGEST and bool(_AFTER_ABSTRACT.fullmatch(bare(text)))
