"""Printed pages: numbers, heads and feet that interrupt the text, and lines that only look like these."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, REFERENCES, cited, paragraphs, paths, read, wrapped

LEAVES = ["red", "green", "brown", "young", "old", "large", "small", "long", "round", "split", "dry", "wet"]


def test_a_paragraph_cut_by_a_page_is_whole(tmp_path):
    """Page number, running head and form feed between its halves are left out."""
    halves = (
        "The leaves were weighed before and after the trial, and the",
        "difference was divided by the number of days.¹ None was lost.",
    )
    head = "Reed and Moss: Leaves"
    pages = [f"On kelp\n\nIntroduction\n\n{halves[0]}\n\n12\n", f"{head}\n\n{halves[1]}\n\n{PROSE}\n\n13\n"]
    pages += [f"{head}\n\n{PROSE}\n\n14\n", f"{head}\n\n{PROSE}\n"]
    document = read(tmp_path, "\f".join(pages))
    assert paragraphs(document) == [" ".join(halves), PROSE, PROSE, PROSE]
    assert head not in document.text


def test_page_numbers_between_blank_lines_are_left_out(tmp_path):
    """A number alone between paragraphs is a page's, also as *Page 2 of 9* and *- 3 -*."""
    text = "\n\n".join(["On kelp", "Introduction", PROSE, "Page 1 of 9", PROSE, "- 2 -", PROSE, "3", PROSE])
    assert paragraphs(read(tmp_path, text)) == [PROSE] * 4


def page_about(kelp: str) -> str:
    """Twenty lines and more, the last of which ends within a sentence."""
    found = (
        f"The {leaf} leaf of {kelp} was {what} again then."
        for what in ("weighed", "washed")
        for leaf in LEAVES
    )
    cut = f"In the last of all trials the frozen leaves of that year were no better than fresh {kelp}"
    return wrapped(f"{' '.join(found)} Then they were dried.") + "\n" + wrapped(cut)


@pytest.mark.parametrize(
    ("gap", "foot"),
    [
        ("\n\n", "J Kelp 12 (2024) 1–9{gap}Leaves of the sea\n{page}"),
        ("\n", "{page}"),
        ("\n", "J Kelp 2024, 12, 1–9\nLeaves of the sea {page}"),
        ("\n", "{page} Reed et al."),
        ("\n", "{page} | REED ET AL."),
        ("\n", "J. Kelp Sci. 2024, 12, 10871 {page} of 119"),
        (
            "\n",
            "J Kelp | www.example.org {page} March 2024 | Volume 12 | Article 8\nReed et al. Leaves",
        ),
        ("\n", "J Kelp {page} example.org\nReed et al. 10.1234/kelp.2024.8"),
    ],
    ids=[
        "head above the number",
        "number alone",
        "head beside the number",
        "head after the number",
        "head behind a bar",
        "one of so many",
        "within a long head",
        "within a head",
    ],
)
def test_pages_without_form_feeds_cut_no_sentence(tmp_path, gap, foot):
    """Numbers that count pages are known in running text too, with the heads beside them."""
    feet = [gap + foot.format(gap=gap, page=page) + gap for page in (101, 102, 103)]
    kelps = ("wrack", "dulse", "oarweed")
    pages = zip(kelps, feet, strict=True)
    text = "".join(f"{page_about(kelp)}{mark}[2,3]. " for kelp, mark in pages) + PROSE
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nReferences\n\n{REFERENCES}")
    assert all(f" fresh {kelp} [2,3]. " in document.text for kelp in kelps)
    assert not any(
        word in document.text
        for word in ("101", "102", "103", "Reed et al.", "of the sea", "J Kelp 12", "10871")
    )


@pytest.mark.parametrize(
    "border",
    [
        "KELP REVIEWS | SEA BIOLOGY VOLUME 19 | MAY 2024 | {page}\n\n"
        "© 2024 Kelp Press. All rights reserved.\n\nREVIEWS",
        "www.kelp.example Vol 395 March 14, 2024 {page}\n\nSeminar",
        "Review Kelp & Education\n\nkelp.example (Reprinted) KELP May 1, 2024 {page}\n"
        "© 2024 Kelp Press. All rights reserved.",
        "send in your work | www.kelp.example International Journal of Kelp and Other Plants 2024:15 {page}\n"
        "KelpPress\n\nReed et al KelpPress",
    ],
    ids=["three lines apart", "an address and a section's name", "two lines together", "a long one"],
)
@pytest.mark.parametrize("pages", [(101, 103, 103, 107), (101, 103)], ids=["four pages", "two"])
def test_borders_of_pages_that_count_nothing_cut_no_sentence(tmp_path, border, pages):
    """Whatever numbers they hold, they come again, and in the middle of a sentence."""
    kelps = ("wrack", "dulse", "oarweed", "laver")[: len(pages)]
    cut = " that had lain in the dark of the old sea house"
    feet = [f"{cut}\n\n{border.format(page=page)}\n\n" for page in pages]
    text = "".join(f"{page_about(kelp)}{foot}in salt [2,3]. " for kelp, foot in zip(kelps, feet, strict=True))
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}{PROSE}\n\nReferences\n\n{REFERENCES}")
    assert all(f" fresh {kelp}{cut} in salt [2,3]. " in document.text for kelp in kelps)
    assert [section.heading for section in document.sections] == ["Introduction"]


