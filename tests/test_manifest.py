"""The manifest: read back as written, and every way in which it can fail to be one."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from askreviews import manifest as manifests
from askreviews.errors import IndexDamaged, IndexMissing, IndexOutdated
from askreviews.manifest import Counts, EncoderIdentity, Manifest, Origin, Source, StoredFile

MANIFEST = Manifest(
    product="1.2.3",
    created=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
    engine="faiss",
    origin=Origin(
        encoder=EncoderIdentity("a-model", "f00d", 8, 256),
        sources=(Source("kelp.txt", "cafe", "kelp", "article"), Source("moss.md", "beef", "moss", "digest")),
        settings="120 words",
    ),
    counts=Counts(documents=2, passages=5, sentences=9, terms=77),
    build="b1",
    files={"passages.jsonl": StoredFile("abcd", 123)},
)


def envelope(body: str) -> str:
    """An envelope around `body` with the digest that belongs to it."""
    return json.dumps({"sha256": hashlib.sha256(body.encode()).hexdigest()})[:-1] + f', "manifest": {body}}}'


def test_a_manifest_is_read_back_as_it_was_written(tmp_path):
    """Every field survives, times with their zone."""
    (tmp_path / "manifest.json").write_bytes(manifests.to_bytes(MANIFEST))
    assert manifests.read(tmp_path) == MANIFEST


def test_what_is_stored_is_plain_json():
    """Any JSON reader finds the version, the sources and the files."""
    stored = json.loads(manifests.to_bytes(MANIFEST))["manifest"]
    assert stored["format"] == manifests.FORMAT
    assert stored["origin"]["sources"][1]["kind"] == "digest"
    assert stored["files"] == {"passages.jsonl": {"sha256": "abcd", "bytes": 123}}


def test_a_folder_without_a_manifest_holds_no_index(tmp_path):
    """The error names the folder and the command that builds."""
    with pytest.raises(IndexMissing, match=r"no index is there\. Build it with `askreviews index`") as caught:
        manifests.read(tmp_path)
    assert caught.value.path == tmp_path


def test_another_format_is_outdated_whatever_else_it_holds(tmp_path):
    """Formats of other versions are told apart from damage by the envelope, which all of them share."""
    (tmp_path / "manifest.json").write_text(envelope('{"format": 1, "unheard": ["of"]}'))
    with pytest.raises(
        IndexOutdated, match=rf"built with format 1, this version reads {manifests.FORMAT}\. Rebuild it with"
    ):
        manifests.read(tmp_path)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "{}",
        "null",
        f'{{"sha256": "0", "manifest": {{"format": {manifests.FORMAT}}}}}',
        envelope(f'{{"format": {manifests.FORMAT}}}'),
    ],
)
def test_what_is_no_manifest_is_damaged(tmp_path, stored):
    """Empty, cut off, of another shape, without its digest or without its fields: damaged, by name."""
    (tmp_path / "manifest.json").write_text(stored)
    with pytest.raises(IndexDamaged, match=r"manifest\.json: .*Rebuild it with `askreviews index`"):
        manifests.read(tmp_path)


def test_every_changed_byte_is_noticed(tmp_path):
    """Whichever byte is changed, the manifest is refused."""
    stored = manifests.to_bytes(MANIFEST)
    path = tmp_path / "manifest.json"
    for place in range(len(stored)):
        path.write_bytes(stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :])
        with pytest.raises(IndexDamaged):
            manifests.read(tmp_path)
