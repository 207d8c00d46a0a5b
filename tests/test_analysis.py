"""From text to terms: one name, many spellings."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews.abbreviations import NONE, Abbreviation, Abbreviations
from askreviews.analysis import related, root, terms, words

SPELLINGS = {
    "nfkb": [
        "NF-κB", "NF-kB", "NF- κ B", "NF kappa B", "nf kappa b", "NFkB", "NFκB", "nfkb", "NF-kappaB",
        "NFkappaB", "nf-kappab", "NF\u2010κB", "NF\u2011κB", "NF\u2012κB", "NF\u2013κB", "NF\u2014κB",
        "NF\u2015κB", "NF\u2212κB", "NF\u00adκB", "NF-\u200bκB",
    ],
    "tgfb1": ["TGF- β 1", "TGF-β1", "TGF beta 1", "TGF-beta1", "TGFb1", "tgf beta 1", "TGFβ1", "TGF-ß1"],
    "il1b": ["IL-1β", "IL-1 beta", "IL-1b", "il 1 beta", "IL1B"],
    "tnfa": ["TNF-α", "TNF alpha", "TNFa", "TNFalpha", "tnfalpha", "tnf-alpha"],
    "bcatenin": ["β-catenin", "beta catenin", "b-catenin", "Beta-Catenin", "nuclear beta catenin"],
    "mir21": ["miR-21", "miR-21a-5p", "mir21", "microRNA-21", "microRNA 21", "miRNA-21", "hsa-miR-21"],
    "mir1995p": ["miR199-5p", "miR-199-5p", "miR 199 5p"],
    "il6": ["IL-6", "IL 6", "IL6", "il-6", "il 6", "IL-6/STAT3"],
    "pi3kaktmtor": ["PI3K/AKT/mTOR", "pi3k/akt/mtor", "PI3K-AKT-mTOR"],
    "ant2": ["ANT1/2", "ANT2", "ANT-2", "ANT 2"],
    "cd163": ["CD163⁺", "CD163+", "CD163^{+}", "CD163", "cd163"],
    "ca2+": ["Ca²⁺", "Ca2+", "Ca^{2+}", "[Ca2+]"],
    "45.2": ["45.2%", "45.2"],
    "27534": ["27,534", "27534"],
    "10^6": ["10⁶", "10^6", "10^{6}"],
    "m2": ["M2", "m2", "M2-type"],
    "caspase3": ["caspase 3", "caspase-3", "Caspase3"],
    "phase1": ["phase 1", "phase I", "Phase-1"],
    "type2": ["type II", "type 2", "type-2"],
    "interferonb": ["interferon beta", "interferon-β", "interferon β"],
    "asma": ["α-SMA", "alpha-SMA", "alpha SMA"],
    "ug": ["μg", "µg", "ug"],
    "antiinflammatori": ["anti-inflammatory", "antiinflammatory", "anti\u2011inflammatory"],
    "msc": ["MSCs", "MSC", "mscs", "MSC-Exos"],
    "exosom": ["exosomes", "Exosome", "exosomal", "EXOSOMES", "exo\u00adsomes"],
    "tumor": ["tumour", "tumor", "Tumours"],
    "edema": ["oedema", "edema"],
    "hemorrhag": ["haemorrhage", "hemorrhage", "haemorrhages"],
    "polar": ["polarisation", "polarization", "polarise", "polarized"],
    "fiber": ["fibre", "fibers"],
    "paralyz": ["paralysed", "paralyzed"],
    "fibrosi": ["ﬁbrosis", "fibrosis"],
    "sjogren": ["Sjögren's", "Sjo\u0308gren", "Sjogren"],
    "mir": ["microRNA", "miRNAs", "miR-124", "microRNAs"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("term", "spelling"),
    [(term, spelling) for term, spellings in SPELLINGS.items() for spelling in spellings],
)
def test_each_spelling_of_a_name_has_the_common_term(term, spelling):
    """However a name is written, in a text or by a reader, one term is always among its terms."""
    assert term in terms(spelling)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("miR-21", "miR-216a"),
        ("miR-21", "miR-210"),
        ("miR-21a", "miR-21b"),
        ("miR-21-3p", "miR-21-5p"),
        ("IL-6", "IL-10"),
        ("TGF-β1", "TGF-β2"),
        ("beta cell", "B-cell"),
        ("M2", "10 m²"),
        ("ANT1", "ANT2"),
        ("10⁶", "106"),
        ("WHO", "who was it"),
    ],
)
def test_a_name_is_not_met_by_its_neighbour(name, other):
    """A text that only speaks of a similar name does not hold the one that is asked for."""
    held = set(terms(other))
    assert not all(word.met_by(held) for word in words(name))


def test_a_micro_rna_is_kept_whole_and_in_its_shorter_names():
    """The full name, its arm, its family and the class: each can be asked for."""
    assert terms("miR-21a-5p") == ["mir", "mir21", "mir21a", "mir21a5p"]


def test_a_slashed_pathway_is_kept_whole_and_in_parts():
    """The members of a pathway are terms, and so is the pathway."""
    assert {"pi3k", "akt", "mtor", "pi3kaktmtor"} <= set(terms("PI3K/AKT/mTOR"))
    assert terms("microglia/macrophages") == ["microglia", "macrophag"]


def test_a_hyphenated_compound_is_kept_whole_and_in_parts():
    """Both the compound and its members are terms."""
    assert terms("cell-free") == ["cell", "free", "cellfre"]


def test_names_with_digits_are_not_stemmed_and_words_are():
    """Porter's endings are cut from words only."""
    assert terms("injuries inhibiting H1N1 COX2s") == ["injuri", "inhibit", "h1n1", "cox", "cox2", "cox2s"]


