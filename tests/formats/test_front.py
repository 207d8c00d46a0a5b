"""Title, authors, journal, abstract and keywords, in the many ways in which they are printed."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, REFERENCES, paragraphs, paths, read

LONG = (
    f"{PROSE} {PROSE} Nothing in the other trials contradicts this, and nobody has looked at more "
    "than three of them."
)


def front(*lines: str) -> str:
    """A file with these lines after its title, and a body."""
    return "\n\n".join(["On kelp and its uses", *lines, "Introduction", PROSE, "Outlook", PROSE])


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ada Reed^{1,*}, Ben Moss^{1}, Cy Fern²", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Ada Reed 1, Ben Moss 2,* and Cy Fern 1", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Ada Reed1, Ben Moss2*", ("Ada Reed", "Ben Moss")),
        ("Ada Reed<sup>1</sup>, Ben Moss<sup>1,2</sup>", ("Ada Reed", "Ben Moss")),
        ("Ada Reed[1], Ben Moss[2]", ("Ada Reed", "Ben Moss")),
        ("Ada Reed · Ben Moss · Cy Fern", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Ada Reed, MD, PhD; Ben Moss, MSc", ("Ada Reed", "Ben Moss")),
        ("By Ada Reed and Ben Moss", ("Ada Reed", "Ben Moss")),
        ("Ada Reed¹,² | Ben Moss³ | Cy Fern¹", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Authors: Reed, Ada; Moss, Ben", ("Reed, Ada", "Moss, Ben")),
        ("Ada Reed1,*, Ben Moss2, and Cy Fern2", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Ada Reed, Ben Moss, & Cy Fern", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("Reed A, Moss BC, Fern D.", ("Reed A", "Moss BC", "Fern D")),
        ("Reed, A., Moss, B. C.", ("Reed, A", "Moss, B. C")),
        ("Ada Reed1 ∙ Ben Moss1,2 ben.moss@kelp.example", ("Ada Reed", "Ben Moss")),
        ("Ada Reed1 Author Orcid Image; Ben Moss2 Author Orcid Image", ("Ada Reed", "Ben Moss")),
        ("Authors: Ada Reed  Ben Moss", ("Ada Reed", "Ben Moss")),
        ("Ada Reed\n, Ben Moss\n, and Cy Fern", ("Ada Reed", "Ben Moss", "Cy Fern")),
        ("ADA REED AND BEN MOSS", ("ADA REED", "BEN MOSS")),
        (
            "Ludwig van der Moss, Ana María O’Reed, J.-P. Fern & Åsa Öberg",
            ("Ludwig van der Moss", "Ana María O’Reed", "J.-P. Fern", "Åsa Öberg"),
        ),
        ("**Ada Reed**, **Ben Moss**", ("Ada Reed", "Ben Moss")),
    ],
)
def test_authors(tmp_path, line, authors):
    """A line of names is read as the authors, without marks and degrees."""
    document = read(
        tmp_path, front(line, "¹ Institute of Kelp, University of Moss, Norway", "Abstract", PROSE)
    )
    assert document.authors == authors
    assert paths(document) == ["Abstract", "Introduction", "Outlook"]


def test_one_author_is_known_by_the_place_that_follows(tmp_path):
    """A single name counts when an institution, an abstract or the like comes next."""
    assert read(
        tmp_path, front("Ada Reed", "Institute of Kelp, Bergen, Norway", "Abstract", PROSE)
    ).authors == ("Ada Reed",)
    assert read(tmp_path, front("Ada Reed", f"Abstract: {PROSE}")).authors == ("Ada Reed",)


def test_a_heading_of_two_names_is_none_of_authors(tmp_path):
    """Words that the text writes small are nobody's name."""
    text = (
        "On kelp and its uses\n\nBrown Algae and Red Algae\n\nOf all brown and red algae, kelp is "
        f"the best known. {PROSE}\n\nOutlook\n\n{PROSE}"
    )
    document = read(tmp_path, text)
    assert document.authors == ()
    assert paths(document) == ["Brown Algae and Red Algae", "Outlook"]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Journal of Kelp 2021; 12(3): 45–67", ("Journal of Kelp", 2021, "12", "3", "45–67", None)),
        (
            "J Kelp Res. 2021;12:45-67. doi:10.1234/jkr.2021.45",
            ("J Kelp Res", 2021, "12", None, "45-67", "10.1234/jkr.2021.45"),
        ),
        (
            "Algae 2020, 9(4), 123; https://doi.org/10.1234/algae9040123",
            ("Algae", 2020, "9", "4", "123", "10.1234/algae9040123"),
        ),
        (
            "Reviews in Kelp ›› 2026, Vol. 7 ›› Issue (1) : 259 -91.",
            ("Reviews in Kelp", 2026, "7", "1", "259-91", None),
        ),
        (
            "International Journal of Kelp 2025:20 1234–1250",
            ("International Journal of Kelp", 2025, "20", None, "1234–1250", None),
        ),
        (
            "Kelp Research, Volume 47, Issue 9, 21 May 2019, Pages 4401–4416, https://doi.org/10.1234/kr.5",
            ("Kelp Research", 2019, "47", "9", "4401–4416", "10.1234/kr.5"),
        ),
        (
            "BMC Kelp volume 21, Article number: 45 (2023) Cite this article",
            ("BMC Kelp", 2023, "21", None, "45", None),
        ),
        (
            "Nature Kelp volume 7, pages 301–318 (2021)Cite this article",
            ("Nature Kelp", 2021, "7", None, "301–318", None),
        ),
        (
            "Kelp Reviews, Volume 12, Issue 3, pages 34-50 (2019)",
            ("Kelp Reviews", 2019, "12", "3", "34-50", None),
        ),
        (
            "Volume 12, Issue 3, 101-109, March 2020",
            (None, 2020, "12", "3", "101-109", None),
        ),
        (
            "Volume 5, Issue 2",
            (None, None, "5", "2", None, None),
        ),
        (
            "Volume 12 | Issue 3 | 2019",
            (None, 2019, "12", "3", None, None),
        ),
        (
            "VOL. 290, NO. 4, pp. 2001–2020, January 23, 2015",
            (None, 2015, "290", "4", "2001–2020", None),
        ),
        (
            "Citation: Reed A, Moss B. On kelp. J Kelp. 2018;4:5–6. doi:10.1234/k.5",
            ("J Kelp", 2018, "4", None, "5–6", "10.1234/k.5"),
        ),
    ],
)
def test_journal_lines(tmp_path, line, facts):
    """Journal, year, volume, issue, pages and DOI are found, before the title or after the authors."""
    for text in (
        front("Ada Reed, Ben Moss", line, "Abstract", PROSE),
        f"{line}\n\n{front('Ada Reed, Ben Moss', 'Abstract', PROSE)}",
    ):
        document = read(tmp_path, text)
        found = (
            document.journal,
            document.year,
            document.volume,
            document.issue,
            document.pages,
            document.doi,
        )
        assert found == facts
        assert document.title == "On kelp and its uses"


