"""In-text reference markers: where they stand, which numbers they name, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from askreviews.citing import markers
from askreviews.citing.markers import DASH, RAISED_DIGITS, WIDEST_RANGE, YEARS, Family, Marker, unfold
from askreviews.documents import Citation, Span

_SEEN_BEFORE = 40
"""Characters before a marker that tell what it is."""
_SEEN_BEHIND = 8

_NUMBER = re.compile(
    rf"(?:(?<![\w./])(?<![^\W\d_{RAISED_DIGITS}][{DASH}])|(?<=\d[xX×]))"
    r"(?P<value>\d{1,12}(?:[.,]\d{1,6})?)(?P<percent>\s?%?)\Z"
)
_NAMES_A_NUMBER = re.compile(r"(?:[<>=≤≥~≈]\s?|\b[A-Z]{2,6}\s)\Z")
_HALF_MAXIMAL = re.compile(r"(?<![A-Za-z])(?:TCID|[IELG][CDI])\Z")
_UNIT = re.compile(r"(?<![A-Za-zµμ])(?:[kcdmnµμ]?m|ft|yd|Å|(?<=/)(?:s|h|min|kg|g|L))\Z")
_SUBSCRIPT = re.compile(r"_\{?\w{1,4}\}?\Z")
_NUMBERED_PART = re.compile(
    r"(?<![^\W\d_])(?:figs?\.?|figures?|tables?|eqs?\.?|equations?|sec\.?|sections?|step|theorem|lemma)\s?\Z",
    re.IGNORECASE,
)
"""What a number in square brackets belongs to: *Eq. [3]*, *Figure [1]*."""
_TEN = re.compile(r"(?<![\w.,])10\Z")
_HIGHEST_POWER = 12
_SYMBOL = re.compile(rf"(?<![\w{DASH}])[A-Za-zΑ-Ωα-ω]\Z")
_LETTERED = re.compile(
    r"\b(?:vitamins?|hepatitis|(?:sero|geno|sub)?types?|groups?|class|phase|grade|stage|panel|protein|factor|complex|coenzyme|influenza"
    r"|kinase|immunoglobulin|strains?|clades?|variants?)\s\w{1,2}\Z",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"\b(?:CI|CrI|IQR|range|intervals?(?:\s\[[^\]]{3,20}\]\s(?:and|or|to))?)\)?(?:\s?\d\d(?:\.\d)?\s?%)?[\s:,=]{0,3}\Z",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:figs?|eqs?)\.?|figures?|tables?|equations?|step|section|box|panel|n|mean|median|score"
    r"|(?:on|at|by|and)\s(?:day|week)"
)
_NUMBERED_PLACE = re.compile(rf"\b(?:{_PLACE})\s?\Z", re.IGNORECASE)
"""What a number in round brackets belongs to: ``Eq. (2)``; in *both groups (12)* it is a marker."""
_NUMBERED_THING = re.compile(
    rf"(?<!\d\s)\b(?:{_PLACE}|grades?|stages?|types?|phases?|class|groups?|days?|weeks?|months?|years?|aged?)\s?\Z",
    re.IGNORECASE,
)
"""What a number is the name of, not the base of a power: *type 2*, *day 14*."""
_EQUATION = re.compile(r"[=≈≤≥∝∼][^.;?!]{0,39}\Z")
"""Before the number of an equation that has a line of its own."""
_UNIT_BEHIND = re.compile(
    r"\s(?!(?:and|or|but|nor|in|of|on|at|by|to|for|as|with|from|was|were|is|are|has|had|have|which|that|while|than)\b)"
    r"[^\W\d_A-Z]"
)
_BEFORE_ITEM = re.compile(r"(?:\A|[.:;,\n]|\b(?:and|or))\s?\Z", re.IGNORECASE)
_AFTER_ITEM = re.compile(r"\s(?!(?:and|or)\b)[^\W\d_]")
_RANGE_GOES_ON = re.compile(rf"[{DASH}]\(\d{{1,4}}\)")
"""Behind the first marker of ``(1)–(3)``."""
_GOES_ON = re.compile(rf"\(\d{{1,4}}\)(?:[{DASH}]|\s(?:to|and)\s)\Z")
"""Before the last: what stands before both tells what they are, ``Eqs. (1) and (2)``."""
_UP_TO = re.compile(rf"\s?(?:--|[{DASH}])\s?|\sto\s")
"""Between the markers of a range: ``[1]–[3]``, ``[1] to [3]``."""
_LONG_WORD = re.compile(r"(?<![\w-])[a-zà-öø-ÿ]{5,}\Z")
"""To which a marker may be glued by mistake before a stop: *stores(16).*"""
_STOPS = (".", ",", ";")
_LONGEST_LIST = 999
_SIGNS = ("", *".,;)]”\"'%")
_FEWEST_GLUED = 5
_SHARE_GLUED = 0.6
_GLUED_WORD = re.compile(r"(?:[a-zà-öø-ÿ]{2}|[A-Z]{2}|\d\s?[a-zµμ]{1,3})\Z")
_MANY = 4
_LONGEST_ITEM = 600
"""Characters from one item's number to the next."""


