"""`sqlcopilot-ls --stdio`, also without a subcommand: the language server."""

from __future__ import annotations

import argparse
import ctypes
import sys
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Of glibc's mallopt."""
_KEPT_BYTES = 128 * 1024


def run(_options: argparse.Namespace) -> int:
    """Serve until told to exit; gives the exit status."""
    _give_memory_back()
    from sql_copilot_ls.server.starting import load_protocol

    load_protocol()
    from sql_copilot_ls.server import wiring

    return wiring.serve()


def _give_memory_back() -> None:
    """Has the C library return what is freed. By itself glibc learns from the first large file to hold on to as much
    for ever, once more for every thread.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl has no such thing
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
            mallopt(_MMAP_THRESHOLD, _KEPT_BYTES)
            mallopt(_ARENA_MAX, 1)
