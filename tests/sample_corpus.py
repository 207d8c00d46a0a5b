"""Small reviews of invented findings as files, and homes that hold them."""

from __future__ import annotations

from pathlib import Path

from askreviews.library import Library
from askreviews.testing import FakeEncoder

HEAD = """---
id: kelp-2021
kind: digest
title: "Kelp in health"
authors: ["Ng C", "Åberg D"]
journal: "Reviews of Kelp"
year: 2021
doi: "10.1234/kelp"
url: "https://doi.org/10.1234/kelp"
---

"""
DIGEST = (
    HEAD
    + """# Digest of “Kelp in health”

## Effects on blood

Kelp extract (KE) lowers the blood pressure of mice [1]. KE also raises their iodine in every trial [2-4].

## Where it grows

Forests of kelp grow in cold water near the shore [5].

## References

1. Ås Ø. Kelp and pressure. J Kelp. 2020;3:1-9. doi:10.1234/kelp.1
2. Li B. Iodine in mice. J Kelp. 2019;2:4-8.
3. Cho D. Iodine again. J Kelp. 2018;1:11-19.
4.
5. Eke F. Forests in the sea. J Shore. 2017;9:2-7.
"""
)
ARTICLE = """# Kelp in Health

## Abstract

Kelp has been eaten for a thousand years, and its effects on the body are known in part.

## Effects on blood

In mice that were given an extract of kelp, blood pressure fell by a tenth within six weeks.[1] Iodine in the
blood rose in three trials,[2-4] and the thyroid gland did not change.

## Where kelp grows

Kelp forms forests wherever the water is cold, clear and shallow.[5]

## References

1. Ås Ø. Kelp and pressure. J Kelp. 2020;3:1-9. doi:10.1234/kelp.1
2. Li B. Iodine in mice. J Kelp. 2019;2:4-8.
3. Cho D. Iodine again. J Kelp. 2018;1:11-19.
4. Dee G. Iodine once more. J Kelp. 2016;1:1-2.
5. Eke F. Forests in the sea. J Shore. 2017;9:2-7.
"""
OTHER = """# Lichens of the north

## Growth

Lichens grow a millimetre a year on granite, and IL-6<TNF says *nothing* about them [1]. Reindeer eat lichens.

## References

1. Hall I. Slow growth. J Lichen. 2015;1:1-2.
"""


def home_in(folder: Path, **digests: str) -> Path:
    """A home in `folder` whose digests are `digests`, by id; without any, the one of kelp."""
    home = folder / "home"
    (home / "corpus" / "digests").mkdir(parents=True)
    for name, text in (digests or {"kelp-2021": DIGEST}).items():
        (home / "corpus" / "digests" / f"{name}.md").write_text(text, encoding="utf-8")
    return home


def library_in(home: Path, **settings) -> Library:
    """The library in `home`, asked with the fake model, which takes no time."""
    return Library(home, encoder=FakeEncoder(), **settings)


def written(path: Path, text: str) -> Path:
    """`path`, once `text` has been written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