@pytest.mark.parametrize("label", ["How to cite this article:", "Citation:"])
def test_how_an_article_is_cited_may_stand_behind_its_list(tmp_path, label):
    """Journal, year, volume, pages and DOI come from there, where nothing else says them."""
    cited = f"{label} Reed A, Moss B. On kelp and its uses. J Kelp. 2018;4:5–6. doi:10.1234/k.5"
    text = front("Ada Reed, Ben Moss", "Introduction", PROSE, "References", REFERENCES, cited)
    document = read(tmp_path, text)
    found = (document.journal, document.year, document.volume, document.pages, document.doi)
    assert found == ("J Kelp", 2018, "4", "5–6", "10.1234/k.5")
    assert len(document.references) == 3


@pytest.mark.parametrize("label", ["Source:", "Reference:"])
def test_what_a_figure_behind_the_list_is_taken_from_is_not_the_article(tmp_path, label):
    """Only a line that says how to cite is about the article."""
    source = f"{label} Reed A, Moss B. On kelp and its uses. J Kelp. 2018;4:5–6. doi:10.1234/k.5"
    text = front("Ada Reed, Ben Moss", "Introduction", PROSE, "References", REFERENCES, source)
    document = read(tmp_path, text)
    assert (document.journal, document.year, document.volume) == (None, None, None)


