"""Answers for people: the passage word for word, its evidence set off, its numbers resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from askreviews.answers import Answer, CitingSentence, Explanation, Match
from askreviews.cli.printed_documents import print_cells
from askreviews.cli.printed_references import print_reference
from askreviews.cli.printing import as_written, counted, is_plain, print_indented, print_link
from askreviews.documents import Reference
from askreviews.tables import Row, row_at

EVIDENCE = "bold green"
OPENED, CLOSED = "«", "»"
"""What stands around the evidence where there are no colours."""


def print_answer(console: Console, answer: Answer, *, nearest: bool = False) -> None:
    """Print whether the documents answer, then the passages, best first.

    Where they do not, only where the nearest passages stand, unless these are asked for.
    """
    whole = answer.found or nearest
    for line in _verdict(answer):
        print_indented(console, as_written(line), 0)
    if whole and any(match.evidence for match in answer.matches):
        sign = f"{OPENED}…{CLOSED} marks" if is_plain(console) else "Bold green sets off"
        marks = f"{sign} the sentences that come closest to the question."
        print_indented(console, as_written(marks), 0)
    linked: set[str] = set()
    for match in answer.matches:
        console.print()
        is_first = match.document.id not in linked
        linked.add(match.document.id)
        if whole:
            print_match(console, match, with_link=is_first)
        else:
            _print_head(console, match, with_link=is_first)
    if answer.matches and not whole:
        console.print()
        print_indented(console, as_written("With --nearest they are printed whole."), 0)


def print_citing(console: Console, reference: Reference, sentences: Sequence[CitingSentence]) -> None:
    """Print the entry, then every sentence that cites it, under the headings it stands below."""
    print_reference(console, reference)
    if not sentences:
        console.print("\nNo sentence cites it by its number.")
    for citing in sentences:
        row = row_at(citing.document, citing.sentence.span)
        console.print()
        print_indented(console, as_written(_place(citing.section, row), style="dim"), 0)
        if row:
            print_cells(console, citing.document, row.cells)
        else:
            print_indented(console, as_written(citing.text), 0)


def _verdict(answer: Answer) -> Iterable[str]:
    confidence = f"confidence {_probability(answer.confidence)}"
    if answer.found:
        rest = " for the rest of the question" if answer.unknown else ""
        yield f"{counted(len(answer.matches), 'passage')}, {confidence}{rest}."
    elif answer.is_unsure:
        yield f"It is uncertain whether the documents answer this question ({confidence})."
    else:
        yield f"The documents do not answer this question ({confidence})."
    if answer.unknown:
        caution = "; the passages may speak of something else" if answer.found else ""
        yield f"Found nowhere in the text searched: {', '.join(answer.unknown)}{caution}."
    if answer.found and answer.unmet:
        yield f"In the documents, but in none of these passages: {', '.join(answer.unmet)}."
    if answer.found and answer.unnamed:
        yield f"Not in the first passage: {', '.join(answer.unnamed)}; it may speak of another."
    for misspelling in answer.misspelt:
        yield f"Did you mean {misspelling.word}, where you wrote {misspelling.text}?"
    for synonym in answer.synonyms:
        yield f"“{synonym.text}”, found nowhere in them, was read as: {', '.join(synonym.terms)}."
    if answer.nearest:
        yield "The passages nearest to it, which may speak of something else:"


def _probability(value: float) -> str:
    """Two digits, and no certainty, which an estimate never has."""
    digits = f"{value:.2f}"
    return {"0.00": "<0.01", "1.00": ">0.99"}.get(digits, digits)


def print_match(console: Console, match: Match, *, with_link: bool = True) -> None:
    """Print a passage with where it stands, why it matched and what it cites; `with_link` to its work."""
    row = _print_head(console, match, with_link=with_link)
    console.print()
    _print_passage(console, match, row)
    console.print()
    print_indented(console, as_written(_why(match.explanation), style="dim"), 4)
    _print_cited(console, match)
    for passage in match.similar:
        said = f"Also said in: {' › '.join(match.document.sections[passage.section].path)}"
        print_indented(console, as_written(said, style="dim"), 4)


def _print_head(console: Console, match: Match, *, with_link: bool) -> Row | None:
    """Print of which work a passage is and where it stands; gives the row of a table that it is."""
    document, row = match.document, row_at(match.document, match.passage.span)
    print_indented(console, as_written(document.label, style="bold"), 4, first=f"{match.rank}.")
    number = match.passage.paragraph
    kind = document.sections[match.passage.section].paragraphs[number].kind
    paragraph = f"paragraph {number + 1}" if kind == "text" else kind
    place = " · ".join((_place(match.section, row), paragraph, document.id))
    print_indented(console, as_written(place, style="dim"), 4)
    if with_link and document.link:
        print_link(console, document.link, indent=4)
    return row


def _print_passage(console: Console, match: Match, row: Row | None) -> None:
    """Print the passage with its evidence set off; a table row, which is read as a whole, all or not."""
    marked = is_plain(console)
    if row is None:
        print_indented(console, _passage(match, marked=marked), 0)
        return
    style = EVIDENCE if match.evidence else ""
    marks = (OPENED, CLOSED) if match.evidence and marked else ("", "")
    print_cells(console, match.document, row.cells, style=style, marks=marks)


def _print_cited(console: Console, match: Match) -> None:
    """Print the entries that the evidence cites, those cited next behind it, and the passage's others."""
    own, following, others = match.cited
    for entry in own:
        print_reference(console, entry)
    if following:
        print_indented(console, as_written("Cited next, behind what is marked:", style="dim"), 4)
    for entry in following:
        print_reference(console, entry)
    if others:
        print_indented(console, as_written("Also cited in the passage:", style="dim"), 4)
    for entry in others:
        print_reference(console, entry, style="dim")


def _passage(match: Match, *, marked: bool) -> Text:
    """The passage's text with its evidence in colour, or between marks when there are no colours."""
    start = match.passage.span.start
    shown = Text(overflow="fold")
    told = 0
    for evidence in sorted(match.evidence, key=lambda evidence: evidence.span):
        opens, closes = evidence.span.start - start, evidence.span.end - start
        sentence = match.text[opens:closes]
        shown.append_text(as_written(match.text[told:opens]))
        shown.append_text(as_written(f"{OPENED}{sentence}{CLOSED}" if marked else sentence, style=EVIDENCE))
        told = closes
    shown.append_text(as_written(match.text[told:]))
    return shown


def _why(explanation: Explanation) -> str:
    if explanation.terms:
        reason = f"Matched {', '.join(explanation.terms)}"
    elif explanation.keyword > 0:
        reason = "Matched in part, no word as it was asked"
    else:
        reason = "Found by meaning" if explanation.meaning > 0 else "Matched no word"
    if explanation.missing:
        reason += f"; not {', '.join(explanation.missing)}"
    return (
        f"{reason}; ranked {explanation.keyword:.0%} by words, {explanation.meaning:.0%} by meaning; "
        f"similarity {explanation.similarity:.2f}"
    )


def _place(section: tuple[str, ...], row: Row | None) -> str:
    """The headings, and the table below them when it is a row."""
    path = " › ".join(section)
    return f"{path} · {row.table}" if row and row.table else path
