"""Fit the weights in askreviews/confidence.py on the development questions and print them with what they do.

usage: python tests/benchmarks/fit_confidence.py [--home DIR]...

Each home is a library (by default this checkout); name one with the digests and one with the articles to fit
on both. Needs scikit-learn, which comes with sentence-transformers.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple, replace

import judging
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import askreviews
from askreviews import encoders, engines
from askreviews.answering import Asker
from askreviews.confidence import LARGEST_MARGIN, THRESHOLD, Features, Weights, estimate

KINDS = ("answerable", "far", "near")


def main() -> None:
    """Print the fitted weights, then discrimination and calibration on both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", action="append", help="a library; may be given several times")
    homes = parser.parse_args().home or [None]
    features = {split: _features(homes, split) for split in ("dev", "test")}
    weights = _fitted(features["dev"])
    print("fitted on dev:", weights)
    unknown = {kind: sum(f.known == 0 for f in own) for kind, own in features["dev"].items()}
    print("dev: none of their words occurs:", ", ".join(f"{n} {kind}" for kind, n in unknown.items()))
    for split, by_kind in features.items():
        _report(split, {kind: [estimate(f, weights) for f in own] for kind, own in by_kind.items()})


def _features(homes: list[str | None], split: judging.Split) -> dict[str, list[Features]]:
    found: dict[str, list[Features]] = {kind: [] for kind in KINDS}
    for home in homes:
        with askreviews.open(home) as library:
            asker = Asker.of(engines.load().read(library.home / "index"), encoders.load())
            found["answerable"] += [asker.features(q.text) for q in judging.answerable(split)]
            for question in judging.unanswerable(split):
                found[question.distance].append(asker.features(question.text))
    return found


def _fitted(features: dict[str, list[Features]]) -> Weights:
    limited = [replace(f, margin=min(f.margin, LARGEST_MARGIN)) for kind in KINDS for f in features[kind]]
    answered = [kind == "answerable" for kind in KINDS for _ in features[kind]]
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=5000).fit(
        [astuple(f) for f in limited], answered
    )
    return Weights(round(float(model.intercept_[0]), 2), *(round(float(w), 2) for w in model.coef_[0]))


def _report(split: str, found: dict[str, list[float]]) -> None:
    for kind in ("far", "near"):
        labels = [1] * len(found["answerable"]) + [0] * len(found[kind])
        auroc = roc_auc_score(labels, found["answerable"] + found[kind])
        wrong = float(np.mean(np.array(found[kind]) >= THRESHOLD))
        print(f"{split:4} {kind:4}: AUROC {auroc:.3f}, called answered {wrong:.3f} of {len(found[kind])}")
    missed = float(np.mean(np.array(found["answerable"]) < THRESHOLD))
    print(f"{split:4} answerable: called unanswered {missed:.3f} of {len(found['answerable'])}")
    labels = np.array([kind == "answerable" for kind in KINDS for _ in found[kind]], dtype=float)
    estimates = np.concatenate([found[kind] for kind in KINDS])
    print(f"{split:4} expected calibration error {_calibration_error(estimates, labels):.3f}")


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
