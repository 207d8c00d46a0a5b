"""Plain words to their stems."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from askreviews.spelling import american

STOP_WORDS = frozenset(
    """
    a about above after again against all along also although am among an and another any are as at be
    because been before being below between both but by can cannot could did do does doing done down
    during each either else et etc every few for from further had has have having he hence her here hers
    him his how however i if in into is it its itself just like may me might more most much must my
    neither no nor not of off on once one only onto or other others our ours out over own per rather s
    same shall she should since so some such than that the their theirs them then there thereby therefore
    these they this those though through thus to too toward towards under until up upon us very via was
    we were what when where whereas whether which while who whom whose why will with within without would
    yet you your yours
    """.split()  # noqa: SIM905 - a word list
)
"""Function words and question words; "not" and "no" among them, for BM25 cannot tell what they deny."""

_SAME_WORD = dict.fromkeys(("mir", "mirs", "mirna", "mirnas", "microrna", "micrornas"), "mir")
_VOWEL = re.compile("[aeiouy]")
_LOCAL = threading.local()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of one word in lower case, British spelling folded (Porter2, by PyStemmer).

    Names of letters only are stemmed like words, since a reader may type them in small letters: ``MSCs``
    and ``mscs`` both give ``msc``. Every word for microRNA gives ``mir``, as in ``miR-21``.
    """
    low = word.lower()
    if low in _SAME_WORD:
        return _SAME_WORD[low]
    if len(low) > 3 and low.endswith("s") and not _VOWEL.search(low):
        return low[:-1]  # Porter2 keeps the plural s of an abbreviation without vowels
    return str(_stemmer().stemWord(american(low)))


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread, for it has a state."""
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("english")
    stemmer: Stemmer.Stemmer = _LOCAL.stemmer
    return stemmer


def is_stop_word(written: str) -> bool:
    """Whether a word carries no meaning of its own; ``WHO``, ``IT`` and ``NO`` in capitals are names."""
    return written.lower() in STOP_WORDS and not (len(written) > 1 and written.isupper())
