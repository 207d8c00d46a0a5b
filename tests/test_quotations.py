"""A passage as a writer pastes it."""

from __future__ import annotations

import pytest

from askreviews import Library
from askreviews.export.quotations import quotation
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

OAK = """---
authors: [A. Oak, B. Elm]
journal: J Trees
year: 2020
doi: 10.1234/oaks
---
# Oaks & 50% _of_ heat

## Bark

Cork oaks shed 5% of *all* heat [1, 3].

## References

1. Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat
"""


FERN = """---
id: fern
kind: digest
title: "Ferns in heat"
authors: ["C. Ash"]
year: 2021
---
# Digest of “Ferns in heat”

## Fronds

Fronds curl in the sun [1].

## References

1. Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of one article and one digest."""
    home = home_in(tmp_path_factory.mktemp("quoting"), oak=OAK, fern=FERN)
    with Library(home, encoder=FakeEncoder()) as library:
        yield library


@pytest.mark.parametrize("style", ["plain", "markdown", "bibtex"])
def test_a_digest_does_not_pass_for_its_authors_words(library, style):
    """What is pasted says that the sentences are not those of the review."""
    answer = library.ask("fronds", documents=["fern"])
    said = quotation(answer.matches[0], style, library.cited_by(answer))
    assert (
        "From a digest, which is not in the authors' words, of: C. Ash, Ferns in heat, 2021. Fronds" in said
    )


def test_plain_quotation_names_work_and_entries(library):
    """The words as they are, the work, the section, and each entry under its number."""
    (match,) = library.ask("heat", documents=["oak"]).matches
    assert quotation(match) == (
        "“Cork oaks shed 5% of *all* heat [1, 3].”\n\n"
        f"A. Oak et al., {match.document.label}, J Trees, 2020, https://doi.org/10.1234/oaks. Bark.\n\n"
        "[1] Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat\n"
        "[3] (the list has no such entry)\n"
    )


def test_markdown_quotation_shows_as_written(library):
    """What Markdown would read is escaped."""
    (match,) = library.ask("heat", documents=["oak"]).matches
    first, *rest = quotation(match, "markdown").splitlines()
    assert first == r"> Cork oaks shed 5% of \*all\* heat \[1, 3\]."
    assert rest[-2:] == [
        "- 1: Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat",
        "- 3: (the list has no such entry)",
    ]


def test_latex_quotation_cites_by_key(library):
    """The work that is quoted is named, and its papers are cited by the keys of the saved bibliography."""
    answer = library.ask("heat", documents=["oak"])
    (match,) = answer.matches
    text = quotation(match, "bibtex", library.cited_by(answer))
    first, quoted, blank, source, last = text.splitlines()
    assert (first, quoted, blank, last) == (
        r"\begin{quote}",
        r"Cork oaks shed 5\% of *all* heat [1, 3].",
        "",
        r"\end{quote}",
    )
    assert source.startswith("--- A. Oak et al., ")
    assert r"Oaks \& 50\%" in source
    # The list has no entry 3 to cite.
    assert source.endswith(r" Bark~\cite{review-oak}. Cited there:~\cite{cork2001heat}.")
    assert "Cited there" not in quotation(match, "bibtex")
