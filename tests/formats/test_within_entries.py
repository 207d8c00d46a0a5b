"""What stands within an entry: a page's foot, which goes, or the entry's own address, which stays."""

from __future__ import annotations

import pytest

from formats.reading import read
from formats.test_reference_lists import article

ENTRIES = [
    "Reed A. Leaves in spring, in the bark and in\nthe wood. J Kelp. 2001;1:1–2.",
    "Moss B, Fern C. Leaves in autumn, in the bark and in\nthe wood. J Kelp. 2002;2:3–4.",
    "Fern C. Leaves in winter, in the bark and in\nthe wood. J Kelp. 2003;3:5–6.",
]
WHOLE = [entry.replace("\n", " ") for entry in ENTRIES]


def numbered(entries):
    """A list of entries with their numbers."""
    return "\n".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1))


@pytest.mark.parametrize(
    "foot", ["www.kelp.example {}", "Downloaded from https://kelp.example by guest on {} May 2020"]
)
def test_a_pages_foot_does_not_end_an_entry(tmp_path, foot):
    """It comes again, whatever its number is; the rest of the entry stands behind it."""
    broken = [entry.replace("\n", f"\n{foot.format(n)}\n") for n, entry in enumerate(ENTRIES, 35)]
    document = read(tmp_path, article(numbered([*broken[:2], ENTRIES[2]])))
    assert [entry.raw for entry in document.references] == WHOLE


def test_an_address_in_an_entry_is_its_own(tmp_path):
    """It stands there once, and the entry goes on behind it."""
    office = (
        "Kelp Office. The office tells of leaves in\nautumn. kelp.example https://kelp.example/en/leaves-in-\n"
        "autumn/id26/ (2020)."
    )
    document = read(tmp_path, article(numbered([office, *ENTRIES[1:]])))
    assert document.references[0].raw.endswith("https://kelp.example/en/leaves-in-autumn/id26/ (2020).")
    assert [entry.raw for entry in document.references[1:]] == WHOLE[1:]


def test_keywords_behind_a_list_without_numbers_are_no_entry(tmp_path):
    """Frontiers' pages have them there."""
    document = read(tmp_path, article("\n\n".join(WHOLE), after="\nKeywords: kelp, bark, wood, leaf\n"))
    assert [entry.raw for entry in document.references] == WHOLE


def test_an_entry_never_has_the_articles_own_doi(tmp_path):
    """It comes from the foot of a page that could not be told from the entry."""
    text = (
        "On kelp\n\nAda Reed, Bo Holm\n\ndoi: 10.1234/own.1\n\nIntroduction\n\nKelp grows [1,2].\n\n"
        "References\n1. Reed A. Leaves in spring. J Kelp. 2001;1:1–2. doi:10.1234/own.1\n"
        "2. Moss B. Leaves in autumn. J Kelp. 2002;2:3–4. doi:10.1234/other.2\n"
    )
    document = read(tmp_path, text)
    assert document.doi == "10.1234/own.1"
    assert [entry.doi for entry in document.references] == [None, "10.1234/other.2"]
