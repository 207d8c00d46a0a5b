"""Computations that ONNX Runtime runs: graphs in files beside this one, ready in hundredths of a second.

`writing` writes the files. Importing this package loads no ONNX Runtime; the first `Session` does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy.typing as npt

from askreviews.encoders.graphs.checkpoints import BLOCK, STEEP, eight_bits, is_steep, matrices, smoothed

FOLDER = Path(__file__).parent
MINILM = "minilm.onnx"
COSINES = "cosines.onnx"
PROJECTIONS = "projections.onnx"
SIGNED_PROJECTIONS = "signed_projections.onnx"
LOW_RANK = "low_rank.onnx"
NUMBERS, SCALES = ".numbers", ".scales"
"""What the name of a matrix is followed by where its `eight_bits` are meant."""
MOST_THREADS = 4
"""A question's matrices are small: more threads than this wait for each other longer than they compute."""


class Session:
    """One graph, ready to run; safe to use from several threads.

    What it computes from whole numbers does not depend on how many threads compute it: each number of a
    product is summed up by one of them.
    """

    def __init__(self, graph: str, weights: Path | None = None, *, threads: int = MOST_THREADS) -> None:
        """Load the file `graph`; its weights are mapped from `weights`, where it has any.

        The matrices among them are given in whole numbers of eight bits, as the graph expects them. No more
        than `threads` compute.

        Raises:
            OSError, RuntimeError: a file cannot be read, or ONNX Runtime cannot use it.

        """
        import onnxruntime  # noqa: PLC0415 - whoever asks nothing need not wait for it

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # errors, which it raises as well
        options.intra_op_num_threads = min(threads, _processors())
        # The graphs are written as they are to be run.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        # Threads wait for one another in a loop for a moment, but not for the next question.
        options.add_session_config_entry("session.intra_op.spin_duration_us", "200")
        options.add_session_config_entry("session.force_spinning_stop", "1")
        if weights is not None:
            options.add_session_config_entry(
                "session.model_external_initializers_file_folder_path", str(weights.resolve().parent)
            )
            # Kept as long as the session: what ONNX Runtime is given, it does not copy.
            self._given = {
                name: onnxruntime.OrtValue.ortvalue_from_numpy(value) for name, value in _given(weights)
            }
            options.add_external_initializers(list(self._given), list(self._given.values()))
        content = (FOLDER / graph).read_bytes()
        try:
            self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's own errors have no other base
            raise RuntimeError(str(error).partition("\n")[0]) from error

    @property
    def width(self) -> int:
        """The last dimension of the first output."""
        return int(self._session.get_outputs()[0].shape[-1])

    def run(self, inputs: Mapping[str, npt.NDArray[Any]]) -> Sequence[npt.NDArray[Any]]:
        """The graph's outputs, in its order, for `inputs` by name; `writing` says what each is."""
        outputs: Sequence[npt.NDArray[Any]] = self._session.run(None, dict(inputs))
        return outputs


def _given(weights: Path) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for name, matrix in matrices(weights).items():
        numbers, scales = eight_bits(smoothed(name, matrix), STEEP if is_steep(name) else BLOCK)
        yield f"{name}{NUMBERS}", numbers
        yield f"{name}{SCALES}", scales


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
