"""Answers for people: the passage word for word, its evidence set off, its numbers resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from askreviews.answers import Answer, CitingSentence, Explanation, Match
from askreviews.cli.printing import as_written, counted, is_plain, print_indented, print_link
from askreviews.documents import Reference

EVIDENCE = "bold green"
OPENED, CLOSED = "«", "»"
"""What stands around the evidence where there are no colours."""


def print_answer(console: Console, answer: Answer) -> None:
    """Print whether the documents answer, then the passages, best first."""
    for line in _verdict(answer, marked=is_plain(console)):
        print_indented(console, as_written(line), 0)
    for match in answer.matches:
        console.print()
        _print_match(console, match)


def print_citing(console: Console, reference: Reference, sentences: Sequence[CitingSentence]) -> None:
    """Print the entry, then every sentence that cites it, under the headings it stands below."""
    _print_reference(console, reference)
    if not sentences:
        console.print("\nNo sentence cites it.")
    for citing in sentences:
        console.print()
        print_indented(console, as_written(_path(citing.section), style="dim"), 0)
        print_indented(console, as_written(citing.text), 0)


def _verdict(answer: Answer, *, marked: bool) -> Iterable[str]:
    if answer.found:
        yield f"{counted(len(answer.matches), 'passage')}, confidence {answer.confidence:.2f}."
    else:
        yield f"The documents do not answer this question (confidence {answer.confidence:.2f})."
    if answer.unknown:
        yield f"Found nowhere in the documents searched: {', '.join(answer.unknown)}."
    if answer.nearest:
        yield "The passages nearest to it, which may speak of something else:"
    if marked and any(match.evidence for match in answer.matches):
        yield f"{OPENED}…{CLOSED} marks the sentences that come closest to the question."


def _print_match(console: Console, match: Match) -> None:
    document = match.document
    print_indented(console, as_written(document.label, style="bold"), 4, first=f"{match.rank}.")
    place = f"{_path(match.section)} · paragraph {match.passage.paragraph + 1} · {document.id}"
    print_indented(console, as_written(place, style="dim"), 4)
    if document.url:
        print_link(console, document.url, indent=4)
    console.print()
    print_indented(console, _passage(match, marked=is_plain(console)), 0)
    console.print()
    print_indented(console, as_written(_why(match.score, match.explanation), style="dim"), 4)
    cited = {number for evidence in match.evidence for number in evidence.references}
    for entry in match.references:
        if entry.number in cited:
            _print_reference(console, entry)
    others = [entry for entry in match.references if entry.number not in cited]
    if others:
        print_indented(console, as_written("Also cited in the passage:", style="dim"), 4)
    for entry in others:
        _print_reference(console, entry, style="dim")


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


def _why(score: float, explanation: Explanation) -> str:
    terms = f"matched {', '.join(explanation.terms)}" if explanation.terms else "matched no word"
    return (
        f"Score {score:.2f}: {terms}; words {explanation.keyword:.0%}, meaning {explanation.meaning:.0%}, "
        f"similarity {explanation.similarity:.2f}"
    )


def _print_reference(console: Console, entry: Reference, style: str = "") -> None:
    number = f"[{entry.number}] "
    indent = 4 + len(number)
    print_indented(console, as_written(_entry(entry), style=style), indent, first=f"    {number}")
    if entry.url:
        print_link(console, entry.url, indent=indent)


def _entry(entry: Reference) -> str:
    if not entry.listed:
        return "The work's list of references lacks this number."
    return entry.raw or "The work's list of references says nothing of this number."


def _path(section: tuple[str, ...]) -> str:
    return " › ".join(section)
