"""How much one request may ask for: with these, none keeps a core busy for longer than about a second."""

MAX_QUESTION = 2_000
"""Characters of a question."""
MAX_BATCH = 32
"""Questions in one request."""
MAX_TEXTS = 64
MAX_TEXT = 4_000
"""Texts to embed in one request, and characters of one."""
