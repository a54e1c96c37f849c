"""The first modules of a start: the protocol's, which are most of them, without looking for garbage among them."""

from __future__ import annotations

import gc
import importlib


def load_protocol() -> None:
    """Import the protocol's types, and leave the collector off for what is imported after them: it mostly stays, and
    was looked through time and again.
    """
    gc.disable()
    importlib.import_module("lsprotocol.types")
    gc.collect(0)  # its 550 classes are each made twice
