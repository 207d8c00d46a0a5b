"""Fit what tells whether the documents answer: retrieval/answerability.npy and the weights in confidence.py.

usage: python tests/benchmarks/fit_confidence.py [FOLDER]... --home DIR [--home DIR]... [--write]

First an adapter learns which closeness to a question's word pieces means an answer. Each FOLDER, a benchmark
that `askreviews eval` reads, on which `questions/` may have further questions and pairs, shows it every
question twice: with the documents that answer it, and without them. Each home, a library with the documents
that ship, shows it the development halves of their questions, those that nothing answers included, and the
pairs. Then the weights of confidence are fitted on what the adapter makes of these halves by
cross-validation, as no other estimate of its own success is honest; of a FOLDER, all questions that one
document answers are in the same part. The test halves are only looked at. With `--write` the adapter is
written; the weights are printed. Takes the better part of an hour.
Needs scikit-learn, which comes with sentence-transformers.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import judging
import numpy as np
import torch
from adapting import Adapter, benchmarks_on, directions, pairs_on, pieces
from peers.benchmark import opened
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from torch import Tensor

import askreviews
from askreviews import encoders, engines
from askreviews.answering import Asker
from askreviews.confidence import LARGEST_MARGIN, THRESHOLD, Features, Weights, estimate
from askreviews.engines import PassageTokens
from askreviews.errors import QuestionError
from askreviews.retrieval import EVERYTHING, JUDGED, Scope, Searcher
from askreviews.retrieval.late import ANSWERED_IN_ONE
from askreviews.retrieval.query_adapter import ANSWERING

KINDS = ("answerable", "far", "near", "twin")
RANK, EPOCHS, AT_ONCE, LEARNING_RATE, ADAPTERS = 8, 5, 16, 1e-3, 3
OWN = 2.0
"""What a question of a home counts beside one of a FOLDER, where few are without an answer by themselves."""
FOLDS = 5
PAIRED = "pairs"
"""What pairs of a question that the homes answer and one that they do not are called in what is printed."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A question, the first passages for it, and whether the documents answer it.

    `benchmark` is its name and `kind` one of `KINDS`: a question of a FOLDER is near without what answers
    it, and that of a pair which has no answer is a twin. `split` is empty for those of a FOLDER. `features`
    lack the closeness that an adapter makes.
    """

    benchmark: str
    kind: str
    split: str
    fold: int
    answered: bool
    features: Features
    rows: Sequence[int]
    directions: Tensor
    weights: Tensor
    tokens: PassageTokens

    def closeness(self, adapter: Adapter) -> Tensor:
        """That of the closest passage."""
        found = pieces(self.tokens, self.rows)
        return adapter.closeness(self.directions, self.weights, found, in_one=ANSWERED_IN_ONE).max()

    def put(self, benchmark: str, group: str, kind: str = "") -> Asked:
        """The same as one of a benchmark, in the fold of its group."""
        fold = zlib.crc32(group.encode()) % FOLDS
        kind = kind or ("answerable" if self.answered else "near")
        return replace(self, benchmark=benchmark, kind=kind, fold=fold)

    def featured(self, adapter: Adapter) -> Features:
        """The features, the closeness as `adapter` makes it."""
        with torch.no_grad():
            return replace(self.features, closeness=float(self.closeness(adapter)))


def main() -> None:
    """Print the weights, and what adapter and weights do on both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--home", action="append", type=Path, required=True, help="several may be given")
    parser.add_argument("--write", action="store_true", help=f"write {ANSWERING.name}")
    arguments = parser.parse_args()
    shown = [one for folder in arguments.folders for one in _of_folder(folder)]
    own = [one for home in arguments.home for one in _of_home(home)]
    dev, test = ([one for one in own if one.split == split] for split in ("dev", "test"))
    # Of the pairs half have no answer, and that half was made to be mistaken: not what is asked every day.
    everyday = [one for one in dev if one.benchmark != PAIRED]
    unknown = {kind: sum(one.features.known == 0 for one in everyday if one.kind == kind) for kind in KINDS}
    print("dev: none of their words occurs:", ", ".join(f"{n} {kind}" for kind, n in unknown.items()))

    without = Adapter(dev[0].directions.shape[1], RANK)
    # Without an adapter that could learn from the further questions, their difficulty only misleads.
    shipped = [one for one in dev if one.benchmark in {folder.name for folder in judging.SHIPPED}]
    plain = _weighed({one: one.featured(without) for one in shipped})
    print("\nwithout an adapter:", plain)
    for half in (dev, test):
        _report({one: one.featured(without) for one in half}, plain)

    held_out = {}
    for fold in range(FOLDS):
        adapter = _fitted([one for one in (*shown, *dev) if one.fold != fold])
        held_out |= {one: one.featured(adapter) for one in (*shown, *dev) if one.fold == fold}
    weights = _weighed({one: held_out[one] for one in everyday})
    print("\nwith one:", weights)
    _report({one: held_out[one] for one in (*dev, *shown)}, weights)
    adapter = _fitted([*shown, *dev])
    _report({one: one.featured(adapter) for one in test}, weights)
    if arguments.write:
        np.save(ANSWERING, adapter.rows())


