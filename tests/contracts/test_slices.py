"""Every quote is an exact slice of its document's text, and that text is the file's own words in order."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askreviews import Answer, Document, Library, Match
from askreviews.answers import MODES
from askreviews.errors import QuestionError
from askreviews.formats.decoding import decode
from askreviews.home import shipped_digests
from formats.reading import check_offsets
from sample_corpus import ARTICLE, DIGEST, OTHER, home_in, library_in, written

CHECKOUT = Path(__file__).parents[2]
REVIEWS = CHECKOUT.parent / "shared" / "reviews"
BENCHMARK = sorted((CHECKOUT / "corpus" / "benchmark").glob("*.jsonl"))
LINES = [json.loads(line) for path in BENCHMARK for line in path.read_text(encoding="utf-8").splitlines()]
QUESTIONS = [line.get("whole", line["text"]) for line in LINES]
CORPORA = ("samples", "digests", "articles")


def files_of(corpus: str) -> list[Path]:
    """The files of the reviews that are added; skips the test where they are not there."""
    if corpus != "articles":
        return []
    found = sorted(REVIEWS.glob("*.txt"))
    if not found:
        pytest.skip(f"the reviews themselves are not in {REVIEWS.name}/: they belong to their journals")
    return found


@pytest.fixture(scope="module", params=CORPORA)
def library(request, tmp_path_factory) -> Iterator[Library]:
    """Small reviews of our own, the digests that ship, or the articles in their place; a fake model."""
    folder = tmp_path_factory.mktemp(request.param)
    added = files_of(request.param)
    home = folder / "home"
    if request.param == "samples":
        home = home_in(folder, **{"kelp-2021": DIGEST})
        added = [written(folder / "kelp.md", ARTICLE), written(folder / "lichen.md", OTHER)]
    with library_in(home) as library:
        for path in added:
            library.add(path)
        yield library


def file_of(library: Library, document: Document) -> Path:
    """Where the file lies that the document was read from."""
    article = library.home / "corpus" / "articles" / document.source
    return article if article.is_file() else shipped_digests() / document.source


def assert_whole(answer: Answer) -> None:
    """All that must hold of every answer."""
    for match in answer.matches:
        assert_slices(match)
    scores = [match.score for match in answer.matches]
    assert scores == sorted(scores, reverse=True)
    assert [match.rank for match in answer.matches] == list(range(1, len(scores) + 1))
    assert len({match.passage.id for match in answer.matches}) == len(scores)
    assert answer.nearest == (() if answer.found else answer.matches)
    assert not answer.found or answer.matches
    assert 0 <= answer.confidence <= 1


def assert_slices(match: Match) -> None:
    text, passage, section = (
        match.document.text,
        match.passage,
        match.document.sections[match.passage.section],
    )
    assert match.text == text[passage.span.start : passage.span.end]
    assert match.text.strip() != ""
    assert match.section == section.path
    assert section.span.holds(passage.span)
    assert section.paragraphs[passage.paragraph].span.start <= passage.span.start
    assert passage.document_id == match.document.id
    numbers = {sentence.span: sentence.numbers for sentence in passage.sentences}
    assert match.evidence
    for evidence in match.evidence:
        assert evidence.text == text[evidence.span.start : evidence.span.end]
        assert passage.span.holds(evidence.span)
        assert evidence.references == numbers[evidence.span]
    assert [entry.number for entry in match.references] == list(passage.numbers)
    assert list(match.references) == [match.document.reference(number) for number in passage.numbers]


def test_every_answer_to_every_benchmark_question_is_made_of_slices(library):
    """Passage and evidence stand in the text where they say; numbers resolve to their own entries."""
    for place, question in enumerate(QUESTIONS):
        assert_whole(library.ask(question, k=8, mode=MODES[place % len(MODES)]))


def test_the_same_question_gives_the_same_answer(library):
    """Twice asked, or asked of the same files opened anew: equal but for the time taken."""
    again = library_in(library.home)
    for question in QUESTIONS[::20]:
        first = replace(library.ask(question), elapsed_ms=0)
        assert replace(library.ask(question), elapsed_ms=0) == first
        assert replace(again.ask(question), elapsed_ms=0) == first


def test_a_shorter_answer_is_the_beginning_of_a_longer_one(library):
    """Asking for fewer passages changes neither the verdict nor the order."""
    for question in QUESTIONS[::20]:
        long, short = library.ask(question, k=100), library.ask(question, k=2)
        assert_whole(long)
        assert short.matches == long.matches[:2]
        assert (short.found, short.confidence) == (long.found, long.confidence)


@settings(deadline=None, max_examples=150)
@given(data=st.data(), mode=st.sampled_from(MODES), k=st.integers(1, 12))
def test_whatever_is_asked_the_answer_is_made_of_slices(library, data, mode, k):
    """Questions from the documents' own words and any characters: an answer, or a clear refusal."""
    words = sorted({word for document in library.documents for word in document.text.split()})
    pieces = st.lists(st.sampled_from(words) | st.text(max_size=12), max_size=20)
    question = " ".join(data.draw(pieces))
    with suppress(QuestionError):
        assert_whole(library.ask(question, k=k, mode=mode))


def test_a_document_holds_its_files_own_words_in_the_files_order(library):
    """Each stretch stands so in the file, and paragraphs in its order; only blanks are put between them."""
    for document in library.documents:
        characters, _ = decode(file_of(library, document))
        check_offsets(document, characters)


def test_every_noun_of_a_document_lies_where_it_says(library):
    """Sections hold paragraphs, these sentences, these markers; none is empty or overlaps the next."""
    for document in library.documents:
        for section, paragraph in document.paragraphs():
            assert section.span.holds(paragraph.span)
            assert paragraph.span.of(document.text).strip() != ""
            place = paragraph.span.start
            for sentence in paragraph.sentences:
                assert place <= sentence.span.start < sentence.span.end <= paragraph.span.end
                place = sentence.span.end
                for citation in sentence.citations:
                    assert sentence.span.holds(citation.span)
                    assert citation.numbers


def test_every_sentence_that_cites_is_found_by_its_number(library):
    """`citing` finds each number that any sentence cites, and only there."""
    for document in library.documents:
        numbers = {number for _, _, sentence in document.sentences() for number in sentence.numbers}
        for number in sorted(numbers):
            cited = library.citing(document.id, number)
            assert [c.sentence for c in cited] == [
                s for _, _, s in document.sentences() if number in s.numbers
            ]
            assert [c.text for c in cited] == [c.sentence.span.of(document.text) for c in cited]
