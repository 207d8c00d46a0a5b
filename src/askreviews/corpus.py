"""Which files make up a library: the digests that ship, the articles that were added, and what was removed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from askreviews import formats
from askreviews.documents import Document
from askreviews.errors import ReadingError, UnknownName
from askreviews.manifest import Source

HOME_VARIABLE = "ASKREVIEWS_HOME"


def find_home(home: str | Path | None = None) -> Path:
    """The folder that holds ``corpus/`` and ``index/``.

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


def _is_checkout(folder: Path) -> bool:
    settings = folder / "pyproject.toml"
    if not (folder / "corpus" / "digests").is_dir() or not settings.is_file():
        return False
    try:
        project = tomllib.loads(settings.read_text(encoding="utf-8")).get("project", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return project.get("name") == "askreviews"


def _shipped() -> Path:
    """Where the digests of this installation lie: in the package, or in the checkout it runs from."""
    package = Path(__file__).parent
    inside = package / "shipped" / "digests"
    return inside if inside.is_dir() else package.parents[1] / "corpus" / "digests"


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of a corpus, the files they came from, and the files that could not be read."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    problems: tuple[ReadingError, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files under ``home/corpus``: ``digests/``, ``articles/``, and ``removed.txt``."""

    home: Path

    @property
    def articles(self) -> Path:
        """Where added files are kept, each under its document's id."""
        return self.home / "corpus" / "articles"

    @property
    def _removed_list(self) -> Path:
        return self.home / "corpus" / "removed.txt"

    def files(self) -> tuple[Path, ...]:
        """Every file that counts, digests first, each group by name."""
        own = self.home / "corpus" / "digests"
        digests = _readable(own if own.is_dir() else _shipped())
        removed = self.removed()
        return (*(path for path in digests if path.stem not in removed), *_readable(self.articles))

    def removed(self) -> frozenset[str]:
        """The ids of the digests that were removed."""
        if not self._removed_list.is_file():
            return frozenset()
        return frozenset(self._removed_list.read_text(encoding="utf-8").split())

    def fingerprints(self) -> frozenset[tuple[str, str]]:
        """Name and SHA-256 of every file: equal fingerprints, equal corpora."""
        return frozenset((path.name, _digest(path)) for path in self.files())

    def read(self) -> Reading:
        """Read every file. An article takes the place of the digest of the same work, and its facts."""
        documents: dict[str, Document] = {}
        sources: list[Source] = []
        problems: list[ReadingError] = []
        for path in self.files():
            try:
                document = self._placed(path, tuple(documents.values()))
            except ReadingError as error:
                problems.append(error)
                sources.append(Source(path.name, _digest(path), "", "article"))
                continue
            documents[document.id] = document
            sources.append(Source(path.name, _digest(path), document.id, document.kind))
        ordered = sorted(documents.values(), key=lambda d: d.id)
        return Reading(tuple(ordered), tuple(sources), tuple(problems))

    def _placed(self, path: Path, digests: Sequence[Document]) -> Document:
        is_article = path.parent == self.articles
        document = formats.read(path, id=path.stem if is_article else None)
        if not is_article:
            return document
        digest = next((d for d in digests if d.kind == "digest" and is_same_work(d, document)), None)
        return _with_facts(document, digest) if digest else document

    def add(self, path: Path, *, id: str | None, present: Sequence[Document]) -> Document:  # noqa: A002
        """Copy the file in under its document's id and return the document as it was read.

        The id is `id`, else that of the digest of the same work, else the file's name made simple. A file of a work
        that was added before takes the earlier one's place.

        Raises ReadingError when the file cannot be read, or when another work already has the id.
        """
        document = formats.read(path, id=id)
        same = next((d for d in (*self._all_digests(), *present) if is_same_work(d, document)), None)
        name = id or (same.id if same else formats.simple_name(path))
        if not re.fullmatch(r"[A-Za-z0-9][\w.-]{0,99}", name):
            raise ReadingError(path, f"{name!r} cannot be an id", "Use letters, digits, hyphens and dots with --id.")
        holder = next((d for d in present if d.id == name), None)
        if holder is not None and not is_same_work(holder, document):
            raise ReadingError(path, f"the id {name!r} belongs to “{holder.title}”", "Give another with --id.")
        self.articles.mkdir(parents=True, exist_ok=True)
        target = self.articles / f"{name}{path.suffix.lower()}"
        for earlier in self.articles.glob(f"{name}.*"):
            if earlier != target and earlier.stem == name:
                earlier.unlink()
        if path.resolve() != target.resolve():
            draft = target.with_suffix(target.suffix + ".part")
            shutil.copyfile(path, draft)
            draft.replace(target)
        return document

    def remove(self, document: Document) -> str:
        """Take the document out, and say what was done; a digest can be brought back by `restore`."""
        if document.kind == "digest":
            self._removed_list.parent.mkdir(parents=True, exist_ok=True)
            self._note_removed(self.removed() | {document.id})
            return f"Removed the digest {document.id}. `askreviews add {document.id}` brings it back."
        (self.articles / document.source).unlink(missing_ok=True)
        if any(d.id == document.id for d in self._all_digests()):
            return f"Removed the article {document.id}. The digest of the work is back in its place."
        return f"Removed {document.id}."

    def restore(self, id: str) -> None:  # noqa: A002
        """Bring back a digest that was removed; raises UnknownName when none of that id was."""
        removed = self.removed()
        if id not in removed:
            raise UnknownName(f"No digest {id!r} was removed.")
        self._note_removed(removed - {id})

    def _note_removed(self, ids: frozenset[str]) -> None:
        if ids:
            self._removed_list.write_text("".join(f"{name}\n" for name in sorted(ids)), encoding="utf-8")
        else:
            self._removed_list.unlink(missing_ok=True)

    def _all_digests(self) -> list[Document]:
        own = self.home / "corpus" / "digests"
        return [formats.read(path) for path in _readable(own if own.is_dir() else _shipped())]


def is_same_work(one: Document, other: Document) -> bool:
    """Whether two documents are of one work: the same DOI, or the same title but for case and signs."""
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    return bool(_plain(one.title)) and _plain(one.title) == _plain(other.title)


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.casefold())


def _with_facts(article: Document, digest: Document) -> Document:
    """The article under the digest's id, with the bibliographic facts that its file lacks."""
    return replace(
        article,
        id=digest.id,
        title=digest.title,
        authors=article.authors or digest.authors,
        journal=article.journal or digest.journal,
        year=digest.year or article.year,
        volume=article.volume or digest.volume,
        issue=article.issue or digest.issue,
        pages=article.pages or digest.pages,
        doi=article.doi or digest.doi,
        url=article.url or digest.url,
        keywords=article.keywords or digest.keywords,
        warnings=tuple(w for w in article.warnings if not w.startswith(formats.YEAR_FROM_NAME)),
    )


def _readable(folder: Path) -> list[Path]:
    """The files in `folder` that a reader knows, by name."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in formats.READERS and p.name != "README.md")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
