"""Words derived from one another that a stemmer keeps apart: ``microglial`` and ``microglia``.

Porter2 takes off inflections and some of the endings that make one word from another; the Latin and Greek
ones of medicine it leaves. Taking them off everywhere would make one term of ``later`` and ``lateral``, so
here it is done only to look for another form of a word that is not there, and only with endings whose pairs,
looked through in the vocabularies of reviews and of covidqa-dev's articles, are nearly always of one word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from askreviews.analysis.stemming import stem

_ENDINGS = re.compile(
    r"""(?:
      (?<= .{4} ) (?: ment | osi | ot | esia | yz )
    | (?<= .{5} ) (?: i | ia | ium | eut | um | (?<! f) us | (?<= s) ur | ag | or | (?<! t) er )
    | (?<= .{5} ) (?: atori | eri | ori | esi | et | ysi | yt )
    | (?<= grow ) th
    | (?<= .{4} [ir] ) (?: b | pt )
    )$""",
    re.VERBOSE,
)
"""Endings that Porter2's stems keep, behind the fewest letters that still tell what word it is."""
_DOUBLED = re.compile(r"(?<= .{4} ) ([^aeious]) \1 $", re.VERBOSE)


NUMERALS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
            "nine": "9", "ten": "10", "eleven": "11", "twelv": "12"}  # fmt: skip
"""The stems of numbers in words, and their figures."""
_IN_WORDS = {figure: word for word, figure in NUMERALS.items()}
_IRREGULAR = """
    mouse mice, tooth teeth, foot feet, man men, woman women, child children, ovum ova, louse lice
    fall fell fallen, rise rose risen, grow grew grown, give gave given, take took taken, show showed shown
    bind bound, lose lost loss, lead led, feed fed, begin began begun, become became, break broke broken
    drive drove driven, write wrote written, hold held, keep kept, make made, see saw seen, swell swollen
    shrink shrank shrunk, choose chose chosen, bring brought, seek sought, build built, send sent, sleep slept
    die died dead death, stick stuck, wear wore worn, freeze froze frozen, draw drew drawn, arise arose arisen
    undergo underwent undergone, overcome overcame, bleed bled, breed bred, bite bitten, eat ate eaten
    drink drank drunk, run ran, swim swam, know knew known, throw threw thrown, hide hid hidden
    sink sank sunk, tear tore torn, wake woke woken, withdraw withdrew withdrawn
    outgrow outgrew, withstand withstood
"""
"""Forms of one word that no ending tells."""


def numeral(stem: str) -> str | None:
    """The figure for a number in words, the words for a figure; None for all else."""
    return NUMERALS.get(stem) or _IN_WORDS.get(stem)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The stems of the other forms of a word, by the stem of each."""
    forms: dict[str, tuple[str, ...]] = {}
    for line in _IRREGULAR.replace("\n", ",").split(","):
        own = tuple(dict.fromkeys(stem(word) for word in line.split()))
        forms |= {one: tuple(other for other in own if other != one) for one in own}
    return forms


def other_forms(stemmed: str) -> tuple[str, ...]:
    """The stems of other forms of the same word that share no beginning with it: *mice*, *fell*."""
    return _irregular().get(stemmed, ())


@lru_cache(maxsize=1 << 16)
def root(stemmed: str) -> str:
    """What a stem has in common with those of the words derived from the same one: a beginning of it."""
    bare = _ENDINGS.sub("", stemmed, count=1)
    return _DOUBLED.sub(r"\1", bare)
