"""Names and spellings of a question as the documents write them."""

from __future__ import annotations

import pytest

from askreviews import formats
from askreviews.abbreviations import Abbreviations
from askreviews.retrieval import Question
from askreviews.retrieval import writing as writing_module
from askreviews.retrieval.writing import Writing


@pytest.fixture(scope="module")
def writing(tmp_path_factory) -> Writing:
    """Of a text that writes each name in one way."""
    path = tmp_path_factory.mktemp("writing") / "moss.md"
    path.write_text(
        "# Moss\n\nIn moss, claudin-5 and miR-199a-5p rise, IL-1β and TNF-α fall. Edema follows, a tumour "
        "or a tumor seldom, fiber never. Caspase 3 is cut on day 7, caspase-3 on day 9 and caspase-3 last. "
        "IL-17 was not looked at, nor NF-κB in moss, nor IFN- γ.\n",
        encoding="utf-8",
    )
    return Writing([formats.read(path)])


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("claudin5", "claudin-5"),
        ("Does Claudin 5 rise?", "Does claudin-5 rise?"),
        ("miR199a", "mir-199a"),
        ("miR199", "mir-199"),
        ("IL1b and TNF alpha", "il-1β and tnf-α"),
        ("il-1 beta", "il-1β"),
        ("caspase3", "caspase-3"),
        ("NFkB in moss", "nf-κb in moss"),
        ("IFN-gamma", "ifn- γ"),
        ("Do NF kB and TNFa fall?", "Do nf-κb and tnf-α fall?"),
    ],
)
def test_a_name_is_read_as_the_documents_write_it(writing, asked, read):
    """However its parts are joined; of several forms the most frequent."""
    assert writing.followed(asked) == read


@pytest.mark.parametrize(
    "asked",
    ["Caspase 3", "claudin-5", "day 7", "claudin-6", "IL-7", "IL1", "in 5 mosses", "beta cells", "MOSS"],
)
def test_what_is_written_so_or_nowhere_stays(writing, asked):
    """IL-17 is no IL-7, and IL-1β no IL-1."""
    assert writing.followed(asked) == asked


def test_the_names_of_a_long_question_are_left_as_they_are(writing):
    """Each could take a look through all texts; a spelling is looked up once."""
    asked = " ".join(f"claudin{number}" for number in range(40))
    assert writing.followed(asked) == asked
    assert writing.followed(f"{asked} oedema") == f"{asked} edema"


def test_what_was_looked_up_is_not_kept_for_ever(tmp_path, monkeypatch):
    """A server asked for ever more names does not grow."""
    path = tmp_path / "moss.md"
    path.write_text("# Moss\n\nMoss has claudin-5.\n", encoding="utf-8")
    own = Writing([formats.read(path)])
    monkeypatch.setattr(writing_module, "_MOST_KNOWN", 3)
    for number in range(20):
        own.followed(f"claudin{number}")
    assert own.followed("claudin5") == "claudin-5"
    assert len(own._known) <= 4


def test_american_spellings_are_read_where_only_they_are_written(writing):
    """British words become American ones where only these are written; all else stays."""
    assert (
        writing.followed("Oedema, tumour and haemorrhage in fibres?")
        == "edema, tumour and haemorrhage in fibres?"
    )


def test_only_the_model_reads_it_so(writing):
    """What was asked, and its terms, stay."""
    question = Question.parse("Oedema with claudin5?", Abbreviations())
    read = question.as_written(writing)
    assert read.for_model == "edema with claudin-5?"
    assert (read.text, read.terms) == (question.text, question.terms)
