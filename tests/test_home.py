"""Which folder is taken for a library's home."""

from pathlib import Path

import platformdirs
import pytest

from askreviews import find_home
from askreviews.home import HOME_VARIABLE, shipped_digests
from sample_corpus import written


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """An environment that names no home, in a folder that is no checkout."""
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)


def checkout_in(folder: Path, settings: str = '[project]\nname = "askreviews"\n') -> Path:
    (folder / "corpus" / "digests").mkdir(parents=True)
    written(folder / "pyproject.toml", settings)
    return folder


def test_a_home_that_is_named_wins(monkeypatch, tmp_path):
    """The argument comes before the environment, the environment before the checkout."""
    monkeypatch.setenv(HOME_VARIABLE, "elsewhere")
    monkeypatch.chdir(checkout_in(tmp_path / "checkout"))
    assert find_home("here") == tmp_path / "checkout" / "here"
    assert find_home() == tmp_path / "checkout" / "elsewhere"


def test_a_tilde_is_the_users_folder(monkeypatch, tmp_path):
    """A home may be named as in a shell, also in the environment, where no shell reads it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(HOME_VARIABLE, "~/reviews")
    assert find_home() == tmp_path / "reviews"


def test_a_checkout_is_found_from_anywhere_inside_it(monkeypatch, tmp_path):
    """Folders below the checkout belong to it."""
    checkout = checkout_in(tmp_path / "checkout")
    monkeypatch.chdir(checkout / "corpus" / "digests")
    assert find_home() == checkout


@pytest.mark.parametrize(
    "settings", ['[project]\nname = "another"\n', "no settings [", "[tool.ruff]\n", "project = 3\n"]
)
def test_another_project_is_no_checkout(monkeypatch, tmp_path, settings):
    """A folder of another project, or whose settings cannot be read, is passed by."""
    monkeypatch.chdir(checkout_in(tmp_path / "other", settings))
    assert find_home() == Path(platformdirs.user_data_dir("askreviews", appauthor=False))


def test_outside_a_checkout_it_is_a_folder_of_the_users():
    """Where nothing is named, the system says where a program keeps a user's data."""
    assert find_home() == Path(platformdirs.user_data_dir("askreviews", appauthor=False))


def test_looking_for_a_home_makes_none(tmp_path):
    """The folder need not exist, and still does not afterwards."""
    assert not find_home(tmp_path / "new").exists()


def test_the_installation_ships_its_digests():
    """Both digests lie where the installation keeps them."""
    assert sorted(path.name for path in shipped_digests().iterdir()) == ["liu-2026.md", "wu-2025.md"]
