"""The cited papers: what several reviews list, each under a number of its own, as one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from askreviews import authors
from askreviews.answers import CitingSentence, Match
from askreviews.documents import Document, Reference
from askreviews.spelling import folded

Entry = tuple[Document, Reference]
"""An entry, and the document whose list has it."""

_IN_FRONT = frozenset(
    ("a", "an", "the", "on", "of", "in", "and", "for", "to", "from", "with", "by", "how", "is")
)
"""Words that a title's first telling word may stand behind."""
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_SUFFIXES = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Paper:
    """A cited paper: its `entries`, and every sentence that cites it.

    `key` is a citation key, as BibTeX wants it, that no other paper of the library has: the first author's
    name, the year and the first word of the title. `score` tells papers apart that a question has ranked;
    it is 0 without one.
    """

    key: str
    entries: tuple[Entry, ...] = field(repr=False)
    citing: tuple[CitingSentence, ...] = field(repr=False)
    score: float = 0.0

    @property
    def reference(self) -> Reference:
        """The entry that says most; of those that say the same, the first."""
        return max((entry for _, entry in self.entries), key=_fullness)

    @property
    def doi(self) -> str | None:
        """Its DOI, when an entry has it."""
        return next((entry.doi for _, entry in self.entries if entry.doi), None)

    @property
    def numbers(self) -> dict[str, tuple[int, ...]]:
        """Its numbers in each document that lists or cites it, by the document's id."""
        numbers: dict[str, tuple[int, ...]] = {}
        for document, entry in self.entries:
            numbers[document.id] = (*numbers.get(document.id, ()), entry.number)
        return numbers


def papers(documents: Sequence[Document]) -> tuple[Paper, ...]:
    """Every paper that the `documents` list or cite, in the order of the documents and of their lists.

    Entries are of one paper when they have the same DOI or, where one of them has none, the same title and
    year, unless their first authors differ: many papers are called "Spinal cord injury". An entry without
    both is a paper by itself. Where title and first author both differ, one of two equal DOIs is a mistake,
    and the papers are two.
    """
    groups = _grouped([entry for document in documents for entry in _entries(document)])
    citing = {document.id: _citing(document) for document in documents}
    found, taken = [], set[str]()
    for group in groups:
        paper = Paper("", tuple(group), tuple(s for d, r in group for s in citing[d.id][r.number]))
        key = _free(_key(paper), taken)
        taken.add(key)
        found.append(replace(paper, key=key))
    return tuple(found)


def cited_by(matches: Iterable[Match], papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The `papers` that the passages of `matches` cite, each once, in the order of their mention."""
    of = {(document.id, entry.number): paper for paper in papers for document, entry in paper.entries}
    places = ((match.document.id, entry.number) for match in matches for entry in match.references)
    # An answer may be older than the papers, and quote a document that has been removed since.
    return tuple({of[place].key: of[place] for place in places if place in of}.values())


def worded(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Those of the `papers` of which a list says something: of the others there is a number alone."""
    return tuple(paper for paper in papers if paper.reference.raw)


def most_cited(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The `papers` that most documents cite first, then those in most sentences; ties as they were."""
    return tuple(sorted(papers, key=lambda paper: (-len(paper.numbers), -len(paper.citing))))


def _entries(document: Document) -> Iterator[Entry]:
    """The entries of the list, then those that the list lacks but the text cites, by number."""
    listed = {entry.number for entry in document.references}
    cited = {number for _, _, sentence in document.sentences() for number in sentence.numbers}
    for entry in document.references:
        yield document, entry
    for number in sorted(cited - listed):
        yield document, document.reference(number)


def _grouped(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries of each paper together, papers and entries in the order of `entries`."""
    groups: list[list[Entry]] = []
    by_doi: dict[str, list[list[Entry]]] = defaultdict(list)
    by_title: dict[tuple[str, int], list[list[Entry]]] = defaultdict(list)
    # Those with a DOI first: one without may be of their paper, but two DOIs are never of one.
    for document, entry in sorted(entries, key=lambda entry: entry[1].doi is None):
        title = _title(entry)
        alike = by_title[title] if title else []
        if entry.doi:
            same = by_doi[entry.doi.casefold()]
            group = next((group for group in same if not _differ(entry, group)), [])
            if not group:
                same.append(group)
        else:
            group = next((group for group in alike if _agree(entry, group)), [])
        if not group:
            groups.append(group)
        if all(group is not other for other in alike):
            alike.append(group)
        group.append((document, entry))
    place = {id(entry): n for n, (_, entry) in enumerate(entries)}
    for group in groups:
        group.sort(key=lambda entry: place[id(entry[1])])
    return sorted(groups, key=lambda group: place[id(group[0][1])])


def _title(entry: Reference) -> tuple[str, int] | None:
    """The letters and digits of the title, and the year; nothing when either is unknown."""
    letters = _letters(entry.title)
    return (letters, entry.year) if letters and entry.year else None


def _letters(title: str | None) -> str:
    return "".join(c for c in folded(title or "").casefold() if c.isalnum())


def _agree(entry: Reference, group: Iterable[Entry]) -> bool:
    """Whether the first author of `entry` is that of the `group`, as far as they are known."""
    known = {_first_author(other) for _, other in group} - {""}
    return not known or not entry.authors or _first_author(entry) in known


def _differ(entry: Reference, group: Iterable[Entry]) -> bool:
    """Whether both the title and the first author of `entry` are known, and are those of no other."""
    title = _letters(entry.title)
    titles = {_letters(other.title) for _, other in group} - {""}
    return bool(title and titles) and title not in titles and not _agree(entry, group)


def _first_author(entry: Reference) -> str:
    """The last name of the first author, in plain letters; empty when it is not known."""
    return _plain(authors.parse(entry.authors[0]).last) if entry.authors else ""


def _citing(document: Document) -> dict[int, list[CitingSentence]]:
    """Every sentence of `document` by the numbers that it cites, in order."""
    citing: dict[int, list[CitingSentence]] = defaultdict(list)
    for section, paragraph, sentence in document.sentences():
        for number in sentence.numbers:
            text = sentence.span.of(document.text)
            entry = document.reference(number)
            citing[number].append(
                CitingSentence(document, section.path, paragraph.span, sentence, text, entry)
            )
    return citing


def _fullness(entry: Reference) -> tuple[int, int]:
    known = (
        entry.title,
        entry.authors,
        entry.year,
        entry.journal or entry.book,
        entry.volume,
        entry.issue,
        entry.pages,
        entry.doi,
    )
    return sum(bool(fact) for fact in known), len(entry.raw)


def _key(paper: Paper) -> str:
    entry = paper.reference
    document = paper.entries[0][0]
    if not entry.authors and not entry.title:
        return f"{_plain(document.id)}ref{paper.entries[0][1].number}"
    words = (_plain(word) for word in _WORD.findall(entry.title or ""))
    first = next((word for word in words if word and word not in _IN_FRONT), "")
    return f"{_first_author(entry) or 'anon'}{entry.year or ''}{first}"


def _plain(text: str) -> str:
    """The letters and digits of `text` in ASCII, in small letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(c for c in plain.lower() if c.isalnum())


def _free(key: str, taken: set[str]) -> str:
    """`key`, or with a letter, or with a number, behind it, whichever is the first that is not taken."""
    if key not in taken:
        return key
    letters = (f"{key}{letter}" for letter in _SUFFIXES)
    free = next((name for name in letters if name not in taken), None)
    if free is not None:
        return free
    number = len(_SUFFIXES) + 1
    while f"{key}{number}" in taken:
        number += 1
    return f"{key}{number}"
