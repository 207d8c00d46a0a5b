"""Where sentences begin and end, and which of them a marker belongs to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews import sentences
from askreviews.citing import citations
from askreviews.documents import Span


def split(text):
    """The sentences of `text`, its markers found first."""
    whole = Span(0, len(text))
    return sentences.split(text, whole, citations.find(text, [whole], listed=range(1, 200)))


MARKERS = [
    ["Grafts survive.¹²", "They grow."],
    ["Grafts survive.^{6–8}", "They grow."],
    ["Grafts survive.<sup>4</sup>", "They grow."],
    ["Grafts survive.[12]", "They grow."],
    ["Grafts survive. [12]", "They grow."],
    ["Grafts survive. [1] [2] [3]", "They grow."],
    ["Grafts survive.[^4]", "They grow."],
    ["Grafts survive [12].", "They grow."],
    ["Grafts survive. [12] .", "They grow."],
    ["Grafts survive [12] .", "They grow."],
    ["Grafts survive (12,13).", "They grow (14, 15)."],
    ["Grafts survive.", "[12] showed that they grow."],
    ["Grafts survive.", "[12] and [13] showed that they grow."],
    ["Grafts survive,¹² they grow,¹³ and stay.¹⁴", "Others die.¹⁵"],
    ["Grafts survive (in rats).¹²", "They grow."],
    ["“Grafts survive.”¹²", "They grow."],
    ["Grafts survive!¹²", "Do they grow?¹³", "They do."],
    ["Flow fell to 30 mL/min.¹²", "This was reversed."],
    ["Growth needs miR-421-3p.⁶¹", "miR-21 does not."],
    ["Growth was seen by Roy et al.¹²", "The others saw none."],
    ["Cells carry CD4⁺.", "They move."],
    ["It grew.¹", "It fell [2], then rose [3].", "(It rested.)⁴", "It ended. [5] [6]"],
]
ABBREVIATIONS = [
    ["Roy et al. showed growth.", "Others did not."],
    ["Roy et al. (2019) showed growth.", "Others did not."],
    ["Roy et al.⁵ showed growth.", "Others did not."],
    ["Roy et al. [5] showed growth.", "Others did not."],
    ["Shown by Roy et al.", "The others saw none."],
    ["Growth is fast (Fig. 2).", "It stops."],
    ["Growth is fast (Figs. 2 and 3, Tab. 1; ref. 4).", "It stops."],
    ["See Fig. 2.", "It stops."],
    ["Factors, e.g. BDNF, help.", "Others, i.e. NGF, do not."],
    ["Factors (e.g., BDNF) help.", "So does rest."],
    ["Drugs, viz. Aspirin and cf. Warfarin, were given.", "None helped."],
    ["Grafts vs. Controls were compared.", "None differed."],
    ["J. R. Smith and D.B. Roy wrote it.", "Others read it."],
    ["A. B. Reed and J.-P. Fern grew it.", "They lack vitamin A.", "They eat."],
    ["See ref. 4, i.e. near No. 3 and St. Moss.", "There was no.", "So it is."],
    ["Its number is no. HM245923.", "So it is."],
    ["Dr. Roy and Prof. Smith wrote it.", "Others read it."],
    ["Approx. 30 rats lived, ca. 10 died.", "No. 4 was lost."],
    ["E. coli and S. aureus grew.", "Mice had none."],
    ["It was given i.v. and p.o. to rats.", "None died."],
    ["Rats lacked vitamin D.", "They were weak."],
    ["All had hepatitis B.", "None had group A.", "Some were well."],
    ["Cells (Sigma Inc. USA) grew.", "They were split."],
    ["In the U.S. Army it is used.", "Others do not."],
    ["It is used in the U.S.", "The others do not."],
    ["Rats ate no.", "Mice ate."],
    ["It is told by Reed et al. [4].", "Not all agree."],
    ["Others [5] did so, e.g. Reed et al. [6] .", "Few did more."],
    ["So did Reed et al. [4] in Oslo.", "Few did more."],
    ["Rats weighed 200 g.", "Mice weighed 20 g."],
    ["Doses rose to 5 mg.", "None died."],
    ["Purity was 5 vol. % of it.", "None died."],
]
NUMBERS = [
    ["The dose was 2.5 mg.", "It rose by 1.64%."],
    ["It fell (p < 0.05).", "It rose (P = .03)."],
    ["Version 2.0.1 was used.", "It ran at 10.0.0.1 too."],
    ["It was done in 2021.", "In 2022 it was repeated."],
    ["It rose to 12.", "13 of 20 rats lived."],
    ["See https://example.org/a.b?c=d!e for it.", "It is free."],
    ["Data are at doi.org/10.1000/ab.c1.", "They are free."],
]
STARTS = [
    ["Growth stops.", "miR-124 acts on it."],
    ["Growth stops.", "p53 acts on it."],
    ["Growth stops.", "mTOR acts on it."],
    ["Growth stops.", "α-synuclein acts on it."],
    ["Growth stops.", "β1 integrin acts on it."],
    ["Growth stops.", "siRNA acts on it."],
    ["Growth stops.", "lncRNA H19 acts on it."],
    ["Growth stops.", "circRNAs act on it."],
    ["Growth stops.", "3D prints act on it."],
    ["Growth stops.", "“Rest” acts on it."],
    ["Growth stops.", "(Rest acts on it.)", "So it goes."],
    ["Growth stops.", "*In vitro* it goes on."],
    ["Growth stops.", "**Rest** acts on it."],
    ["Growth stops.", "Übung macht den Meister."],
    ["Growth stops.", "Écoles closed."],
    ["Growth stops (Reed, 2001, p. 4; Moss, 2002, pp. 5–9).", "Here it goes on."],
    ["Reed (2001, ch. 4) and Moss P. Reed grow."],
    ["Growth stops.^3^", "van der Moss says why.", "de Reed does not, as e.g. de Fern."],
    ["Growth stops. del 4 is why."],
    ["Growth stops.", "Δ9 acts on it."],
    ["Growth stops [4] .", "e graft rests.", "ese grafts rest, i. e. sleep.", "ere is rest."],
    ["Growth stops.", "~30 rats lived.", "−80 °C was kept.", "<5 died."],
]
OTHERS = [
    ["Does it grow?", "It does!", "How far?"],
    ["He said “It grows.”", "She did not."],
    ['"It grows."', "She did not."],
    ["Why ask “does it grow?” in mice.", "It does."],
    ["It grows ... slowly.", "It stops…", "Then it dies."],
    ["1. The graft grows.", "2. It stops."],
    ["(1) The graft grows; (2) it stops; (3) it dies.", "So it goes."],
    ["Figure 2. The graft grows.", "It stops."],
    ["It lived to 12.", "Figure 2. The graft grows."],
    ["The graft (it is “new.”) grows.", "It stops."],
    ["Table 1. Grafts and hosts.", "Means are shown."],
    ["Fig. 3 The graft grows.", "It stops."],
    ["هل ينمو؟", "نعم ينمو۔", "שלום."],
    ["Growth stops"],
    ["Growth stops."],
    ["A."],
]
TABLE = [*MARKERS, *ABBREVIATIONS, *NUMBERS, *STARTS, *OTHERS]


@pytest.mark.parametrize("expected", TABLE, ids=[" ".join(row)[:48] for row in TABLE])
def test_a_paragraph_is_split_into_its_sentences(expected):
    """The sentences as a reader tells them apart."""
    text = " ".join(expected)
    assert [sentence.span.of(text) for sentence in split(text)] == expected


@pytest.mark.parametrize("expected", TABLE, ids=[" ".join(row)[:48] for row in TABLE])
def test_a_line_break_between_sentences_changes_nothing(expected):
    """Sentences set on lines of their own are the same."""
    text = "\n".join(expected)
    assert [sentence.span.of(text) for sentence in split(text)] == expected


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("One grows.¹ Two grow.² Three stay.", [(1,), (2,), ()]),
        ("One grows. [1] [2] Two grow. [3] Three stay.", [(1, 2), (3,), ()]),
        ("One grows [1]. [2] showed two. Three stay [4, 3, 4].", [(1,), (2,), (4, 3)]),
        ("One grows,¹ two grow,² three stay.³ Four go.⁴", [(1, 2, 3), (4,)]),
        ("One grows.^{1}Two grow.^{2}", [(1,), (2,)]),
        ("Kelp. (a) The stem.¹ (b) The leaf.² (ii) The root.³", [(), (1,), (2,), (3,)]),
        ("Kelp grows.¹ (b) stems do not.²", [(1, 2)]),
        ("One grows.¹ ² Two grow.", [(1, 2), ()]),
        ("[1] One grows. Two grow.", [(1,), ()]),
    ],
)
def test_a_marker_belongs_to_the_sentence_it_stands_in_or_closes(text, numbers):
    """Also when it follows the full stop; one that opens a sentence belongs to that."""
    assert [sentence.numbers for sentence in split(text)] == numbers


def test_full_width_stops_need_no_blank():
    """Chinese and Japanese sentences follow one another without one."""
    text = "移植片存活。它生长！真的吗？¹²是的（见图。）终。"
    expected = ["移植片存活。", "它生长！", "真的吗？¹²", "是的（见图。）", "终。"]
    assert [sentence.span.of(text) for sentence in split(text)] == expected


def test_a_marker_parts_two_sentences_that_lack_their_blank():
    """``mL.¹²This`` is an end and a beginning."""
    assert [s.span.of("It took 3 mL.¹²This is slow.") for s in split("It took 3 mL.¹²This is slow.")] == [
        "It took 3 mL.¹²",
        "This is slow.",
    ]


def test_only_the_paragraph_is_split():
    """What stands around the span, markers too, stays out; blanks at its ends are no sentence."""
    text = "Before.¹  One grows.² Two grow.  After.³"
    span = Span(8, 32)
    found = sentences.split(text, span, citations.find(text))
    assert [(s.span.of(text), s.numbers) for s in found] == [("One grows.²", (2,)), ("Two grow.", ())]
    assert sentences.split(text, Span(8, 9)) == ()
    assert sentences.split("", Span(0, 0)) == ()


PIECES = (
    "Grafts grow|they|et al.|Fig. 2|e.g.|miR-21|α|J.|.|!|?|...|,|;| |  |\n|\t|(|)|“|”|*|2.5|。"
    "|¹²|[12]| [3]|refs. 1, 2|^{6–8}"
)


@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_sentences_are_ordered_and_cover_the_paragraph(text, lead, trail):
    """Disjoint, inside the span, nothing left out but blanks, each marker in exactly one."""
    span = Span(min(lead, len(text)), max(min(lead, len(text)), len(text) - trail))
    markers = citations.find(text, [span], listed=range(1, 20))
    found = sentences.split(text, span, markers)
    assert all(span.holds(s.span) and s.span.start < s.span.end for s in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    covered = "".join(s.span.of(text) for s in found)
    assert "".join(covered.split()) == "".join(span.of(text).split())
    assert [c for s in found for c in s.citations] == list(markers)
    assert all(s.span.holds(c.span) for s in found for c in s.citations)
