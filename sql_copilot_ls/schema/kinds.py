"""Declared types to column kinds, in any dialect."""

from __future__ import annotations

import re
from functools import lru_cache

from .model import ColumnKind

_RULES: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    (ColumnKind.TEXT, re.compile(r"^(?:enum|set\b)")),
    (ColumnKind.OTHER, re.compile(r"\[\d*\]|\b(?:array|list|map|struct|union|nested|tuple)\b")),
    (
        ColumnKind.GEOMETRY,
        re.compile(
            r"geometry|geography|\b(?:st_)?(?:multi)?(?:point|linestring|curve|polygon|surface)(?:z|m|zm)?\b"
            r"|^(?:circle|box|path|lseg|line|ring|box2d|box3d)$"
        ),
    ),
    (
        ColumnKind.OTHER,
        re.compile(
            r"json|xml|blob|binary|bytea|image|^geo|raster|vector|uuid|uniqueidentifier|interval|inet|cidr|tsvector"
            r"|object|variant|rowversion|hierarchyid"
        ),
    ),
    (ColumnKind.BOOLEAN, re.compile(r"^bool|^bit(?:\(1\))?$|^tinyint\s*\(\s*1\s*\)|^logical")),
    (ColumnKind.TIME, re.compile(r"date|time|^year")),
    (ColumnKind.TEXT, re.compile(r"char|text|string|clob|enum|name|citext|long$|graphic")),
    (
        ColumnKind.NUMBER,
        re.compile(r"int|serial|num|dec|real|float|double|money|fixed|identity|counter|bit|byte$|long|short|oid"),
    ),
)
_STRING = re.compile(r"'[^']*'")
_BRACKETED = re.compile(r"\[([a-z][^\[\]]*)\]")


@lru_cache(maxsize=2048)
def kind_of(declared: str) -> ColumnKind:
    """The kind of a declared type; OTHER when it says nothing."""
    folded = _STRING.sub("", _BRACKETED.sub(r"\1", declared.strip().casefold()))  # values of an ENUM are no type
    if folded.startswith(("interval", "timestamp")):
        return ColumnKind.OTHER if folded.startswith("interval") else ColumnKind.TIME
    return next((kind for kind, rule in _RULES if rule.search(folded)), ColumnKind.OTHER)
