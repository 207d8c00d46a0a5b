"""DOIs, PubMed's numbers and addresses, found in the words around them."""

from __future__ import annotations

import pytest

from askreviews import identifiers
from askreviews.documents import Reference


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1234/ab.5.", "10.1234/ab.5"),
        ("(https://doi.org/10.1234/ab(5)).", "10.1234/ab(5)"),
        ("<https://dx.doi.org/10.1234/ab>", "10.1234/ab"),
        ("DOI 10.1002/(SICI)1097-0258(19980815)17:15", "10.1002/(SICI)1097-0258(19980815)17:15"),
        (
            "10.1002/(SICI)1097(1996)7:1<1::AID-C1>3.0.CO;2-X.",
            "10.1002/(SICI)1097(1996)7:1<1::AID-C1>3.0.CO;2-X",
        ),
        ("[DOI](https://doi.org/10.1234/S0140-6736(19)30001-2)", "10.1234/S0140-6736(19)30001-2"),
        ("doi: 10.1234/a.b_c;", "10.1234/a.b_c"),
        ("doi:10.1234/ab.5PubMedGoogle ScholarCrossref", "10.1234/ab.5"),
        ("https://doi.org/10.1234/ab.5Citations: 14", "10.1234/ab.5"),
        ("10.1234/ab.5(Open in a new window)CAS", "10.1234/ab.5"),
        ("doi:10.1234/ﬁct.ﬂ5", "10.1234/fict.fl5"),
        ("no DOI at 10.12/x", None),
    ],
)
def test_dois(text, doi):
    """A DOI ends before the full stop, bracket or sign behind it."""
    assert identifiers.doi_in(text) == doi


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "WHO. Kelp. 2013. https://www.example.org/kelp_7/facts. Accessed 3 May 2020.",
            "https://www.example.org/kelp_7/facts",
        ),
        ("[Kelp](http://example.org/a?b=c#d).", "http://example.org/a?b=c#d"),
        ("No address at www.example.org", None),
    ],
)
def test_addresses(text, address):
    """The first one with its scheme, without what closes the sentence."""
    assert identifiers.address_in(text) == address


@pytest.mark.parametrize(
    ("line", "following", "doi"),
    [
        ("https://doi.org/10.1016/j.kelp.", "2015.01.002.", "10.1016/j.kelp.2015.01.002"),
        ("https://doi.org/10.1016/j.kelp.2015.01.", "002", "10.1016/j.kelp.2015.01.002"),
        ("doi:10.1038/s41586-", "019-1234-5. PMID: 123", "10.1038/s41586-019-1234-5"),
        ("10.1371/journal.", "pkel.0123456.", "10.1371/journal.pkel.0123456"),
        ("10.1002/", "kelp.201501234", "10.1002/kelp.201501234"),
        ("10.1002/kelp.", "25431.", "10.1002/kelp.25431"),
        ("10.1016/j.kelp.2015.01.002.", "2015", None),
        ("10.1016/j.kelp.2015.01.002.", "pmid:25691234", None),
        ("10.1016/j.kelp.2015.01.002", "123-134", None),
        ("10.1093/nar/gkv123.", "34–45.", None),
        ("10.1186/s13287-", "Accessed 2 March 2019", None),
    ],
)
def test_a_doi_that_a_lines_end_breaks(line, following, doi):
    """Put together where it was not whole, and only there."""
    assert identifiers.broken_doi_in(["Oak J. Bark.", line, following]) == doi


@pytest.mark.parametrize(
    ("text", "pmid", "pmcid"),
    [
        ("Oak J. Bark. J Tree. 2013;1:2. PMID: 23747642; PMCID: PMC3694321.", "23747642", "PMC3694321"),
        ("Oak J. Bark. [PubMed: 23747642] [PMC free article: PMC3694321]", "23747642", "PMC3694321"),
        ("2016;39:493-4 PMCID:PMC5102286 | PubMed PMID 27000000", "27000000", "PMC5102286"),
        ("https://pubmed.ncbi.nlm.nih.gov/1234567/", "1234567", None),
        ("http://www.ncbi.nlm.nih.gov/pubmed/1234567", "1234567", None),
        ("Searches of PubMed, 2013. PMC 12(3):4-5. APMC12345. PMID pending 123.", None, None),
    ],
)
def test_numbers_of_pubmed(text, pmid, pmcid):
    """Where they are said to be such, whatever stands around them."""
    assert (identifiers.pubmed_id_in(text), identifiers.pmc_id_in(text)) == (pmid, pmcid)


@pytest.mark.parametrize(
    ("raw", "doi", "url"),
    [
        ("Oak J. Bark. PMID: 23747642. https://example.org/bark", "10.1/x", "https://doi.org/10.1/x"),
        ("Oak J. Bark. PMID: 23747642. https://example.org/bark.", None, "https://example.org/bark"),
        ("Oak J. Bark. PMID: 23747642; PMC3694321", None, "https://pubmed.ncbi.nlm.nih.gov/23747642/"),
        ("Oak J. Bark. PMC3694321", None, "https://pmc.ncbi.nlm.nih.gov/articles/PMC3694321/"),
        ("Oak J. Bark. J Tree. 2013;1:2.", None, None),
    ],
)
def test_where_a_paper_is_found(raw, doi, url):
    """By its DOI first, then where the entry says, then in PubMed."""
    assert Reference(1, raw, doi=doi).url == url
