"""A passage as a writer pastes it: word for word, with where it stands and what it cites."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from askreviews.answers import Match
from askreviews.documents import Document, Reference
from askreviews.export.bibliography import review_key
from askreviews.papers import Paper, worded
from askreviews.tables import row_at

QuotationStyle = Literal["plain", "markdown", "bibtex"]

DIGEST = "From a digest, which is not in the authors' words, of:"
"""What a quotation says of a digest: it must not pass for the authors' own sentences."""

_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#~|$"})


_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    mark: f"\\{mark}" for mark in "&%$#_{}"
}


def quotation(match: Match, style: QuotationStyle = "plain", papers: Iterable[Paper] = ()) -> str:
    """The text of `match`, its work and section, and the entries it cites, on lines of their own.

    In Markdown, the words are a block quotation, and characters that Markdown would read are escaped. With
    BibTeX keys, it is a LaTeX quotation which names and cites the work that is quoted, and then cites those
    of the `papers` that the passage cites, by the keys that `bibliography` gives them.
    """
    if style == "bibtex":
        return _latex(match, papers)
    where = _place(match)
    if style == "markdown":
        quoted = "\n".join(f"> {line}" for line in match.text.translate(_MARKDOWN).splitlines())
        source = f"{_work(match.document).translate(_MARKDOWN)} {where.translate(_MARKDOWN)}.".rstrip()
        entries = "".join(
            f"\n- {entry.number}: {_entry(entry).translate(_MARKDOWN)}" for entry in match.references
        )
        return f"{quoted}\n\n{source}\n{entries}".rstrip() + "\n"
    entries = "".join(f"\n[{entry.number}] {_entry(entry)}" for entry in match.references)
    return f"“{match.text}”\n\n{_work(match.document)} {where}.\n{entries}".rstrip() + "\n"


def _place(match: Match) -> str:
    """The headings that the passage stands under, and, of a row, the table and what its columns hold."""
    row = row_at(match.document, match.passage.span)
    if row is None:
        return " › ".join(match.section)
    columns = ", ".join(f"“{cell.column}”" for cell in row.cells if cell.column)
    held = f"{row.table or 'Table'}, a row of the columns {columns}" if columns else row.table
    return " › ".join(part for part in (*match.section, held) if part)


def _latex(match: Match, papers: Iterable[Paper]) -> str:
    keys = {
        (name, n): paper.key
        for paper in worded(papers)
        for name, of_one in paper.numbers.items()
        for n in of_one
    }
    cited = [keys.get((match.document.id, entry.number)) for entry in match.references]
    named = ",".join(dict.fromkeys(key for key in cited if key))
    cited_there = f" Cited there:~\\cite{{{named}}}." if named else ""
    source = _escaped(f"{_work(match.document)} {_place(match)}")
    source = f"{source}~\\cite{{{review_key(match.document)}}}."
    return f"\\begin{{quote}}\n{_escaped(match.text)}\n\n--- {source}{cited_there}\n\\end{{quote}}\n"


def _escaped(text: str) -> str:
    """`text` as LaTeX prints it, on one line."""
    return "".join(_LATEX.get(character, character) for character in " ".join(text.split()))


def _work(document: Document) -> str:
    """Who wrote the work, what it is called, where it appeared, and where it is found."""
    written = (
        f"{document.authors[0]}{' et al.' if len(document.authors) > 1 else ''}" if document.authors else ""
    )
    parts = [written, document.title, document.journal or "", str(document.year or ""), document.link or ""]
    work = ", ".join(part for part in parts if part) + "."
    return f"{DIGEST} {work}" if document.kind == "digest" else work


def _entry(entry: Reference) -> str:
    """The entry as printed, with its link where the words lack the DOI."""
    words = entry.raw or ("(the list gives no words)" if entry.listed else "(the list has no such entry)")
    missing = entry.url and entry.doi and entry.doi.casefold() not in entry.raw.casefold()
    return f"{words} {entry.url}" if missing else words
