"""Reference numbers glued to words: read where the text shows that it cites so, and only there."""

import pytest

from askreviews.citing import glued
from askreviews.documents import Span
from formats.reading import read

ENTRIES = tuple(f"Reed A. Leaves of kind {n}. J Kelp. 20{n:02};{n}:1–2." for n in range(1, 11))
TEXT = (
    "Kelp grows in cold water1,2. Its leaves are long (Fig. 1)3 and, where the light is strong,4 green. "
    "Half of them, or 50%5, are lost in winter.6,7 In summer they come back8–10. Brown kelp has caspase3, "
    "and the more caspase3 it has, the older the plant2. Table 4 and day 5 count nothing."
)


def found(text: str, listed: int = 10) -> list[tuple[str, tuple[int, ...]]]:
    """The markers as (what is written, numbers)."""
    return [
        (c.span.of(text), c.numbers) for c in glued.find(text, [Span(0, len(text))], range(1, listed + 1))
    ]


def test_numbers_behind_words_brackets_and_signs():
    """Names that come again with their digit are names; what counts tables and days is no marker."""
    assert found(TEXT) == [
        ("1,2", (1, 2)),
        ("3", (3,)),
        ("4", (4,)),
        ("5", (5,)),
        ("6,7", (6, 7)),
        ("8–10", (8, 9, 10)),
        ("2", (2,)),
    ]


def test_numbers_that_stand_behind_others():
    """Behind years, decimals, units and names in capitals each is read in its turn, old ones beside new."""
    hard = (
        " It has ATP11,12 in it. The pH was 7.4.13 It stays for 96 h.14 Stems do not,15 and it has CF.7,15 "
        "In 1996,15,16 it was green. It stays so."
    )
    assert [numbers for _, numbers in found(TEXT + hard, listed=16)][7:] == [
        *((11, 12), (13,), (14,), (15,), (7, 15), (15, 16)),
    ]


def test_numbers_that_stand_behind_others_in_several_paragraphs():
    """Each paragraph is looked through as the one before it."""
    more = (" It has ATP11,12 in it.", " The pH was 7.4.13 Then not.", " It stays for 96 h.14 Then not.")
    text = TEXT + "".join(more)
    ends = [len(TEXT) + sum(map(len, more[:n])) for n in range(len(more) + 1)]
    within = [Span(a, b) for a, b in zip([0, *ends], ends, strict=False)]
    numbers = [citation.numbers for citation in glued.find(text, within, range(1, 15))]
    assert numbers[7:] == [(11, 12), (13,), (14,)]


def test_a_table_may_cite_in_brackets(tmp_path):
    """Its rows, captions and *see ref. 2* keep their markers where the text has numbers glued to words."""
    said = TEXT.replace("count nothing.", "count nothing, see ref. 2.")
    table = "Table 1. Kelp\nKind\tRef.\nGreen\t[3]\nBrown\t[4,5]\n"
    entries = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    text = f"On kelp\n\nIntroduction\n\n{said}\n\n{table}\nReferences\n\n{entries}\n"
    numbers = [s.numbers for _, _, s in read(tmp_path, text).sentences() if s.numbers]
    assert numbers[:2] == [(1, 2), (3, 4)]
    assert numbers[-3:] == [(2,), (3,), (4, 5)]


def test_ranges_with_a_minus_sign_and_papers_of_an_entry():
    """As the American Chemical Society has them: 8−10 and, where the entry lists several papers, 9a,b."""
    text = TEXT.replace("8–10", "8−10") + " They stay green.9a,b Then they do not.5a"
    cited = glued.find(text, [Span(0, len(text))], range(1, 11), parted={9})
    assert [c.numbers for c in cited][-3:] == [(8, 9, 10), (2,), (9,)]


