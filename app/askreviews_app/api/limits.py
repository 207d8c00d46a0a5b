"""How much one request may ask for: what it may bring, and how long it may take."""

MAX_QUESTION = 2_000
"""Characters of a question."""
MAX_BATCH = 32
"""Questions in one request."""
MAX_TEXTS = 64
MAX_TEXT = 4_000
"""Texts to embed in one request, and characters of one."""
MAX_SECONDS = 20.0
"""How long a request waits for its turn, and how long it may take from then on."""
