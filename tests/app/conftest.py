"""A server over a made-up library, and a browser that goes nowhere else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from app_samples import HARD, MOSS, SampleLibrary

from served import served

BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def library():
    """The library that is served."""
    return SampleLibrary(MOSS, HARD)


@pytest.fixture(scope="session")
def address(library):
    """The address of the application over the made-up reviews."""
    with served(library) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, without a window; gone after the module, with the event loop that drives it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=list(BROWSER_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def expected_faults():
    """What a test expects the browser's console to complain of, each a part of one message."""
    return []


@pytest.fixture
def open_page(browser, address, expected_faults) -> Iterator[Callable]:
    """Opens a page of the application; afterwards, it must have asked no other server and raised no error."""
    contexts, requests, faults = [], [], []

    def open_page(query="", *, width=1280, height=900, scheme="light", touch=False, plain=False):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=touch
        )
        contexts.append(context)
        context.on("request", lambda request: requests.append(request.url))
        context.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("weberror", lambda error: faults.append(f"error: {error.error}"))
        context.on(
            "console", lambda message: faults.append(message.text) if message.type == "error" else None
        )
        page = context.new_page()
        if plain:  # a page of our own, without Gradio
            page.goto(address + query)
            return page
        with page.expect_response(re.compile("/run/predict")):  # which says what documents there are
            page.goto(address + query)
        page.get_by_role("textbox", name="Your question").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    outside = [url for url in requests if not url.startswith(address) and not re.match("(data|blob):", url)]
    assert outside == []
    assert len(faults) == len(expected_faults)
    assert all(part in fault for fault, part in zip(faults, expected_faults, strict=True))
