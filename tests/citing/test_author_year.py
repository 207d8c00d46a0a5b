"""Citations by author and year, resolved to the one entry that fits, or to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews import bibliography
from askreviews.citing import author_year
from askreviews.documents import Span

ENTRIES = """Ash L (2018) Kelp as cover. J Kelp 1:1-9.
Fern C, Bay D, Cove E (2011) Kelp swims. J Kelp 2:10-19.
Fir M, Bay N, Cove O (2017a) Kelp as food. J Kelp 2:20-29.
Fir M, Bay N, Cove O (2017b) Kelp as food again. J Kelp 2:30-39.
Müller U (2013) Seetang. Z Tang 3:4-5.
Oak J, Elm K (2019) Storms and roots. J Shore 3:11-19.
Oak J, Ash L, Elm K (2019) Small vesicles. J Shore 6:1-9.
van den Berg A, Garcia-Lopez B (2016) Roots. J Roots 2:2-9.
Wang H, Li T, Xu S (2021) Slow kelp. J Kelp 8:9-10.
Wang X, Li T, Xu S (2021) Fast kelp. J Kelp 8:11-12.
Wu A (2015) Kelp I. J Kelp 1:2-3.
Wu A (2016) Kelp II. J Kelp 2:2-3.
World Kelp Organization. Kelp report. Harbour; 2022.
Elm K, Ash L, Roe D (in press) Kelp to come. J Kelp.
Office for Kelp Control and Care (2014). Kelp rules. Harbour: OKC.
Shore Office. (n.d.). Shore facts. Retrieved May 3, 2019, from https://shore.example/facts""".splitlines()
REFERENCES = tuple(bibliography.parse(number, raw) for number, raw in enumerate(ENTRIES, 1))
SHOWN = "Kelp covers (Ash, 2018), swims (Fern et al., 2011) and grows (Wu, 2015; Müller, 2013). "
"""What shows that a text cites so."""


def resolved(words):
    """What the words cite, behind a sentence that shows that the text cites so."""
    text = SHOWN + words
    found = author_year.find(text, [Span(0, len(text))], REFERENCES)
    cited = [(c.span.of(text), c.numbers) for c in found.citations if c.span.start >= len(SHOWN)]
    return cited, [span.of(text) for span in found.unresolved]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("Roots break (Oak and Elm, 2019).", [("Oak and Elm, 2019", (6,))]),
        ("Roots break (Oak & Elm 2019).", [("Oak & Elm 2019", (6,))]),
        ("Roots break [Oak et al., 2019].", [("Oak et al., 2019", (7,))]),
        ("Food (Fir et al., 2017a, b).", [("Fir et al., 2017a, b", (3, 4))]),
        ("Food (Fir *et al.* 2017b).", [("Fir *et al.* 2017b", (4,))]),
        ("Food (Fir, Bay, and Cove, 2017a).", [("Fir, Bay, and Cove, 2017a", (3,))]),
        ("Kelp (Wu, 2015, 2016).", [("Wu, 2015, 2016", (11, 12))]),
        (
            "Both (see Müller, 2013; van den Berg and García-López, 2016).",
            [("Müller, 2013", (5,)), ("van den Berg and García-López, 2016", (8,))],
        ),
        ("Two (Ash, 2018, Wu, 2016).", [("Ash, 2018", (1,)), ("Wu, 2016", (12,))]),
        ("Three (30 nm; Ash, 2018, p. 4; Wu, 2016).", [("Ash, 2018", (1,)), ("Wu, 2016", (12,))]),
        ("In Oak et al. (2019), they grew.", [("(2019)", (7,))]),
        ("After Oak et al., 2019.", [("2019", (7,))]),
        (
            "Grown (Oak and Elm Citation2019; Ash Citation2018).",
            [("Oak and Elm Citation2019", (6,)), ("Ash Citation2018", (1,))],
        ),
        ("Fir et al. (Citation2017a, Citation2017b) saw it.", [("(Citation2017a, Citation2017b)", (3, 4))]),
        ("Oak and Elm, 2019 and Oak et al., 2019 (both short) disagree.", [("2019", (6,)), ("2019", (7,))]),
        ("Kelp (Müller, 2013/Ash, 2018).", [("Müller, 2013", (5,)), ("Ash, 2018", (1,))]),
        ("In May, 2019 it was Ash, 2018 storms ago.", []),
        ("However, X. Wang et al. (2021) saw it.", [("(2021)", (10,))]),
        ("Fern and colleagues (2011) saw it.", [("(2011)", (2,))]),
        ("Recently, Fern et al. (2011) saw it.", [("(2011)", (2,))]),
        ("Food (Fir, Bay, et al., 2017b).", [("Fir, Bay, et al., 2017b", (4,))]),
        ("Told (World Kelp Organization, 2022).", [("World Kelp Organization, 2022", (13,))]),
        ("Wu's trial (2016) and Muller's (2013).", [("(2013)", (5,))]),
        ("As Fir et al.'s (2017a; 2017b, p. 4) trial.", [("2017a; 2017b", (3, 4))]),
        ("Food (Fir et al., 2017a–b).", [("Fir et al., 2017a–b", (3, 4))]),
        ("Food (data from Fir et al., 2017a/b).", [("Fir et al., 2017a/b", (3, 4))]),
        ("Told (World Kelp Organization (WKO), 2022).", [("World Kelp Organization (WKO), 2022", (13,))]),
        ("It swims (Fig. 1(a); for a review, see Fern et al., 2011 [mice]).", [("Fern et al., 2011", (2,))]),
        ("In Norland, Oak and Elm (2019) saw it.", [("(2019)", (6,))]),
        ("Van den Berg and Garcia-Lopez (2016) saw it.", [("(2016)", (8,))]),
        (
            "Wang X et al. (2021) saw it (Wang H, et al. 2021).",
            [("(2021)", (10,)), ("Wang H, et al. 2021", (9,))],
        ),
        ("Food (Oak and Elm,2019;Ash,2018).", [("Oak and Elm,2019", (6,)), ("Ash,2018", (1,))]),
        ("Told (WKO, 2022).", [("WKO, 2022", (13,))]),
        ("Told by the WKO (2022).", [("(2022)", (13,))]),
        (
            "Told (Office for Kelp Control and Care [OKC], 2014) and again (OKC, 2014).",
            [("Office for Kelp Control and Care [OKC], 2014", (15,)), ("OKC, 2014", (15,))],
        ),
        (
            "Told (Elm et al., in press; Shore Office, n.d.).",
            [("Elm et al., in press", (14,)), ("Shore Office, n.d.", (16,))],
        ),
        ("Seen by Elm et al. (in press).", [("(in press)", (14,))]),
        ("Seen (Wu A. 2016).", [("Wu A. 2016", (12,))]),
        ("In Norland (2018), in May 2020 (China, 2019; Table 2, 2011).", []),
    ],
)
def test_what_fits_one_entry_is_resolved(words, cited):
    """By name, year, letter, initials and the number of authors."""
    assert resolved(words) == (cited, [])


