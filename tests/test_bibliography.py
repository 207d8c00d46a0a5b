"""Reference entries of many styles, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews import bibliography

CASES = {
    "AMA": (
        "Smith J, Roe AB, Öberg-Lee C, et al. Kelp: a trial in 12 towns. *J Kelp Res.* "
        "2018;12(3):34–45. doi:10.1234/jk.5",
        (
            ("Smith J", "Roe AB", "Öberg-Lee C"),
            "Kelp: a trial in 12 towns",
            "J Kelp Res",
            2018,
            "12",
            "34–45",
            "10.1234/jk.5",
        ),
    ),
    "a question in the title": (
        "Smith JA, van der Roe B. Does it grow? J Kelp. 2018;12:e34.",
        (("Smith JA", "van der Roe B"), "Does it grow?", "J Kelp", 2018, "12", "e34", None),
    ),
    "years in the title": (
        "Smith J. Kelp grows in 2019 and 2020. J Kelp. 2021;5(Suppl 1):S3–S9. PMID: 123.",
        (("Smith J",), "Kelp grows in 2019 and 2020", "J Kelp", 2021, "5", "S3–S9", None),
    ),
    "APA": (
        "Smith, J., Roe, A. B., & Öberg, C. (2018). Kelp and health: A trial. Journal of Kelp, "
        "12(3), 34–45. https://doi.org/10.1234/jk.5",
        (
            ("Smith, J.", "Roe, A. B.", "Öberg, C."),
            "Kelp and health: A trial",
            "Journal of Kelp",
            2018,
            "12",
            "34–45",
            "10.1234/jk.5",
        ),
    ),
    "a lettered volume": (
        "Smith J, Roe A. Kelp and bone. J Kelp. 2018;102-B(7 Suppl B):3-10.",
        (("Smith J", "Roe A"), "Kelp and bone", "J Kelp", 2018, "102-B", "3-10", None),
    ),
    "an article's number": (
        "Smith, J., & Roe, A. (2018). Kelp and health. Journal of Kelp, 16, Article 101170.",
        (("Smith, J.", "Roe, A."), "Kelp and health", "Journal of Kelp", 2018, "16", "101170", None),
    ),
    "Nature": (
        "Smith, J. & Roe, A. B. Kelp and health. J. Kelp Res. 12, 34–45 (2018).",
        (("Smith, J.", "Roe, A. B."), "Kelp and health", "J. Kelp Res", 2018, "12", "34–45", None),
    ),
    "IEEE": (
        'J. Smith, A. B. Roe, and C. Öberg, "Kelp and health," J. Kelp Res., vol. 12, no. 3, pp. '
        "34–45, Mar. 2018.",
        (("J. Smith", "A. B. Roe", "C. Öberg"), "Kelp and health", "J. Kelp Res", 2018, "12", "34–45", None),
    ),
    "PubMed": (
        "Smith J, Roe A. Kelp and health. J Kelp Res 2018 Mar;12(3):34-45.",
        (("Smith J", "Roe A"), "Kelp and health", "J Kelp Res", 2018, "12", "34-45", None),
    ),
    "Elsevier": (
        "Smith J, Roe A. Kelp and health. J Kelp Res 12 (2018) 34–45.",
        (("Smith J", "Roe A"), "Kelp and health", "J Kelp Res", 2018, "12", "34–45", None),
    ),
    "Springer": (
        "Smith J, Roe A (2018) Kelp and health. J Kelp Res 12:34–45",
        (("Smith J", "Roe A"), "Kelp and health", "J Kelp Res", 2018, "12", "34–45", None),
    ),
    "BMC": (
        "Smith J, Roe A: Kelp and health. J Kelp Res 2018, 12:34-45.",
        (("Smith J", "Roe A"), "Kelp and health", "J Kelp Res", 2018, "12", "34-45", None),
    ),
    "MDPI": (
        "Smith, J.; Roe, A.B. Kelp and Health. J. Kelp Res. 2018, 12, 345.",
        (("Smith, J.", "Roe, A.B."), "Kelp and Health", "J. Kelp Res", 2018, "12", "345", None),
    ),
    "an organisation": (
        "World Health Organization. Kelp of the world. 2020. Available from: https://example.org/kelp",
        (("World Health Organization",), "Kelp of the world", None, 2020, None, None, None),
    ),
    "no volume": (
        "Smith J. Kelp and health. J Kelp Res. 2025:e04486. doi:10.1234/(jk)5.",
        (("Smith J",), "Kelp and health", "J Kelp Res", 2025, None, "e04486", "10.1234/(jk)5"),
    ),
    "no year": (
        "Smith J. Kelp and health. Int J Kelp. 24(17). doi:10.1234/jk24173043",
        (("Smith J",), "Kelp and health", "Int J Kelp", None, "24", None, "10.1234/jk24173043"),
    ),
    "no pages": (
        "Smith J. Kelp and health. Int J Kelp. 2020;21(22). doi:10.1234/jk21",
        (("Smith J",), "Kelp and health", "Int J Kelp", 2020, "21", None, "10.1234/jk21"),
    ),
    "glued": (
        "Kelp Consortium. Kelp in numbers.J Kelp Med2016;39:493-4 PMCID:PMC510",
        (("Kelp Consortium",), "Kelp in numbers", "J Kelp Med", 2016, "39", "493-4", None),
    ),
    "preprint": (
        "Smith J. Kelp and health. bioRxiv. 2020. doi:10.1101/2020.01.02.123456",
        (("Smith J",), "Kelp and health", "bioRxiv", 2020, None, None, "10.1101/2020.01.02.123456"),
    ),
    "in press": (
        "Smith J, et al. Kelp. J Kelp. In press.",
        (("Smith J",), "Kelp", "J Kelp", None, None, None, None),
    ),
    "web page": (
        "Smith J, Roe A. Kelp in numbers.Kelp2016;39:493-4 | [DOI]",
        (("Smith J", "Roe A"), "Kelp in numbers", "Kelp", 2016, "39", "493-4", None),
    ),
    "Elsevier with commas": (
        "J. Smith, A.B. van Roe, Kelp and health, J. Kelp Res. 12 (3) (2018) 34–45, https://doi.org/10.1234/x.",
        (("J. Smith", "A.B. van Roe"), "Kelp and health", "J. Kelp Res", 2018, "12", "34–45", "10.1234/x"),
    ),
    "Nature with et al.": (
        "Smith, J. et al. Kelp and health. Nat. Kelp 12, e345 (2018).",
        (("Smith, J.",), "Kelp and health", "Nat. Kelp", 2018, "12", "e345", None),
    ),
    "MDPI with emphasis": (
        "Smith, J.; Roe, A. Kelp. *J. Kelp Res.* **2018**, *12*, 345. [Google Scholar] [CrossRef]",
        (("Smith, J.", "Roe, A."), "Kelp", "J. Kelp Res", 2018, "12", "345", None),
    ),
    "Frontiers": (
        "Smith, J., Roe, A., and Lee, C. (2019). Kelp and health. Front. Kelp 12:34. doi: 10.3389/fk.2019.1",
        (
            ("Smith, J.", "Roe, A.", "Lee, C."),
            "Kelp and health",
            "Front. Kelp",
            2019,
            "12",
            "34",
            "10.3389/fk.2019.1",
        ),
    ),
    "APA with particles": (
        "van der Smith, J., & de la Roe-Lee, A. (2018a). Does it grow? Journal of Kelp, 12, 34–45.",
        (
            ("van der Smith, J.", "de la Roe-Lee, A."),
            "Does it grow?",
            "Journal of Kelp",
            2018,
            "12",
            "34–45",
            None,
        ),
    ),
    "names of many kinds": (
        "de la Cruz M, O'Brien K, McDonald J Jr, Müller-Öz Ü. Éclat of kelp. Ann N Y Acad. 2001;900:1-9.",
        (
            ("de la Cruz M", "O'Brien K", "McDonald J Jr", "Müller-Öz Ü"),
            "Éclat of kelp",
            "Ann N Y Acad",
            2001,
            "900",
            "1-9",
            None,
        ),
    ),
    "full names": (
        "Jane Smith, Carl van Roe. Kelp and health. J Kelp. 2018;12:3-4.",
        (("Jane Smith", "Carl van Roe"), "Kelp and health", "J Kelp", 2018, "12", "3-4", None),
    ),
    "a group and a person": (
        "Kelp Study Group; Smith J. Kelp and health. J Kelp. 2019;7:1-2.",
        (("Kelp Study Group", "Smith J"), "Kelp and health", "J Kelp", 2019, "7", "1-2", None),
    ),
    "only the year": (
        "Smith J. Kelp and health. J Kelp. 2018",
        (("Smith J",), "Kelp and health", "J Kelp", 2018, None, None, None),
    ),
    "ahead of print": (
        "Smith J. Kelp and health. J Kelp. Published online May 3, 2020. doi:10.1234/x",
        (("Smith J",), "Kelp and health", "J Kelp", 2020, None, None, "10.1234/x"),
    ),
    "online before": (
        "Smith J. Kelp and health. J Kelp. 2020 Jun;12(6):34-45. Epub 2019 Dec 3.",
        (("Smith J",), "Kelp and health", "J Kelp", 2020, "12", "34-45", None),
    ),
    "a book": (
        "Smith J. The Kelp Book. London: Kelp Press; 2005.",
        (("Smith J",), "The Kelp Book", None, 2005, None, None, None),
    ),
    "no year but one in the title": (
        "Smith J. Kelp since 1998. J Kelp.",
        (("Smith J",), "Kelp since 1998", "J Kelp", None, None, None, None),
    ),
    "a species in the title": (
        "Smith J. Role of E. coli in kelp. J Kelp (Lond). 2019;7(2):1-2",
        (("Smith J",), "Role of E. coli in kelp", "J Kelp (Lond)", 2019, "7", "1-2", None),
    ),
    "over two lines": (
        "Smith J. Kelp and\nhealth. J Kelp.\n2019;7:1-2.",
        (("Smith J",), "Kelp and health", "J Kelp", 2019, "7", "1-2", None),
    ),
    "a page of the web": (
        "Smith, J. Kelp and health. The Kelp https://example.org/kelp_and_health (2020).",
        (("Smith, J.",), "Kelp and health", "The Kelp", 2020, None, None, None),
    ),
    "a page of the web without an author": (
        "Kelp and (sea) health. https://www.example.org/2019/kelp (2020).",
        ((), "Kelp and (sea) health", None, 2020, None, None, None),
    ),
    "words in quotation marks inside a title": (
        'Smith J, Roe AB. Kelp as a "Trojan horse" for iodine: a 5% solution? J Kelp. 2016;6:1-9.',
        (
            ("Smith J", "Roe AB"),
            'Kelp as a "Trojan horse" for iodine: a 5% solution?',
            "J Kelp",
            2016,
            "6",
            "1-9",
            None,
        ),
    ),
    "words in quotation marks at a title's end": (
        "Smith J, Roe AB. Growth beyond the “kelp line”. J Kelp. 2004;5:1-9.",
        (("Smith J", "Roe AB"), "Growth beyond the “kelp line”", "J Kelp", 2004, "5", "1-9", None),
    ),
    "a name with an underscore": (
        "Smith J. Role of kelp_7 in _Kelp borealis_. J Kelp. 2004;5:1-9.",
        (("Smith J",), "Role of kelp_7 in Kelp borealis", "J Kelp", 2004, "5", "1-9", None),
    ),
    "a page of the web by a group with letters for a name": (
        "WHO. Facts on kelp. 2013. https://www.example.org/kelp/facts",
        (("WHO",), "Facts on kelp", None, 2013, None, None, None),
    ),
    "editors": (
        "Smith  J, Roe  AB, eds.  Kelp and health.  J Kelp. 2015;60(suppl):S1-S63. https://example.org/1",
        (("Smith J", "Roe AB"), "Kelp and health", "J Kelp", 2015, "60", "S1-S63", None),
    ),
    "Annual Reviews": (
        "Smith JA, Roe AB, et al. 2018. Kelp: a trial in 12 towns. Annu. Rev. Kelp 12:34–45",
        (("Smith JA", "Roe AB"), "Kelp: a trial in 12 towns", "Annu. Rev. Kelp", 2018, "12", "34–45", None),
    ),
    "the Chinese standard": (
        "SMITH J A，ROE A B，et al．Kelp in 12 towns［J］．J Kelp，2018，12（3）：34－45．",
        (("SMITH J A", "ROE A B"), "Kelp in 12 towns", "J Kelp", 2018, "12", "34-45", None),
    ),
    "the Chinese standard, a book on the net": (
        "SMITH J. Kelp and moss [M/OL]. Kelp Press, 2018.",
        (("SMITH J",), "Kelp and moss", "Kelp Press", 2018, None, None, None),
    ),
    "two initials with full stops": (
        "O'Reed D.K., Moss B., Fern C.D. Kelp in rivers. J Kelp 2018; 12:34–45.",
        (("O'Reed D.K.", "Moss B", "Fern C.D."), "Kelp in rivers", "J Kelp", 2018, "12", "34–45", None),
    ),
    "an abbreviation of a journal's without a full stop": (
        "Reed, A. & Moss, B. Kelp in rivers. Proc. Natl Acad. Sci. USA 12, 34–45 (2018).",
        (("Reed, A.", "Moss, B."), "Kelp in rivers", "Proc. Natl Acad. Sci. USA", 2018, "12", "34–45", None),
    ),
    "IEEE, an article's number": (
        "A. Reed and B. Moss, “Kelp in rivers,” J. Kelp Res., vol. 12, no. 3, Art. no. e1055, Jul. 2018.",
        (("A. Reed", "B. Moss"), "Kelp in rivers", "J. Kelp Res", 2018, "12", "e1055", None),
    ),
    "Hindawi, whose volumes are years": (
        "A. Reed, “Kelp?” Kelp International, vol. 2018, Article ID 1055, 12 pages, 2018.",
        (("A. Reed",), "Kelp?", "Kelp International", 2018, "2018", "1055", None),
    ),
    "links with no blank before them": (
        "Reed A, Moss B. Kelp in rivers.Circulation. 2018; 12:34–45.CrossrefMedlineGoogle Scholar",
        (("Reed A", "Moss B"), "Kelp in rivers", "Circulation", 2018, "12", "34–45", None),
    ),
    "links with no blank before them, and a journal with none behind": (
        "Reed A, Moss B. Kelp in rivers. J Kelp2018;12:34-5.doi:10.1234/k.5OpenUrlCrossRefPubMed",
        (("Reed A", "Moss B"), "Kelp in rivers", "J Kelp", 2018, "12", "34-5", "10.1234/k.5"),
    ),
    "a journal of many short words": (
        "Reed A, Moss B. Kelp in rivers. J. Clin. Endocrinol. Metab. 2018;12:34-45.",
        (("Reed A", "Moss B"), "Kelp in rivers", "J. Clin. Endocrinol. Metab", 2018, "12", "34-45", None),
    ),
    "a journal of longer short words": (
        "Reed, A. & Moss, B. Kelp in rivers. Acta Biomed. Oceanogr. 12, 34–45 (2018).",
        (("Reed, A.", "Moss, B."), "Kelp in rivers", "Acta Biomed. Oceanogr", 2018, "12", "34–45", None),
    ),
    "an arrow back to the text": (
        "↵ Reed A, Moss B. Kelp in rivers. J Kelp 2018;12:34-45.",
        (("Reed A", "Moss B"), "Kelp in rivers", "J Kelp", 2018, "12", "34-45", None),
    ),
    "a title alone": ("See above.", ((), "See above", None, None, None, None, None)),
    "a DOI alone": ("10.1234/x", ((), None, None, None, None, None, "10.1234/x")),
    "blanks": ("  ", ((), None, None, None, None, None, None)),
    "no words": ("", ((), None, None, None, None, None, None)),
}


@pytest.mark.parametrize(("raw", "parts"), CASES.values(), ids=CASES)
def test_entries(raw, parts):
    """Authors, title, journal, year, volume, pages and DOI are found; the entry itself stays as printed."""
    entry = bibliography.parse(7, raw)
    assert (entry.number, entry.raw, entry.listed) == (7, raw, True)
    found = (entry.authors, entry.title, entry.journal, entry.year, entry.volume, entry.pages, entry.doi)
    assert found == parts


@pytest.mark.parametrize(
    ("raw", "authors", "title", "year"),
    [
        (
            "Bjork, E., Oak, L., 2014. Kelp in towns. Neurobiol. Kelp 35, 2015-2026.",
            ("Bjork, E.", "Oak, L."),
            None,
            2014,
        ),
        ("Kelp Society, 2019. On kelp. Br. J. Kelp 12, 1-9.", ("Kelp Society",), "On kelp", 2019),
        ("Oak Jr., J.A., Roe, B., 2012. Kelp. J. Kelp 3, 1-9.", ("Oak, J.A.", "Roe, B."), "Kelp", 2012),
        (
            "Oak, Warwick. 2005. “Kelp and Towns.” Positions 6 (3): 707–30.",
            ("Oak, Warwick",),
            "Kelp and Towns",
            2005,
        ),
        (
            "Oak, Ann, Paul Dees, and Hope Ellis. 2010b. “Kelp.” Isis 101 (4): 801–20.",
            ("Oak, Ann", "Paul Dees", "Hope Ellis"),
            "Kelp",
            2010,
        ),
        ("Oak J, Roe A. 2019. Kelp in towns. J Kelp 3:1-9.", ("Oak J", "Roe A"), "Kelp in towns", 2019),
        (
            "Oak, A. & Roe, B. 2010, ‘Kelp in towns’, Kelp Fables, vol. 1, pp. 3–9.",
            ("Oak, A.", "Roe, B."),
            "Kelp in towns",
            2010,
        ),
        ("Oak, A 2010, 'Kelp: a review', Kelp Fables, vol. 1, no. 2.", ("Oak, A",), "Kelp: a review", 2010),
        ("Oak, A., and B. Roe. 2010. “Kelp.” Isis 1 (2): 3–9.", ("Oak, A.", "B. Roe"), "Kelp", 2010),
        ("Oak, A., & St. Roe, B. (2010). Kelp. Isis, 2, 3–9.", ("Oak, A.", "St. Roe, B."), "Kelp", 2010),
        ("A. Oak and B. Roe, J. Kelp, 2010, 1, 1–9.", ("A. Oak", "B. Roe"), None, 2010),
        ("C. Lee, Kelp in rabbits, J. Kelp, 2012, 3, 1–9.", ("C. Lee",), "Kelp in rabbits", 2012),
        ("Bay, E. Kelp and Dose; Kelp Press: Rome, 2014; pp 3−12.", ("Bay, E.",), "Kelp and Dose", 2014),
        (
            "(a) Ash, G. Kelp Iodine. J. Kelp 2016, 7, 1−9. (b) Roe, B. Iodine. J. Kelp 2017, 8, 1−9.",
            *(("Ash, G.",), "Kelp Iodine", 2016),
        ),
        ("Kelp Office. (n.d.). On kelp. Retrieved May 3, 2019.", ("Kelp Office",), "On kelp", None),
        ("Oak, A., Roe, B. (in press). Kelp. Isis.", ("Oak, A.", "Roe, B."), "Kelp", None),
        ("Kelp Office, 2019. On kelp. Br. J. Kelp 12, 1-9.", ("Kelp Office",), "On kelp", 2019),
        ("St. Roe, B.; Oak, A. Kelp. Isis 2010, 2, 3–9.", ("St. Roe, B.", "Oak, A."), "Kelp", 2010),
    ],
)
def test_a_year_between_authors_and_title(raw, authors, title, year):
    """Harvard's and Chicago's entries, pages that look like years or names in full included."""
    entry = bibliography.parse(1, raw)
    assert (entry.raw, entry.authors, entry.year) == (raw, authors, year)
    assert title is None or entry.title == title


def test_a_url_leads_to_the_doi():
    """An entry with a DOI has an address."""
    assert (
        bibliography.parse(1, "Smith J. Kelp. J Kelp. 2018;1:2. doi:10.1234/x").url
        == "https://doi.org/10.1234/x"
    )


@given(st.text(alphabet='AaBb., ;:()-–0129 &"“”*et aldoi:10./\n', max_size=300))
def test_any_entry_can_be_read(raw):
    """Whatever the words, the entry keeps them, and its parts are words of it."""
    entry = bibliography.parse(1, raw)
    assert entry.raw == raw
    assert entry.year is None or str(entry.year) in raw


@pytest.mark.parametrize("unit", [" Aa", " and Aa Aa", ", Aa Aa", ", and Aa"])
def test_many_names_before_a_year_are_read(unit):
    """Names that end in what no name has are given up at once, however many there are."""
    raw = f"Aa, Aa{unit * 200} &. 2019. Kelp."
    assert bibliography.parse(1, raw).raw == raw


@pytest.mark.parametrize(
    "unit", [" ", "A. ", "Smith J, ", "2018;", "(", "et al ", "10.1234/", '"a', "a.b ", ", "]
)
def test_hostile_repetition_is_read(unit):
    """An entry as long as a book is kept, and only its beginning is taken apart."""
    raw = unit * 20_000
    assert bibliography.parse(1, raw).raw == raw
