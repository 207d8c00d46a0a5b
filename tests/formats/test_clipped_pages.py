"""Web pages that a program saved as Markdown: the head that it writes, and what the page has at its top."""

from __future__ import annotations

import pytest

from askreviews.formats.markup import page_head
from formats.reading import PROSE, REFERENCES, check_offsets, paragraphs, paths, read

BODY = f"""## Introduction

Kelp fades [1,2]. {PROSE}

### Table 1.

[Open in a new tab](https://kelp.example/t1)

Leaves by season.

| Season | Leaves |
| --- | --- |
| Spring | 12 |

## References

{REFERENCES}

## Cited by (12)

- ### [Moss in winter](https://kelp.example/moss)

  Reed A says that moss does not fade \\[1\\], and that it rests.

## Recommended articles
"""
JINA = f"""Title: Kelp in winter: leaves and stalks - PMC

URL Source: https://kelp.example/articles/PMC1

Published Time: 2021-03-04

Markdown Content:
Skip to main content

- [Journals](https://kelp.example/journals)

**Secure pages use https**

. 2021 Mar 4;12(3):45. doi: [10.1234/kelp.1](https://doi.org/10.1234/kelp.1)

Kelp in winter: leaves and stalks
=================================

[Ada Reed](https://kelp.example/?term=Reed)

### Ada Reed

1 Kelp Unit, University of the Shore, Bay City, Norland

1,

[Ben Moss](https://kelp.example/?term=Moss)

### Ben Moss

2,*

#### Roles

Licensee Kelp Press, Bay City. This article is one that all may read and share, whoever they are.

Abstract
--------

{PROSE}

{BODY}"""
CLIPPED = f"""---
title: "Kelp in winter: leaves and stalks | Kelp Reviews"
source: "https://kelp.example/1"
author:
  - "[[Ada Reed]]"
  - "[[Ben Moss]]"
published: 2021-03-04
created: 2024-11-02
tags:
  - "clippings"
---
> [!abstract] Abstract
> {PROSE}

{BODY}"""


@pytest.mark.parametrize("written", [JINA, CLIPPED])
def test_a_page_with_its_programs_head(tmp_path, written):
    """Title without the site, authors, year, address; no navigation; what is below the list is left out."""
    document = read(tmp_path, written, name="sample.md")
    check_offsets(document, written)
    assert document.title == "Kelp in winter: leaves and stalks"
    assert document.authors == ("Ada Reed", "Ben Moss")
    assert (document.year, document.keywords) == (2021, ())
    assert document.url is not None
    assert document.url.startswith("https://kelp.example/")
    assert paths(document) == ["Abstract", "Introduction"]
    assert document.abstract is not None
    assert document.abstract.of(document.text) == PROSE
    assert "Table 1. Leaves by season." in paragraphs(document)
    assert not any(word in document.text for word in ("new tab", "Journals", "Moss in winter", "Recommended"))
    assert len(document.references) == 3


def test_the_doi_above_the_title_is_the_articles(tmp_path):
    """PubMed Central's pages have it there."""
    assert read(tmp_path, JINA, name="sample.md").doi == "10.1234/kelp.1"


def test_lines_that_only_look_like_a_head_are_text(tmp_path):
    """Without an address and the line that ends it, there is none."""
    written = f"Title: Kelp in winter\n\n## Introduction\n\n{PROSE}\n\n{PROSE}\n"
    document = read(tmp_path, written, name="sample.md")
    assert paragraphs(document, "Introduction") == [PROSE, PROSE]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Kelp in winter - PMC", "Kelp in winter"),
        ("Kelp in winter - ScienceDirect", "Kelp in winter"),
        ("Kelp in winter | Nature Kelp", "Kelp in winter"),
        ("Kelp in winter | Kelp Letters | Oxford Academic", "Kelp in winter"),
        ("Kelp - and algae", "Kelp - and algae"),
        ("Kelp in winter", "Kelp in winter"),
    ],
)
def test_titles_without_the_site(title, bare):
    """Sites are known by name, or stand behind a bar."""
    assert page_head.without_site(title) == bare
