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


def test_a_list_as_highwires_pages_have_it(tmp_path):
    """An arrow back to the text stands behind each number."""
    listing = (
        "1.↵Reed A. Leaves in spring. J Kelp 2001;1:1–2.doi:10.1234/kelp.1\nAbstract/FREE Full Text\n"
        "2.↵Moss B. Leaves in autumn. J Kelp 2002;2:3–4.\nOpenUrlCrossRefPubMed\n"
        "3. Fern C. Ferns. J Kelp 2003;3:5–6.\n"
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} [1, 2, 3].\n\nReferences\n{listing}")
    assert [(e.number, e.authors, e.title, e.doi) for e in document.references] == [
        (1, ("Reed A",), "Leaves in spring", "10.1234/kelp.1"),
        (2, ("Moss B",), "Leaves in autumn", None),
        (3, ("Fern C",), "Ferns", None),
    ]


def test_a_list_whose_words_a_program_took_out_of_a_page(tmp_path):
    """Each part of an entry has a line of its own, and so has each sign."""
    pieces = [
        "{}.",
        "Reed",
        "A.B.",
        ",",
        "Moss",
        "C.",
        "Leaves in {}",
        ".",
        "J. Kelp",
        ".",
        "2001",
        ";",
        "1",
        ":",
    ]
    entry = "\n".join([*pieces, "34", "–", "45", ".", "Google Scholar", "WorldCat", ""])
    listing = "".join(entry.format(i, when) for i, when in enumerate(("spring", "autumn", "winter"), 1))
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} [1, 2, 3].\n\nReferences\n{listing}")
    assert [(e.number, e.authors, e.title, e.year, e.pages) for e in document.references] == [
        (i, ("Reed A.B.", "Moss C"), f"Leaves in {when}", 2001, "34–45")
        for i, when in enumerate(("spring", "autumn", "winter"), 1)
    ]


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


def test_what_an_abstracting_service_says_again(tmp_path):
    """As on the pages of ACS: under the entry, with its number; the list has each number once."""
    listing = (
        "1\nReed, A. Leaves of kelp in the spring. J. Kelp 2001, 1 (2), 1–2.\nGoogle Scholar\n1\n"
        "Leaves of kelp in the spring\nReed, Ada\nJournal of Kelp (2001), 1 (2), 1-2. A review.\n\n"
        "2\nMoss, B. Leaves in autumn. J. Kelp 2002, 2, 3–4.\nGoogle Scholar\n\n"
        "3\nFern, C. Leaves in winter. J. Kelp 2003, 3, 5–6.\nGoogle Scholar\n"
    )
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} [1–3]\n\nReferences\n\n{listing}")
    assert [(entry.number, entry.authors) for entry in document.references] == [
        (1, ("Reed, A.",)),
        (2, ("Moss, B.",)),
        (3, ("Fern, C.",)),
    ]
    assert not any("more than one entry" in warning for warning in document.warnings)


def test_a_list_with_names_and_year_in_a_line_of_their_own(tmp_path):
    """As on the pages of The Company of Biologists: title, journal, DOI and links have a line each."""
    listing = (
        "Fern, C. and Moss, B. (2003).\nLeaves in winter.\nJ. Kelp 3, 5-6.\n10.1234/k.3\nSearch ADS\n\n"
        "Kelp Registry (2019).\nAnnual report.\nShoretown: Kelp Press.\nGoogle Scholar\n\n"
        "Reed, A., Moss, B. and van der Elm, D. (2001a).\nLeaves in spring.\nJ. Kelp 1, 1-2.\nCrossref\n\n"
        "Reed, A., Moss, B. and van der Elm, D. (2001b).\nStems in spring.\nJ. Kelp 1, 3-4.\n\n"
        "Competing interests\nThe authors declare no competing interests.\n"
    )
    citing = "Kelp grows (Fern and Moss, 2003; Kelp Registry, 2019) and rests (Reed et al., 2001a,b)."
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{citing}\n\n{PROSE}\n\nReferences\n{listing}")
    assert [(e.authors[0], e.title, e.journal, e.year, e.doi) for e in document.references] == [
        ("Fern, C.", "Leaves in winter", "J. Kelp", 2003, "10.1234/k.3"),
        ("Kelp Registry", "Annual report", None, 2019, None),
        ("Reed, A.", "Leaves in spring", "J. Kelp", 2001, None),
        ("Reed, A.", "Stems in spring", "J. Kelp", 2001, None),
    ]
    assert [numbers for _, numbers in cited(document)] == [(1, 2, 3, 4)]


