"""RIS, which Zotero, EndNote, Mendeley and others read (Research Information Systems, 2001 and 2011)."""

from __future__ import annotations

from collections.abc import Iterable

from askreviews import authors
from askreviews.export.bibliography.facts import Record, pages_of

Entry = dict[str, str | list[str]]
_TYPES = {"article": "JOUR", "chapter": "CHAP", "other": "GEN"}


def write(records: Iterable[Record]) -> str:
    """An entry for each record, in their order."""
    import rispy  # noqa: PLC0415 - seldom used

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        """Writes no number before each entry: the format knows none."""

        def set_header(self, count: int) -> str:  # noqa: ARG002
            return ""

    return str(rispy.dumps([_entry(record) for record in records], implementation=Writer)).lstrip()


def _entry(record: Record) -> Entry:
    """The record under the names that rispy gives to the format's tags."""
    facts = record.facts
    first, last = pages_of(facts.get("pages", ""))
    entry: Entry = {
        "type_of_reference": _TYPES[record.kind],
        "id": record.key,
        "authors": [_person(author) for author in record.people],
        "title": facts.get("title", ""),
        # The tags A2 and T2: a chapter's editors and book.
        "secondary_authors": [_person(editor) for editor in record.editors],
        "secondary_title": facts.get("book", ""),
        "journal_name": facts.get("journal", ""),
        "year": facts.get("year", ""),
        "volume": facts.get("volume", ""),
        "number": facts.get("issue", ""),
        "start_page": first,
        "end_page": last,
        "doi": facts.get("doi", ""),
        # Where PubMed's own records have them, and EndNote looks for them: the tags AN and C2.
        "accession_number": facts.get("pmid", ""),
        "custom2": facts.get("pmcid", ""),
        "urls": [facts["url"]] if "url" in facts else [],
        "notes": list(record.notes),
    }
    return {name: value for name, value in entry.items() if value}


def _person(author: str) -> str:
    name = authors.parse(author)
    return ", ".join(part for part in (name.last, name.given, name.suffix) if part)
