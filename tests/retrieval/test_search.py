"""Search: which passages are ranked, in which order, and what their scores are made of."""

from pathlib import Path

import numpy as np
import pytest

from askreviews import engines, formats, indexing
from askreviews.abbreviations import Abbreviations
from askreviews.answers import MODES
from askreviews.encoders import identity
from askreviews.engines import Index
from askreviews.fusion import best_of_group
from askreviews.manifest import Origin
from askreviews.retrieval import Question, Ranked, Scope, Searcher
from askreviews.retrieval.search import LOOKED_AT, READ_AGAIN
from askreviews.retrieval.shares import NAMED, Shares
from askreviews.testing import FakeEncoder
from sample_corpus import ARTICLE, OTHER, written

ENCODER = FakeEncoder()
EVERYWHERE = Scope()
REPEATED = "# Echoes\n\n" + "\n\n".join(
    f"## Part {number}\n\nThe very same sentence about basalt stands here." for number in range(80)
)


def index_of(folder: Path, **texts: str) -> Index:
    """An index of reviews, by id, on disk in `folder`."""
    documents = [formats.read(written(folder / f"{name}.md", text)) for name, text in sorted(texts.items())]
    origin = Origin(identity(ENCODER), (), "settings")
    contents = indexing.contents(documents, ENCODER)
    engines.load().write(folder / "index", contents, origin=origin, product="test")
    return engines.load().read(folder / "index")


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Index:
    return index_of(tmp_path_factory.mktemp("search"), kelp=ARTICLE, lichen=OTHER)


def search(index: Index, question: str, *, k: int = 5, mode="hybrid", scope=EVERYWHERE) -> tuple[Ranked, ...]:
    parsed = Question.parse(question, Abbreviations())
    return Searcher(index, ENCODER).search(parsed, k=k, mode=mode, scope=scope)


def headings(index: Index, ranked: tuple[Ranked, ...]) -> list[str]:
    documents = {document.id: document for document in index.documents}
    passages = [index.passages[r.row] for r in ranked]
    return [documents[p.document_id].sections[p.section].heading for p in passages]


@pytest.mark.parametrize("mode", MODES)
def test_the_passage_that_was_asked_for_comes_first(index, mode):
    """By its words, by its meaning and by both."""
    assert headings(index, search(index, "lichens grow on granite", mode=mode))[0] == "Growth"
    assert (
        headings(index, search(index, "kelp forms forests in cold water", mode=mode))[0] == "Where kelp grows"
    )


def test_a_score_is_the_sum_of_its_parts(index):
    """The part of the words and that of the meaning, each shown."""
    for mode in MODES:
        for ranked in search(index, "iodine in the blood of mice", mode=mode):
            assert ranked.score == pytest.approx(ranked.keyword + ranked.meaning)
            assert -1e-9 <= ranked.score <= 1 + 1e-9


NAMES = "# Names\n\n" + "\n\n".join(
    f"## Part {n}\n\n{text}"
    for n, text in enumerate(
        ["miR-15 does what miR-15 is known for.", "Nothing is known of it but miR-155.", *["miR does."] * 30]
    )
)


def test_a_question_for_nothing_but_a_name_finds_who_holds_it(tmp_path):
    """However near others come; what else is asked for, or another mode, leaves the ranking as it is."""
    index = index_of(tmp_path, names=NAMES)
    for asked in ("miR-155", "What does miR-155 do?", "Tell me about miR-155"):
        (first,) = search(index, asked, k=1)
        assert headings(index, (first,)) == ["Part 1"]
        assert first.score == pytest.approx(first.keyword + first.meaning)
        assert NAMED < first.score <= 1 + 1e-9
    for asked, mode in (("miR-155 nothing", "hybrid"), ("miR-155", "keyword"), ("miR-155", "meaning")):
        question = Question.parse(asked, Abbreviations())
        searcher = Searcher(index, ENCODER)
        scores = searcher._scores(question, searcher._shares[mode], EVERYWHERE)
        assert scores.named is None


def test_similarity_is_the_best_cosine_of_passage_and_sentences(index):
    """As brute force over the stored vectors gives it."""
    query = ENCODER.encode(["iodine in the blood"])[0]
    whole, sentences = index.vectors("passages") @ query, index.vectors("sentences") @ query
    for ranked in search(index, "iodine in the blood", k=10):
        own = sentences[index.sentence_passages == ranked.row]
        assert ranked.similarity == pytest.approx(max(whole[ranked.row], *own), abs=1e-6)