def test_a_name_in_capitals_above_the_title_is_the_journals(tmp_path):
    """Also where the title would have had no room in its line."""
    lines = (
        "REVIEW",
        "JOURNAL OF KELP RESEARCH",
        "Kelp and its many uses",
        "Ada Reed, Ben Moss",
        "Abstract",
        PROSE,
    )
    document = read(tmp_path, "\n".join(lines))
    assert (document.title, document.journal) == ("Kelp and its many uses", "JOURNAL OF KELP RESEARCH")


def test_a_title_may_name_a_year(tmp_path):
    """*… in 2019 and 2020* is no journal."""
    document = read(tmp_path, f"Kelp harvests of Norway, 2019\n\nAda Reed, Ben Moss\n\nAbstract\n\n{PROSE}\n")
    assert document.title == "Kelp harvests of Norway, 2019"
    assert document.journal is None


def test_the_year_of_publication_comes_from_the_publishers_dates(tmp_path):
    """*Published* counts; *received* does not."""
    document = read(
        tmp_path,
        front("Ada Reed, Ben Moss", "Received: 3 May 2019; Published: 4 June 2020", "Abstract", PROSE),
    )
    assert document.year == 2020
    assert "Received" not in document.text


def test_a_year_in_the_files_name_is_better_than_none(tmp_path):
    """It is taken with a warning."""
    document = read(tmp_path, front("Ada Reed, Ben Moss"), name="reed-2017-kelp.txt")
    assert document.year == 2017
    assert "The text does not say its year; 2017 was taken from the file's name." in document.warnings


def test_the_type_of_article_before_the_title_is_not_the_title(tmp_path):
    """*REVIEW* and *Open Access* are passed over."""
    assert (
        read(tmp_path, "REVIEW ARTICLE\n\nOpen Access\n\n" + front("Ada Reed, Ben Moss")).title
        == "On kelp and its uses"
    )


def test_a_title_goes_on_after_its_colon(tmp_path):
    """The part after a colon stands on the next line."""
    document = read(
        tmp_path,
        f"On kelp and its uses:\nA narrative review\n\nAda Reed, Ben Moss\n\nIntroduction\n\n{PROSE}",
    )
    assert document.title == "On kelp and its uses: A narrative review"


@pytest.mark.parametrize(
    "opening",
    [
        [f"Abstract: {LONG}"],
        ["Abstract", LONG],
        ["A B S T R A C T", LONG],
        [f"ABSTRACT — {LONG}"],
        [f"Abstract {LONG}"],
        ["Summary", LONG],
    ],
)
def test_abstracts_with_a_label_or_heading(tmp_path, opening):
    """The abstract is found without its label."""
    document = read(tmp_path, front("Ada Reed, Ben Moss", *opening, "Keywords: kelp, colour"))
    assert document.abstract is not None
    assert document.abstract.of(document.text) == LONG
    assert document.keywords == ("kelp", "colour")
    assert [path.lower().replace(" ", "") for path in paths(document)][1:] == ["introduction", "outlook"]


def test_an_abstract_that_nothing_marks(tmp_path):
    """The long paragraph between the authors and the keywords is the abstract."""
    document = read(tmp_path, front("Ada Reed, Ben Moss", LONG, "kelp / colour of leaves / storage"))
    assert document.abstract is not None
    assert document.abstract.of(document.text) == LONG
    assert document.keywords == ("kelp", "colour of leaves", "storage")


def test_a_structured_abstract_is_one_section_with_parts(tmp_path):
    """Its *Methods* are not those of the article."""
    lines = [
        "Ada Reed, Ben Moss",
        "Abstract",
        "Background",
        PROSE,
        "Methods",
        PROSE,
        "Conclusions",
        PROSE,
        "Keywords: kelp; colour",
    ]
    document = read(tmp_path, front(*lines))
    assert paths(document) == [
        "Abstract",
        "Abstract > Background",
        "Abstract > Methods",
        "Abstract > Conclusions",
        "Introduction",
        "Outlook",
    ]
    assert document.abstract is not None
    assert document.abstract.of(document.text).count(PROSE) == 3


def test_a_structured_abstract_with_labels_in_its_paragraphs(tmp_path):
    """Paragraphs up to the keywords belong to it."""
    parts = [f"Background: {PROSE}", f"Methods: {PROSE}", f"Results: {PROSE}"]
    document = read(
        tmp_path, front("Ada Reed, Ben Moss", f"Abstract: {parts[0]}", *parts[1:], "Keywords: kelp; colour")
    )
    assert paragraphs(document, "Abstract") == parts


