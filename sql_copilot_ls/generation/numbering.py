"""Tokens number the items of a request, of which a large schema has more: from the one numbering to the other."""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.linking import LinkedRequest, SchemaIndex
from sql_copilot_ls.query.grammar import ACTION_NAMES

A = len(ACTION_NAMES)


def whole_schema_tokens(tokens: Sequence[int], linked: LinkedRequest, index: SchemaIndex) -> list[int]:
    """Tokens over the request's columns, tables and literals as tokens over those of the whole schema."""
    _, columns, tables, _ = linked.counts
    first_table = A + len(index.columns)
    first_literal = first_table + len(index.tables)
    result = []
    for token in tokens:
        item = token - A
        if item < 0:
            result.append(token)
        elif item < columns:
            result.append(A + linked.columns[item])
        elif item < columns + tables:
            result.append(first_table + linked.tables[item - columns])
        else:
            result.append(first_literal + item - columns - tables)
    return result


def request_tokens(tokens: Sequence[int], linked: LinkedRequest, index: SchemaIndex) -> list[int]:
    """The other way; empty when an item of the whole schema is not in the request."""
    _, columns, tables, _ = linked.counts
    places = {A + column: A + place for place, column in enumerate(linked.columns)}
    first_table = A + len(index.columns)
    places |= {first_table + table: A + columns + place for place, table in enumerate(linked.tables)}
    first_literal = first_table + len(index.tables)
    shift = A + columns + tables - first_literal
    result = []
    for token in tokens:
        if token < A:
            result.append(token)
        elif token >= first_literal:
            result.append(token + shift)
        elif token in places:
            result.append(places[token])
        else:
            return []
    return result
