"""The words of a text with their terms, abbreviations read in both directions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from askreviews.abbreviations import NONE, Abbreviations
from askreviews.analysis.lexicon import Concept, Lexicon
from askreviews.analysis.plain import ReadWord, read_words

_OPENING = re.compile(r"\s?[(\[]\s?[\"“'‘]?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or name of a text that holds at least one term: ``text == whole_text[start:end]``.

    `terms` are what BM25 counts, each once. `forms` are sets of terms: the word is met where all of one are.
    `related` are the words of the long form behind a short one: they say the same, but with less weight.
    """

    text: str
    start: int
    end: int
    terms: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    related: tuple[str, ...] = ()

    def met_by(self, terms: Container[str]) -> bool:
        """Whether a passage with these terms holds the word, itself or by another form of the name.

        A part is not enough: ``IL-6`` is not met by ``IL-10``, nor ``cell-free`` by ``cell``.
        """
        return any(all(map(terms.__contains__, form)) for form in self.forms)


def terms(text: str, abbreviations: Abbreviations = NONE) -> list[str]:
    """The terms of a text for BM25, in order, repeats kept; empty when it holds none but stop words."""
    return [term for word in words(text, abbreviations) for term in word.terms]


def related(text: str, abbreviations: Abbreviations) -> list[str]:
    """The words of the long forms behind a text's short forms, for `TermWeights.scores`."""
    return [term for word in words(text, abbreviations) for term in word.related]


def words(text: str, abbreviations: Abbreviations = NONE) -> tuple[Word, ...]:
    """The words of a text that can be searched for, in order; stop words are left out. Linear time.

    A long form has the term of its short form besides its own ("blood-spinal cord barrier" has ``bscb``)
    and comes back as one `Word`; a short form has the term of a long form of one word ("Exos" has
    ``exosom``). So either form finds the other by a term that both have. The words of a longer long form
    are only `related`: counted in full, "BSCB" would weigh four times as much as any other word of a
    question (on covidqa-dev, 120-word passages, BM25 alone: MRR@10 0.587 in full, 0.610 at a quarter).

    Where a text has both forms side by side, "exosomes (Exos)", the one in brackets counts nothing: what is
    mentioned once is counted once.
    """
    found = read_words(text)
    if abbreviations:
        return tuple(_with_abbreviations(text, found, _lexicon(abbreviations)))
    return tuple(_plain(text, word) for word in found if word.reading.terms)


@lru_cache(maxsize=64)
def _lexicon(abbreviations: Abbreviations) -> Lexicon:
    return Lexicon(abbreviations)


def _plain(text: str, word: ReadWord) -> Word:
    start, end = word.stretch.start, word.stretch.end
    return Word(text[start:end], start, end, word.reading.terms, word.reading.forms)


def _with_abbreviations(text: str, found: Sequence[ReadWord], lexicon: Lexicon) -> Iterator[Word]:
    place = end_before = 0
    concept_before: Concept | None = None
    while place < len(found):
        word, concept, place = _next_word(text, found, place, lexicon)
        is_same = concept is not None and concept_before is not None and concept.units == concept_before.units
        if is_same and _OPENING.fullmatch(text, end_before, word.start):
            concept = None  # the bracketed half of a definition
        elif word.terms:
            yield word
        end_before, concept_before = word.end, concept


def _next_word(
    text: str, found: Sequence[ReadWord], place: int, lexicon: Lexicon
) -> tuple[Word, Concept | None, int]:
    """The word that starts at `place`, what it is when it is an abbreviation's, and the place behind it."""
    long = lexicon.long_at(place, text, found)
    if long is None:
        return *_expanded(text, found[place], lexicon), place + 1
    following, concept = long
    return _long(text, found[place:following], concept), concept, following


def _long(text: str, parts: Sequence[ReadWord], concept: Concept) -> Word:
    """The words of a long form as one."""
    start, end = parts[0].stretch.start, parts[-1].stretch.end
    own = tuple(term for part in parts for term in part.reading.terms)
    forms = tuple(form for form in (concept.form, concept.short_terms[-1:]) if form)
    return Word(text[start:end], start, end, _once(own + concept.short_terms), forms)


def _expanded(text: str, found: ReadWord, lexicon: Lexicon) -> tuple[Word, Concept | None]:
    """A word with what the short forms in it mean; and the meaning, when all of it is one short form."""
    word = _plain(text, found)
    concepts, is_all = lexicon.shorts_in(found.stretch.text)
    if not concepts:
        return _abbreviated(word, lexicon), None
    all_terms = _once(word.terms + _long_terms(concept for concept in concepts if concept.is_one_word))
    related = tuple(term for term in _once(_long_terms(concepts)) if term not in all_terms)
    form = tuple(term for concept in concepts for term in concept.form)
    forms = (*word.forms, form) if is_all and form else word.forms
    expanded = replace(word, terms=all_terms, forms=forms, related=related)
    return expanded, concepts[0] if is_all and len(concepts) == 1 else None


def _abbreviated(word: Word, lexicon: Lexicon) -> Word:
    """A plain word, met too where a short form stands whose long form has it: "barrier" by "BSCB"."""
    if len(word.terms) != 1:
        return word
    shorts = lexicon.shorts_for(word.terms[0])
    return replace(word, forms=(*word.forms, *((short,) for short in shorts))) if shorts else word


def _long_terms(concepts: Iterable[Concept]) -> tuple[str, ...]:
    return tuple(term for concept in concepts for term in concept.long_terms)


def _once(some: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(some))
