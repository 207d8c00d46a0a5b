"""The command that an assistant runs: ``mcp``."""

from __future__ import annotations

import click

from askreviews.cli.wiring import library_options, opened_library


@click.command()
@library_options
def mcp() -> None:
    """Answer an assistant over standard input and output.

    It speaks the Model Context Protocol: tools to ask, to read a section, to list references and who cites
    them; documents as resources. Name this command in the assistant's settings. `askreviews serve` answers
    the same over HTTP, at /mcp.
    """
    import askreviews_app  # noqa: PLC0415 - no other command but serve imports the application

    with opened_library() as library:
        askreviews_app.serve_assistant(library)
