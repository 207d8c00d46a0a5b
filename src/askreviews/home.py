"""Which folder holds a library, which what can be made again, and where the shipped digests lie."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ASKREVIEWS_HOME"


def find_home(home: str | Path | None = None) -> Path:
    """The folder that holds ``corpus/`` and ``index/``; it need not exist yet.

    It is `home`, else what ASKREVIEWS_HOME says, else the checkout that the current folder lies in, else a
    folder of the user's.
    """
    named = home or os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if _is_checkout(folder):
            return folder
    return Path(platformdirs.user_data_dir("askreviews", appauthor=False))


def user_cache() -> Path:
    """The folder of what this user's libraries can do without and make again; it need not exist yet."""
    return platformdirs.user_cache_path("askreviews", appauthor=False)


def shipped_digests() -> Path:
    """The folder of this installation's digests: in the package, or in the checkout it runs from."""
    package = Path(__file__).parent
    inside = package / "shipped" / "digests"
    return inside if inside.is_dir() else package.parents[1] / "corpus" / "digests"


def _is_checkout(folder: Path) -> bool:
    settings = folder / "pyproject.toml"
    if not (folder / "corpus" / "digests").is_dir() or not settings.is_file():
        return False
    try:
        project = tomllib.loads(settings.read_text(encoding="utf-8")).get("project")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return isinstance(project, dict) and project.get("name") == "askreviews"
