"""How fast the page is, and how it bears many readers: prints figures.

python tests/benchmarks/page_load.py [--readers 50] [--seconds 120]

A server over the shipped corpus runs in a process of its own. First a browser, if there is one, says how long
the first screen takes from the server's answer, and ten passages from the answer's arrival to the end of the
paint. Then the readers ask, every five seconds each, as the page does; their times are those of the whole
request.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import numpy as np
from judging import answerable

EVERY = 5.0
"""Seconds between two questions of a reader."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server in a process of its own."""
    command = [sys.executable, "-m", "askreviews", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if "http://" in line)
        try:
            yield re.search(r"http://\S+", line)[0]  # type: ignore[index]
        finally:
            server.terminate()


def painted(address: str) -> None:
    """Print how long the first screen, and ten passages, take in a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        first, cards = [], []
        for _ in range(5):
            page = browser.new_page()
            page.goto(address)
            page.locator("#question textarea").wait_for()
            first.append(
                page.evaluate(
                    "(() => { const n = performance.getEntriesByType('navigation')[0]; "
                    "return performance.now() - n.responseStart; })()"
                )
            )
            page.get_by_role("radio", name="10", exact=True).check()
            page.evaluate(PAINT)
            page.locator("#question textarea").fill(random.choice(answerable()).text)
            page.keyboard.press("Enter")
            page.wait_for_function("window.painted !== undefined")
            cards.append(page.evaluate("window.painted"))
            page.close()
        browser.close()
    print(
        f"first screen after the server's answer: median {np.median(first):.0f} ms, worst {max(first):.0f} ms"
    )
    print(
        f"ten passages after their answer:        median {np.median(cards):.0f} ms, worst {max(cards):.0f} ms"
    )


PAINT = """() => {
  const fetched = window.fetch;
  window.fetch = async (...request) => {
    const answer = await fetched(...request);
    if (String(request[0]?.url ?? request[0]).includes("predict")) window.arrived = performance.now();
    return answer;
  };
  new MutationObserver(() => {
    if (document.querySelectorAll(".card").length < 10 || window.painted !== undefined) return;
    requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now() - window.arrived)));
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes when the answer arrives, and when what it holds has been painted."""


async def read(client: httpx.AsyncClient, function: int, until: float, times: list[float]) -> None:
    """One reader: a question every five seconds, from some moment in the first five on."""
    await asyncio.sleep(random.uniform(0, EVERY))
    questions = answerable()
    while (begun := time.monotonic()) < until:
        question = random.choice(questions).text
        data = [question, "hybrid", 5, ["liu-2026", "wu-2025"], [], []]
        body = {"data": data, "fn_index": function, "session_hash": f"{random.getrandbits(40):x}"}
        answer = await client.post("gradio_api/run/predict", json=body)
        answer.raise_for_status()
        if "card" not in answer.text and "note" not in answer.text:
            raise RuntimeError(answer.text[:300])
        times.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - begun)))


async def crowded(address: str, readers: int, seconds: float) -> None:
    """Print how long the readers waited."""
    times: list[float] = []
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        config = (await client.get("")).text
        function = _asking(config)
        until = time.monotonic() + seconds
        await asyncio.gather(*(read(client, function, until, times) for _ in range(readers)))
    p50, p95, p99 = np.percentile(times, [50, 95, 99]) * 1000
    print(
        f"{readers} readers for {seconds:.0f} s: {len(times)} questions, no error; "
        f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms"
    )


def _asking(page: str) -> int:
    """The number that Gradio gives to the event of the question box: the first that takes six values."""
    numbers = re.findall(r'"id":(\d+),"targets":\[\[\d+,"submit"\]\]', page)
    return int(numbers[0])


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args()
    with served() as address:
        if shutil.which("chromium"):
            painted(address)
        asyncio.run(crowded(address, options.readers, options.seconds))


if __name__ == "__main__":
    main()
