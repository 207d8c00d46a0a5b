"""From text to the terms that BM25 counts, made for how biomedical names are written.

`words` keeps each word with its place, `terms` and `related` give the terms alone. Text and question go
through the same analysis, so two spellings match when they share a term:

========================  =====================================================================
``NF- κ B``, ``NF-kB``    ``nfkb``
``IL-6``, ``IL 6``        ``il6``
``miR-21a-5p``            ``mir``, ``mir21``, ``mir21a``, ``mir21a5p`` (``microRNA-21``: ``mir21``)
``PI3K/AKT/mTOR``         ``pi3k``, ``akt``, ``mtor``, ``pi3kaktmtor``
``anti-inflammatory``     ``anti``, ``inflammatori``, ``antiinflammatori``
========================  =====================================================================
"""

from askreviews.analysis.cognates import numeral, other_forms, root
from askreviews.analysis.stemming import stem
from askreviews.analysis.words import Word, related, terms, words

__all__ = ["Word", "numeral", "other_forms", "related", "root", "stem", "terms", "words"]
