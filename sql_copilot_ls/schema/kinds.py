"""Declared types to column kinds, in any dialect."""

from __future__ import annotations

import re

from .model import ColumnKind

_RULES: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    (
        ColumnKind.OTHER,
        re.compile(
            r"\[\]|array|map|struct|json|xml|blob|binary|bytea|image|geo|point|polygon|raster|vector|uuid|uniqueidentifier|interval|inet|cidr|tsvector|object|variant|rowversion"
        ),
    ),
    (ColumnKind.BOOLEAN, re.compile(r"^bool|^bit(\(1\))?$|^tinyint\s*\(\s*1\s*\)|^logical")),
    (ColumnKind.TIME, re.compile(r"date|time|^year")),
    (ColumnKind.TEXT, re.compile(r"char|text|string|clob|enum|^set\b|name|citext|long$|graphic")),
    (
        ColumnKind.NUMBER,
        re.compile(r"int|serial|num|dec|real|float|double|money|fixed|identity|counter|bit|byte$|long|short|oid"),
    ),
)


def kind_of(declared: str) -> ColumnKind:
    """The kind of a declared type; OTHER when it says nothing."""
    folded = declared.strip().casefold()
    if folded.startswith(("interval", "timestamp")):
        return ColumnKind.OTHER if folded.startswith("interval") else ColumnKind.TIME
    return next((kind for kind, rule in _RULES if rule.search(folded)), ColumnKind.OTHER)
