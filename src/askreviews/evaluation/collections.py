"""What is searched, as a benchmark names it, and which of it the judgments call relevant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from askreviews import engines
from askreviews.answers import Match
from askreviews.documents import Document
from askreviews.errors import UnknownName
from askreviews.evaluation.benchmarks import Benchmark, Unit
from askreviews.library import Library
from askreviews.passages import Passage

Qrels = Mapping[str, Mapping[str, int]]
"""For each question's id the relevance, 1 or more when relevant, of what is ranked, by its name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is shown to people: the name it is ranked by, where it stands, its text."""

    unit: str
    title: str
    section: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of a library under the names that a benchmark gives them, with their passages.

    `model` names what ranks them: the embedding model, and the reranker if there is one.
    """

    unit: Unit
    model: str
    documents: Mapping[str, Document]
    passages: Mapping[str, tuple[Passage, ...]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, library: Library, benchmark: Benchmark) -> Collection:
        """What `library`, which holds the documents of `benchmark`, searches.

        Raises:
            UnknownName: it holds none of the documents that the questions are about.

        """
        named = {d.file: d.id for d in benchmark.documents}
        documents = {named.get(d.source, d.id): d for d in library.documents}
        sought = sorted({j.document for j in benchmark.judgments})
        if not documents.keys() & set(sought):
            few = ", ".join(sought[:3])
            raise UnknownName(
                f"{library.home} holds no document that the questions are about ({few}). "
                "Name another library with --home, or another benchmark."
            )
        names = {document.id: name for name, document in documents.items()}
        passages: dict[str, list[Passage]] = {name: [] for name in documents}
        with closing(engines.load().read(library.home / "index")) as index:
            for passage in index.passages:
                passages[names[passage.document_id]].append(passage)
        return cls(
            benchmark.unit,
            " and ".join(library.models),
            documents,
            {n: tuple(own) for n, own in passages.items()},
            names,
        )

    def ranked(self, matches: Iterable[Match]) -> tuple[str, ...]:
        """The names of what `matches` are, each at its best rank; what says the same comes right behind."""
        return tuple(dict.fromkeys(self.name_of(p) for m in matches for p in (m.passage, *m.similar)))

    def qrels(self, benchmark: Benchmark) -> Qrels:
        """What is relevant to each question.

        A question whose answer is in no passage keeps a name that is never found: it counts as missed, also
        for whoever evaluates the saved files with another program.
        """
        found: dict[str, dict[str, int]] = {query.id: {} for query in benchmark.queries}
        for judgment in benchmark.judgments:
            document = self.documents.get(judgment.document)
            if self.unit == "document":
                found[judgment.query][judgment.document] = judgment.relevance
            elif document is not None:
                for passage in judgment.relevant(document, self.passages[judgment.document]):
                    found[judgment.query][self.name_of(passage)] = judgment.relevance
        return {query: units or {f"{query}:in-no-passage": 1} for query, units in found.items()}

    def lost(self, qrels: Qrels) -> tuple[str, ...]:
        """The ids of the questions of which nothing relevant is in the collection."""
        held = self._units()
        return tuple(
            query for query, units in qrels.items() if not any(n > 0 and u in held for u, n in units.items())
        )

    def shown(self, units: Sequence[str]) -> dict[str, Shown]:
        """Those of the `units` that the collection holds; a document is shown by its first passage."""
        held, shown = self._units(), {}
        for unit in units:
            if (passage := held.get(unit)) is not None:
                document = self.documents[self.names[passage.document_id]]
                path = document.sections[passage.section].path
                shown[unit] = Shown(unit, document.label, path, passage.span.of(document.text))
        return shown

    def name_of(self, passage: Passage) -> str:
        """What the benchmark calls `passage`, or its document where documents are judged."""
        name = self.names[passage.document_id]
        return name if self.unit == "document" else f"{name}:{passage.span.start}-{passage.span.end}"

    def _units(self) -> dict[str, Passage]:
        units: dict[str, Passage] = {}
        for own in self.passages.values():
            for passage in own:
                units.setdefault(self.name_of(passage), passage)
        return units
