"""Date functions, which every dialect spells differently."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from sql_copilot_ls.sql.dialects import dialect_of

from .errors import InexpressibleError
from .kinds import SHIFTS

_UNITS = {
    "DaysAgo": "DAY",
    "MonthsAgo": "MONTH",
    "YearsAgo": "YEAR",
    **SHIFTS,
}
_STARTS = {f"{unit.title()}Start": unit for unit in ["HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"]}
_PARTS = {part: part.upper() for part in ["Year", "Quarter", "Month", "Week", "Day", "Hour", "Weekday"]}
_BETWEEN = {f"{unit.title()}sBetween": unit for unit in ["SECOND", "MINUTE", "HOUR", "DAY", "MONTH", "YEAR"]}
_SECONDS = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600}
DATE_ACTIONS = frozenset(
    {*_UNITS, *_STARTS, *_PARTS, *_BETWEEN, "ElapsedDays", "Today", "Now", "DaysSince", "YearsSince"},
)
TAKES_AMOUNT = frozenset(_UNITS)
"""Those whose last argument is an amount."""


def _call(name: str, *arguments: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)


def _number(number: int | str) -> exp.Expr:
    return exp.Literal.number(number)


def _cast(value: exp.Expr, type_: str) -> exp.Expr:
    return exp.Cast(this=value, to=exp.DataType.build(type_))


def _minus(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.Sub(this=_closed(left), expression=_closed(right))


def _closed(tree: exp.Expr) -> exp.Expr:
    return exp.Paren(this=tree) if isinstance(tree, exp.Binary) else tree


def _over(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.Div(this=_closed(left), expression=_closed(right), typed=True, safe=False)


def _today(dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            return _call("DATE", _text("now"))
        case "tsql":
            return _cast(_call("GETDATE"), "date")
        case "oracle":
            return _call("TRUNC", exp.Column(this=exp.Identifier(this="SYSDATE", quoted=False)))
        case "clickhouse":
            return _call("today")
    return exp.CurrentDate()


def _now(dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            return _call("DATETIME", _text("now"))
        case "tsql":
            return _call("GETDATE")
        case "clickhouse":
            return _call("now")
    return exp.CurrentTimestamp()


def _shifted(value: exp.Expr, unit: str, amount: exp.Expr, later: bool, dialect: str) -> exp.Expr:
    """A moment so many units later or earlier."""
    sign = amount if later else exp.Neg(this=amount)
    plain = amount.name
    match dialect:
        case "sqlite":
            function = "DATETIME" if unit in ("HOUR", "MINUTE") else _sqlite_function(value)
            return _with_modifier(value, function, f"{'+' if later else '-'}{plain} {unit.lower()}s")
        case "tsql":
            return _call("DATEADD", exp.Var(this=unit), sign, value)
        case "oracle":
            if unit in ("MONTH", "YEAR"):
                return _call(
                    "ADD_MONTHS", value, _number(int(plain) * (12 if unit == "YEAR" else 1) * (1 if later else -1))
                )
            interval: exp.Expr = amount if unit == "DAY" else exp.Interval(this=_text(plain), unit=exp.Var(this=unit))
        case "bigquery":
            function = "TIMESTAMP" if unit in ("HOUR", "MINUTE") else "DATE"
            inner = _cast(value, "date") if function == "DATE" and not isinstance(value, exp.CurrentDate) else value
            step = exp.Interval(this=amount, unit=exp.Var(this=unit))
            return _call(f"{function}_{'ADD' if later else 'SUB'}", inner, step)
        case "snowflake":
            return _call("DATEADD", exp.Var(this=unit.lower()), sign, value)
        case "mysql" | "clickhouse" | "databricks" | "spark":
            interval = exp.Interval(this=amount, unit=exp.Var(this=unit))
        case _:
            unit_word = f"{unit}S" if dialect_of(dialect).plural_units and plain != "1" else unit
            interval = exp.Interval(this=_text(plain), unit=exp.Var(this=unit_word))
    return exp.Add(this=value, expression=interval) if later else exp.Sub(this=value, expression=interval)


def _sqlite_function(value: exp.Expr) -> str:
    """Dates stay dates: only what has a time of day keeps it."""
    name = value.name.upper() if isinstance(value, exp.Anonymous) else ""
    return "DATE" if name in ("DATE", "STRFTIME") else "DATETIME"


def _with_modifier(value: exp.Expr, function: str, modifier: str) -> exp.Expr:
    """SQLite's DATE('now', …) takes several modifiers."""
    if isinstance(value, exp.Anonymous) and value.name.upper() in ("DATE", "DATETIME"):
        if value.name.upper() == "DATETIME":
            function = "DATETIME"
        return _call(function, *value.expressions, _text(modifier))
    return _call(function, value, _text(modifier))


