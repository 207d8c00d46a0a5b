"""From documents to what an index holds: cut, analysed, weighed, embedded."""

from dataclasses import replace
from pathlib import Path

import grimp
import numpy as np
import pytest

from askreviews import formats, indexing, preparing
from askreviews.abbreviations import Abbreviation, Abbreviations
from askreviews.documents import Document
from askreviews.encoders import RememberingEncoder, Store
from askreviews.encoders.bulk import FEW
from askreviews.engines import IndexContents
from askreviews.home import shipped_digests
from askreviews.preparing import View
from askreviews.testing import FakeEncoder
from sample_corpus import ARTICLE, DIGEST, OTHER, written

ENCODER = FakeEncoder()
REVIEWS = Path(__file__).parents[2] / "shared" / "reviews"


def document_of(folder: Path, text: str, name: str = "kelp") -> Document:
    return formats.read(written(folder / f"{name}.md", text), id=name)


@pytest.fixture
def documents(tmp_path) -> list[Document]:
    return [document_of(tmp_path, DIGEST), document_of(tmp_path, OTHER, "lichen")]


def texts(contents: IndexContents) -> list[str]:
    by_id = {document.id: document.text for document in contents.documents}
    return [passage.span.of(by_id[passage.document_id]) for passage in contents.passages]


class NotingEncoder(FakeEncoder):
    """Notes what it embeds."""

    def __init__(self) -> None:
        super().__init__()
        self.passages: list[str] = []
        self.sentences: list[str] = []

    def encode(self, texts, **settings):
        """See `Encoder.encode`."""
        self.sentences += texts
        return super().encode(texts, **settings)

    def embed(self, texts, **settings):
        """See `Encoder.embed`."""
        self.passages += texts
        return super().embed(texts, **settings)


def test_models_read_the_words_without_markers_and_with_short_forms_written_out(documents):
    """A reference number is no word of the text; an abbreviation is read as the document defines it."""
    encoder = NotingEncoder()
    indexing.contents(documents, encoder)
    assert encoder.sentences[1] == "Kelp extract also raises their iodine in every trial ."
    assert encoder.passages[1] == "Forests of kelp grow in cold water near the shore ."


def test_terms_are_those_of_the_words_without_markers(documents):
    """No passage is found by its reference numbers; what has a short form is found by it throughout."""
    contents = indexing.contents(documents, ENCODER)
    assert "5" not in contents.passage_terms
    assert [score > 0 for score in contents.sentence_terms.scores(["ke"])] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_each_passage_and_sentence_has_its_vector(documents):
    """The vectors are those that the model gives to the same texts, row by row."""
    encoder = NotingEncoder()
    contents = indexing.contents(documents, encoder)
    np.testing.assert_array_equal(contents.passage_vectors, ENCODER.encode(encoder.passages))
    np.testing.assert_array_equal(contents.sentence_vectors, ENCODER.encode(encoder.sentences))
    pieces = [embedding.pieces for embedding in ENCODER.embed(encoder.passages)]
    np.testing.assert_array_equal(contents.passage_tokens.pieces, np.concatenate(pieces))
    assert np.diff(contents.passage_tokens.starts).tolist() == [len(own) for own in pieces]
    alone = [len(embedding.pieces) for embedding in ENCODER.embed(encoder.sentences)]
    assert np.diff(contents.passage_tokens.sentences).tolist() == alone


def test_each_sentence_knows_its_passage_and_place(documents):
    """The rows of sentences lead to the passages that hold them."""
    contents = indexing.contents(documents, ENCODER)
    sentences = [(row, s.span) for row, passage in enumerate(contents.passages) for s in passage.sentences]
    assert contents.sentence_passages.tolist() == [row for row, _ in sentences]
    assert contents.sentence_spans.tolist() == [[span.start, span.end] for _, span in sentences]


def test_a_text_that_stands_twice_is_embedded_once(tmp_path):
    """Two documents that say the same share the vectors."""
    encoder = NotingEncoder()
    twice = [document_of(tmp_path, DIGEST, name) for name in ("kelp", "weed")]
    contents = indexing.contents(twice, encoder)
    assert len(set(encoder.passages)) == len(encoder.passages) == len(contents.passages) / 2
    np.testing.assert_array_equal(*np.split(contents.passage_vectors, 2))
    np.testing.assert_array_equal(*np.split(contents.sentence_vectors, 2))


def test_only_what_is_new_in_a_document_is_embedded(tmp_path):
    """With an encoder that remembers, a changed sentence is all that the model sees of a review."""
    review = DIGEST + "".join(f"\n## Part {n}\n\nKelp of kind {n} is brown.\n" for n in range(FEW))
    encoder = NotingEncoder()
    remembering = RememberingEncoder(encoder, Store.in_folder(tmp_path / "cache"))
    indexing.contents([document_of(tmp_path, review)], remembering)
    encoder.passages.clear()
    encoder.sentences.clear()

    changed = [document_of(tmp_path, review.replace("near the shore", "off the coast"))]
    contents = indexing.contents(changed, remembering)
    new = "Forests of kelp grow in cold water off the coast ."
    assert (encoder.passages, encoder.sentences) == ([new], [new])
    anew = indexing.contents(changed, ENCODER)
    np.testing.assert_array_equal(contents.passage_vectors, anew.passage_vectors)
    np.testing.assert_array_equal(contents.sentence_vectors, anew.sentence_vectors)
    np.testing.assert_array_equal(contents.passage_tokens.vectors, anew.passage_tokens.vectors)


