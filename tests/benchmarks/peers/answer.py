"""Load what a peer saved, answer one question and print the rows: a process whose start can be timed.

usage: python -m peers.answer PEER FOLDER QUESTION
"""

from __future__ import annotations

import sys
from pathlib import Path

from askreviews.encoders.shipped import installed_folder
from peers import module


def main() -> None:
    """Print the rows of the five passages that the peer ranks first."""
    name, folder, question = sys.argv[1:]
    print(module(name).load(installed_folder(), Path(folder)).rank(question, 5))


if __name__ == "__main__":
    main()
