"""Fit the numbers in askreviews/encoders/graphs/smoothing.npy to the model that ships.

usage: python tests/benchmarks/fit_smoothing.py [--write]

The model reads, in float32, the development questions that ship and the sentences and passages of this
checkout's documents. The largest numbers that come before each matrix, and the largest in it, say what the
rows are to be divided by (SmoothQuant; Xiao et al. 2023, arXiv:2211.10438). Printed are, for questions and
texts, the lowest and the mean cosine of a vector computed in eight bits to the one in float32, by the numbers
that are there. Takes a minute.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import judging
import numpy as np
import numpy.typing as npt
import torch
from transformers import AutoModel, AutoTokenizer

import askreviews
from askreviews import encoders, evaluation
from askreviews.encoders.graphs.checkpoints import ATTENDING, SMOOTHING, WIDENING
from askreviews.encoders.shipped import SETTINGS, installed_folder

SHARE = 0.6
"""How much of what makes numbers large goes into the matrices: the paper's alpha."""
SMALLEST = 1e-5

Floats = npt.NDArray[np.float32]


def main() -> None:
    """Print how near the vectors come; then fit and, with --write, store the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {SMOOTHING.name}")
    arguments = parser.parse_args()
    questions, texts = [*_questions("dev")], [*_texts()]
    model = AutoModel.from_pretrained(installed_folder(), add_pooling_layer=False).eval()
    tokenizer = AutoTokenizer.from_pretrained(installed_folder())
    if arguments.write:
        np.save(SMOOTHING, _fitted(model, tokenizer, questions + texts))
    else:
        print("| | texts | lowest cosine | mean |\n|---|---|---|---|")
        for name, some in (
            ("questions, other half", [*_questions("test")]),
            ("sentences and passages", texts),
        ):
            cosines = _cosines(model, tokenizer, some)
            print(f"| {name} | {len(some)} | {cosines.min():.5f} | {cosines.mean():.5f} |")


def _questions(split: str) -> Iterator[str]:
    for folder in judging.SHIPPED:
        yield from (query.text for query in evaluation.read_benchmark(folder, split=split).queries)


def _texts() -> Iterator[str]:
    with askreviews.open() as library:
        for document in library.documents:
            for section in document.sections:
                for paragraph in section.paragraphs:
                    yield paragraph.span.of(document.text)
                    yield from (sentence.span.of(document.text) for sentence in paragraph.sentences)


def _read(model: torch.nn.Module, tokenizer: AutoTokenizer, text: str) -> torch.Tensor:
    with torch.inference_mode():
        pieces = tokenizer(text, return_tensors="pt", truncation=True, max_length=256)
        return model(**pieces).last_hidden_state[0]


def _fitted(model: torch.nn.Module, tokenizer: AutoTokenizer, texts: list[str]) -> Floats:
    """What rows are divided by: float32[layers, 2, d]."""
    layers = [
        [
            [model.get_submodule(f"encoder.layer.{number}.{name}") for name in names]
            for names in (ATTENDING, WIDENING)
        ]
        for number in range(SETTINGS["num_hidden_layers"])
    ]
    largest: dict[torch.nn.Module, torch.Tensor] = {}

    def note(module: torch.nn.Module, rows: tuple[torch.Tensor]) -> None:
        own = rows[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest.get(module, own), own)

    hooks = [names[0].register_forward_pre_hook(note) for layer in layers for names in layer]
    for text in texts:
        _read(model, tokenizer, text)
    for hook in hooks:
        hook.remove()
    return np.stack([np.stack([_divisors(largest[names[0]], names) for names in layer]) for layer in layers])


def _divisors(largest: torch.Tensor, matrices: list[torch.nn.Module]) -> Floats:
    weights = torch.stack([matrix.weight.detach().abs().amax(0) for matrix in matrices]).amax(0)
    rows = largest.clamp(min=SMALLEST) ** SHARE / weights.clamp(min=SMALLEST) ** (1 - SHARE)
    return np.asarray(rows, np.float32)


def _cosines(model: torch.nn.Module, tokenizer: AutoTokenizer, texts: list[str]) -> Floats:
    encoder = encoders.load()
    found = []
    for text in texts:
        mean = _read(model, tokenizer, text).mean(0)
        found.append(float(encoder.encode([text])[0] @ (mean / mean.norm()).numpy()))
    return np.array(found, np.float32)


if __name__ == "__main__":
    main()
