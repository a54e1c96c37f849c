"""Changes one may want at the cursor: expand `*`, qualify columns, add a join or its condition."""

from __future__ import annotations

from dataclasses import dataclass

from sql_copilot_ls.analysis.ide.fault import Fault
from sql_copilot_ls.analysis.scoping.cursor import Cursor, cursor
from sql_copilot_ls.analysis.scoping.join_conditions import alias_for, condition, written
from sql_copilot_ls.analysis.scoping.offered import Offered, columns_of, links
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.syntax.blocks import Block, Item
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema, Table
from sql_copilot_ls.sql.quoting import quote, unquote


@dataclass(frozen=True, slots=True)
class Edit:
    """Text for a span of the script."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """A titled set of edits; `kind` is quickfix or refactor. `fault` is what it mends."""

    title: str
    kind: str
    edits: tuple[Edit, ...]
    fault: Fault | None = None


def actions(script: Script, start: int, end: int, schema: Schema, faults: list[Fault]) -> list[Action]:
    """The actions for a selection; `faults` are those of the script."""
    found: list[Action] = []
    at = cursor(script, start, schema, whole=True)
    known = at.catalog
    for fault in faults:
        if fault.start <= end and start <= fault.end:
            found += _fixes(fault)
            if fault.code == "unknown-alias":
                found += _missing_joins(at, fault, script, known)
            elif fault.code == "unknown-column":
                found += _missing_column_joins(at, fault, script, known)
    block = at.block
    if block is not None:
        found += _expansions(at, block)
        found += _qualifications(at, block, script)
    return found


def _fixes(fault: Fault) -> list[Action]:
    found = [Action(f"Change to {fix}", "quickfix", (Edit(fault.start, fault.end, fix),), fault) for fix in fault.fixes]
    if fault.insert:
        found.append(Action(f"Add{fault.insert}", "quickfix", (Edit(fault.end, fault.end, fault.insert),), fault))
    return found


def _expansions(at: Cursor, block: Block) -> list[Action]:
    near = [i for i in block.items if i.star and i.start <= at.offset <= i.end]
    for item in near or block.items:
        if item.star:
            names = star_columns(at, block, item)
            if names:
                return [
                    Action(
                        "Expand * to its columns",
                        "refactor",
                        (Edit(at.start + item.start, at.start + item.end, ", ".join(names)),),
                    )
                ]
    return []


def star_columns(at: Cursor, block: Block, item: Item) -> list[str]:
    """The columns that a star stands for, as they can be written there; empty where some are not known."""
    dialect = at.statement.dialect
    wanted = unquote(item.qualifier).casefold()
    sources = [r for r in block.relations if not wanted or wanted in (r.name.casefold(), r.table.casefold())]
    names: list[str] = []
    for relation in sources:
        offered = at.scope.offered(relation, block)
        if not offered.known or not all(c.name for c in offered.columns):
            return []
        prefix = f"{written(relation, dialect)}." if (wanted or len(block.relations) > 1) and relation.name else ""
        merged = {unquote(t.text).casefold() for t in relation.using or ()}
        kept = [c for c in offered.columns if wanted or c.name.casefold() not in merged]
        names += [prefix + quote(c.name, dialect, c.quoted) for c in kept]
    return names


def _qualifications(at: Cursor, block: Block, script: Script) -> list[Action]:
    """Aliases before every bare column of the block."""
    edits: list[Edit] = []
    for ref in block.refs:
        if ref.qualifier or ref.soft or ref.clause == "SET":
            continue
        meaning = at.scope.resolve(ref, block)
        if meaning.alias is None and len(meaning.found) == 1 and meaning.found[0][0].name and meaning.certain:
            place = at.start + ref.start
            edits.append(Edit(place, place, f"{written(meaning.found[0][0], script.dialect)}."))
    if not edits or block.kind == "insert":
        return []
    return [Action("Qualify columns", "refactor", tuple(edits))]


def _missing_joins(at: Cursor, fault: Fault, script: Script, known: Catalog) -> list[Action]:
    """A join with the table that an unknown qualifier names."""
    name = unquote(script.text[fault.start : fault.end])
    table = known.table(name)
    return _join(at, fault, table, script.dialect, alias="") if table is not None else []


def _missing_column_joins(at: Cursor, fault: Fault, script: Script, known: Catalog) -> list[Action]:
    """A join with a neighbouring table that has the unknown column."""
    name = unquote(script.text[fault.start : fault.end])
    found: list[Action] = []
    if script.text[max(fault.start - 1, 0) : fault.start] == ".":
        return found
    for table in known.by_column.get(name.casefold(), ())[:20]:
        taken = {r.name.casefold() for r in at.block.relations} if at.block else set()
        aliased = any(r.alias for r in at.block.relations) if at.block else False
        found += _join(at, fault, table, script.dialect, alias=alias_for(table.name, taken) if aliased else "")
    return found[:3]


def _join(at: Cursor, fault: Fault, table: Table, dialect: str, *, alias: str) -> list[Action]:
    block = at.block
    if block is None or not block.relations or block.kind not in ("select", "update", "delete"):
        return []
    offered = Offered(columns_of(table), True)
    name = quote(table.name, dialect, table.quoted)
    for relation in reversed(block.relations):
        for link in links(offered, at.scope.offered(relation, block)):
            text = condition(link, alias or name, written(relation, dialect), dialect, str)
            last = block.relations[-1]
            place = at.start + (last.on[1] if last.on is not None else last.end)
            place = at.start + len(at.statement.text[: place - at.start].rstrip())
            head = f"{name} {alias}".strip()
            return [
                Action(f"Join {head} ON {text}", "quickfix", (Edit(place, place, f" JOIN {head} ON {text}"),), fault)
            ]
    return []
