"""Markdown: its marks say what is what, and the words stay as they are written."""

from __future__ import annotations

from formats.conftest import REFERENCES, cited, outline

REVIEW = """---
title: Lichens of the north
authors: ["Ingrid Hall", "Bo Ray"]
year: 2021
doi: 10.1000/lichens
keywords: [lichen, growth]
---

# A heading that repeats the title

## Growth

Lichens grow a millimetre a year<sup>1,2</sup>.
Reindeer eat *lichens*[3](#ref3) and `IL-6<TNF` __init__ H~2~O.

```
# no heading
x[3] = 1
```

### Rates

| Rock | Rate |
|------|------|
| Granite [1] | 1 mm |
| Chalk | |

**Figure 1.** A lichen on a rock. It is *grey*.

- first item of a list [2]
- second item

Setext heading
--------------

Text below it
goes on here [2].

<!-- a remark
of two lines -->
"""


def test_headings_tables_lists_and_the_head(read):
    """Depths from the marks, facts from the head, cells under their columns, words untouched."""
    document = read(REVIEW + "\n## " + REFERENCES, "lichens.md")

    assert (document.title, document.authors, document.year) == (
        "Lichens of the north",
        ("Ingrid Hall", "Bo Ray"),
        2021,
    )
    assert (document.doi, document.keywords, document.kind) == (
        "10.1000/lichens",
        ("lichen", "growth"),
        "article",
    )
    assert [path for path, _ in outline(document)] == [
        ("Growth",),
        ("Growth", "Rates"),
        ("Setext heading",),
    ]
    assert cited(document) == {
        "Lichens grow a millimetre a year<sup>1,2</sup>.": (1, 2),
        "Reindeer eat *lichens*[3] and `IL-6<TNF` __init__ H~2~O.": (3,),
        "Granite [1] | 1 mm": (1,),
        "first item of a list [2]": (2,),
        "Text below it goes on here [2].": (2,),
    }
    rows = [p for _, p in document.paragraphs() if p.kind == "row"]
    assert [(c.column, c.span.of(document.text)) for c in rows[0].cells] == [
        ("Rock", "Granite [1]"),
        ("Rate", "1 mm"),
    ]
    assert [c.column for c in rows[1].cells] == ["Rock"]
    assert "**Figure 1.** A lichen on a rock." in document.text
    assert "remark" not in document.text
    assert document.warnings == ()


def test_entries_may_be_footnotes_or_bracketed(read):
    """``[^1]: …`` and ``[2] …`` open entries as ``3. …`` does."""
    document = read(
        "# Lichens\n\n## Growth\n\nLichens grow[^1]. They rest [2].\n\n## References\n\n"
        "[^1]: Hall I. Slow growth. J Lichen. 2015;1:1-9.\n\n"
        "[2] Moss K. Cold rocks. Arct Bot. 2019;4:33-40.\n",
        "lichens.md",
    )

    assert [(r.number, r.year) for r in document.references] == [(1, 2015), (2, 2019)]
    assert cited(document) == {"Lichens grow[^1].": (1,), "They rest [2].": (2,)}


def test_a_rule_at_the_top_is_no_head(read):
    """Three hyphens that nothing closes are a rule."""
    document = read("---\n\n# Lichens\n\nLichens grow on rocks [1].\n\n## " + REFERENCES, "lichens.md")

    assert document.title == "Lichens"
    assert cited(document) == {"Lichens grow on rocks [1].": (1,)}
