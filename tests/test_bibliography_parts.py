"""Chapters, pages of the web, preprints and styles with the year at their end: titles, names and years."""

from __future__ import annotations

import pytest

from askreviews import bibliography


@pytest.mark.parametrize(
    ("raw", "authors", "title", "year"),
    [
        (
            "Oak A. B. and Roe C., Kelp, moss: a review, Isis. (2015) 2, no. 3, 3–9, https://doi.org/10.1155/2.",
            *(("Oak A. B.", "Roe C"), "Kelp, moss: a review", 2015),
        ),
        ("Oak A., Kelp in Towns, 2009, 3rd edition, Kelp Press, Rome.", ("Oak A",), "Kelp in Towns", 2009),
        (
            "Oak A, Roe B, et al; KELP Investigators. Kelp: a trial. Isis. 2019;1:3–9.",
            ("Oak A", "Roe B"),
            "Kelp: a trial",
            2019,
        ),
        *(
            (
                f"{names}, Kelp and stones, in: C. Fir (Ed.), Book of Kelp, Foo, Rome, 2002, pp. 5–9.",
                read,
                "Kelp and stones",
                2002,
            )
            for names, read in (("A. Oak, B. Roe", ("A. Oak", "B. Roe")), ("A. Oak", ("A. Oak",)))
        ),
        (
            "Oak A. Kelp. In: Fir C, Elm D, editors. Book of Kelp. Rome: Foo; 2011. p. 5–9.",
            ("Oak A",),
            "Kelp",
            2011,
        ),
        ("Oak A (2013) Kelp. In: Fir C (eds) Book of kelp. Foo, Rome, pp 5–9", ("Oak A",), "Kelp", 2013),
        (
            "Oak, A. (2004). Kelp. In Book of Kelp, C. Fir and D. Elm, eds. (Foo), pp. 5–9.",
            ("Oak, A.",),
            "Kelp",
            2004,
        ),
        (
            "Oak A. Kelp [Internet]. 2009 [cited 2019 Jan 5]. Available from: https://kelp.org/.",
            ("Oak A",),
            "Kelp",
            2009,
        ),
        (
            "Kelp Organization. Kelp atlas. 2019. https://kelp.org/atlas. Accessed May 3, 2020.",
            ("Kelp Organization",),
            "Kelp atlas",
            2019,
        ),
        (
            "U.S. Kelp and Moss Administration, Kelp guide, 2003, https://kelp.gov/x (accessed 14 May 2020).",
            ("U.S. Kelp and Moss Administration",),
            "Kelp guide",
            2003,
        ),
        (
            "Oak A. Kelp slows moss. 2021; bioRxiv doi: 03 February 2021, preprint.",
            ("Oak A",),
            "Kelp slows moss",
            2021,
        ),
        (
            "A. Oak, Kelp: 10 years on, what is new? Acta Kelp. 9 (2013) 5–9.",
            ("A. Oak",),
            "Kelp: 10 years on, what is new?",
            2013,
        ),
        ("A. Oak, “Kelp,” Isis, vol. 2009, Article ID 9001878, 12 pages, 2009.", ("A. Oak",), "Kelp", 2009),
    ],
)
def test_the_title_ends_before_what_is_none_of_it(raw, authors, title, year):
    """The book's editors, the day on which somebody looked at a page, a publisher, a preprint's server."""
    entry = bibliography.parse(1, raw)
    assert (entry.raw, entry.authors, entry.title, entry.year) == (raw, authors, title, year)
