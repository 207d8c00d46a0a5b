"""What is a reference marker, which numbers it names, and what only looks like one."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews.citing import citations, markers
from askreviews.documents import Span

LISTED = frozenset(range(1, 106))


def found(text, **options):
    """The markers of `text` as (what is written, numbers)."""
    return [(c.span.of(text), c.numbers) for c in citations.find(text, **options)]


NOTATIONS = [
    ("⁶¹", (61,)),
    ("⁶–⁸", (6, 7, 8)),
    ("¹,²", (1, 2)),
    ("¹³,¹⁹⁻²¹", (13, 19, 20, 21)),
    ("^{61}", (61,)),
    ("^{6–8}", (6, 7, 8)),
    ("^{13,19–21}", (13, 19, 20, 21)),
    ("^{52, 93, 94}", (52, 93, 94)),
    ("^{[12]}", (12,)),
    ("^12", (12,)),
    ("^12^", (12,)),
    ("^12,14-16^", (12, 14, 15, 16)),
    ("$^{12}$", (12,)),
    (r"\({ }^{12,14}\)", (12, 14)),
    (r"\( ^{12} \)", (12,)),
    (r"\(^{12-14}\)", (12, 13, 14)),
    ("$^{12,14–16}$", (12, 14, 15, 16)),
    ("${}^{12}$", (12,)),
    ("^{(12)}", (12,)),
    ("<sup>1</sup>–<sup>3</sup>", (1, 2, 3)),
    ("<sup>4</sup>", (4,)),
    ("<sup>4, 6-8</sup>", (4, 6, 7, 8)),
    ("<SUP>[4]</SUP>", (4,)),
    ("[12]", (12,)),
    ("[3, 5–7]", (3, 5, 6, 7)),
    ("[3,5,9]", (3, 5, 9)),
    ("[3; 5]", (3, 5)),
    ("[ 12 ]", (12,)),
    ("[see 12]", (12,)),
    ("[e.g., 3, 4]", (3, 4)),
    ("[reviewed in 5]", (5,)),
    ("[8,\u200b9]", (8, 9)),
    ("[3,\u00a05\u2009–\u20097]", (3, 5, 6, 7)),
    ("[1]-[3]", (1, 2, 3)),
    ("[1]–[3]", (1, 2, 3)),
    ("[1] to [3]", (1, 2, 3)),
    ("(1)–(3)", (1, 2, 3)),
    ("[1] – [3]", (1, 2, 3)),
    (r"\[12\]", (12,)),
    (r"\[12, 14\]", (12, 14)),
    ("[12, Fig. 2]", (12,)),
    ("[1, pp. 4–5]", (1,)),
    ("[Table 1; 11]", (11,)),
    ("[1, and references therein]", (1,)),
    ("[for review see 10]", (10,)),
    ("[1–3; see also 5]", (1, 2, 3, 5)),
    ("[7, 8,]", (7, 8)),
    ("[9,10 •]", (9, 10)),
    ("[^4]", (4,)),
    ("[1•]", (1,)),
    ("[2••,3*]", (2, 3)),
    ("[9, and 10]", (9, 10)),
    ("[9 and 10]", (9, 10)),
    ("[4~6]", (4, 5, 6)),
    ("［12］", (12,)),
    ("［7，9、11］", (7, 9, 11)),
    ("［4−6］", (4, 5, 6)),
    ("【3】", (3,)),
    ("(12,13)", (12, 13)),
    ("(12, 15–17)", (12, 15, 16, 17)),
    ("(3; 5)", (3, 5)),
]
FRAMES = [
    "The graft survived{}.",
    "The graft survived {}.",
    "The graft survived.{} The host did not.",
    "The graft survived,{} the host did not.",
    "The graft (a nerve){} survived.",
    "The graft survived in rats{}; the host did not.",
    "The graft survived for 12 weeks {} and longer.",
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The graft lived (ref. 7).", [(7,)]),
        ("For the host see refs. 3–5 and, for the graft, refs 8, 9.", [(3, 4, 5), (8, 9)]),
        ("See Refs 3 and 5, but ref. 3 and 5 mice.", [(3, 5), (3,)]),
        ("Of moss see ref. 8 and 9; ref. 4 & 7 for ferns.", [(8, 9), (4, 7)]),
        ("With ref. 3.5, prefs 3, a ref 4% and ref. 5th.", []),
    ],
)
def test_numbers_may_be_named(text, numbers):
    """As *Nature* does where raised numbers would be read as powers."""
    assert [read for _, read in found(text, listed=LISTED)] == numbers


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("written", "numbers"), NOTATIONS)
def test_every_notation_is_read_wherever_it_stands(frame, written, numbers):
    """After a word or a blank, before and after a stop, after a comma, a bracket or a figure."""
    if written.startswith("("):
        frame = frame.replace("s{}", "s {}").replace("d{}", "d {}")  # round brackets follow a blank
    assert found(frame.format(written), listed=LISTED) == [(written, numbers)]


def test_neighbouring_markers_are_told_apart():
    """``[1] [2] [3]`` are three markers, each with its own number."""
    assert found("Three groups agree [1] [2] [3].") == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]
    assert found("Three groups agree [1][2],[3].") == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]


def test_a_text_may_mix_notations():
    """Each marker keeps its place and its numbers."""
    text = "First.⁶¹ Second^{6–8} and third [3, 5–7]; fourth<sup>4</sup>, fifth (12,13), last [1]-[3]."
    assert [(c.span, c.numbers) for c in citations.find(text, listed=LISTED)] == [
        (Span(6, 8), (61,)),
        (Span(15, 21), (6, 7, 8)),
        (Span(32, 40), (3, 5, 6, 7)),
        (Span(48, 60), (4,)),
        (Span(68, 75), (12, 13)),
        (Span(82, 89), (1, 2, 3)),
    ]


LOOKALIKES = [
    "Ca^{2+} enters the axon.",
    "Ca²⁺ enters the axon.",
    "Zn^2+ and K⁺ ions.",
    "The ions Cl⁻ and SO₄²⁻.",
    "CD4⁺ and CD8^{+} cells.",
    "A dose of 10⁶ cells.",
    "A dose of 10^6 cells.",
    "A dose of 10^{6} cells.",
    "A dose of 10<sup>6</sup> cells.",
    "Some 10⁶–10⁸ particles.",
    "Some 2.5 × 10^{6} particles.",
    "Some 2.5 x 10^10 particles.",
    "Some 3×10⁹ particles.",
    "An area of 4 m² was cut.",
    "A mass of 22 kg/m² was found.",
    "A mass of 22 kg/m<sup>2</sup> was found.",
    "A volume of 3 cm^{3} and 2 mm³.",
    "A volume of 30 mm^3 was lost.",
    "Indicator for [Ca2+] and [Na+].",
    "It was found early (2021).",
    "It was found early [2021].",
    "It was found early [2019, 2021].",
    "It was found early (2019, 2021).",
    "It acts through miR-[124] alone.",
    "The fit had R² = 0.9.",
    "The fit had r^{2} = 0.9 and χ² = 4.",
    "Labelled with ¹⁴C and ^{18}F.",
    "Labelled with <sup>99</sup>Tc.",
    "Seen with [18F]FDG and [18]F.",
    "Seen with [11C]-PK and [3H] thymidine.",
    "At 5 s⁻¹ and 3 min⁻².",
    "At 5 s^{-1} and 10^{-6} M.",
    "All rats (n = 12) lived.",
    "Eqs. (1)–(3) and (4) hold, as do Eqs. (5) to (7).",
    "The ratio (95% CI [12, 45]) rose.",
    "The ratio, 95% CI (12, 45), rose.",
    "The ratio rose (CI 95% [1–3]).",
    "Points lie in the interval [1, 10].",
    "They lie in the intervals [1, 4] and [5, 10].",
    "The median (IQR) was 30 [12, 45].",
    "Aims: (1) to see; (2) to hear; (3) to walk.",
    "There are two: (1) a graft and (2) a drug.",
    "See Figure (2) and Table (3).",
    "Given on day (3) and week (12).",
    "The vector x[3] is read.",
    "A chain of [1,4]-linked sugars.",
    "The call f(3) returns.",
    "Iron(3) and copper(2) salts.",
    "The set [0] is empty and so is [0, 1].",
    "See [A12] and [12a].",
    "Shown by ^99m^Tc and ^12th^ of all, in the 14^th^ week.",
    "The range [1–900] is too wide.",
    "The side a² and b².",
    "A dose of 3x10^6 or 2.5x10^{6} cells.",
    "A dose of 2·10⁶ or 2*10^6 cells.",
    "From 10^{6}–10^{8}, 10^6-10^8, 10⁶ to 10⁸.",
    "A titre of 10^{4-6} copies.",
    r"A dose of \(10^{7}\) to \(10^{8} \mathrm{~cells}\) and \(x^{2}\).",
    "An IC^{50} of 3 nM and a TCID^{50} of 40.",
    "In 2 M H³ and e^{2}.",
    "Given 2³ = 8 and 2^10 = 1024.",
    "Labelled with [³H]thymidine, ⁹⁹ᵐTc and ${}^{14}$C.",
    "A mean of 30% (12–45), 31 [12, 45] and 30 [12–45].",
    "A yield of $17.13 \\pm 1.64\\%$ by A^{1,*}.",
    "See [a], [1a], [+] and ().",
    "One must (1) rinse them, (2) dry them and (3) weigh them.",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_marker_is_none(text):
    """Charges, powers, areas, isotopes, years, names, intervals and enumerations cite nothing."""
    assert found(text, listed=LISTED) == []
    assert found(f"{text} Others agree.⁴¹", listed=LISTED) == [("⁴¹", (41,))]
    assert found(f"{text} Others agree [41].", listed=LISTED) == [("[41]", (41,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD4⁺ cells migrate.¹⁴", [("¹⁴", (14,))]),
        ("Ca^{2+} waves spread^{2}.", [("^{2}", (2,))]),
        ("It took 40 min.² The rest", [("²", (2,))]),
        ("At 30 mL/min.¹² This", [("¹²", (12,))]),
        ("since 2021⁶¹ and", [("⁶¹", (61,))]),
        ("miR-421-3p⁶¹ acts", [("⁶¹", (61,))]),
        ("IL-10^{25} rose", [("^{25}", (25,))]),
        (r"\(\mathrm{IL}-10,{ }^{25}\) rose", [("{ }^{25}", (25,))]),
        (r"\(\mathrm{TNF}-\alpha .^{25}\) It", [("^{25}", (25,))]),
        ("of TGF-β1³³ and", [("³³", (33,))]),
        ("R² = 0.9 [12]", [("[12]", (12,))]),
        ("NF-κB² was", [("²", (2,))]),
        ("factor (BDNF)³ was", [("³", (3,))]),
        ("“the end”⁴ was", [("⁴", (4,))]),
        ("serotype 7 [4, 12] and strain 21 [4, 30]", [("[4, 12]", (4, 12)), ("[4, 30]", (4, 30))]),
        ("See ref. [12].", [("[12]", (12,))]),
        ("[12] showed that", [("[12]", (12,))]),
        ("Half, 50%,³ or p < 0.05⁴", [("³", (3,)), ("⁴", (4,))]),
        ("in type 2⁵ or vitamin C² or Figure 2³", [("⁵", (5,)), ("²", (2,)), ("³", (3,))]),
        ("SARS-CoV-2⁵ and IL 6⁷ and p53⁴", [("⁵", (5,)), ("⁷", (7,)), ("⁴", (4,))]),
        ("TNF-α³ and a growth factor β", [("³", (3,))]),
        ("in 2020 [10–14] and 45¹²", [("[10–14]", (10, 11, 12, 13, 14)), ("¹²", (12,))]),
        (
            "see <sup>5,6</sup>, <sup>7,</sup><sup>8</sup>",
            [("<sup>5,6</sup>", (5, 6)), ("<sup>7,</sup>", (7,)), ("<sup>8</sup>", (8,))],
        ),
        ("Kelp grows.¹The next", [("¹", (1,))]),
    ],
)
def test_a_marker_beside_a_lookalike_is_found(text, expected):
    """Names that end in a figure, units at the end of a sentence and years may carry a marker."""
    assert found(text, listed=LISTED) == expected


ROUND = "It heals (12). It also grows (3, 4), and in mice (17) it stays."


def test_round_brackets_cite_in_a_document_that_cites_so():
    """Single numbers in round brackets count where most markers are round and the list holds them."""
    expected = [("(12)", (12,)), ("(3, 4)", (3, 4)), ("(17)", (17,))]
    assert found(ROUND, listed=LISTED) == expected
    assert found(ROUND) == expected


def test_round_brackets_cite_nothing_in_a_document_that_cites_otherwise():
    """Where raised or square markers prevail, a number in round brackets is a number."""
    text = "It heals [1]. It grows [2], in mice [3] (12) it stays."
    assert found(text, listed=LISTED) == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]


def test_round_brackets_name_only_listed_numbers():
    """A number that the list lacks, in round brackets, is something else."""
    assert found("It heals (12). It grows (400), in mice (17).", listed=LISTED) == [
        ("(12)", (12,)),
        ("(17)", (17,)),
    ]


def test_round_markers_before_a_word_are_no_items():
    """``growth (1), colour (2) and taste (3)`` cites, and so does ``growth (1) was …``."""
    text = "Kelp of growth (1) was cut, and kelp of colour (2) was dried."
    assert found(text, listed=LISTED) == [("(1)", (1,)), ("(2)", (2,))]
    text = "Kelp has growth (1), colour (2) and taste (3)."
    assert found(text, listed=LISTED) == [("(1)", (1,)), ("(2)", (2,)), ("(3)", (3,))]


@pytest.mark.parametrize("written", ["⁴⁰⁰", "^{400}", "[400]", "<sup>400</sup>"])
def test_a_raised_or_square_number_beyond_the_list_is_still_a_marker(written):
    """The list may be short; what the text cites is kept."""
    assert found(f"It heals{written}.", listed=LISTED) == [(written, (400,))]


def test_only_the_given_stretches_are_read():
    """A marker outside the paragraphs, or one that a border cuts, does not count."""
    text = "One.¹ Two.² Three.³"
    assert [c.numbers for c in citations.find(text, [Span(0, 5), Span(12, 19)])] == [(1,), (3,)]
    assert citations.find("[12, 14]", [Span(0, 4)]) == ()


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("3", (3,)),
        ("3, 5–7", (3, 5, 6, 7)),
        ("3;5", (3, 5)),
        ("¹³,¹⁹⁻²¹", (13, 19, 20, 21)),
        ("5-5", (5,)),
        ("3, 3, 2–4", (3, 2, 4)),
        ("123–7", (123, 124, 125, 126, 127)),
        ("98–101", (98, 99, 100, 101)),
        ("1–201", tuple(range(1, 202))),
        ("1–202", ()),
        ("3–900", ()),
        ("7–5", ()),
        ("17–15", ()),
        ("0", ()),
        ("0001", ()),
        ("3, 05", ()),
        ("0–3", ()),
        ("3, 0", ()),
        ("1-2-3", ()),
        ("3,", ()),
        ("", ()),
    ],
)
def test_lists_and_ranges_are_unfolded(written, numbers):
    """Ranges of any dash, also cut short at their end; a backward, too wide or zero one names nothing."""
    assert markers.unfold(written) == numbers


@given(st.text(alphabet="ab .,;()[]^{}<sup>/¹²³⁰⁻⁺+-–0123456789\n$\\#", max_size=80))
def test_markers_are_ordered_disjoint_and_name_numbers(text):
    """Whatever the text says."""
    markers = citations.find(text, listed=LISTED)
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in markers)
    assert all(a.span.end <= b.span.start for a, b in pairwise(markers))
    assert all(c.numbers and min(c.numbers) >= 1 for c in markers)


HOSTILE = [
    "1",
    "[",
    "[1",
    "[1,",
    "(1,2",
    "[1]-",
    "^",
    "^{",
    "^{1,",
    "^1,",
    "<sup>1,",
    "<sup> ",
    "$^",
    "¹",
    "¹,",
    " ",
    "1 ",
    "1. ",
    "a-",
    "CI [1,2] ",
    "Figure (1) ",
    "(1) ",
    "[1,2]",
    "a 1, ",
    "a1,",
    "3 mm1,",
]


@pytest.mark.slow
def test_hostile_text_is_read_in_time_proportional_to_its_length():
    """Half a million characters of every troublesome beginning; a quadratic pattern would not come back."""
    program = (
        "import sys\n"
        "from askreviews import bibliography, sentences\n"
        "from askreviews.citing import citations, glued, spaced\n"
        "from askreviews.documents import Span\n"
        "for start in sys.stdin.read().split('\\n'):\n"
        "    text = start * (500_000 // len(start))\n"
        "    text += ''.join(f'[{n % 9999}]-' for n in range(70_000)) if start == '[1]-' else ''\n"
        "    markers = citations.find(text, listed=range(1, 9))\n"
        "    found = sentences.split(text, Span(0, len(text)), markers)\n"
        "    bibliography.parse(1, text)\n"
        "    glued.find(text, [Span(0, len(text))], range(1, 9))\n"
        "    spaced.find(text, [Span(0, len(text))], range(1, 9))\n"
        "print('read')\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        input="\n".join(HOSTILE),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (finished.stdout, finished.stderr) == ("read\n", "")
