"""What the command line can do is told: in its help, and in the README."""

from pathlib import Path

import click
import pytest

from askreviews.cli.program import program
from askreviews.manifest import FORMAT
from sample_corpus import home_in, library_in

README = Path(__file__).parents[1] / "README.md"
COMMANDS = sorted(program.commands.items())


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_stands_in_the_readme(name):
    """A reader of the README meets each command as it is typed."""
    assert f"askreviews {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["make run", "make test"])
def test_both_ways_to_begin_stand_in_the_readme(target):
    """A new user types the one, a developer the other."""
    assert target in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "command"), [("askreviews", program), *COMMANDS])
def test_every_command_and_option_has_help(name, command):
    """`--help` explains the command itself and each of its options in a sentence."""
    unexplained = [
        option.name for option in command.params if isinstance(option, click.Option) and not option.help
    ]
    assert command.help
    assert unexplained == []


def test_the_page_beside_the_index_is_of_its_format(tmp_path):
    """It names the format that is written, and every file of a build, be it by its ending."""
    page = (README.parent / "index" / "README.md").read_text(encoding="utf-8")
    assert f"This is format {FORMAT}." in page
    with library_in(home_in(tmp_path)) as library:
        files = list(library.manifest.files)
    assert len(files) > 10
    assert [n for n in files if f"`{n}`" not in page and f"`.{n.partition('.')[2]}`" not in page] == []
