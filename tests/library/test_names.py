"""Documents and references by name, and arguments of the wrong kind."""

import pytest

from askreviews.errors import (
    UnknownName,
)
from sample_corpus import DIGEST, OTHER, home_in, library_in, written


def test_documents_are_found_by_the_beginning_of_their_id(library, tmp_path):
    """As long as it is only one's; else all that could be meant are named."""
    library.add(written(tmp_path / "x.md", OTHER), id="kelp-lichen")
    assert library.document("kelp-2021").id == library.document("kelp-2").id == "kelp-2021"
    with pytest.raises(UnknownName, match="'kelp' is the beginning of several; there are: kelp-2021, kelp-l"):
        library.document("kelp")
    with pytest.raises(UnknownName, match="'moss' is not the id of a document; there are: kelp-2021, kelp-l"):
        library.document("moss")
    with pytest.raises(UnknownName, match="'' is not the id"):
        library.document("")


def test_citing_gives_every_sentence_that_cites_a_reference(library):
    """A number inside a range is cited, too; the entry comes along."""
    (cited,) = library.citing("kelp", 3)
    document = library.document("kelp-2021")
    assert (
        cited.text
        == cited.sentence.span.of(document.text)
        == "KE also raises their iodine in every trial [2-4]."
    )
    assert cited.paragraph.holds(cited.sentence.span)
    assert (cited.section, cited.reference) == (("Effects on blood",), document.reference(3))


def test_citing_a_number_that_is_nowhere_says_what_there_is(library, tmp_path):
    """The message gives the last number of the list, or says that there is no list."""
    bare = "# Moss\n\n## Colour\n\nMoss is green after rain, and brown in a dry summer without any rain.\n"
    library.add(written(tmp_path / "moss.md", bare))
    with pytest.raises(UnknownName, match="kelp-2021 has no reference 99; its list goes from 1 to 5"):
        library.citing("kelp", 99)
    with pytest.raises(UnknownName, match="moss has no reference 1; it has no reference list"):
        library.citing("moss", 1)


def test_an_argument_of_another_type_is_refused_in_a_sentence(library):
    """Before anything is searched."""
    with pytest.raises(TypeError, match="question must be of type str, not NoneType: None"):
        library.ask(None)
    with pytest.raises(TypeError, match="k must be of type int, not str: '3'"):
        library.ask("iodine", k="3")
    with pytest.raises(TypeError, match="number must be of type int, not str: '61'"):
        library.citing("kelp-2021", "61")
    with pytest.raises(TypeError, match="id must be of type str, not int: 7"):
        library.citing(7, 1)


def test_an_answer_can_be_looked_at_in_a_shell(tmp_path):
    """Its repr names documents and quotes passages, and does not hold whole reviews."""
    long = DIGEST.replace(
        "## Where", "## Waves\n\n" + "Waves are heard on the shore. " * 1000 + "\n\n## Where"
    )
    with library_in(home_in(tmp_path, kelp=long)) as library:
        shown = repr(library.ask("What does kelp do to blood pressure?"))
    assert len(shown) < 10_000 < len(long)
    assert "Document(id='kelp', title='Kelp in health'" in shown
