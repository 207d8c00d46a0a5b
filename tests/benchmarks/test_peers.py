"""The searches that askreviews is compared with answer as their own documentation has them."""

import subprocess
import sys

import pytest
from peers import PEERS, Passages, encoded, launch, module, usual_recipe

from askreviews.encoders.shipped import installed_folder

TEXTS = (
    "Kelp is eaten raw by sea urchins along the coast of Norway.",
    "An extract of kelp lowered the blood pressure of old mice by a tenth.",
    "Lichens on granite grow by a millimetre in a year.",
    "Reindeer find lichens under the snow by their smell.",
    "Sourdough bread rises slowly in a cool kitchen.",
)


@pytest.fixture(scope="module")
def passages():
    return Passages(TEXTS, encoded(installed_folder(), list(TEXTS)))


@pytest.fixture(params=PEERS)
def peer(request, passages, tmp_path):
    peer = module(request.param)
    try:
        peer.build(passages, installed_folder(), tmp_path)
    except ModuleNotFoundError as missing:
        pytest.skip(f"{missing.name} is not installed: make peers")
    return peer.load(installed_folder(), tmp_path)


@pytest.mark.parametrize(
    ("question", "row"),
    [("Does kelp lower the blood pressure of mice?", 1), ("How fast do lichens grow on granite?", 2)],
)
def test_a_saved_peer_ranks_the_passage_first_that_both_halves_find(peer, question, row):
    """Words and meaning agree on the answer, so it leads the ranking of whatever was saved and loaded."""
    assert peer.rank(question, 3)[0] == row


def test_a_peer_ranks_each_passage_once(peer):
    """What both halves find is put together, not repeated, and no more comes than was asked for."""
    ranking = peer.rank("Which animals eat kelp or lichens?", 3)
    assert len(set(ranking)) == len(ranking) == 3


def test_fusion_adds_one_over_sixty_plus_rank():
    """Reciprocal rank fusion, worked by hand: 1/62 + 1/61, 1/61 + 1/63, 1/62, 1/63."""
    # Row 7 is second and first: .03252; row 4 first and third: .03227; row 9 second: .01613; row 2 third.
    assert usual_recipe.fused([[4, 7, 2], [7, 9, 4]]) == [7, 4, 9, 2]


def test_fusion_breaks_ties_by_row():
    """Two rows that changed places in the two rankings have equal sums: the smaller row comes first."""
    assert usual_recipe.fused([[8, 3], [3, 8]]) == [3, 8]


def test_the_recipe_is_the_fusion_of_its_two_halves(passages, tmp_path):
    """The recipe ranks as the fusion of the scores of rank-bm25 and of the cosines does, row by row."""
    usual_recipe.build(passages, installed_folder(), tmp_path)
    question = "How do reindeer find lichens?"
    recipe = usual_recipe.load(installed_folder(), tmp_path)
    words = recipe.words.get_scores(usual_recipe.split(question))
    cosines = passages.vectors @ encoded(installed_folder(), [question])[0]
    halves = [sorted(range(5), key=lambda row, scores=scores: -scores[row]) for scores in (words, cosines)]
    assert recipe.rank(question, 5) == usual_recipe.fused(halves)


@pytest.mark.parametrize("status", [0, 3])
def test_a_launched_command_is_measured_and_its_status_kept(status):
    """The last line of errors holds seconds and bytes; what the command prints and returns stays its own."""
    command = [sys.executable, "-c", f"print('row'); raise SystemExit({status})"]
    done = subprocess.run(
        [sys.executable, "-I", "-S", launch.__file__, *command], capture_output=True, text=True
    )
    seconds, peak = map(float, done.stderr.splitlines()[-1].split())
    assert (done.returncode, done.stdout) == (status, "row\n")
    assert seconds > 0
    assert peak > 1e6