def test_common_words_may_have_many_numbers_behind_them():
    """Near each other or not, the same number twice or others."""
    text = TEXT.replace("6,7", "6") + " No plant is like another plant, nor is a plant a leaf."
    text += " It grows on leaves7, leaves8 and leaves9. It grows on a plant4, and on a plant3."
    text += " It grows on leaves5, on leaves5."
    cited = [number for _, numbers in found(text) for number in numbers]
    assert cited[-7:] == [7, 8, 9, 4, 3, 5, 5]


def test_numbers_parted_by_a_comma_and_a_blank():
    """All are read, be it a narrow blank; a count behind them is none."""
    text = TEXT.replace("6,7", "6,\u202f7").replace("8–10", "8, 9, 10")
    assert found(text)[4:6] == [("6,\u202f7", (6, 7)), ("8, 9, 10", (8, 9, 10))]
    assert found(f"{TEXT} Kelp is cold.4, 5 leaves were not.")[-1] == ("4", (4,))


def test_a_capital_word_is_a_name_where_its_digit_is_out_of_turn():
    """A gene's, unless the paper is by the one who is named."""
    text = f"{TEXT} The gene Kelpin3 is on, as Moss5 and Reed8 saw."
    assert found(text)[-1] == ("2", (2,))
    cited = glued.find(text, [Span(0, len(text))], range(1, 11), authors={5: "Moss B Fern C", 3: "Oak D"})
    assert [c.span.of(text) for c in cited][-2:] == ["2", "5"]


def test_members_of_a_family_are_names():
    """A word with two different numbers close together has them in its name, wherever it comes."""
    text = f"{TEXT} Whether Kelpin2 or Kelpin4 matters is debated.9 In spring Kelpin2 is low."
    assert found(text)[-2:] == [("2", (2,)), ("9", (9,))]


@pytest.mark.parametrize(
    "left_out",
    [
        "It sank within 2 h.9,10 Then it rose.",
        "It is 3 mm9,10 and more.",
        "It came back within 5 days9,10 and stayed.",
        "It has two vitamins B.9,10 It has no others.",
        "It makes KELP-C9,10.",
        "The pH was 7.9,10 Then it fell.",
        "It was found in 1996,9,10 and again later.",
        "It was found in 1996,9 and within one week10 again.",
    ],
)
def test_numbers_in_their_turn_may_stand_behind_what_else_would_be_doubtful(left_out):
    """Where the order of first mention leaves out just these; elsewhere, and out of turn, they are none."""
    text = TEXT.replace("8–10", "8")
    cited = [n for _, numbers in found(f"{text} {left_out} It is cold.11,12", 12) for n in numbers]
    assert cited[-4:] == [9, 10, 11, 12]
    out_of_turn = f"{text} {left_out.replace('9', '6')} It is cold.9–12"
    assert [marker for marker, _ in found(out_of_turn, 12)][-2:] == ["2", "9–12"]


def test_a_number_may_come_again_behind_a_sentence_that_ends_alike():
    """No name has a full stop before its digit."""
    assert found(f"{TEXT} Kelp was cold.4 Then again it was cold.4")[-2:] == [("4", (4,)), ("4", (4,))]


def test_a_number_may_have_a_page():
    """As the American Medical Association has them."""
    assert found(f"{TEXT} It is cold.4(p12) So it grows.1,2(pp3-4),9 Then not.")[-2:] == [
        ("4(p12)", (4,)),
        ("1,2(pp3-4),9", (1, 2, 9)),
    ]


def test_a_number_may_stand_behind_et_al():
    """With its full stop and without."""
    assert found(f"{TEXT} Reed et al.9 say so, as do Moss et al4 and others.")[-2:] == [
        ("9", (9,)),
        ("4", (4,)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cells held caspase3, claudin5, beclin1 and laminin4, but no interleukin2.",
        "The last were first: leaves10, roots9, stems8, buds7, shoots6, seeds5, husks4, pods3, awns2, ears1.",
    ],
)
def test_names_alone_are_none(text):
    """Too few of the listed numbers, or numbers in no order, show nothing."""
    assert found(text) == []


