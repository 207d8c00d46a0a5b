"""From the words of a reference entry to its parts: authors, title, journal, year, volume, issue, pages, DOI.

Entries are taken as they are printed: AMA and Vancouver style (``Authors. Title. Journal.
Year;Volume(Issue):Pages.``), APA and Harvard (``Authors (Year). Title. Journal, Volume, Pages``), Nature,
Elsevier, MDPI and IEEE, and what web pages leave of them; ScienceDirect's pages give authors, title and
journal a line each, and no sign between them. Elsewhere, first the place that names volume and pages is
found, then the authors before the title; title and journal lie between the two. A part that cannot be told
apart stays empty; nothing is guessed.
"""

from askreviews.bibliography.by_line import LABEL, STUDY
from askreviews.bibliography.entries import parse

__all__ = ["LABEL", "STUDY", "parse"]
