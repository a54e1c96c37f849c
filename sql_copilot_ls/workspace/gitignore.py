"""Which files Git ignores, by the .gitignore files in a folder and around it, up to the top of its repository.

A file that matches counts as ignored even when it was added to the repository all the same: what was added stands in
Git's own index, which is not read.
"""

from __future__ import annotations

import os
from pathlib import Path

from pathspec import PathSpec

from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.workspace.globs import LONGEST, SegmentPattern

NAME = ".gitignore"
_MAX_BYTES = 256 * 1024
_MAX_LINES = 4096


class _Rule(SegmentPattern):
    """One line of a .gitignore; paths of folders end with a slash."""

    __slots__ = ("_only_folders",)

    def __init__(self, line: str) -> None:
        text = line.rstrip("\r\n")
        while text.endswith(" ") and not text.endswith("\\ "):
            text = text[:-1]
        negated = text.startswith("!")
        text = text.removeprefix("!")
        self._only_folders = text.endswith("/")
        text = text.removesuffix("/")
        anchored = "/" in text
        text = text.removeprefix("/")
        super().__init__(text if anchored else f"**/{text}", include=not negated)

    def match_file(self, file: str) -> str | None:
        """The path when the rule is about it."""
        is_folder = file.endswith("/")
        if self._only_folders and not is_folder:
            return None
        return super().match_file(file.removesuffix("/"))


def _is_rule(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#") and text not in ("!", "/", "!/") and len(text) <= LONGEST


class Ignored:
    """The rules that hold in a folder; .gitignore files are read when first needed. For one thread."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._rules: dict[Path, tuple[tuple[str, PathSpec[_Rule]], ...]] = {}
        self._outer: tuple[tuple[str, PathSpec[_Rule]], ...] | None = None

    def forget(self) -> None:
        """Read the .gitignore files anew when next needed."""
        self._rules.clear()
        self._outer = None

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether the rules are about the path itself; its folders are taken not to be ignored."""
        text = str(path)
        for base, spec in reversed(self._of(path.parent)):
            relative = text[len(base) + 1 :].replace(os.sep, "/") + ("/" if is_folder else "")
            included = spec.check_file(relative, separators=()).include
            if included is not None:
                return included
        return False

    def holds(self, path: Path) -> bool:
        """Whether a file of the folder, or a folder it lies in, is ignored."""
        try:
            parts = path.relative_to(self._root).parts
        except ValueError:
            return False
        at = self._root
        for part in parts[:-1]:
            at = at / part
            if self.ignores(at, is_folder=True):
                return True
        return self.ignores(path)

    def _of(self, folder: Path) -> tuple[tuple[str, PathSpec[_Rule]], ...]:
        """The rules for what lies in a folder, those nearest to it last."""
        known = self._rules.get(folder)
        if known is None:
            if folder == self._root or self._root not in folder.parents:
                above = self._around()
            else:
                above = self._of(folder.parent)
            own = _read(folder / NAME)
            known = self._rules[folder] = (*above, (str(folder), own)) if own else above
        return known

    def _around(self) -> tuple[tuple[str, PathSpec[_Rule]], ...]:
        """The rules of the folders around the root, when it lies in a repository."""
        if self._outer is None:
            top = next((f for f in (self._root, *self._root.parents) if (f / ".git").exists()), None)
            found = []
            if top is not None:
                folders = [f for f in reversed(self._root.parents) if f == top or top in f.parents]
                for folder, file in ((top, top / ".git" / "info" / "exclude"), *((f, f / NAME) for f in folders)):
                    rules = _read(file)
                    if rules:
                        found.append((str(folder), rules))
            self._outer = tuple(found)
        return self._outer


def _read(path: Path) -> PathSpec[_Rule] | None:
    """The rules of a file, None when there are none."""
    try:
        text = read_file(path, _MAX_BYTES, within=path.parent).decode("utf-8", "surrogateescape")
    except (OSError, UnreadableError):
        return None
    lines = [line for line in text.split("\n")[:_MAX_LINES] if _is_rule(line)]
    return PathSpec([_Rule(line) for line in lines], backend="simple") if lines else None
