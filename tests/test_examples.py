"""The examples in docs/examples do what they say."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import askreviews
from served import served

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
SAYS = {
    "library.py": "@article{wang2020microrna",
    "event_loop.py": "What does miR-124 do? →",
    "client.py": "True ['10.",
    "assistant.py": "['ask', 'who_cites', 'list_documents', 'read_section', 'references']",
    "http.sh": '"found":true',
    "langchain_retriever.py": "miR-124",
    "llamaindex_retriever.py": "miR-124",
    "haystack_retriever.py": "miR-124",
}
NEEDS = {
    "langchain_retriever.py": "langchain_core",
    "llamaindex_retriever.py": "llama_index",
    "haystack_retriever.py": "haystack",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with the digests that ship."""
    return tmp_path_factory.mktemp("examples") / "home"


@pytest.fixture(scope="module")
def address(home):
    """The address of a server over it."""
    with askreviews.open(home) as library, served(library) as address:
        yield address


def test_every_example_is_run():
    """None is left out, but the page, which a browser opens in another test."""
    assert {path.name for path in EXAMPLES.iterdir()} == {*SAYS, "embed.html"}


@pytest.mark.parametrize("name", SAYS)
def test_example_says_what_it_should(name, home, address):
    """It ends well and prints what it is about."""
    if name in NEEDS and importlib.util.find_spec(NEEDS[name]) is None:
        pytest.skip(f"{NEEDS[name]} is not installed")
    if name == "http.sh" and shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = [sys.executable if name.endswith(".py") else "sh", str(EXAMPLES / name), address]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"ASKREVIEWS_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
    )
    assert (run.returncode, SAYS[name] in run.stdout) == (0, True), run.stderr
