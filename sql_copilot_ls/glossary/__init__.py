"""A team's own words: bound to the schema they speak of, and shown in their file."""

from __future__ import annotations

from .binding import Fault, Worded, worded

__all__ = ["Fault", "Worded", "worded"]
