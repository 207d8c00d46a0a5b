"""Manuscripts whose lines are numbered at the margin."""

from __future__ import annotations

import pytest

from formats.reading import cited, read

LINES = """On slow ferns
Ada Abbot, Bo Chen
Abstract
We look at slow ferns, in many
soils and in any weather.
Introduction
Ferns are slow [1,2]. They rest in winter, as all
the ferns of these woods do [3]. In spring they grow
anew, and nobody knows what makes them do so at that
time of the year, nor where.
Methods of counting
We counted the leaves of 12 ferns [2] on each day of a
spring that was dry [1]. All of them were alive at the
end of it, and 10 of them had grown by a hand or more,
as they had the year before [3].
References
1. Abbot A, Reed B. Slow ferns in the bark and in the
leaf. Fern Fables 2010;1:3-9.
2. Moss E. Fast ferns. Fern Fables 2011;2:4-10.
3. Oak R. Blue ferns in the bark and in the leaf, and
why. Fern Fables 2012;3:5-11.""".splitlines()
BANNER = (
    "bioRxiv preprint doi: https://doi.org/10.1101/2021.01.01.42; this version posted January 2, 2021. The "
    "copyright holder for this preprint"
)


def numbered(lines, *, page=1000):
    """The lines with their numbers, which begin anew on each page of so many."""
    return "\n".join(f"{n % page + 1} {line}" for n, line in enumerate(lines))


def numbered_by_fives(lines, *, page=1000):
    """The lines, each fifth of them with its number."""
    places = (n % page + 1 for n in range(len(lines)))
    return "\n".join(f"{n} {line}" if n % 5 == 0 else line for n, line in zip(places, lines, strict=True))


@pytest.mark.parametrize("number", [numbered, numbered_by_fives])
@pytest.mark.parametrize("page", [1000, 10], ids=["counted on", "anew on each page"])
def test_numbers_of_lines_are_no_part_of_the_text(tmp_path, number, page):
    """Title, headings, sentences and entries are those of the same text without them."""
    document, plain = (
        read(tmp_path, text, name=name)
        for text, name in ((number(LINES, page=page), "a.txt"), ("\n".join(LINES), "a.txt"))
    )
    assert document.title == plain.title == "On slow ferns"
    found = [[section.heading for section in one.sections] for one in (document, plain)]
    assert found == [["Abstract", "Introduction", "Methods of counting"]] * 2
    assert cited(document) == cited(plain)
    assert [entry.raw for entry in document.references] == [entry.raw for entry in plain.references]
    assert len(document.references) == 3


def test_a_pages_number_counts_no_lines(tmp_path):
    """The first page's, alone between the lines, does not begin their count anew."""
    lines = numbered(LINES).splitlines()
    document = read(tmp_path, "\n".join([*lines[:9], "", "1", "", *lines[9:]]))
    assert [section.heading for section in document.sections] == [
        "Abstract",
        "Introduction",
        "Methods of counting",
    ]
    assert len(document.references) == 3


def test_a_list_alone_numbers_no_lines(tmp_path):
    """However many of an article's lines are its entries, each number is the entry's."""
    entries = [f"{n} Abbot A. Ferns of kind {n}. Fern Fables 20{n:02};{n}:3-9." for n in range(1, 61)]
    document = read(tmp_path, "\n".join([*LINES[:16], *entries]))
    assert [entry.number for entry in document.references] == list(range(1, 61))


def test_a_preprint_servers_lines_are_left_out(tmp_path):
    """They stand on every page, in the middle of a sentence or of an entry."""
    lines = [*LINES[:7], BANNER, *LINES[7:17], BANNER, *LINES[17:]]
    document = read(tmp_path, "\n".join(lines))
    assert cited(document) == cited(read(tmp_path, "\n".join(LINES)))
    assert document.references[0].raw.endswith("in the leaf. Fern Fables 2010;1:3-9.")
