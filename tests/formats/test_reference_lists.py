"""Reference lists: how they are numbered, wrapped, interrupted and ended, and what in them is doubtful."""

from __future__ import annotations

import pytest

from askreviews import formats
from formats.reading import PROSE, cited, paragraphs, paths, read

ENTRIES = [
    "Reed A. Leaves in spring. J Kelp. 2001;1:1–2.",
    "Moss B, Fern C. Leaves in autumn. J Kelp. 2002;2:3–4. doi:10.1234/jk.2",
    "Fern C. Leaves in winter. J Kelp. 2003;3:5–6.",
]
CITING = "Leaves turn brown in autumn [2]. They do not in spring [1], nor in winter [3]."


def article(listing: str, *, heading: str = "References", after: str = "") -> str:
    """A review that ends with this list under its heading."""
    return f"On kelp\n\nIntroduction\n\n{CITING}\n\nOutlook\n\n{PROSE}\n\n{heading}\n\n{listing}\n{after}"


@pytest.mark.parametrize(
    "mark",
    [
        "{}. ",
        "{}.",
        "{}) ",
        "[{}] ",
        "[{}]",
        "({}) ",
        "{}\t",
        "{}.\t",
        "{} ",
        "- {}. ",
        "* [{}] ",
        "[^{}]: ",
        "{}\\. ",
        "\\[{}\\] ",
        "[{}]. ",
        "[ {} ] ",
        "{}: ",
        "*{}. ",
        "R{}. ",
        "Ref. {} ",
        "［{}］",
        "【{}】 ",
        "（{}）",
        "{}）",
        "{}、",
        "{}．",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
def test_however_entries_are_numbered(tmp_path, mark, gap, name):
    """The number opens the entry and is no part of its words."""
    listing = gap.join(mark.format(n) + entry for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, article(listing), name=name)
    assert [(r.number, r.raw) for r in document.references] == list(enumerate(ENTRIES, 1))
    assert document.warnings == ()


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES",
        "References:",
        "7. References",
        "Bibliography",
        "Literature cited",
        "References (3)",
        "**References**",
        "## References",
        "VII. REFERENCES",
        "References and notes",
    ],
)
def test_however_the_list_is_headed(tmp_path, heading):
    """Its heading is no section."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, article(listing, heading=heading))
    assert len(document.references) == 3
    assert paths(document) == ["Introduction", "Outlook"]


def test_a_list_without_a_heading(tmp_path):
    """A run of numbered entries with years at the end is the list."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{CITING}\n\n{listing}\n")
    assert [r.raw for r in document.references] == ENTRIES
    assert paragraphs(document) == [CITING]


def test_a_numbered_list_in_the_text_is_no_reference_list(tmp_path):
    """Steps without years stay in the text."""
    steps = ["1. Rinse all of the leaves in sea water.", "2. Dry them in the dark.", "3. Weigh them."]
    document = read(tmp_path, "\n\n".join(["On kelp", "Introduction", PROSE, *steps]))
    assert document.references == ()
    assert paragraphs(document) == [PROSE, *steps]
    assert document.warnings == ("No reference list was found.",)


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["sample.txt", "sample.md"])
def test_wrapped_entries(tmp_path, indent, gap, name):
    """An entry's lines are joined, also where one begins with a number."""
    lines = [
        f"1. Reed A, Moss B, Fern C. A very long title on the leaves of kelp in\n{indent}spring and "
        f"in autumn. J Kelp.\n{indent}2001. doi:10.1234/jk.1",
        "2. Moss B. Short title. J Kelp. 2002;2:3–4.",
        f"3. Fern C, Reed A. Another very long title on the leaves of kelp in the\n{indent}winter. J "
        f"Kelp. 2003;12(4):\n{indent}512. PMID: 1234.",
    ]
    document = read(tmp_path, article(gap.join(lines)), name=name)
    assert [r.number for r in document.references] == [1, 2, 3]
    assert document.references[0].raw.endswith("in spring and in autumn. J Kelp. 2001. doi:10.1234/jk.1")
    assert document.references[2].raw.endswith("2003;12(4): 512. PMID: 1234.")