def test_behind_sentences_the_numbers_need_no_order():
    """A list by the alphabet is cited out of order; no name stands behind a full stop."""
    text = (
        "Kelp is brown.9 Its leaves are long,4 as are its stems.2,7 The roots hold on for years.10 Then they "
        "let go.1 Winds, in most years,5 carry them off, as figs.8 and vol.6 tell."
    )
    assert found(text) == [
        ("9", (9,)),
        ("4", (4,)),
        ("2,7", (2, 7)),
        ("10", (10,)),
        ("1", (1,)),
        ("5", (5,)),
    ]


def test_a_page_pasted_without_its_raised_numbers(tmp_path):
    """They are the markers of their sentences, and the reader is told."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{TEXT}\n\nReferences\n\n{listing}")
    numbers = [s.numbers for _, _, s in document.sentences() if s.numbers]
    assert numbers == [(1, 2), (3, 4), (5, 6, 7), (8, 9, 10), (2,)]
    ends = [s.span.of(document.text)[-6:] for _, _, s in document.sentences()]
    assert ends[:4] == ["er1,2.", "green.", "er.6,7", "k8–10."]
    assert "(“water1,2”)" in document.warnings[-1]


def test_brackets_are_read_first(tmp_path):
    """Where the list is cited in brackets, a digit behind a word is none."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    text = TEXT.replace("1,2.", " [1,2].").replace("8–10", " [8–10]")
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nReferences\n\n{listing}")
    assert {n for _, _, s in document.sentences() for n in s.numbers} == {1, 2, 8, 9, 10}
    assert document.warnings == ()


SPACED = (
    "Kelp grows in cold water.1 2 Its leaves are long.3 They are green where the light is strong.4-6 8 Most "
    "are lost in winter.7 Few come back,9 10 and these are brown.10 Then 2 of 10 bloom."
)


def test_raised_numbers_that_blanks_part_belong_to_what_stands_before_them():
    """They rise, and a sentence or a small word follows; else a number is the text's own."""
    assert found(SPACED) == [
        ("1 2", (1, 2)),
        ("3", (3,)),
        ("4-6 8", (4, 5, 6, 8)),
        ("7", (7,)),
        ("9 10", (9, 10)),
        ("10", (10,)),
    ]
    assert found(SPACED.replace("7 Few", "7 5 Few"))[3] == ("7", (7,))
    assert found(SPACED.replace("7 Few", "7 8 plants"))[3] == ("7", (7,))


def test_numbers_behind_the_end_of_a_sentence_whatever_its_last_word():
    """Names, degrees and shares; a decimal, a table's number and a name with a digit are none."""
    text = (
        "Kelp has DNA.1 It makes IL-6.2 It dies at 37 °C.3 Half is lost, or 50%.4 Some hold TGF,5 and light "
        "counts.6,7 It grows by 2.8 mm. See Fig.9 In cold water histone H3.3 Holds it.8"
    )
    assert [numbers for _, numbers in found(text)] == [(1,), (2,), (3,), (4,), (5,), (6, 7), (8,)]


def test_a_named_number_counts_beside_glued_ones(tmp_path):
    """*See ref. 8 and 9*, in a text that cites by glued numbers; how it cites, it does not show."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    text = f"{TEXT} See ref. 8 and 9 for moss."
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nReferences\n\n{listing}\n")
    cited = [sentence.numbers for _, _, sentence in document.sentences() if sentence.numbers]
    assert cited[0] == (1, 2)
    assert cited[-1] == (8, 9)


def test_what_is_left_out_of_the_order_may_stand_behind_a_names_digit():
    """The next numbers behind *ALAS1*, a concentration or a time are markers, others are not."""
    text = TEXT.replace(
        "back8–10", "back8–10, as does ALAS1.11,12 Then come 15 nM13 and 20 months14, seen by all14"
    )
    text += " No ALAS1,4 grows, and none for 3 weeks2."
    read = found(text, 14)
    assert read[6:10] == [("11,12", (11, 12)), ("13", (13,)), ("14", (14,)), ("14", (14,))]
    assert ("4", (4,)) not in read[10:]