@pytest.mark.parametrize(
    ("words", "unresolved"),
    [
        ("Wang et al. (2021) saw it.", "Wang et al. (2021)"),
        ("Slow (Wang, Li, et al., 2021).", "Wang, Li, et al., 2021"),
        ("Elm, Fern et al. (2011) saw it.", "Elm, Fern et al. (2011)"),
        ("Food (Fir et al., 2017).", "Fir et al., 2017"),
        ("Food (Ben Fern et al., 2011).", "Ben Fern et al., 2011"),
        ("Food (Müller et al., 2013).", "Müller et al., 2013"),
        ("Food (Oak et al., 2017–2019).", "Oak et al., 2017–2019"),
        ("Food (Oak, 2019).", "Oak, 2019"),
        ("Oak (2019) saw it.", "Oak (2019)"),
        ("Food (Fir et al., 2017a, c).", "Fir et al., 2017a, c"),
        ("Food (Ash et al., 2018).", "Ash et al., 2018"),
        ("Food (Oak and Ash, 2019).", "Oak and Ash, 2019"),
        ("Food (Wu, 1999).", "Wu, 1999"),
        ("Food (Yew et al., 2020).", "Yew et al., 2020"),
    ],
)
def test_what_fits_none_or_several_is_told_and_cites_nothing(words, unresolved):
    """No guess is made."""
    assert resolved(words) == ([], [unresolved])


def test_a_stroke_stands_for_the_authors_before():
    """Chicago's lists name them once."""
    entries = ["Oak, Ann. 2001. “Kelp.” Isis 1 (2): 3–4.", "———. 2003. “More Kelp.” Isis 3 (2): 5–6."]
    references = [bibliography.parse(number, raw) for number, raw in enumerate(entries, 1)]
    text = "Kelp (Oak 2001; Oak 2003)."
    found = author_year.find(text, [Span(0, len(text))], references)
    assert [citation.numbers for citation in found.citations] == [(1,), (2,)]


def test_a_text_must_show_that_it_cites_so():
    """A name and a year beside other markers are no citation."""
    text = "Ash (2018) and Wu (2015) were first."
    assert author_year.find(text, [Span(0, len(text))], REFERENCES) == author_year.Found()


@given(st.text(alphabet="AaWu .,;&()[]2019a-et", max_size=400))
def test_any_text_can_be_read(text):
    """Whatever the words, each citation is a stretch of them with entries' numbers."""
    text = SHOWN + text
    for citation in author_year.find(text, [Span(0, len(text))], REFERENCES).citations:
        assert citation.span.of(text).strip()
        assert set(citation.numbers) <= set(range(1, len(ENTRIES) + 1))


@pytest.mark.parametrize(
    "unit", ["(", "Aa ", "A. ", "Aa, ", "(Aa ", "Aa et al. (", "2019, ", "van ", "Aa and ", "(Aa, 2019; "]
)
def test_hostile_repetition_is_read(unit):
    """Repeating what opens a citation takes no more than time in proportion."""
    text = SHOWN + unit * 20_000
    author_year.find(text, [Span(0, len(text))], REFERENCES)