def _part(part: str, value: exp.Expr, dialect: str) -> exp.Expr:
    """A part of a date as a number; weekdays count from Sunday = 0, weeks as ISO 8601 does."""
    match dialect:
        case "sqlite":
            return _sqlite_part(part, value)
        case "mysql":
            if part == "WEEKDAY":
                return exp.Sub(this=_call("DAYOFWEEK", value), expression=_number(1))
            return _call("WEEK", value, _number(3)) if part == "WEEK" else _call(part, value)
        case "tsql":
            if part == "WEEKDAY":
                shifted = exp.Add(
                    this=_call("DATEPART", exp.Var(this="WEEKDAY"), value), expression=exp.Var(this="@@DATEFIRST")
                )
                return exp.Mod(this=exp.Paren(this=exp.Sub(this=shifted, expression=_number(1))), expression=_number(7))
            if part in ("YEAR", "MONTH", "DAY"):
                return _call(part, value)
            return _call("DATEPART", exp.Var(this="ISO_WEEK" if part == "WEEK" else part), value)
        case "oracle":
            if part in ("QUARTER", "WEEK"):
                return _call("TO_NUMBER", _call("TO_CHAR", value, _text("Q" if part == "QUARTER" else "IW")))
            if part == "HOUR":
                return _call("TO_NUMBER", _call("TO_CHAR", value, _text("HH24")))
            if part == "WEEKDAY":
                monday = exp.Sub(this=_call("TRUNC", value), expression=_call("TRUNC", value.copy(), _text("IW")))
                return _call("MOD", exp.Add(this=monday, expression=_number(1)), _number(7))
        case "bigquery":
            if part == "WEEKDAY":
                return exp.Sub(
                    this=exp.Extract(this=exp.Var(this="DAYOFWEEK"), expression=value), expression=_number(1)
                )
            part = "ISOWEEK" if part == "WEEK" else part
        case "snowflake":
            part = {"WEEKDAY": "DAYOFWEEK", "WEEK": "WEEKISO"}.get(part, part)
        case "databricks" | "spark":
            if part == "WEEKDAY":
                return exp.Sub(this=_call("DAYOFWEEK", value), expression=_number(1))
            return _call({"WEEK": "WEEKOFYEAR"}.get(part, part), value)
        case "clickhouse":
            if part == "WEEKDAY":
                return exp.Mod(this=_call("toDayOfWeek", value), expression=_number(7))
            name = {"DAY": "toDayOfMonth", "WEEK": "toISOWeek"}.get(part, f"to{part.title()}")
            return _call(name, value)
    return exp.Extract(this=exp.Var(this="DOW" if part == "WEEKDAY" else part), expression=value)


def _sqlite_part(part: str, value: exp.Expr) -> exp.Expr:
    def formatted(text: str, *modifiers: str) -> exp.Expr:
        return _cast(_call("STRFTIME", _text(text), value.copy(), *map(_text, modifiers)), "integer")

    match part:
        case "QUARTER":
            return exp.Div(
                this=exp.Paren(this=exp.Add(this=formatted("%m"), expression=_number(2))),
                expression=_number(3),
                typed=True,
                safe=False,
            )
        case "WEEK":
            # The Thursday of a week is in the year that the week belongs to.
            day = exp.Sub(this=formatted("%j", "-3 days", "weekday 4"), expression=_number(1))
            tree = exp.Div(this=exp.Paren(this=day), expression=_number(7), typed=True, safe=False)
            return exp.Add(this=tree, expression=_number(1))
    return formatted({"YEAR": "%Y", "MONTH": "%m", "DAY": "%d", "HOUR": "%H", "WEEKDAY": "%w"}[part])