def test_text_after_an_abstract_without_any_heading_is_not_the_abstract(tmp_path):
    """After the keywords a section without a name begins."""
    document = read(
        tmp_path,
        f"On kelp\n\nAda Reed, Ben Moss\n\nAbstract\n\n{LONG}\n\nKeywords: kelp, colour\n\n{PROSE}\n\n"
        f"{PROSE}\n",
    )
    assert paths(document) == ["Abstract", ""]
    assert paragraphs(document, "") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "lines",
    [
        ["Keywords: kelp, colour of leaves, storage"],
        ["Key words: kelp; colour of leaves; storage."],
        ["KEYWORDS kelp · colour of leaves · storage"],
        ["Key-words — kelp / colour of leaves / storage"],
        ["Index Terms: kelp | colour of leaves | storage"],
        ["Keywords", "kelp; colour of leaves; storage"],
        ["Keywords:", "kelp", "colour of leaves", "storage"],
        ["**Keywords:** kelp, colour of leaves, storage"],
    ],
)
def test_keywords(tmp_path, lines):
    """Whatever parts them, the keywords are three and in no paragraph."""
    document = read(tmp_path, front("Ada Reed, Ben Moss", "Abstract", LONG, *lines))
    assert document.keywords == ("kelp", "colour of leaves", "storage")
    assert paragraphs(document) == [LONG, PROSE, PROSE]


def test_a_sentence_on_keywords_is_a_sentence(tmp_path):
    """*Keywords were searched …* is kept."""
    sentence = "Keywords such as kelp, algae and colour were searched in three libraries of the north."
    assert sentence in paragraphs(
        read(tmp_path, front("Ada Reed, Ben Moss", "Abstract", LONG) + f"\n\n{sentence}\n")
    )


def test_places_of_work_are_in_no_passage(tmp_path):
    """Affiliations, equal contributions and correspondence belong to the front."""
    lines = [
        "Ada Reed¹, Ben Moss²",
        "¹Department of Kelp, University of Bergen, Bergen, Norway; ²Institute of Moss, Kyoto, Japan",
        "*These authors contributed equally to this work",
        "Correspondence: Ada Reed, Kelp Street 1, Bergen. Tel +47 1234. Email reed@example.org",
    ]
    document = read(tmp_path, front(*lines, f"Abstract: {LONG}"))
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert paragraphs(document) == [LONG, PROSE, PROSE]
    assert "reed@example.org" not in document.text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_archives_own_lines_are_not_the_articles(tmp_path, gap):
    """What PubMed Central puts above and around an article is neither its title nor its text."""
    lines = (
        "Skip to main content",
        "An official website of the United States government",
        "Here's how you know",
        "Search in PMC Search in PubMed View in NLM Catalog Add to search",
        "J Kelp. 2023 Feb 3;22:41. doi: 10.1234/kelp.2023.41",
        "Kelp in cold water: what twenty years have taught us",
        "Ada Reed 1,✉, Bo Holm 2",
        "Author information Article notes Copyright and License information",
        "PMC Copyright notice",
    )
    text = f"{gap.join(lines)}\n\nAbstract\n\n{PROSE}\n\nIntroduction\n\n{PROSE}\n"
    document = read(tmp_path, text)
    assert document.title == "Kelp in cold water: what twenty years have taught us"
    assert document.authors == ("Ada Reed", "Bo Holm")
    assert (document.journal, document.year, document.doi) == ("J Kelp", 2023, "10.1234/kelp.2023.41")
    assert not any(word in document.text for word in ("government", "NLM", "notice", "how you know"))


def test_a_numbered_heading_may_stand_first(tmp_path):
    """Without a word that names an institution it is no place of work."""
    front = "On kelp\n\nAda Reed1, Ben Moss2\n\n1 Bergen, Norway"
    text = f"{front}\n\n1. Brown Plants\n\n{PROSE}\n\n2. Sea\n\n{PROSE}"
    assert paths(read(tmp_path, text)) == ["1. Brown Plants", "2. Sea"]
