"""How long an answer takes, warm and cold: askreviews beside ready-made hybrid searches, in one run.

usage: build/peers/bin/python tests/benchmarks/peers_speed.py [FOLDER] [--questions N] [--row N] [--starts N]

FOLDER is a benchmark that `askreviews eval` reads; without it, the digests that ship are searched.
Everyone searches the same passages with the same model.
Warm: all are loaded and take turns, so that whatever else the machine does meets all of them alike. A turn
is a row of questions, as one search alone would be asked: right after another search, each is slowed by what
that one leaves behind, threads that still wait in a loop and caches full of its data. `--row 1` shows that.
Cold: a new process loads what was saved, answers one question and prints it, again in turns.
askreviews gives a whole answer (quotations, references, confidence), the peers only say which passages.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from peers import PEERS, launch, module
from peers.benchmark import Searched, opened

from askreviews.encoders.shipped import installed_folder

PRODUCT = "**askreviews**"
WARMING = 3
"""So many questions of a turn are asked twice, first without being timed; none when a turn has only one."""


@dataclass(frozen=True, slots=True)
class Start:
    """What one cold answer took."""

    seconds: float
    peak: float


def main() -> None:
    """Print the table of medians, and of each median's ratio to that of askreviews."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="asked warm (default 200)")
    parser.add_argument("--row", type=int, default=20, metavar="N", help="asked in one turn (default 20)")
    parser.add_argument("--starts", type=int, default=5, metavar="N", help="of each, cold (default 5)")
    arguments = parser.parse_args()
    with opened(arguments.folder, arguments.questions) as searched, tempfile.TemporaryDirectory() as built:
        folders = _build(searched, Path(built))
        texts = [query.text for query in searched.queries]
        print(
            f"{len(searched.texts)} passages, {len(texts)} questions, {arguments.starts} starts\n", flush=True
        )
        starts = _starts(_commands(searched, folders, texts[0]), arguments.starts)
        rows = [texts[start : start + arguments.row] for start in range(0, len(texts), arguments.row)]
        _print(_timed(_ways(searched, folders), rows), starts)


def _build(searched: Searched, folder: Path) -> dict[str, Path]:
    """Where each peer that is installed has saved its index."""
    passages, folders = searched.passages(), {}
    for name in PEERS:
        own = folder / name
        own.mkdir()
        try:
            module(name).build(passages, installed_folder(), own)
        except ModuleNotFoundError as missing:
            print(f"{name} is left out: {missing.name} is not installed")
        else:
            folders[name] = own
    return folders


def _commands(searched: Searched, folders: Mapping[str, Path], question: str) -> dict[str, list[str]]:
    program = str(Path(sys.executable).with_name("askreviews"))
    asked = [sys.executable, "-m", "peers.answer"]
    return {
        PRODUCT: [program, "--home", str(searched.library.home), "ask", question],
        **{name: [*asked, name, str(folder), question] for name, folder in folders.items()},
    }


def _starts(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Start]]:
    """What each start of each command took; one more before is not counted, it fills the file cache."""
    found: dict[str, list[Start]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            start = _start(command)
            if number:
                found[name].append(start)
    return found


def _start(command: Sequence[str]) -> Start:
    done = subprocess.run(
        [sys.executable, "-I", "-S", launch.__file__, *command],
        cwd=Path(__file__).parent,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak = done.stderr.splitlines()[-1].split()
    return Start(float(seconds), float(peak))


def _ways(searched: Searched, folders: Mapping[str, Path]) -> dict[str, Callable[[str], object]]:
    peers = {name: module(name).load(installed_folder(), folder) for name, folder in folders.items()}
    return {
        PRODUCT: lambda text: searched.ranked_by_product(text, 5),
        **{name: lambda text, peer=peer: peer.rank(text, 5) for name, peer in peers.items()},
    }


def _timed(
    ways: Mapping[str, Callable[[str], object]], rows: Sequence[Sequence[str]]
) -> dict[str, list[float]]:
    """Seconds for each way and question, the ways taking turns at each row of questions."""
    for way in ways.values():
        way(rows[0][0])  # whatever is loaded only when it is first used
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for row in rows:
        for name, way in ways.items():
            for text in row[:WARMING] if len(row) > 1 else ():
                way(text)
            for text in row:
                begun = time.perf_counter()
                way(text)
                seconds[name].append(time.perf_counter() - begun)
    return seconds


def _print(warm: Mapping[str, Sequence[float]], cold: Mapping[str, Sequence[Start]]) -> None:
    print("| | warm p50 | p95 | ratio | cold | ratio | peak memory |\n|---|---|---|---|---|---|---|")
    own_warm = float(np.median(warm[PRODUCT]))
    own_cold = float(np.median([start.seconds for start in cold[PRODUCT]]))
    for name, seconds in warm.items():
        p50, p95 = np.percentile(seconds, [50, 95])
        start = float(np.median([start.seconds for start in cold[name]]))
        peak = float(np.median([start.peak for start in cold[name]]))
        print(
            f"| {name} | {p50 * 1e3:.1f} ms | {p95 * 1e3:.1f} ms | {p50 / own_warm:.1f} "
            f"| {start:.2f} s | {start / own_cold:.1f} | {peak / 1e6:.0f} MB |"
        )


if __name__ == "__main__":
    main()