def test_a_border_of_two_pages_may_stand_before_a_name_or_a_marker(tmp_path):
    """The sentence before it ends in a comma, or the marker behind it belongs to one."""
    border = "\n\nwww.kelp.example Vol 395 March 14, 2024 {}\n\nSeminar\n\n"
    cut = " that had lain in the dark of the old sea house"
    text = (
        f"{page_about('wrack')}{cut},{border.format(101)}CD9 was found. "
        f"{page_about('dulse')}{cut}{border.format(102)}[2]. {PROSE}"
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{text}\n\nReferences\n\n{REFERENCES}")
    assert f"{cut}, CD9 was found." in document.text
    assert f"{cut} [2]. Kelp" in document.text
    assert "Seminar" not in document.text


def test_dois_of_one_journal_beside_page_numbers_stay(tmp_path):
    """They are alike but for their digits, as running heads are; each is its own entry's."""
    entries = "".join(
        wrapped(f"{n}. Reed A. {page_about(kelp)} and of what became of it. J Kelp. 2024;12:1-9; doi")
        + f"\n10.1234/kelp.2024.00{n}\nJ Kelp {n + 100} example.org\nAvailable from the sea.\n"
        for n, kelp in enumerate(("wrack", "dulse", "oarweed"), 1)
    )
    text = f"On kelp\n\nIntroduction\n\n{PROSE} [1-3]\n\nReferences\n{entries}4. Reed A. Dulse. 2020.\n"
    document = read(tmp_path, text)
    assert [r.doi for r in document.references[:3]] == [f"10.1234/kelp.2024.00{n}" for n in (1, 2, 3)]
    assert "example.org" not in document.text


def test_tables_that_are_counted_are_no_pages(tmp_path):
    """*Table 1*, *Table 2* and *Table 3*, each on a line by itself, are captions."""
    kinds = enumerate(("wrack", "dulse", "oarweed"), 1)
    pages = "\n".join(f"{page_about(kelp)}\nTable {n}\nLeaves of it" for n, kelp in kinds)
    text = read(tmp_path, f"On kelp\n\nIntroduction\n\n{pages}\n\n{PROSE}").text
    assert all(f"Table {n}" in text for n in (1, 2, 3))


def test_a_numbered_heading_right_after_a_table_is_a_heading(tmp_path):
    """Though the row above it closes no sentence."""
    rows = "Table 1. Leaves.\nKind  Colour  What was seen of them in the trial  Ref.\n" + "\n".join(
        f"{kind}  Green  The leaves kept their colour for three weeks in all  [{n}]"
        for n, kind in enumerate(("Kelp", "Wrack", "Dulse"), 1)
    )
    text = (
        f"On kelp\n\n1. Introduction\n{page_about('wrack')}.\n{rows}\n2. What the roots do\n{wrapped(PROSE)}"
    )
    assert paths(read(tmp_path, text))[-1] == "2. What the roots do"


def test_a_line_that_comes_again_without_a_page_break_stays(tmp_path):
    """Three studies may each have a section *Doses*; nothing shows these to be running heads."""
    text = "\n\n".join(["On kelp", "Introduction", PROSE, "Doses", PROSE, "Doses", PROSE, "Doses", PROSE])
    assert paths(read(tmp_path, text)) == ["Introduction", "Doses", "Doses", "Doses"]


def test_running_heads_that_stand_once_each_repeat_the_front(tmp_path):
    """On the left the journal's or the authors' names, on the right the title, each with its page."""
    front = "KELP REVIEWS, VOL. 9, 2021 33\nLeaves of the sea in winter\nAda Reed, Bo Holm, and Cleo Fern"
    heads = [
        "34 KELP REVIEWS, VOL. 9, 2021",
        "REED et al.: LEAVES OF THE SEA IN WINTER 35",
        "36 KELP REVIEWS, VOL. 9, 2021",
    ]
    pages = [f"{page_about(f'kelp {name}')}\n{head}" for name, head in zip("ABC", heads, strict=True)]
    text = "\n".join([front, "", "Introduction", *pages, "at all. In 35 leaves it was so."])
    document = read(tmp_path, text)
    assert not any(head in document.text for head in heads)
    assert "In 35 leaves it was so." in document.text
    assert paths(document) == ["Introduction"]


def test_pages_that_say_how_many_there_are(tmp_path):
    """With the journal's name and address, the first author's and the title beside the number."""
    front = "Leaves of the sea in winter\nAda Reeda,1, Bo Holmb, and Cleo Ferna"
    feet = [
        "PNAS 2021 Vol. 118 No. 9 e2099999118\nhttps://doi.org/10.1234/kelp.1 | 1 of 4",
        "2 of 4 | PNAS\nhttps://doi.org/10.1234/kelp.1 Reed et al.\nLeaves of the sea in winter",
        "Reed et al. PNAS | 3 of 4\nDownloaded from https://kelp.example by 192.0.2.17 on March 5, 2021.",
    ]
    pages = [f"{page_about(f'kelp {name}')}\n{foot}" for name, foot in zip("ABC", feet, strict=True)]
    document = read(
        tmp_path, "\n".join([front, "", "Introduction", *pages, "at all. It was in 3 of 4 leaves."])
    )
    assert not any(
        word in document.text for word in ("PNAS", "10.1234", "Downloaded", "et al", "e2099999118")
    )
    assert document.text.count("Leaves of the sea in winter") == 1
    assert "It was in 3 of 4 leaves." in document.text


def test_pages_as_springer_counts_them(tmp_path):
    """Which page of how many, beside the journal's volume, and what is left of a sign."""
    front = "Kelp Science (2021) 12:345\nLeaves of the sea in winter\nAda Reed1 · Bo Holm2"
    feet = [
        "1 3\n345 Page 2 of 9 Kelp Science (2021) 12:345",
        "1 3\nKelp Science (2021) 12:345 Page 3 of 9 345",
        "1 3\n345 Page 4 of 9 Kelp Science (2021) 12:345",
    ]
    pages = [f"{page_about(f'kelp {name}')}\n{foot}" for name, foot in zip("ABC", feet, strict=True)]
    document = read(
        tmp_path, "\n".join([front, "", "Introduction", *pages, "at all. It was on page 3 of 9."])
    )
    assert "of 9 Kelp" not in document.text
    assert not any(line in document.text for line in ("\n1 3\n", "Page"))
    assert "It was on page 3 of 9." in document.text
    assert paths(document) == ["Introduction"]


@pytest.mark.parametrize("order", ["{foot}\n{page}", "{page}\n{foot}"])
def test_a_foot_of_several_lines_with_the_pages_number(tmp_path, order):
    """They stand together on page after page, whatever the order of their lines."""
    foot = "n engl j kelp 372;2\nkelp.example\njanuary 8, 2015"
    ends = {140: "in winter.", 141: "under ice.", 142: "at night."}
    pages = [f"{PROSE} Kelp grows\n\n{order.format(foot=foot, page=n)}\n\n{end}" for n, end in ends.items()]
    document = read(tmp_path, "On kelp\n\nIntroduction\n\n" + "\n\n".join(pages))
    assert paragraphs(document) == [f"{PROSE} Kelp grows {end}" for end in ends.values()]


def test_a_lone_number_of_an_entry_at_a_pages_top_is_none_of_a_page(tmp_path):
    """Before and behind it are the numbers next to it, each above an entry."""
    entry = "{n}\nReed A. Leaves of kind {n} in the sea.\nJ Kelp. 200{n};{n}:1–2.\n"
    listing = "".join(("\f" if n == 3 else "") + entry.format(n=n) for n in range(1, 6))
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} [1–5]\n\nReferences\n{listing}")
    assert [(e.number, e.year) for e in document.references] == [(n, 2000 + n) for n in range(1, 6)]


