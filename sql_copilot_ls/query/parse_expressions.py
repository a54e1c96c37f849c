"""SQL expressions into the intermediate representation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlglot import exp

from sql_copilot_ls.schema.model import ColumnKind

from .errors import InexpressibleError, UnknownNameError
from .grammar import ACTION_NAMES, GRAMMAR, SYMBOLS
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query
from .moments import anchor_of, moment_of
from .parse_sqlite_dates import seconds_between, sqlite_date, written_out
from .parse_windows import folded_arithmetic, folded_condition, read_window
from .scope import Scope, is_numeric, text_of

ReadQuery = Callable[[exp.Expr, Scope], Query]

_BINARY: dict[type[exp.Expr], str] = {
    exp.Add: "Add",
    exp.Sub: "Subtract",
    exp.Mul: "Multiply",
    exp.Div: "Divide",
    exp.DPipe: "Concat",
    exp.And: "And",
    exp.Or: "Or",
    exp.EQ: "Eq",
    exp.NEQ: "Ne",
    exp.LT: "Lt",
    exp.LTE: "Le",
    exp.GT: "Gt",
    exp.GTE: "Ge",
    exp.Nullif: "NullIf",
}
_UNARY: dict[type[exp.Expr], str] = {
    exp.Abs: "Abs",
    exp.Length: "Length",
    exp.Lower: "Lower",
    exp.Upper: "Upper",
    exp.Year: "Year",
    exp.Month: "Month",
    exp.Day: "Day",
    exp.Hour: "Hour",
    exp.Quarter: "Quarter",
    exp.Min: "Min",
    exp.Max: "Max",
    exp.Floor: "Floor",
    exp.Ceil: "Ceiling",
    exp.Stddev: "StdDev",
    exp.StddevSamp: "StdDev",
}
_AGGREGATES: dict[type[exp.Expr], tuple[str, str]] = {
    exp.Count: ("Count", "CountDistinct"),
    exp.Sum: ("Sum", "SumDistinct"),
    exp.Avg: ("Avg", "AvgDistinct"),
    exp.GroupConcat: ("JoinText", ""),
}
_CONSTANTS: dict[type[exp.Expr], str] = {
    exp.Null: "Null",
    exp.CurrentDate: "Today",
    exp.CurrentTimestamp: "Now",
    exp.Rand: "Random",
    exp.Placeholder: "Ask",
}
_FLIPPED = {"Lt": "Gt", "Gt": "Lt", "Le": "Ge", "Ge": "Le", "Eq": "Eq", "Ne": "Ne"}
CONDITIONS = frozenset(ACTION_NAMES[action] for action in GRAMMAR["symbols"][SYMBOLS["condition"]]["actions"])
_TIME_PARTS = {
    "YEAR": "Year",
    "QUARTER": "Quarter",
    "MONTH": "Month",
    "WEEK": "Week",
    "DAY": "Day",
    "HOUR": "Hour",
    "DOW": "Weekday",
    "DAYOFWEEK": "Weekday",
}
_STARTS = {unit: f"{unit.title()}Start" for unit in ("HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR")}
_UNITS = {
    "MINUTE": ("Minutes", 1),
    "HOUR": ("Hours", 1),
    "DAY": ("Days", 1),
    "WEEK": ("Days", 7),
    "MONTH": ("Months", 1),
    "QUARTER": ("Months", 3),
    "YEAR": ("Years", 1),
}
_SPACE = {
    "ST_DWITHIN": "WithinDistance",
    "ST_DISTANCE": "Distance",
    "ST_DISTANCE_SPHERE": "Distance",
    "ST_AREA": "Area",
    "ST_LENGTH": "GeoLength",
    "ST_CONTAINS": "SpatialContains",
    "ST_INTERSECTS": "Intersects",
    "ST_MAKEPOINT": "Point",
    "ST_POINT": "Point",
}
_PARTS = {
    **{"%Y": "Year", "%m": "Month", "%d": "Day", "%H": "Hour", "%w": "Weekday"},
    **{"%Y-%m-01": "MonthStart", "%Y-%m-%d %H:00:00": "HourStart"},
}


class ExpressionReader:
    """Reads the expressions of one block."""

    def __init__(self, scope: Scope, read_query: ReadQuery, rows_of: Callable[[], str]) -> None:
        self.scope = scope
        self._query = read_query
        self.rows_of = rows_of
        """The table whose rows COUNT(*) counts ("" when FROM is a derived table alone)."""

    def condition(self, node: exp.Expr) -> Expression:
        """A truth value: conditions as they are, other expressions as `Holds`."""
        node = node.unnest()
        found = self.read(node)
        if isinstance(found, Call) and found.action in CONDITIONS:
            return found
        return Call("Holds", (found,))

    def read(self, node: exp.Expr) -> Expression:
        """Any expression."""
        node = node.unnest()
        kind = type(node)
        if kind in (exp.And, exp.Or):
            return Call(_BINARY[kind], (self.condition(node.this), self.condition(node.expression)))
        if kind in _CONSTANTS:
            return Call(_CONSTANTS[kind])
        if kind in _BINARY:
            return self._binary(_BINARY[kind], node)
        if kind in _UNARY:
            if node.args.get("expressions"):
                raise InexpressibleError(f"{kind.__name__} of several values")
            inner = node.this
            if isinstance(inner, exp.Distinct) and len(inner.expressions) == 1:
                inner = inner.expressions[0]
            return Call(_UNARY[kind], (self.read(self._plain_date(inner)),))
        if kind in _AGGREGATES:
            return self._aggregate(node)
        reader = getattr(self, f"_read_{kind.__name__.lower()}", None)
        if reader is None:
            raise InexpressibleError(f"{kind.__name__}")
        found = reader(node)
        assert isinstance(found, Column | DerivedColumn | Literal | OfTable | Call | Query)
        return found

    def _binary(self, action: str, node: exp.Expr) -> Expression:
        inner, other = node.this.unnest(), node.expression.unnest()
        if isinstance(other, exp.Interval):
            return self._with_interval(action, inner, other)
        if isinstance(other, exp.All | exp.Any):
            return self._quantified(action, inner, other)
        if self.scope.dialect == "sqlite" and (found := written_out(node, self.read) or self._seconds(node)):
            return found
        left, right = self.read(inner), self.read(other)
        if isinstance(left, Literal) and not isinstance(right, Literal) and action in _FLIPPED:
            return Call(_FLIPPED[action], (right, left))
        return folded_arithmetic(Call(action, (left, right)))

    def _seconds(self, node: exp.Expr) -> Expression | None:
        return seconds_between(node, self.read) if isinstance(node, exp.Sub) else None

    def _with_interval(self, action: str, left: exp.Expr, interval: exp.Interval) -> Expression:
        """A moment so much later or earlier, or a span of time compared with an interval."""
        unit, amount = self._interval(interval)
        if action in ("Add", "Subtract"):
            name, size = _UNITS[unit]
            sign = "Plus" if action == "Add" else "Minus"
            moved = Call(f"{sign}{name}", (self.read(left), Literal(str(int(amount) * size), True)))
            anchor = anchor_of(moved)
            return moved if anchor is None else moment_of(anchor)
        if action in _FLIPPED and isinstance(left, exp.Sub) and unit in ("MINUTE", "HOUR", "DAY"):
            name = "ElapsedDays" if unit == "DAY" else f"{_UNITS[unit][0]}Between"
            span = Call(name, (self.read(left.this), self.read(left.expression)))
            return Call(action, (span, Literal(amount, True)))
        raise InexpressibleError("an interval in a rare place")

    def _interval(self, node: exp.Interval) -> tuple[str, str]:
        """(unit, amount) of an interval of one unit."""
        text = node.this.name if node.this is not None else ""
        unit = node.unit.name.upper().removesuffix("S") if node.unit is not None else ""
        if not text.isdecimal() or unit not in _UNITS:
            raise InexpressibleError("a rare interval")
        return unit, text

    def _quantified(self, action: str, left: exp.Expr, node: exp.Expr) -> Expression:
        """`> ALL (…)` is more than the largest; `= ANY (…)` is IN."""
        query = self._query(node.this, self.scope)
        tested = self.read(left)
        is_all = isinstance(node, exp.All)
        if (action, is_all) in (("Eq", False), ("Ne", True)):
            return Call("In" if action == "Eq" else "NotIn", (tested, query))
        if action not in _FLIPPED or action in ("Eq", "Ne") or query.group_by or query.chained or query.limit:
            raise InexpressibleError("a quantified comparison of a rare kind")
        bound = "Max" if (action in ("Gt", "Ge")) == is_all else "Min"
        return Call(action, (tested, replace(query, select=(Call(bound, query.select),))))

    def _aggregate(self, node: exp.Expr) -> Expression:
        plain, distinct = _AGGREGATES[type(node)]
        inner = node.this
        if isinstance(inner, exp.Distinct):
            if plain == "JoinText" and len(inner.expressions) == 1 and node.args.get("separator") is None:
                return Call("JoinTextDistinct", (self.read(inner.expressions[0]),))
            if len(inner.expressions) != 1 or not distinct:
                raise InexpressibleError("an aggregate of several distinct values")
            inner = inner.expressions[0].unnest()
            if isinstance(inner, exp.Star):
                raise InexpressibleError("COUNT(DISTINCT *)")
            return Call(distinct, (self.read(inner),))
        if plain in ("Count", "Sum", "Avg") and isinstance(inner, exp.Expr):
            found = folded_condition(plain, self.read(inner)) if isinstance(inner.unnest(), exp.Case) else None
            if found is not None:
                return found
        if plain == "Count" and (isinstance(inner, exp.Star) or inner is None or isinstance(inner, exp.Literal)):
            table = self.rows_of()
            return OfTable("CountRows", table) if table else Call("CountAll")
        if plain == "Count" and isinstance(inner, exp.Column) and isinstance(inner.this, exp.Star):
            source = self.scope.by_alias(inner.table)
            if source is None or not source.table:
                raise InexpressibleError("COUNT of another block's rows")
            return OfTable("CountRows", source.table)
        if node.args.get("separator") is not None and plain == "JoinText":
            raise InexpressibleError("GROUP_CONCAT with a separator")
        return Call(plain, (self.read(inner),))

    def _read_filter(self, node: exp.Filter) -> Expression:
        condition = self.condition(node.expression.this)
        inner = self.read(node.this)
        match inner:
            case OfTable("CountRows") | Call("CountAll"):
                return Call("CountIf", (condition,))
            case Call("Sum", (value,)):
                return Call("SumIf", (condition, value))
            case Call("Count" | "Avg" | "Min" | "Max" | "CountDistinct", (value,)):
                return Call(inner.action, (Call("Case", (condition, value)),))
        raise InexpressibleError("FILTER of a rare aggregate")

    def _read_window(self, node: exp.Window) -> Expression:
        return read_window(node, self.read)

    def _read_mod(self, node: exp.Mod) -> Expression:
        return Call("Modulo", (self.read(node.this), self.read(node.expression)))

    def _read_median(self, node: exp.Median) -> Expression:
        return Call("Median", (self.read(node.this),))

    def _read_stdistance(self, node: exp.StDistance) -> Expression:
        return Call("Distance", (self.read(node.this), self.read(node.expression)))

    def _read_stpoint(self, node: exp.StPoint) -> Expression:
        return Call("Point", (self.read(node.this), self.read(node.expression)))

    def _read_column(self, node: exp.Column) -> Expression:
        if isinstance(node.this, exp.Star):
            raise InexpressibleError("* inside an expression")
        if node.table:
            return self.scope.qualified(node.table, node.name)
        name = node.name
        found = self.scope.bare(name)
        if found is not None:
            return found
        folded = name.casefold()
        if (aliased := self.scope.aliases.get(folded)) is not None and folded not in self.scope.expanding:
            self.scope.expanding.add(folded)
            try:
                return self.read(aliased)
            finally:
                self.scope.expanding.discard(folded)
        text = text_of(node)
        if text is None:
            raise UnknownNameError("unknown column", name)
        return text

    def _read_literal(self, node: exp.Literal) -> Expression:
        return Literal(node.this, not node.is_string or is_numeric(node.this))

    def _read_neg(self, node: exp.Neg) -> Expression:
        inner = node.this.unnest()
        if isinstance(inner, exp.Literal):
            return Literal(f"-{inner.this}", True)
        return Call("Subtract", (Literal("0", True), self.read(inner)))

    def _read_boolean(self, node: exp.Boolean) -> Expression:
        return Call("True" if node.this else "False")

    def _read_not(self, node: exp.Not) -> Expression:
        inner = self.condition(node.this)
        if isinstance(inner, Call):
            for positive, negative in (
                ("Like", "NotLike"),
                ("In", "NotIn"),
                ("InList", "NotInList"),
                ("IsNull", "IsNotNull"),
                ("Exists", "NotExists"),
            ):
                if inner.action == positive:
                    return Call(negative, inner.arguments)
        return Call("Not", (inner,))

    def _read_between(self, node: exp.Between) -> Expression:
        between = Call("Between", (self.read(node.this), self.read(node.args["low"]), self.read(node.args["high"])))
        return Call("Not", (between,)) if node.args.get("negate") else between

    def _read_like(self, node: exp.Like) -> Expression:
        pattern = self.read(node.expression)
        if isinstance(pattern, Literal):
            pattern = self._pattern(pattern)
        return Call("NotLike" if node.args.get("negate") else "Like", (self.read(node.this), pattern))

    _read_ilike = _read_like

    def _pattern(self, literal: Literal) -> Expression:
        """A LIKE pattern by the text it holds."""
        text = literal.text
        core = text.strip("%")
        if core:
            for action, whole in (("Contains", f"%{core}%"), ("StartsWith", f"{core}%"), ("EndsWith", f"%{core}")):
                if text == whole:
                    return Call(action, (Literal(core, is_numeric(core)),))
        return literal

    def _read_in(self, node: exp.In) -> Expression:
        tested = self.read(node.this)
        if (query := node.args.get("query")) is not None:
            return Call("In", (tested, self._query(query, self.scope)))
        values = node.args.get("expressions") or []
        if not values:
            raise InexpressibleError("IN without a list")
        return Call("InList", (tested, *map(self.read, values)))

    def _read_is(self, node: exp.Is) -> Expression:
        right, negate = self.read(node.expression), bool(node.args.get("negate"))
        if right == Call("Null"):
            return Call("IsNotNull" if negate else "IsNull", (self.read(node.this),))
        return Call("Ne" if negate else "Eq", (self.read(node.this), right))

    def _read_exists(self, node: exp.Exists) -> Expression:
        return Call("Exists", (self._query(node.this, self.scope),))

    def _read_subquery(self, node: exp.Subquery) -> Expression:
        return self._query(node, self.scope)

    _read_select = _read_subquery
    _read_union = _read_subquery
    _read_intersect = _read_subquery
    _read_except = _read_subquery

    def _read_case(self, node: exp.Case) -> Expression:
        arguments: list[Expression] = []
        tested = self.read(node.this) if node.this is not None else None
        for branch in node.args["ifs"]:
            if tested is None:
                arguments.append(self.condition(branch.this))
            else:
                arguments.append(Call("Eq", (tested, self.read(branch.this))))
            arguments.append(self.read(branch.args["true"]))
        if (default := node.args.get("default")) is not None:
            arguments.append(self.read(default))
        return Call("Case", tuple(arguments))

    def _read_if(self, node: exp.If) -> Expression:
        arguments = [self.condition(node.this), self.read(node.args["true"])]
        if (default := node.args.get("false")) is not None:
            arguments.append(self.read(default))
        return Call("Case", tuple(arguments))

    def _read_coalesce(self, node: exp.Coalesce) -> Expression:
        found = self.read(node.this)
        for other in node.expressions:
            found = Call("Coalesce", (found, self.read(other)))
        return found

    def _read_concat(self, node: exp.Concat) -> Expression:
        first, *rest = map(self.read, node.expressions)
        for other in rest:
            first = Call("Concat", (first, other))
        return first

    def _read_round(self, node: exp.Round) -> Expression:
        digits = node.args.get("decimals")
        if digits is None:
            return Call("Round", (self.read(node.this),))
        return Call("RoundTo", (self.read(node.this), self.read(digits)))

    def _read_trim(self, node: exp.Trim) -> Expression:
        if node.expression is not None or node.args.get("position"):
            raise InexpressibleError("TRIM of given characters or on one side")
        return Call("Trim", (self.read(node.this),))

    def _read_substring(self, node: exp.Substring) -> Expression:
        start, length = node.args.get("start"), node.args.get("length")
        if start is None or length is None:
            raise InexpressibleError("SUBSTRING without a length")
        return Call("Substring", (self.read(node.this), self.read(start), self.read(length)))

    def _read_cast(self, node: exp.Cast) -> Expression:
        to = node.to
        if "geogra" in to.sql().lower() or "geometry" in to.sql().lower():
            return self.read(node.this)
        if to.this == exp.DataType.Type.DATE and self.scope.dialect != "sqlite":
            inner = self.read(self._plain_date(node.this))
            is_moment = isinstance(inner, Column) and self._has_time(inner)
            return Call("DayStart", (inner,)) if is_moment else inner
        for action, types in (
            ("CastInteger", exp.DataType.INTEGER_TYPES),
            ("CastNumber", {*exp.DataType.REAL_TYPES}),
            ("CastText", exp.DataType.TEXT_TYPES),
        ):
            if to.this in types:
                inner = self.read(node.this)
                if action == "CastInteger" and isinstance(inner, Call) and inner.action in _PARTS.values():
                    return inner
                return Call(action, (inner,))
        if to.this in exp.DataType.TEMPORAL_TYPES:
            return self.read(node.this)
        raise InexpressibleError("CAST to a rare type")

    _read_trycast = _read_cast

    def _read_datestrtodate(self, node: exp.DateStrToDate) -> Expression:
        return self.read(node.this)  # DATE '2024-01-02'

    def _plain_date(self, node: exp.Expr) -> exp.Expr:
        """The date inside wrappers that the parser adds."""
        while isinstance(node, exp.TsOrDsToTimestamp | exp.TsOrDsToDate | exp.Date) and not node.args.get(
            "expressions"
        ):
            node = node.this
        return node

    def _read_timetostr(self, node: exp.TimeToStr) -> Expression:
        action = _PARTS.get(node.args["format"].name)
        if action is None:
            raise InexpressibleError("a rare date format")
        return Call(action, (self.read(self._plain_date(node.this)),))

    def _read_extract(self, node: exp.Extract) -> Expression:
        part, inner = node.name.upper(), node.expression.unnest()
        if part == "EPOCH" and isinstance(inner, exp.Sub):
            return Call("SecondsBetween", (self.read(inner.this), self.read(inner.expression)))
        action = _TIME_PARTS.get(part)
        if action is None:
            raise InexpressibleError("a rare date part")
        return Call(action, (self.read(node.expression),))

    def _read_timestampdiff(self, node: exp.TimestampDiff) -> Expression:
        if node.unit is None or node.unit.name.upper() != "SECOND":
            raise InexpressibleError("a rare difference of times")
        return Call("SecondsBetween", (self.read(node.this), self.read(node.expression)))

    def _read_timestamptrunc(self, node: exp.TimestampTrunc) -> Expression:
        action = _STARTS.get(node.unit.name.upper()) if node.unit is not None else None
        if action is None:
            raise InexpressibleError("a rare date truncation")
        return Call(action, (self.read(node.this),))

    _read_datetrunc = _read_timestamptrunc

    def _read_date(self, node: exp.Date) -> Expression:
        if node.expressions or node.this is None:
            raise InexpressibleError("a rare date function")
        return sqlite_date([node.this], "DATE", self._day)

    def _day(self, node: exp.Expr) -> Expression:
        """A moment's day where that is another value: what has a time of day."""
        found = self.read(node)
        return Call("DayStart", (found,)) if isinstance(found, Column) and self._has_time(found) else found

    def _read_anonymous(self, node: exp.Anonymous) -> Expression:
        name = node.name.upper()
        if name in ("DATE", "DATETIME") and node.expressions:
            return written_out(node, self.read) or sqlite_date(node.expressions, name, self.read)
        action = _SPACE.get(node.name.upper())
        if action is not None:
            return Call(action, tuple(map(self.read, node.expressions)))
        if node.name.upper() == "ST_WITHIN":
            inside, around = map(self.read, node.expressions)
            return Call("SpatialContains", (around, inside))
        if node.name.upper() == "ST_SETSRID":
            return self.read(node.expressions[0])
        raise InexpressibleError(f"the function {node.name.upper()}")

    def _has_time(self, column: Column) -> bool:
        """Whether a column's declared type holds a time of day too."""
        declared = self.scope.catalog.column(column.table, column.name)
        return declared.kind == ColumnKind.TIME and declared.type.casefold() != "date"

    def _read_paren(self, node: exp.Paren) -> Expression:
        return self.read(node.this)
