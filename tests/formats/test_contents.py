"""Tables of contents above an article: a web page's outline, the contents of a report."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, paths, read

ARTICLE = f"""Abstract
{PROSE}

1. Introduction
{PROSE}

2. Leaves in winter
2.1. Colour
Leaves [1] fade [2, 3].

3. Outlook
{PROSE}

References
1. Reed A. On kelp. J Kelp. 2018;12:3-4.
2. Moss B. On moss. J Moss. 2019;1:5-6.
3. Fern C. On fern. J Fern. 2020;2:7-8.
"""
PATHS = [
    "Abstract",
    "1. Introduction",
    "2. Leaves in winter",
    "2. Leaves in winter > 2.1. Colour",
    "3. Outlook",
]
ELSEVIER = """Skip to main content
Elsevier logo
Journals & Books
Help
Search
View PDF
Outline
Abstract
1. Introduction
2. Leaves in winter
3. Outlook
References
Show full outline
Cited by (12)
Figures (2)
Fig. 1
Show 1 more figure
Tables (1)
Table 1
Elsevier
Kelp Research
Volume 12, May 2021, 1055
Review Article
Kelp in winter: Colours and leaves
Author links open overlay panel
Ada Reed a, Ben Moss b
"""
OXFORD = """Skip to Main Content
Oxford Academic
Search Menu
Sign in through your institution
Kelp Research
Issue Cover
Article Contents
Abstract
Introduction
Leaves in winter
Outlook
References
Comments (0)
< Previous
Next >
JOURNAL ARTICLE
Kelp in winter: Colours and leaves
Open Access
Ada Reed,
Ben Moss  Author Notes
Kelp Research, Volume 12, Issue 3, May 2021, Pages 34–45, https://doi.org/10.1234/kelp/5
"""
REPORT = """Kelp in winter: Colours and leaves

Contents

Abstract ........ 2
Introduction ........ 3
Leaves in winter ........ 5
Outlook ........ 12
References ........ 14

Ada Reed, Ben Moss

"""


@pytest.mark.parametrize("front", [ELSEVIER, OXFORD], ids=["Elsevier", "Oxford"])
def test_the_title_stands_below_a_pages_outline(tmp_path, front):
    """Neither what the page offers nor its outline is the article's, and each heading comes once."""
    document = read(tmp_path, front + ARTICLE)
    assert document.title == "Kelp in winter: Colours and leaves"
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert paths(document) == PATHS
    assert [entry.title for entry in document.references] == ["On kelp", "On moss", "On fern"]


def test_contents_with_page_numbers_are_left_out(tmp_path):
    """Dots and a page's number stand behind each heading."""
    document = read(tmp_path, REPORT + ARTICLE)
    assert (document.title, document.authors) == (
        "Kelp in winter: Colours and leaves",
        ("Ada Reed", "Ben Moss"),
    )
    assert paths(document) == PATHS


def test_headings_that_come_again_with_text_between_are_no_contents(tmp_path):
    """Two parts of an article may have the same headings."""
    part = f"Methods\n\n{PROSE}\n\nResults\n\n{PROSE}\n\nDiscussion\n\n{PROSE}\n\nConclusion\n\n{PROSE}\n\n"
    document = read(tmp_path, "On kelp\n\n" + part + part)
    assert [section.heading for section in document.sections] == [
        *("Methods", "Results", "Discussion", "Conclusion")
    ] * 2
