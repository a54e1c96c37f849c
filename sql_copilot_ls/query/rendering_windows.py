"""Window functions as sqlglot trees."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect

from .errors import InexpressibleError
from .ir import Call, Expression, Literal, Window

Render = Callable[[Expression], exp.Expr]

WINDOWS = frozenset(
    [
        "RowNumber",
        "Rank",
        "DenseRank",
        "Ntile",
        "Lag",
        "Lead",
        "LagBy",
        "FirstValue",
        "LastValue",
        "RunningSum",
        "RunningAvg",
        "RunningCount",
        "MovingSum",
        "MovingAvg",
        "WindowSum",
        "WindowAvg",
        "WindowCount",
        "WindowMin",
        "WindowMax",
        "ShareOfTotal",
        "PercentOfTotal",
        "ChangeFromPrevious",
        "PercentChange",
    ]
)
_PLAIN: dict[str, type[exp.Func]] = {
    "RowNumber": exp.RowNumber,
    "Rank": exp.Rank,
    "DenseRank": exp.DenseRank,
}
_OF_ONE: dict[str, type[exp.Func]] = {
    "Lag": exp.Lag,
    "Lead": exp.Lead,
    "FirstValue": exp.FirstValue,
    "LastValue": exp.LastValue,
    "RunningSum": exp.Sum,
    "RunningAvg": exp.Avg,
    "WindowSum": exp.Sum,
    "WindowAvg": exp.Avg,
    "WindowMin": exp.Min,
    "WindowMax": exp.Max,
}
_MOVING: dict[str, type[exp.Func]] = {"MovingSum": exp.Sum, "MovingAvg": exp.Avg}


@lru_cache(maxsize=64)
def null_ordering(dialect: str) -> str:
    """Where a dialect puts NULLs when nobody says."""
    return str(Dialect.get_or_raise(dialect).NULL_ORDERING)


def ordered(key: exp.Expr, descending: bool, dialect: str) -> exp.Ordered:
    """A key of ORDER BY that leaves the place of NULLs to the dialect."""
    default = {"nulls_are_small": not descending, "nulls_are_large": descending}
    return exp.Ordered(this=key, desc=descending or None, nulls_first=default.get(null_ordering(dialect), False))


class WindowRenderer:
    """Renders the window functions of one block."""

    def __init__(self, render: Render, amount: Render, dialect: str) -> None:
        self.render = render
        self.amount = amount
        self.dialect = dialect

    def call(self, call: Call) -> exp.Expr:
        """One window function with its OVER."""
        action = call.action
        *arguments, window = call.arguments
        if not isinstance(window, Window):
            raise InexpressibleError("a window function without its window")
        match action:
            case "ShareOfTotal" | "PercentOfTotal":
                value = self.render(arguments[0])
                total = self.over(exp.Sum(this=value.copy()), window)
                return quotient(value, "1.0" if action == "ShareOfTotal" else "100.0", total)
            case "ChangeFromPrevious":
                return exp.Sub(this=_closed(self.render(arguments[0])), expression=self.previous(arguments[0], window))
            case "PercentChange":
                before = self.previous(arguments[0], window)
                change = exp.Paren(this=exp.Sub(this=_closed(self.render(arguments[0])), expression=before))
                return quotient(change, "100.0", before.copy())
            case "Ntile":
                return self.over(exp.Anonymous(this="NTILE", expressions=[self.amount(arguments[0])]), window)
            case "LagBy":
                return self.over(exp.Lag(this=self.render(arguments[0]), offset=self.amount(arguments[1])), window)
            case "RunningCount" | "WindowCount":
                return self.over(exp.Count(this=exp.Star()), window)
            case "LastValue":
                # Without a frame the last row so far is the row itself.
                return self.over(
                    exp.LastValue(this=self.render(arguments[0])), window, _frame("UNBOUNDED", "UNBOUNDED")
                )
        if action in _PLAIN:
            return self.over(_PLAIN[action](), window)
        if action in _MOVING:
            rows = arguments[1]
            if not (isinstance(rows, Literal) and rows.text.isdecimal() and rows.text != "0"):
                raise InexpressibleError("a moving window of no whole number of rows")
            frame = _frame(exp.Literal.number(int(rows.text) - 1), "CURRENT ROW")
            return self.over(_MOVING[action](this=self.render(arguments[0])), window, frame)
        return self.over(_OF_ONE[action](this=self.render(arguments[0])), window)

    def previous(self, value: Expression, window: Window) -> exp.Expr:
        """The value of the row before."""
        return self.over(exp.Lag(this=self.render(value)), window)

    def over(self, function: exp.Expr, window: Window, frame: exp.WindowSpec | None = None) -> exp.Window:
        """The function over the window; what needs an order and has none gets a constant one."""
        keys = [ordered(self.render(key.expression), key.descending, self.dialect) for key in window.order]
        return exp.Window(
            this=function,
            partition_by=[self.render(key) for key in window.partition],
            order=exp.Order(expressions=keys) if keys else None,
            spec=frame,
            over="OVER",
        )


def quotient(value: exp.Expr, factor: str, divisor: exp.Expr) -> exp.Expr:
    """`value * factor / NULLIF(divisor, 0)`: no division by zero, and no whole numbers cut off."""
    scaled = exp.Mul(this=_closed(value), expression=exp.Literal.number(factor))
    safe = exp.Nullif(this=divisor, expression=exp.Literal.number(0))
    return exp.Div(this=scaled, expression=safe, typed=True, safe=False)


def _closed(tree: exp.Expr) -> exp.Expr:
    return exp.Paren(this=tree) if isinstance(tree, exp.Add | exp.Sub | exp.Connector | exp.Predicate) else tree


def _frame(start: exp.Expr | str, end: str) -> exp.WindowSpec:
    return exp.WindowSpec(
        kind="ROWS",
        start=start,
        start_side="PRECEDING",
        end=end,
        end_side="FOLLOWING" if end == "UNBOUNDED" else None,
    )
