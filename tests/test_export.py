"""The JSON forms: their keys, their order, and the characters as they are."""

import json
from dataclasses import replace

from askreviews.documents import Sentence, Span
from askreviews.export import (
    answer_json,
    citing_json,
    document_json,
    refusal_json,
    sections_json,
    works_json,
)
from askreviews.passages import Passage
from sample_review import (
    ANSWER,
    CAPTION,
    DOCUMENT,
    FIRST,
    MATCH,
    NOT_FOUND,
    ROW,
    SECOND,
    TEXT,
    SampleLibrary,
    span,
)

WORK = {
    "id": "kelp-2021",
    "title": "Kelp in health",
    "authors": ["Ng C", "Åberg D"],
    "journal": "Reviews of Kelp",
    "year": 2021,
    "doi": "10.1/kelp",
    "url": "https://doi.org/10.1/kelp",
    "kind": "digest",
    "label": "Digest of “Kelp in health”",
}
FIRST_ENTRY = {
    "number": 1,
    "raw": "Ås Ø. Kelp again. J Kelp. 2020.",
    "authors": ["Ås Ø"],
    "title": "Kelp again",
    "journal": "J Kelp",
    "year": 2020,
    "volume": None,
    "issue": None,
    "pages": None,
    "doi": "10.1/kelp.1",
    "pmid": None,
    "pmcid": None,
    "url": "https://doi.org/10.1/kelp.1",
    "listed": True,
    "book": None,
    "editors": [],
}


def same(one: object, other: object) -> bool:
    """Whether two JSON values are equal, the order of their keys included."""
    return json.dumps(one) == json.dumps(other)


def test_an_answer_is_one_object_with_every_key_in_order():
    """An answer's JSON holds the question, the verdict, and each match with its work, place and entries."""
    answer = json.loads(answer_json(ANSWER))
    match = answer["matches"][0]
    assert (
        " ".join(answer) == "question found unsure confidence mode matches nearest "
        "unknown unmet unnamed synonyms misspelt elapsed_ms"
    )
    assert " ".join(match) == (
        "rank score document section paragraph kind start end text cells evidence references "
        "explanation similar"
    )
    assert (answer["question"], answer["found"], answer["confidence"]) == ("Does kelp work?", True, 0.9)
    assert (answer["mode"], answer["nearest"], answer["unknown"]) == ("hybrid", [], [])
    assert same(match["document"], WORK)
    assert (match["rank"], match["score"], match["section"], match["paragraph"]) == (1, 0.75, ["Effects"], 1)
    assert TEXT[match["start"] : match["end"]] == match["text"] == f"{FIRST} {SECOND}"
    assert same(
        match["evidence"],
        [
            {
                "start": span(SECOND).start,
                "end": span(SECOND).end,
                "text": SECOND,
                "references": [1, 3, 4],
                "following": [],
            }
        ],
    )
    assert [entry["number"] for entry in match["references"]] == [2, 1, 3, 4]
    assert [entry["listed"] for entry in match["references"]] == [True, True, True, False]
    assert same(match["references"][1], FIRST_ENTRY)
    assert same(
        match["explanation"],
        {"terms": ["kelp", "trial"], "keyword": 0.6, "meaning": 0.4, "similarity": 0.5, "missing": []},
    )


def test_an_answer_that_was_not_found_repeats_its_passages_as_the_nearest():
    """With `found` false, `nearest` holds the same matches, and `unknown` the words met nowhere."""
    answer = json.loads(answer_json(NOT_FOUND))
    assert answer["found"] is False
    assert answer["unknown"] == ["aspirin"]
    assert same(answer["nearest"], answer["matches"])
    assert len(answer["nearest"]) == 1


def test_characters_stand_as_they_are_on_one_line():
    """Nothing but what JSON must escape is escaped, and equal nouns give equal bytes."""
    encoded = answer_json(ANSWER)
    assert "Ås Ø. Kelp again".encode() in encoded
    assert b"IL-6<TNF in *mice*" in encoded
    assert b"\n" not in encoded
    assert answer_json(ANSWER) == encoded


def test_a_document_is_one_object_with_its_text_and_every_offset():
    """A document's JSON holds its text once more beside every sentence, so each offset can be checked."""
    document = json.loads(document_json(DOCUMENT))
    assert " ".join(document) == (
        "id title authors journal year volume issue pages doi url kind label keywords abstract text "
        "sections references warnings source"
    )
    assert {key: document[key] for key in WORK} == WORK
    assert (document["volume"], document["issue"], document["pages"]) == ("7", "2", "11–20")
    assert (document["keywords"], document["abstract"], document["text"]) == (["kelp", "NF-κB"], None, TEXT)
    assert document["warnings"] == ["The text cites 4, which the list lacks."]
    assert document["source"] == "kelp-2021.md"
    assert [entry["number"] for entry in document["references"]] == [1, 2, 3]
    assert same(document["references"][0], FIRST_ENTRY)