def test_a_range_is_no_compound():
    """The ends of a range are terms, the digits run together are not."""
    assert terms("40–100 nm") == ["40", "100", "nm"]


def test_stop_words_are_left_out_but_not_names_in_capitals():
    """Function and question words count nothing; WHO and NO are names."""
    assert terms("What does it do and who was not there?") == []
    assert terms("The WHO on NO") == ["who", "no"]


def test_repeats_are_kept():
    """BM25 counts how often a term occurs."""
    assert terms("axons and axon growth") == ["axon", "axon", "growth"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("экзосомы при", ["экзосомы", "при"]),
        ("الحويصلات", ["الحويصلات"]),
        ("脊髓损伤", ["脊髓", "髓损", "损伤"]),
        ("IL-6水平", ["il6", "水平"]),
        ("Ελλάδα", ["ελλαδα"]),
        ("엑소좀 치료", ["엑소좀", "치료"]),
        ("\u00ad \u0301 +/- ^{ ^} ??? 🧠", []),
        ("", []),
    ],
)
def test_every_script_is_read(text, expected):
    """Words of other scripts are plain terms, Chinese is read in pairs, signs alone are nothing."""
    assert terms(text) == expected


def test_a_word_knows_its_place_and_is_said_as_written():
    """The answer can name the words of the question as the reader wrote them."""
    found = words("Does NF kappa B act on M2-type cells?")
    assert [(w.text, w.start, w.end) for w in found] == [
        ("NF kappa B", 5, 15),
        ("act", 16, 19),
        ("M2-type", 23, 30),
        ("cells", 31, 36),
    ]


@given(st.text(max_size=200) | st.text("aAκβ1 -/'’.,%^{}+⁺²[](Bm外", max_size=60))
def test_words_are_slices_in_order(text):
    """For any text at all: words are exact slices, in order, and none is without a term."""
    found = words(text)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert all(a.end <= b.start for a, b in combinations(found, 2))
    assert all(w.terms and w.forms and w.met_by(w.terms) for w in found)
    assert terms(text) == [term for w in found for term in w.terms]


@given(st.text(max_size=80), st.text(max_size=80))
def test_lines_do_not_touch_each_other(first, second):
    """A paragraph border parts words: the terms of two paragraphs are those of each."""
    assert terms(f"{first}\n\n{second}") == terms(first) + terms(second)


