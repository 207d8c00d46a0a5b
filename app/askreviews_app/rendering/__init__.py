"""The library's nouns as HTML: pure functions, text in the document's own words escaped on the way.

markup → quotes, entries → cards, shell → papers, reading → turns: each module uses only those before it.
"""

from askreviews_app.rendering.turns import Asked, answer, log, refusal, settings_head, settings_info, welcome

__all__ = ["Asked", "answer", "log", "refusal", "settings_head", "settings_info", "welcome"]