def test_lists_with_links_and_addresses_in_lines_of_their_own(tmp_path):
    """Wiley's and JAMA's links, some with no blank between them, open no entry and end no DOI."""
    links = (
        "10.1234/k.1\nCAS PubMed Web of Science® Google Scholar",
        "PubMedWeb of Science®Google Scholar",
        "https://doi.org/10.1234/k.3\nISI\nGO TO REFERENCE",
    )
    listing = "\n".join(
        f"Reed, A., & Moss, B. (200{n}). Leaves of kind {n}. Journal of Kelp, {n}(1), 3–9.\n{link}"
        for n, link in enumerate(links, 1)
    )
    text = f"On kelp\n\nIntroduction\n\n{PROSE} (Reed & Moss, 2002).\n\nReferences\n{listing}\n"
    document = read(tmp_path, text)
    assert [(e.number, e.year, e.doi) for e in document.references] == [
        (1, 2001, "10.1234/k.1"),
        (2, 2002, None),
        (3, 2003, "10.1234/k.3"),
    ]
    glued = "\n".join(
        f"{n}.\nReed\xa0 A, Moss\xa0 B.\xa0 Leaves of kind {n}.\xa0 \xa0 J Kelp. 200{n};{n}(1):3-9. "
        f"doi:10.1234/k.{n}PubMedGoogle ScholarCrossref"
        for n in (1, 2, 3)
    )
    tail = "Cite article\nPublished in Kelp Care. Article first published online: August 3, 2019\n7 May 2021"
    text = f"On kelp\n\nIntroduction\n\n{PROSE} So it is [1–3].\n\nReferences\n{glued}\n{tail}\n"
    document = read(tmp_path, text)
    assert [(e.year, e.doi) for e in document.references] == [(2000 + n, f"10.1234/k.{n}") for n in (1, 2, 3)]
    assert "August" not in document.references[-1].raw


@pytest.mark.parametrize(
    "form",
    [
        "{n} Reed A , Moss B  Leaves of kind {n}. J Kelp . 200{n} ;{n} :3 –9 .1002759",
        "{n} Reed A , Moss B (200{n} ) Leaves of kind {n}. J Kelp {n} : 3 –9. 1002759",
        "{n} . Reed A, Moss B . Leaves of kind {n} . J Kelp . 200{n} ; {n} : 3 – 9 .",
        "{n} van der Reed A, Moss B. Leaves of kind {n}. J Kelp 200{n}; {n}: 3-9 [PMID: 1002759]",
        "{n}. •• Reed A, Moss B. Leaves of kind {n}. J Kelp. 200{n};{n}:3–9.",
        "{n}Reed A, Moss B. Leaves of kind {n}. J Kelp. 200{n};{n}:3–9.",
        "{n} – Reed A, Moss B. Leaves of kind {n}. J Kelp. 200{n};{n}:3–9.",
    ],
)
def test_entries_with_blanks_before_their_signs_and_numbers_without_any(tmp_path, form):
    """As PubMed Central's files have them, and as numbers are typed by hand."""
    listing = "\n".join(form.format(n=n) for n in range(1, 5))
    text = f"On kelp\n\nIntroduction\n\n{PROSE} So it is [1–4].\n\nReferences\n{listing}\n"
    document = read(tmp_path, text)
    assert [e.number for e in document.references] == [1, 2, 3, 4]
    first = document.references[0]
    assert (len(first.authors), first.title, first.year) == (2, "Leaves of kind 1", 2001)
    assert (first.volume, first.pages) == ("1", "3–9") or "3-9" in first.raw


