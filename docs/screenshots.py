"""Takes the pictures in docs/images/ from a running server.

askreviews serve &
python docs/screenshots.py http://127.0.0.1:7860/

Measure once on the page "Quality" first, so that it has something to show.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
QUESTION = "Which microRNA in M2 macrophage exosomes protects neurons by acting on mTOR?"
WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
PAGES = {
    "answer": f"?{urlencode({'q': QUESTION})}",
    "read": f"read/wu-2025?{urlencode({'q': QUESTION})}#match-1",
    "references": f"references?{urlencode({'q': 'miR-124'})}",
    "compare": f"compare?{urlencode({'q': 'miR-124', 'left': 'mode:keyword', 'right': 'mode:meaning'})}",
    "quality": "quality",
    "documents": "documents",
}
PICTURES = {
    **{f"{name}.png": (name, WIDE | {"color_scheme": "light"}) for name in PAGES},
    "answer-dark.png": ("answer", WIDE | {"color_scheme": "dark"}),
    "read-dark.png": ("read", WIDE | {"color_scheme": "dark"}),
    "answer-phone.png": ("answer", NARROW | {"color_scheme": "light"}),
    "read-phone.png": ("read", NARROW | {"color_scheme": "light"}),
}
"""Each picture: what page it shows, and how the browser looks."""


def take(browser: Browser, address: str, name: str) -> None:
    """Open the page as `PICTURES` says, and save what is seen of it."""
    page_name, look = PICTURES[name]
    context = browser.new_context(reduced_motion="reduce", **look)
    page = context.new_page()
    page.goto(f"{address}{PAGES[page_name]}")
    page.locator(".card" if page_name == "answer" else "main").first.wait_for()
    page.screenshot(path=IMAGES / name)
    context.close()


def main(address: str) -> None:
    """Take every picture from the server at `address`."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in PICTURES:
            take(browser, address, name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
