"""The terms of one word: a plain word has its stem, a name every form under which it is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from askreviews.analysis.stemming import is_stop_word, stem
from askreviews.spelling import CJK, GREEK_LETTERS, GREEK_NAMES, plain

_NAME_OF = {letter: name for name, letter in GREEK_NAMES.items()}
_SYMBOLS = "".join(GREEK_LETTERS)
_GREEK = "\u0370-\u03ff"
_RUN = re.compile(
    rf"(?P<greek>(?<![{_GREEK}]{{2}})[{_SYMBOLS}](?![{_GREEK}]{{2}}))"
    rf"|(?P<number>\d+(?:[.^]\d+)*+%?[^\W\d_{_GREEK}]?(?![^\W_{_GREEK}]))"
    rf"|(?P<numbered>[^\W\d_{_GREEK}]{{2,}}(?=\d+[^\W\d_{_GREEK}]?(?![^\W_{_GREEK}])))"
    rf"|(?P<latin>(?:[^\W_{_GREEK}]|(?<=\d)\.(?=\d)|\^(?=\d))++|[{_GREEK}]++)"
)
_TYPOGRAPHY = re.compile(r"(?<=\d),(?=\d\d\d)|['’]s?(?![^\W\d_])|['’]|[{}]")
_ION = re.compile(r"(ca|na|k|mg|zn|fe|cu|h|li|mn)\^?\{?(\d?)\+\}?", re.IGNORECASE)
_CJK_WORD = re.compile(f"[{CJK}]+")
_ARM = re.compile("[35]p")
_SUFFIX = re.compile(rf"\d{{1,3}}[A-Za-z]?|[{_SYMBOLS}]\d{{0,2}}")
_LONGEST_WHOLE = 64
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
"""Numbers behind a word: phase I and type II. Others are letters of names more often (factor V)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word stands for.

    `terms` are what BM25 counts, each once. `forms` are sets of terms: where all of one set are met, the
    word is. `units` are its parts one by one, by which a long form of several words is recognised.
    """

    terms: tuple[str, ...] = ()
    forms: tuple[tuple[str, ...], ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """A part of a word: letters, a number (6, 21a, 45.2%), a Greek letter, or a code (H1N1)."""

    kind: Literal["letters", "number", "greek", "code"]
    text: str

    @property
    def unit(self) -> str:
        """The part as a term of its own."""
        if self.kind == "greek":
            return _NAME_OF[self.text]
        return stem(self.text) if self.kind == "letters" else self.text.lower()

    @property
    def letters(self) -> str:
        """The part as it is spelt inside a joined name: ``b`` for β."""
        if self.kind == "greek":
            return GREEK_LETTERS[self.text]
        return "mir" if self.unit == "mir" else self.text.lower()


@lru_cache(maxsize=1 << 16)
def read(written: str) -> Reading:
    """The terms of a word, as it is written in a text or typed by a reader.

    Chinese and Japanese, which part no words by spaces, are read in pairs of characters.
    """
    text = plain(written)
    ion = _ION.fullmatch(text)
    if ion is not None:
        term = f"{ion[1]}{ion[2]}+".lower()
        return Reading((term,), ((term,),), (term,))
    if _CJK_WORD.fullmatch(text):
        pairs = tuple(dict.fromkeys(text[i : i + 2] for i in range(max(1, len(text) - 1))))
        return Reading(pairs, (pairs,), pairs)
    segments = _numbered_alike(tuple(_runs(part)) for part in text.split("/"))
    readings = [_read_segment(runs) for runs in segments if runs]
    return readings[0] if len(readings) == 1 else _read_slashed(segments, readings)


def _runs(text: str) -> Iterator[_Run]:
    found = list(_RUN.finditer(_TYPOGRAPHY.sub("", text)))
    for place, match in enumerate(found):
        kind, run = str(match.lastgroup), match[0]
        letter = run if kind == "greek" else GREEK_NAMES.get(run.lower())
        if letter is not None:
            # A beta cell is no B cell: here the letter is not short for a name.
            before_cell = place + 1 < len(found) and stem(found[place + 1][0]) == "cell"
            yield _Run("letters", _NAME_OF[letter]) if before_cell else _Run("greek", letter)
        elif kind == "number":
            yield _Run("number", run)
        else:
            yield _Run("letters" if run.isalpha() else "code", run)


def _numbered_alike(segments: Iterable[tuple[_Run, ...]]) -> list[tuple[_Run, ...]]:
    """The 2 in ``ANT1/2`` is read as ``ANT2``."""
    out: list[tuple[_Run, ...]] = []
    for runs in segments:
        before = out[-1] if out else ()
        if len(runs) == 1 and len(before) > 1 and runs[0].kind == before[-1].kind == "number":
            runs = (*before[:-1], *runs)
        out.append(runs)
    return out


def _read_segment(runs: tuple[_Run, ...]) -> Reading:
    units = tuple(run.unit for run in runs)
    if len(runs) == 1 and is_stop_word(runs[0].text):
        return Reading(units=(runs[0].text.lower(),))
    if len(runs) == 1 and units[0].endswith("%"):
        return Reading((units[0], units[0][:-1]), ((units[0],), (units[0][:-1],)), units)
    if len(runs) == 1:
        return Reading(units, (units,), units)
    terms = list(_parts(runs))
    forms = []
    telling = tuple(run.unit for run in runs if not _is_small_word(run))
    if telling and all(unit in terms for unit in telling):
        forms.append(telling)
    whole = _joined(runs)
    if len(whole) <= _LONGEST_WHOLE and not all(run.kind == "number" for run in runs):
        terms.append(whole)
        forms.insert(0, (whole,))
    return Reading(tuple(dict.fromkeys(terms)), tuple(forms), units)


def _parts(runs: Sequence[_Run]) -> Iterator[str]:
    """The parts that stand for something alone, and each name as it grows: mir, mir21, mir21a, mir21a5p."""
    name = ""
    for place, run in enumerate(runs):
        before = runs[place - 1] if place else None
        after = runs[place + 1] if place + 1 < len(runs) else None
        if name and _lengthens(run, before):
            for grown in _grown(name, run):
                yield grown
                name = grown
            continue
        if _stands_alone(run, after):
            yield run.unit
        if before is not None and before.kind == "greek":
            yield _joined((before, run))
        name = run.letters if run.kind in {"letters", "code"} else ""


def _lengthens(run: _Run, before: _Run | None) -> bool:
    """Whether a part continues a name rather than being a word: numbers, Greek letters, the B of NF-κB."""
    if run.kind in {"number", "greek"}:
        return True
    return len(run.text) == 1 and before is not None and before.kind == "greek"


def _grown(name: str, run: _Run) -> Iterator[str]:
    if run.kind == "number" and run.text[-1].isalpha() and not _ARM.fullmatch(run.text.lower()):
        yield name + run.text[:-1]
    yield name + run.letters


def _is_small_word(run: _Run) -> bool:
    """Whether a part says nothing by itself: the ``in`` of ``first-in-human``, but not the A of a name."""
    return run.kind == "letters" and run.text.islower() and is_stop_word(run.text)


def _stands_alone(run: _Run, after: _Run | None) -> bool:
    """Whether a part is a term of its own: TGF in TGF-β is, and T in T-cell; IL in IL-6 is not."""
    if run.kind != "letters":
        return True
    if is_stop_word(run.text):
        return False
    if after is not None and after.kind in {"number", "greek"}:
        return len(run.text) > 2
    return len(run.text) > 1 or run.text.isupper()


def _joined(runs: Sequence[_Run]) -> str:
    whole = "".join(run.letters for run in runs)
    return stem(whole) if whole.isalpha() else whole


def _read_slashed(segments: Sequence[tuple[_Run, ...]], readings: Sequence[Reading]) -> Reading:
    """``PI3K/AKT/mTOR`` in parts and as a whole; plain words with a slash between them only in parts."""
    terms = [term for reading in readings for term in reading.terms]
    units = tuple(unit for reading in readings for unit in reading.units)
    forms = [tuple(term for reading in readings for form in reading.forms[:1] for term in form)]
    runs = [run for segment in segments for run in segment]
    whole = _joined(runs)
    is_name = any(run.kind != "letters" or run.text[1:] != run.text[1:].lower() for run in runs)
    if is_name and len(whole) <= _LONGEST_WHOLE:
        terms.append(whole)
        forms.insert(0, (whole,))
    return Reading(tuple(dict.fromkeys(terms)), tuple(form for form in forms if form), units)


@lru_cache(maxsize=1 << 14)
def bridge(first: str, second: str) -> tuple[str, ...]:
    """The terms that two neighbouring words would have besides their own if a hyphen joined them.

    Only for words that may be one name written with a space: ``caspase 3``, ``interferon beta``,
    ``beta catenin``, and ``phase I``, which is phase 1; nothing for all others.
    """
    second = _ROMAN.get(second, second)
    left, right = read(first), read(second)
    if not (left.terms and right.terms) or not (_is_suffix(second) or first.lower() in GREEK_NAMES):
        return ()
    if not first[-1].isalpha():
        return ()
    own = {*left.terms, *right.terms}
    return tuple(term for term in read(f"{first}-{second}").terms if term not in own)


def _is_suffix(word: str) -> bool:
    return _SUFFIX.fullmatch(word) is not None or word.lower() in GREEK_NAMES
