"""Texts on a terminal: as written, in lines that fit, with nothing in them taken for a command."""

from __future__ import annotations

import errno
import io
import os
import sys
import unicodedata

from rich.console import Console
from rich.style import Style
from rich.text import Text

NARROWEST = 20
"""Columns that a text gets at least, however narrow the terminal."""


def console_for_people() -> Console:
    """Standard output: coloured on a terminal alone, and never reading mark-up or emoji codes in a text."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that knows no Greek shows question marks instead of ending the program.
        sys.stdout.reconfigure(errors="replace")
    return _Output(highlight=False, markup=False, emoji=False)


class _Output(Console):
    """A console that leaves what to do when nobody reads any more to the program; rich exits with 1."""

    def on_broken_pipe(self) -> None:
        """Pass on what the system said."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def is_plain(console: Console) -> bool:
    """Whether the console shows no colours, so that marks must say what colours would."""
    return console.no_color or console.color_system is None


def as_written(text: str, style: str | Style = "") -> Text:
    """`text`, character for character; one that would steer the terminal stands as a visible sign."""
    return Text("".join(_shown(character) for character in text), style=style, overflow="fold")


def print_indented(console: Console, text: Text, indent: int, first: str = "") -> None:
    """Print `text` in lines that fit behind `indent` spaces; `first` stands in the first line's indent."""
    for number, line in enumerate(text.wrap(console, max(console.width - indent, NARROWEST))):
        margin = first if number == 0 else ""
        line.rstrip()
        console.print(Text(margin.ljust(indent), style=text.style) + line, soft_wrap=True)


def print_link(console: Console, url: str, indent: int = 0) -> None:
    """Print an address in one piece, however narrow the terminal, so that it can be clicked and copied."""
    console.print(Text(" " * indent + url, style="cyan"), soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """``1 passage``, ``2 passages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def readable(argument: str) -> str:
    """An argument with what is not UTF-8 in it replaced, as in a line of standard input."""
    return argument.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _shown(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}:
        return character
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\N{REPLACEMENT CHARACTER}"
