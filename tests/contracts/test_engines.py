"""What every storage engine promises: what was given, one-step publication, no trust in damaged files."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from askreviews import engines
from askreviews import manifest as manifests
from askreviews.documents import Citation, Document, Paragraph, Reference, Section, Sentence, Span
from askreviews.engines import IndexContents, PassageTokens
from askreviews.errors import IndexDamaged, IndexError_, IndexMissing, IndexOfAnotherModel, IndexOutdated
from askreviews.lexical import weigh
from askreviews.manifest import EncoderIdentity, Origin, Source
from askreviews.passages import Passage
from askreviews.testing import CrashingDisk

DIMENSION = 8
DIGITS = 0.01
"""How far a product, or a number of a vector, may be off with so few dimensions."""
ORIGIN = Origin(
    encoder=EncoderIdentity("a-model", "f00d" * 16, DIMENSION, 256),
    sources=(Source("kelp.txt", "cafe", "kelp", "article"),),
    settings="120 words",
)
LEVELS = ("passages", "sentences")


@pytest.fixture(params=sorted(engines.ENGINES))
def engine(request):
    return engines.load(request.param)


def unit_vectors(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((rows, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def tokens_of(*words: list[str]) -> PassageTokens:
    """A piece for each word, with a vector of whole numbers."""
    lengths = [len(own) for own in words]
    numbers = np.arange(sum(lengths))
    return PassageTokens(
        lengths=np.sqrt(8.0 * (numbers % 127) ** 2).clip(1).astype(np.float32),
        starts=np.cumsum([0, *lengths], dtype=np.int64),
        pieces=numbers.astype(np.int32) % 7,
        vectors=np.stack([128 + numbers % 127] * 8, axis=1).astype(np.uint8),
        sentences=np.cumsum([0, *lengths], dtype=np.int64),
    )


def contents_of(*statements: str) -> IndexContents:
    """One document that says each of `statements` in a passage of its own, of one sentence."""
    text, spans = "", []
    for statement in statements:
        spans.append(Span(len(text), len(text) + len(statement)))
        text += statement + "\n"
    sentences = [Sentence(span, (Citation(Span(span.end - 1, span.end), (4, 5)),)) for span in spans]
    section = Section(
        "Kelp", ("Algæ", "Kelp"), Span(0, len(text)), tuple(Paragraph(s.span, (s,)) for s in sentences)
    )
    words = [statement.lower().split() for statement in statements]
    n = len(statements)
    return IndexContents(
        documents=(
            Document(
                "kelp", text, "On kelp", ("Ås Ø",), year=2026, sections=(section,), references=(Reference(4),)
            ),
        ),
        passages=tuple(Passage("kelp", 0, row, s.span, (s,)) for row, s in enumerate(sentences)),
        sentence_passages=np.arange(n, dtype=np.int32),
        sentence_spans=np.array([[span.start, span.end] for span in spans], np.int32).reshape(n, 2),
        passage_vectors=unit_vectors(n, 1),
        sentence_vectors=unit_vectors(n, 2),
        passage_tokens=tokens_of(*words),
        passage_terms=weigh(words),
        sentence_terms=weigh(words),
        abbreviations='{"NF-κB": ["nuclear factor κB"]}'.encode(),
    )


OLD = contents_of("Kelp lowered IL-6<TNF.", "Mice ate kelp for 3 weeks.", "Nothing else changed.")
NEW = contents_of(
    "Moss did not.", "Mice ate moss.", "A later trial of κ-moss.", "It ended.", "So did the moss."
)


def write(engine, folder: Path, contents: IndexContents, **options):
    return engine.write(folder, contents, origin=ORIGIN, product="1.2.3", **options)


def assert_holds(index, contents: IndexContents) -> None:
    """Every part of `index` equals what was stored."""
    assert (index.documents, index.passages) == (contents.documents, contents.passages)
    assert index.abbreviations == contents.abbreviations
    np.testing.assert_array_equal(index.sentence_passages, contents.sentence_passages)
    np.testing.assert_array_equal(index.sentence_spans, contents.sentence_spans)
    np.testing.assert_allclose(index.vectors("passages"), contents.passage_vectors, atol=DIGITS)
    np.testing.assert_allclose(index.vectors("sentences"), contents.sentence_vectors, atol=DIGITS)
    for part in ("starts", "pieces", "vectors"):
        stored = getattr(contents.passage_tokens, part)
        np.testing.assert_array_equal(getattr(index.passage_tokens, part), stored)
        assert getattr(index.passage_tokens, part).dtype == stored.dtype
    for level, stored in zip(LEVELS, (contents.passage_terms, contents.sentence_terms), strict=True):
        terms = index.terms(level)
        assert (terms.vocabulary, terms.size) == (stored.vocabulary, stored.size)
        assert terms.average_length == stored.average_length
        for part in ("starts", "rows", "weights"):
            np.testing.assert_array_equal(getattr(terms, part), getattr(stored, part))
            assert getattr(terms, part).dtype == getattr(stored, part).dtype


def test_what_was_written_is_read(engine, tmp_path):
    """Documents, passages, vectors, terms and abbreviations come back as they were stored."""
    written = write(engine, tmp_path / "index", OLD)
    index = engine.read(tmp_path / "index")
    assert_holds(index, OLD)
    assert index.manifest == written
    assert (written.engine, written.product, written.origin) == (engine.name, "1.2.3", ORIGIN)
    assert (written.counts.documents, written.counts.passages, written.counts.sentences) == (1, 3, 3)


def test_an_empty_corpus_is_an_index_too(engine, tmp_path):
    """No document, no passage, no term: written, read and asked without an error."""
    nothing = replace(contents_of(), documents=())
    write(engine, tmp_path, nothing)
    index = engine.read(tmp_path)
    assert_holds(index, nothing)
    assert index.dense(unit_vectors(1, 5)[0])["sentences"].shape == (0,)
    assert index.dense(unit_vectors(1, 5)[0], {"passages": np.zeros(0, bool)})["passages"].shape == (0,)


def test_dense_scores_are_the_inner_products(engine, tmp_path):
    """Every row of either level scores what brute force gives."""
    write(engine, tmp_path, NEW)
    index, query = engine.read(tmp_path), unit_vectors(1, 9)[0]
    np.testing.assert_allclose(index.dense(query)["passages"], NEW.passage_vectors @ query, atol=DIGITS)
    np.testing.assert_allclose(index.dense(query)["sentences"], NEW.sentence_vectors @ query, atol=DIGITS)
    assert index.dense(query)["passages"].dtype == np.float32


@pytest.mark.parametrize("allowed", [[1, 0, 1, 1, 0], [0, 0, 0, 0, 0], [1, 1, 1, 1, 1]])
def test_rows_that_are_not_allowed_score_minus_infinity(engine, tmp_path, allowed):
    """The others score as they do without a restriction."""
    write(engine, tmp_path, NEW)
    index, query, allowed = engine.read(tmp_path), unit_vectors(1, 9)[0], np.array(allowed, bool)
    expected = np.where(allowed, NEW.passage_vectors @ query, -np.inf)
    np.testing.assert_allclose(index.dense(query, {"passages": allowed})["passages"], expected, atol=DIGITS)


def test_queries_of_another_shape_are_refused(engine, tmp_path):
    """The error names both lengths."""
    write(engine, tmp_path, OLD)
    index = engine.read(tmp_path)
    with pytest.raises(ValueError, match=r"\(7,\).*8"):
        index.dense(np.zeros(7, np.float32))
    with pytest.raises(ValueError, match=r"\(2,\).*3 passages"):
        index.dense(np.zeros(8, np.float32), {"passages": np.ones(2, bool)})


def test_threads_get_the_same_scores(engine, tmp_path):
    """Many threads that ask at once get what one alone gets, to the bit."""
    write(engine, tmp_path, NEW)
    index, queries = engine.read(tmp_path), unit_vectors(50, 11)
    expected = [index.dense(query)["sentences"] for query in queries]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda query: index.dense(query)["sentences"], queries))
    np.testing.assert_array_equal(found, expected)


def test_stored_arrays_cannot_be_changed(engine, tmp_path):
    """A snapshot that many threads read is read-only."""
    write(engine, tmp_path, OLD)
    index = engine.read(tmp_path)
    with pytest.raises(ValueError, match="read-only"):
        index.terms("passages").weights[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        index.sentence_passages[0] = 1


def test_a_closed_index_gives_no_scores(engine, tmp_path):
    """Asking after `close` is a clear error, and closing twice is none."""
    write(engine, tmp_path, OLD)
    index = engine.read(tmp_path)
    index.close()
    index.close()
    with pytest.raises(ValueError, match="closed"):
        index.dense(unit_vectors(1, 1)[0])


def test_parts_that_do_not_fit_together_are_refused():
    """A sentence too many is caught before anything is written."""
    with pytest.raises(ValueError, match="sentence_vectors"):
        replace(OLD, sentence_vectors=unit_vectors(4, 2))


def test_vectors_of_another_model_are_refused(engine, tmp_path):
    """Vectors must be as long as the model's that the origin names."""
    origin = replace(ORIGIN, encoder=replace(ORIGIN.encoder, dimension=16))
    with pytest.raises(ValueError, match="vectors of 8"):
        engine.write(tmp_path, OLD, origin=origin, product="1.2.3")


