"""SQL expressions into the intermediate representation."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from .errors import InexpressibleError, UnknownNameError
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query
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
    exp.Min: "Min",
    exp.Max: "Max",
}
_AGGREGATES: dict[type[exp.Expr], tuple[str, str]] = {
    exp.Count: ("Count", "CountDistinct"),
    exp.Sum: ("Sum", "SumDistinct"),
    exp.Avg: ("Avg", "AvgDistinct"),
    exp.GroupConcat: ("JoinText", ""),
}
_CONSTANTS: dict[type[exp.Expr], str] = {exp.Null: "Null", exp.CurrentDate: "Today", exp.CurrentTimestamp: "Now"}
_FLIPPED = {"Lt": "Gt", "Gt": "Lt", "Le": "Ge", "Ge": "Le", "Eq": "Eq", "Ne": "Ne"}
CONDITIONS = (exp.Predicate, exp.And, exp.Or, exp.Not)
_PARTS = {"%Y": "Year", "%m": "Month", "%d": "Day", "%Y-%m-01": "MonthStart"}
_AGO = re.compile(r"-(\d+) (day|month|year)s?")


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
        if isinstance(node, CONDITIONS):
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
        left, right = self.read(node.this), self.read(node.expression)
        if isinstance(left, Literal) and not isinstance(right, Literal) and action in _FLIPPED:
            return Call(_FLIPPED[action], (right, left))
        return Call(action, (left, right))

    def _aggregate(self, node: exp.Expr) -> Expression:
        plain, distinct = _AGGREGATES[type(node)]
        inner = node.this
        if isinstance(inner, exp.Distinct):
            if len(inner.expressions) != 1 or not distinct:
                raise InexpressibleError("an aggregate of several distinct values")
            inner = inner.expressions[0].unnest()
            if isinstance(inner, exp.Star):
                raise InexpressibleError("COUNT(DISTINCT *)")
            return Call(distinct, (self.read(inner),))
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
        return Call("Between", (self.read(node.this), self.read(node.args["low"]), self.read(node.args["high"])))

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
        right = self.read(node.expression)
        if right == Call("Null"):
            return Call("IsNull", (self.read(node.this),))
        return Call("Eq", (self.read(node.this), right))

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
        for action, types in (
            ("CastInteger", exp.DataType.INTEGER_TYPES),
            ("CastNumber", {*exp.DataType.REAL_TYPES}),
            ("CastText", exp.DataType.TEXT_TYPES),
        ):
            if to.this in types:
                inner = self.read(node.this)
                if action == "CastInteger" and isinstance(inner, Call) and inner.action in ("Year", "Month", "Day"):
                    return inner
                return Call(action, (inner,))
        if to.this in exp.DataType.TEMPORAL_TYPES:
            return self.read(node.this)
        raise InexpressibleError("CAST to a rare type")

    _read_trycast = _read_cast

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
        action = {"YEAR": "Year", "MONTH": "Month", "DAY": "Day"}.get(node.name.upper())
        if action is None:
            raise InexpressibleError("a rare date part")
        return Call(action, (self.read(node.expression),))

    def _read_timestamptrunc(self, node: exp.TimestampTrunc) -> Expression:
        if node.unit is None or node.unit.name.upper() != "MONTH":
            raise InexpressibleError("a rare date truncation")
        return Call("MonthStart", (self.read(node.this),))

    _read_datetrunc = _read_timestamptrunc

    def _read_date(self, node: exp.Date) -> Expression:
        if node.expressions or node.this is None:
            raise InexpressibleError("a rare date function")
        return self._sqlite_date([node.this])

    def _read_anonymous(self, node: exp.Anonymous) -> Expression:
        if node.name.upper() in ("DATE", "DATETIME"):
            return self._sqlite_date(node.expressions)
        raise InexpressibleError(f"the function {node.name.upper()}")

    def _sqlite_date(self, arguments: list[exp.Expr]) -> Expression:
        """SQLite's DATE('now'), DATE('now', '-30 days'), DATE(column)."""
        texts = [argument.name if isinstance(argument, exp.Literal) else None for argument in arguments]
        if texts == ["now"]:
            return Call("Today")
        if texts and texts[0] == "now" and len(texts) == 2 and texts[1]:
            ago = _AGO.fullmatch(texts[1].strip().lower())
            if ago:
                return Call(
                    {"day": "DaysAgo", "month": "MonthsAgo", "year": "YearsAgo"}[ago[2]], (Literal(ago[1], True),)
                )
        if len(texts) == 1:
            return self.read(arguments[0])
        raise InexpressibleError("a rare date function")

    def _read_paren(self, node: exp.Paren) -> Expression:
        return self.read(node.this)
