"""The same answers from a server: a client in the place of a library, and nothing else changes.

rebuilding → exchanges → blocking, event_loop: each module uses only those before it.
"""

from askreviews.client.blocking import Client
from askreviews.client.event_loop import AsyncClient

__all__ = ["AsyncClient", "Client"]
