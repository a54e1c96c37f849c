"""The house as its imports show it: no circle, rooms that import only what they may, one name for one module.

Every import counts, those inside functions and those under TYPE_CHECKING too: a module that needs another only for a
type still cannot be read, moved or tested without it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from sql_copilot_ls.sql.dialects import dialect_of

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (ROOT / "sql_copilot_ls", ROOT / "compression" / "sql_copilot_compression")

PURE = {"schema": {"sql"}, "query": {"schema", "sql", "periods"}, "linking": {"schema", "sql", "periods"}}
ROOMS: dict[str, set[str]] = {
    "sql": set(),
    "periods": set(),
    **PURE,
    "analysis": {"schema", "sql"},
    "own_queries": {"linking", "periods", "query", "schema", "sql"},
    "glossary": {"query", "schema", "sql"},
    "generation": {"own_queries", "analysis", "linking", "query", "schema", "sql", "periods"},
    "running": {"schema", "sql"},
    "explaining": {"schema", "sql"},
    "workspace": {"own_queries", "analysis", "glossary", "linking", "schema", "sql"},
    "server": {"own_queries", "workspace", "generation", "analysis", "linking", "schema", "sql"},
    "features": {
        "glossary",
        "own_queries",
        "query",
        "running",
        "explaining",
        "server",
        "workspace",
        "generation",
        "analysis",
        "schema",
        "sql",
    },
    "cli": {"glossary", "server", "generation", "analysis", "linking", "periods", "query", "schema", "sql"},
    "compression": {"generation", "linking", "query", "schema", "sql", "periods"},
}
"""What each room may import besides itself and `versions`."""
WIRING = "sql_copilot_ls.server.wiring"
"""Ties the features to the session, so it alone of its room imports them."""
BUILDING = {"torch", "transformers", "numpy"}
PROTOCOL = {"pygls", "lsprotocol"}
ANALYSIS = ("syntax", "scoping", "ide")
"""The rooms of analysis, each above those before it."""
MOST_LINES = 500
NAMED_TWICE = {
    "artefact",
    "comments",
    "errors",
    "features",
    "kinds",
}
"""Module names that still occur twice; one that is added needs a reason in docs/architecture.md."""


def modules() -> dict[str, Path]:
    """Every module of both packages by its dotted name; a package's name stands for its `__init__`."""
    found = {}
    for package in PACKAGES:
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(package.parent).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imported(name: str, path: Path) -> Iterator[str]:
    """The dotted names that a module imports, relative ones resolved; `from a import b` as `a.b`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
                base = ".".join(package[: len(package) - node.level + 1] + ([base] if base else []))
            yield from (f"{base}.{alias.name}" for alias in node.names)


def module_of(name: str) -> str | None:
    """The module of ours that holds an imported name."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


GRAPH = {
    name: {found for target in imported(name, path) if (found := module_of(target)) not in (None, name)}
    for name, path in MODULES.items()
}


def room(name: str) -> str:
    """The room of a module, empty for those that stand in none."""
    parts = name.split(".")
    if parts[0] == "sql_copilot_compression":
        return "compression"
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else ""


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The sets of modules that import each other, by Tarjan's algorithm."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for target in sorted(graph[name]):
            if target not in order:
                visit(target)
                lowest[name] = min(lowest[name], lowest[target])
            elif target in stack:
                lowest[name] = min(lowest[name], order[target])
        if lowest[name] == order[name]:
            at = stack.index(name)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for name in graph:
        if name not in order:
            visit(name)
    return found


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def test_no_module_imports_itself_in_a_circle() -> None:
    assert circles(GRAPH) == []


@pytest.mark.parametrize("own", sorted(ROOMS))
def test_a_room_imports_only_what_it_may(own: str) -> None:
    allowed = ROOMS[own] | {own, ""}
    wrong = [
        f"{name} imports {target}"
        for name, targets in GRAPH.items()
        if room(name) == own
        for target in targets
        if room(target) not in allowed and not (name == WIRING and room(target) == "features")
    ]
    assert wrong == []


@pytest.mark.parametrize("own", ANALYSIS)
def test_a_room_of_analysis_stands_on_those_below(own: str) -> None:
    above = ANALYSIS[ANALYSIS.index(own) + 1 :]
    wrong = [
        f"{name} imports {target}"
        for name, targets in GRAPH.items()
        if name.startswith(f"sql_copilot_ls.analysis.{own}.")
        for target in targets
        if target.startswith(tuple(f"sql_copilot_ls.analysis.{room}" for room in above))
    ]
    assert wrong == []


def test_serving_never_imports_what_only_builders_have() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, path in MODULES.items()
        if room(name) != "compression"
        for target in imported(name, path)
        if target.partition(".")[0] in BUILDING
    ]
    assert wrong == []


def test_only_server_features_and_workspace_know_the_protocol() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, path in MODULES.items()
        if room(name) not in ("server", "features", "workspace", "compression")
        for target in imported(name, path)
        if target.partition(".")[0] in PROTOCOL
    ]
    assert wrong == []


def test_a_module_name_occurs_once() -> None:
    named = defaultdict(list)
    for name in MODULES:
        named[name.rpartition(".")[2]].append(name)
    twice = {name: where for name, where in named.items() if len(where) > 1 and name != "__main__"}
    assert {name: where for name, where in twice.items() if name not in NAMED_TWICE} == {}


def test_no_file_of_the_server_has_five_hundred_lines() -> None:
    long = {
        n: length for n, p in MODULES.items() if (length := p.read_text(encoding="utf-8").count("\n")) >= MOST_LINES
    }
    assert {name: length for name, length in long.items() if room(name) != "compression"} == {}


def sets_of_dialects(source: str) -> list[str]:
    """Collections of nothing but dialects' names, two or more: what sets apart is a trait of the one table."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Set | ast.Tuple | ast.List):
            continue
        values = node.elts
        texts = [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)]
        if len(texts) == len(values) > 1 and any(texts) and all(not t or dialect_of(t).name for t in texts):
            found.append(f"{node.lineno}: {texts}")
    return found


def test_sets_of_dialects_are_found() -> None:
    source = 'A = frozenset(("", "Postgres"))\nif d in ("mariadb", "tsql"): pass\nB = ("mysql", "key")\nC = ("", "")'
    assert sets_of_dialects(source) == ["1: ['', 'Postgres']", "2: ['mariadb', 'tsql']"]


def test_what_sets_dialects_apart_stands_in_their_table() -> None:
    table = PACKAGES[0] / "sql" / "dialects.py"
    found = {
        str(path.relative_to(ROOT)): sets
        for path in sorted(PACKAGES[0].rglob("*.py"))
        if path != table and (sets := sets_of_dialects(path.read_text(encoding="utf-8")))
    }
    assert found == {}
