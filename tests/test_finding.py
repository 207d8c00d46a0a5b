"""Finding words in a document."""

from __future__ import annotations

import pytest

from askreviews import formats
from askreviews.errors import QuestionError
from askreviews.finding import MAX_CHARACTERS, occurrences


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """A review that spells one name in several ways."""
    path = tmp_path_factory.mktemp("finding") / "fern.md"
    path.write_text(
        "# Ferns\n\n## Signals\n\nNF-κB rises in ferns [1–3]. "
        "Later NF-kB falls; nf\u2011kappaB stays away.\n\n"
        "## Light\n\nTGF-β and alpha waves: the ferns  grow (a.b) by day.\n\n"
        "## Names\n\nA miR-21a, a miR 21a and a miR21a; the blood-brain barrier, a blood brain barrier.\n\n"
        "## References\n\n1. A. 2001.\n2. B. 2002.\n3. C. 2003.\n",
        encoding="utf-8",
    )
    return formats.read(path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("NF-kB", ["NF-κB", "NF-kB", "nf\u2011kappaB"]),
        ("nf-κb", ["NF-κB", "NF-kB", "nf\u2011kappaB"]),
        ("NF-kappaB", ["NF-κB", "nf\u2011kappaB"]),
        ("TGF-beta", ["TGF-β"]),
        ("alpha", ["alpha"]),
        ("FERNS", ["ferns", "ferns"]),
        ("  ferns grow ", ["ferns  grow"]),
        ("a.b", ["a.b"]),
        ("nf kappa b", ["NF-κB", "nf\u2011kappaB"]),
        ("NFκB", ["NF-κB", "NF-kB", "nf\u2011kappaB"]),
        ("nfkb", ["NF-κB", "nf\u2011kappaB"]),
        ("miR-21a", ["miR-21a", "miR 21a", "miR21a"]),
        ("mir 21", ["miR-21", "miR 21", "miR21"]),
        ("MIR21", ["miR-21", "miR 21", "miR21"]),
        ("blood-brain barrier", ["blood-brain barrier", "blood brain barrier"]),
        ("blood brain barrier", ["blood-brain barrier", "blood brain barrier"]),
        ("-", ["-", "[1–3]", "-", "\u2011", "-", "-", "-"]),
        ("1 3", ["[1–3]"]),
        ("13", []),
        ("20-01", []),
        ("(", ["("]),
        ("2", ["2", "2", "2"]),
        ("rhizome", []),
        ("1", ["[1–3]", "1", "1", "1"]),
    ],
)
def test_words_are_found_as_a_reader_types_them(document, words, found):
    """Case, hyphens, blanks and the two ways to write a Greek letter do not matter; other characters do."""
    assert [span.of(document.text) for span in occurrences(document, words)] == found


@pytest.mark.parametrize(("words", "said"), [(" ", "nothing to find"), ("x" * 201, "200 characters")])
def test_what_cannot_be_found_is_refused(document, words, said):
    """Nothing, and far too much, are refused in a sentence."""
    assert MAX_CHARACTERS == 200
    with pytest.raises(QuestionError, match=said):
        occurrences(document, words)
