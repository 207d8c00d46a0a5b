"""Markdown that a converter made of a PDF: links to the list's entries, places they lead to, images."""

from __future__ import annotations

from formats.reading import PROSE, cited, paths, read

ARTICLE = f"""![](_page_0_Picture_0.jpeg)

# **REVIEW**

## Leaves of kelp: from spring to winter

Ada Reed<sup>1,2</sup>, Ben Moss<sup>1\\*</sup> and Cy Fern<sup>3</sup>

<sup>1</sup>Department of Kelp, University of the Shore, Bay City, Norland

**Abstract |** {PROSE}

#### **Introduction**

Leaves were drawn in 1985 (ref.<sup>1</sup>). They fade [<sup>1](#page-8-1),[2](#page-8-2)</sup> in autumn.

### <span id="page-2-0"></span>**Leaves in winter**

<span id="page-3-0"></span>![](_page_3_Figure_2.jpeg)

<span id="page-3-1"></span>No leaf was green[1](#page-8-1)[–3](#page-8-3).

#### **References**

- <span id="page-8-1"></span>1. Reed, A. & Moss, B. Leaves in spring. *Nat. Kelp* **1**, 1–2 (2001).
- <span id="page-8-2"></span>2. Moss, B. Leaves in autumn. *Nat. Kelp* **2**, 3–4 (2002).
- <span id="page-8-3"></span>3. Fern, C. Leaves in winter. *Nat. Kelp* **3**, 5–6 (2003).
"""


def test_an_article_from_a_converter(tmp_path):
    """The kind of article is no title, an image no text, and what links lead to no words."""
    document = read(tmp_path, ARTICLE, name="kelp.md")
    assert document.title == "Leaves of kelp: from spring to winter"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert paths(document) == ["Abstract", "Introduction", "Leaves in winter"]
    assert cited(document) == [("Leaves", (1,)), ("They", (1, 2)), ("No", (1, 2, 3))]
    assert [(entry.authors, entry.title) for entry in document.references] == [
        (("Reed, A.", "Moss, B."), "Leaves in spring"),
        (("Moss, B.",), "Leaves in autumn"),
        (("Fern, C.",), "Leaves in winter"),
    ]
    assert "span" not in document.text.split("References")[0]
    assert "jpeg" not in document.text


GOOGLE_DOCS = f"""# **Kelp in winter: does it *fade*?**

Ada Reed1, Ben Moss2, Cy Fern1,3,\\*

**Contents**

[**1\\. Introduction	2**](#1.-introduction)

[**2\\. Leaves	3**](#2.-leaves)

[**References	7**](#references)

# **1\\. Introduction** {{#1.-introduction}}

Leaves fade [\\[1,2\\]](https://www.zotero.org/google-docs/?a1), and stalks do not \\[3\\].

![][image1]

# **2\\. Leaves** {{#2.-leaves}}

{PROSE} [\\[3\\]](https://www.zotero.org/google-docs/?a2)

# **References** {{#references}}

[\\[1\\]	Reed A, Moss B. Leaves in spring. J Kelp 2001;1:1–2.](https://www.zotero.org/google-docs/?b1)

[\\[2\\]	Moss B. Leaves in autumn. J Kelp 2002;2:3–4. https://doi.org/10.1234/k.2.](https://www.zotero.org/google-docs/?b2)

[\\[3\\]	Fern C. Leaves in winter. J Kelp 2003;3:5–6.](https://www.zotero.org/google-docs/?b3)

[image1]: <data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAiOstSP5SVG>
"""


def test_a_document_of_google_docs_with_zotero(tmp_path):
    """Links around markers and entries say nothing, nor do the table of contents and pictures."""
    document = read(tmp_path, GOOGLE_DOCS, name="kelp.md")
    assert document.title == "Kelp in winter: does it *fade*?"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert paths(document)[-2:] == ["1. Introduction", "2. Leaves"]
    assert cited(document)[0] == ("Leaves", (1, 2, 3))
    assert [(entry.authors, entry.title, entry.year, entry.doi) for entry in document.references] == [
        (("Reed A", "Moss B"), "Leaves in spring", 2001, None),
        (("Moss B",), "Leaves in autumn", 2002, "10.1234/k.2"),
        (("Fern C",), "Leaves in winter", 2003, None),
    ]
    assert "base64" not in document.text
    assert "introduction)" not in document.text


FOOT = """

**Kelp Research** | Volume 12 | May 2023 | 311–320

**{}**


-----

## Review article

"""
PAGES = f"""**Kelp Research**

https://doi.org/10.1234/kelp.5

# **_Laminaria_ : from spring** **to winter**

**Ada Reed** **[1]** **, Ben Moss** **[1,2]** **[ ✉]** **& Cy Fern** **[3]**

**Abstract**

{PROSE}
{FOOT.format(311)}
## **Introduction**

Leaves fade[1][,][2] in all the lakes where the water{FOOT.format(312)}is cold[3]. {PROSE}
{FOOT.format(313)}
## **References**

1. Reed, A. & Moss, B. Leaves in spring. _Nat. Kelp_ **1**, 1–2 (2001).
2. Moss, B. Leaves in{FOOT.format(314)}autumn. _Nat. Kelp_ **2**, 3–4 (2002).
3. Fern, C. Leaves in winter. _Nat. Kelp_ **3**, 5–6 (2003).
"""


def test_pages_that_rules_part(tmp_path):
    """As PyMuPDF4LLM writes them: what each has at its foot and head parts no sentence and no entry."""
    document = read(tmp_path, PAGES, name="kelp.md")
    assert document.title == "_Laminaria_ : from spring to winter"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert paths(document)[-1] == "Introduction"
    assert cited(document) == [("Leaves", (1, 2, 3))]
    assert [entry.title for entry in document.references] == [
        "Leaves in spring",
        "Leaves in autumn",
        "Leaves in winter",
    ]
    assert "Volume 12" not in document.text


def test_a_rule_between_sections_is_no_pages_end(tmp_path):
    """A single one takes nothing with it."""
    text = f"# Kelp\n\n## Introduction\n\n{PROSE} [1]\n\nA last word.\n\n-----\n\n## Outlook\n\n{PROSE}\n\n"
    text += "## References\n\n1. Reed, A. Leaves. _Nat. Kelp_ **1**, 1–2 (2001).\n"
    document = read(tmp_path, text, name="kelp.md")
    assert paths(document) == ["Introduction", "Outlook"]
    assert "A last word." in document.text


def test_pages_that_a_language_model_transcribed(tmp_path):
    """Rules between pages, the journal's line and a page's number near them, a picture that it describes."""
    head = "*Kelp Reviews* **2023**, *12*, 1655"
    text = f"""# Kelp in winter

## Introduction

Kelp fades in shallow bays [1], and in the deep it was

---

{head}

2 of 19

seen to grow [2]. {PROSE} It rests where the leaves are old and

*[Figure 1: A drawing of a leaf. Three arrows point to its edge.]*

{head} — Page 3 of 19

---

## Page 4

where the stalks are young [3].

## 2023

{PROSE}

---

{PROSE}
"""
    document = read(tmp_path, text, name="sample.md")
    assert [numbers for _, numbers in cited(document)] == [(1, 2), (3,)]
    assert "in the deep it was seen to grow [2]." in document.text
    assert "where the leaves are old and where the stalks are young [3]." in document.text
    assert "Kelp Reviews" not in document.text
    assert paths(document) == ["Introduction", "2023"]
