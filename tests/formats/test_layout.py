"""Lists without numbers whose layout tells where an entry begins."""

from __future__ import annotations

from formats.reading import cited, read

TEXT = """On slow ferns

Introduction

Ferns are slow (Abbot and Reed, 1994). They rest in winter (de Moss, 2004), in soil (World Fern Office, 2012),
and nobody knows why (Ó Kelp et al., 1996).

References

{}
"""
HANGING = """Abbot A, Reed B. (1994). Slow ferns in the bark and in the
    leaf. Fern Fables. 56:287-295.
de Moss E. (2004). Fast ferns in the bark.
    Fern Rep. 51:898-907. doi:10.1234/ff.2
World Fern Office. (2012). Red ferns in the bark of trees and
    of rocks. Fernton: Leaf Press.

Ó Kelp R, Lam S, Oda T.
    (1996). Blue ferns.
    Fern Fables. 10:687-699."""
LABELLED = """Abbot and Reed, 1994
A. Abbot, B. Reed
Slow ferns from 1950 to 1990
Fern Fables, 56 (2) (1994), pp. 287-295, 10.1234/ff.1
View article
View PDF
Google Scholar
de Moss, 2004
E. de Moss
Fast ferns in the bark
Fern Rep., 51 (1) (2004), pp. 898-907
View in Scopus

World Fern Office, 2012
World Fern Office
Red ferns
Leaf Press, Fernton (2012)
Google Scholar
Ó Kelp et al., 1996
R. Ó Kelp, S. Lam, T. Oda
Blue ferns
Fern Fables, 10 (1996), pp. 687-699
View PDF
Cited by (12)
"""
NUMBERS = [(1,), (2, 3, 4)]


def test_a_hanging_indentation_parts_the_entries(tmp_path):
    """Whatever a line begins with, a particle or a group's name, and wherever the one before ends."""
    document = read(tmp_path, TEXT.format(HANGING))
    assert [entry.raw.split(" (")[0] for entry in document.references] == [
        "Abbot A, Reed B.",
        "de Moss E.",
        "World Fern Office.",
        "Ó Kelp R, Lam S, Oda T.",
    ]
    assert [numbers for _, numbers in cited(document)] == NUMBERS


def test_lines_indented_each_in_its_own_way_part_nothing(tmp_path):
    """As in a poem: what is no layout of a list does not make one."""
    uneven = HANGING.replace("    leaf", "  leaf").replace("    Fern Rep", " Fern Rep")
    document = read(tmp_path, TEXT.format(uneven))
    assert document.references[0].raw.startswith("Abbot A, Reed B.")


def test_sciencedirects_labels_part_the_entries(tmp_path):
    """An entry has the lines behind its label, which says nothing new, and none of the page's links."""
    document = read(tmp_path, TEXT.format(LABELLED))
    first, second, third, last = document.references
    assert first.raw.startswith("A. Abbot, B. Reed Slow ferns")
    assert (first.title, first.year, first.pages, first.doi) == (
        "Slow ferns from 1950 to 1990",
        1994,
        "287-295",
        "10.1234/ff.1",
    )
    assert second.authors == ("E. de Moss",)
    assert third.raw.endswith("(2012)")
    assert last.raw.endswith("687-699")
    assert [numbers for _, numbers in cited(document)] == NUMBERS


def test_a_labels_letter_tells_two_works_of_a_year_apart(tmp_path):
    """It stands nowhere else, so such a label is kept, though it is neither author nor title."""
    text = TEXT.replace("Abbot and Reed, 1994", "Abbot and Reed, 1994b")
    twice = LABELLED.replace("Reed, 1994\n", "Reed, 1994b\n") + (
        "Abbot and Reed, 1994a\nA. Abbot, B. Reed\nSlow moss\nFern Fables, 55 (1994), pp. 1-2\n"
    )
    document = read(tmp_path, text.format(twice.replace("Cited by (12)\n", "")))
    first, *_, last = document.references
    assert (first.authors, first.title) == (("A. Abbot", "B. Reed"), "Slow ferns from 1950 to 1990")
    assert last.raw.startswith("Abbot and Reed, 1994a A. Abbot")
    assert [numbers for _, numbers in cited(document)] == NUMBERS