@pytest.mark.parametrize("mode", MODES)
def test_the_margin_is_how_far_the_nearest_stands_above_the_tenth(tmp_path, index, mode):
    """In every mode; of fewer than ten passages searched, above the last of them; of none, nothing."""
    question = Question.parse("iodine in the blood of mice", Abbreviations())
    long = "# Shells\n\n" + "\n\n".join(
        f"## Part {n}\n\nIn the year {n} of salt and stone." for n in range(14)
    )
    for searched, place in ((index_of(tmp_path, kelp=ARTICLE, shells=long), 10), (index, 0)):
        query = ENCODER.encode([question.text])[0]
        nearest = best_of_group(
            searched.vectors("sentences") @ query, searched.sentence_passages, len(searched.passages)
        )
        by_similarity = np.sort(np.maximum(searched.vectors("passages") @ query, nearest))
        found = Searcher(searched, ENCODER).search_distinct(question, k=1, mode=mode, scope=EVERYWHERE)
        assert found.margin == pytest.approx(by_similarity[-1] - by_similarity[-place], abs=1e-6)
    nothing = Scope(np.zeros(len(index.passages), bool), np.zeros(len(index.sentence_passages), bool))
    assert Searcher(index, ENCODER).search_distinct(question, k=1, mode=mode, scope=nothing).margin == 0


def test_the_sentences_of_a_passage_come_with_their_rows(index):
    """Each indexed sentence of the passage, in order, with a score of its own."""
    for ranked in search(index, "iodine", k=10):
        rows = np.flatnonzero(index.sentence_passages == ranked.row)
        assert [row for row, _ in ranked.sentences] == rows.tolist()


def test_keyword_mode_leaves_out_what_shares_no_word(index):
    """Other than rank-bm25, which fills up with any passage."""
    assert headings(index, search(index, "granite", mode="keyword", k=10)) == ["Growth"]
    assert search(index, "telescope", mode="keyword", k=10) == ()


def test_only_what_the_scope_allows_is_returned(index):
    """A passage outside is not there, however well it answers; with nothing allowed, nothing is found."""
    allowed = np.array([passage.document_id == "kelp" for passage in index.passages])
    scope = Scope(allowed, allowed[index.sentence_passages])
    found = search(index, "lichens grow on granite", k=10, scope=scope)
    assert {index.passages[r.row].document_id for r in found} == {"kelp"}
    assert len(found) == allowed.sum()
    nothing = Scope(np.zeros_like(allowed), np.zeros(len(index.sentence_passages), bool))
    assert search(index, "lichens", scope=nothing) == ()


@pytest.mark.parametrize("mode", MODES)
def test_ties_break_by_document_and_place(tmp_path, mode):
    """Eighty passages of the same words keep the order of the text, also behind those looked at closely."""
    index = index_of(tmp_path, echo=REPEATED)
    found = search(index, "the same sentence about basalt", k=80, mode=mode)
    assert [ranked.row for ranked in found] == list(range(80))
    assert {round(ranked.score, 9) for ranked in found[:LOOKED_AT]} == {found[0].score}


@pytest.mark.parametrize("mode", MODES)
def test_an_empty_index_ranks_nothing(tmp_path, mode):
    """And is no error."""
    assert search(index_of(tmp_path), "kelp", mode=mode) == ()


class LastWins:
    """A reranker that prefers what the ranking put last."""

    name = "last-wins"

    def scores(self, question: str, texts) -> np.ndarray:
        return np.arange(len(texts), dtype=np.float64)


def test_a_reranker_and_the_ranking_count_half_each(index):
    """The score of a passage is the mean of both, each from 0 to 1, and the order follows it."""
    parsed = Question.parse("iodine in the blood of mice", Abbreviations())
    before = Searcher(index, ENCODER).search(parsed, k=100, mode="hybrid", scope=EVERYWHERE)
    after = Searcher(index, ENCODER, reranker=LastWins()).search(
        parsed, k=100, mode="hybrid", scope=EVERYWHERE
    )
    expected = {r.row: (r.score + place / (len(before) - 1)) / 2 for place, r in enumerate(before)}

    assert {r.row: r.score for r in after} == pytest.approx(expected)
    assert [r.score for r in after] == sorted(expected.values(), reverse=True)


def test_a_reranker_leaves_the_passages_behind_the_first_fifty_where_they_are(tmp_path):
    """They follow in their order, however many are asked for."""
    index = index_of(tmp_path, echoes=REPEATED)
    parsed = Question.parse("basalt", Abbreviations())
    before = Searcher(index, ENCODER).search(parsed, k=80, mode="hybrid", scope=EVERYWHERE)
    after = Searcher(index, ENCODER, reranker=LastWins()).search(
        parsed, k=80, mode="hybrid", scope=EVERYWHERE
    )

    assert [r.row for r in after[READ_AGAIN:]] == [r.row for r in before[READ_AGAIN:]]
    assert {r.row for r in after[:READ_AGAIN]} == {r.row for r in before[:READ_AGAIN]}


@pytest.mark.parametrize(("met", "words"), [(1.0, 0.5), (0.5, 0.2), (0.1, 0.0), (0.0, 0.0)])
def test_words_weigh_the_more_the_better_they_meet(met, words):
    """0.6 times what is met less 0.1, never below 0, then all three brought to a sum of 1."""
    shares = Shares(0.6, 0.15, 0.5, doubt=0.1).for_question(met)

    assert shares.keyword == pytest.approx(words / (words + 0.65))
    assert shares.whole == pytest.approx(0.15 / (words + 0.65))
    assert shares.keyword + shares.whole + shares.pieces == pytest.approx(1)
