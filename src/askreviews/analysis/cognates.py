"""Words derived from one another that a stemmer keeps apart: ``microglial`` and ``microglia``.

Porter2 takes off inflections and some of the endings that make one word from another; the Latin and Greek
ones of medicine it leaves. Taking them off everywhere would make one term of ``later`` and ``lateral``, so
here it is done only to look for another form of a word that is not there, and only with endings whose pairs,
looked through in the vocabularies of reviews and of covidqa-dev's articles, are nearly always of one word.
"""

from __future__ import annotations

import re

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


def numeral(stem: str) -> str | None:
    """The figure for a number in words, the words for a figure; None for all else."""
    return NUMERALS.get(stem) or _IN_WORDS.get(stem)


def root(stem: str) -> str:
    """What a stem has in common with those of the words derived from the same one: a beginning of it."""
    bare = _ENDINGS.sub("", stem, count=1)
    return _DOUBLED.sub(r"\1", bare)
