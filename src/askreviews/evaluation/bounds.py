"""The least that a measure must be, as a person writes it: ``MRR@10=0.70``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askreviews.errors import UnknownName
from askreviews.evaluation.measures import MEASURES
from askreviews.evaluation.reports import ModeReport

AUROC = "AUROC"


@dataclass(frozen=True, slots=True)
class Bound:
    """A measure's name and the least that it must be."""

    measure: str
    least: float


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A bound that was not reached, and the value that was."""

    bound: Bound
    value: float


def parse_bound(text: str) -> Bound:
    """The bound that ``MEASURE=NUMBER`` says; case does not count.

    Raises:
        UnknownName: there is no such measure, or no number from 0 to 1.

    """
    name, sign, number = (part.strip() for part in text.partition("="))
    if not sign:
        raise UnknownName(f"{text!r} is not a bound. Write it as MRR@10=0.70, the number from 0 to 1.")
    known = {measure.casefold(): measure for measure in MEASURES}
    is_auroc = name.casefold().startswith(f"{AUROC.casefold()} ")
    measure = f"{AUROC} {name.split(maxsplit=1)[1]}" if is_auroc else known.get(name.casefold())
    if measure is None:
        raise UnknownName(
            f"{name!r} is not a measure. There are: {', '.join(MEASURES)}; "
            f"and where questions have no answer, {AUROC} far or whatever their kind is."
        )
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise UnknownName(f"{text!r} is not a bound. Write it as MRR@10=0.70, the number from 0 to 1.")
    return Bound(measure, least)


def shortfalls(report: ModeReport, bounds: list[Bound]) -> list[Shortfall]:
    """The `bounds` that a mode does not reach.

    Raises:
        UnknownName: a bound is on an AUROC of a kind of question that the benchmark does not have.

    """
    reached = _reached(report)
    for bound in bounds:
        if bound.measure not in reached:
            raise UnknownName(f"{bound.measure} was not measured. Measured were: {', '.join(reached)}.")
    return [Shortfall(b, reached[b.measure]) for b in bounds if reached[b.measure] < b.least]


def _reached(report: ModeReport) -> Mapping[str, float]:
    found = {name: estimate.value for name, estimate in report.measures.items()}
    return found | {f"{AUROC} {kind}": e.value for kind, e in report.verdicts.auroc.items()}
