"""What commands print: results on standard output, what went wrong on standard error."""

from __future__ import annotations

import sys


def fail(message: str) -> int:
    """Say what is wrong; gives the exit status."""
    sys.stderr.write(f"sqlcopilot-ls: {message}\n")
    return 1


def write(text: str) -> None:
    """Print one result."""
    sys.stdout.write(text + "\n")
