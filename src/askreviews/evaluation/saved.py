"""A run on disk: figures for programs, TREC files for other evaluators, the worst questions for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from askreviews.changes import written
from askreviews.errors import ReadingError
from askreviews.evaluation.collections import Shown
from askreviews.evaluation.reports import Miss, ModeReport, Report
from askreviews.version import __version__

QUESTIONS = "questions.jsonl"
REPORT = "report.json"
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A line of ``questions.jsonl``: every measure of one question, by mode."""

    id: str
    text: str
    kind: str
    scores: Mapping[str, Mapping[str, float]]


def save(report: Report, folder: Path) -> None:
    """Write the report into `folder`, in place of one that is there.

    ``report.json`` holds all of it, for `read_report`, ``metrics.json`` the figures, ``questions.jsonl``
    those of every question, ``qrels.trec`` and one ``run-MODE.trec`` the judgments and rankings in TREC's
    formats, ``measures.png`` a picture, ``worst.md`` the questions that failed most.

    Raises:
        WritingError: the folder cannot be written.

    """
    from askreviews.evaluation.picture import drawn  # noqa: PLC0415 - matplotlib takes half a second

    with written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / REPORT).write_bytes(msgspec.json.encode(report))
        (folder / "metrics.json").write_bytes(msgspec.json.format(msgspec.json.encode(_metrics(report))))
        (folder / QUESTIONS).write_bytes(msgspec.json.Encoder().encode_lines(list(_questions(report))))
        (folder / "qrels.trec").write_text("".join(_qrels(report)), encoding="utf-8")
        for mode in report.modes:
            (folder / f"run-{mode.mode}.trec").write_text("".join(_ranking(mode)), encoding="utf-8")
        (folder / "measures.png").write_bytes(drawn(report))
        (folder / "worst.md").write_text("\n".join(_worst(report)), encoding="utf-8")


def read_report(folder: Path) -> Report:
    """The report that was saved in `folder`; raises ReadingError when there is none of this version."""
    path = folder / REPORT
    try:
        return msgspec.json.decode(path.read_bytes(), type=Report)
    except OSError as error:
        raise ReadingError(path, f"no report is there ({error.strerror})", "Measure anew.") from error
    except msgspec.DecodeError as error:
        raise ReadingError(path, f"it is no report ({error})", "Measure anew.") from error


def read_questions(folder: Path) -> list[SavedQuestion]:
    """The questions of the run that was saved in `folder`; raises ReadingError when there is none."""
    path = folder / QUESTIONS
    try:
        return msgspec.json.Decoder(SavedQuestion).decode_lines(path.read_bytes())
    except OSError as error:
        advice = "Save one with `askreviews eval --out`."
        raise ReadingError(path, f"no saved run is there ({error.strerror})", advice) from error
    except msgspec.DecodeError as error:
        raise ReadingError(path, f"it is no saved run ({error})", "Save it anew.") from error


def _metrics(report: Report) -> dict[str, object]:
    return {
        "askreviews": __version__,
        "benchmark": report.benchmark,
        "splits": report.splits,
        "model": report.model,
        "documents": report.documents,
        "passages": report.passages,
        "questions": len(report.queries),
        "unanswerable": len(report.unanswerable),
        "unread": report.unread,
        "refused": report.refused,
        "lost": report.lost,
        "modes": {
            mode.mode: {
                "measures": mode.measures,
                "verdicts": mode.verdicts,
                "latency_ms": mode.latency,
            }
            for mode in report.modes
        },
        "comparisons": report.comparisons,
    }


def _questions(report: Report) -> Iterator[SavedQuestion]:
    for number, query in enumerate(report.queries):
        scores: dict[str, dict[str, float]] = {
            mode.mode: {name: own[number] for name, own in mode.scores.items()} for mode in report.modes
        }
        yield SavedQuestion(query.id, query.text, query.kind, scores)


def _qrels(report: Report) -> Iterator[str]:
    for query, units in report.qrels.items():
        for unit, relevance in units.items():
            yield f"{query} 0 {unit} {relevance}\n"


def _ranking(mode: ModeReport) -> Iterator[str]:
    """A line for each place; the score only says the place, as evaluators go by the score."""
    for query, units in mode.run.rankings.items():
        for rank, unit in enumerate(units, 1):
            yield f"{query} Q0 {unit} {rank} {1 / rank:.6f} askreviews-{mode.mode}\n"


def _worst(report: Report) -> Iterator[str]:
    yield f"# {report.benchmark}: the questions that failed most, mode *{report.first.mode}*\n"
    for miss in report.misses:
        yield from _miss(miss)
    for title, outcomes in (
        ("Answerable, called unanswered", [o for o in report.first.run.outcomes if not o.found]),
        ("Unanswerable, called answered", [o for o in report.first.run.unanswerable if o.found]),
    ):
        yield f"## {title}\n"
        yield from (f"- {o.query.id}, {o.confidence:.2f}: {o.query.text}" for o in outcomes)
        yield ""


def _miss(miss: Miss) -> Iterator[str]:
    kind = f" ({miss.query.kind})" if miss.query.kind else ""
    yield f"## {miss.query.id}{kind}: {' '.join(miss.query.text.split())}\n"
    yield "First came:\n"
    yield from _shown(miss.first, "nothing")
    place = f"at rank {miss.rank}" if miss.rank else "not found"
    yield f"Should have come, {place}:\n"
    yield from _shown(miss.wanted, "what no passage holds")


def _shown(shown: Shown | None, otherwise: str) -> Iterator[str]:
    if shown is None:
        yield f"{otherwise}\n"
        return
    yield f"`{shown.unit}` {' › '.join((shown.title, *shown.section))}\n"
    yield f"~~~~text\n{textwrap.fill(shown.text, _WIDTH)}\n~~~~\n"
