"""Late interaction: the weighted mean of each question piece's best cosine, worked by hand."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from askreviews.encoders import Embedding, shifted
from askreviews.engines import PassageTokens
from askreviews.retrieval.late import ANSWERED_IN_ONE, RANKED_IN_ONE, LateInteraction

EAST, NORTH, WEST = (127, 0), (0, 127), (-127, 0)


def tokens(*passages: list[tuple[int, tuple[int, int]]]) -> PassageTokens:
    """The pieces of each passage: (id, vector)."""
    pieces = [piece for passage in passages for piece in passage]
    starts = np.cumsum([0, *(len(passage) for passage in passages)], dtype=np.int64)
    vectors = np.array([vector for _, vector in pieces], np.int8).reshape(-1, 2)
    return PassageTokens(
        starts=starts,
        pieces=np.array([number for number, _ in pieces], np.int32),
        vectors=shifted(vectors),
        sentences=starts,
        lengths=np.linalg.norm(vectors, axis=1).clip(1).astype(np.float32),
    )


def looking_at(*passages: list[tuple[int, tuple[int, int]]]) -> LateInteraction:
    """The scorer of passages of one sentence each."""
    return LateInteraction(tokens(*passages), np.arange(len(passages) + 1))


def asked(*pieces: tuple[int, tuple[int, int]]) -> Embedding:
    vectors = np.array([vector for _, vector in pieces], np.int8).reshape(-1, 2)
    return Embedding(np.array([1, 0], np.float32), tokens(list(pieces)).pieces, vectors)


def test_each_piece_of_the_question_meets_its_nearest_and_rare_ones_count_more():
    """Two passages: piece 7 stands in one (idf ln 3/1.5), piece 8 in none (idf ln 3/0.5)."""
    late = looking_at([(7, EAST)], [(9, EAST), (10, NORTH), (10, WEST)])
    seven, eight = log(3 / 1.5), log(3 / 0.5)
    scores = late.look(late.read(asked((7, EAST), (8, NORTH))), [1, 0]).scores
    assert scores.tolist() == pytest.approx([1, seven / (seven + eight)])


def test_the_length_of_a_vector_does_not_count():
    """Only its direction does: quantised vectors have lost their length."""
    late = looking_at([(1, (3, 4))], [(2, (60, 80))])
    assert late.look(late.read(asked((5, EAST))), [0, 1]).scores.tolist() == pytest.approx([3 / 5, 3 / 5])


def test_opposite_pieces_score_below_zero():
    """The score is a mean of cosines, -1 to 1."""
    late = looking_at([(1, WEST)], [(2, NORTH)])
    assert late.look(late.read(asked((5, EAST))), [0, 1]).scores.tolist() == pytest.approx([-1, 0])


def test_a_piece_that_most_passages_hold_counts_little():
    """With two of two its idf is ln 3/2.5; a passage that says it twice holds it once."""
    late = looking_at([(1, EAST), (1, EAST)], [(1, EAST)])
    common, rare = log(3 / 2.5), log(3 / 0.5)
    scores = late.look(late.read(asked((1, EAST), (2, NORTH))), [0]).scores
    assert scores.tolist() == pytest.approx([common / (common + rare)])


def test_without_pieces_nothing_is_close():
    """No passage, an empty one, or a question of none: zero, and no division by it."""
    late = looking_at([], [(1, EAST)])
    assert late.look(late.read(asked((1, EAST))), [0, 1]).scores.tolist() == pytest.approx([0, 1])
    assert late.look(late.read(asked()), [0, 1]).scores.tolist() == [0, 0]
    assert looking_at().look(looking_at().read(asked((1, EAST))), []).scores.tolist() == []
    assert late.closeness(late.read(asked((1, EAST))), [0, 1, 0]).tolist() == pytest.approx([0, 1, 0])
    assert late.closeness(late.read(asked()), [0, 1]).tolist() == [0, 0]
    assert late.closeness(late.read(asked((1, EAST))), []).tolist() == []


def test_each_sentence_is_scored_by_its_own_pieces():
    """Of one passage, the second sentence has the piece that is asked for, and the third has none at all."""
    held = tokens([(9, NORTH), (7, EAST), (8, WEST)], [(9, EAST)])
    held = replace(held, sentences=np.array([0, 1, 3, 3, 4], np.int64))
    late = LateInteraction(held, np.array([0, 3, 4]))
    looked = late.look(late.read(asked((5, EAST))), [1, 0])
    assert looked.scores.tolist() == pytest.approx([1, 1])
    assert [own.tolist() for own in looked.sentences] == [pytest.approx([1]), pytest.approx([0, 1, 0])]


def test_a_passage_comes_closest_that_says_it_in_one_sentence():
    """Both hold the two pieces asked for, the first in one sentence, the second each in one of its own."""
    held = tokens([(1, EAST), (2, NORTH)], [(1, EAST), (2, NORTH)])
    held = replace(held, sentences=np.array([0, 2, 3, 4], np.int64))
    late = LateInteraction(held, np.array([0, 1, 3]))
    question = asked((7, EAST), (8, NORTH))
    assert late.look(late.read(question), [0, 1]).scores.tolist() == pytest.approx(
        [1, (1 - RANKED_IN_ONE) + RANKED_IN_ONE / 2]
    )
    assert late.closeness(late.read(question), [0, 1]).tolist() == pytest.approx(
        [1, (1 - ANSWERED_IN_ONE) + ANSWERED_IN_ONE / 2]
    )
