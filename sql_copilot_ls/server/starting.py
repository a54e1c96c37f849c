"""The first modules of a start: the protocol's, which are most of them, at what a server needs of them."""

from __future__ import annotations

import gc
import importlib
from functools import partial

import attrs


def load_protocol() -> None:
    """Import the protocol's types, and leave the collector off for what is imported after them: it mostly stays, and
    was looked through time and again.

    The 550 classes are made without methods that compare and print them field by field, which nothing here asks for and
    whose compiling is two fifths of their import; positions, ranges and locations have methods of their own.
    """
    gc.disable()
    define = attrs.define
    attrs.define = partial(define, eq=False, repr=False)
    try:
        importlib.import_module("lsprotocol.types")
    finally:
        attrs.define = define
    gc.collect(0)  # each of them is made twice
