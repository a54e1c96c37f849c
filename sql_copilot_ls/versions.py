"""The version of this package, as installed."""

from __future__ import annotations

from functools import cache
from importlib import metadata


@cache
def package_version() -> str:
    """The installed distribution's version; `0+source` when run from a working tree that was never installed."""
    try:
        return metadata.version("sqlcopilot-ls")
    except metadata.PackageNotFoundError:
        return "0+source"
