"""The part of YAML that property files are written in: nested keys, dashes, one-line lists, plain or quoted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_LINES = 200_000
_LINE = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*-?)(?P<rest>.*)$")
_KEY = re.compile(r"^(?P<key>\"[^\"]*\"|'[^']*'|[^\s'\"\[{#:][^:#]*?)\s*:(?:\s+(?P<value>.*))?$")


@dataclass
class Node:
    """A key with what stands after it or below it; a list entry has the key "-". Lines and indents count from 0."""

    key: str
    value: str
    indent: int
    line: int
    below: list[Node] = field(default_factory=list)
    last_line: int = 0


def read_outline(text: str) -> Node:
    """The tree of keys. Never raises: a line of another form is taken as more text of the value above it."""
    root = Node("", "", -1, 0)
    open_nodes = [root]
    for number, line in enumerate(text.split("\n")[:MAX_LINES]):
        match = _LINE.match(line.rstrip().replace("\t", "  "))
        if match is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        indent, dashes, rest = len(match["indent"]), match["dashes"], match["rest"]
        if dashes and not dashes.endswith(" ") and rest:  # "--- " and "-word" are no list entries
            dashes, rest = "", dashes + rest
        depth = indent
        for _ in range(dashes.count("-")):
            _open(open_nodes, Node("-", "", depth, number))
            depth += 2
        key = _KEY.match(rest)
        if key is not None:
            _open(open_nodes, Node(key["key"].strip("'\""), _plain(key["value"] or ""), depth, number))
        elif dashes:
            open_nodes[-1].value = _plain(rest)
        elif open_nodes[-1] is not root:
            open_nodes[-1].value = f"{open_nodes[-1].value.strip('|>-')} {_plain(rest)}".strip()
        for node in open_nodes:
            node.last_line = number
    return root


def _open(open_nodes: list[Node], node: Node) -> None:
    while len(open_nodes) > 1 and (
        open_nodes[-1].indent > node.indent
        or (open_nodes[-1].indent == node.indent and not (node.key == "-" and open_nodes[-1].key != "-"))
    ):
        open_nodes.pop()
    open_nodes[-1].below.append(node)
    if len(open_nodes) < 100:
        open_nodes.append(node)


def _plain(text: str) -> str:
    text = text.strip()
    if text[:1] in ("'", '"'):
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else text[1:]
    return re.sub(r"\s+#.*$", "", text)


def children(node: Node, key: str) -> Iterator[Node]:
    """The nodes of that key right below."""
    return (n for n in node.below if n.key == key)


def entries(node: Node, key: str) -> Iterator[Node]:
    """The list entries below a key; of a one-line list its scalars."""
    for child in children(node, key):
        if child.value.startswith("["):
            yield from (
                Node("-", _plain(v), child.indent, child.line) for v in child.value.strip("[]").split(",") if v.strip()
            )
        yield from (n for n in child.below if n.key == "-")


def value_of(node: Node, key: str) -> str:
    """The scalar after a key, or the empty string."""
    return next((n.value for n in children(node, key)), "")


def strings(node: Node, key: str) -> list[str]:
    """The scalars of a list, on one line or several; dbt may nest them under `arguments`."""
    found = [n.value for n in entries(node, key)]
    return found or [n.value for inner in children(node, "arguments") for n in entries(inner, key)]
