"""How the documents write a word: for the embedding model, which knows words by their letters.

Terms are folded anyway, so BM25 meets ``claudin5`` in ``claudin-5`` and "oedema" in "edema"; to the model
these are different pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from askreviews.analysis.stemming import is_stop_word
from askreviews.documents import Document
from askreviews.spelling import GREEK_LETTERS, GREEK_NAMES, HYPHENS, american, folded

_WORD = re.compile(r"[^\W\d_]{5,}")
_GREEK = f"{'|'.join(GREEK_NAMES)}|[{''.join(GREEK_LETTERS)}]"
_JOINT = rf"(?:[{HYPHENS}]\s?|\s)?"
_NAME = re.compile(
    rf"(?<![^\W_])(?P<stem>[^\W\d_]{{2,32}}?){_JOINT}"
    rf"(?:(?P<number>\d{{1,4}})(?:{_JOINT}(?P<last>{_GREEK}|[a-z]))?|(?P<greek>{_GREEK}))(?![^\W_])",
    re.IGNORECASE,
)
_SYMBOLS, _LATIN = "".join(GREEK_LETTERS), "".join(GREEK_LETTERS.values())
_NO_LETTER = re.compile(r"[\W_]")
_SYMBOL = re.compile(f"[{_SYMBOLS}]")
_GREEK_NAME = re.compile(rf"(?:[^\W_]+[{HYPHENS}]\s?)?[^\W_]*[{_SYMBOLS}](?:[{HYPHENS}]?[^\W_]+|\s\w\b)?")
_LONGEST = 24
_LONGEST_QUESTION = 300
"""How a name is spelt changes little in a longer one, and each name takes a look through all texts."""
_MOST_KNOWN = 10_000
_LATIN_NAMES = (
    re.compile(r"(?<![^\W_])[A-Za-z]{4,8}(?![^\W_])"),
    re.compile(rf"(?<![^\W_])[A-Za-z]{{2,7}}[{HYPHENS}\s][A-Za-z]?[{_LATIN}](?![^\W_])", re.IGNORECASE),
)
"""What may be a name that has lost its Greek letter: TNFa and NFkB, then NF kB."""


class Writing:
    """Knows how some documents write a name or a word; safe to use from several threads."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read nothing yet: the first word that may be written otherwise does."""
        self._documents = tuple(documents)
        self._known: dict[str, str] = {}

    def followed(self, text: str) -> str:
        """`text` with what the documents write otherwise as they do: names with a number or a Greek letter.

        And American spellings in place of British ones, where only these are written. What is written as in
        `text`, or nowhere, stays; so do the names of a text longer than `_LONGEST_QUESTION`.
        """
        if len(self._known) > _MOST_KNOWN:
            self._known = {}
        if len(text) <= _LONGEST_QUESTION:
            text = _NAME.sub(self._joined, text)
            for names in _LATIN_NAMES:
                text = names.sub(self._with_greek, text)
        return _WORD.sub(self._spelt, text)

    def _spelt(self, found: re.Match[str]) -> str:
        written = found[0].lower()
        other = american(written)
        if other == written:
            return found[0]
        if written not in self._known:
            has_other = not self._has(written) and self._has(other)
            self._known[written] = other if has_other else written
        return found[0] if self._known.get(written, written) == written else other

    def _joined(self, found: re.Match[str]) -> str:
        written = found[0].lower()
        if is_stop_word(found["stem"]):
            return found[0]
        if written not in self._known:
            forms = Counter(form for text in self._texts for form in _forms(found, text))
            self._known[written] = written if written in forms or not forms else forms.most_common(1)[0][0]
        form = self._known.get(written, written)
        return found[0] if form == written else form

    def _with_greek(self, found: re.Match[str]) -> str:
        form = self._greek_names.get(_NO_LETTER.sub("", found[0]).lower())
        return found[0] if form is None or self._has(found[0].lower()) else form

    @cached_property
    def _greek_names(self) -> dict[str, str]:
        """The names with a Greek letter in the documents, by what they are with a Latin one alone."""
        forms = Counter(name for text in self._texts for name in _greek_names(text))
        return {folded(form): form for form, _ in reversed(forms.most_common())}

    def _has(self, word: str) -> bool:
        return any(word in text for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(document.text.lower() for document in self._documents)


def _forms(name: re.Match[str], text: str) -> Iterator[str]:
    """Each place of a name in `text`, however its parts are joined, as it is written there.

    Its first letters are sought as such: a pattern that looks behind itself is tried at every character.
    """
    stem = name["stem"].lower()
    parts = [name["number"]] if name["number"] else []
    letter = name["last"] or name["greek"]
    if letter:
        parts.append(_any_letter(letter.lower()))
    more = "" if letter else "[a-z]?"  # miR-199 in miR-199a
    rest = re.compile(rf"(?<![^\W_]){re.escape(stem)}{_JOINT}{_JOINT.join(parts)}(?={more}(?![^\W_]))")
    place = text.find(stem)
    while place >= 0:
        found = rest.match(text, place)
        if found:
            yield found[0]
        place = text.find(stem, place + 1)


def _greek_names(text: str) -> Iterator[str]:
    """The name around each Greek letter in `text`, far sooner than by the pattern alone."""
    for symbol in _SYMBOL.finditer(text):
        start = max(0, symbol.start() - _LONGEST)
        around = text[start : symbol.end() + _LONGEST]
        yield from (
            found[0]
            for found in _GREEK_NAME.finditer(around)
            if found.start() + start <= symbol.start() < found.end() + start
        )


def _any_letter(letter: str) -> str:
    """A Greek letter however it is written; a Latin one as it is, or as the Greek one that it stands for."""
    symbol = GREEK_NAMES.get(letter, letter)
    if symbol not in GREEK_LETTERS:
        return f"[{letter}{''.join(greek for greek, latin in GREEK_LETTERS.items() if latin == letter)}]"
    name = next(name for name, own in GREEK_NAMES.items() if own == symbol)
    return f"(?:{symbol}|{name}|{GREEK_LETTERS[symbol]})"
