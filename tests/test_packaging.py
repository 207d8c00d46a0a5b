"""What an installed askreviews holds: the library, the application, what ships, and nothing else."""

import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SHIPPED = ("README.md", "LICENSE", "digests", "benchmark")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    """The wheel that `pip install .` makes, built with what is installed and fetching nothing."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *[sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"],
            *["--no-index", "--wheel-dir", folder, CHECKOUT],
        ],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("askreviews-*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def tracked(folder: str) -> set[str]:
    """The files below `folder` in the checkout, as paths from it, without what running leaves behind."""
    return {
        path.relative_to(CHECKOUT / folder).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel):
    """Library, application with its styles and scripts, and digests; no article, test or index."""
    shipped = {f"askreviews/shipped/{path}" for path in tracked("corpus") if path.split("/")[0] in SHIPPED}
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == shipped | {
        *(f"askreviews/{path}" for path in tracked("src/askreviews")),
        *(f"askreviews_app/{path}" for path in tracked("app/askreviews_app")),
    }


@pytest.mark.parametrize(
    "name",
    [
        "askreviews/py.typed",
        "askreviews/cli/program.py",
        "askreviews/shipped/README.md",
        "askreviews/shipped/LICENSE",
        "askreviews/shipped/digests/wu-2025.md",
        "askreviews/shipped/digests/liu-2026.md",
        "askreviews/shipped/benchmark/questions.jsonl",
        "askreviews_app/__init__.py",
    ],
)
def test_the_wheel_holds(wheel, name):
    """What a user outside a checkout cannot do without is there under its own name."""
    assert name in wheel.namelist()


def test_the_wheel_names_its_licences_and_its_command(wheel):
    """Both licences go along, the code's and the digests', and `askreviews` is put on the path."""
    (metadata_file,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    folder = metadata_file.removesuffix("METADATA")
    metadata = message_from_string(wheel.read(metadata_file).decode())
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "corpus/LICENSE"]
    assert b"MIT License" in wheel.read(f"{folder}licenses/LICENSE")
    assert wheel.read(f"{folder}licenses/corpus/LICENSE")
    assert b"askreviews = askreviews.cli:main" in wheel.read(f"{folder}entry_points.txt")


def test_the_locks_pin_every_package_and_name_no_place():
    """Each line is one exact version, without a build's own suffix, an address or a folder."""
    for lock in ("requirements.lock", "requirements-dev.lock"):
        lines = (CHECKOUT / lock).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert "torch==2.13.0" in pins
        assert [pin for pin in pins if pin.count("==") != 1 or set(pin) & set("+/@ ;-") - set("-")] == []


def test_the_locks_agree():
    """A package pinned for running is never pinned otherwise for testing."""
    run, dev = (
        dict(line.split("==") for line in (CHECKOUT / lock).read_text().splitlines() if "==" in line)
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert {name: version for name, version in dev.items() if run.get(name, version) != version} == {}
