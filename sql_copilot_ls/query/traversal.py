"""Goes through queries, whatever nodes they are made of: changes them from the inside out, or lists their nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, TypeVar

from .ir import Call, Expression, Query

Node = TypeVar("Node")


_PARTS: dict[type[Any], tuple[str, ...] | None] = {}
_PLAIN = frozenset({"str", "int", "float", "bool", "tuple[str, ...]"})


def _parts(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a node's class that may hold nodes; None for what is no node."""
    try:
        return _PARTS[kind]
    except KeyError:
        names = [field.name for field in fields(kind) if field.type not in _PLAIN] if is_dataclass(kind) else None
        _PARTS[kind] = None if names is None else tuple(names)
        return _PARTS[kind]


def rewritten(
    query: Node,
    *,
    call: Callable[[Call], Expression] = lambda call: call,
    block: Callable[[Query], Query] = lambda block: block,
) -> Node:
    """The query (or another statement) with every call and every SELECT block replaced by what the functions make of
    it; the very same object where they change nothing.

    What is inside a call or a block has been changed before it. All parts of a node are visited, whatever its class.
    """

    result: Node = _Rewriting(call, block)(query)
    return result


def rewritten_block(query: Query, call: Callable[[Call], Expression]) -> Query:
    """One block with every call of its own replaced, from the inside out; queries inside it are left as they are."""

    result: Query = with_parts(query, _RewritingCalls(call))
    return result


class _Rewriting:
    """A function of a node and its parts. One that calls itself would hold, until the collector of cycles comes, all
    that the functions given to it hold, such as a whole schema.
    """

    __slots__ = ("_block", "_call")

    def __init__(self, call: Callable[[Call], Expression], block: Callable[[Query], Query]) -> None:
        self._call, self._block = call, block

    def __call__(self, node: Any) -> Any:
        if _parts(node.__class__) == ():  # as most are
            return node
        node = with_parts(node, self)
        kind = node.__class__
        if kind is Call:
            return self._call(node)
        return self._block(node) if kind is Query else node


class _RewritingCalls:
    """The same of a block's own calls."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[[Call], Expression]) -> None:
        self._call = call

    def __call__(self, node: Any) -> Any:
        if isinstance(node, Query):
            return node
        node = with_parts(node, self)
        return self._call(node) if isinstance(node, Call) else node


def with_parts(node: Any, changed: Callable[[Any], Any]) -> Any:
    """The node, or the tuple of nodes, with each of its parts changed; the very same object where nothing is."""
    if node.__class__ is tuple:
        items = [changed(item) for item in node]
        return node if all(map(is_, items, node)) else tuple(items)
    parts = _parts(node.__class__)
    if not parts:
        return node
    news: dict[str, Any] = {}
    for name in parts:
        old = getattr(node, name)
        if not old:  # None, or no items
            continue
        new = changed(old)
        if new is not old:
            news[name] = new
    return replace(node, **news) if news else node


def every_node(query: object) -> Iterator[Any]:
    """All nodes of a query or another statement, itself first, whatever their classes; subqueries are entered."""
    if isinstance(query, tuple):
        for item in query:
            yield from every_node(item)
        return
    parts = _parts(type(query))
    if parts is not None:
        yield query
        for name in parts:
            yield from every_node(getattr(query, name))
