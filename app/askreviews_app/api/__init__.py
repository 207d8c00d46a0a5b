"""The HTTP interface: the library's answers as JSON, under ``/api/v1``.

limits → models → problems → metrics, etags, turns → asking, reading, watching → application: each module uses
only those before it.
"""

from askreviews_app.api.application import PREFIX, create_api

__all__ = ["PREFIX", "create_api"]