@pytest.mark.parametrize(
    "piece", ["a", "a-", "A/", "α-", "IL 1 ", "1,", "1^{", "a'", "a- β ", "\u0301", "外"]
)
def test_hostile_text_is_read_to_its_end(piece):
    """Repeated separators and half-open marks give terms of bounded length, and an end."""
    assert all(len(term) <= 64 for term in terms(piece * 20_000))


# --- Abbreviations ---------------------------------------------------------------------------------------

KNOWN = Abbreviations.of(
    [
        Abbreviation("Exos", "exosomes"),
        Abbreviation("BSCB", "blood-spinal cord barrier"),
        Abbreviation("MSCs", "mesenchymal stem cells"),
        Abbreviation("IL-6", "interleukin 6"),
        Abbreviation("TGF-β", "transforming growth factor beta"),
        Abbreviation("MAG", "myelin-associated glycoprotein"),
    ]
)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Exos", "exosomes"),
        ("Exo", "exosome"),
        ("exos", "Exosomes"),
        ("BSCB", "blood-spinal cord barrier"),
        ("bscb", "blood\u2011spinal cord barrier"),
        ("MSCs", "mesenchymal stem cell"),
        ("msc", "Mesenchymal Stem Cells"),
        ("IL-6", "interleukin 6"),
        ("il6", "interleukin 6"),
        ("TGF- β", "transforming growth factor-β"),
        ("MAG", "myelin-associated glycoprotein"),
    ],
)
def test_either_form_finds_the_other(short, long):
    """A question with one form has a term of a text with the other, and is met by it; by words, too."""
    for question, text in ((short, long), (long, short)):
        assert set(terms(question, KNOWN)) & set(terms(text, KNOWN))
        assert all(word.met_by(terms(text, KNOWN)) for word in words(question, KNOWN))
    assert set(terms(long)) <= {*terms(short, KNOWN), *related(short, KNOWN)}
    assert {*terms(short), *terms(long)} <= set(terms(long, KNOWN))


def test_the_words_of_a_long_form_are_only_related():
    """A short form counts as one word; a long form of one word counts in full."""
    assert terms("BSCB", KNOWN) == ["bscb"]
    assert related("BSCB", KNOWN) == ["blood", "spinal", "bloodspin", "cord", "barrier"]
    assert (terms("Exos", KNOWN), related("Exos", KNOWN)) == (["exo", "exosom"], [])


@pytest.mark.parametrize("text", ["exosomes (Exos)", "Exos (exosomes)", "exosomes [“Exos”]"])
def test_a_definition_counts_once(text):
    """Where both forms stand side by side, the thing is mentioned once."""
    assert sorted(terms(text, KNOWN)) == ["exo", "exosom"]


def test_a_mention_behind_a_definition_counts_again():
    """Only the bracketed form is left out."""
    assert terms("exosomes (Exos) and Exos", KNOWN).count("exosom") == 2
    assert terms("exosomes, Exos", KNOWN).count("exosom") == 2


def test_short_forms_count_inside_compounds():
    """MSC-Exos are exosomes of mesenchymal stem cells."""
    assert terms("MSC-Exos", KNOWN) == ["msc", "exo", "mscexo", "exosom"]
    assert related("MSC-Exos", KNOWN) == ["mesenchym", "stem", "cell"]


def test_an_english_word_is_not_misread():
    """A short form that is also a word counts only in the capitals of its definition."""
    assert related("mag", KNOWN) == []
    assert "glycoprotein" in related("MAG", KNOWN)


def test_a_long_form_is_one_word_and_met_by_its_short_form():
    """The reader's long form is found in a passage that holds only the short one, and not by half of it."""
    (word,) = words("the blood-spinal cord barrier", KNOWN)
    assert word.text == "blood-spinal cord barrier"
    assert word.met_by(set(terms("BSCB")))
    assert word.met_by({"blood", "spinal", "cord", "barrier"})
    assert not word.met_by({"spinal", "cord"})