def _of_folder(folder: Path) -> Iterator[Asked]:
    """Each question with an answer among the first passages, as it is and without what answers it.

    Then those that nothing answers.
    """
    with opened(folder) as searched:
        asker, searcher = _searched(searched.library.home)
        passages = asker.index.passages
        for benchmark in (*benchmarks_on(folder), *pairs_on(folder)):
            relevant = searched.collection.qrels(benchmark)
            groups = {judgment.query: judgment.document for judgment in reversed(benchmark.judgments)}
            for query in benchmark.queries:
                answering = [relevant[query.id].get(searched.collection.name_of(p), 0) > 0 for p in passages]
                documents = {p.document_id for p, answers in zip(passages, answering, strict=True) if answers}
                others = np.array([p.document_id not in documents for p in passages])
                with suppress(QuestionError):
                    whole = _asked(asker, searcher, query.text, EVERYTHING, answered=True)
                    if any(answering[row] for row in whole.rows):
                        rest = Scope(others, others[asker.index.sentence_passages])
                        lacking = _asked(asker, searcher, query.text, rest, answered=False)
                        for one in (whole, lacking):
                            yield one.put(benchmark.name, groups[query.id])
            for query in benchmark.unanswerable:
                one = _asked(asker, searcher, query.text, EVERYTHING, answered=False)
                sibling = _sibling(query.id)
                yield one.put(benchmark.name, groups.get(sibling, query.id), _kind(query.id, query.kind))


def _of_home(home: Path) -> Iterator[Asked]:
    """The questions of ours, of both halves; those of one fold in one home are of the same in another."""
    asker, searcher = _searched(home)
    for folder in (*judging.FITTED_ON, judging.PAIRS):
        for question in (*judging.answerable(folder=folder), *judging.unanswerable(folder=folder)):
            kind = (
                _kind(question.id, question.distance)
                if isinstance(question, judging.Unanswerable)
                else "answerable"
            )
            one = _asked(asker, searcher, question.text, EVERYTHING, answered=kind == "answerable")
            name = PAIRED if folder == judging.PAIRS else folder.name
            yield replace(one.put(name, _sibling(question.id), kind), split=question.split)


def _kind(question: str, distance: str) -> str:
    return distance if question == _sibling(question) else "twin"


def _sibling(question: str) -> str:
    """The id of the question with an answer whose twin without one this is; of another, its own."""
    return question.removesuffix("-twin")


def _searched(home: Path) -> tuple[Asker, Searcher]:
    """What answers from a library, and what ranks there as nothing that was fitted on questions would."""
    with closing(askreviews.open(home)) as library:
        index, encoder = engines.load().read(library.home / "index"), encoders.load()
    return Asker.of(index, encoder), Searcher(index, encoder, adapted=False)


