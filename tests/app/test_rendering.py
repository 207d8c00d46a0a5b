"""What the pages show of the library's nouns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_samples import HARD, MOSS, TABLE, match, passages, review, table
from page_reader import read
from turns_shown import shown

from askreviews.documents import Citation, Document, Reference, Span
from askreviews_app import phrases, texts
from askreviews_app.rendering.cards import card
from askreviews_app.rendering.entries import words
from askreviews_app.rendering.markup import outside_link
from askreviews_app.rendering.quotes import Quoted, quote


def cited(text, marker, numbers):
    """The page of a text whose marker names the numbers; it holds the text as it stands."""
    place = text.index(marker)
    document = Document(id="kelp", title="Kelp", text=text)
    citation = Citation(Span(place, place + len(marker)), numbers)
    page = read(Quoted(document, (citation,), str, ()).html(0, len(text)))
    assert page.text == text
    return page


@pytest.mark.parametrize("document", [MOSS, HARD], ids=lambda document: document.id)
def test_quote_is_verbatim(document):
    """A quote holds exactly the characters of its passage, markers and line breaks included."""
    for passage in passages(document):
        found = match(document, passage)
        assert read(quote(found, str)).text == passage.span.of(document.text)


def test_what_says_the_same_is_folded():
    """Under its own words, word for word, with its headings as a link to its place."""
    first, *others = passages(MOSS)
    found = replace(match(MOSS, first), similar=tuple(others[:1]))
    folds = {f.one("summary").text: f for f in read(card(found, "turn-1", question="moss")).all("details")}
    fold = folds["Also said in another place"]
    assert fold.one("blockquote").text == others[0].span.of(MOSS.text)
    at = f"at={others[0].span.start}-{others[0].span.end}"
    assert [at in link.attributes["href"] for link in fold.all("a")] == [True]
    assert fold.one("a").text == " › ".join(MOSS.sections[others[0].section].path)


def test_evidence_is_marked():
    """The evidence sentence stands in a mark, with its marker, and nothing else does."""
    assert shown().one("mark").text == "Moss cushions hold nine times their weight in water.^{1–3}"


def test_evidence_outside_the_passage_or_twice_is_marked_once():
    """Evidence that overlaps earlier evidence, or lies elsewhere, leaves the quote whole."""
    found = match(MOSS, passages(MOSS)[0])
    elsewhere = match(MOSS, passages(MOSS)[1]).evidence
    page = read(quote(replace(found, evidence=found.evidence * 2 + elsewhere), str))
    assert [mark.text for mark in page.all("mark")] == [found.evidence[0].text]
    assert page.text == found.text


def test_every_number_links_to_its_entry():
    """Each number in the text is a link, at its place, to the entry of that number in the same card."""
    page = shown()
    links = [(link.text, link.attributes["href"]) for link in page.all("a", css="number")]
    assert links == [
        ("1", "#turn-1-1-ref-1"),
        ("–", "#turn-1-1-ref-2"),
        ("3", "#turn-1-1-ref-3"),
        ("2", "#turn-1-1-ref-2"),
        ("5", "#turn-1-1-ref-5"),
        ("⁴", "#turn-1-1-ref-4"),
    ]
    entries = {f"#{entry.attributes['id']}" for entry in page.all("li")}
    assert {target for _, target in links} <= entries


@pytest.mark.parametrize(
    ("marker", "numbers", "links"),
    [
        ("Oak et al., 2019", (12,), [("Oak et al., 2019", "#12")]),
        ("(2019)", (12,), [("(2019)", "#12")]),
        ("Fir & Oak, 2017a, b, 2019", (3, 4, 9), [("2017a", "#3"), ("b", "#4"), ("2019", "#9")]),
    ],
)
def test_a_citation_by_author_and_year_links_to_its_entry(marker, numbers, links):
    """As a whole, or, where it names several years, each of them."""
    page = cited(f"Kelp grows {marker}, and rests.", marker, numbers)
    assert [(link.text, link.attributes["href"]) for link in page.all("a")] == links


def test_number_links_have_spoken_names():
    """A screen reader hears which reference a number, or the dash of a range, leads to."""
    names = [link.attributes["aria-label"] for link in shown().all("a", css="number")]
    assert names[:3] == ["Reference 1", "Reference 2", "Reference 3"]


def test_wide_range_names_all_it_implies():
    """The dash of a range over several numbers says which ones they are."""
    document = review("range", "Range", {("S",): [["So it is.^{6–10}"]]})
    dash = read(quote(match(document, passages(document)[0]), str)).all("a")[1]
    assert (dash.text, dash.attributes["aria-label"], dash.attributes["href"]) == (
        "–",
        "References 7 to 9",
        "#7",
    )


@pytest.mark.parametrize(
    ("written", "numbers", "links"),
    [
        ("$^ { 1 2 , 1 3 }$", (12, 13), ["1 2", "1 3"]),
        ("${ } ^ { 3 - 5 }$", (3, 4, 5), ["3", " - ", "5"]),
        ("$^{31,32}$", (31, 32), ["31", "32"]),
        (r"\({ }^{8, 9}\)", (8, 9), ["8", "9"]),
        ("<sup>7</sup>", (7,), ["7"]),
    ],
)
def test_raised_markers_of_converters_are_links(written, numbers, links):
    """Whatever blanks stand between the digits, and with dollars around them out of sight."""
    page = cited(f"Kelp rests.{written} Moss grows.", written, numbers)
    assert page.one("sup").text == written
    assert [link.text for link in page.one("sup").all("a")] == links


def test_raised_marker_keeps_its_delimiters():
    """`^{1–3}` stands raised, its delimiters in the text but out of sight."""
    page = shown()
    assert page.one("sup").text == "^{1–3}"
    assert [mark.text for mark in page.one("sup").all(css="delimiter")] == ["^{", "}"]


def test_table_row_is_shown_cell_by_cell():
    """Each cell of a row stands verbatim under its column's heading, and the bars between them are gone."""
    page = read(quote(match(TABLE, passages(TABLE)[1]), str))
    assert [heading.text for heading in page.all("dt")] == ["Plant", "Water <g>"]
    (row,) = TABLE.sections[0].paragraphs[1:]
    assert [cell.text for cell in page.all("dd")] == [cell.span.of(TABLE.text) for cell in row.cells]
    assert [mark.text for mark in page.all("mark")] == ["Peat moss [1]", "nine times & more"]
    assert page.one("a").attributes["href"] == "#1"


