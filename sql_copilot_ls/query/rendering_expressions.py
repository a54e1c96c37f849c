"""Expressions of the intermediate representation as sqlglot trees."""

from __future__ import annotations

import re
from typing import Protocol

from sqlglot import exp

from sql_copilot_ls.periods import Period
from sql_copilot_ls.schema.model import ColumnKind
from sql_copilot_ls.sql.dialects import dialect_of

from .catalog import Catalog
from .errors import InexpressibleError
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query, Window
from .kinds import kind_of, stands_bare
from .moments import anchor_of, moment_of
from .rendering_dates import DATE_ACTIONS, TAKES_AMOUNT, date_call
from .rendering_space import SPACE_ACTIONS, point, space_call
from .rendering_windows import WINDOWS, WindowRenderer, quotient

_COMPARISONS: dict[str, type[exp.Binary]] = {
    "Eq": exp.EQ,
    "Ne": exp.NEQ,
    "Lt": exp.LT,
    "Le": exp.LTE,
    "Gt": exp.GT,
    "Ge": exp.GTE,
}
_ARITHMETIC: dict[str, type[exp.Binary]] = {
    "Add": exp.Add,
    "Subtract": exp.Sub,
    "Multiply": exp.Mul,
    "Divide": exp.Div,
}
_FUNCTIONS: dict[str, type[exp.Func]] = {
    "Count": exp.Count,
    "Sum": exp.Sum,
    "Avg": exp.Avg,
    "Min": exp.Min,
    "Max": exp.Max,
    "Abs": exp.Abs,
    "Length": exp.Length,
    "Lower": exp.Lower,
    "Upper": exp.Upper,
    "Trim": exp.Trim,
    "Round": exp.Round,
    "JoinText": exp.GroupConcat,
    "StdDev": exp.Stddev,
    "Floor": exp.Floor,
    "Ceiling": exp.Ceil,
}
_QUOTIENTS = {"SafeDivide": "1.0", "Percent": "100.0"}
_RANDOM = {
    "mysql": "RAND",
    "tsql": "NEWID",
    "bigquery": "RAND",
    "databricks": "RAND",
    "spark": "RAND",
    "clickhouse": "rand",
}
_LEADING = re.compile(r"^\+?0*(?=\d)")
_CASTS = {"CastNumber": "double", "CastInteger": "int", "CastText": "text"}
_CONDITION = 0
_TIGHTEST = 3
_BINDING: dict[type[exp.Expr], int] = {
    exp.Add: 1,
    exp.Sub: 1,
    exp.Mul: 2,
    exp.Div: 2,
    exp.Mod: 2,
    **dict.fromkeys((exp.And, exp.Or, exp.Not, exp.Is, exp.In, exp.Between, exp.Like), _CONDITION),
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE), _CONDITION),
}
"""How tightly an operator binds; what is not here needs no parentheses anywhere."""


def _closed(tree: exp.Expr, at_least: int) -> exp.Expr:
    """The tree, in parentheses when its operator binds less than asked."""
    return exp.Paren(this=tree) if _BINDING.get(type(tree), _TIGHTEST) < at_least else tree


def placeholder(name: str) -> exp.Var:
    """`:column`, for a value that the user fills in: the same in every dialect, whatever its drivers write."""
    return exp.Var(this=":" + re.sub(r"\W+", "_", name))


class BlockNames(Protocol):
    """What an expression needs of the block around it."""

    query: Query

    def column(self, column: Column) -> exp.Expr:
        """A column by its name in this block."""

    def derived_column(self, column: DerivedColumn) -> exp.Expr:
        """A column of the derived table."""

    def subquery(self, query: Query) -> exp.Query:
        """A query inside this block."""

    def star(self, table: str) -> exp.Expr:
        """All columns of a table."""

    def existence(self, query: Query) -> exp.Query:
        """The query inside EXISTS, joined to this block along foreign keys."""


