"""BibTeX, as LaTeX reads it.

Written here and by no library: pybtex takes every text for LaTeX already, so that it refuses a title with a
lone brace, and puts backslashes into a DOI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from askreviews import authors
from askreviews.authors import AuthorName
from askreviews.export.bibliography.facts import Record, pages_of

_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    # BibTeX counts braces even where they are escaped: these keep them in pairs.
    | {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""A DOI and its address are taken as they stand: what LaTeX escapes would become part of them."""
_NAMED = re.compile(r".*\w.*[A-ZΑ-Ω]|.*[A-ZΑ-Ω].*\d")
"""A word such as miR-124, GABA or M2, whose capitals BibTeX's styles would make small."""
_KINDS = {"article": "article", "chapter": "incollection", "other": "misc"}
_FIELDS = {"issue": "number", "book": "booktitle"}
"""What BibTeX calls otherwise than we do."""


def write(records: Iterable[Record]) -> str:
    """An entry for each record, under its key."""
    return "\n".join(_entry(record) for record in records)


def _entry(record: Record) -> str:
    kind = _KINDS[record.kind]
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(record))
    return f"@{kind}{{{record.key},\n{fields}}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    facts = dict(record.facts)
    if people := _people(record.people):
        yield "author", " and ".join([*people, *(["others"] if record.has_more_authors else [])])
    if editors := _people(record.editors):
        yield "editor", " and ".join(editors)
    for name in ("title", "book"):
        if name in facts:
            yield _FIELDS.get(name, name), " ".join(map(_word, facts.pop(name).split()))
    if "pages" in facts:
        facts["pages"] = "--".join(page for page in pages_of(facts["pages"]) if page)
    for name, value in facts.items():
        yield _FIELDS.get(name, name), value.translate(_ADDRESS if name in ("doi", "url") else _LATEX)
    if record.notes:
        yield "note", ". ".join(record.notes).translate(_LATEX)


def _word(word: str) -> str:
    """A word of a title; in braces when its capitals must stay."""
    escaped = word.translate(_LATEX)
    return f"{{{escaped}}}" if _NAMED.match(word) else escaped


def _people(names: Iterable[str]) -> list[str]:
    return [_person(authors.parse(name)) for name in names]


def _person(name: AuthorName) -> str:
    """The name in BibTeX's order; one that cannot be taken apart stands in braces, as a group does."""
    parts = [part.translate(_LATEX) for part in (name.last, name.suffix, name.given) if part]
    return ", ".join(parts) if name.first and " and " not in name.last else f"{{{' '.join(parts)}}}"
