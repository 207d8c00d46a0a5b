"""How a document is cut into passages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews import cutting, sentences
from askreviews.citing import citations
from askreviews.documents import Document, Paragraph, ParagraphKind, Section, Span
from askreviews.passages import Passage

Written = Sequence[Sequence[tuple[str, ParagraphKind]]]


def document(sections: Written) -> Document:
    """A document whose sections hold these paragraphs."""
    text = ""
    made = []
    for number, paragraphs in enumerate(sections):
        placed = []
        for words, kind in paragraphs:
            span = Span(len(text), len(text) + len(words))
            text += f"{words}\n\n"
            placed.append((span, kind))
        markers = citations.find(text, [span for span, _ in placed])
        made.append((number, placed, markers))
    return Document(
        id="kelp",
        text=text,
        title="On kelp",
        sections=tuple(
            Section(
                f"Section {number}",
                (f"Section {number}",),
                Span(placed[0][0].start, placed[-1][0].end) if placed else Span(0, 0),
                tuple(Paragraph(span, sentences.split(text, span, markers), kind) for span, kind in placed),
            )
            for number, placed, markers in made
        ),
    )


def sentence(words: int) -> str:
    """A sentence of so many words."""
    return " ".join(["Kelp", *["grows"] * (words - 2), "fast."]) if words > 1 else "Kelp."


def cut(
    sections: Written, *, limit: int = 10_000, words: int = cutting.WORDS
) -> tuple[Document, tuple[Passage, ...]]:
    """The document and its passages; a word counts as one piece."""
    made = document(sections)
    return made, cutting.passages(
        made, lambda span: len(span.of(made.text).split()), limit=limit, words=words
    )


def sizes(sections: Written, *, limit: int = 10_000) -> list[int]:
    """The words in each passage."""
    made, found = cut(sections, limit=limit)
    return [len(passage.span.of(made.text).split()) for passage in found]


def text(*paragraphs: str) -> list[tuple[str, ParagraphKind]]:
    """Paragraphs of running text."""
    return [(paragraph, "text") for paragraph in paragraphs]


def test_a_paragraph_that_fits_is_a_passage():
    """It keeps its section, its paragraph and its sentences."""
    made, found = cut([text(f"{sentence(50)} {sentence(40)}"), text(sentence(60), sentence(70))])
    assert [(p.section, p.paragraph, len(p.sentences)) for p in found] == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]
    assert found[0].id == f"kelp:0-{len(made.sections[0].paragraphs[0].span.of(made.text))}"


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([13] * 10, [65, 65]),
        ([40, 40, 40], [120]),
        ([40, 40, 40, 40], [80, 80]),
        ([30] * 9, [90, 90, 90]),
        ([100, 30], [100, 30]),
    ],
)
def test_a_long_paragraph_gives_passages_of_about_equal_length(lengths, expected):
    """130 words are 65 and 65, not 120 and 10."""
    assert sizes([text(" ".join(sentence(n) for n in lengths))]) == expected


def test_a_single_long_sentence_is_one_passage():
    """More words than a passage should have, but no more than the model reads."""
    assert sizes([text(sentence(150))]) == [150]


def test_short_paragraphs_are_put_together():
    """The items of a list make one passage, up to the most words; never over a section's end."""
    assert sizes([text(*[sentence(20)] * 4), text(sentence(10))]) == [80, 10]
    assert sizes([text(*[sentence(25)] * 6)]) == [100, 50]
    assert sizes([text(sentence(60), sentence(50))]) == [60, 50]


def test_rows_and_captions_stand_alone():
    """Whatever their length."""
    made, found = cut(
        [[("Kelp grows.", "text"), ("Figure 1. Kelp.", "caption"), ("Leaf\t3", "row"), ("It falls.", "text")]]
    )
    assert [p.span.of(made.text) for p in found] == ["Kelp grows.", "Figure 1. Kelp.", "Leaf\t3", "It falls."]


def test_what_the_model_cannot_read_is_divided_at_a_clause():
    """At the semicolon near the middle rather than at a comma or blank that is nearer."""
    long = "Kelp grows in the north and in the west; it falls, as we know, in the far south and east."
    made, found = cut([text(long)], limit=12)
    assert [p.span.of(made.text) for p in found] == [
        "Kelp grows in the north and in the west;",
        "it falls, as we know, in the far south and east.",
    ]


def test_a_sentence_without_clauses_is_divided_at_a_blank():
    """As often as needed, into about equal parts."""
    assert sizes([text(sentence(40))], limit=12) == [10, 10, 10, 10]


def test_no_marker_is_divided():
    """A blank inside ``[1, 2, 3]`` is no border, and each part keeps its own markers."""
    made, found = cut([text("Kelp grows fast [1, 2, 3, 4, 5, 6] here [7].")], limit=6)
    assert [p.numbers for p in found] == [(), (1, 2, 3, 4, 5, 6), (7,)]
    assert [p.span.of(made.text) for p in found] == ["Kelp grows fast", "[1, 2, 3, 4, 5, 6]", "here [7]."]


def test_a_word_as_long_as_a_sentence_is_divided_in_its_middle():
    """The bound holds for a text without blanks as well."""
    made = document([text("a" * 1000)])
    found = cutting.passages(made, lambda span: span.end - span.start, limit=300)
    assert [p.span.end - p.span.start for p in found] == [250] * 4


def test_a_document_without_text_has_no_passages():
    """Empty sections give none."""
    assert cut([[], []])[1] == ()


def test_a_sentence_full_of_markers_is_cut_in_proportion():
    """Ten thousand markers in one sentence end in an answer."""
    assert len(sizes([text("kelp [1], " * 10_000 + "end")], limit=200)) > 50


WORD = st.sampled_from(
    ["kelp", "grows", "in", "TGF-β1", "[1, 2]", "[3].", "fast.", "It", "slowly,", "so;", "–", "x" * 30]
)
PARAGRAPH = st.tuples(
    st.lists(WORD, min_size=1, max_size=120).map(" ".join), st.sampled_from(["text", "caption", "row"])
)


@given(st.lists(st.lists(PARAGRAPH, max_size=5), max_size=4), st.integers(4, 60))
def test_every_passage_keeps_the_promises(sections, limit):
    """In order, inside one section, whole sentences or parts, all words once, no marker cut, both bounds."""
    made, found = cut(sections, limit=limit, words=40)
    assert " ".join(p.span.of(made.text) for p in found).split() == [
        w for s in sections for p, _ in s for w in p.split()
    ]
    whole = [s.span for _, _, s in made.sentences()]
    markers = [c for _, _, s in made.sentences() for c in s.citations]
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for passage in found:
        size = len(passage.span.of(made.text).split())
        assert made.sections[passage.section].span.holds(passage.span)
        assert made.sections[passage.section].paragraphs[passage.paragraph].span.start <= passage.span.start
        assert size <= limit
        assert size <= 40 or len(passage.sentences) == 1
        assert all(any(span.holds(s.span) for span in whole) for s in passage.sentences)
        assert (passage.span.start, passage.span.end) == (
            passage.sentences[0].span.start,
            passage.sentences[-1].span.end,
        )
    assert [c for p in found for s in p.sentences for c in s.citations] == markers
