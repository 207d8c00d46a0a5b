"""Which files a library is made of: digests that ship, articles that were added, less what was removed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from askreviews import authors, formats
from askreviews.changes import Change
from askreviews.checking import ReferenceCheck
from askreviews.documents import Document, DocumentKind
from askreviews.errors import ReadingError
from askreviews.home import shipped_digests
from askreviews.manifest import Source

_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of a corpus, the files they came from, and the files that could not be read."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    problems: tuple[ReadingError, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read from a file before it counts.

    `passages` is how many it gives, `replaced` the document whose place it would take, `check` what is
    doubtful in its references.
    """

    document: Document
    passages: int
    replaced: Document | None
    check: ReferenceCheck


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding comes to: the document, the file it will be read from, and the change to make."""

    document: Document
    path: Path
    change: Change


@dataclass(frozen=True, slots=True)
class _File:
    """A file that counts, and its SHA-256."""

    path: Path
    kind: DocumentKind
    sha256: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files under ``home/corpus``: ``digests/``, ``articles/``, and ``removed.txt``.

    A home without digests of its own has those of the installation. A document's id is its file's name.
    """

    home: Path

    @property
    def articles(self) -> Path:
        """Where added files are kept, each under its document's id."""
        return self.home / "corpus" / "articles"

    def removed(self) -> frozenset[str]:
        """The ids of the digests that were removed."""
        if not self._removed_list.is_file():
            return frozenset()
        return frozenset(self._removed_list.read_text(encoding="utf-8", errors="replace").split())

    def fingerprints(self) -> frozenset[tuple[str, str]]:
        """Name and SHA-256 of every file that counts: equal fingerprints, equal corpora."""
        return frozenset((path.name, _sha256(path)) for path in self._files())

    def read(
        self, before: Reading | None = None, *, progress: Callable[[int, int], None] | None = None
    ) -> Reading:
        """Read every file that counts. An article takes the digest of its work's place, and its facts.

        Articles that were read `before`, by the same code, are taken from there where their files are the
        same. `progress` is told how many of the others are read, and how many there are.
        """
        # Hashed before they are read: a file that changes in between makes the index outdated, not wrong.
        files = [_File(path, self._kind(path), _sha256(path)) for path in self._files()]
        known = _unchanged(before, files) if before else {}
        fresh = [file for file in files if file.kind == "article" and file not in known]
        digests: dict[str, Document] = {}
        articles: dict[str, Document] = {}
        sources: list[Source] = []
        problems: list[ReadingError] = []
        for file in files:
            try:
                if file.kind == "digest":
                    document = _digest(file.path, file.sha256)
                else:
                    document = _article(file.path, known.get(file) or _read(file.path), digests, articles)
            except ReadingError as error:
                problems.append(error)
                sources.append(Source(file.path.name, file.sha256, "", file.kind))
            else:
                (articles if file.kind == "article" else digests)[document.id] = document
                sources.append(Source(file.path.name, file.sha256, document.id, file.kind))
            if progress and file in fresh:
                progress(fresh.index(file) + 1, len(fresh))
        standing = [d for d in digests.values() if _same_work(d, articles.values()) is None]
        documents = sorted((*standing, *articles.values()), key=lambda d: d.id)
        return Reading(tuple(documents), tuple(sources), tuple(problems))

    def adding(self, path: Path, *, id: str | None, present: Sequence[Document]) -> Addition:  # noqa: A002
        """What it takes to have the file at `path` among the articles; `present` are the documents there are.

        The id is `id`, else that of the same work's document, else what the file or its name says. A file
        of a work that was added before takes the earlier one's place.

        Raises:
            ReadingError: the file cannot be read, or another work has the id.

        """
        if not path.exists():
            is_there = any(document.id == str(path) for document in present)
            advice = "The library has a document of that name already." if is_there else "Check its name."
            raise ReadingError(path, "there is no such file", advice)
        if path.is_dir():
            raise ReadingError(path, "it is a folder", "Name its files.")
        document = formats.read(path, id=id)
        known = (*present, *self._digests())
        same = _same_work(document, known)
        name = id or (same.id if same else _id_of(document.id))
        if not _ID.fullmatch(name):
            advice = "Use up to 100 letters, digits, hyphens and dots, a letter or digit first."
            raise ReadingError(path, f"{name!r} cannot be an id", advice)
        holder = next((d for d in known if d.id == name), None)
        if holder is not None and not is_same_work(holder, document):
            raise ReadingError(
                path, f"the id {name!r} belongs to “{holder.title}”", "Give another with --id."
            )
        earlier = same.source if same and not self._is_digest(same) else None
        going = [p for p in _visible(self.articles) if p.stem == name or p.name == earlier]
        target = self.articles / f"{name}{path.suffix.lower()}"
        added = replace(document, id=name, source=target.name)
        return Addition(added, target, Change(dict.fromkeys(going) | {target: path.read_bytes()}))

    def removing(self, document: Document) -> Change:
        """What it takes to have `document` gone: its file deleted, or, for a digest, its id written down."""
        if self._is_digest(document):
            return self._removing_only(self.removed() | {document.id})
        return Change({self.articles / document.source: None})

    def restoring(self, id: str) -> Addition:  # noqa: A002
        """What it takes to have the digest called `id`, which was removed, back.

        Raises:
            ReadingError: its file is gone, or can no longer be read.

        """
        back = next((d for d in self._digests() if d.id == id), None)
        if back is None:
            raise ReadingError(Path(id), "the digest that was removed can no longer be read", "Add its file.")
        return Addition(back, self._removed_list, self._removing_only(self.removed() - {id}))

    @property
    def _removed_list(self) -> Path:
        return self.home / "corpus" / "removed.txt"

    def _removing_only(self, ids: frozenset[str]) -> Change:
        listed = "".join(f"{name}\n" for name in sorted(ids)).encode()
        return Change({self._removed_list: listed or None})

    def _files(self) -> tuple[Path, ...]:
        """Every file that counts, digests first, each group by name."""
        removed = self.removed()
        digests = (path for path in self._digest_files() if _id_of(path.stem) not in removed)
        return (*digests, *_visible(self.articles))

    def _kind(self, path: Path) -> DocumentKind:
        return "article" if path.parent == self.articles else "digest"

    def _digest_files(self) -> list[Path]:
        own = self.home / "corpus" / "digests"
        return _visible(own if own.is_dir() else shipped_digests())

    def _digests(self) -> list[Document]:
        """The digests that can be read, those that were removed too."""
        digests = []
        for path in self._digest_files():
            with suppress(ReadingError):  # `read` tells of it
                digests.append(_digest(path, _sha256(path)))
        return digests

    def _is_digest(self, document: Document) -> bool:
        """Whether `document` was read from among the digests; an article, too, may say that it is one."""
        return any((d.source, d.text) == (document.source, document.text) for d in self._digests())


