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


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not an index at all", "FAISS cannot read it"),
        (b"", "FAISS cannot read it"),
        (stored_instead(faiss.IndexFlatL2(4)), "holds no flat index of inner products"),
        (stored_instead(faiss.IndexHNSWFlat(4, 8)), "holds no flat index of inner products"),
        (stored_instead(faiss.IndexFlatIP(5)), "holds 0 vectors of 5, not 0 of 4"),
    ],
    ids=["junk", "empty", "distances", "graph", "longer vectors"],
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


def test_an_unknown_engine_is_answered_with_those_there_are():
    """The error lists the table."""
    with pytest.raises(ValueError, match=r"no engine is called 'abacus'\. Choose one of: faiss"):
        engines.load("abacus")