def test_a_word_of_a_long_form_is_met_by_the_short_form():
    """A passage that says BSCB speaks of a barrier; one that says MSC-Exos speaks of stem cells."""
    (barrier,) = words("the barrier", KNOWN)
    assert barrier.met_by(frozenset(terms("BSCB", KNOWN)))
    assert not barrier.met_by(frozenset(terms("MSC-Exos", KNOWN)))
    assert all(w.met_by(frozenset(terms("MSC-Exos", KNOWN))) for w in words("stem cells", KNOWN))
    assert barrier.terms == ("barrier",)


def test_a_long_form_has_every_short_form():
    """Documents that shorten one name differently are both found by the name."""
    known = Abbreviations.of(
        [Abbreviation("EV", "extracellular vesicle"), Abbreviation("ECV", "extracellular vesicle")]
    )
    assert {"ev", "ecv"} <= set(terms("extracellular vesicles", known))


def test_a_long_form_does_not_reach_over_punctuation():
    """Words that a full stop parts are no long form."""
    assert "msc" not in terms("mesenchymal stem. Cells", KNOWN)


@given(st.text(max_size=120) | st.text("Exos BSCMIL-6()interleukinβ", max_size=60))
def test_abbreviations_only_ever_add(text):
    """Any text keeps its words' places; without abbreviations nothing changes."""
    found = words(text, KNOWN)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert all(a.end <= b.start for a, b in combinations(found, 2))
    assert words(text, NONE) == words(text)


@pytest.mark.parametrize(
    ("written", "asked"),
    [("via β -catenin", "β-catenin"), ("Wnt/ β -catenin", "Wnt/β-catenin"), ("TGF- β -induced", "TGF-β")],
)
def test_blanks_on_either_side_of_a_greek_letter(written, asked):
    """Typesetters leave blanks around Greek letters; the name is met all the same."""
    assert words(asked)[0].met_by(frozenset(terms(written)))


@pytest.mark.parametrize(
    "cognates",
    [
        ("microglia", "microglial"), ("injury", "injured", "injuries"), ("delivery", "deliver"),
        ("recovery", "recovers"), ("inflamed", "inflammation", "inflammatory"), ("ischemia", "ischaemic"),
        ("hypoxia", "hypoxic"), ("apoptosis", "apoptotic"), ("necrosis", "necrotic"),
        ("therapy", "therapeutic"), ("inhibit", "inhibitor", "inhibitory"), ("treat", "treatment"),
        ("exposure", "exposed"), ("absorb", "absorption"), ("bacteria", "bacterium", "bacterial"),
        ("synthesis", "synthetic"), ("paralysis", "paralyzed"), ("nucleus", "nuclei"),
        ("hippocampus", "hippocampal"), ("microscopy", "microscopic"), ("secrete", "secretory"),
        ("grow", "growth"),
    ],
)  # fmt: skip
def test_words_derived_from_one_another_have_one_root(cognates):
    """Whatever endings of Latin and Greek they have, and however Porter2 stems them."""
    stems = {terms(word)[0] for word in cognates}
    assert len(stems) > 1
    assert len({root(stem) for stem in stems}) == 1


@pytest.mark.parametrize(
    "others",
    [
        ("later", "lateral"), ("transfer", "transfusion"), ("count", "counter"), ("parent", "parenteral"),
        ("second", "secondary"), ("circular", "circulate"), ("organ", "origin"),
        ("special", "species"), ("hydrogel", "hydrogen"), ("nucleus", "nucleic"), ("popular", "population"),
        ("partial", "party"), ("plan", "planet"), ("mark", "market"), ("represent", "repression"),
        ("prednisone", "prednisolone"), ("neuron", "neuroma"), ("antibody", "antibiotic"),
    ],
)  # fmt: skip
def test_words_that_only_begin_alike_have_roots_of_their_own(others):
    """A passage on the one is not said to hold the other."""
    roots = [root(terms(word)[0]) for word in others]
    assert len(set(roots)) == len(roots)


@given(st.text("abeiostumyrlcg", min_size=1, max_size=20))
def test_a_root_is_a_beginning(stem):
    """So words with one root stand together in a sorted vocabulary."""
    assert stem.startswith(root(stem))
    assert root(stem)