@pytest.mark.parametrize("mark", ["[{}]. ", "［{}］", "{}、", "{}: "])
def test_a_second_line_of_an_entry_is_no_entry(tmp_path, mark):
    """Also where it has a year: each printed number keeps its own entry."""
    listing = "\n".join(
        f"{mark.format(n)}{entry}\nErratum in: J Kelp, 2005, 71: 12." for n, entry in enumerate(ENTRIES, 1)
    )
    document = read(tmp_path, article(listing))
    assert [r.number for r in document.references] == list(range(1, len(ENTRIES) + 1))
    assert all(
        r.raw.startswith(entry) and r.raw.endswith("71: 12.")
        for r, entry in zip(document.references, ENTRIES, strict=True)
    )


def test_entries_cut_by_pages(tmp_path):
    """Page numbers and blank lines inside an entry part nothing."""
    listing = (
        f"1. {ENTRIES[0]}\n2. Moss B, Fern C. Leaves in\n\n17\n\f\nautumn. J Kelp. 2002;2:3–4. "
        f"doi:10.1234/jk.2\n3. {ENTRIES[2]}"
    )
    document = read(tmp_path, article(listing))
    assert [r.raw for r in document.references] == ENTRIES


def test_entries_without_numbers_count_by_their_place(tmp_path):
    """Blank lines, bullets or mere line ends part them."""
    for listing in ("\n\n".join(ENTRIES), "\n".join(ENTRIES), "\n".join(f"- {entry}" for entry in ENTRIES)):
        document = read(tmp_path, article(listing))
        assert [(r.number, r.raw) for r in document.references] == list(enumerate(ENTRIES, 1))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_links_below_entries_are_none(tmp_path, gap):
    """What a web page adds below an entry without a number counts as no entry."""
    links = ("Article CAS PubMed Google Scholar", "Article PubMed PubMed Central Google Scholar", "CrossRef")
    listing = gap.join(f"{entry}{gap}{link}" for entry, link in zip(ENTRIES, links, strict=True))
    document = read(tmp_path, article(f"{listing}{gap}Download references"))
    assert [(r.number, r.raw) for r in document.references] == list(enumerate(ENTRIES, 1))


def test_empty_entries_are_known_by_number(tmp_path):
    """A web page's list may hold numbers alone."""
    listing = "| [1] |\n|\n| [2] |\nMoss B. Leaves. J Kelp. 2002;2:3–4. |\n| [3] |\n|\n/\n| 〈 |\n|\n〉 |"
    document = read(tmp_path, article(listing))
    assert [(r.number, r.raw) for r in document.references] == [
        (1, ""),
        (2, "Moss B. Leaves. J Kelp. 2002;2:3–4."),
        (3, ""),
    ]
    assert document.warnings == ("The reference list holds no words for 1 and 3.",)


def test_doubtful_numbers_give_warnings(tmp_path):
    """Twice, skipped, cited but not listed: each is said, nothing is lost."""
    listing = f"1. {ENTRIES[0]}\n2. {ENTRIES[1]}\n2. {ENTRIES[2]}\n5. {ENTRIES[0]}"
    document = read(tmp_path, article(listing).replace("winter [3]", "winter [3, 9]"))
    assert [r.number for r in document.references] == [1, 2, 2, 5]
    assert document.reference(2).raw == ENTRIES[1]
    assert document.reference(9).listed is False
    assert document.warnings == (
        "The reference list has more than one entry for 2; the first counts.",
        "The reference list skips 3 and 4.",
        "The text cites 3 and 9, which the reference list lacks.",
    )


