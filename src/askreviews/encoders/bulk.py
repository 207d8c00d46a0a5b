"""How many texts are embedded at a time: in batches of like length, on a device, as precisely as pays.

Importing this module is quick; torch comes with the models that need it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

from askreviews.encoders.base import Progress
from askreviews.errors import ModelError

if TYPE_CHECKING:
    import torch

T = TypeVar("T")

FEW = 16
"""Up to so many texts, such as a question, are computed in full precision; more are bulk."""
PIECES_AT_ONCE = 2048
"""Word pieces of a batch, padding included. On a processor with 1 MB of second-level cache a core, batches
of 1,024 and 2,048 pieces take the same time a piece, 4,096 some 15 % more, 8,192 some 50 % more."""
PIECES_AT_ONCE_ON_GPU = 16_384
DEVICE_NAMES = re.compile(r"(cpu|cuda|mps|xpu)(:\d{1,3})?")


def in_batches(
    texts: Sequence[str],
    lengths: Sequence[int],
    run: Callable[[list[str]], Iterable[T]],
    *,
    most: int = PIECES_AT_ONCE,
    progress: Progress | None = None,
) -> list[T]:
    """What `run` makes of `texts`, a batch at a time, in the order of `texts`.

    `lengths` are how many word pieces the model reads of each text, or another measure of it; see `batches`.
    """
    made: dict[int, T] = {}
    for rows in batches(lengths, most=most):
        made.update(zip(rows, run([texts[row] for row in rows]), strict=True))
        if progress:
            progress(len(made), len(texts))
    return [made[row] for row in range(len(texts))]


def batches(lengths: Sequence[int], *, most: int) -> Iterator[list[int]]:
    """The rows of texts of like length, the longest first, so that what needs most memory comes first.

    A batch, each text padded to its longest, has a length of at most `most`; a longer text has one alone.
    """
    rows: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        if rows and (len(rows) + 1) * lengths[rows[0]] > most:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def expect_device_name(name: str) -> None:
    """Refuse (ModelError) what can be no device; whether it is there shows once torch is loaded."""
    if not DEVICE_NAMES.fullmatch(name):
        raise ModelError(
            f"{name!r} is no device. Name cpu, cuda, cuda:1 and so on, mps or xpu; without a name, a GPU is "
            "used when there is one"
        )


def expect_device(name: str) -> None:
    """Refuse (ModelError) a device that is not in this machine, or that this build of torch cannot use."""
    import torch  # noqa: PLC0415 - takes seconds to import

    expect_device_name(name)
    kind, _, number = name.partition(":")
    count = torch.get_device_module(kind).device_count()
    if int(number or 0) >= count:
        found = f"torch finds {count} of the kind {kind}" if count else f"torch finds no {kind} device here"
        raise ModelError(
            f"{name}: {found}. Name another with --device, such as cpu; where the machine has one, check "
            "its driver, and that the build of torch is one for it (https://pytorch.org/get-started)"
        )


def precision(device: torch.device, texts: int) -> AbstractContextManager[object]:
    """Within it, torch computes so many texts as precisely as it pays on `device`.

    In bulk, matrices are multiplied in bfloat16 where the hardware does so, which takes half the time of
    float32; sums, normalisation and pooling stay in float32. Such a vector's cosine to the one in full
    precision is above 0.9999, and its product with a question moves by 0.0004 (root mean square), so that
    near ties alone can change places. So both are vectors of one model, under one fingerprint, and may
    stand in one index; docs/performance.md has the figures.
    """
    import torch  # noqa: PLC0415 - comes with the model

    if texts <= FEW or not multiplies_bfloat16(device):
        return nullcontext()
    return torch.autocast(device.type, torch.bfloat16)


def multiplies_bfloat16(device: torch.device) -> bool:
    """Whether `device` has instructions for bfloat16: without, it is slower than float32."""
    import torch  # noqa: PLC0415 - comes with the model

    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    # Only x86 has been measured; what other processors call theirs is not among these.
    able = torch.cpu.get_capabilities()
    return device.type == "cpu" and bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def pieces_at_once(device: torch.device) -> int:
    """How many word pieces a batch may have on `device`."""
    return PIECES_AT_ONCE if device.type == "cpu" else PIECES_AT_ONCE_ON_GPU
