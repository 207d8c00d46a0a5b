"""The command line: arguments, printing, logging. What it prints, the library returned."""

from askreviews.cli.program import main

__all__ = ["main"]
