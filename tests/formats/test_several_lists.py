"""Which of several reference lists is the article's, and what becomes of the others."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, cited, paragraphs, read
from formats.test_reference_lists import CITING, ENTRIES, article

LISTING = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
OTHERS = "\n".join(f"{n}. Oak D. Bark {n}. J Oak. 201{n};{n}:1." for n in (1, 2, 3))
FURTHER = "A further list of references is kept as it stands; its numbers are not read."


@pytest.mark.parametrize("others", [OTHERS, OTHERS.splitlines()[0]], ids=["as long", "shorter"])
def test_the_list_of_an_appendix_does_not_take_the_articles_place(tmp_path, others):
    """Of two equal ones the first is the article's; a note says that the other is not read."""
    document = read(tmp_path, article(LISTING, after=f"\nAppendix\n\n{PROSE}\n\nReferences\n\n{others}\n"))
    assert [entry.raw for entry in document.references] == ENTRIES
    assert [numbers for _, numbers in cited(document)[:2]] == [(2,), (1, 3)]
    assert PROSE in paragraphs(document)
    assert FURTHER.replace("numbers are", "numbers, and those of the text above it, are") in document.warnings


@pytest.mark.parametrize("tables", [1, 8])
def test_a_column_called_so_does_not_end_the_article(tmp_path, tables):
    """The tables behind the list have a line *Reference* each, with a number under it."""
    table = "\nTable {}. Doses\nHerb\nDose\nReference\nKelp\n5 mg\n[3]\n"
    after = "".join(table.format(n) for n in range(1, tables + 1))
    document = read(tmp_path, article(LISTING, after=after))
    assert [entry.raw for entry in document.references] == ENTRIES
    assert [numbers for _, numbers in cited(document)[:2]] == [(2,), (1, 3)]


def test_readers_comments_are_left_out(tmp_path):
    """They are not the authors', nor is the list of one of them, nor the page's foot."""
    comments = (
        "Comment\n2 Comments for this articleEXPAND ALL\nMay 2, 2020\nWhat of roots?\nOda Oak | Oakham\n"
        f"{PROSE} This was a reader's.\n\nREFERENCE\n\n1. Oak D. Bark. J Oak. 2011;1:1.\nTerms of Use\n"
    )
    document = read(tmp_path, article(LISTING, after=comments))
    assert [entry.raw for entry in document.references] == ENTRIES
    assert not any("reader's" in paragraph for paragraph in paragraphs(document))
    assert any(
        "words after the reference list were taken for the publisher's" in w for w in document.warnings
    )


def test_a_contents_list_is_not_the_list(tmp_path):
    """What comes next there is all of the text, the list included."""
    text = article(LISTING).replace("Introduction\n", "Contents\n\nReferences\n\nIntroduction\n", 1)
    document = read(tmp_path, text)
    assert [entry.raw for entry in document.references] == ENTRIES
    assert CITING in paragraphs(document)


def test_an_appendix_cites_its_own_list(tmp_path):
    """Its numbers would name other papers in the article's; its legends' do."""
    text = f"\nAppendix\n\n{PROSE} So says the house [1].\n\nFigure 1. From the article [2].\n"
    document = read(tmp_path, article(LISTING, after=f"{text}\nReferences\n\n{OTHERS}\n"))
    assert [numbers for _, numbers in cited(document)] == [(2,), (1, 3), (2,)]


@pytest.mark.parametrize("length", [1, 6])
def test_a_list_that_counts_on_belongs_to_the_first(tmp_path, length):
    """As for the methods of an article in Nature, however long they are."""
    others = "\n".join(f"{n}. Oak D. Bark {n}. J Oak. 201{n};{n}:1." for n in (4, 5))
    methods = "\n\n".join([PROSE] * length)
    text = article(
        LISTING, after=f"\nMethods\n\n{methods} So it was [4,5].\n\nReferences\n{others}\n\nNotes\n\n{PROSE}"
    )
    document = read(tmp_path, text)
    assert [entry.number for entry in document.references] == [1, 2, 3, 4, 5]
    assert [entry.raw for entry in document.references[:3]] == ENTRIES
    assert [numbers for _, numbers in cited(document)] == [(2,), (1, 3), (4, 5)]
    assert document.warnings == ()
    assert [section.heading for section in document.sections][-2:] == ["Methods", "Notes"]
