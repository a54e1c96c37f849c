"""Statements that change something: what a preview says of them, and when one without a condition is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlglot

from sql_copilot_ls.query import Statement, render
from sql_copilot_ls.query.ir import Delete, Insert, OfTable, Query, Update, View

from .rewriting import Circumstances

_ALL = re.compile(
    r"\b(?:all|every|each|everything|everyone|everybody|entire|whole|truncate|wipe|empty)\b"
    r"|全部|所有|全都|每[一个位条名]|清空|整[个张]表|一律",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a statement would do: `action` (INSERT, UPDATE, DELETE, CREATE VIEW) to `table` (of a view its name), to the
    rows that meet `condition`, which `count` counts; both are SQL of the dialect, and empty where they say nothing.
    """

    action: str
    table: str
    condition: str = ""
    count: str = ""


def means_all(comment: str) -> bool:
    """Whether a comment says that every row is meant."""
    return _ALL.search(comment) is not None


def too_far(statement: Statement, comment: str) -> str:
    """Why a change of all rows is not suggested; empty when the comment says all, or the statement has a condition."""
    if isinstance(statement, Update | Delete) and statement.where is None and not means_all(comment):
        return "a change of all rows, which the comment does not say"
    return ""


def change_of(statement: Statement, asked: Circumstances) -> Change | None:
    """What the preview of a statement needs; None for a query."""
    match statement:
        case Insert(table=table):
            return Change("INSERT", table)
        case View(name=name):
            return Change("CREATE VIEW", name.text if name is not None else "")
        case Update() | Delete():
            counting = Query((OfTable("CountRows", statement.table),), where=statement.where)
            count = render(counting, asked.index.schema, asked.dialect, aliases=False)
            where = sqlglot.parse_one(count, dialect=asked.dialect).args.get("where")
            condition = where.this.sql(dialect=asked.dialect) if where is not None else ""
            return Change(type(statement).__name__.upper(), statement.table, condition, count)
    return None
