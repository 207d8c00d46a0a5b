"""Small whole reviews in the dress of different publishers; their findings are invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from askreviews import formats
from askreviews.documents import Document
from formats.reading import check_offsets, cited, paths, rows

SAMPLES = Path(__file__).parent / "samples"


@cache
def read(name: str) -> Document:
    """The sample, its promises about offsets checked."""
    document = formats.read(SAMPLES / name)
    check_offsets(document, (SAMPLES / name).read_text(encoding="utf-8"))
    return document


def test_wrapped_text_with_round_markers():
    """Headings in capitals over headings in title case, a title and places over two lines, numbers in ( )."""
    seagrass = read("seagrass.txt")
    assert seagrass.title == "Seagrass Meadows as Carbon Stores: What Have Ten Years of Work Shown?"
    assert seagrass.authors == ("Mara Quill", "Tobias Enn", "Li-Wei Chou")
    assert (seagrass.year, seagrass.doi) == (2021, "10.3389/fmar.2021.00123")
    assert seagrass.keywords == ("seagrass", "blue carbon", "sediment", "restoration", "Posidonia")
    assert paths(seagrass) == [
        "Abstract",
        "INTRODUCTION",
        "MEASURING BURIAL",
        "MEASURING BURIAL > Cores and Dating",
        "MEASURING BURIAL > Species Differ",
        "CONCLUSION",
        "AUTHOR CONTRIBUTIONS",
        "FUNDING",
        "",
    ]
    assert [numbers for _, numbers in cited(seagrass)] == [
        (1, 2),
        (3,),
        (4, 5, 6),
        (7,),
        (8, 9),
        (10,),
        (11, 12),
        (13,),
        (11, 14),
        (12,),
        (15,),
    ]
    assert rows(seagrass)[1] == {"Species": "Zostera marina", "Rate (g m⁻² yr⁻¹)": "27", "References": "(12)"}
    assert [p.span.of(seagrass.text)[:8] for _, p in seagrass.paragraphs() if p.kind == "caption"] == [
        "FIGURE 1",
        "TABLE 1 ",
    ]
    entry = seagrass.references[1]
    assert (entry.journal, entry.year, entry.volume, entry.pages) == ("Ocean Sci", 2011, "3", "44–50")
    assert "open-access" not in seagrass.text


def test_a_journals_page_pasted_without_blank_lines():
    """The publisher's heads, letters at the authors' names, keywords one a line, spaced capitals."""
    lichens = read("lichens.txt")
    assert lichens.title == "Lichens and heavy metals: uptake, storage and use as monitors"
    assert lichens.authors == ("Anna Birk", "Otto Falk")
    assert (lichens.journal, lichens.year, lichens.volume, lichens.pages) == (
        "Journal of Invented Lichenology",
        2019,
        "45",
        "101–118",
    )
    assert lichens.keywords == ("Lichens", "Heavy metals", "Biomonitoring")
    assert lichens.abstract is not None
    assert lichens.abstract.of(lichens.text).endswith("Transplants show trends within six months.")
    assert paths(lichens)[-8:] == [
        "1. Introduction",
        "2. Uptake",
        "2. Uptake > 2.1. Passive binding",
        "2. Uptake > 2.2. Active transport",
        "3. Storage",
        "3. Storage > 3.1. Outside the cells",
        "4. Conclusions",
        "Acknowledgements",
    ]
    assert [numbers for _, numbers in cited(lichens)] == [
        (1, 2, 3),
        (4, 5),
        (6,),
        (7,),
        (8, 9),
        (10,),
        (11,),
        (12,),
    ]
    assert len(lichens.references) == 12
    assert lichens.references[0].doi == "10.1000/ja.1"


def test_markdown_for_pandoc():
    """Attributes of headings, markers between carets, a caption behind a colon, code and quotations."""
    mosses = read("mosses.md")
    assert (mosses.title, mosses.authors, mosses.year) == (
        "Mosses in cities",
        ("Ida Holm", "Per Strand"),
        2022,
    )
    assert mosses.keywords == ("moss", "roof", "dust")
    assert paths(mosses) == [
        "Abstract",
        "Introduction",
        "What mosses do",
        "What mosses do > Water",
        "What mosses do > Dust",
    ]
    assert [numbers for _, numbers in cited(mosses)] == [
        (1, 2, 3),
        (1,),
        (2, 3, 4),
        (5,),
        (6, 7),
        (8,),
        (6,),
        (8,),
        (9,),
    ]
    assert rows(mosses)[0] == {"City": "Oslo", "Drop, %": "30", "Study": "^6^"}
    assert len(mosses.references) == 9
    assert mosses.warnings == ()
