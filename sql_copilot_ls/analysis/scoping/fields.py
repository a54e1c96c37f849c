"""The fields of nested types: `STRUCT<a INT64, b STRING>`, `ROW(a int)`, `struct<a:int>`, and elements of arrays."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRUCT = re.compile(r"\s*(?:STRUCT|ROW|RECORD|OBJECT|NESTED|TUPLE)\s*[<(](?P<body>[\s\S]*)[>)]\s*\Z", re.IGNORECASE)
_ARRAY = re.compile(r"\s*(?:ARRAY|LIST)\s*[<(](?P<element>[\s\S]*)[>)]\s*\Z", re.IGNORECASE)
_FIELD = re.compile(r"\s*(?P<name>[\"`]?[\w$]+[\"`]?)(?P<rest>[\s:][\s\S]*)")


def fields(declared: str) -> list[tuple[str, str]]:
    """Name and type of each field of a declared type; empty for one that has none."""
    struct = _STRUCT.match(declared)
    found = (_FIELD.match(part) for part in _parts(struct["body"])) if struct else ()
    named = [(f["name"].strip('"`'), f["rest"].lstrip().removeprefix(":").strip()) for f in found if f]
    return [(name, kind) for name, kind in named if kind]


def element(declared: str) -> str:
    """The type of an array's elements; empty for what is no array."""
    if declared.rstrip().endswith("[]"):
        return declared.rstrip()[:-2]
    array = _ARRAY.match(declared)
    return array["element"].strip() if array else ""


def _parts(body: str) -> Iterator[str]:
    """The parts between commas outside brackets."""
    depth = start = 0
    for i, character in enumerate(body):
        depth += (character in "<([") - (character in ">)]")
        if character == "," and not depth:
            yield body[start:i]
            start = i + 1
    yield body[start:]
