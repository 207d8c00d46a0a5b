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

_STOP = re.compile(r"[.!?…。！？]+")
_WIDE_STOPS = frozenset("。！？")
_CLOSERS = frozenset("\"'”’»)]*_）」』")
_OPENERS = frozenset("\"'“‘«([*_¿¡")
_TOKEN_BEFORE = re.compile(r"[^\s(\[“\"']{1,40}\Z")
_TOKEN_AFTER = re.compile(r"[^\s,;:.()\[\]]{1,40}")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER_LAST = _words(
    """
    eg ie cf vs v viz ca approx fig figs eq eqs ref refs tab sec no nos vol pp ed eds dr prof mr mrs ms
    st mt var subsp ssp sp spp resp incl est dept univ inc ltd co jr sr dil conc max min avg temp
    """
)
_LAST_UNLESS_NUMBER = _words("no min max co est")
_DOTTED = _words("e.g i.e p.o i.v i.p i.m s.c a.m p.m")
_SENTENCE_OPENERS = _words(
    """
    The This These Those In It However Moreover Furthermore Additionally Notably We Our They Such Both
    """
)
_LABEL = re.compile(
    r"\W{0,3}(?:(?:fig(?:ure|s)?|table|box|scheme|panel)\.?\s{1,3}S?\d{1,3}[A-Za-z]?|\d{1,3})", re.I
)
_INITIALS = re.compile(r"(?:[A-Z]\.-?){0,4}[A-Z]")
_LETTERED = _words("vitamin hepatitis type group class protein factor complex coenzyme panel grade part")


def split(text: str, span: Span, citations: Sequence[Citation] = ()) -> tuple[Sentence, ...]:
    """The sentences of the paragraph that `span` covers.

    `citations` are the document's markers in order; each sentence takes those that stand in it or close it.
    Together the sentences cover all of the paragraph but the white space between them.
    """
    markers = list(_between(citations, span))
    sentences: list[Sentence] = []
    start = span.start
    for end in (*_borders(text, span, markers), span.end):
        piece = _trimmed(text, start, end)
        if piece.start < piece.end:
            sentences.append(Sentence(piece, tuple(_between(markers, piece))))
        start = end
    return tuple(sentences)


def _between(citations: Sequence[Citation], span: Span) -> Sequence[Citation]:
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
            continue  # a full stop inside a marker's link
        end, has_marker = _after_closers(text, position, span.end, markers, starts)
        position = max(position, end)
        if end >= span.end:
            return
        glued = (has_marker and text[end].isupper()) or stop.group()[-1] in _WIDE_STOPS
        if not text[end].isspace() and not glued:
            continue
        so_far = Span(begin, stop.start())
        if _begins(text, end, span.end) and not (
            stop.group() == "." and _abbreviates(text, so_far, Span(end, span.end), has_marker)
        ):
            yield end
            begin = end


def _after_closers(
    text: str, position: int, end: int, markers: list[Citation], starts: list[int]
) -> tuple[int, bool]:
    """Past the quotes, brackets and markers that belong to the sentence just closed."""
    has_marker = False
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
        if gap > position and after < end and not _begins(text, after, end):
            break  # ". [12] showed that": the marker is the next sentence's first word
        position, has_marker = after, True
    return position, has_marker


def _begins(text: str, position: int, end: int) -> bool:
    """Whether what follows can be the first word of a sentence."""
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
    return not token[0].isascii() or any(c.isupper() or c.isdigit() for c in token)


def _abbreviates(text: str, so_far: Span, rest: Span, has_marker: bool) -> bool:
    """Whether the full stop after `so_far` ends an abbreviation, initials or a label (``Figure 2.``)."""
    is_short = so_far.end - so_far.start < 24
    if is_short and not has_marker and _LABEL.fullmatch(so_far.of(text)):
        return True
    before = text[max(so_far.start, so_far.end - 40) : so_far.end]
    token = _TOKEN_BEFORE.search(before)
    if token is None:
        return False
    word, earlier = token.group(), before[: token.start()].split()
    following = _TOKEN_AFTER.match(text[rest.start : min(rest.end, rest.start + 60)].lstrip())
    next_word = following.group() if following else ""
    if word.lower() == "al" and earlier[-1:] and earlier[-1].lower() == "et":
        return next_word not in _SENTENCE_OPENERS
    if word.lower() in _NEVER_LAST:
        return word.lower() not in _LAST_UNLESS_NUMBER or next_word[:1].isdigit()
    if _INITIALS.fullmatch(word):
        lettered = earlier[-1:] and earlier[-1].lower() in _LETTERED
        return not has_marker and not lettered and next_word not in _SENTENCE_OPENERS
    return word.lower() in _DOTTED
