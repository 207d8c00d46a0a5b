"""Markdown as people write it, and a head that says what it likes."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, cited, paragraphs, paths, read


def test_headings_of_both_kinds(tmp_path):
    """Signs before or lines below make headings; signs after them are no part of their words."""
    text = f"# On kelp\n\n## Trials ##\n\n{PROSE}\n\n### In mice\n\n{PROSE}\n\nOutlook\n-------\n\n{PROSE}\n"
    document = read(tmp_path, text, name="sample.md")
    assert document.title == "On kelp"
    assert paths(document) == ["Trials", "Trials > In mice", "Outlook"]


def test_a_title_underlined(tmp_path):
    """A line of equals signs makes the title."""
    document = read(
        tmp_path, f"On kelp\n=======\n\nAda Reed, Ben Moss\n\n## Trials\n\n{PROSE}\n", name="sample.md"
    )
    assert document.title == "On kelp"
    assert document.authors == ("Ada Reed", "Ben Moss")


def test_bold_lines_are_headings(tmp_path):
    """Where bold lines stand in for marked headings they stand below those that are marked."""
    text = f"# On kelp\n\n## Trials\n\n**In mice**\n\n{PROSE}\n\n**In rats.**\n\n{PROSE}\n"
    assert paths(read(tmp_path, text, name="sample.md")) == [
        "Trials",
        "Trials > In mice",
        "Trials > In rats.",
    ]


def test_headings_that_nothing_marks(tmp_path):
    """A Markdown file without any marked heading is read as a plain text is."""
    text = f"On kelp\n\nIntroduction\n\n{PROSE}\n\n2. Trials of kelp\n\n{PROSE}\n"
    assert paths(read(tmp_path, text, name="sample.md")) == ["Introduction", "2. Trials of kelp"]


def test_the_words_stay_as_they_are_written(tmp_path):
    """Emphasis, code and signs are part of the text."""
    prose = "Growth of *Saccharina* was **slow** (`p < 0.05`) [12] and H~2~O."
    document = read(tmp_path, f"# On kelp\n\n## Trials\n\n{prose}\n", name="sample.md")
    assert paragraphs(document) == [prose]
    assert cited(document) == [("Growth", (12,))]


def test_lines_of_a_paragraph_are_joined(tmp_path):
    """Also where each sentence has a line of its own."""
    text = (
        "# On kelp\n\n## Trials\n\nKelp grew.\nIt grew slowly in the north [1].\nIt grew fast "
        "elsewhere.\n\nNothing else grew.\n"
    )
    document = read(tmp_path, text, name="sample.md")
    assert paragraphs(document) == [
        "Kelp grew. It grew slowly in the north [1]. It grew fast elsewhere.",
        "Nothing else grew.",
    ]


def test_lists_and_quotes(tmp_path):
    """Items, nested ones too, and quotations are paragraphs without their signs."""
    text = (
        "# On kelp\n\n## Trials\n\n- Leaves were cut [1].\n  - Some twice.\n* Stems were not.\n\n1. "
        "Rinse.\n2. Dry.\n\n> All of it\n> was weighed.\n"
    )
    document = read(tmp_path, text, name="sample.md")
    assert paragraphs(document) == [
        "Leaves were cut [1].",
        "Some twice.",
        "Stems were not.",
        "1. Rinse.",
        "2. Dry.",
        "All of it was weighed.",
    ]


def test_a_sign_in_code_is_no_heading(tmp_path):
    """What stands between fences is text."""
    text = f"# On kelp\n\n## Trials\n\n```python\n# not a heading\nx = 3\n```\n\n{PROSE}\n"
    document = read(tmp_path, text, name="sample.md")
    assert paths(document) == ["Trials"]
    assert "# not a heading" in document.text


def test_a_fence_without_an_end_hides_nothing(tmp_path):
    """The headings after it are headings."""
    assert paths(read(tmp_path, f"# On kelp\n\n```\n\n## Trials\n\n{PROSE}\n", name="sample.md")) == [
        "Trials"
    ]


def test_comments(tmp_path):
    """A comment says nothing to a reader; one without an end is text."""
    text = (
        f"# On kelp\n\n<!-- draft\n## Hidden\n-->\n\n## Trials\n\n{PROSE}\n\n<!-- open\n\n## Outlook\n"
        f"\n{PROSE}\n"
    )
    document = read(tmp_path, text, name="sample.md")
    assert paths(document) == ["Trials", "Outlook"]
    assert "draft" not in document.text
    assert "<!-- open" in document.text


def test_seven_signs_are_no_heading(tmp_path):
    """Nor are signs without a blank after them."""
    document = read(
        tmp_path, f"# On kelp\n\n## Trials\n\n####### Seven\n\n#hashtag\n\n{PROSE}\n", name="sample.md"
    )
    assert paths(document) == ["Trials"]
    assert "####### Seven" in paragraphs(document)


HEAD = """---
id: kelp-2021
kind: digest
title: "On kelp: a review"
authors: [Ada Reed, Ben Moss]
journal: Journal of Kelp
year: 2021
volume: 7
issue: 2
pages: 11-20
doi: 10.1234/jk.7
url: https://example.org/kelp
keywords: [kelp, colour]
---
"""


def test_a_head_says_the_facts(tmp_path):
    """A YAML head counts more than the text, and its words stay words."""
    document = read(tmp_path, f"{HEAD}\n# On kelp: a review\n\n## Trials\n\n{PROSE}\n", name="sample.md")
    assert (document.id, document.kind, document.title) == ("kelp-2021", "digest", "On kelp: a review")
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert (document.journal, document.year, document.volume) == ("Journal of Kelp", 2021, "7")
    assert (document.issue, document.pages, document.doi) == ("2", "11-20", "10.1234/jk.7")
    assert document.url == "https://example.org/kelp"
    assert document.keywords == ("kelp", "colour")
    assert document.text.startswith("On kelp: a review\n\nTrials")


@pytest.mark.parametrize(
    ("head", "authors", "year"),
    [
        ("authors: Ada Reed; Ben Moss\nyear: abc", ("Ada Reed", "Ben Moss"), None),
        ("authors: Ada Reed, Ben Moss\ndate: 2020-13-45", ("Ada Reed", "Ben Moss"), 2020),
        (
            "authors:\n  - name: Ada Reed\n    place: Bergen\n  - name: Ben Moss\nyear: '2019'",
            ("Ada Reed", "Ben Moss"),
            2019,
        ),
        ("authors: 3\nyear: [2018]", ("3",), 2018),
        ("authors: {a: b}\nyear: null", (), None),
    ],
)
def test_a_head_with_other_types(tmp_path, head, authors, year):
    """Strings for lists, lists for strings, impossible dates: what can be read is read."""
    document = read(tmp_path, f"---\n{head}\n---\n\n# On kelp\n\n{PROSE}\n", name="sample.md")
    assert document.title == "On kelp"
    assert (document.authors, document.year) == (authors, year)


@pytest.mark.parametrize(
    "head",
    [
        "title: [unclosed",
        "title: a: b: c",
        "[" * 20_000,
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "\n".join(
            f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "!!python/object/apply:os.system ['true']",
        "- just\n- a list",
        "? [complex]\n: key",
    ],
    ids=["unclosed", "colons", "deep", "bomb", "object", "list", "complex key"],
)
def test_a_bad_head_loses_nothing_of_the_text(tmp_path, head):
    """It gives no facts, at most a warning."""
    document = read(tmp_path, f"---\n{head}\n---\n\n# On kelp\n\n## Trials\n\n{PROSE}\n", name="sample.md")
    assert document.title == "On kelp"
    assert paragraphs(document) == [PROSE]


def test_a_head_that_cannot_be_read_is_said(tmp_path):
    """The warning names the reason."""
    document = read(tmp_path, f"---\ntitle: [unclosed\n---\n\n# On kelp\n\n{PROSE}\n", name="sample.md")
    assert document.warnings[0].startswith(
        "The YAML head cannot be read and its facts were not taken: while parsing"
    )


def test_a_head_without_an_end_is_text(tmp_path):
    """Its lines are read as a front that labels its facts."""
    document = read(tmp_path, f"---\ntitle: On kelp\nyear: 2020\n\n## Trials\n\n{PROSE}\n", name="sample.md")
    assert (document.title, document.year) == ("On kelp", 2020)
    assert paragraphs(document, "Trials") == [PROSE]
