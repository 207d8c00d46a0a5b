"""Which line above an article is its title, whatever else a journal's page has there."""

from __future__ import annotations

import pytest

from formats.reading import PROSE, paths, read

TITLE = "Kelp in cold water: what twenty years have taught us"
NAMES = "Ada Reed1, Bo Holm2"


@pytest.mark.parametrize(
    "above",
    [
        "Review Article\nCell Biology\n\n",
        "Literature review\nMarine Biology\n\n",
        "[Downloaded free from http://www.kelp.example on Monday, March 8, IP: 10.2.3.4]\n\nReview Article\n",
        "Übersichtsarbeit | Review\n",
        "REVIEW\npublished: 11 May 2021\ndoi: 10.1234/kelp.2021.1\n\nEdited by:\nCleo Fern,\n"
        "Kelp Institute, Norway\nReviewed by:\nDan Moss,\nUniversity of Kelp, Spain\n*Correspondence:\n"
        "Ada Reed\nreed@example.org\n\n",
        "As a library, NLM provides access to kelp.\nLearn more: PMC Disclaimer | PMC Copyright Notice\n"
        "J Kelp. 2022 Feb 3;13(2):155. doi: 10.1234/kelp.2021.1\n\nSearch in PMC\nAdd to search\n",
        "Skip to Main Content\nLog in  |  Register\nCart\nHome  All Journals  Kelp Notes of the North\n"
        "Advanced search\nKelp Notes of the North\nVolume 14, 2021 - Issue 3\n1,204\nViews\nAltmetric\n"
        "Submit an article\nReview\n",
        "Skip to main content\nIntended for healthcare professionals\nSearch this journal\nKelp Care Review\n"
        "Journal Homepage\nSubmission Guidelines\nOpen access\nReview article\n",
        "Riverine Letters (2020) 12: 301–319\n\nREVIEW AND SYNTHESIS\n\n",
        "Running head: KELP IN COLD WATER\t1\n\n\n",
    ],
    ids=[
        "subject",
        "subject of a literature review",
        "download",
        "German",
        "box",
        "archive",
        "page",
        "other page",
        "synthesis",
        "manuscript",
    ],
)
def test_what_may_stand_above_a_title(tmp_path, above):
    """Title and authors are found below it, and the body begins with the abstract."""
    document = read(
        tmp_path,
        f"{above}{TITLE}\n{NAMES}\n\nAbstract\n\n{PROSE}\n\nIntroduction\n\n{PROSE}\n\nOutlook\n\n{PROSE}\n",
    )
    assert document.title == TITLE
    assert document.authors == ("Ada Reed", "Bo Holm")
    assert paths(document) == ["Abstract", "Introduction", "Outlook"]


def test_statements_between_authors_and_abstract_are_no_sections(tmp_path):
    """Nor are the lines into which they are broken, nor places of work: as some PDFs give a first page."""
    front = (
        "Kelp Journal of\nOceanography\nSubmit a Manuscript: https://kelp.example Kelp J 2021; 27(9): 1-9\n"
        f"REVIEW\n{TITLE}\nAda Reed, Bo Holm\nORCID number: Ada Reed 0000-0002-\n1111-2222.\n"
        "Author contributions: Reed A wrote\nthe paper; Holm B performed the\nliterature search for all.\n"
        "Open-Access: This article is an\nopen-access article, as told by Kelp\nCommons Attribution\n"
        "Received: October 3, 2020\nAda Reed, Department of Kelp, Kelp Hospital, Bergen 466, Norway\n"
    )
    text = f"{front}Abstract\n{PROSE}\n\nINTRODUCTION\n{PROSE}\n\nOUTLOOK\n{PROSE}\n"
    document = read(tmp_path, text)
    assert (document.title, document.authors) == (TITLE, ("Ada Reed", "Bo Holm"))
    assert paths(document) == ["Abstract", "INTRODUCTION", "OUTLOOK"]


def test_links_below_the_title_are_no_headings(tmp_path):
    """Not even one that is called as the list of references is."""
    names = "Ada Reed\nORCID Icon\n&\nBo Holm"
    page = f"Cart\nMenu\nSearch\nReview\n{TITLE}\n{names}\nFull Article\nReferences\nMetrics\n"
    listing = "References\n1. Reed A. Kelp. J Kelp. 2001;1:1–2."
    text = f"{page}ABSTRACT\n{PROSE}\n\nIntroduction\n{PROSE}\n\n{listing}"
    document = read(tmp_path, text)
    assert (document.title, document.authors) == (TITLE, ("Ada Reed", "Bo Holm"))
    assert paths(document) == ["ABSTRACT", "Introduction"]
    assert len(document.references) == 1