def _start(unit: str, value: exp.Expr, dialect: str) -> exp.Expr:
    """The first moment of the hour, day, week (Monday), month, quarter or year that a moment lies in."""
    if unit == "DAY":
        match dialect:
            case "sqlite":
                return _call("DATE", value)
            case "oracle":
                return _call("TRUNC", value)
            case "clickhouse":
                return _call("toDate", value)
        return _cast(value, "date")
    match dialect:
        case "sqlite":
            return _sqlite_start(unit, value)
        case "mysql":
            return _mysql_start(unit, value)
        case "tsql":
            return _tsql_start(unit, value)
        case "oracle":
            masks = {"HOUR": "HH24", "WEEK": "IW", "MONTH": "MM", "QUARTER": "Q", "YEAR": "YYYY"}
            return _call("TRUNC", value, _text(masks[unit]))
        case "bigquery":
            if unit == "HOUR":
                return _call("TIMESTAMP_TRUNC", value, exp.Var(this="HOUR"))
            inner = value if isinstance(value, exp.CurrentDate) else _cast(value, "date")
            return _call("DATE_TRUNC", inner, exp.Var(this="ISOWEEK" if unit == "WEEK" else unit))
        case "clickhouse":
            if unit == "WEEK":
                return _call("toMonday", value)
            return _call(f"toStartOf{unit.title()}", value)
    return _call("DATE_TRUNC", _text(unit.lower()), value)


def _sqlite_start(unit: str, value: exp.Expr) -> exp.Expr:
    match unit:
        case "HOUR":
            return _call("STRFTIME", _text("%Y-%m-%d %H:00:00"), value)
        case "WEEK":
            return _with_modifier(_with_modifier(value, "DATE", "-6 days"), "DATE", "weekday 1")
        case "QUARTER":
            months = exp.Mod(
                this=exp.Paren(this=exp.Sub(this=_sqlite_part("MONTH", value), expression=_number(1))),
                expression=_number(3),
            )
            modifier = exp.DPipe(
                this=exp.DPipe(this=_text("-"), expression=exp.Paren(this=months), safe=True),
                expression=_text(" months"),
                safe=True,
            )
            return _call("DATE", value, _text("start of month"), modifier)
    if isinstance(value, exp.Anonymous) and value.name.upper() == "DATE":
        return _with_modifier(value, "DATE", f"start of {unit.lower()}")
    return _call("DATE", value, _text(f"start of {unit.lower()}"))


def _mysql_start(unit: str, value: exp.Expr) -> exp.Expr:
    def date(tree: exp.Expr) -> exp.Expr:
        return _call("DATE", tree)

    match unit:
        case "HOUR":
            return _cast(_call("DATE_FORMAT", value, _text("%Y-%m-%d %H:00:00")), "datetime")
        case "WEEK":
            days = exp.Interval(this=_call("WEEKDAY", value.copy()), unit=exp.Var(this="DAY"))
            return exp.Sub(this=date(value), expression=days)
        case "QUARTER":
            quarters = exp.Interval(
                this=exp.Paren(this=exp.Sub(this=_call("QUARTER", value.copy()), expression=_number(1))),
                unit=exp.Var(this="QUARTER"),
            )
            return exp.Add(this=_call("MAKEDATE", _call("YEAR", value), _number(1)), expression=quarters)
        case "YEAR":
            return _call("MAKEDATE", _call("YEAR", value), _number(1))
    return _cast(_call("DATE_FORMAT", value, _text("%Y-%m-01")), "date")


