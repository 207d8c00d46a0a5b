"""Two answers to one question, aligned."""

from __future__ import annotations

import pytest

from askreviews import Library
from askreviews.testing import FakeEncoder
from sample_corpus import home_in

OAK = """# Oaks

## Bark

Cork oaks shed heat in the bark [1, 2].

## Roots

Oak roots go deep where it is dry [3].

## References

1. Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat
2. Dew E. Dew. J Oak. 2002;2:5. doi:10.1234/dew
3. Elm F. Roots. Trees. 2003;3:1. doi:10.1234/roots
"""
ELM = """# Elms

## Leaves

Elm leaves shed heat as the bark of oaks does [1, 2].

## Wood

Elm wood does not rot under water [3].

## References

1. Dew E. Dew. J Oak. 2002;2:5. doi:10.1234/DEW
2. Cork A. Heat. J Oak. 2001;1:1. doi:10.1234/heat
3. Fir G. Rot. Trees. 2004;4:7. doi:10.1234/rot
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of two reviews that cite two papers in common."""
    home = home_in(tmp_path_factory.mktemp("comparing"), oak=OAK, elm=ELM)
    with Library(home, encoder=FakeEncoder()) as library:
        yield library


def pairs(found):
    """Each pair as the sections on either side, and the keys of what both cite."""
    return [
        (
            pair.left and pair.left.section[-1],
            pair.right and pair.right.section[-1],
            pair.same,
            [paper.key for paper in pair.papers],
        )
        for pair in found.pairs
    ]


def test_passages_of_two_reviews_meet_over_the_papers_they_cite(library):
    """What cites the same papers stands in one line; the rest stands alone, in the order of ranks."""
    left = library.ask("Does bark shed heat?", documents=["oak"])
    right = library.ask("Does bark shed heat?", documents=["elm"])
    assert pairs(library.compare(left, right)) == [
        ("Bark", "Leaves", False, ["cork2001heat", "dew2002dew"]),
        ("Roots", None, False, []),
        (None, "Wood", False, []),
    ]


def test_same_passage_meets_itself(library):
    """Asked in two modes, the same passage stands on both sides, whatever else it shares papers with."""
    left = library.ask("Does bark shed heat?", mode="keyword")
    right = library.ask("Does bark shed heat?", mode="meaning")
    found = library.compare(left, right)
    same = [pair for pair in found.pairs if pair.same]
    assert {pair.left.passage.id for pair in same} == {match.passage.id for match in left.matches}
    assert all(pair.left.passage == pair.right.passage for pair in same)
    assert len(found.pairs) == len(right.matches)


def test_every_passage_stands_in_one_line(library):
    """Nothing is lost and nothing stands twice."""
    left, right = library.ask("heat", documents=["oak"]), library.ask("water", documents=["elm"])
    found = library.compare(left, right)
    assert sorted(p.left.rank for p in found.pairs if p.left) == [m.rank for m in left.matches]
    assert sorted(p.right.rank for p in found.pairs if p.right) == [m.rank for m in right.matches]
