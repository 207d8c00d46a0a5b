"""Several questions at once, passages without a verdict, embeddings, and the same on an event loop."""

from __future__ import annotations

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from askreviews import Library
from askreviews.answering import Search
from askreviews.asynchronous import AsyncLibrary, open_async
from askreviews.documents import Span
from askreviews.errors import QuestionError, UnknownName
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

QUESTIONS = ("Where does kelp grow?", "What eats kelp?", "kelp", "Does ice melt?")


@pytest.fixture
def library(tmp_path):
    """A library of one digest."""
    with Library(home_in(tmp_path), encoder=FakeEncoder()) as library:
        yield library


def timeless(answer):
    """The answer without the time that it took."""
    return replace(answer, elapsed_ms=0.0)


def test_many_questions_get_the_answers_that_each_gets(library):
    """In their order, with the same passages, scores and verdicts."""
    many = library.ask_many(QUESTIONS, k=3)
    assert [timeless(a) for a in many] == [timeless(library.ask(q, k=3)) for q in QUESTIONS]
    assert library.ask_many(()) == ()


def test_one_question_that_cannot_be_asked_refuses_all(library):
    """The error names it and its place, and nothing is answered halfway."""
    with pytest.raises(QuestionError, match=r"^Question 2 of 2: “the of and”"):
        library.ask_many(["Where does kelp grow?", "the of and"])
    with pytest.raises(QuestionError, match=r"^The question is empty"):
        library.ask_many([" "])
    with pytest.raises(UnknownName):
        library.ask_many(["kelp"], documents=["nobody"])
    with pytest.raises(TypeError):
        library.ask_many(["kelp", 3])


def test_search_is_ask_without_a_verdict(library):
    """The same passages in the same order."""
    assert library.search("Where does kelp grow?", k=5) == library.ask("Where does kelp grow?", k=5).matches
    with pytest.raises(QuestionError, match="101 passages"):
        library.search("kelp", k=101)


def test_embeddings_have_length_one(library):
    """One row a text, in order; none for none."""
    vectors = library.embed(["kelp", "ice", "kelp"])
    assert vectors.shape == (3, library.embed([]).shape[1])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors[0], vectors[2])


def test_many_threads_ask_one_library(library):
    """Answers are the same whoever asks beside."""
    alone = [timeless(library.ask(question)) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda n: timeless(library.ask(QUESTIONS[n % 4])), range(64)))
    assert together == alone * 16


def test_event_loop_gets_what_the_library_answers(library):
    """Every method answers the same when it is awaited."""
    answered, by_words = library.ask("kelp"), library.ask("kelp", mode="keyword")

    async def asked():
        async with AsyncLibrary(library) as waiting:
            return (
                await waiting.ask("kelp"),
                await waiting.ask_many(["kelp"]),
                await waiting.search("kelp"),
                await waiting.document("kelp-2021"),
                await waiting.documents(),
                await waiting.papers("kelp", documents=["kelp"], years=(2018, None)),
                await waiting.paper("kelp-2021", 1),
                await waiting.citing("kelp-2021", 1),
                await waiting.find("kelp", "kelp-2021"),
                await waiting.check_references("kelp-2021"),
                await waiting.read_follow_up("and ice?", ["Where does kelp grow?"]),
                await waiting.cited_by(answered),
                await waiting.compare(answered, by_words),
                await waiting.embed(["kelp"]),
            )

    answer, many, found, document, documents, papers, paper, citing, *others, vectors = asyncio.run(asked())
    assert timeless(answer) == timeless(library.ask("kelp")) == timeless(many[0])
    assert found == library.search("kelp")
    assert (document, documents) == (library.document("kelp-2021"), library.documents)
    assert papers == library.papers("kelp", documents=["kelp"], years=(2018, None))
    assert (paper, citing) == (library.paper("kelp-2021", 1), library.citing("kelp-2021", 1))
    assert np.array_equal(vectors, library.embed(["kelp"]))
    places, checked, follow_up, cited, compared = others
    assert places == library.find("kelp", "kelp-2021")
    assert checked == library.check_references("kelp-2021")
    assert follow_up == library.read_follow_up("and ice?", ["Where does kelp grow?"])
    assert cited == library.cited_by(answered)
    assert compared.pairs == library.compare(answered, by_words).pairs


AWAITED = [name for name in vars(AsyncLibrary) if not name.startswith("_") and name != "documents"]


@pytest.mark.parametrize("name", AWAITED)
def test_what_is_awaited_takes_what_the_library_takes(name):
    """The same names, in the same order, with the same defaults, and the same comes back."""
    assert inspect.signature(getattr(AsyncLibrary, name)) == inspect.signature(getattr(Library, name))


def test_library_opens_on_an_event_loop(tmp_path):
    """With the model that ships."""

    async def opened():
        async with await open_async(home_in(tmp_path)) as library:
            return (await library.ask("Where does kelp grow?")).matches[0].document.id

    assert asyncio.run(opened()) == "kelp-2021"


def test_what_can_be_read_once_is_read_once(library):
    """A generator of questions, documents or sections is as good as a list."""
    assert [a.question for a in library.ask_many(q for q in QUESTIONS)] == list(QUESTIONS)
    document = library.documents[0]
    only = library.ask("kelp", documents=(d.id for d in [document]))
    assert {match.document.id for match in only.matches} <= {document.id}
    assert library.embed("kelp").shape == library.embed(["kelp"]).shape


@pytest.mark.parametrize("name", ["documents", "sections"])
@pytest.mark.parametrize("none", [(), [], "", [""]])
def test_none_of_the_documents_are_not_all_of_them(library, name, none):
    """A filter that came out empty must not open everything."""
    with pytest.raises(QuestionError, match=f"No {name} are named"):
        library.ask("kelp", **{name: none})
    if name == "documents":
        with pytest.raises(QuestionError, match="No documents are named"):
            library.papers(documents=none)


def test_arguments_of_another_type_are_refused_in_a_sentence(library):
    """Before they fail somewhere inside, or are kept."""
    document = library.documents[0]
    for wrong in (
        lambda: library.ask("kelp", documents=1),
        lambda: library.ask("kelp", sections=[1]),
        lambda: library.embed([1]),
        lambda: library.paper(document.id, "1"),
        lambda: library.judge("kelp", document.id, (0, 4), relevant=True),
        lambda: library.judge("kelp", document.id, Span(0, 4), relevant=1),
    ):
        with pytest.raises(TypeError, match=r"must be"):
            wrong()
    with pytest.raises(QuestionError):
        library.judge(" ", document.id, Span(0, 4), relevant=True)


@pytest.mark.parametrize("way", ["ask", "ask_many", "search"])
def test_names_are_those_of_the_state_that_answers(library, tmp_path, monkeypatch, way):
    """A document that comes between looking up its name and searching for it: one state, and no KeyError."""
    before = library._current.asker()
    after = Library(home_in(tmp_path / "more", dulse="# Dulse\n\nKelp grows.\n"), encoder=FakeEncoder())
    states = iter([before, after._current.asker()])
    monkeypatch.setattr(library._current, "asker", lambda: next(states))
    with pytest.raises(UnknownName):
        getattr(library, way)("Where does kelp grow?", documents=["dulse"])
    after.close()


def test_who_asks_while_it_is_closed_is_answered(library):
    """What is being asked keeps its index; whoever comes later has it read again."""
    asking, expected = library._current.asker(), library.ask(QUESTIONS[0])
    library.close()
    assert timeless(asking.ask(QUESTIONS[0], Search(5, "hybrid"))) == timeless(expected)
    assert timeless(library.ask(QUESTIONS[0])) == timeless(expected)
