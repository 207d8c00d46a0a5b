"""Articles as ``pdftotext`` gives them: what a first page has beside and below the text."""

from __future__ import annotations

from formats.reading import PROSE, cited, paragraphs, paths, read, wrapped

MORE = wrapped(" ".join([PROSE] * 4), 84)
PAGE = """

\fA. Reed et al.

Kelp Research 45 (2021) 112233

"""
ELSEVIER = f"""Kelp Research 45 (2021) 112233

Contents lists available at ScienceDirect

Kelp Research
journal homepage: www.elsevier.com/locate/kelp

Review

Scales and slime: what kelp teaches about gluing wet stones
Ada Reed a,b, Ben Moss a,*
a

Department of Kelp, University of the Shore, Bay City, Norland

A R T I C L E I N F O

A B S T R A C T

Keywords:
Kelp
Slime
Wet stones

{wrapped(PROSE, 60)}

1. Introduction
{MORE}
Slime sets in sea water within ten seconds [1], and without salt no kelp that was tried so far
* Corresponding author. Kelp Centre, Bay City, Norland.
E-mail address: b.moss@kelp.example (B. Moss).
https://doi.org/10.1234/kelp.2021.112233
Received 4 August 2020; Accepted 9 January 2021
0142-9612/© 2021 Kelp Press. All rights reserved.
{PAGE}sticks to stones at all [2].
2. Slime
{MORE}
Table 1
Glues of kelp.
Glue

Strength (kPa)

Ref.

KelpSeal
SlimeFix

120
200

[2]
[3]

{PAGE}3. Outlook
{MORE}{PAGE}References
[1] A. Reed, B. Moss, Leaves in spring: a sur-
vey of forms, J. Kelp 1 (2001) 123–
134, https://doi.org/10.1016/j.kelp.2001.
01.011.
[2] B. Moss, Leaves in autumn, J. Kelp 2 (2002) 3–4,
https://doi.org/10.1016/j.kelp.2002.01.012.
[3] C. Fern, Leaves in winter, J. Kelp 3 (2003) 5–6.
"""
SPRINGER = f"""Kelp Biol (2021) 45:112–130
https://doi.org/10.1007/s12345-021-01234-5

REVIEW

Leaves of kelp: from spring to winter
Ada Reed1 · Ben Moss1,2
Received: 4 August 2020 / Accepted: 9 January 2021
© The Author(s) 2021

Abstract
{wrapped(PROSE, 84)}
Keywords Kelp · Leaf · Winter

Introduction
{MORE}
Leaves fade [1], and so do stalks [2, 3].

* Ada Reed
ada.reed@kelp.example
1

Department of Kelp, University of the Shore, Bay City, Norland

2

Kelp Centre, Bay City, Norland

13
Vol.:(0123456789)

\fOutlook
{MORE}
Author contributions AR wrote the text.
Funding This work was paid by the Kelp Fund.
References
1. Reed A (2001) Leaves in spring. J Kelp
12:123–134. https://doi.org/10.1007/s12345-001-
0123-1
2. Moss B (2002) Leaves in autumn. J Kelp
12:135–140. https://doi.org/10.1007/s12345-002-
0123-2
3. Fern C (2003) Leaves in winter. J Kelp
12:141–150. https://doi.org/10.1007/s12345-003-
0123-3
Publisher’s Note Kelp Press remains neutral with regard to
claims in published maps and affiliations.
13
"""


def test_a_pdf_of_elsevier(tmp_path):
    """The keywords stand beside the abstract, the first page's foot in the middle of a sentence."""
    document = read(tmp_path, ELSEVIER)
    assert document.title == "Scales and slime: what kelp teaches about gluing wet stones"
    assert (document.authors, document.year) == (("Ada Reed", "Ben Moss"), 2021)
    assert document.keywords == ("Kelp", "Slime", "Wet stones")
    assert document.abstract is not None
    assert " ".join(document.abstract.of(document.text).split()) == PROSE
    assert paths(document) == ["A B S T R A C T", "1. Introduction", "2. Slime", "3. Outlook"]
    assert paragraphs(document, "1. Introduction")[-1].endswith("so far sticks to stones at all [2].")
    assert cited(document)[0] == ("Slime", (1, 2))
    assert [entry.doi for entry in document.references] == [
        "10.1016/j.kelp.2001.01.011",
        "10.1016/j.kelp.2002.01.012",
        None,
    ]


