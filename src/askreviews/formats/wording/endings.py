"""How a text ends: as a sentence does, within one, or so that something must follow."""

from __future__ import annotations

import re

MARKER = (
    r"(?:[⁰¹²³⁴-⁹,–⁻-]{1,24}|\^\{[^{}]{1,40}\}|\^[\d,–-]{1,20}\^?|<sup>[^<>]{1,40}</sup>"
    r"|\$\^[^$]{1,40}\$|\\\((?:\{\s?\})?\s?\^[^$\\]{1,40}\\\)|\\?\[\^?[\d,;–\-\s]{1,40}\\?\]|\([\d,;–\-\s]{1,40}\)"
    r"|(?:(?<=[A-Za-zà-öø-ÿ)\]”’%][.!?])|(?<=[A-Za-z]\d\.)|(?<=\d\.\d\.)|(?<=\d\.\d\d\.)|(?<=[A-Za-z][−-]\d\.))\d{1,3}[a-h]?(?:(?:,\s|[,–−\s-])(?:\d{1,3}[a-h]?|[a-h])(?!\w)){0,5})"
)
_SENTENCE_END = re.compile(
    rf"(?P<stop>[.!?:…。！？؟۔])[\"”’»)\]*_]{{0,3}}(?P<markers>(?:\s?{MARKER}){{0,6}})(?:\s?\([^()]{{0,60}}\)\.?)?\s*\Z"
)
_CLOSED = re.compile(rf"(?:{_SENTENCE_END.pattern}|[)\]}}>|]\s*\Z)")
_TAIL = 300
"""How many last characters of a line are looked at for its close."""
_UNFINISHED = re.compile(
    r"\b(?:an?|and|as|at|between|by|for|from|in|into|of|on|or|than|that|the|their|these|to|was|were|which|with)\Z"
)
_UNFINISHED_LINE = re.compile(
    r"\b(?:are|but|during|each|had|has|have|is|its|this|those|under|when|where|while|who|within|without)\Z"
)
"""So may a line end whose next one is at hand."""


def is_closed(text: str) -> bool:
    """Whether the text ends as a sentence does, markers and closing brackets after its full stop included."""
    return bool(_CLOSED.search(text[-_TAIL:]))


def is_cited_sentence(text: str) -> bool:
    """Whether the text ends in a full stop and a marker after it; a question may be a heading."""
    end = _SENTENCE_END.search(text[-_TAIL:])
    return end is not None and bool(end["markers"]) and end["stop"] not in "?？؟"


def has_stop(text: str) -> bool:
    """Whether the text ends in the stop of a sentence, markers after it included."""
    return bool(_SENTENCE_END.search(text[-_TAIL:]))


def must_go_on(text: str) -> bool:
    """Whether the text ends so that something must follow: in a comma, a dash or a word such as *the*."""
    return text.endswith((",", ";", "/", "·", "-", "–", "(")) or bool(_UNFINISHED.search(text[-_TAIL:]))


def goes_on_below(text: str) -> bool:
    """Whether a line ends so that the next one, which is at hand, goes on with it."""
    return must_go_on(text) or bool(_UNFINISHED_LINE.search(text[-_TAIL:]))