def _tsql_start(unit: str, value: exp.Expr) -> exp.Expr:
    match unit:
        case "MONTH":
            return _call("DATEFROMPARTS", _call("YEAR", value), _call("MONTH", value.copy()), _number(1))
        case "YEAR":
            return _call("DATEFROMPARTS", _call("YEAR", value), _number(1), _number(1))
    # Day 0 is 1 January 1900, a Monday and the first of a quarter.
    name = exp.Var(this=unit)
    if unit == "WEEK":
        # DATEDIFF counts Sundays as the beginning of a week.
        value = _call("DATEADD", exp.Var(this="DAY"), _number(-1), value)
    return _call("DATEADD", name, _call("DATEDIFF", name.copy(), _number(0), value), _number(0))


def _between(unit: str, later: exp.Expr, earlier: exp.Expr, dialect: str) -> exp.Expr:
    """How long it is from the earlier to the later moment; whole days, else with a fraction where units are shorter."""
    if unit in _SECONDS:
        seconds = _seconds_between(later, earlier, dialect)
        return seconds if unit == "SECOND" else _over(seconds, _number(f"{_SECONDS[unit]}.0"))
    if unit in ("MONTH", "YEAR"):
        return _months_between(unit, later, earlier, dialect)
    match dialect:
        case "sqlite":
            return _cast(_minus(_call("JULIANDAY", later), _call("JULIANDAY", earlier)), "integer")
        case "mysql":
            return _call("DATEDIFF", later, earlier)
        case "tsql" | "snowflake":
            return _call("DATEDIFF", exp.Var(this="DAY"), earlier, later)
        case "databricks" | "spark":
            return _call("DATEDIFF", later, earlier)
        case "bigquery":
            return _call("DATE_DIFF", _cast(later, "date"), _cast(earlier, "date"), exp.Var(this="DAY"))
        case "oracle":
            return _minus(_call("TRUNC", later), _call("TRUNC", earlier))
        case "duckdb" | "clickhouse":
            return _call("DATE_DIFF" if dialect == "duckdb" else "dateDiff", _text("day"), earlier, later)
    return exp.Sub(this=_as_date(later), expression=_as_date(earlier))


def _as_date(value: exp.Expr) -> exp.Expr:
    return value if isinstance(value, exp.CurrentDate) else _cast(value, "date")