def test_part_of_a_table_row_shows_its_own_cells_only():
    """Where a row was too long for one passage, each part shows the stretches of cells that it holds."""
    whole = passages(TABLE)[1]
    start = TABLE.text.index("times")
    part = replace(whole, span=Span(start, whole.span.end))
    page = read(quote(replace(match(TABLE, whole), passage=part), str))
    assert [(dt.text, dd.text) for dt, dd in zip(page.all("dt"), page.all("dd"), strict=True)] == [
        ("Water <g>", "times & more")
    ]


@pytest.mark.parametrize(
    ("caption", "place"),
    [
        ("Table 1. Mosses by weight.", "Mosses › Table 1. Mosses by weight › row"),
        ("**Table 2** Mosses", "Mosses › Table 2 Mosses › row"),
        (
            "Table S1: What mosses of the wet north hold in rain and in drought, by weight.",
            "Mosses › Table S1: What mosses of the wet north hold in rain and in … › row",
        ),
        ("Figure 3. Mosses.", "Mosses › row of a table"),
    ],
)
def test_table_row_names_its_table(caption, place):
    """A row is placed in its table by the first words of the table's caption, never of a figure's."""
    assert shown(table(caption, "Peat moss", "Plant"), 1).one(css="place").text == place


def test_card_says_where_the_passage_stands():
    """A card names the work, the path of the section and the paragraph, counted from one."""
    page = shown(place=1)
    assert page.one("h3").text == "Passage 1: Digest of “How moss keeps water”"
    assert page.one(css="place").text == "Water › Salt and stress › paragraph 1"
    assert shown(TABLE).one(css="place").text == "Mosses › caption"


def test_card_links_to_the_work():
    """The work's name leads to its address, or else to its DOI, in a new tab that learns nothing."""
    link = shown().one("h3").one("a")
    assert link.attributes == {
        "href": "https://doi.org/10.1234/moss.2024",
        "target": "_blank",
        "rel": "noopener noreferrer",
        "aria-describedby": "new-tab",
    }


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "data:text/html,x", "/etc/passwd"])
def test_only_web_addresses_are_links(url):
    """What is not an http address stays text."""
    page = read(outside_link(url, "the work"))
    assert (page.text, page.all("a")) == ("the work", [])


def test_entry_links_its_doi_where_it_stands():
    """The entry is as printed, with the DOI in it a link; a DOI that the words lack comes after them."""
    first, second, third = (entry.one(css="entry-text") for entry in shown().all("ul")[0].all("li"))
    assert first.text == "Bryo A. Cushions. *J Moss.* 2001;1:1–9. doi:10.1/a"
    assert (first.one("a").text, first.one("a").attributes["href"]) == (
        "doi:10.1/a",
        "https://doi.org/10.1/a",
    )
    assert second.text == "Calyx B. Midribs. J Moss. 2002;2:10. doi:10.1/b"
    assert third.text == "Dew C. Drops. J Moss. 2003."


