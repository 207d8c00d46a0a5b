"""Abbreviations as a document defines them: "exosomes (Exos)", "IL-6 (interleukin 6)".

`find` reads the definitions out of a text; `Abbreviations` is what a document, or a library of documents,
means by its short forms.
"""

from askreviews.abbreviations.definitions import Abbreviation, find
from askreviews.abbreviations.meanings import NONE, Abbreviations

__all__ = ["NONE", "Abbreviation", "Abbreviations", "find"]