def _asked(asker: Asker, searcher: Searcher, text: str, scope: Scope, *, answered: bool) -> Asked:
    question = searcher.read(text, asker.merged, scope)
    distinct = searcher.search_distinct(question, k=JUDGED, mode="hybrid", scope=scope)
    asked, own = searcher._encoder.embed([question.for_model])[0], searcher.own_pieces(question)
    found = asker._found(question, distinct.ranked)
    features = asker._features(question, distinct, found, searcher.vocabulary(scope))
    return Asked(
        benchmark="",
        kind="",
        split="",
        fold=-1,
        answered=answered,
        features=replace(features, margin=min(features.margin, LARGEST_MARGIN)),
        rows=[ranked.row for ranked in distinct.ranked],
        directions=directions(asked.tokens[:own]),
        weights=torch.tensor(searcher._late._weights(asked.pieces[:own]), dtype=torch.float32),
        tokens=asker.index.passage_tokens,
    )


def _fitted(asked: Sequence[Asked]) -> Adapter:
    """The mean of some adapters, each begun elsewhere and shown the questions in another order."""
    return Adapter.mean([_descended(asked, seed) for seed in range(ADAPTERS)])


def _descended(asked: Sequence[Asked], seed: int) -> Adapter:
    """The adapter by whose closeness alone a logistic model tells best which questions are answered."""
    adapter = Adapter(asked[0].directions.shape[1], RANK, seed)
    slope, middle = (torch.nn.Parameter(torch.tensor(value)) for value in (10.0, 0.7))
    optimizer = torch.optim.AdamW(
        [{"params": adapter.parameters(), "lr": LEARNING_RATE}, {"params": (slope, middle), "lr": 1e-2}]
    )
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for number, place in enumerate(order.permutation(len(asked)), 1):
            one = asked[place]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                slope * (one.closeness(adapter) - middle), torch.tensor(float(one.answered))
            )
            ((OWN if one.split else 1.0) / AT_ONCE * loss).backward()
            if number % AT_ONCE == 0:
                optimizer.step()
                optimizer.zero_grad()
    return adapter


def _weighed(features: dict[Asked, Features]) -> Weights:
    """The logistic model's; a feature that would lower the estimate, by chance of the sample, weighs 0."""
    answered = [one.answered for one in features]
    rows = np.array([astuple(own) for own in features.values()])
    kept = np.ones(rows.shape[1], dtype=bool)
    while True:
        model = LogisticRegression(C=10, class_weight="balanced", max_iter=5000).fit(rows[:, kept], answered)
        weights = np.zeros(rows.shape[1])
        weights[kept] = model.coef_[0]
        if (weights >= 0).all():
            return Weights(round(float(model.intercept_[0]), 2), *(round(float(w), 2) for w in weights))
        kept[weights.argmin()] = False


def _report(features: dict[Asked, Features], weights: Weights) -> None:
    estimates = {one: estimate(own, weights) for one, own in features.items()}
    for benchmark in dict.fromkeys(one.benchmark for one in features):
        own = {one: value for one, value in estimates.items() if one.benchmark == benchmark}
        _report_one(f"{benchmark}, {next(iter(own)).split or 'held out'}:", own)


def _report_one(name: str, estimates: dict[Asked, float]) -> None:
    found = {kind: [value for one, value in estimates.items() if one.kind == kind] for kind in KINDS}
    for kind in KINDS[1:]:
        if found[kind]:
            labels = [1] * len(found["answerable"]) + [0] * len(found[kind])
            auroc = roc_auc_score(labels, found["answerable"] + found[kind])
            wrong = float(np.mean(np.array(found[kind]) >= THRESHOLD))
            print(f"{name} {kind:4}: AUROC {auroc:.3f}, called answered {wrong:.3f} of {len(found[kind])}")
    missed = float(np.mean(np.array(found["answerable"]) < THRESHOLD))
    print(f"{name} answerable: called unanswered {missed:.3f} of {len(found['answerable'])}")
    labels = np.array([one.answered for one in estimates], dtype=float)
    error = _calibration_error(np.array(list(estimates.values())), labels)
    print(f"{name} expected calibration error {error:.3f}")


def _calibration_error(estimates: np.ndarray, labels: np.ndarray, bins: int = 10) -> float:
    """The mean distance of estimate and frequency over bins of equal width (Naeini et al. 2015)."""
    places = np.minimum((estimates * bins).astype(int), bins - 1)
    gaps = [
        abs(estimates[places == b].mean() - labels[places == b].mean()) * (places == b).mean()
        for b in range(bins)
        if (places == b).any()
    ]
    return float(sum(gaps))


if __name__ == "__main__":
    main()
