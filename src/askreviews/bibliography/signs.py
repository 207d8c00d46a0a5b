"""The signs that set off a part of an entry."""

from __future__ import annotations

import re


def bare(part: str) -> str | None:
    """The part without the signs around it and the year behind it; None where nothing is left."""
    part = re.sub(r"[.,]?\s\((?:19|20)\d\d\)\Z", "", part.strip(" ,;*_|:"))
    part = part if part.endswith(("?", "!")) else part.rstrip(".")
    return part or None
