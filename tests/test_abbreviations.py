"""Abbreviations as a text defines them, and what a library means by them."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews.abbreviations import NONE, Abbreviation, Abbreviations, find

REVIEW = Path(__file__).parents[2] / "shared" / "reviews" / "wu-2025-exosomes.txt"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("In exosomes (Exos) and", "Exos", "exosomes"),
        ("the blood-spinal cord barrier (BSCB) opens", "BSCB", "blood-spinal cord barrier"),
        ("of mesenchymal stem cells (MSCs) and", "MSCs", "mesenchymal stem cells"),
        ("the multivesicular body (MVB)", "MVB", "multivesicular body"),
        (
            "adipose-derived mesenchymal stem cells (AD-MSCs)",
            "AD-MSCs",
            "adipose-derived mesenchymal stem cells",
        ),
        ("a regulatory T (Treg) cell", "Treg", "regulatory T"),
        ("IL-6 (interleukin 6) rises", "IL-6", "interleukin 6"),
        ("loss of PTEN (phosphatase and tensin homolog)", "PTEN", "phosphatase and tensin homolog"),
        ("TGFβ1 (transforming growth factor)", "TGFβ1", "transforming growth factor"),
        ("transforming growth factor-β1 (TGF-β1)", "TGF-β1", "transforming growth factor-β1"),
        ("tumor necrosis factor alpha (TNF-α)", "TNF-α", "tumor necrosis factor alpha"),
        ("nuclear factor kappa B (NF-κB)", "NF-κB", "nuclear factor kappa B"),
        ("endothelial-mesenchymal transition (EndMT)", "EndMT", "endothelial-mesenchymal transition"),
        ("coronavirus disease 2019 (COVID-19)", "COVID-19", "coronavirus disease 2019"),
        ("matrix metalloproteinase-9 (MMP-9, Figure 2)", "MMP-9", "matrix metalloproteinase-9"),
        ("stem\ncells¹² (SCs)", "SCs", "stem cells"),
        ("Schwann cells^{10,11} (SCs)", "SCs", "Schwann cells"),
        ("from bone marrow (BM-MSCs)", "BM", "bone marrow"),
        ("(growth by nerve growth factor (NGF))", "NGF", "nerve growth factor"),
    ],
)
def test_a_definition_is_read(text, short, long):
    """Both orders, Greek letters, numbers, changed places and markers in between."""
    assert find(text) == (Abbreviation(short, long),)


@pytest.mark.parametrize(
    "text",
    [
        "as shown (Figure 1)",
        "as shown (Table 1) and (Fig. S2)",
        "vesicles (40–100 nm)",
        "first (1), then (2021)",
        "phase two (II)",
        "some are mild: MI (mild)",
        "bought in Berlin (USA)",
        "cargo that delivers molecules in number and art (DNA, RNA)",
        "and then the (AT) other",
        "fewer (P < 0.05) rats (n = 6)",
        "both (red) and (green)",
        "Exos face it (future Exos)",
        "()(( (AB",
        "",
    ],
)
def test_other_brackets_define_nothing(text):
    """Pointers, numbers, measures, remarks and places are no abbreviations."""
    assert find(text) == ()


def test_definitions_come_in_order_and_once():
    """Each pair is given once, in the order of definition."""
    text = "nerve growth factor (NGF), stem cells (SCs), nerve growth factor (NGF)"
    assert find(text) == (Abbreviation("NGF", "nerve growth factor"), Abbreviation("SCs", "stem cells"))


@pytest.mark.parametrize("piece", ["(", "(A", "(AB) ", "a (bc", ")", "(AB cd ef gh"])
def test_hostile_brackets_come_to_an_end(piece):
    """Many or unclosed brackets define nothing, whatever their number."""
    assert find(piece * 20_000) == ()


@given(st.text("AaBb cé-()β1, .", max_size=80))
def test_a_long_form_stands_in_the_text(text):
    """Whatever is found, both forms are the text's own words."""
    flat = " ".join(text.split())
    for pair in find(text):
        assert pair.short in text
        assert pair.long in flat or pair.long.split()[-1] == pair.short[0]


def test_a_real_review_is_read():
    """Known abbreviations of a whole article are found, and what it only puts in brackets is not."""
    if not REVIEW.exists():
        pytest.skip("the review is not beside this checkout")
    found = {pair.short: pair.long.lower() for pair in find(REVIEW.read_text(encoding="utf-8"))}
    assert found["Exos"] == "exosomes"
    assert found["BSCB"] == "blood-spinal cord barrier"
    assert found["Treg"] == "regulatory t"
    assert {"MSCs", "MVB", "EndMT", "CSPG", "SCDEs", "MAG", "SIRT2", "TLR2", "VEGF"} <= found.keys()
    assert not {"DNA", "Figure 1", "Table 1"} & found.keys()


