"""Links in Markdown: their words are the text, and where they lead is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askreviews.citing import citations
from askreviews.formats.lines import lines_of
from askreviews.formats.markup import links
from formats.reading import cited, paragraphs, read

PAGE = "https://kelp.example/a"
MARKERS = [
    (f"kelp [[12]({PAGE}#b12),[13]({PAGE}#b13)–[15]({PAGE}#b15)].", "kelp [12,13–15].", (12, 13, 14, 15)),
    ("kelp[12](#b12),[13](#b13)", "kelp[12,13]", (12, 13)),
    ("kelp [10](#a)[,11](#b)", "kelp [10,11]", (10, 11)),
    ("kelp [10](#a) [,11](#b)", "kelp [10 ,11]", (10, 11)),
    ("kelp [10,](#a)[11](#b)", "kelp [10,11]", (10, 11)),
    ("kelp [10](#a)–[12](#b)", "kelp [10–12]", (10, 11, 12)),
    ("kelp [10](#a)[11](#b)", "kelp [10][11]", (10, 11)),
    ("kelp<sup>[10](#a)[–12](#b)</sup>", "kelp<sup>10–12</sup>", (10, 11, 12)),
    ("kelp[<sup>7</sup>](#a)", "kelp<sup>7</sup>", (7,)),
    ("kelp [<sup>1](#a),[2](#b)</sup>", "kelp <sup>1,2</sup>", (1, 2)),
    ("kelp^[12](#a)^", "kelp^12^", (12,)),
    (r"kelp [\[10\]](#a)", r"kelp \[10\]", (10,)),
    (rf"kelp \[[12]({PAGE}), [13]({PAGE})\]", r"kelp \[12, 13\]", (12, 13)),
    ("kelp [[12]](a.html#b12)", "kelp [12]", (12,)),
    ('kelp [12](#b12 "Reed 2001")', "kelp [12]", (12,)),
    ("kelp ([12](#a), [13](#b))", "kelp (12, 13)", (12, 13)),
    ("kelp (as in [12](#a))", "kelp (as in [12])", (12,)),
    ("kelp [5](<https://kelp.example/a b>)", "kelp [5]", (5,)),
]
WORDS = [
    (f"Reed et al. ([2019]({PAGE}#CR5)) cut kelp", "Reed et al. (2019) cut kelp"),
    (f"see [the data]({PAGE}) of kelp", "see the data of kelp"),
    ("see [a [b] c](/kelp) of kelp", "see a [b] c of kelp"),
    (f"Table [1]({PAGE}#t1) and Figure [2b](#f2)", "Table 1 and Figure 2b"),
    ('Eq. [3](#eq){reference-type="ref"} of kelp', "Eq. 3 of kelp"),
    ("[Ca2+](i) rose in [12](of 20) leaves", "[Ca2+](i) rose in [12](of 20) leaves"),
    (f"[![Image 7: kelp]({PAGE}.png)]({PAGE}) Kelp grows", "Kelp grows"),
    (
        "![Leaves of kelp in spring, in summer and in autumn](kelp.png)",
        "Leaves of kelp in spring, in summer and in autumn",
    ),
    (f"- [Journal list]({PAGE})", ""),
    (f"- [![]({PAGE}.svg) PDF]({PAGE})", ""),
    (f"- [Kelp]({PAGE}) grows in spring", "- Kelp grows in spring"),
    (r"kelp \[a](b/c)", r"kelp \[a](b/c)"),
    ("kelp [12](", "kelp [12]("),
    ("kelp](a/b) [c", "kelp](a/b) [c"),
]


@pytest.mark.parametrize(("written", "shown", "numbers"), MARKERS)
def test_numbers_that_lead_to_entries_stay_a_marker(written, shown, numbers):
    """As the page shows it, or in square brackets."""
    (line,) = lines_of(written)
    assert links.without_addresses(line).text == shown
    assert (
        tuple(
            number
            for found in citations.find(shown, listed=frozenset(range(1, 20)))
            for number in found.numbers
        )
        == numbers
    )


@pytest.mark.parametrize(("written", "shown"), WORDS)
def test_where_links_lead_is_left_out(written, shown):
    """Their words stay; what is no address stays, too."""
    (line,) = lines_of(written)
    assert links.without_addresses(line).text == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Reed A. Kelp. doi: 10.1234/k.1. [[DOI](https://doi.org/10.1234/k.1)] [[Google Scholar](https://s.example/?q=kelp)]",
            "Reed A. Kelp. doi: 10.1234/k.1. [DOI] [Google Scholar]",
        ),
        (
            "Reed A. Kelp. [CrossRef](https://doi.org/10.1234/k.1)",
            "Reed A. Kelp. https://doi.org/10.1234/k.1",
        ),
        (
            "Reed A. Kelp. [PubMed](https://pubmed.ncbi.nlm.nih.gov/12345678/)",
            "Reed A. Kelp. https://pubmed.ncbi.nlm.nih.gov/12345678/",
        ),
        ("Reed A. [Kelp](https://kelp.example/1)", "Reed A. [Kelp](https://kelp.example/1)"),
        ("[[4]](https://kelp.example/#b4) Reed A. Kelp.", "[4] Reed A. Kelp."),
    ],
)
def test_an_entry_keeps_where_its_work_is(written, shown):
    """Of a page's buttons, the addresses that name the work, unless the entry prints its number."""
    (line,) = lines_of(written)
    assert links.without_pages(line).text == shown