def test_numbers_that_begin_again(tmp_path):
    """A second run from 1 is kept and said to be double."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in [*enumerate(ENTRIES, 1), *enumerate(ENTRIES[:2], 1)])
    document = read(tmp_path, article(listing))
    assert [r.number for r in document.references] == [1, 2, 3, 1, 2]
    assert document.warnings == ("The reference list has more than one entry for 1 and 2; the first counts.",)


def test_no_list_at_all(tmp_path):
    """The markers stay, unresolved, and a warning says which numbers they name."""
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{CITING}\n\nOutlook\n\n{PROSE}\n")
    assert cited(document) == [("Leaves", (2,)), ("They", (1, 3))]
    assert document.warnings == (
        "No reference list was found; 1–3, which the text cites, cannot be resolved.",
    )


def test_what_follows_the_list(tmp_path):
    """Appendices, legends and tables are kept; the publisher's lines are left out, and this is said."""
    after = (
        "\nKelp Journal\n\nPublish your work in this journal\n\nThe Kelp Journal is an "
        "international, peer-reviewed journal on "
        "kelp.\n\nSubmit your manuscript here: https://example.org/kelp\n\nFigure legends\n\nFigure "
        "1. Where kelp grows.\n\n"
        f"Appendix A\n\n{PROSE}\n\nTable S1. What kelp holds\n\nPart\tIron\nLeaf\t3\n"
    )
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, article(listing, after=after))
    assert [r.raw for r in document.references] == ENTRIES
    assert document.journal == "Kelp Journal"
    assert paths(document) == ["Introduction", "Outlook", "Figure legends", "Appendix A"]
    assert paragraphs(document, "Figure legends") == ["Figure 1. Where kelp grows."]
    assert paragraphs(document, "Appendix A") == [PROSE, "Table S1. What kelp holds", "Leaf\t3"]
    (warning,) = document.warnings
    assert warning.startswith(
        "23 words after the reference list were taken for the publisher's and left out (“"
    )


@pytest.mark.parametrize("heading", ["Supplementary references", "## Additional References", "e-References:"])
def test_a_further_list_cites_nothing(tmp_path, heading):
    """Its numbers begin again; its entries stay in the text, and a warning tells of them."""
    listing = "\n".join(f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1))
    further = (
        "\n\n[S1] Reed A. Assays. J Kelp. 2001;2:1-9.\n\n[2] Moss B. More assays. J Kelp. 2003;4:11-19.\n"
    )
    document = read(tmp_path, article(listing, after=f"\n\n{heading}{further}"))
    assert len(document.references) == len(ENTRIES)
    assert "[2] Moss B. More assays. J Kelp. 2003;4:11-19." in document.text
    assert not any("Moss B. More" in p.span.of(document.text) for _, p in document.paragraphs())
    assert document.warnings == (
        "A further list of references is kept as it stands; its numbers are not read.",
    )