def test_a_section_holds_paragraphs_sentences_and_citations():
    """A section's JSON goes down to each marker and the numbers that it names."""
    section = json.loads(document_json(DOCUMENT))["sections"][0]
    first, second = span(FIRST), span(SECOND)
    assert same(
        section,
        {
            "heading": "Effects",
            "path": ["Effects"],
            "start": 0,
            "end": second.end,
            "paragraphs": [
                {
                    "start": first.start,
                    "end": second.end,
                    "kind": "text",
                    "cells": [],
                    "sentences": [
                        {
                            "start": first.start,
                            "end": first.end,
                            "text": FIRST,
                            "citations": [
                                {"start": span("[2]").start, "end": span("[2]").end, "numbers": [2]}
                            ],
                        },
                        {
                            "start": second.start,
                            "end": second.end,
                            "text": SECOND,
                            "citations": [
                                {
                                    "start": span("[1,3,4]").start,
                                    "end": span("[1,3,4]").end,
                                    "numbers": [1, 3, 4],
                                }
                            ],
                        },
                    ],
                }
            ],
        },
    )


def test_a_row_holds_its_cells_under_their_columns():
    """A table row's JSON names each cell's column before its place and words."""
    caption, row = json.loads(document_json(DOCUMENT))["sections"][1]["paragraphs"]
    dose = span("12 mg")
    assert (caption["kind"], caption["cells"], caption["sentences"][0]["text"]) == ("caption", [], CAPTION)
    assert row["kind"] == "row"
    assert same(row["cells"][1], {"column": "Dose", "start": dose.start, "end": dose.end, "text": "12 mg"})


def test_a_match_that_is_a_table_row_holds_its_cells():
    """Any other match has none, and says of what kind it is."""
    passage = Passage("kelp-2021", 1, 1, span(ROW), (Sentence(span(ROW)),))
    row = replace(MATCH, passage=passage, text=ROW)
    shown, plain = json.loads(answer_json(replace(ANSWER, matches=(row, MATCH))))["matches"]
    kelp = span(ROW).start
    assert (shown["kind"], plain["kind"], plain["cells"]) == ("row", "text", [])
    assert same(
        shown["cells"],
        [
            {"column": "Plant", "start": kelp, "end": kelp + 4, "text": "Kelp"},
            {"column": "Dose", "start": kelp + 5, "end": kelp + 10, "text": "12 mg"},
        ],
    )


def test_a_work_with_a_doi_has_a_link():
    """Where the document names no address of its own, its DOI's is given."""
    work = json.loads(document_json(replace(DOCUMENT, url=None)))
    assert work["url"] == json.loads(works_json([replace(DOCUMENT, url=None)]))[0]["url"]
    assert work["url"] == "https://doi.org/10.1/kelp"
    assert json.loads(document_json(replace(DOCUMENT, url=None, doi=None)))["url"] is None


def test_some_sections_are_given_without_the_rest():
    """The work is named, the chosen sections are whole, with the entries that they cite and no others."""
    shown = json.loads(sections_json(DOCUMENT, DOCUMENT.sections[:1]))
    assert same(shown["document"], WORK)
    assert [section["heading"] for section in shown["sections"]] == ["Effects"]
    cited = dict.fromkeys(n for s in DOCUMENT.sentences() for n in s[2].numbers)
    assert [entry["number"] for entry in shown["references"]] == list(cited)
    assert FIRST_ENTRY in shown["references"]
    assert json.loads(sections_json(DOCUMENT, DOCUMENT.sections[1:]))["references"] == []


def test_an_abstract_is_its_place_and_words():
    """The abstract, where there is one, is given with its offsets."""
    document = json.loads(document_json(replace(DOCUMENT, abstract=Span(0, 7))))
    assert same(document["abstract"], {"start": 0, "end": 7, "text": "Effects"})


def test_lists_of_works_and_of_citing_sentences_are_arrays():
    """A list of documents gives works; the sentences that cite a reference each carry its entry."""
    sentences = json.loads(citing_json(SampleLibrary().citing("kelp-2021", 1)))
    listed = WORK | {"sections": 2, "references": 3, "source": "kelp-2021.md"}
    assert same(json.loads(works_json([DOCUMENT])), [listed])
    assert same(
        sentences,
        [
            {
                "document": WORK,
                "section": ["Effects"],
                "start": span(SECOND).start,
                "end": span(SECOND).end,
                "text": SECOND,
                "reference": FIRST_ENTRY,
            }
        ],
    )


def test_a_question_that_cannot_be_asked_gives_an_error_in_its_place():
    """A refusal holds the question and what is wrong with it."""
    assert refusal_json("das Ø", "Too long") == '{"question":"das Ø","error":"Too long"}'.encode()