def _seconds_between(later: exp.Expr, earlier: exp.Expr, dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            return exp.Sub(this=_unix(later), expression=_unix(earlier))
        case "mysql":
            return _call("TIMESTAMPDIFF", exp.Var(this="SECOND"), earlier, later)
        case "tsql" | "snowflake":
            return _call("DATEDIFF", exp.Var(this="SECOND"), earlier, later)
        case "oracle":
            days = exp.Sub(this=_cast(later, "date"), expression=_cast(earlier, "date"))
            return exp.Mul(this=exp.Paren(this=days), expression=_number(86400))
        case "bigquery":
            return _call("TIMESTAMP_DIFF", later, earlier, exp.Var(this="SECOND"))
        case "databricks" | "spark":
            return _minus(_call("UNIX_TIMESTAMP", later), _call("UNIX_TIMESTAMP", earlier))
        case "clickhouse":
            return _call("dateDiff", _text("second"), earlier, later)
        case "duckdb":
            return _call("DATE_DIFF", _text("second"), _cast(earlier, "timestamp"), _cast(later, "timestamp"))
    difference = exp.Sub(this=_as_moment(later), expression=_as_moment(earlier))
    return exp.Extract(this=exp.Var(this="EPOCH"), expression=exp.Paren(this=difference))


def _as_moment(value: exp.Expr) -> exp.Expr:
    """Dates subtract to whole days, and only moments to intervals."""
    return value if isinstance(value, exp.CurrentTimestamp) else _cast(value, "timestamp")


def _unix(value: exp.Expr) -> exp.Expr:
    return _cast(_call("STRFTIME", _text("%s"), value), "integer")


def _months_between(unit: str, later: exp.Expr, earlier: exp.Expr, dialect: str) -> exp.Expr:
    """Whole months or years, as birthdays count them."""
    match dialect:
        case "sqlite":
            months = _sqlite_months(later, earlier)
            if unit == "MONTH":
                return months
            return exp.Div(this=exp.Paren(this=months), expression=_number(12), typed=True, safe=False)
        case "mysql":
            return _call("TIMESTAMPDIFF", exp.Var(this=unit), earlier, later)
        case "oracle" | "databricks" | "spark":
            months = _call("MONTHS_BETWEEN", later, earlier)
            whole = months if unit == "MONTH" else exp.Div(this=months, expression=_number(12), typed=False, safe=False)
            return _call("TRUNC" if dialect == "oracle" else "FLOOR", whole)
        case "duckdb":
            return _call("DATE_SUB", _text(unit.lower()), _cast(earlier, "date"), _cast(later, "date"))
        case "tsql" | "snowflake" | "bigquery" | "clickhouse":
            return _counted_back(unit, later, earlier, dialect)
    age = _call("AGE", later, earlier)
    years = exp.Extract(this=exp.Var(this="YEAR"), expression=age)
    if unit == "YEAR":
        return years
    months = exp.Extract(this=exp.Var(this="MONTH"), expression=age.copy())
    return exp.Add(this=exp.Mul(this=years, expression=_number(12)), expression=months)


def _sqlite_months(later: exp.Expr, earlier: exp.Expr) -> exp.Expr:
    def part(name: str, value: exp.Expr) -> exp.Expr:
        return _sqlite_part(name, value)

    years = exp.Paren(this=exp.Sub(this=part("YEAR", later), expression=part("YEAR", earlier)))
    months = exp.Add(
        this=exp.Mul(this=years, expression=_number(12)),
        expression=exp.Sub(this=part("MONTH", later), expression=part("MONTH", earlier)),
    )
    early = exp.Paren(this=exp.LT(this=part("DAY", later), expression=part("DAY", earlier)))
    return exp.Sub(this=months, expression=early)


def _counted_back(unit: str, later: exp.Expr, earlier: exp.Expr, dialect: str) -> exp.Expr:
    """Boundaries crossed, less one where the last unit is not complete."""
    if dialect == "bigquery":
        later, earlier = _cast(later, "date"), _cast(earlier, "date")
        crossed = _call("DATE_DIFF", later, earlier, exp.Var(this=unit))
    elif dialect == "clickhouse":
        return _call("age", _text(unit.lower()), earlier, later)
    else:
        crossed = _call("DATEDIFF", exp.Var(this=unit), earlier, later)
    step = crossed.copy()
    reached = (
        _call("DATE_ADD", earlier.copy(), exp.Interval(this=step, unit=exp.Var(this=unit)))
        if dialect == "bigquery"
        else _call("DATEADD", exp.Var(this=unit), step, earlier.copy())
    )
    is_short = exp.If(this=exp.GT(this=reached, expression=later.copy()), true=_number(1))
    return exp.Sub(this=crossed, expression=exp.Case(ifs=[is_short], default=_number(0)))


def date_call(action: str, arguments: Sequence[exp.Expr], dialect: str) -> exp.Expr:
    """The expression of one date action in a dialect."""
    match action:
        case "Today":
            return _today(dialect)
        case "Now":
            return _now(dialect)
        case "DaysAgo" | "MonthsAgo" | "YearsAgo":
            return _shifted(_today(dialect), _UNITS[action], arguments[0], False, dialect)
        case "ElapsedDays":
            return _over(_seconds_between(arguments[0], arguments[1], dialect), _number("86400.0"))
        case "DaysSince":
            return _between("DAY", _today(dialect), arguments[0], dialect)
        case "YearsSince":
            return _between("YEAR", _today(dialect), arguments[0], dialect)
    if action in _UNITS:
        return _shifted(arguments[0], _UNITS[action], arguments[1], action.startswith("Plus"), dialect)
    if action in _STARTS:
        return _start(_STARTS[action], arguments[0], dialect)
    if action in _BETWEEN:
        return _between(_BETWEEN[action], arguments[0], arguments[1], dialect)
    if action in _PARTS:
        return _part(_PARTS[action], arguments[0], dialect)
    raise InexpressibleError(action)
