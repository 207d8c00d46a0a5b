"""The HTTP interface: the library's answers as JSON, under ``/api/v1``.

models → problems, requests → routes → application: each module uses only those before it.
"""

from askreviews_app.api.application import PREFIX, create_api

__all__ = ["PREFIX", "create_api"]