def test_no_index_is_missing(engine, tmp_path):
    """A folder in which nothing was built, or that is not there, is missing and not damaged."""
    with pytest.raises(IndexMissing):
        engine.read(tmp_path)
    with pytest.raises(IndexMissing):
        engine.verify(tmp_path / "nowhere")


def test_an_index_of_another_model_is_refused(engine, tmp_path):
    """The error names both models; the model that built it is let in."""
    write(engine, tmp_path, OLD)
    other = replace(ORIGIN.encoder, name="b-model", fingerprint="beef" * 16)
    with pytest.raises(IndexOfAnotherModel, match=r"built with the model a-model .*, asked with b-model"):
        engine.read(tmp_path, encoder=other)
    assert_holds(engine.read(tmp_path, encoder=replace(ORIGIN.encoder, name="by another name")), OLD)


def test_an_index_of_another_engine_is_refused(engine, tmp_path):
    """The manifest says which engine wrote, and the error says it too."""
    written = replace(write(engine, tmp_path, OLD), engine="abacus")
    (tmp_path / "manifest.json").write_bytes(manifests.to_bytes(written))
    with pytest.raises(IndexOutdated, match="built by the engine 'abacus'"):
        engine.read(tmp_path)


def test_a_new_index_takes_the_old_ones_place(engine, tmp_path):
    """The new one is read afterwards, and one build is left on the disk."""
    write(engine, tmp_path, OLD)
    written = write(engine, tmp_path, NEW)
    assert_holds(engine.read(tmp_path), NEW)
    assert [build.name for build in (tmp_path / "builds").iterdir()] == [written.build]


