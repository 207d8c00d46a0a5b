"""One spelling for what is written in many ways: Unicode forms, hyphens, Greek letters, British endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d"
"""Characters that join the parts of a name. The em dash is not one: it parts clauses."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""The soft hyphen and the characters of no width: nothing a reader sees, so nothing that parts a word."""

CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The ranges of Chinese and Japanese characters, for a character class."""

GREEK_LETTERS = {
    "α": "a",
    "β": "b",
    "γ": "g",
    "δ": "d",
    "ε": "e",
    "ζ": "z",
    "θ": "q",
    "κ": "k",
    "λ": "l",
    "μ": "u",
    "σ": "s",
    "ω": "w",
}
"""The letters that names are made with, and the Latin letter that stands for each (NFkB, TNFa, ug)."""

GREEK_NAMES = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "zeta": "ζ",
    "theta": "θ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "sigma": "σ",
    "omega": "ω",
}
"""The same letters spelt out."""

_REST_OF_GREEK = {"η": "eta", "π": "pi", "ρ": "rho", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi"}
"""Letters whose Latin initial would mislead: they are read by their name, as Latin text."""

_LONG_NAMES = "|".join(name for name in GREEK_NAMES if name != "mu")
_GREEK_INSIDE = re.compile(rf"(?<=[A-Z0-9-])(?:{_LONG_NAMES})(?![a-z]{{2}})")
_GREEK_AT_END = re.compile(rf"(?<![^\W_])([a-z]{{2,4}})({_LONG_NAMES})(?=\d{{0,2}}[a-z]?(?![^\W_]))")
_LONE_GREEK = re.compile(rf"(?<![^\W\d_])(?:{_LONG_NAMES})(?![^\W\d_])", re.IGNORECASE)
_GREEK_WORD = re.compile("[\u0370-\u03ff]{3,}")
_SHARP_S = re.compile("(?<![a-zß])ß")
_EXPONENT = re.compile("(?<=[^\\W_])([⁰¹²³⁴-⁹]+)(?![⁰¹²³⁴-⁹⁺⁻])")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_DROPPED = str.maketrans("", "", INVISIBLE)
_UNIFIED_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS + "\u2014\u2015⁻", "-"))
_REST_BY_NAME = str.maketrans(_REST_OF_GREEK)
_BY_LETTER = str.maketrans(GREEK_LETTERS)
_SEPARATORS = re.compile(r"[\s-]+")


def plain(written: str) -> str:
    """A word in compatibility form (NFKC): one kind of hyphen, no accents, Greek names as letters.

    ``TGFbeta1`` becomes ``TGFβ1``; an exponent keeps its distance (``10⁶`` becomes ``10^6``), a charge does
    not (``Ca²⁺`` becomes ``Ca2+``). Case stays.
    """
    if not written.isascii():
        written = _EXPONENT.sub(r"^\1", written.translate(_DROPPED).translate(_UNIFIED_HYPHENS))
        written = _ACCENTS.sub("", unicodedata.normalize("NFKD", written))
        written = unicodedata.normalize("NFC", _greek(_SHARP_S.sub("β", written)))
    written = _GREEK_INSIDE.sub(lambda found: GREEK_NAMES[found[0]], written)
    return _GREEK_AT_END.sub(lambda found: found[1] + GREEK_NAMES[found[2]], written)


def _greek(written: str) -> str:
    """Greek capitals as small letters and the rarer letters by name, but whole Greek words as they are."""
    if _GREEK_WORD.search(written):
        return written
    return "".join(c.lower() if "\u0370" <= c <= "\u03ff" else c for c in written).translate(_REST_BY_NAME)


def folded(name: str) -> str:
    """The key under which a name is looked up: no hyphens or spaces, Greek as Latin letters, case kept.

    ``NF- κ B``, ``NF kappa B`` and ``NF-kB`` share the key ``NFkB``.
    """
    lettered = _LONE_GREEK.sub(lambda found: GREEK_NAMES[found[0].lower()], plain(name))
    return _SEPARATORS.sub("", lettered).translate(_BY_LETTER)


_BRITISH: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(tum|col|behavi|fav|lab|hum|rum|vap|od|neighb|flav|hon|harb)our"), r"\1or"),
    (re.compile(r"haem|aem(?=i)|paed|faec|caec|aetiol|naesth|gynaec"), lambda m: m[0].replace("ae", "e")),
    (re.compile(r"oedem|oestr|oesoph|foet|rrhoe|homoeo|amoeb"), lambda m: m[0].replace("oe", "e")),
    (re.compile(r"lys(?=(?:e[ds]?|ing|ers?)$)"), "lyz"),
    # Not after c, v, w or pr: exercise, precise, revise, otherwise and comprise are spelt so everywhere.
    (re.compile(r"(?<=[a-z]{3})(?<![cvw])(?<!pr)is(?=(?:e[ds]?|ing|ations?|ers?|able)$)"), "iz"),
    (re.compile(r"(fib|cent|lit|met|theat|calib|tit)re(?=s?$)"), r"\1er"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^ageing$"), "aging"),
    (re.compile(r"^programme(?=s?$)"), "program"),
)


@lru_cache(maxsize=1 << 14)
def american(word: str) -> str:
    """A lower-case word in its American spelling: tumor, edema, polarize, hemorrhage, fiber."""
    for pattern, replacement in _BRITISH:
        word = pattern.sub(replacement, word)
    return word