@pytest.mark.parametrize(
    "between",
    [
        "Figure 1. Kelp in spring. Leaves are green.",
        "Figure 1. Kelp in spring\n\nLeaves are green, and so are stems.",
        "Table 1. Leaves by season\n\nSeason\tLeaves\nSpring\t12\n\na Of one year alone.",
    ],
)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kelp was found in shallow bays and, by day,", "in deep ones as well [2]. It rests."),
        ("Kelp was found in shallow bays and by day in deep ones (of 12)", "[2, 3]."),
    ],
)
@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
def test_a_figure_or_a_table_within_a_sentence_stands_behind_it(tmp_path, between, first, second, name):
    """The sentence is whole, with its marker; caption, rows and notes follow the paragraph."""
    body = f"{PROSE} {first}\n\n{between}\n\n{second}\n\n{PROSE}"
    document = read(
        tmp_path, f"# On kelp\n\n## Introduction\n\n{body}\n\n## References\n{REFERENCES}", name=name
    )
    told = paragraphs(document)
    assert told[0] == f"{PROSE} {first} {second}"
    assert told[-1] == PROSE
    assert sum(text.startswith(("Figure 1", "Table 1")) for text in told[1:-1]) == 1
    assert [word for word, _ in cited(document)] == ["Kelp"]


@pytest.mark.parametrize(
    "second",
    [
        "a Of one year alone, and of leaves that were dry.",
        "ww, wet weight; dw, dry weight.",
        "Kelp rests in winter. It grows in spring.",
    ],
)
def test_what_stands_below_a_table_is_not_what_stands_above_it(tmp_path, second):
    """A note or a new sentence ends no sentence that lost its stop above a table."""
    first = f"{PROSE} Kelp was found in shallow bays and in deep ones"
    table = "Table 1. Leaves by season\n\nSeason\tLeaves\nSpring\t12"
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{first}\n\n{table}\n\n{second}\n\n{PROSE}\n")
    assert first in paragraphs(document)
    assert second in paragraphs(document)