def find(
    text: str,
    within: Sequence[Span] | None = None,
    *,
    listed: Collection[int] = (),
    parted: Collection[int] = (),
) -> tuple[Citation, ...]:
    """The markers of a document, in order.

    `within` are the stretches to look in, in order (the paragraphs; by default all of `text`). `listed` are
    the numbers that the reference list holds: they decide whether round brackets hold reference numbers.
    `parted` are those of entries that list several papers, (a), (b) and so on, and may be cited as ``7a,b``.
    """
    spans = [Span(0, len(text))] if within is None else within
    candidates = [c for span in spans for c in _candidates(text, span, parted, _LOOKALIKE)]
    if _are_glued(text, candidates):
        candidates = [c for span in spans for c in _candidates(text, span, parted, _LOOKALIKE_GLUED)]
    accepted = _without_doubtful_rounds(text, _without_items(text, candidates), frozenset(listed))
    return tuple(_with_bracket_ranges(text, accepted))


def _candidates(
    text: str, span: Span, parted: Collection[int], lookalike: Mapping[Family, _Lookalike]
) -> Iterator[Marker]:
    for marker in markers.find(text, span, parted):
        start, end = marker.span.start, marker.span.end
        before = text[max(span.start, start - _SEEN_BEFORE) : start]
        after = text[end : min(span.end, end + _SEEN_BEHIND)]
        if not lookalike[marker.family](before, after, marker.numbers):
            yield marker


def _are_glued(text: str, candidates: Sequence[Marker]) -> bool:
    """Whether round brackets stand for raised numbers, as on the pages of ACS: *in water.(3,4)*."""
    rounds = [c for c in candidates if c.family == "round"]
    signs = [text[c.span.start - 1 : c.span.start] for c in rounds]
    glued = sum(1 for sign in signs if sign in _SIGNS or sign.isalpha())
    return glued >= _FEWEST_GLUED and glued >= _SHARE_GLUED * len(rounds)


def _raised_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """An exponent, a charge, an isotope, an area or a statistic's square."""
    is_within = after.startswith("\\") and not after.startswith("\\)")
    if (
        is_within
        or after[:1] in ("⁺", "⁻", "+")
        or before[-1:] in ("⁻", "⁺", "^", "|")
        or before.endswith("{}")
    ):
        return True
    if _SUBSCRIPT.search(before):
        return True
    if _is_isotope(before, after):
        return True
    base = _NUMBER.search(before)
    if base and not base["percent"]:
        return _is_exponent(before[: base.start()], base["value"], max(numbers))
    if numbers in ((50,), (90,)) and _HALF_MAXIMAL.search(before):
        return True
    small = len(numbers) == 1 and numbers[0] in (2, 3)
    return small and (bool(_UNIT.search(before)) or _is_symbol(before))


def _is_isotope(before: str, after: str) -> bool:
    """``¹⁴C``, ``^{18}F``, ``⁹⁹ᵐTc``: a letter glued to the number, and none before it."""
    glued = after[:1].isupper() or "ᵃ" <= after[:1] <= "ᶿ" or after[:1] == "ⁿ"
    return glued and not before[-1:].isalnum() and before[-1:] not in tuple(".,;)]")


