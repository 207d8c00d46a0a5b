"""Reference lists as the pages of some publishers have them, each part of an entry with a line of its own."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, cited, read


def test_a_list_as_cell_press_pages_have_it(tmp_path):
    """Authors, title, journal and buttons have a line each; a figure's label is glued to its title."""
    parts = [
        ("Fern, C. ∙ Moss, B. ∙ Reed, A.", "Leaves in winter", "J Kelp. 2003; 3:5-6"),
        ("Moss, B.", "Leaves in autumn", "J. Kelp Sci. 2002; 2(1):3-4"),
        ("Reed, A. ∙ Moss, B.", "Leaves in spring", "J Kelp. 2001; 1:1-2"),
    ]
    listing = "\n".join(
        "\n".join((f"{number}.", *entry, "Crossref", "Scopus (12)", "Google Scholar"))
        for number, entry in enumerate(parts, 1)
    )
    citing = "Kelp grows (Fern et al., 2003; Reed and Moss, 2001) and rests (Moss, 2002)."
    figure = f"Figure viewer\nFigure 1Kelp in Winter\n{PROSE}\nShow full caption\n"
    document = read(
        tmp_path,
        f"On kelp\n\nIntroduction\n\n{citing}\n{figure}\nOutlook\n\n{PROSE}\n\nReferences\n{listing}\n",
    )
    assert [(e.authors, e.title, e.journal, e.year) for e in document.references] == [
        (("Fern, C.", "Moss, B.", "Reed, A."), "Leaves in winter", "J Kelp", 2003),
        (("Moss, B.",), "Leaves in autumn", "J. Kelp Sci", 2002),
        (("Reed, A.", "Moss, B."), "Leaves in spring", "J Kelp", 2001),
    ]
    assert cited(document)[0][1] == (1, 3, 2)
    assert [section.heading for section in document.sections] == ["Introduction", "Outlook"]


@pytest.mark.parametrize("form", [" {published data only}", ""])
def test_a_list_as_cochrane_has_it(tmp_path, form):
    """Each study under the label that the text cites it by, the list in parts; the labels are no entries."""
    listing = (
        "References to studies included in this review\n"
        f"Fern 2003{form}\nFern C, Moss B. Leaves in winter. Journal of Kelp 2003;3:5-6.\n[PUBMED: 1]\n"
        f"Moss 2002a{form}\nMoss B. Leaves in autumn. Journal of Kelp 2002;2:3-4.\n"
        "Additional references\n"
        "Moss 2002b\nMoss B. Stems in autumn. Journal of Kelp 2002;2:5-6.\n"
        "WKO 2001\nWorld Kelp Office. Leaves in spring. Shoretown: Kelp Press, 2001.\n"
    )
    citing = "Kelp grows (Fern 2003; WKO 2001) and rests (Moss 2002a). So said Moss 2002b, too (Moss 2002b)."
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{citing}\n\nOutlook\n\n{PROSE}\n\nReferences\n{listing}"
    )
    assert [(e.authors, e.title, e.year) for e in document.references] == [
        (("Fern C", "Moss B"), "Leaves in winter", 2003),
        (("Moss B",), "Leaves in autumn", 2002),
        (("Moss B",), "Stems in autumn", 2002),
        (("World Kelp Office",), "Leaves in spring", 2001),
    ]
    assert [numbers for _, numbers in cited(document)] == [(1, 4, 2), (3,)]
