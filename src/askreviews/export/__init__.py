"""The JSON forms of the nouns: what ``--json`` prints and the HTTP API answers.

Each form is a struct whose fields, in order, are the keys of the JSON object. Every key is always there;
what is not known is null. Offsets count the characters of the document's text. The bytes are UTF-8, on one
line, with nothing escaped but what JSON must escape; equal nouns give equal bytes.
"""

from askreviews.export.answers import answer_json, citing_json, matches_json, refusal_json
from askreviews.export.documents import document_json, sections_json, works_json
from askreviews.export.papers import paper_json, papers_json, reference_check_json, references_json

__all__ = [
    "answer_json",
    "citing_json",
    "document_json",
    "matches_json",
    "paper_json",
    "papers_json",
    "reference_check_json",
    "references_json",
    "refusal_json",
    "sections_json",
    "works_json",
]
