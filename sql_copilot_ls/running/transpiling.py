"""A statement of any dialect as SQLite says it: names without qualifiers, dates by SQLite's functions."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.dialects import dialect_of

_UNITS = {"DAY": "days", "MONTH": "months", "YEAR": "years", "HOUR": "hours", "MINUTE": "minutes", "SECOND": "seconds"}
_TRUNCATED = {
    "YEAR": "%Y-01-01", "MONTH": "%Y-%m-01", "DAY": "%Y-%m-%d", "HOUR": "%Y-%m-%d %H:00:00",
    "MINUTE": "%Y-%m-%d %H:%M:00",
}  # fmt: skip
_PARTS = {
    "YEAR": "%Y", "MONTH": "%m", "DAY": "%d", "HOUR": "%H", "MINUTE": "%M", "SECOND": "%S", "DOW": "%w", "DOY": "%j",
    "WEEK": "%W",
}  # fmt: skip
_CHANGES = (exp.Insert, exp.Update, exp.Delete)


class NotRunnableError(Exception):
    """Why a statement cannot be run here."""


def readable(dialect: str) -> str | None:
    """The dialect under sqlglot's name, or None for its own."""
    return dialect if dialect and sqlglot.Dialect.get(dialect) is not None else None


def read(sql: str, dialect: str) -> exp.Expr:
    """The one query or change that a text holds. Raises `NotRunnableError`."""
    try:
        trees = [tree for tree in sqlglot.parse(sql, dialect=readable(dialect)) if tree is not None]
    except sqlglot.errors.SqlglotError as error:
        raise NotRunnableError(f"it cannot be read: {_first_line(error)}") from error
    if len(trees) != 1:
        raise NotRunnableError(f"one statement at a time: this holds {len(trees)}")
    (tree,) = trees
    if not isinstance(tree, exp.Query | exp.Insert | exp.Update | exp.Delete):
        raise NotRunnableError("only queries, INSERT, UPDATE and DELETE are run")
    return tree


def is_change(tree: exp.Expr) -> bool:
    """Whether a statement changes rows."""
    return isinstance(tree, _CHANGES)


def for_sqlite(tree: exp.Expr, schema: Schema, dialect: str) -> exp.Expr:
    """The statement as SQLite can run it. Raises `NotRunnableError`."""
    tree = tree.copy()
    names = {table.name.casefold(): table.name for table in schema.tables}
    for table in tree.find_all(exp.Table):
        if table.name.casefold() in names:
            table.set("db", None)
            table.set("catalog", None)
    try:
        changed = tree.transform(_dated)
        text = changed.sql(dialect="sqlite", unsupported_level=sqlglot.ErrorLevel.IGNORE)
        return sqlglot.parse_one(text, dialect="sqlite")
    except sqlglot.errors.SqlglotError as error:
        name = dialect_of(dialect).name or "this dialect"
        raise NotRunnableError(f"SQLite has no words for it ({name}): {_first_line(error)}") from error


def _dated(node: exp.Expr) -> exp.Expr:
    """Arithmetic with dates and their parts, in SQLite's functions."""
    if isinstance(node, exp.Add | exp.Sub) and isinstance(node.expression, exp.Interval):
        return _shifted(node.this, node.expression, "-" if isinstance(node, exp.Sub) else "+")
    if isinstance(
        node,
        exp.DateAdd
        | exp.TsOrDsAdd
        | exp.DatetimeAdd
        | exp.TimestampAdd
        | exp.DateSub
        | exp.DatetimeSub
        | exp.TimestampSub,
    ):
        amount = node.expression
        interval = amount if isinstance(amount, exp.Interval) else exp.Interval(this=amount, unit=node.args.get("unit"))
        sign = "-" if isinstance(node, exp.DateSub | exp.DatetimeSub | exp.TimestampSub) else "+"
        return _shifted(node.this, interval, sign)
    if isinstance(node, exp.DateTrunc | exp.TimestampTrunc):
        pattern = _TRUNCATED.get(_unit(node.args.get("unit")))
        return _strftime(pattern, node.this) if pattern else node
    if isinstance(node, exp.Extract):
        pattern = _PARTS.get(node.name.upper())
        return exp.cast(_strftime(pattern, node.expression), "INTEGER") if pattern else node
    if isinstance(node, exp.Year | exp.Month | exp.Day):
        return exp.cast(_strftime(_PARTS[type(node).__name__.upper()], node.this), "INTEGER")
    if isinstance(node, exp.TsOrDsToDate):
        return exp.func("date", node.this)
    return node


def _shifted(moment: exp.Expr, interval: exp.Interval, sign: str) -> exp.Expr:
    """A moment moved by an interval: a date stays one where the step is of days or more."""
    amount: exp.Expr = interval.this
    unit = _unit(interval.args.get("unit"))
    if isinstance(amount, exp.Literal) and amount.is_string and " " in amount.name:
        number, _, word = amount.name.partition(" ")
        amount, unit = exp.Literal.number(number), word.upper().rstrip("S")
    step, factor = ("DAY", 7) if unit == "WEEK" else ("MONTH", 3) if unit == "QUARTER" else (unit, 1)
    if step not in _UNITS:
        raise NotRunnableError(f"intervals of {unit.lower() or 'no unit'} are not worked out here")
    whole = exp.Mul(this=exp.cast(amount.copy(), "INTEGER"), expression=exp.Literal.number(factor))
    modifier = exp.DPipe(
        this=exp.DPipe(this=exp.Literal.string(sign), expression=exp.Paren(this=whole)),
        expression=exp.Literal.string(f" {_UNITS[step]}"),
    )
    is_day = step in ("DAY", "MONTH", "YEAR") and not isinstance(moment, exp.CurrentTimestamp)
    return exp.Anonymous(this="date" if is_day else "datetime", expressions=[moment.copy(), modifier])


def _strftime(pattern: str, moment: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this="strftime", expressions=[exp.Literal.string(pattern), moment.copy()])


def _unit(unit: exp.Expr | None) -> str:
    return "" if unit is None else (unit.name or str(unit)).upper().removesuffix("S")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
