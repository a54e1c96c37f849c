"""Every pattern of the package, and how each is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import sql_copilot_ls

_METHODS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"})
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern, where it is defined, and the methods that the package calls of it."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def modules() -> list[ModuleType]:
    """Every module of the package that can be imported without being run."""
    root = sql_copilot_ls
    names = [m.name for m in pkgutil.walk_packages(root.__path__, f"{root.__name__}.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def patterns() -> list[Used]:
    """Those in globals and classes, in whatever holds them there, and those written where they are used."""
    found: dict[tuple[str, int], Used] = {}
    every = modules()
    for module in every:
        called = _calls(module)
        for name, pattern, is_global in _held(module):
            own = called.get(name, set()) if is_global else set()
            if not own:  # by another name: `shape.values.fullmatch`
                direct = {n for n, v in vars(module).items() if isinstance(v, re.Pattern)}
                own = set().union(*(methods for n, methods in called.items() if n not in direct and n != "re"))
                own &= {"match", "fullmatch", "search", "finditer"}  # the others are a text's, too
            _add(found, f"{module.__name__.removeprefix('sql_copilot_ls.')}:{name}", pattern, own)
        for place, pattern, method in _literal(module):
            if method != "compile" or (str(pattern.pattern), pattern.flags) not in found:
                _add(found, place, pattern, {"search" if method == "compile" else method})
    return sorted((u if u.methods else Used(u.place, u.pattern, _ANY) for u in found.values()), key=lambda u: u.place)


_ANY = frozenset({"search"})


def _add(found: dict[tuple[str, int], Used], place: str, pattern: re.Pattern[Any], methods: set[str]) -> None:
    key = (str(pattern.pattern), pattern.flags)
    known = found.get(key)
    found[key] = Used(
        known.place if known else place, pattern, frozenset(methods) | (known.methods if known else set())
    )


def _held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any], bool]]:
    for name, value in list(vars(module).items()):
        if isinstance(value, ModuleType) or (name.startswith("__") and name.endswith("__")):
            continue
        if isinstance(value, type):
            if value.__module__ == module.__name__:
                for inner, held in list(vars(value).items()):
                    for pattern, _ in _inside(held, 0):
                        yield f"{name}.{inner}", pattern, False
            continue
        for pattern, depth in _inside(value, 0):
            yield name, pattern, depth == 0


def _inside(value: Any, depth: int) -> Iterator[tuple[re.Pattern[Any], int]]:
    if isinstance(value, re.Pattern):
        yield value, depth
    elif depth < _DEEPEST:
        inner: Any = ()
        if isinstance(value, dict):
            inner = [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inner = value
        elif is_dataclass(value) and not isinstance(value, type):
            inner = [getattr(value, f.name, None) for f in fields(value)]
        for item in list(inner)[:4000]:
            if not isinstance(item, str | int | float):
                yield from _inside(item, depth + 1)


def _source(module: ModuleType) -> ast.Module | None:
    file = getattr(module, "__file__", None)
    return ast.parse(Path(file).read_text(encoding="utf-8")) if file else None


def _calls(module: ModuleType) -> dict[str, set[str]]:
    """The methods that a module calls of each name; what has no name counts as the empty one."""
    found: dict[str, set[str]] = defaultdict(set)
    tree = _source(module)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and not isinstance(node.value, ast.Constant):
            found[node.value.id if isinstance(node.value, ast.Name) else ""].add(node.attr)
    return found


def _literal(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any], str]]:
    """Patterns written in calls of `re`, as far as they depend on globals only."""
    tree = _source(module)
    for node in ast.walk(tree) if tree else ():
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
        ):
            continue
        method = node.func.attr
        if method not in _METHODS | {"compile"}:
            continue
        flags = next((k.value for k in node.keywords if k.arg == "flags"), None)
        position = 1 if method == "compile" else 2
        if flags is None and len(node.args) > position and method in ("compile", "match", "search", "fullmatch"):
            flags = node.args[position]
        place = f"{module.__name__.removeprefix('sql_copilot_ls.')}:{node.lineno}"
        try:
            pattern = re.compile(_value(node.args[0], module), _value(flags, module) if flags else 0)
        except (NameError, TypeError, AttributeError):
            continue  # depends on an argument: what it makes stands in a global, or is a name of the schema, escaped
        yield place, pattern, method


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(vars(module)))


if __name__ == "__main__":
    for used in patterns():
        sys.stdout.write(f"{used.place} {sorted(used.methods)}\n")