# --- What short forms mean -------------------------------------------------------------------------------

KNOWN = Abbreviations.of(
    [
        Abbreviation("Exos", "exosomes"),
        Abbreviation("MSC", "mesenchymal stem cell"),
        Abbreviation("BSCB", "blood-spinal cord barrier"),
        Abbreviation("SCI", "spinal cord injury"),
        Abbreviation("MAG", "myelin-associated glycoprotein"),
        Abbreviation("OR", "odds ratio"),
        Abbreviation("NF-κB", "nuclear factor kappa B"),
        Abbreviation("TB", "tuberculosis"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exos help", "exosomes help"),
        ("an Exo helps", "an exosome helps"),
        ("do exos help mscs?", "do exosomes help mesenchymal stem cells?"),
        ("MSC-Exos", "mesenchymal stem cell-exosomes"),
        ("MSCs/Exos", "mesenchymal stem cells/exosomes"),
        ("bscb", "blood-spinal cord barrier"),
        ("NF-kB and NF\u2011κB", "nuclear factor kappa B and nuclear factor kappa B"),
        ("two SCIs", "two spinal cord injuries"),
        ("MAG, OR 2.1", "myelin-associated glycoprotein, odds ratio 2.1"),
        ("a mag or an exotic Mag", "a mag or an exotic Mag"),
        ("tb and TB", "tb and tuberculosis"),
        ("exosomes (Exos) are", "exosomes (Exos) are"),
        ("Exos (exosomes) are", "Exos (exosomes) are"),
        ("an Exosphere", "an Exosphere"),
        ("", ""),
    ],
)
def test_short_forms_are_written_out(text, expected):
    """Singular, plural, in compounds, in small letters; English words and definitions stay."""
    assert KNOWN.expand(text) == expected


def test_a_defined_compound_goes_before_its_parts():
    """The longest short form is the one that is meant."""
    known = Abbreviations.of(
        [Abbreviation("AD", "Alzheimer disease"), Abbreviation("AD-MSC", "fat stem cell")]
    )
    assert known.expand("AD-MSC and AD") == "fat stem cell and Alzheimer disease"


def test_nothing_known_changes_nothing():
    """Without abbreviations a text stays as it is."""
    assert NONE.expand("MSC-Exos") == "MSC-Exos"
    assert not NONE


def test_the_first_definition_of_a_document_holds():
    """A document that defines a short form twice means the first by it."""
    twice = Abbreviations.of([Abbreviation("SC", "stem cell"), Abbreviation("SCs", "Schwann cells")])
    assert twice.expand("SC") == "stem cell"


def test_what_documents_disagree_on_means_nothing_to_a_question():
    """Merged, a short form with two meanings stays as it is; what differs only in spelling is one meaning."""
    first = Abbreviations.of([Abbreviation("MSC", "mesenchymal stem cell"), Abbreviation("Exo", "exosome")])
    second = Abbreviations.of(
        [Abbreviation("MSCs", "musculoskeletal conditions"), Abbreviation("Exos", "Exosomes")]
    )
    merged = Abbreviations.merge([first, second])
    assert merged.expand("MSC Exos") == "MSC exosomes"
    assert first.expand("MSC") == "mesenchymal stem cell"


def test_the_order_of_documents_does_not_decide_an_argument():
    """Two meanings under one spelling in small letters are both left alone there."""
    one, other = Abbreviation("TReM", "tree map"), Abbreviation("TrEM", "train empire")
    for pairs in ([one, other], [other, one]):
        known = Abbreviations.merge([Abbreviations.of([pair]) for pair in pairs])
        assert known.expand("trem TReM TrEM") == "trem tree map train empire"


def test_abbreviations_go_through_json():
    """They are stored as plain pairs and come back equal."""
    KNOWN.expand("Exos")
    stored = msgspec.json.encode(KNOWN)
    assert msgspec.json.decode(stored, type=Abbreviations) == KNOWN
    assert b'{"short":"Exos","long":"exosomes"}' in stored


@given(st.text(max_size=100))
def test_any_text_can_be_expanded(text):
    """What holds no short form stays, letter by letter."""
    assert Abbreviations.of([Abbreviation("QZXW", "a rare thing")]).expand(text) == text