def test_prose_after_the_list_is_kept(tmp_path):
    """A sentence that nothing shows to be the publisher's stays, in a section without a name."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    document = read(tmp_path, article(listing, after=f"\n{PROSE}\n"))
    assert paragraphs(document, "") == [PROSE]
    assert len(document.references) == 3


def test_references_in_a_contents_list_are_not_the_list(tmp_path):
    """The last heading that entries follow counts."""
    listing = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    text = article(listing).replace(
        "Introduction\n", "Contents\n\nIntroduction\n\nOutlook\n\nReferences\n\nIntroduction\n", 1
    )
    document = read(tmp_path, text)
    assert [r.raw for r in document.references] == ENTRIES
    assert CITING in paragraphs(document)


def test_a_heading_over_no_list_loses_nothing(tmp_path):
    """Text after an empty *References* stays text."""
    document = read(tmp_path, f"On kelp\n\nIntroduction\n\n{CITING}\n\nReferences\n\nOutlook\n\n{PROSE}\n")
    assert document.references == ()
    assert PROSE in paragraphs(document)


def test_one_doi_for_two_entries_is_doubtful(tmp_path):
    """One of the two is a mistake, or the list has the paper twice; case does not tell them apart."""
    path = tmp_path / "kelp.md"
    path.write_text(
        "# Kelp\n\n## Growth\n\nKelp grows [1-3].\n\n## References\n\n"
        "1. Reed A. Kelp. J Kelp. 2001;1:1-2. doi:10.1234/kelp\n"
        "2. Fern B. Moss. J Moss. 2002;2:3-4. doi:10.1234/moss\n"
        "3. Cork C. Oaks. J Oak. 2003;3:5-6. doi:10.1234/KELP\n",
        encoding="utf-8",
    )
    assert formats.read(path).warnings == ("The reference list gives a DOI more than once, to 1 and 3.",)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "buttons",
    [
        "OpenUrlCrossRefPubMedWeb of ScienceGoogle Scholar",
        "OpenUrlAbstract/FREE Full Text",
        "Google ScholarCrossrefSearch ADS PubMed WorldCat",
        "View at: Publisher Site | Google Scholar",
        "View articleCrossRefView in ScopusGoogle Scholar",
    ],
)
def test_buttons_of_other_pages_are_no_entries(tmp_path, buttons, gap):
    """Below entries without numbers, each of which an arrow leads back from."""
    listing = gap.join(line for entry in ENTRIES for line in (f"↵{entry}", buttons))
    document = read(tmp_path, article(listing))
    assert [(r.number, r.raw) for r in document.references] == list(enumerate(ENTRIES, 1))


def test_a_copyright_line_is_no_entry(tmp_path):
    """It ends a list without numbers."""
    after = "\nCopyright\nCopyright © 2018 Ada Reed. Open to all under the licence of kelp."
    document = read(tmp_path, article("\n".join(ENTRIES), after=after))
    assert [r.raw for r in document.references] == ENTRIES


def test_an_entry_that_begins_like_a_publishers_line_ends_no_list(tmp_path):
    """Others follow it."""
    entries = [
        ENTRIES[0],
        "Creative Commons. Licences for kelp. 2020. https://example.org/kelp",
        *ENTRIES[1:],
    ]
    document = read(tmp_path, article("\n".join(entries)))
    assert [r.raw for r in document.references] == entries


def test_what_citeproc_puts_around_entries(tmp_path):
    """Fences, and the number apart from the words; other fences stay."""
    entries = "\n".join(
        f"::: {{#ref-k{n} .csl-entry}}\n[{n}. ]{{.csl-left-margin}}[{entry.replace('. ', f'.{chr(10)}', 1)}]"
        "{.csl-right-inline}\n:::\n"
        for n, entry in enumerate(ENTRIES, 1)
    )
    listing = f"::: {{#refs .references .csl-bib-body}}\n{entries}:::"
    document = read(tmp_path, article(listing, heading="# References"), name="sample.md")
    assert [(r.number, r.raw) for r in document.references] == list(enumerate(ENTRIES, 1))
    assert ":::" in read(tmp_path, f"# On kelp\n\n::: note\n{PROSE}\n:::\n", name="sample.md").text


WRAPPED = """Kelp

Introduction
Kelp swims (Oak, 1986; Oak, 2015; Ash et al., 1999). It rests (Kelp Society, 2011).

References
Ash L, Fern C, Bay D, Cove E, Dune P, Elm K
(1999) Fast kelp in the harbour. J Kelp
19:274-287.
Kelp Society (2011) On kelp. Harbour: Reed.
Oak J (1986) Waves of kelp: their
origin and place. Kelp Res 398:242-252.
Oak J (2015) Waves of kelp and ripples: a
lasting sign. Harbour 25:1073-1188.
Reed S, Moss B (2009) What kelp shows

after the storm. J Kelp 64:910-921.
"""


def test_a_wrapped_list_without_numbers(tmp_path):
    """Each entry opens with a name, however full the line before it is, and a page break parts none."""
    document = read(tmp_path, WRAPPED)
    assert [(r.number, r.year, r.raw.split()[0]) for r in document.references] == [
        (1, 1999, "Ash"),
        (2, 2011, "Kelp"),
        (3, 1986, "Oak"),
        (4, 2015, "Oak"),
        (5, 2009, "Reed"),
    ]
    assert [numbers for _, numbers in cited(document)] == [(3, 4, 1), (2,)]