def test_an_open_index_stays_as_it_was(engine, tmp_path):
    """A reader keeps its snapshot when another index is published and its files are removed."""
    write(engine, tmp_path, OLD)
    index = engine.read(tmp_path)
    write(engine, tmp_path, NEW)
    assert_holds(index, OLD)
    query = unit_vectors(1, 3)[0]
    np.testing.assert_allclose(index.dense(query)["passages"], OLD.passage_vectors @ query, atol=DIGITS)


def damaged_copies(path: Path):
    """Ways in which a file can go wrong: each is put in place, named, and followed by the next."""
    stored = path.read_bytes()
    for kind, content in (
        ("empty", b""),
        ("cut", stored[: len(stored) // 2]),
        ("longer", stored + b"\n"),
        *((f"bit at {at}", flipped(stored, at)) for at in (0, len(stored) // 2, len(stored) - 1)),
    ):
        if content != stored:
            path.write_bytes(content)
            yield kind
    path.unlink()
    yield "missing"
    path.write_bytes(stored)


def flipped(stored: bytes, place: int) -> bytes:
    return stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :]


def test_every_damaged_file_is_named_and_refused(engine, tmp_path):
    """Each file of the build, emptied, cut, lengthened, removed or with one bit changed, is found out."""
    written = write(engine, tmp_path, OLD)
    for name in written.files:
        path = tmp_path / "builds" / written.build / name
        for kind in damaged_copies(path):
            with pytest.raises(IndexDamaged, match="Rebuild it with `askreviews index`") as caught:
                engine.verify(tmp_path)
            assert caught.value.path == path, kind
    assert engine.verify(tmp_path) == written


CRASH = """
import os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import test_engines as contract
from askreviews import engines
from askreviews.testing import CrashingDisk
disk = CrashingDisk(lambda: os._exit(9), after={after})
contract.write(engines.load({engine!r}), Path({folder!r}), contract.NEW, disk=disk)
"""


class CrashError(Exception):
    """What stops a writer that runs in the tests' own process."""


def crash() -> None:
    raise CrashError


def steps_of_a_write(engine, folder: Path) -> int:
    """How many steps it takes to write `NEW` over `OLD`."""
    write(engine, folder, OLD)
    disk = CrashingDisk(crash, after=1_000_000)
    write(engine, folder, NEW, disk=disk)
    return disk.steps


def test_a_crash_at_any_step_leaves_the_old_index_or_the_new_one(engine, tmp_path):
    """Stopped before or within each step, what is read is whole; the next writer clears up."""
    published = []
    for step in range(steps_of_a_write(engine, tmp_path / "counted")):
        folder = tmp_path / str(step)
        before = write(engine, folder, OLD)
        with pytest.raises(CrashError):
            write(engine, folder, NEW, disk=CrashingDisk(crash, after=step))
        index = engine.read(folder)
        published.append(index.manifest.build != before.build)
        assert_holds(index, NEW if published[-1] else OLD)
        latest = write(engine, folder, NEW)
        assert [build.name for build in (folder / "builds").iterdir()] == [latest.build]
    assert published == sorted(published), "once the new index is in force, it stays"
    assert {False, True} == set(published)


def test_a_process_that_dies_while_writing_leaves_a_whole_index_and_no_lock(engine, tmp_path):
    """Ended by the system, without any clearing up, at the first, a middle and the last step."""
    steps = steps_of_a_write(engine, tmp_path / "counted")
    for step, expected in ((0, OLD), (steps // 2, OLD), (steps - 1, NEW)):
        folder = tmp_path / str(step)
        write(engine, folder, OLD)
        program = CRASH.format(
            tests=str(Path(__file__).parent), after=step, engine=engine.name, folder=str(folder)
        )
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
        assert_holds(engine.read(folder), expected)
        write(engine, folder, NEW)
        assert_holds(engine.read(folder), NEW)


def test_a_first_index_that_was_never_finished_is_missing(engine, tmp_path):
    """A crash while there is no older index leaves none."""
    with pytest.raises(CrashError):
        write(engine, tmp_path, NEW, disk=CrashingDisk(crash, after=8))
    with pytest.raises(IndexMissing):
        engine.read(tmp_path)


class BusyDisk(engines.LocalDisk):
    """A disk on which, when the first file is written, a second writer comes along."""

    def __init__(self, second_writer) -> None:
        self._second_writer = second_writer

    def write(self, path: Path, content: bytes) -> None:
        self._second_writer()
        super().write(path, content)


def test_a_second_writer_is_told_to_wait(engine, tmp_path):
    """While one process writes, another gets an error that says so, and the first one finishes."""
    told = []

    def second_writer() -> None:
        with pytest.raises(IndexError_, match="another process is writing this index") as caught:
            write(engine, tmp_path, OLD)
        told.append(caught.value.path)

    write(engine, tmp_path, NEW, disk=BusyDisk(second_writer))
    assert set(told) == {tmp_path}
    assert_holds(engine.read(tmp_path), NEW)


def test_readers_never_see_an_index_half(engine, tmp_path):
    """Readers that open while a writer publishes over and over get the old one or the new one, whole."""
    write(engine, tmp_path, OLD)
    with ThreadPoolExecutor(3) as threads:
        writing = threads.submit(
            lambda: [write(engine, tmp_path, (NEW, OLD)[turn % 2]) for turn in range(20)]
        )
        while not writing.done():
            index = engine.read(tmp_path)
            assert_holds(index, OLD if len(index.passages) == 3 else NEW)
        writing.result()


def test_nothing_on_the_disk_is_pickled(engine, tmp_path):
    """No file of a build starts as a pickle does, and no array holds Python objects."""
    written = write(engine, tmp_path, OLD)
    for name in written.files:
        stored = (tmp_path / "builds" / written.build / name).read_bytes()
        assert not stored.startswith(b"\x80"), name
        assert b"|O" not in stored[:128], name
    assert os.path.lexists(tmp_path / "manifest.json")