def _is_exponent(before: str, base: str, largest: int) -> bool:
    """Whether the raised number is a power of `base`; after a year, ``p < 0.05`` or *type 2* it is none."""
    if base == "10":
        return True
    is_year = base.isdigit() and int(base) in YEARS
    if is_year or _NAMES_A_NUMBER.search(before) or _NUMBERED_THING.search(before):
        return False
    return base == "2" or largest < 10


def _is_symbol(before: str) -> bool:
    """Whether a single letter comes before (*R²*) that is no name's part (*vitamin C²*)."""
    return bool(_SYMBOL.search(before)) and not _LETTERED.search(before)


def _square_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """Part of a name (miR-[124], [1,4]-linked, [18]F), an index (x[3]) or an interval."""
    word = before.rstrip(DASH)
    if word != before and not (word[-1:].isspace() or word[-1:] in tuple("])")):
        return True
    if before[-1:] == "{" or _NUMBERED_PART.search(before) or _is_raised(before, after, numbers):
        return True
    names_on = after[:1].isalpha() or (after[:1] in tuple(DASH) and after[1:2].isalpha())
    if names_on and before[-1:] in ("", " ", "("):
        return True
    if before[-1:].islower() and _SYMBOL.search(before):
        return True
    return _is_interval(before, numbers)


