"""Window functions, and arithmetic and conditional aggregates with a name of their own, into the representation."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from .errors import InexpressibleError
from .ir import Call, Expression, Literal, Order, Window

Read = Callable[[exp.Expr], Expression]

_PLAIN: dict[type[exp.Expr], str] = {exp.RowNumber: "RowNumber", exp.Rank: "Rank", exp.DenseRank: "DenseRank"}
_OF_ONE: dict[type[exp.Expr], str] = {exp.FirstValue: "FirstValue", exp.LastValue: "LastValue"}
_AGGREGATES: dict[type[exp.Expr], str] = {exp.Sum: "Sum", exp.Avg: "Avg", exp.Min: "Min", exp.Max: "Max"}
_RUNNING = ("Sum", "Avg")
_ZERO, _HUNDRED = 0.0, 100.0
_SECONDS = {60.0: "MinutesBetween", 3600.0: "HoursBetween", 86400.0: "ElapsedDays"}


def read_window(node: exp.Window, read: Read) -> Expression:
    """A function with its OVER."""
    function = node.this
    if isinstance(function, exp.IgnoreNulls | exp.RespectNulls | exp.Filter) or node.args.get("alias"):
        raise InexpressibleError("a window of a rare kind")
    order = node.args.get("order")
    keys = order.expressions if order is not None else []
    window = Window(
        tuple(read(key) for key in node.args.get("partition_by") or []),
        tuple(Order(read(key.this), bool(key.args.get("desc"))) for key in keys),
    )
    frame = _frame(node.args.get("spec"))
    kind = type(function)
    if kind in _PLAIN and frame == "":
        return Call(_PLAIN[kind], (window,))
    if kind in _OF_ONE:
        return Call(_OF_ONE[kind], (read(function.this), window))
    if isinstance(function, exp.Lag | exp.Lead) and frame == "":
        return _shifted(function, window, read)
    if isinstance(function, exp.Ntile):
        return Call("Ntile", (read(function.this), window))
    if isinstance(function, exp.Count) and frame in ("", "running"):
        if not isinstance(function.this, exp.Star | exp.Literal):
            raise InexpressibleError("COUNT of a column over a window")
        return Call("RunningCount" if window.order else "WindowCount", (window,))
    name = _AGGREGATES.get(kind)
    if name is None:
        raise InexpressibleError(f"{kind.__name__} over a window")
    value = read(function.this)
    if frame.isdecimal() and name in _RUNNING:
        return Call(f"Moving{name}", (value, Literal(frame, True), window))
    if frame == "all" or (frame == "" and not window.order):
        return Call(f"Window{name}", (value, Window(window.partition)))
    if name not in _RUNNING or frame not in ("", "running"):
        raise InexpressibleError("a rare frame of a window")
    return Call(f"Running{name}", (value, window))


def _shifted(function: exp.Expr, window: Window, read: Read) -> Expression:
    offset = function.args.get("offset")
    value = read(function.this)
    if function.args.get("default") is not None:
        raise InexpressibleError("LAG with a default")
    if offset is None or offset.name == "1":
        return Call("Lag" if isinstance(function, exp.Lag) else "Lead", (value, window))
    if isinstance(function, exp.Lead):
        raise InexpressibleError("LEAD by several rows")
    return Call("LagBy", (value, read(offset), window))


def _frame(spec: exp.Expr | None) -> str:
    """ "" for none, `running`, `all`, or the number of rows that move along."""
    if spec is None:
        return ""
    start, end = spec.args.get("start"), spec.args.get("end")
    starts, ends = spec.args.get("start_side"), spec.args.get("end_side")
    if starts == "PRECEDING" and end in ("CURRENT ROW", None):
        if start == "UNBOUNDED":
            return "running"
        if spec.args.get("kind") == "ROWS" and isinstance(start, exp.Literal) and start.name.isdecimal():
            return str(int(start.name) + 1)
    if (start, starts, end, ends) == ("UNBOUNDED", "PRECEDING", "UNBOUNDED", "FOLLOWING"):
        return "all"
    raise InexpressibleError("a rare frame of a window")


def _value(expression: Expression) -> float | None:
    if isinstance(expression, Literal) and expression.is_number:
        try:
            return float(expression.text)
        except ValueError:
            return None
    return None


def folded_arithmetic(call: Call) -> Expression:
    """Quotients, shares and changes by the action that has their name."""
    match call:
        case Call("Subtract", (value, Call("Lag", (before, window)))) if value == before:
            return Call("ChangeFromPrevious", (value, window))
        case Call("Multiply", (Call("ShareIf", arguments), hundred)) if _value(hundred) == _HUNDRED:
            return Call("PercentIf", arguments)
        case Call("Multiply", (hundred, Call("ShareIf", arguments))) if _value(hundred) == _HUNDRED:
            return Call("PercentIf", arguments)
        case Call("Divide", (Call("SecondsBetween", sides), number)) if (size := _value(number)) in _SECONDS:
            return Call(_SECONDS[size or _ZERO], sides)
        case Call("Divide", (Call("Multiply", (a, b)), divisor)):
            return _quotient(a, b, divisor) or call
    return call


def _quotient(a: Expression, b: Expression, divisor: Expression) -> Expression | None:
    """`value * 1.0 / divisor` and `100.0 * value / divisor`, with NULLIF or without."""
    for value, factor in ((a, b), (b, a)):
        if isinstance(factor, Literal) and factor.text in ("1.0", "100.0"):
            match divisor:
                case Call("NullIf", (inner, nothing)) if _value(nothing) == _ZERO:
                    divisor = inner
            return _share(value, divisor, factor.text == "100.0")
    return None


def _share(value: Expression, divisor: Expression, percent: bool) -> Expression:
    match value, divisor:
        case _, Call("WindowSum", (inner, window)) if inner == value:
            return Call("PercentOfTotal" if percent else "ShareOfTotal", (value, window))
        case Call("ChangeFromPrevious", (changing, window)), Call("Lag", (before, other)):
            if percent and changing == before and window == other:
                return Call("PercentChange", (changing, window))
    return Call("Percent" if percent else "SafeDivide", (value, divisor))


def folded_condition(aggregate: str, case: Expression) -> Expression | None:
    """An aggregate of `CASE WHEN condition THEN value ELSE 0 END` by the action that has its name; None for others."""
    match aggregate, case:
        case "Count", Call("Case", (condition, Literal())):
            return Call("CountIf", (condition,))
        case "Sum", Call("Case", (condition, value, otherwise)) if _value(otherwise) == _ZERO:
            return Call("CountIf", (condition,)) if _value(value) == 1 else Call("SumIf", (condition, value))
        case "Avg", Call("Case", (condition, one, otherwise)) if _value(one) == 1 and _value(otherwise) == _ZERO:
            return Call("ShareIf", (condition,))
    return None