def test_a_document_is_prepared_once(tmp_path, documents, monkeypatch):
    """What was kept of it gives the same index; another document, model or code has nothing of it."""
    prepared = []

    def prepare(document, encoder):
        prepared.append(document.id)
        return prepare_as_ever(document, encoder)

    prepare_as_ever = preparing.prepare
    monkeypatch.setattr(preparing, "prepare", prepare)
    store = Store.in_folder(tmp_path / "cache")
    first = indexing.contents(documents, ENCODER, store=store)
    told = []
    again = indexing.contents(documents, ENCODER, store=store, progress=lambda *many: told.append(many[0]))
    assert prepared == ["kelp", "lichen"]
    assert "Cutting documents" not in told
    assert (again.passages, again.abbreviations) == (first.passages, first.abbreviations)
    for name in ("starts", "pieces", "vectors", "sentences", "lengths"):
        np.testing.assert_array_equal(
            getattr(again.passage_tokens, name), getattr(first.passage_tokens, name)
        )
    for name in ("passage_terms", "sentence_terms"):
        one, other = getattr(again, name), getattr(first, name)
        assert one.vocabulary == other.vocabulary
        np.testing.assert_array_equal(one.weights, other.weights)

    changed = replace(documents[0], title="Weed")
    indexing.contents([changed, documents[1]], ENCODER, store=store)
    indexing.contents(documents[:1], FakeEncoder(name="other"), store=store)
    monkeypatch.setattr(indexing, "settings", lambda: "other code")
    indexing.contents(documents[1:], ENCODER, store=store)
    assert prepared[2:] == ["kelp", "kelp", "lichen"]


def test_progress_is_told_to_the_end(documents):
    """Passages and sentences, each up to the last one."""
    told: dict[str, tuple[int, int]] = {}
    indexing.contents(
        documents, ENCODER, progress=lambda what, done, total: told.update({what: (done, total)})
    )
    assert told == {
        "Cutting documents": (2, 2),
        "Embedding passages": (3, 3),
        "Embedding sentences": (5, 5),
    }


def test_no_documents_are_an_empty_index():
    """Every array has its shape, and no row."""
    contents = indexing.contents([], ENCODER)
    assert (contents.passages, contents.passage_vectors.shape) == ((), (0, 256))
    assert (contents.sentence_vectors.shape, contents.passage_tokens.starts.tolist()) == ((0, 256), [0])


def test_the_settings_are_a_fingerprint():
    """The same for the same program: 64 hexadecimal digits."""
    assert indexing.settings() == indexing.settings()
    assert len(bytes.fromhex(indexing.settings())) == 32


def test_the_settings_tell_of_every_module_that_an_index_depends_on():
    """All that readers and cutting import: a change in one that is forgotten would leave an old index."""
    graph = grimp.build_graph("askreviews")
    begun = ["askreviews.preparing", "askreviews.formats.plain", "askreviews.formats.markdown"]
    decides = {name for one in begun for name in (one, *graph.find_upstream_modules(one))}
    decides -= {"askreviews", "askreviews.errors", "askreviews.manifest"}
    parts = {name.split(".")[1] for name in decides}
    assert len(parts) > 10
    assert parts <= {Path(name).stem for name in indexing.DECIDES} | set(indexing.DECIDES_FOLDERS)


def test_abbreviations_are_stored_and_read_back():
    """By document, in their order."""
    stored = {"a": Abbreviations.of([Abbreviation("KE", "kelp extract")]), "b": Abbreviations()}
    assert {key: value.pairs for key, value in indexing.from_json(indexing.to_json(stored)).items()} == {
        "a": (Abbreviation("KE", "kelp extract"),),
        "b": (),
    }


def test_a_view_takes_out_only_the_markers(tmp_path):
    """Between them, the document's text stays character for character."""
    document = document_of(tmp_path, ARTICLE)
    view = View.of(document)
    (sentence,) = [s for _, _, s in document.sentences() if 3 in s.numbers]
    text = sentence.span.of(document.text)
    assert view.words(sentence.span, ()) == text
    assert view.words(sentence.span, sentence.citations) == text.replace("[2-4]", "")


def reviews() -> list[Path]:
    return [*sorted(shipped_digests().glob("*.md")), *sorted(REVIEWS.glob("*.txt"))]


@pytest.mark.parametrize("limit", [256, 24])
@pytest.mark.parametrize("path", reviews(), ids=lambda path: path.stem)
def test_passages_keep_to_their_section_hold_whole_sentences_and_fit_the_model(path, limit):
    """Every sentence is in one passage, in order; only one too long for the model is divided."""
    encoder = FakeEncoder(max_pieces=limit)
    document = formats.read(path)
    contents = indexing.contents([document], encoder)
    view = View.of(document)
    for passage in contents.passages:
        assert document.sections[passage.section].span.holds(passage.span)
        assert encoder.count(view.for_model(passage.span, passage.citations)) <= limit
    indexed = [s for passage in contents.passages for s in passage.sentences]
    assert [s.span for s in indexed] == sorted(s.span for s in indexed)
    whole = [s for _, _, s in document.sentences() if s in set(indexed)]
    divided = [s for _, _, s in document.sentences() if s not in set(indexed)]
    parts = [s for s in indexed if s not in set(whole)]
    assert all(encoder.count(view.for_model(s.span, s.citations)) > limit for s in divided)
    assert all(any(s.span.holds(part.span) for s in divided) for part in parts)
    assert _numbers(indexed) == _numbers(s for _, _, s in document.sentences())


def _numbers(sentences) -> list[int]:
    return [
        number for sentence in sentences for citation in sentence.citations for number in citation.numbers
    ]


def test_a_document_without_text_gives_no_passage(documents):
    """Nothing to cut, weigh or embed."""
    contents = indexing.contents([replace(documents[0], sections=())], ENCODER)
    assert texts(contents) == []
