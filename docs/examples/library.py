"""Asks a library: what the reviews say, whom they cite, and what that is in BibTeX."""

import askreviews
from askreviews.export.bibliography import bibliography

with askreviews.open() as library:
    answer = library.ask("Which microRNA in M2 macrophage exosomes protects neurons by acting on mTOR?", k=1)
    for match in answer.matches:
        for evidence in match.evidence:
            print(f"“{evidence.text}” ({match.document.label})")
    print(bibliography(library.cited_by(answer), "bibtex", reviews=answer.documents))
