"""A home with a digest, and a library over it whose encoder is watched."""

from pathlib import Path

import pytest

from askreviews.library import Library
from library.watching import WatchedEncoder
from sample_corpus import home_in


@pytest.fixture
def home(tmp_path) -> Path:
    return home_in(tmp_path)


@pytest.fixture
def encoder() -> WatchedEncoder:
    return WatchedEncoder()


@pytest.fixture
def library(home, encoder) -> Library:
    with Library(home, encoder=encoder) as library:
        yield library
