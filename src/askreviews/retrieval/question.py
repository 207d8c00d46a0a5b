"""A question, checked and taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from askreviews.abbreviations import Abbreviations
from askreviews.analysis import Word, stem, words
from askreviews.answers import Synonyms
from askreviews.errors import QuestionError
from askreviews.retrieval.short_names import ShortNames
from askreviews.retrieval.thesaurus import Thesaurus
from askreviews.retrieval.vocabulary import Vocabulary
from askreviews.retrieval.writing import Writing

MOST_CHARACTERS = 2_000
MOST_TERMS = 256
"""A question's cost grows with its terms: rank-bm25 took 1.4 s for a thousand on 20,000 passages."""

GENERAL = frozenset(
    stem(word)
    for word in """
    many much more most few list name tell explain describe define mean meant know known say happen act
    affect help treat use make made give given take taken show shown find found get work good better
    best bad worse well big small recover role keep kept come came go goes went gone bring brought took
    let put turn way lot compare vs versus together still ever simply plus alongside afterwards instead
    actually really exactly thing kind sort
    raise stand try tried last occur seem look want need long number range amount rich
    """.split()  # noqa: SIM905 - a word list
)
"""The stems of words of questions that a passage which answers may well do without."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: as written, word by word, as terms, and as the embedding model reads it.

    `related` are the terms of long forms whose short form was asked for, and of synonyms; they count less.
    `synonyms` are the words that were read as the field's terms for them; the model reads these behind the
    question's `own` words, in which short forms are written out. `names` are those that the documents have in
    another form, short or long: the `own` words have that.
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    related: tuple[str, ...]
    own: str
    synonyms: tuple[Synonyms, ...] = ()
    names: tuple[Synonyms, ...] = ()

    @classmethod
    def parse(cls, text: str, abbreviations: Abbreviations) -> Question:
        """Take `text` apart, its short forms read as the documents define them.

        Raises:
            QuestionError: it is empty, too long, or holds nothing but stop words.

        """
        stripped = text.strip()
        if not any(c.isalnum() for c in stripped):
            raise QuestionError("The question is empty. Ask in a few words what you want to know.")
        if len(stripped) > MOST_CHARACTERS:
            raise QuestionError(
                f"The question has {len(stripped):,} characters, more than {MOST_CHARACTERS:,}. "
                "Ask for one thing, in a sentence or a few words."
            )
        found = words(stripped, abbreviations)
        terms = tuple(term for word in found for term in word.terms)
        if not terms:
            raise QuestionError(
                f"“{stripped}” holds only words that every text has. Name what you want to know about."
            )
        if all(len(term) < 2 for term in terms):
            raise QuestionError(
                f"“{stripped}” holds only single letters or digits. Name what you want to know about."
            )
        if len(set(terms)) > MOST_TERMS:
            raise QuestionError(
                f"The question has {len(set(terms))} different terms, more than {MOST_TERMS}. "
                "Ask for one thing."
            )
        related = tuple(term for word in found for term in word.related)
        return cls(stripped, found, terms, related, abbreviations.expand(stripped))

    def with_short_names(self, names: ShortNames, abbreviations: Abbreviations, seen: Vocabulary) -> Question:
        """The question with each name that nothing `seen` has in its other form, where some passage has that.

        It is one word from then on, with the terms of the other form, which is what the model reads.
        """
        found, own, read = list(self.words), self.text, []
        for named in reversed(list(names.found_in(self.text))):
            parts = [word for word in found if word.end > named.start and word.start < named.end]
            form = _form(named.other, abbreviations)
            whole = parts and named.start <= parts[0].start and parts[-1].end <= named.end
            if whole and seen.together(form) and not any(seen.together(one) for one in _forms(parts)):
                text = self.text[named.start : named.end]
                terms = tuple(term for word in words(named.other, abbreviations) for term in word.terms)
                first = found.index(parts[0])
                other = Word(text, named.start, named.end, terms, (*_forms(parts), form))
                found[first : first + len(parts)] = [other]
                own = f"{own[: named.start]}{named.other}{own[named.end :]}"
                read.append(Synonyms(text, (named.other,)))
        if not read:
            return self
        return replace(
            self,
            words=tuple(found),
            terms=tuple(term for word in found for term in word.terms),
            related=tuple(term for word in found for term in word.related),
            own=abbreviations.expand(own),
            names=tuple(reversed(read)),
        )

    def with_synonyms(self, thesaurus: Thesaurus, abbreviations: Abbreviations, seen: Vocabulary) -> Question:
        """The question with each lay phrase that nothing `seen` has read as those of its terms that are seen.

        Such a phrase is one word of the question from then on, which a passage meets that has one of them.
        """
        read: list[Word] = []
        synonyms: list[Synonyms] = []
        end = 0
        for place, terms in thesaurus.phrases_in(self.words):
            own = tuple(term for word in self.words[place] for term in word.terms)
            if place.start < end or seen.together(own):
                continue
            known = {term: form for term in terms if seen.together(form := _form(term, abbreviations))}
            if known:
                first, last = self.words[place.start], self.words[place.stop - 1]
                text = self.text[first.start : last.end]
                related = tuple(dict.fromkeys(term for form in known.values() for term in form))
                read += self.words[end : place.start]
                read.append(Word(text, first.start, last.end, own, (own, *known.values()), related))
                synonyms.append(Synonyms(text, tuple(known)))
                end = place.stop
        if not synonyms:
            return self
        found = (*read, *self.words[end:])
        return replace(
            self,
            words=found,
            related=tuple(term for word in found for term in word.related),
            synonyms=tuple(synonyms),
        )

    def as_written(self, writing: Writing) -> Question:
        """The question with names and spellings as the documents write them, for the model."""
        return replace(self, own=writing.followed(self.own))

    def with_cognates(self, seen: Vocabulary) -> Question:
        """The question with each word met, too, by those `seen` that are derived from the same one.

        They are searched for where the word itself occurs nowhere; beside it they would add nothing.
        """
        found = tuple(_with_cognates(word, seen) for word in self.words)
        return replace(self, words=found, related=tuple(term for word in found for term in word.related))

    @property
    def for_model(self) -> str:
        """The question as it is embedded."""
        return " ".join((self.own, *(term for one in self.synonyms for term in one.terms)))

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that tell what is asked for; all of them when none does."""
        return tuple(word for word in self.words if tells(word)) or self.words


def tells(word: Word) -> bool:
    """Whether a word tells what is asked for, as words do that are not `GENERAL`."""
    return stem(word.text) not in GENERAL


def _forms(parts: Sequence[Word]) -> tuple[tuple[str, ...], ...]:
    """The forms of one word; of several, what a passage holds that has them as they stand."""
    if len(parts) == 1:
        return parts[0].forms
    return (tuple(term for word in parts for form in word.forms[:1] for term in form),)


def _form(term: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    """The terms that a passage holds which speaks of a term of the field."""
    return tuple(part for word in words(term, abbreviations) for part in word.forms[0])


def _with_cognates(word: Word, seen: Vocabulary) -> Word:
    own = word.forms[0] if word.forms else ()
    cognates = seen.cognates(own[0]) if len(own) == 1 else ()
    if not cognates:
        return word
    related = word.related if own[0] in seen else (*word.related, *cognates)
    return replace(word, forms=(*word.forms, *((term,) for term in cognates)), related=related)