@given(
    st.lists(st.sampled_from([*"[]()!#^\\ ,–a1", "](#a)", "](/b)", "[2](#c)", "<sup>"]), max_size=40).map(
        "".join
    )
)
def test_what_stays_stands_in_the_line(written):
    """Whatever the brackets: each stretch is the file's own, in its order."""
    for line in lines_of(written):
        for shown in (links.without_addresses(line), links.without_pages(line)):
            reached = 0
            for start, end, place in shown.stretches():
                assert shown.text[start:end] == written[place : place + end - start]
                assert place >= reached
                reached = place + end - start
            assert sum(end - start for start, end, _ in shown.stretches()) == len(shown.text)


def test_a_page_taken_from_the_web(tmp_path):
    """Markers, a table's cells, entries under labels that are links, and what the page offers."""
    text = f"""# On kelp

- [Journal list]({PAGE})
- [Contents]({PAGE})

## Introduction

Kelp fades [[1]({PAGE}#b1),[2]({PAGE}#b2)]. It rests [in winter]({PAGE}) [[2]({PAGE}#b2)–[3]({PAGE}#b3)].

| Leaf | Ref. |
| --- | --- |
| Red | [[1]({PAGE}#b1),[3]({PAGE}#b3)] |

## References

1. [\\[1\\]]({PAGE}#bb1)

\tA. Reed, B. Moss, *et al.*

\tKelp in spring

\tJ. Kelp, 12 (2018), pp. 3-4

\t[Crossref](https://doi.org/10.1234/k.1) [Google Scholar]({PAGE})

2. [\\[2\\]]({PAGE}#bb2)

\tB. Moss

\tKelp in summer

\tJ. Kelp, 13 (2019), pp. 5-6

3. [\\[3\\]]({PAGE}#bb3)

\tC. Fern

\tKelp in autumn

\tJ. Kelp, 14 (2020), pp. 7-8
"""
    document = read(tmp_path, text, name="sample.md")
    assert cited(document) == [("Kelp", (1, 2)), ("It", (2, 3)), ("Red", (1, 3))]
    assert paragraphs(document)[0] == "Kelp fades [1,2]. It rests in winter [2–3]."
    assert "kelp.example" not in document.text
    assert [(r.title, r.year, r.doi) for r in document.references] == [
        ("Kelp in spring", 2018, "10.1234/k.1"),
        ("Kelp in summer", 2019, None),
        ("Kelp in autumn", 2020, None),
    ]
    assert document.references[0].authors[:2] == ("A. Reed", "B. Moss")
