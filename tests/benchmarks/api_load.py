"""How the HTTP interface bears many clients: prints figures.

python tests/benchmarks/api_load.py [--clients 16] [--seconds 60]

A server over the shipped corpus runs in a process of its own; each client posts question after question to
``/api/v1/ask`` over loopback. On a machine that does something else too, read the times of a core.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import numpy as np
from judging import answerable

KB_A_MB = 1024
TICKS = os.sysconf("SC_CLK_TCK")


async def ask_on(client: httpx.AsyncClient, until: float, times: list[float]) -> None:
    """One client: question after question."""
    questions = answerable()
    while (begun := time.perf_counter()) < until:
        answer = await client.post("api/v1/ask", json={"question": random.choice(questions).text})
        answer.raise_for_status()
        times.append(time.perf_counter() - begun)


async def load(address: str, clients: int, seconds: float) -> list[float]:
    """The seconds that each request took."""
    times: list[float] = []
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        until = time.perf_counter() + seconds
        await asyncio.gather(*(ask_on(client, until, times) for _ in range(clients)))
    return times


def megabytes(process: int) -> float:
    """The memory that `process` holds (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / KB_A_MB  # type: ignore[index]


def busy(process: int) -> float:
    """The seconds for which `process` has kept a core busy (Linux; proc_pid_stat(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> None:
    """Print requests a second, times and memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    command = [sys.executable, "-m", "askreviews", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if "http://" in line)
        address = re.search(r"http://\S+", line)[0]  # type: ignore[index]
        asyncio.run(load(address, options.clients, 5))
        before, served, asked = megabytes(server.pid), busy(server.pid), time.process_time()
        times = asyncio.run(load(address, options.clients, options.seconds))
        after, served, asked = megabytes(server.pid), busy(server.pid) - served, time.process_time() - asked
        server.terminate()
    p50, p99 = np.percentile(times, [50, 99]) * 1000
    print(
        f"{options.clients} clients for {options.seconds:.0f} s: {len(times) / options.seconds:.0f} requests "
        f"a second, no error; p50 {p50:.0f} ms, p99 {p99:.0f} ms; memory {before:.0f} to {after:.0f} MB\n"
        f"a request kept the server busy for {served / len(times) * 1000:.1f} ms of a core, its client for "
        f"{asked / len(times) * 1000:.1f} ms; the machine's load was {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
