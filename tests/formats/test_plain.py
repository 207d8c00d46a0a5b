"""Plain text as people save it: wrapped or not, with page breaks, headings that nothing marks."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, REFERENCES, cited, paragraphs, paths, read, wrapped

BODY = [
    "Green leaves keep their colour for weeks when they are stored in the dark.¹ Brown leaves lose it within "
    "days, whatever the light, and the loss cannot be undone.²",
    "A second line of work looked at the stems. Stems of three kinds were cut, dried and weighed "
    "every day until "
    "nothing changed any more.^{2,3}",
]


def article(*, wrap: bool, gap: str = "\n\n") -> str:
    """A small review; `gap` stands between paragraphs and headings."""
    fold = wrapped if wrap else str
    parts = [
        "How leaves keep their colour",
        "Ada Reed¹, Ben Moss²",
        "Introduction",
        fold(BODY[0]),
        "Stems and roots",
    ]
    return gap.join([*parts, fold(BODY[1]), "Conclusion", fold(PROSE), "References", REFERENCES])


@pytest.mark.parametrize("wrap", [True, False], ids=["wrapped", "one line a paragraph"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_same_review_however_its_lines_are_broken(tmp_path, wrap, gap, end):
    """Wrapping, blank lines and line ends change nothing in what is read."""
    document = read(tmp_path, article(wrap=wrap, gap=gap).replace("\n", end))
    assert document.title == "How leaves keep their colour"
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert paths(document) == ["Introduction", "Stems and roots", "Conclusion"]
    assert paragraphs(document) == [*BODY, PROSE]
    assert cited(document) == [("Green", (1,)), ("Brown", (2,)), ("Stems", (2, 3))]
    assert [r.year for r in document.references] == [2001, 2002, 2003]
    assert document.warnings == ()


def test_a_heading_glued_above_its_wrapped_paragraph_is_a_heading(tmp_path):
    """A line that ends early above running text is a heading although no blank line follows it."""
    text = (
        f"On kelp\n\nSources of kelp\n{wrapped(BODY[0])}\n\nUses of kelp\n{wrapped(BODY[1])}\n\n"
        f"{wrapped(PROSE)}\n"
    )
    document = read(tmp_path, text)
    assert paths(document) == ["Sources of kelp", "Uses of kelp"]
    assert paragraphs(document, "Uses of kelp") == [BODY[1], PROSE]


def test_numbered_headings_say_their_depth(tmp_path):
    """2.1 stands inside 2, 2.1.1 inside 2.1."""
    lines = ["On kelp", "1. Introduction", PROSE, "2. Kelp in trials", "2.1. Design of the trials", PROSE]
    lines += ["2.1.1 Doses", PROSE, "2.2 Outcomes", PROSE, "3 Outlook", PROSE]
    document = read(tmp_path, "\n\n".join(lines))
    assert paths(document) == [
        "1. Introduction",
        "2. Kelp in trials",
        "2. Kelp in trials > 2.1. Design of the trials",
        "2. Kelp in trials > 2.1. Design of the trials > 2.1.1 Doses",
        "2. Kelp in trials > 2.2 Outcomes",
        "3 Outlook",
    ]


def test_roman_numbers_and_letters_make_two_depths(tmp_path):
    """Headings lettered A, B stand inside those numbered I, II."""
    lines = [
        "On kelp",
        "I. INTRODUCTION",
        PROSE,
        "II. TRIALS OF KELP",
        "A. Design of trials",
        PROSE,
        "B. Doses given",
        PROSE,
    ]
    document = read(tmp_path, "\n\n".join(lines))
    assert paths(document) == [
        "I. INTRODUCTION",
        "II. TRIALS OF KELP",
        "II. TRIALS OF KELP > A. Design of trials",
        "II. TRIALS OF KELP > B. Doses given",
    ]


def test_headings_in_capitals_hold_those_in_small_letters(tmp_path):
    """Where several headings are all capitals, the others stand below them."""
    lines = [
        "On kelp",
        "INTRODUCTION",
        PROSE,
        "KELP IN ANIMALS",
        "Kelp in mice",
        PROSE,
        "Kelp in rats",
        PROSE,
    ]
    document = read(tmp_path, "\n\n".join([*lines, "KELP IN PEOPLE", PROSE]))
    assert paths(document) == [
        "INTRODUCTION",
        "KELP IN ANIMALS",
        "KELP IN ANIMALS > Kelp in mice",
        "KELP IN ANIMALS > Kelp in rats",
        "KELP IN PEOPLE",
    ]


def test_a_heading_right_above_another_is_a_heading(tmp_path):
    """In small letters, too, and where no blank line parts them."""
    lines = ("On kelp", "Introduction", PROSE, "What makes it fail", "Loss of brown leaves", PROSE)
    document = read(tmp_path, "\n".join((*lines, "Rot of stems", PROSE)))
    assert [s.heading for s in document.sections] == [
        "Introduction",
        "What makes it fail",
        "Loss of brown leaves",
        "Rot of stems",
    ]


def test_a_question_can_be_a_heading(tmp_path):
    """A short question alone on its line heads what follows."""
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\nWhat do we know about kelp?\n\n{PROSE}\n"
    )
    assert paths(document) == ["Introduction", "What do we know about kelp?"]


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("2. Kelp in trials 2.1. Design of the trials", "2. Kelp in trials", "2.1. Design of the trials"),
        ("Results Growth of Kelp in Tanks", "Results", "Growth of Kelp in Tanks"),
    ],
)
def test_two_headings_on_one_line_are_parted(tmp_path, line, first, second):
    """A number or a conventional name shows where the second begins."""
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert [section.heading for section in document.sections] == ["Introduction", first, second]


def test_headings_that_end_alike_show_where_two_were_run_together(tmp_path):
    """*… Grown Kelp* ends other headings too, so the line that ends so after a longer one holds two."""
    prose = (
        "Kelp of the open sea was grown on ropes in all of the trials, and farm grown kelp was grown "
        "on racks instead."
    )
    line = "Where the Kelp of the Trials Came From: Farms and Seas Open Sea Grown Kelp"
    text = "\n\n".join(
        ["On kelp", "Introduction", prose, line, prose, "Farm Grown Kelp", prose, "Tank Grown Kelp", prose]
    )
    document = read(tmp_path, text)
    assert "Where the Kelp of the Trials Came From: Farms and Seas > Open Sea Grown Kelp" in paths(document)


def test_a_list_of_short_lines_is_no_row_of_headings(tmp_path):
    """Many heading-like lines in a row, or items numbered alike, head nothing."""
    lines = [
        "On kelp",
        "Introduction",
        PROSE,
        "Iron",
        "Iodine",
        "Zinc",
        "Copper",
        PROSE,
        "1. Rinse the leaves",
        "2. Dry the leaves",
        PROSE,
    ]
    assert paths(read(tmp_path, "\n\n".join(lines))) == ["Introduction"]


@pytest.mark.parametrize("heading", ["2.2. 7α-Hydroxylation in kelp", "2.2 5-HT in kelp", "2.2. 3D cultures"])
def test_a_heading_may_begin_with_a_number_of_its_own(tmp_path, heading):
    """*2.2. 7α…* stands beside *2.1*, not below it."""
    headings = ("1. Introduction", "2. Enzymes", "2.1. Hydrolases", heading)
    text = "On kelp\n\n" + "\n\n".join(f"{one}\n\n{PROSE}" for one in headings)
    assert [s.path for s in read(tmp_path, text).sections][-1] == ("2. Enzymes", heading)


def test_a_numbered_heading_under_lines_of_a_table_is_a_heading(tmp_path):
    """Many short lines in a row are none, but for the one that has a number and text under it."""
    rows = "Table 1. Kelp\n\nPlant Iron References\nWrack A 12 [1]\nDulse B 40 [2, 3]"
    body = f"2. Plants\n\n{PROSE}\n\n{rows}\n\n2.2. Brown Plants\n{PROSE}\n\n3. Sea\n\n{PROSE}"
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE}\n\n{body}")
    assert paths(document) == ["Introduction", "2. Plants", "2. Plants > 2.2. Brown Plants", "3. Sea"]


def test_a_word_parted_at_a_line_end_keeps_its_hyphen(tmp_path):
    """*TGF-* and *β* join without a blank; *pre- and post-* keeps its own."""
    lines = (
        "The level of the growth factor in question, which is written TGF-\nβ1 here, rose in all of "
        "the animals that were fed with pre-\nand post-harvest kelp throughout the whole of the long "
        "trial\nand fell in the others, which were given nothing at all then."
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{lines}\n")
    assert "written TGF-β1 here" in document.text
    assert "pre- and post-harvest" in document.text


def test_blanks_of_other_kinds_are_kept(tmp_path):
    """No-break and thin spaces, characters of no width and right-to-left words stay as they are."""
    prose = (
        "The dose was 5\u00a0mg, or 0.2\u2009mg/kg,\u200b as in Fig.\u00a01 and in שלום and سلام، "
        "too. It was safe [1,\u00a02]."
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{prose}\n\nReferences\n\n{REFERENCES}")
    assert paragraphs(document) == [prose]
    assert cited(document) == [("It", (1, 2))]


def test_text_of_a_section_without_heading_is_kept(tmp_path):
    """A file without any heading is one section without a name."""
    document = read(tmp_path, f"On kelp\n\n{PROSE}\n\nShort, but a sentence of its own.\n\n{PROSE}\n")
    assert document.title == "On kelp"
    assert paths(document) == [""]
    assert paragraphs(document) == [PROSE, "Short, but a sentence of its own.", PROSE]


def test_sentences_that_sound_like_a_publishers_are_kept(tmp_path):
    """Only what is plainly not the authors' text is left out of the body."""
    kept = [
        "These authors found that kelp grows faster in the north.¹",
        "Received wisdom holds that 5 mg are enough for a grown animal.²",
        "Accepted models use 3 compartments, and published values differ.³",
        "Open access to the sea made the harvest easier in all of the years.",
    ]
    document = read(
        tmp_path, "\n\n".join(["On kelp", "Introduction", PROSE, *kept, "References", REFERENCES])
    )
    assert paragraphs(document) == [PROSE, *kept]


def test_what_a_publisher_adds_to_the_body_is_left_out(tmp_path):
    """Correspondence, dates, licence and the like are in no passage."""
    foreign = [
        "Correspondence: Ada Reed, Kelp Street 1, reed@example.org",
        "Received: 3 May 2020; Accepted: 4 June 2020",
        "© 2020 The Authors. All rights reserved.",
        "This is an open-access article under a licence.",
        "https://example.org/kelp",
    ]
    document = read(tmp_path, "\n\n".join(["On kelp", "Introduction", PROSE, *foreign, PROSE]))
    assert paragraphs(document) == [PROSE, PROSE]


def test_prose_with_a_tab_is_prose(tmp_path):
    """A stray tab makes no table."""
    prose = (
        "The leaves were\tweighed again after the trial, and nothing had changed in any of the three "
        "groups then."
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{prose}\n\n{PROSE}\n")
    assert paragraphs(document) == [prose, PROSE]
