"""Where the sentences of a paragraph begin and end, reference markers kept with the sentence they close.

Rules made for scientific prose: a marker glued to a full stop (``mL/min.¹² This``) belongs to the sentence
before it, *et al.* and *Fig. 2* end nothing, and a name such as miR-124 or α-synuclein may begin a sentence
although its first letter is small.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from askreviews.documents import Citation, Sentence, Span

_STOP = re.compile(r"[.!?…؟۔]+|[。！？]+")
_STRAY_STOP = re.compile(r"\s?\.(?=\s|\Z)")
"""A second full stop, after the marker: ``… died. [67] .``"""
_NEEDS_NO_BLANK = frozenset("。！？")
"""Stops of scripts that write no blank between sentences."""
_CLOSERS = frozenset("\"'”’»)]*_）」』")
_OPENERS = frozenset("\"'“‘«([*_¿¡")
_TOKEN_BEFORE = re.compile(r"[^\s(\[“\"']{1,40}\Z")
_TOKEN_AFTER = re.compile(r"[^\s,;:.()\[\]]{1,40}")
_SEEN = 40
"""Characters before a full stop that tell whether it ends a sentence."""
_LONGEST_LABEL = 16
"""Characters of a label such as *Figure 2.* that opens a caption."""

_NEVER_LAST = re.compile(
    r"eg|ie|cf|vs?|viz|ca|approx|figs?|eqs?|refs?|tab|sec|nos|vol|pp|eds?|drs?|prof|mrs?|ms|st|mt|var|subsp|ssp"
    r"|spp?|resp|incl|dept|univ|inc|ltd|jr|sr|dil|conc|avg|temp|suppl|e\.g|i\.e|p\.o|i\.v|i\.p|i\.m|s\.c|a\.m|p\.m",
    re.IGNORECASE,
)
_ABBREVIATES_BEFORE_NUMBERS = re.compile(r"no|min|max|co|est|(?-i:pp?|ch|chap)", re.IGNORECASE)
"""What a number follows when it is an abbreviation: *No. 3*, *no. HM2459*, but *there was no.*"""
_INITIALS = re.compile(r"(?:[A-Z]\.-?){0,4}[A-Z]")
_BEGINS_A_SENTENCE = re.compile(
    r"The|This|These|Those|In|It|However|Moreover|Furthermore|Additionally|Notably|We|Our|They|Such|Both"
)
"""Words that no name begins with: after *et al.* or *U.S.* they tell that a sentence has ended."""
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "di", "da", "du", "del", "della", "ten", "ter"))
_NAME_AFTER_PARTICLES = re.compile(r"(?:[a-z]{2,5}\s){1,3}[A-ZÀ-ÖØ-Þ][\w'’-]+")
"""*Van der Berg* at a sentence's beginning, as some write it."""
_WITHOUT_LIGATURE = frozenset(("e", "ese", "ere", "eir"))
"""*The*, *These*, *There* and *Their* where a PDF's sign for *Th* was lost."""
_LABEL = re.compile(
    r"\W{0,3}(?:(?:fig(?:ure|s)?|table|box|scheme|panel)\.?\s{1,3}S?\d{1,3}[A-Za-z]?|\d{1,3})",
    re.IGNORECASE,
)
_PART = re.compile(r"\s\((?:[a-z]|[ivx]{1,4})\)\s[A-Z]")
"""What opens a part of a caption, or an item: *(b) The stem*."""
_LETTERED = re.compile(
    r"vitamins?|hepatitis|type|group|class|protein|factor|complex|coenzyme|panel|grade|part|influenza|phase|stage",
    re.IGNORECASE,
)
"""What has a letter for a name: after *vitamin A.* a sentence has ended."""


def split(text: str, span: Span, citations: Sequence[Citation] = ()) -> tuple[Sentence, ...]:
    """The sentences of the paragraph that `span` covers.

    `citations` are the document's markers in order; each sentence takes those that stand in it or close it.
    Together the sentences cover all of the paragraph but the white space between them.
    """
    markers = list(between(citations, span))
    sentences: list[Sentence] = []
    start = span.start
    for end in (*_borders(text, span, markers), span.end):
        piece = _trimmed(text, start, end)
        if piece.start < piece.end:
            sentences.append(Sentence(piece, tuple(between(markers, piece))))
        start = end
    return tuple(sentences)


