"""Asks a server as if it were a library. Start one with `askreviews serve`, and name its address."""

import sys

from askreviews.client import Client

with Client(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860") as library:
    answer = library.ask("How were exosomes given in the first clinical trial?", k=1)
    for match in answer.matches:
        print(match.text == match.passage.span.of(match.document.text), [r.doi for r in match.references])