@pytest.mark.parametrize(
    ("raw", "linked", "address"),
    [
        (
            "Eel D. Fens. 2004. PMID: 12345678.",
            "PMID: 12345678",
            "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        ),
        ("Eel D. Fens. 2004. (PMC 123456)", "PMC 123456", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/"),
        ("Eel D. Fens. https://example.org/fens. 2004.", "https://example.org/fens", None),
    ],
)
def test_entry_without_a_doi_links_what_it_says_instead(raw, linked, address):
    """PubMed's number or an address, where it stands, and nothing else is changed."""
    page = read(words(Reference(1, raw)))
    assert page.text == raw
    assert (page.one("a").text, page.one("a").attributes["href"]) == (linked, address or linked)


def test_entries_of_the_evidence_come_first_and_the_others_folded():
    """The entries that the evidence cites are open to view; those of the rest of the passage fold out."""
    page = shown()
    assert [e.one(css="entry-number").text for e in page.all("ul")[0].all("li")] == ["1", "2", "3"]
    fold = page.one("details")
    assert fold.one("summary").text == "Also cited in this passage: 5, 4"
    assert [e.one(css="entry-number").text for e in fold.all("li")] == ["5", "4"]


def test_entries_cited_next_behind_the_evidence_are_open_too():
    """Under words that say that the evidence itself does not cite them."""
    found = match(MOSS, passages(MOSS)[0])
    evidence = replace(found.evidence[0], references=(), following=(1, 2))
    page = read(card(replace(found, evidence=(evidence,)), "turn-1", question="moss"))
    assert [title.text for title in page.all(css="entries-title")] == ["Cited next, behind the marked text"]
    assert [e.one(css="entry-number").text for e in page.all("ul")[0].all("li")] == ["1", "2"]


def test_entries_without_words_say_so():
    """A number that the list leaves empty, or lacks, is told apart in words."""
    fold = shown().one("details")
    assert [e.one(css="entry-text").text for e in fold.all("li")] == [texts.NOT_LISTED, texts.NO_WORDS]


def test_passage_without_references_has_no_list():
    """A passage that cites nothing shows no heading for entries."""
    document = review("plain", "Plain", {("S",): [["Nothing is cited here."]]})
    assert shown(document).all(css="entries") == []


def test_reasons_are_in_words():
    """A card says which words it shares with the question and what ranked it."""
    assert shown().one(css="reasons").text == (
        "Shares with the question: “moss”, “water”. In meaning very close to it (0.70 of 1). "
        "Ranked 60\N{NO-BREAK SPACE}% by its words, 40\N{NO-BREAK SPACE}% by its meaning."
    )


@pytest.mark.parametrize(
    ("terms", "keyword", "said"),
    [
        ((), 0.0, "Shares no word with the question; found by its meaning. {} Ranked by its meaning alone."),
        (("salt",), 1.0, "Shares with the question: “salt”. {} Ranked by its words alone."),
    ],
)
def test_reasons_with_one_leg_only(terms, keyword, said):
    """Where only words or only meaning counted, no share of nothing is given."""
    found = match(MOSS, passages(MOSS)[0])
    explanation = replace(found.explanation, terms=terms, keyword=keyword, meaning=1 - keyword)
    page = read(card(replace(found, explanation=explanation), "turn-1", question="salt"))
    assert page.one(css="reasons").text == said.format("In meaning very close to it (0.70 of 1).")


def test_reasons_say_nothing_of_a_meaning_that_was_not_looked_at():
    """In mode keyword no passage is near or far in meaning."""
    found = match(MOSS, passages(MOSS)[0])
    explanation = replace(found.explanation, terms=("salt",), keyword=1.0, meaning=0.0, similarity=0.0)
    page = read(card(replace(found, explanation=explanation), "turn-1", question="salt"))
    assert page.one(css="reasons").text == "Shares with the question: “salt”. Ranked by its words alone."


@pytest.mark.parametrize(
    ("similarity", "said"),
    [(0.71, "very close to it (0.71"), (0.4, "close to it (0.40"), (0.2, "not close to")],
)
def test_nearness_of_meaning_is_in_words(similarity, said):
    """A cosine is said in words, with its value behind them."""
    assert said in phrases.closeness(similarity)


def test_card_opens_in_place_and_copies_with_citation():
    """A card leads to its stretch of the document, and holds what a writer pastes."""
    page = shown()
    span = passages(MOSS)[0].span
    assert page.one("a", css="open").attributes["href"] == (
        f"/read/moss-2024?q=moss&at={span.start}-{span.end}#at"
    )
    plain, markdown, latex = (button.attributes["data-text"] for button in page.all("button", css="copy"))
    assert plain.startswith(
        f"“{span.of(MOSS.text)}”\n\nFrom a digest, which is not in the authors' words, of: "
        "A. Bryo et al., How moss keeps water, 2024,"
    )
    assert "[1] Bryo A. Cushions." in plain
    assert "[5] (the list has no such entry)" in plain
    assert markdown.startswith("> Moss cushions hold nine times their weight in water.^{1–3}")
    assert latex.startswith("\\begin{quote}\nMoss cushions hold nine times their weight in water.")


def test_card_says_what_a_judgment_is_about():
    """The two buttons carry the question and the stretch that they judge."""
    thumbs = shown().one(css="thumbs")
    judged = {name: thumbs.attributes[f"data-{name}"] for name in ("question", "document", "start", "end")}
    assert judged == {"question": "moss", "document": "moss-2024", "start": "0", "end": str(len_of_first())}
    assert [button.attributes["aria-pressed"] for button in thumbs.all("button")] == ["false", "false"]


def len_of_first() -> int:
    """Where the first passage ends."""
    return passages(MOSS)[0].span.end