def between(citations: Sequence[Citation], span: Span) -> Sequence[Citation]:
    """Those of the citations, given in order, that begin inside `span`."""
    first = bisect_left(citations, span.start, key=lambda c: c.span.start)
    last = bisect_left(citations, span.end, key=lambda c: c.span.start)
    return citations[first:last]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _borders(text: str, span: Span, markers: list[Citation]) -> Iterator[int]:
    """The places, in order, at which one sentence has ended."""
    starts = [m.span.start for m in markers]
    begin = position = span.start
    while (stop := _STOP.search(text, position, span.end)) is not None:
        position = stop.end()
        inside = bisect_left(starts, position) - 1
        if inside >= 0 and markers[inside].span.end > stop.start():
            continue  # a full stop inside a marker, as of *refs. 3*
        end, has_marker, is_stopped = _after_closers(text, position, span.end, markers, starts)
        position = max(position, end)
        if end >= span.end:
            return
        parted = (
            text[end].isspace() or stop.group()[0] in _NEEDS_NO_BLANK or (has_marker and text[end].isupper())
        )
        if parted and _begins(text, end, span.end):
            is_label = not has_marker and _is_label(text, begin, stop)
            if is_stopped or not (is_label or _abbreviates(text, span, stop, end, has_marker=has_marker)):
                yield end
                begin = end


def _after_closers(
    text: str, position: int, end: int, markers: list[Citation], starts: list[int]
) -> tuple[int, bool, bool]:
    """Past the quotes, brackets and markers that belong to the sentence just closed.

    Whether there is a marker among them, and whether a second full stop behind it: after *et al. [4].* it is
    that one that ends the sentence.
    """
    has_marker = is_stopped = False
    while position < end:
        if text[position] in _CLOSERS and not (has_marker and text[position] in "*_"):
            position += 1
            continue
        gap = position
        while gap < end and text[gap].isspace() and gap - position < 3:
            gap += 1
        index = bisect_left(starts, gap)
        if index == len(starts) or starts[index] != gap:
            break
        after = markers[index].span.end
        if (stray := _STRAY_STOP.match(text, after, end)) is not None:
            after = stray.end()
            is_stopped = True
        if gap > position and after < end and not _begins(text, after, end):
            break  # ". [12] showed that": the marker is the next sentence's first word
        position, has_marker = after, True
    return position, has_marker, is_stopped


def _begins(text: str, position: int, end: int) -> bool:
    """Whether what follows can be the first word of a sentence."""
    if _PART.match(text, position, end):
        return True
    while position < end and (text[position].isspace() or text[position] in _OPENERS):
        position += 1
    if position >= end:
        return True
    word = _TOKEN_AFTER.match(text, position, end)
    if word is None:
        return text[position] not in ",;:."
    token = word.group()
    if not token[0].islower():
        return token[0].isalnum() or token[0] in "~<$−-–—^"
    if token in _PARTICLES:
        return _NAME_AFTER_PARTICLES.match(text, position, end) is not None
    if token in _WITHOUT_LIGATURE:
        return text[position + len(token) : position + len(token) + 1] == " "
    is_greek = "\u0370" <= token[0] <= "\u03ff" or token[0] == "µ"
    return is_greek or any(c.isupper() or c.isdigit() for c in token)


def _is_label(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the full stop closes a label such as *Figure 2.* or *3.* at the sentence's beginning."""
    if stop.group() != "." or stop.start() - begin >= _LONGEST_LABEL:
        return False
    return bool(_LABEL.fullmatch(text, begin, stop.start()))


def _abbreviates(text: str, span: Span, stop: re.Match[str], end: int, *, has_marker: bool) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    before = text[max(span.start, stop.start() - _SEEN) : stop.start()]
    token = _TOKEN_BEFORE.search(before) if stop.group() == "." else None
    if token is None:
        return False
    word, earlier = token.group(), before[: token.start()].split()
    following = _TOKEN_AFTER.search(text, end, min(span.end, end + _SEEN))
    is_told = following is not None and bool(_BEGINS_A_SENTENCE.fullmatch(following.group()))
    if word.lower() == "al" and earlier and earlier[-1].lower().endswith("et"):
        return not is_told
    if _ABBREVIATES_BEFORE_NUMBERS.fullmatch(word):
        return following is not None and any(c.isdigit() for c in following.group())
    if _INITIALS.fullmatch(word):
        return not has_marker and not is_told and not (earlier and _LETTERED.fullmatch(earlier[-1]))
    return bool(_NEVER_LAST.fullmatch(word))
