"""Words of journals' titles as ISO 4 shortens them, by which a journal's short title is told from a title.

*Front. Cell Dev. Biol.* has words in full between its full stops, so stops alone do not tell where a title
ends. The list in ``journal_words.txt`` is our own, of words that biomedical journals have.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def shortened() -> frozenset[str]:
    """The words, without their full stops."""
    return frozenset(resources.files(__package__).joinpath("journal_words.txt").read_text("utf-8").split())
