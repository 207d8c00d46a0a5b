"""What Mathpix and Nougat leave of LaTeX: sections, tables, captions and markers in formulas."""

from __future__ import annotations

import pytest

from askreviews.formats.lines import lines_of
from askreviews.formats.markup import latex
from formats.reading import PROSE, REFERENCES, check_offsets, cited, paragraphs, paths, read, rows

MATHPIX = rf"""\title{{
Kelp in Winter: Leaves and Stalks
}}

\author{{
Ada Reed, \({{ }}^{{*, \dagger}}\) Ben Moss, \({{ }}^{{\ddagger}}\) and Cy Fern \({{ }}^{{*, 1,2}}\)
}}

\begin{{abstract}}
{PROSE}
\end{{abstract}}

\includegraphics[max width=\textwidth, alt={{}}, center]{{https://kelp.example/1.jpg?height=70&width=352}}

\section*{{1. INTRODUCTION}}
Kelp fades in shallow bays. \({{ }}^{{1,2}}\) It rests at \(10^{{6}}\) leaves, and it was seen to grow,

\footnotetext{{
Received: January 17, 2022
Accepted: April 5, 2022
}}

\begin{{figure}}
\includegraphics[alt={{}},max width=\textwidth]{{https://kelp.example/2.jpg}}
\captionsetup{{labelformat=empty}}
\caption{{Figure 1. Leaves of kelp. \({{ }}^{{3}}\)}}
\end{{figure}}

in spring and in autumn alike. \(^{{2-3}}\) {PROSE}

\subsection*{{1.1. Stalks}}
{PROSE} \({{ }}^{{3}}\)

\begin{{table}}
\captionsetup{{labelformat=empty}}
\caption{{Table 1. Leaves by season}}
\begin{{tabular}}{{|l|l|l|}}
\hline season & leaves \& stalks & ref \\
\hline spring & \(12 \mathrm{{~cm}}\) & 1 \\
\hline \multicolumn{{2}}{{|c|}}{{autumn}} & 2, 3 \\
\hline
\end{{tabular}}
\end{{table}}

\section*{{REFERENCES}}
{REFERENCES}
"""
NOUGAT = rf"""# Kelp in Winter: Leaves and Stalks

Ada Reed

###### Abstract

{PROSE}

## 1 Introduction

Kelp fades in shallow bays [1], and in the deep it was

[MISSING_PAGE_EMPTY:3]

seen to grow [2]. {PROSE}

\begin{{table}}
\begin{{tabular}}{{l c}} \hline \hline
**Season** & **Ref.** \\ \hline
Spring & [1] \\
Autumn & [2, 3] \\
\hline \hline
\end{{tabular}}
\end{{table}}
Table 1: Leaves by season.

## References

* [1] Reed A. Leaves in spring. J Kelp. 2001;1:1-2.
* [2] Moss B. Leaves in autumn. J Kelp. 2002;2:3-4.
* [3] Fern C. Leaves in winter. J Kelp. 2003;3:5-6.
"""


def test_a_file_of_mathpix(tmp_path):
    """Front, sections and their depth, a sentence that footnote and figure interrupt, a table's cells."""
    document = read(tmp_path, MATHPIX, name="sample.md")
    check_offsets(document, MATHPIX)
    assert document.title == "Kelp in Winter: Leaves and Stalks"
    assert document.authors == ("Ada Reed", "Ben Moss", "Cy Fern")
    assert paths(document) == ["Abstract", "1. INTRODUCTION", "1. INTRODUCTION > 1.1. Stalks"]
    assert document.abstract is not None
    assert document.abstract.of(document.text) == PROSE
    assert [numbers for _, numbers in cited(document)] == [(1, 2), (2, 3), (3,), (3,), (1,), (2, 3)]
    assert (
        "and it was seen to grow, in spring and in autumn alike."
        in paragraphs(document, "1. INTRODUCTION")[0]
    )
    assert rows(document) == [
        {"season": "spring", r"leaves \& stalks": r"\(12 \mathrm{~cm}\)", "ref": "1"},
        {"season": "autumn", "ref": "2, 3"},
    ]
    assert not any(
        word in document.text for word in ("section", "caption", "hline", "kelp.example", "footnote")
    )
    assert len(document.references) == 3


def test_a_file_of_nougat(tmp_path):
    """A page that it lost, a table whose caption stands below it, entries as items of a list."""
    document = read(tmp_path, NOUGAT, name="sample.md")
    check_offsets(document, NOUGAT)
    assert rows(document) == [{"Season": "Spring", "Ref.": "[1]"}, {"Season": "Autumn", "Ref.": "[2, 3]"}]
    assert "Table 1: Leaves by season." in paragraphs(document)
    assert "in the deep it was seen to grow [2]." in document.text
    assert "MISSING" not in document.text
    assert [entry.number for entry in document.references] == [1, 2, 3]


@pytest.mark.parametrize(
    ("written", "title"),
    [(r"\title{Kelp}", "Kelp"), ("\\title{\nKelp in\nwinter\n}", "Kelp in winter"), ("Kelp", "")],
)
def test_titles(written, title):
    """In one line or several."""
    assert latex.title(lines_of(written)) == title


def test_a_table_that_never_ends_is_text(tmp_path):
    """Nothing of it is lost."""
    text = f"# On kelp\n\n## Introduction\n\n{PROSE}\n\n\\begin{{tabular}}{{l}}\nkelp & moss \\\\\n"
    assert "kelp & moss" in read(tmp_path, text, name="sample.md").text
