"""What FAISS is handed is looked at twice: its digest before, its shape and metric after."""

from dataclasses import replace

import faiss
import numpy as np
import pytest

from askreviews import engines
from askreviews.engines import IndexContents, PassageTokens, publication
from askreviews.engines.disk import LocalDisk
from askreviews.errors import IndexDamaged
from askreviews.lexical import weigh
from askreviews.manifest import EncoderIdentity, Origin

EMPTY = IndexContents(
    documents=(),
    passages=(),
    sentence_passages=np.zeros(0, np.int32),
    sentence_spans=np.zeros((0, 2), np.int32),
    passage_vectors=np.zeros((0, 4), np.float32),
    sentence_vectors=np.zeros((0, 4), np.float32),
    passage_tokens=PassageTokens(
        starts=np.zeros(1, np.int64),
        pieces=np.zeros(0, np.int32),
        vectors=np.zeros((0, 4), np.uint8),
        sentences=np.zeros(1, np.int64),
        lengths=np.zeros(0, np.float32),
    ),
    passage_terms=weigh([]),
    sentence_terms=weigh([]),
)
ORIGIN = Origin(EncoderIdentity("a-model", "f00d", 4, 256), (), "")


def stored_instead(index) -> bytes:
    return bytes(faiss.serialize_index(index))


def in_eight_bits(dimension, metric=faiss.METRIC_INNER_PRODUCT, code="QT_8bit_direct_signed"):
    return faiss.IndexScalarQuantizer(dimension, getattr(faiss.ScalarQuantizer, code), metric)


def of_fractions(dimension):
    return in_eight_bits(dimension, code="QT_fp16")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not an index at all", "FAISS cannot read it"),
        (b"", "FAISS cannot read it"),
        (stored_instead(in_eight_bits(4, faiss.METRIC_L2)), "holds no index of inner products in eight bits"),
        (stored_instead(faiss.IndexFlatIP(4)), "holds no index of inner products in eight bits"),
        (stored_instead(of_fractions(4)), "holds no index of inner products in eight bits"),
        (stored_instead(in_eight_bits(5)), "holds 0 vectors of 5, not 0 of 4"),
    ],
    ids=["junk", "empty", "distances", "whole floats", "other codes", "longer vectors"],
)
def test_a_file_that_was_written_wrong_is_refused(tmp_path, content, reason):
    """Even with the right digest, what is no such index as the manifest says is damaged, by name."""
    engine = engines.load("faiss")
    manifest = engine.write(tmp_path, EMPTY, origin=ORIGIN, product="1")
    _, files = publication.read_build(tmp_path)
    publication.publish(
        tmp_path,
        (files | {"sentences.faiss": content}).items(),
        lambda build, stored: replace(manifest, build=build, files=stored),
        LocalDisk(),
    )
    with pytest.raises(IndexDamaged, match=f"sentences.faiss: {reason}"):
        engine.read(tmp_path)


def with_sentences(vectors) -> IndexContents:
    """An index of these sentences' vectors float32[40, d]."""
    dimension = vectors.shape[1]
    tokens = replace(
        EMPTY.passage_tokens, vectors=np.zeros((0, dimension), np.uint8), sentences=np.zeros(41, np.int64)
    )
    return replace(
        EMPTY,
        passage_vectors=np.zeros((0, dimension), np.float32),
        sentence_vectors=vectors,
        sentence_passages=np.zeros(40, np.int32),
        sentence_spans=np.zeros((40, 2), np.int32),
        passage_tokens=tokens,
        sentence_terms=weigh([["moss"]] * 40),
    )


def unit_vectors(dimension):
    given = np.random.default_rng(7).standard_normal((40, dimension)).astype(np.float32)
    return given / np.linalg.norm(given, axis=1, keepdims=True)


def test_vectors_keep_their_length_and_direction(tmp_path):
    """Those of a model's size are of length 1 in eight bits, too, and their cosine is 0.9999."""
    engine, given = engines.load("faiss"), unit_vectors(384)
    origin = replace(ORIGIN, encoder=replace(ORIGIN.encoder, dimension=384))
    engine.write(tmp_path, with_sentences(given), origin=origin, product="1")
    index = engine.read(tmp_path)
    np.testing.assert_allclose(np.linalg.norm(index.vectors("sentences"), axis=1), 1, atol=1e-6)
    assert (index.vectors("sentences") * given).sum(axis=1).min() >= 0.9999
    np.testing.assert_allclose(index.dense(given[4])["sentences"], given @ given[4], atol=0.004)


def test_scores_are_those_of_faiss(tmp_path):
    """The same codes, searched by FAISS itself, give the same products but for their last digits."""
    engine = engines.load("faiss")
    engine.write(tmp_path, with_sentences(unit_vectors(4)), origin=ORIGIN, product="1")
    stored = faiss.deserialize_index(
        np.frombuffer(publication.read_build(tmp_path)[1]["sentences.faiss"], np.uint8)
    )
    lengths = np.linalg.norm(stored.reconstruct_n(0, 40), axis=1)
    query = np.array([127, 0, -127, 64], np.float32)
    products, rows = stored.search(query[None], 40)
    found = engine.read(tmp_path).dense(query / np.linalg.norm(query))["sentences"]
    np.testing.assert_allclose(
        found[rows[0]], products[0] / lengths[rows[0]] / np.linalg.norm(query), rtol=1e-5, atol=1e-6
    )


def test_an_unknown_engine_is_answered_with_those_there_are():
    """The error lists the table."""
    with pytest.raises(ValueError, match=r"no engine is called 'abacus'\. Choose one of: faiss"):
        engines.load("abacus")