WINTER = ("Fern CA", "Moss B"), "Leaves in winter", "Journal of Kelp", 2003
AUTUMN = ("Moss B",), "Leaves in autumn: a survey", "Kelp Science", 2002
SPRING = ("Reed A", "van den Moss B", "Fern CA"), "Leaves in spring?", "Journal of Kelp", 2001


@pytest.mark.parametrize("numbered", [True, False])
def test_a_list_as_elife_has_it(tmp_path, numbered):
    """A line for each name, then year and title, the journal and the address; with numbers and without."""
    listing = "\n".join(
        "\n".join(
            (
                *([str(number)] if numbered else []),
                *authors,
                f"({year}) {title}",
                f"{journal} {number}:{number}–9.",
                f"https://doi.org/10.1234/k.{number}",
                "PubMed",
                "Google Scholar",
            )
        )
        for number, (authors, title, journal, year) in enumerate((WINTER, AUTUMN, SPRING), 1)
    )
    citing = "Kelp grows (Fern and Moss, 2003; Reed et al., 2001) and rests, after Fern and Moss, 2003. "
    text = (
        f"On kelp\n\nIntroduction\n\n{citing}It sleeps (Moss, 2002).\n\nReferences\n{listing}\n"
        "Author details\nAnn Reed\nInstitute of Kelp, Shoretown\n"
    )
    document = read(tmp_path, text)
    assert [(e.authors, e.title, e.journal, e.year) for e in document.references] == [WINTER, AUTUMN, SPRING]
    assert [e.doi for e in document.references] == ["10.1234/k.1", "10.1234/k.2", "10.1234/k.3"]
    assert [numbers for _, numbers in cited(document)] == [(1, 3), (2,)]
    assert [e.pages for e in document.references] == ["1–9", "2–9", "3–9"]


@pytest.mark.parametrize("sign", [", ", " "])
def test_a_list_as_the_lancet_has_it(tmp_path, sign):
    """Names, title and journal have a line each, and buttons stand below; some names lack their commas."""
    listing = "\n".join(
        f"{number}.\n{sign.join(authors)}\n{title.rstrip('?')}.\n{journal}. {year}; {number}: 3-9\n"
        "View in Article \nScopus (40)\nPubMed\nCrossref\nGoogle Scholar"
        for number, (authors, title, journal, year) in enumerate((WINTER, AUTUMN, SPRING), 1)
    )
    document = read(
        tmp_path, f"On kelp\n\nIntroduction\n\n{PROSE} Kelp grows.[1–3]\n\nReferences\n{listing}\n"
    )
    assert [(e.authors, e.title, e.journal, e.year) for e in document.references] == [
        (authors, title.rstrip("?"), journal, year)
        for authors, title, journal, year in (WINTER, AUTUMN, SPRING)
    ]
    assert document.references[0].raw.endswith("1: 3-9")


def test_addresses_that_have_a_line_of_their_own_stay_with_their_entries(tmp_path):
    """Alike but for their digits, in angle brackets or as links, they are no page's foot."""
    listing = "\n".join(
        f"{number}. Reed A, Moss B. Leaves of kind {number}. J\n   Kelp 200{number};1:2.\n   {address}"
        for number, address in enumerate(
            (
                "<https://doi.org/10.1234/k.1>.",
                "<https://doi.org/10.1234/k.2>.",
                "[doi: [10.1234/k.3](https://doi.org/10.1234/k.3)]",
                "[10.1234/k.4](https://doi.org/10.1234/k.4)]",
                "<https://doi.org/10.1234/k.5>",
            ),
            1,
        )
    )
    document = read(
        tmp_path,
        f"# On kelp\n\n## Introduction\n\n{PROSE} Kelp grows.[1–5]\n\n## References\n\n{listing}\n",
        name="sample.md",
    )
    assert [e.doi for e in document.references] == [f"10.1234/k.{n}" for n in range(1, 6)]