def is_same_work(one: Document, other: Document) -> bool:
    """Whether two documents are of one work: the same DOI, or the same title but for case and signs.

    Two whose known authors have no family name in common are of two works, whatever the title.
    """
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    if _plain(one.title) != _plain(other.title) or not _plain(one.title):
        return False
    names = [{_plain(authors.from_byline(author).last) for author in d.authors} for d in (one, other)]
    return not all(names) or bool(names[0] & names[1])


def _article(
    path: Path, article: Document, digests: Mapping[str, Document], articles: Mapping[str, Document]
) -> Document:
    """The article that was read from `path`, unless its work or its id is taken (ReadingError)."""
    twin = _same_work(article, articles.values())
    if twin is not None:
        raise ReadingError(path, f"its work is already read from {twin.source}", "Keep one of the two files.")
    holder = articles.get(article.id) or digests.get(article.id)
    digest = _same_work(article, digests.values())
    if holder is not None and holder is not digest:
        raise ReadingError(
            path, f"the id {article.id!r} belongs to “{holder.title}”", "Give the file another name."
        )
    return _with_facts(article, digest) if digest else article


def _read(path: Path) -> Document:
    return formats.read(path, id=_id_of(path.stem))


@lru_cache(maxsize=32)
def _digest(path: Path, sha256: str) -> Document:  # noqa: ARG001 - what the file holds
    """As `_read`; each file that is added is compared with all digests."""
    return _read(path)


def _unchanged(before: Reading, files: Sequence[_File]) -> Mapping[_File, Document]:
    """The articles that were read `before` from files as they are now.

    Some have facts from their works' digests: where any digest has changed, all are read again.
    """
    kept = {(source.kind, source.file, source.sha256): source.document_id for source in before.sources}
    digests = {(file.kind, file.path.name, file.sha256) for file in files if file.kind == "digest"}
    if digests != {name for name in kept if name[0] == "digest"}:
        return {}
    documents = {document.id: document for document in before.documents}
    ids = {file: kept.get((file.kind, file.path.name, file.sha256), "") for file in files}
    return {file: documents[ids[file]] for file in files if file.kind == "article" and ids[file]}


def _same_work(document: Document, among: Iterable[Document]) -> Document | None:
    return next((other for other in among if is_same_work(document, other)), None)


def _with_facts(article: Document, digest: Document) -> Document:
    """The article with the bibliographic facts that its file lacks, which the digest was given by hand."""
    return replace(
        article,
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


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.casefold())


def _id_of(name: str) -> str:
    """`name` when it can be an id, else the same made simple."""
    return name if _ID.fullmatch(name) else formats.simple_name(Path(f"{name}.txt"))


def _visible(folder: Path) -> list[Path]:
    """What lies in `folder` by name, but for hidden files."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _sha256(path: Path) -> str:
    """The SHA-256 of the file; nothing when it cannot be read, which its reader will say."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
