"""Takes the pictures in docs/images/ from a running server.

askreviews serve &
python docs/screenshots.py http://127.0.0.1:7860/
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
QUESTION = "Which microRNA in M2 macrophage exosomes protects neurons by acting on mTOR?"
PICTURES = {
    "answer.png": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "answer-dark.png": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "answer-phone.png": {
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "light",
        "device_scale_factor": 2,
        "has_touch": True,
    },
}


def take(browser: Browser, address: str, name: str) -> None:
    """Ask the question on a page that looks as `PICTURES` says, and save what is seen of the answer."""
    context = browser.new_context(**PICTURES[name])
    page = context.new_page()
    page.goto(f"{address}?{urlencode({'q': QUESTION})}")
    page.locator(".card").first.wait_for()
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
