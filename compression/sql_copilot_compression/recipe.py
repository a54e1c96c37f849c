"""A build's recipe: an ordered list of stages in a TOML file, every name and type in it checked."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import cattrs
from cattrs.errors import ForbiddenExtraKeysError

from sql_copilot_compression.data.corpora import CorpusError
from sql_copilot_compression.pointer.network import NetworkConfig
from sql_copilot_compression.stages import STAGES, Stage
from sql_copilot_compression.stages.workshop import Sizes

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Path_ = tuple[str | int, ...]
"""Keys and positions that lead to a value of a TOML document."""


class RecipeError(Exception):
    """A recipe cannot be read or asks for something that does not exist; the message says where."""


@dataclass(frozen=True)
class Recipe:
    """What a build does, in order."""

    name: str
    stages: Sequence[tuple[str, Stage]]
    """(Kind, stage)."""


class _WrongError(Exception):
    """What is wrong, and the way to it."""

    def __init__(self, path: Path_, reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = path, reason


def load_recipe(path: Path) -> Recipe:
    """Read a recipe. Raises RecipeError naming the file, the line and what is wrong there."""
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except FileNotFoundError as error:
        raise RecipeError(f"{path}: there is no such recipe") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"{path}: not valid TOML: {error}") from error
    try:
        return _recipe(path.stem, document)
    except _WrongError as error:
        raise RecipeError(f"{path}:{line_of(text, error.path)}: {error.reason}") from error


def _recipe(stem: str, document: Mapping[str, Any]) -> Recipe:
    for key in document:
        if key not in ("name", "stage"):
            raise _WrongError((key,), f"unknown key {key}: a recipe has a name and stages ([[stage]])")
    name, tables = document.get("name", stem), document.get("stage", [])
    if not isinstance(name, str):
        raise _WrongError(("name",), f"name is a text, not {name!r}")
    if not isinstance(tables, list) or not tables:
        raise _WrongError(("stage",), "a recipe has at least one [[stage]]")
    stages = [_stage(number, table) for number, table in enumerate(tables)]
    return Recipe(name, stages)


def _stage(number: int, table: Any) -> tuple[str, Stage]:
    kind = table.get("kind") if isinstance(table, Mapping) else None
    if kind not in STAGES:
        raise _WrongError(("stage", number, "kind"), f"a stage's kind is one of {', '.join(STAGES)}, not {kind!r}")
    values = {key: value for key, value in table.items() if key != "kind"}
    try:
        return kind, _CONVERTER.structure(values, STAGES[kind])
    except cattrs.BaseValidationError as error:
        where, reason = _first(error)
        raise _WrongError(("stage", number, *where), f"{kind}: {reason}") from error
    except (TypeError, ValueError, CorpusError) as error:
        raise _WrongError(("stage", number), f"{kind}: {error}") from error


def _first(error: BaseException) -> tuple[Path_, str]:
    """The way to the first fault of a tree of cattrs' errors, and what it is."""
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(sorted(f.name for f in fields(error.cl)))
        key = sorted(error.extra_fields)[0]
        return (key,), f"unknown key {key}; known here: {known}"
    if not isinstance(error, cattrs.BaseValidationError):
        return (), _reason(error)
    inner = error.exceptions[0]
    step: Path_ = ()
    for note in getattr(inner, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            step = (note.name,)
        elif isinstance(note, cattrs.IterableValidationNote):
            step = (note.index,)
    where, reason = _first(inner)
    return (*step, *where), reason if not step or where else f"{step[0]}: {reason}"


def _reason(error: BaseException) -> str:
    """The words of an error that a converter met: of a missing key, which one."""
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _strict(*kinds: type) -> Any:
    """A hook that takes values of exactly these types as they are: TOML knows types, so nothing is converted."""

    def structure(value: Any, _: type) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{value!r} is no {' or '.join(_WORDS[kind] for kind in kinds)}")
        return value

    return structure


_WORDS = {int: "whole number", float: "number", bool: "true or false", str: "text", list: "list"}


def _sizes(value: Any, _: object) -> Any:
    """Sizes of a network by their names."""
    known = {f.name: int if f.type in (int, "int") else float for f in fields(NetworkConfig)}
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} is no table of sizes")
    for name, size in value.items():
        if name not in known:
            raise ValueError(f"no size is called {name}; known: {', '.join(sorted(known))}")
        if type(size) not in (int, known[name]):
            raise TypeError(f"{name}: {size!r} is no {_WORDS[known[name]]}")
    return dict(value)


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(int, _strict(int))
    converter.register_structure_hook(float, _strict(float, int))
    converter.register_structure_hook(bool, _strict(bool))
    converter.register_structure_hook(str, _strict(str))
    converter.register_structure_hook_func(lambda kind: kind is Sizes, _sizes)
    lists: dict[Any, Any] = {
        Sequence[str]: str,
        tuple[str, ...]: str,
        tuple[int, ...]: int,
        tuple[float, ...]: float,
        tuple[Sizes, ...]: Sizes,
    }

    def structure_list(value: Any, kind: Any) -> Any:
        _strict(list)(value, list)
        items: Any = list[lists[kind]]  # type: ignore[valid-type]
        return tuple(converter.structure(value, items))

    converter.register_structure_hook_func(lambda kind: kind in lists, structure_list)
    return converter


_CONVERTER = _converter()
_HEADER = re.compile(r"[ \t]*(\[\[?)([^\[\]]+)\]\]?")
_KEY = re.compile(r"[ \t]*([\w.\"-]+)[ \t]*=")


def line_of(text: str, path: Path_) -> int:
    """The line, from 1, of a TOML text where the value that a path leads to is written, or what is nearest to it."""
    best, line = 0, 1
    table: Path_ = ()
    counts: dict[str, int] = {}
    for number, content in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(content):
            name = header[2].strip()
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
            here = table = _steps(name, counts)
        elif key := _KEY.match(content):
            here = (*table, *(part.strip('"') for part in key[1].split(".")))
        else:
            continue
        shared = min(len(here), len(path))
        if shared > best and here[:shared] == path[:shared]:
            best, line = shared, number
    return line


def _steps(name: str, counts: Mapping[str, int]) -> Path_:
    """The way to the table that a header names: of arrays of tables, to the last one so far."""
    steps: list[str | int] = []
    parts = [part.strip() for part in name.split(".")]
    for at, part in enumerate(parts, 1):
        steps.append(part.strip('"'))
        if ".".join(parts[:at]) in counts:
            steps.append(counts[".".join(parts[:at])])
    return tuple(steps)