def test_a_pdf_of_springer(tmp_path):
    """Where the authors work stands at the first page's foot, statements behind their names in bold."""
    document = read(tmp_path, SPRINGER)
    assert document.title == "Leaves of kelp: from spring to winter"
    assert (document.authors, document.journal) == (("Ada Reed", "Ben Moss"), "Kelp Biol")
    assert document.keywords == ("Kelp", "Leaf", "Winter")
    assert paths(document) == ["Abstract", "Introduction", "Outlook", "Author contributions", "Funding"]
    assert paragraphs(document, "Introduction")[-1].endswith("and so do stalks [2, 3].")
    assert [(entry.year, entry.pages, entry.doi) for entry in document.references] == [
        (2001, "123–134", "10.1007/s12345-001-0123-1"),
        (2002, "135–140", "10.1007/s12345-002-0123-2"),
        (2003, "141–150", "10.1007/s12345-003-0123-3"),
    ]
    assert "neutral" not in document.text.split("References")[0]
    assert not paragraphs(document, "")


MDPI = f"""International Journal of

Kelp Sciences
Review

Leaves of Kelp: From Spring to Winter
Ada Reed 1,2, *

, Ben Moss 1

and Cy Fern 2

1

Department of Kelp, University of the Shore, Bay City 12345, Norland; ben.moss@shore.example
* Correspondence: ada.reed@kelp.example; Tel.: +47-123-4567

Citation: Reed, A.; Moss, B.; Fern, C.
Leaves of Kelp: From Spring to
Winter. Int. J. Kelp Sci. 2021, 22,
1234. https://doi.org/10.1234/
kelp22031234
Academic Editor: Ann Oak
Received: 4 August 2020

Abstract: {PROSE}
Keywords: kelp; leaf; winter

1. Introduction
{MORE}
Leaves fade [1–3], and so do stalks [4,5].

References
"""
COLUMN = """1.
2.
3.
4.
Reed, A.; Moss, B. Leaves in spring: A survey of their forms and colours on all shores. J. Kelp 2001, 12,
123–134. [CrossRef]
Kelp Office. Leaves in Summer. Available online: https://kelp.example (accessed on 4 May 2020). [CrossRef]
Moss, B. Leaves in autumn. J. Kelp 2002, 12, 135–140. [CrossRef] [PubMed]
Fern, C. Leaves in winter. J. Kelp 2003, 12, 141–150. [CrossRef]
5. Oak, J. Leaves in all years. J. Kelp 2004, 12, 151–160. [CrossRef]
"""


def test_a_pdf_of_mdpi(tmp_path):
    """Icons part the authors' names, a box beside the abstract cites the article."""
    document = read(tmp_path, MDPI + COLUMN)
    assert document.title == "Leaves of Kelp: From Spring to Winter"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert (document.journal, document.year, document.doi) == (
        "Int. J. Kelp Sci",
        2021,
        "10.1234/kelp22031234",
    )
    assert document.keywords == ("kelp", "leaf", "winter")
    assert paths(document) == ["Abstract", "1. Introduction"]


def test_numbers_in_a_column_above_their_entries(tmp_path):
    """As many entries follow as the column has numbers, names or not at their beginnings."""
    document = read(tmp_path, MDPI + COLUMN)
    assert [(entry.number, entry.year, entry.pages) for entry in document.references] == [
        (1, 2001, "123–134"),
        (2, None, None),
        (3, 2002, "135–140"),
        (4, 2003, "141–150"),
        (5, 2004, "151–160"),
    ]


def test_a_column_of_numbers_over_fewer_entries(tmp_path):
    """Nobody can tell whose words are whose: no number gets any, and a note says so."""
    gone = "Moss, B. Leaves in autumn. J. Kelp 2002, 12, 135–140. [CrossRef] [PubMed]\n"
    document = read(tmp_path, MDPI + COLUMN.replace(gone, ""))
    assert [(entry.number, bool(entry.raw)) for entry in document.references] == [
        *((number, False) for number in (1, 2, 3, 4)),
        (5, True),
    ]
    assert any("no words for 1–4" in warning for warning in document.warnings)
    assert "Leaves in winter" in document.text
