"""Ready-made hybrid searches, and the usual recipe for one, behind one interface.

To add one, write a module with the functions of `PeerModule` and a line in PEERS; add what it needs to the
extra ``peers`` in ``pyproject.toml``.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import cast

from peers.base import CANDIDATES, Passages, Peer, PeerModule, encoded

__all__ = ["CANDIDATES", "PEERS", "Passages", "Peer", "PeerModule", "encoded", "module"]

PEERS: Mapping[str, str] = {
    "usual recipe": "peers.usual_recipe",
    "LanceDB hybrid": "peers.lancedb_hybrid",
    "Haystack hybrid": "peers.haystack_hybrid",
    "txtai hybrid": "peers.txtai_hybrid",
}
"""Each peer's name in the tables and its module."""


def module(name: str) -> PeerModule:
    """The module of the peer called `name`, which is a key of PEERS."""
    return cast(PeerModule, importlib.import_module(PEERS[name]))
