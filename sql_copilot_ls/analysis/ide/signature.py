"""The call around the cursor: its signature and which parameter is being written; also the columns of an INSERT's
values.
"""

from __future__ import annotations

from dataclasses import dataclass

from sql_copilot_ls.analysis.ide.functions import functions
from sql_copilot_ls.analysis.scoping.cursor import Cursor, cursor
from sql_copilot_ls.analysis.scoping.object_uses import ROUTINES
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature; `parameters` are spans in `label`, `active` the index of the one being written."""

    label: str
    parameters: tuple[tuple[int, int], ...]
    active: int
    documentation: str = ""


def signature(script: Script, offset: int, schema: Schema) -> Signature | None:
    """The signature at an offset, or None outside of calls."""
    at = cursor(script, offset, schema, whole=True)
    if at.inside == Kind.COMMENT:
        return None
    depth, place, levels = 0, 0, 0
    for i in range(len(at.before) - 1, -1, -1):
        token = at.before[i]
        if token.text == ")":
            depth += 1
        elif token.text == "(" and depth:
            depth -= 1
        elif token.text == "(":
            found = _call(at, i, place, script.dialect)
            if found is not None:
                return found
            levels += 1
            place = 0
            if levels > 3:
                return None
        elif token.text == "," and depth == 0:
            place += 1
        elif token.upper in ("SELECT", "FROM", "WHERE") and depth == 0 and token.kind == Kind.WORD:
            return None
    return None


def _call(at: Cursor, opened: int, place: int, dialect: str) -> Signature | None:
    if not opened:
        return None
    name = at.before[opened - 1]
    made = at.catalog.objects.get(unquote(name.text).casefold(), ()) if name.kind in (Kind.WORD, Kind.QUOTED) else ()
    routines = [one for one in made if one.kind in ROUTINES]
    if routines and name.end == at.before[opened].start:
        one = next((r for r in routines if len(r.parameters) > place), routines[0])
        return _signature(one.name, one.parameters, place, f"→ {one.returns}" if one.returns else one.kind)
    function = functions(dialect).get(name.upper) if name.kind == Kind.WORD else None
    if function is not None and name.end == at.before[opened].start:
        return _signature(function.name, function.parameters, place, function.doc)
    block = at.block
    if (
        block is not None
        and block.kind == "insert"
        and block.target is not None
        and at.clause is not None
        and at.clause.name == "VALUES"
    ):
        if block.columns:
            names = tuple(unquote(t.text) for t in block.columns)
        else:
            names = tuple(c.name for c in at.scope.offered(block.target, block).columns)
        if names:
            return _signature(block.target.table, names, place, "")
    return None


def _signature(name: str, parameters: tuple[str, ...], place: int, doc: str) -> Signature:
    label = f"{name}("
    spans = []
    for i, parameter in enumerate(parameters):
        label += ", " if i else ""
        spans.append((len(label), len(label) + len(parameter)))
        label += parameter
    last = len(parameters) - 1
    return Signature(label + ")", tuple(spans), min(place, max(last, 0)), doc)