class ExpressionRenderer:
    """Renders the expressions of one block."""

    def __init__(self, block: BlockNames, catalog: Catalog, dialect: str) -> None:
        self.block = block
        self.catalog = catalog
        self.dialect = dialect
        self.windows = WindowRenderer(self.render, self.amount, dialect)

    def kind(self, expression: Expression) -> ColumnKind:
        """The kind of an expression of this block."""
        return kind_of(expression, self.catalog, self.block.query)

    def render(self, expression: Expression, beside: ColumnKind = ColumnKind.OTHER) -> exp.Expr:
        """The tree of an expression; a value is quoted or not as the kind `beside` it asks."""
        match expression:
            case Column():
                return self.block.column(expression)
            case DerivedColumn():
                return self.block.derived_column(expression)
            case Literal():
                return self._literal(expression, beside)
            case Query():
                return exp.Subquery(this=self.block.subquery(expression))
            case Window():
                raise InexpressibleError("a window without its function")
            case OfTable("CountRows"):
                return exp.Count(this=exp.Star())
            case OfTable():
                return self.block.star(expression.table)
            case Call():
                return self._call(expression, beside)

    def _literal(self, literal: Literal, beside: ColumnKind) -> exp.Expr:
        if not stands_bare(literal, beside):
            return self.instant(literal.text) if beside == ColumnKind.TIME else exp.Literal.string(literal.text)
        if literal.text.startswith("-"):
            return exp.Neg(this=exp.Literal.number(_LEADING.sub("", literal.text[1:])))
        return exp.Literal.number(_LEADING.sub("", literal.text))

    def amount(self, expression: Expression) -> exp.Expr:
        """A count, as LIMIT wants it."""
        if not (isinstance(expression, Literal) and expression.text.isdecimal() and expression.text.isascii()):
            raise InexpressibleError("an amount that is no whole number")
        return exp.Literal.number(_LEADING.sub("", expression.text))

    def operand(self, expression: Expression, beside: ColumnKind = ColumnKind.NUMBER) -> exp.Expr:
        """An operand of a condition, in parentheses when it is a condition itself."""
        return _closed(self.render(expression, beside), _CONDITION + 1)

    def _tested(self, expression: Expression, *, negate: bool) -> exp.Expr:
        """The left side of IN; with `negate` its text and NOT, for sqlglot's own form is `NOT x IN …`."""
        tree = self.operand(expression)
        return exp.Var(this=f"{tree.sql(dialect=self.dialect)} NOT") if negate else tree

    def _call(self, call: Call, beside: ColumnKind) -> exp.Expr:
        action, arguments = call.action, call.arguments
        if action in _COMPARISONS:
            left, right = arguments
            kind = self.kind(left)
            if right == Call("Ask") and isinstance(left, Column):
                return _COMPARISONS[action](this=self.operand(left), expression=placeholder(left.name))
            return _COMPARISONS[action](this=self.operand(left), expression=self.operand(right, kind))
        if action in _ARITHMETIC:
            return self._arithmetic(action, arguments)
        if action in _FUNCTIONS:
            return _FUNCTIONS[action](this=self.render(arguments[0]))
        if action in _CASTS:
            type_ = "varchar(4000)" if (self.dialect, action) == ("oracle", "CastText") else _CASTS[action]
            return exp.Cast(this=self.render(arguments[0]), to=exp.DataType.build(type_))
        if action in DATE_ACTIONS:
            amounts = [self.amount(arguments[-1])] if action in TAKES_AMOUNT else []
            values = [self.moment(argument) for argument in arguments[: len(arguments) - len(amounts)]]
            return date_call(action, [*values, *amounts], self.dialect)
        if action in WINDOWS:
            return self.windows.call(call)
        if action in SPACE_ACTIONS:
            return self._space(action, arguments)
        if action in _QUOTIENTS:
            value, divisor = (self.render(argument, ColumnKind.NUMBER) for argument in arguments)
            return quotient(value, _QUOTIENTS[action], divisor)
        match action:
            case "Ask":
                return placeholder("value")
            case "CountAll":
                return exp.Count(this=exp.Star())
            case "CountDistinct" | "SumDistinct" | "AvgDistinct":
                distinct = exp.Distinct(expressions=[self.render(arguments[0])])
                return _FUNCTIONS[action.removesuffix("Distinct")](this=distinct)
            case "During":
                return self._during(arguments[0], arguments[1])
            case "With" | "Without":
                found = exp.Exists(this=self._existence(arguments[0]))
                return exp.Not(this=found) if action == "Without" else found
            case "CountIf" | "ShareIf" | "PercentIf" | "SumIf":
                return self._if(action, arguments)
            case "JoinTextDistinct":
                if self.dialect == "tsql":
                    raise InexpressibleError("a list without repetition in this dialect")
                return exp.GroupConcat(this=exp.Distinct(expressions=[self.render(arguments[0])]))
            case "Median":
                return self._median(self.render(arguments[0]))
            case "Modulo":
                value, divisor = (self.render(argument, ColumnKind.NUMBER) for argument in arguments)
                if self.dialect == "oracle":
                    return exp.Anonymous(this="MOD", expressions=[value, divisor])
                return exp.Mod(this=_closed(value, _TIGHTEST), expression=_closed(divisor, _TIGHTEST))
            case "Random":
                if self.dialect == "oracle":
                    return exp.Var(this="DBMS_RANDOM.VALUE")
                return exp.Anonymous(this=_RANDOM.get(self.dialect, "RANDOM"))
            case "Weekend":
                day = date_call("Weekday", [self.moment(arguments[0])], self.dialect)
                return exp.In(this=_closed(day, _CONDITION + 1), expressions=[exp.Literal.number(n) for n in (0, 6)])
            case "And" | "Or":
                return self._connective(action, arguments)
            case "Not":
                return exp.Not(this=exp.Paren(this=self.render(arguments[0])))
            case "Holds":
                return self.render(arguments[0])
            case "Between":
                kind = self.kind(arguments[0])
                low, high = (self.operand(bound, kind) for bound in arguments[1:])
                return exp.Between(this=self.operand(arguments[0]), low=low, high=high)
            case "Like" | "NotLike":
                pattern = self._pattern(arguments[1])
                return exp.Like(this=self.operand(arguments[0]), expression=pattern, negate=action == "NotLike" or None)
            case "InList" | "NotInList":
                kind = self.kind(arguments[0])
                values = [self.render(value, kind) for value in arguments[1:]]
                return exp.In(this=self._tested(arguments[0], negate=action == "NotInList"), expressions=values)
            case "In" | "NotIn":
                tested = self._tested(arguments[0], negate=action == "NotIn")
                return exp.In(this=tested, query=self._nested(arguments[1]))
            case "IsNull" | "IsNotNull":
                negate = action == "IsNotNull" or None
                return exp.Is(this=self.operand(arguments[0]), expression=exp.Null(), negate=negate)
            case "Exists" | "NotExists":
                found = exp.Exists(this=self._nested(arguments[0], existence=True).this)
                return exp.Not(this=found) if action == "NotExists" else found
            case "Case":
                return self._case(arguments, beside)
            case "Coalesce":
                kind = self.kind(arguments[0])
                return exp.Coalesce(this=self.render(arguments[0]), expressions=[self.render(arguments[1], kind)])
            case "NullIf":
                kind = self.kind(arguments[0])
                return exp.Nullif(this=self.render(arguments[0]), expression=self.render(arguments[1], kind))
            case "RoundTo":
                return exp.Round(this=self.render(arguments[0]), decimals=self.amount(arguments[1]))
            case "Substring":
                start, length = (self.amount(argument) for argument in arguments[1:])
                return exp.Substring(this=self.render(arguments[0]), start=start, length=length)
            case "Concat":
                return self._concat(arguments)
            case "True" | "False":
                return exp.Boolean(this=action == "True")
            case "Null":
                return exp.Null()
        raise InexpressibleError(action)

    def moment(self, expression: Expression) -> exp.Expr:
        """A date or time, as an argument."""
        if isinstance(expression, Literal):
            return self.instant(expression.text)
        return self.render(expression, ColumnKind.TEXT)

    def instant(self, text: str) -> exp.Expr:
        """A date or time given in the text: where strings are not read as such, as a literal of its type."""
        if self.dialect != "oracle" or anchor_of(Literal(text)) is None:
            return exp.Literal.string(text)
        return exp.Var(this=f"{'TIMESTAMP' if ' ' in text else 'DATE'} '{text}'")

    def _during(self, tested: Expression, period: Expression) -> exp.Expr:
        """A half open range: what is on the first day counts, and the end does not, whatever the time of day."""
        assert isinstance(period, Literal)
        span = Period.parse(period.text)
        found: exp.Expr | None = None
        for side, comparison in ((span.start, exp.GTE), (span.end, exp.LT)):
            if side is not None:
                left = self.operand(tested)
                if (
                    side.is_relative
                    and self.kind(tested) == ColumnKind.TEXT
                    and not dialect_of(self.dialect).reads_dates
                ):
                    left = exp.Cast(this=left, to=exp.DataType.build("timestamp"))
                part = comparison(this=left, expression=self.moment(moment_of(side)))
                found = part if found is None else exp.And(this=found, expression=part)
        assert found is not None
        return found

    def _existence(self, query: Expression) -> exp.Query:
        if not isinstance(query, Query):
            raise InexpressibleError("a query expected")
        return self.block.existence(query)

    def _if(self, action: str, arguments: tuple[Expression, ...]) -> exp.Expr:
        """An aggregate of the rows that meet a condition."""
        one, other = exp.Literal.number("1.0" if action in ("ShareIf", "PercentIf") else 1), exp.Literal.number(0)
        value = self.render(arguments[1], ColumnKind.NUMBER) if action == "SumIf" else one
        case = exp.Case(ifs=[exp.If(this=self.render(arguments[0]), true=value)], default=other)
        if action in ("CountIf", "SumIf"):
            return exp.Sum(this=case)
        share = exp.Avg(this=case)
        return share if action == "ShareIf" else exp.Mul(this=share, expression=exp.Literal.number(100))

    def _median(self, value: exp.Expr) -> exp.Expr:
        form = dialect_of(self.dialect).median
        if not form:
            raise InexpressibleError("a median in this dialect")
        if form == "percentile":
            half = exp.Anonymous(this="PERCENTILE_CONT", expressions=[exp.Literal.number("0.5")])
            ordered = exp.Order(expressions=[exp.Ordered(this=value, nulls_first=False)])
            return exp.WithinGroup(this=half, expression=ordered)
        return exp.Anonymous(this="MEDIAN", expressions=[value])

    def _space(self, action: str, arguments: tuple[Expression, ...]) -> exp.Expr:
        if action == "Point":
            longitude, latitude = (self.render(argument, ColumnKind.NUMBER) for argument in arguments)
            return point(longitude, latitude, self.dialect)
        places = [self.render(argument, ColumnKind.NUMBER) for argument in arguments]
        declared = [self._declared(argument) for argument in arguments[:2]]
        return space_call(action, places, declared[: 1 if action in ("Area", "GeoLength") else 2], self.dialect)

    def _declared(self, place: Expression) -> str:
        """The declared type of a place; empty for a point in degrees."""
        if isinstance(place, Call) and place.action == "Point":
            return ""
        return self.catalog.column(place.table, place.name).type if isinstance(place, Column) else "geometry"

    def _arithmetic(self, action: str, arguments: tuple[Expression, ...]) -> exp.Expr:
        operator = _ARITHMETIC[action]
        level = _BINDING[operator]
        left, right = (self.render(argument, ColumnKind.NUMBER) for argument in arguments)
        left, right = _closed(left, level), _closed(right, level + 1)
        if action == "Divide":
            return exp.Div(this=left, expression=right, typed=True, safe=False)
        return operator(this=left, expression=right)

    def _connective(self, action: str, arguments: tuple[Expression, ...]) -> exp.Expr:
        kind, other = (exp.And, exp.Or) if action == "And" else (exp.Or, exp.And)
        left, right = (
            exp.Paren(this=side) if isinstance(side, other) else side for side in map(self.render, arguments)
        )
        return kind(this=left, expression=right)

    def _nested(self, query: Expression, *, existence: bool = False) -> exp.Subquery:
        if not isinstance(query, Query):
            raise InexpressibleError("a query expected")
        tree = self.block.subquery(query)
        if existence and isinstance(tree, exp.Select) and all(isinstance(item, OfTable) for item in query.select):
            tree.set("expressions", [exp.Literal.number(1)])
        return exp.Subquery(this=tree)

    def _pattern(self, pattern: Expression) -> exp.Expr:
        if isinstance(pattern, Call) and isinstance(literal := pattern.arguments[0], Literal):
            text = {"Contains": f"%{literal.text}%", "StartsWith": f"{literal.text}%", "EndsWith": f"%{literal.text}"}
            return exp.Literal.string(text[pattern.action])
        return self.render(pattern, ColumnKind.TEXT)

    def _case(self, arguments: tuple[Expression, ...], beside: ColumnKind) -> exp.Expr:
        branches = [
            exp.If(this=self.render(arguments[i]), true=self.render(arguments[i + 1], beside))
            for i in range(0, len(arguments) - 1, 2)
        ]
        default = self.render(arguments[-1], beside) if len(arguments) % 2 else None
        return exp.Case(ifs=branches, default=default)

    def _concat(self, arguments: tuple[Expression, ...]) -> exp.Expr:
        if not dialect_of(self.dialect).has_concat_operator:
            parts: list[exp.Expr] = []
            for argument in arguments:
                tree = self.render(argument, ColumnKind.TEXT)
                parts += tree.expressions if isinstance(tree, exp.Concat) else [tree]
            return exp.Concat(expressions=parts, safe=True)
        left, right = (self.render(argument, ColumnKind.TEXT) for argument in arguments)
        left, right = (side if isinstance(side, exp.DPipe) else _closed(side, _TIGHTEST) for side in (left, right))
        return exp.DPipe(this=left, expression=right, safe=True)
