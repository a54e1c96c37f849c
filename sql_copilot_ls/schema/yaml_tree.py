"""YAML as a tree of texts with their lines, within bounds: PyYAML reads it, nothing is constructed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 50
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"~", "null", "Null", "NULL"})


@dataclass
class Node:
    """A scalar's text, a mapping's pairs or a sequence's entries; lines and columns count from 0."""

    line: int
    column: int
    value: str = ""
    pairs: dict[str, Node] = field(default_factory=dict)
    entries: list[Node] = field(default_factory=list)
    last_line: int = 0

    def text(self, key: str) -> str:
        """The scalar under a key, on one line; "" when there is none."""
        return " ".join(self.pairs[key].value.split()) if key in self.pairs else ""

    def items(self, key: str) -> list[Node]:
        """The entries under a key."""
        return self.pairs[key].entries if key in self.pairs else []


class YamlError(ValueError):
    """Why a text is read up to `line` only."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read_yaml(text: str) -> tuple[Node, YamlError | None]:
    """The first document's tree, as far as it can be read, and why no further. Aliases are refused: they multiply."""
    root = Node(0, 0)
    if len(text) > MAX_CHARACTERS:
        return root, YamlError(0, f"YAML of over {MAX_CHARACTERS:,} characters: split the file")
    text = text.encode("utf-8", "replace").decode("utf-8")  # halves of surrogate pairs, which editors may send
    last = text.count("\n")
    try:
        for _ in _built(text, root, last):
            pass
    except YamlError as error:
        return root, error
    except yaml.YAMLError as error:
        line, _ = _place(getattr(error, "problem_mark", None), last)
        said = str(getattr(error, "problem", None) or error)
        return root, YamlError(line, f"no YAML: {said.splitlines()[0] if said else type(error).__name__}")
    return root, None


def _built(text: str, root: Node, last: int) -> Iterator[None]:
    """Add what the events of the parser say to the root; each node stands in its parent from its beginning."""
    parents = [root]
    keys: list[str | None] = [None]
    for event in yaml.parse(text, Loader=_LOADER):
        yield
        if isinstance(event, yaml.DocumentEndEvent):
            return
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(
                _place(event.start_mark, last)[0],
                f"*{event.anchor}: aliases are not read; write out what it stands for",
            )
        if isinstance(event, yaml.CollectionEndEvent):
            parents.pop().last_line = _place(event.end_mark, last)[0]
            keys.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        is_scalar = isinstance(event, yaml.ScalarEvent)
        value = event.value if isinstance(event, yaml.ScalarEvent) else ""
        parent = parents[-1]
        in_mapping = len(parents) > 1 and keys[-1] is not None
        line, column = _place(event.start_mark, last)
        if in_mapping and keys[-1] == "":
            if not is_scalar:
                raise YamlError(line, "a key that is no text")
            keys[-1] = value or "~"
            continue
        plain = isinstance(event, yaml.ScalarEvent) and event.implicit[0]
        node = Node(line, column, "" if plain and value in _NULLS else value, last_line=_place(event.end_mark, last)[0])
        if not in_mapping:
            parent.entries.append(node)
        else:
            parent.pairs[keys[-1] or ""] = node
            keys[-1] = ""
        if not is_scalar:
            if len(parents) > MAX_DEPTH:
                raise YamlError(line, f"YAML nested over {MAX_DEPTH} levels")
            parents.append(node)
            keys.append("" if isinstance(event, yaml.MappingStartEvent) else None)


def _place(mark: object, last: int) -> tuple[int, int]:
    """Line, up to the last, and column of PyYAML's marks, of which there are two kinds; YAML has more ends of lines."""
    return min(getattr(mark, "line", 0), last), getattr(mark, "column", 0)
