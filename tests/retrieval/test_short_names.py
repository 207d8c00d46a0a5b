"""Names that papers shorten without saying so, in either form."""

import pytest

from askreviews.answers import Synonyms
from askreviews.retrieval.short_names import ShortNames, short_names
from sample_corpus import home_in, library_in, written

REVIEW = """# Signals in ferns

## Cytokines

Spores raise IL-1β and TNF-α in the frond, and IL-33 in the root [1].

## Channels

In drought, the stem opens aquaporin-4, and loses water by night [2].

## Vessels

Toll-like receptor 2 stands in the bark of the tree fern, where TLR4 does not [3].

## References

1. Aa B. Spores. J Fern. 2001;1:1-2.
2. Cc D. Water. J Fern. 2002;2:1-2.
3. Ee F. Bark. J Fern. 2003;3:1-2.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """One review, which defines nothing."""
    folder = tmp_path_factory.mktemp("ferns")
    with library_in(home_in(folder)) as library:
        library.add(written(folder / "ferns.md", REVIEW))
        yield library


@pytest.mark.parametrize(
    ("written_out", "other", "section"),
    [
        ("tumor necrosis factor alpha", "TNF-α", "Cytokines"),
        ("tumour necrosis factor-α", "TNF-α", "Cytokines"),
        ("interleukin 1 beta", "IL-1β", "Cytokines"),
        ("Interleukin-33", "IL-33", "Cytokines"),
        ("AQP4", "aquaporin-4", "Channels"),
        ("toll-like receptor 4", "TLR-4", "Vessels"),
    ],
)
def test_a_name_is_read_in_the_form_that_the_documents_have(library, written_out, other, section):
    """The answer says so; the passage meets the name, is found by words, and nothing is unknown."""
    for mode in ("hybrid", "keyword"):
        answer = library.ask(f"Where does {written_out} stand?", mode=mode)
        assert answer.synonyms == (Synonyms(written_out, (other,)),)
        assert answer.unknown == answer.unmet == ()
        assert answer.matches[0].section == (section,)
        assert written_out in answer.matches[0].explanation.terms


@pytest.mark.parametrize("name", ["IL-33", "TNF-alpha", "aquaporin 4", "toll-like receptor 2", "TLR4"])
def test_a_form_that_the_documents_have_stays_as_it_is(library, name):
    """Whatever joins its parts."""
    answer = library.ask(f"Where does {name} stand?")
    assert (answer.synonyms, answer.unknown) == ((), ())


@pytest.mark.parametrize("name", ["interleukin-10", "tumor necrosis factor beta", "AQP1"])
def test_another_of_the_kind_is_another_name(library, name):
    """The documents have one of them, and it is not this."""
    answer = library.ask(f"Where does {name} stand?")
    assert answer.synonyms == ()
    assert answer.unknown
    assert not answer.found


def test_the_model_reads_what_the_documents_write(library):
    """So a question comes as near to its passage in either form."""
    long, short = (
        library.search(f"Do spores raise {name}?", k=1)[0].explanation.similarity
        for name in ("interleukin-33", "IL-33")
    )
    assert long == short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Does human adenovirus type 55 kill?", [("human adenovirus type 55", "HAdV-55")]),
        ("IL-6 or interleukins?", [("IL-6", "interleukin-6"), ("interleukins", "IL")]),
        ("is there no il-6?", [("il-6", "interleukin-6")]),
        ("NO and no", [("NO", "nitric oxide")]),
        ("IL-6xy, xIL-6 and CDs", [("CDs", "cluster of differentiation")]),
        ("nuclear factor-kappa B, NF-kB", [("nuclear factor-kappa B", "NF-κB")]),
        ("vascular endothelial growth factor receptor 2", [(..., "VEGFR-2")]),
    ],
)
def test_names_are_found_whole(text, found):
    """With what tells one of a kind from the others; a word that is spelt as a short form is none."""
    expected = [(text if name is ... else name, other) for name, other in found]
    assert [(text[n.start : n.end], n.other) for n in short_names().found_in(text)] == expected


@pytest.mark.parametrize("lines", ["interleukin", "interleukin\tIL\ninterleukin\tI", "\tIL"])
def test_a_list_with_a_mistake_is_refused(lines):
    """Whoever adds a line learns which is wrong."""
    with pytest.raises(ValueError, match="lacks a form, or stands twice"):
        ShortNames.read(lines)


def test_remarks_and_empty_lines_say_nothing():
    """Of the others, each long form has the short one."""
    names = ShortNames.read("# Remark\n\ngreen leaf, leafs\tGL\n")
    assert [n.other for n in names.found_in("A green-leaf 2, leafs and GL")] == ["GL-2", "GL", "green leaf"]