def test_the_first_entry_may_have_its_year_far_down(tmp_path):
    """Copernicus' entries end with it: what tells a list from prose is that a name opens it."""
    late = """Abbot, A., Kelp, O., Oda, T., Lam, S.,
    Moss, E., Oak, P., and
    Reed, B.: Slow ferns in the bark and in the leaf,
    Fern Fables, 56, 287-295, 1994.
Moss, E.: Fast ferns, Fern Rep., 51,
    898-907, 2004.
"""
    document = read(tmp_path, TEXT.format(late))
    assert [entry.raw[-5:] for entry in document.references] == ["1994.", "2004."]


def test_without_indentation_a_name_opens_an_entry(tmp_path):
    """A particle's, a group's and one that begins with a single letter as well."""
    flush = """Ó Kelp R, Lam S, Oda T. (1996). Blue ferns in the bark and
in rocks. Fern Fables. 10:687-699.
Abbot A, Reed B. (1994). Slow ferns in the bark and in the
leaf. Fern Fables. 56:287-295.
de Moss E. (2004). Fast ferns in the bark and in the
rocks. Fern Rep. 51:898-907.
World Fern Office. (2012). Red ferns in the bark of trees
and of rocks. Fernton: Leaf Press."""
    document = read(tmp_path, TEXT.format(flush))
    assert [entry.raw[:6] for entry in document.references] == ["Ó Kelp", "Abbot ", "de Mos", "World "]
    assert [numbers for _, numbers in cited(document)] == [(2,), (3, 4, 1)]


def test_the_rest_of_a_journals_name_opens_no_entry(tmp_path):
    """Lines broken behind *Fern.*, in a list without indentation that a statement ends."""
    listing = (
        "Abbot, A., and Reed, B. (1994). Slow ferns in the bark and in the leaf of trees.\n"
        "Fern Fables 56, 287–295. doi: 10.1234/ff.1\n"
        "Moss, E. (2004). Fast ferns in the bark and in the leaf of the same trees. Fern.\n"
        "Rep. 51, 898–907. doi: 10.1234/ff.2\n"
        "Oda, T., Lam, S., and Kelp, R. (1996). Blue ferns of the wood and of soils. Acta\n"
        "Fern. 10, 687–699. doi: 10.1234/ff.3\n"
        "\nConflict of Interest: None of us has any, in 2024 as before, that could be told here."
    )
    document = read(tmp_path, TEXT.format(listing))
    assert [entry.doi for entry in document.references] == ["10.1234/ff.1", "10.1234/ff.2", "10.1234/ff.3"]


def test_a_list_of_chemists_may_have_no_signs_behind_its_numbers(tmp_path):
    """Nor before the papers of an entry that holds several."""
    listing = (
        "1 A. Abbot and B. Reed, Fern Fables, 1994, 56, 287–295.\n"
        "2 (a) E. Moss, Fern Rep., 2004, 51, 898–907; (b) E. Moss, Fern Rep., 2005, 52, 1–7.\n"
        "3 T. Oda, Fern Fables, 1996, 10, 687–699."
    )
    text = (
        "On ferns\n\nIntroduction\n\nFerns are slow [1] and cold [2b,3].\n\n2 Ferns of the Wood\n\n"
        f"They rest in winter, in soil [3].\n\nReferences\n{listing}\n"
    )
    document = read(tmp_path, text)
    assert [(e.number, e.authors, e.year) for e in document.references] == [
        (1, ("A. Abbot", "B. Reed"), 1994),
        (2, ("E. Moss",), 2004),
        (3, ("T. Oda",), 1996),
    ]
    assert [numbers for _, numbers in cited(document)] == [(1, 2, 3), (3,)]