def _is_raised(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """Whether a converter has set a power or a logarithm's base in brackets: *10[6] cells*, *cm[2]*."""
    if len(numbers) != 1:
        return False
    is_power = numbers[0] <= _HIGHEST_POWER and after[:1].isspace() and after[1:2].isalpha()
    is_base = before.endswith("log") and numbers[0] in (2, 10)
    return (
        is_base
        or (is_power and bool(_TEN.search(before)))
        or (numbers[0] in (2, 3) and bool(_UNIT.search(before)))
    )


def _is_interval(before: str, numbers: tuple[int, ...]) -> bool:
    """``95% CI [12, 45]``, or, after a number, two others that it lies between: ``30 (12–45)``."""
    if len(numbers) < 2:
        return False
    value = _NUMBER.search(before.rstrip())
    inside = value is not None and numbers[0] < float(value["value"].replace(",", ".")) < numbers[-1]
    is_pair = len(numbers) == 2 or numbers[-1] - numbers[0] == len(numbers) - 1
    is_name = bool(_LETTERED.search(before.rstrip()))
    return bool(_INTERVAL.search(before)) or (inside and is_pair and not is_name)


def _round_lookalike(before: str, after: str, numbers: tuple[int, ...]) -> bool:
    """An item's number, a table's number, a compound's part or a call's argument."""
    before = _GOES_ON.sub("", before)
    is_place = _NUMBERED_PLACE.search(before) is not None
    is_slip = after[:1] in _STOPS and max(numbers) <= _LONGEST_LIST and _LONG_WORD.search(before)
    if is_slip and not is_place:
        return False
    if before[-1:] and not before[-1].isspace() and before[-1] not in ".,;)]”\"'%":
        return True
    if after[:1].isalnum() or (after[:1] in tuple(DASH) and not _RANGE_GOES_ON.match(after)):
        return True
    if is_place or (not after and _EQUATION.search(before)):
        return True
    return _is_interval(before, numbers) or _is_spread(before, after)


def _is_spread(before: str, after: str) -> bool:
    """A deviation between a number and its unit: ``12 (5) months``; after a year it is a marker."""
    value = _NUMBER.search(before.rstrip())
    is_year = value is not None and value["value"].isdigit() and int(value["value"]) in YEARS
    return value is not None and not is_year and bool(_UNIT_BEHIND.match(after))


def _glued_round_lookalike(before: str, after: str, _: tuple[int, ...]) -> bool:
    """The number of a compound or an equation, which a blank parts from its word, and part of a name."""
    if before[-1:] in _SIGNS[1:]:
        return False
    if before[-1:] in ("", "\t"):  # a cell of its own, in a table's row
        return not (before + after).strip(" ") or after[:1] not in ("", "\t")
    return after[:1].isalnum() or not _GLUED_WORD.search(before)


_Lookalike = Callable[[str, str, tuple[int, ...]], bool]
_LOOKALIKE: Mapping[Family, _Lookalike] = {
    "raised": _raised_lookalike,
    "square": _square_lookalike,
    "round": _round_lookalike,
}
_LOOKALIKE_GLUED: Mapping[Family, _Lookalike] = {**_LOOKALIKE, "round": _glued_round_lookalike}


def _without_items(text: str, candidates: Sequence[Marker]) -> list[Marker]:
    """Without the numbers of items: ``one must (1) rinse, (2) dry and (3) weigh``.

    Items count from one, each number between a sign, an *and* or an *or* and the item's words.
    """
    items: set[int] = set()
    run: list[int] = []
    for index, candidate in enumerate(candidates):
        if candidate.family != "round" or len(candidate.numbers) != 1:
            continue
        last = candidates[run[-1]] if run else None
        counts_on = last is not None and _counts_on(text, last, candidate)
        begins = candidate.numbers[0] <= 2 and bool(_AFTER_ITEM.match(text, candidate.span.end))
        run = [*run, index] if counts_on else [index] if begins else []
        items.update(run if len(run) > 1 else ())
    return [candidate for i, candidate in enumerate(candidates) if i not in items]


def _counts_on(text: str, one: Marker, other: Marker) -> bool:
    """Whether the second number is that of the item after the first."""
    start, end = other.span.start, other.span.end
    is_next = other.numbers[0] == one.numbers[0] + 1 and start - one.span.end <= _LONGEST_ITEM
    return is_next and bool(
        _BEFORE_ITEM.search(text[max(0, start - 8) : start]) and _AFTER_ITEM.match(text, end)
    )


def _without_doubtful_rounds(text: str, candidates: Sequence[Marker], listed: frozenset[int]) -> list[Marker]:
    """Round brackets count when they are how the document cites, or hold several listed numbers."""
    rounds = sum(1 for c in candidates if c.family == "round")
    notes = {c for c in candidates if c.span.of(text).startswith("[^")}
    lone = {c for c in candidates if len(c.numbers) == 1 and c.span.of(text).startswith(("[", "\\["))}
    if 2 * len(notes) < len(candidates):  # footnotes, in a text that cites in another way
        candidates = [c for c in candidates if c not in notes]
    if rounds > _MANY * len(lone):  # the numbers of equations, in a text that cites in round brackets
        candidates = [c for c in candidates if c not in lone]
    rounds_cite = rounds > len(candidates) - rounds and (bool(listed) or rounds >= 3)

    def counts(candidate: Marker) -> bool:
        if candidate.family != "round":
            return True
        if listed and not listed.issuperset(candidate.numbers):
            return False
        is_list = "," in candidate.span.of(text) or ";" in candidate.span.of(text)
        return rounds_cite or (is_list and bool(listed))

    return [c for c in candidates if counts(c)]


def _with_bracket_ranges(text: str, candidates: Sequence[Marker]) -> Iterator[Citation]:
    """``[1]-[3]`` is one marker that names 1, 2 and 3; so is ``<sup>1</sup>–<sup>3</sup>``."""
    waiting: Marker | None = None
    for candidate in candidates:
        joined = _range_between(text, waiting, candidate) if waiting is not None else ()
        if waiting is not None and joined:
            numbers = tuple(dict.fromkeys(waiting.numbers + joined + candidate.numbers))
            waiting = Marker(waiting.family, Span(waiting.span.start, candidate.span.end), numbers)
            continue
        if waiting is not None:
            yield Citation(waiting.span, waiting.numbers)
        waiting = candidate
    if waiting is not None:
        yield Citation(waiting.span, waiting.numbers)


def _range_between(text: str, one: Marker, other: Marker) -> tuple[int, ...]:
    """The numbers from one marker to the other when only a dash or a *to* stands between them."""
    if len(one.numbers) > WIDEST_RANGE or one.family != other.family:
        return ()
    is_range = _UP_TO.fullmatch(text, one.span.end, other.span.start)
    return unfold(f"{one.numbers[-1]}-{other.numbers[0]}") if is_range else ()
