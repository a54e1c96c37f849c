"""The order in which files apply: Flyway versions, numbers and timestamps in front of names, then the alphabet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from .events import Declarations

_FLYWAY = re.compile(r"^[VU](\d+(?:[._]\d+)*)__", re.IGNORECASE)
_REPEATABLE = re.compile(r"^R__", re.IGNORECASE)
_UNDO = re.compile(r"^U\d+(?:[._]\d+)*__|(?:^|[._-])(?:down|rollback|undo|revert)\.sql$", re.IGNORECASE)
_UNDO_FOLDERS = frozenset(("revert", "verify", "down", "downs", "rollback", "rollbacks", "undo"))
"""Folders of Sqitch and others whose scripts take back or test what those beside them do."""
_NUMBERED = re.compile(r"^(\d+)")


@lru_cache(maxsize=16_384)
def is_undo(path: str) -> bool:
    """Whether a file takes a migration back, so that it does not apply."""
    parts = PurePath(path)
    return bool(_UNDO.search(parts.name)) or parts.parent.name.casefold() in _UNDO_FOLDERS


@lru_cache(maxsize=16_384)
def order_key(path: str) -> tuple[str, int, tuple[int, ...], str]:
    """(Folder, stage, version, name): in a folder plain files come first, migrations by number, then repeatable."""
    name = PurePath(path).name
    folder = str(PurePath(path).parent)
    flyway = _FLYWAY.match(name)
    if flyway:
        return folder, 1, tuple(int(n) for n in re.split(r"[._]", flyway.group(1))), name
    if _REPEATABLE.match(name):
        return folder, 2, (), name
    numbered = _NUMBERED.match(name)
    if numbered:
        return folder, 1, (int(numbered.group(1)),), name
    return folder, 0, (), name


def is_applied(path: str) -> bool:
    """Whether a file is one of a sequence that runs once each: what it says is history, once it has run."""
    return order_key(path)[1] == 1


def next_name(names: Sequence[str], words: str) -> str:
    """The name of a migration behind these of one folder, called and numbered as the last of them is.

    >>> next_name(["V1__a.sql", "V9__b.sql"], "rename_a")
    'V10__rename_a.sql'
    >>> next_name(["0007_a.up.sql", "0007_a.down.sql"], "rename_a")
    '0008_rename_a.up.sql'
    """
    last = max((n for n in names if is_applied(n) and not is_undo(n)), key=order_key, default="")
    before = _VERSION.match(last)
    number = _DIGITS.match(last, before.end() if before else 0)
    if number is None:
        return ""
    between = _BETWEEN.match(last, number.end())
    rest = last[between.end() if between else number.end() :]
    ending = rest[len(rest.partition(".")[0]) :]
    if not _ENDING.fullmatch(ending):
        return ""
    following = str(int(number[0]) + 1).rjust(len(number[0]), "0")
    return f"{last[: number.start()]}{following}{between[0] if between else ''}{words}{ending}"


_VERSION = re.compile(r"V(?:\d+[._](?=\d))*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BETWEEN = re.compile(r"[^a-zA-Z0-9.]*")
_ENDING = re.compile(r"(?:\.up)?\.\w+", re.IGNORECASE)


def in_order(files: Sequence[Declarations]) -> list[Declarations]:
    """The files in the order in which they apply; those that undo a migration are left out."""
    return sorted((f for f in files if not is_undo(f.file)), key=lambda f: order_key(f.file))


_MARK = r"^[ \t]*(?:--|\#)[-=*\#!@/ \t]*"
_RULE = r"(?:[ \t]+(?:migration|script))?[-=*\#: \t\r]*$"
_DOWN = re.compile(
    rf"{_MARK}(?:\+(?:goose|migrate|micrate)[ \t]+Down\b|migrate:down|rambler[ \t]+down\b|create above / drop below"
    rf"|(?:DOWNS?|UNDO|ROLLBACK){_RULE}).*",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins the part that takes a migration back: goose, sql-migrate, dbmate, tern, Play, node-pg-migrate …"""
_UP = re.compile(
    rf"{_MARK}(?:\+(?:goose|migrate|micrate)[ \t]+Up\b|migrate:up|rambler[ \t]+up\b|UPS?{_RULE}).*",
    re.IGNORECASE | re.MULTILINE,
)


_NOT_NEWLINE = re.compile(r"[^\n]")


def applied_part(text: str) -> str:
    """The text with its down sections blanked out, so that offsets stay true."""
    if "--" not in text and "#" not in text:
        return text
    kept: list[str] = []
    position = 0
    while down := _DOWN.search(text, position):
        up = _UP.search(text, down.end())
        end = up.start() if up else len(text)
        kept += [text[position : down.start()], _NOT_NEWLINE.sub(" ", text[down.start() : end])]
        position = end
    return "".join([*kept, text[position:]])
