"""Judges answers about the two workspaces of this folder: they should give the expected rows on invented databases.

Workspaces, comments and expected SQL were written before the code that they judge.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SEEDS = (1, 2, 3)
_DAYS = [f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(1, 13) for day in (3, 15, 27)]
_PEOPLE = ["Ada Byron", "Emil Roth", "Ida Kern", "Jo Lim", "Kai Voss", "Lea Funk", "Max Orth", "Nia Abel", "Ole Dorn"]
_CITIES = ["Berlin", "Munich", "Hamburg", "Bonn"]
ROWS: dict[str, dict[str, int]] = {
    "glossary": {"region": 3, "users": 40, "orders": 120, "sku": 12, "items": 200, "refunds": 30},
    "examples": {
        "insurers": 3, "depts": 4, "patients": 40, "doctors": 9, "visits": 260, "bills": 180, "drugs": 10,
        "prescriptions": 120,
    },
}  # fmt: skip
"""Workspace → table → how many rows."""
POOLS: dict[str, list[Any]] = {
    "region.code": ["N", "S", "W"],
    "users.status": [1, 3, 3, 3, 7],
    "users.deleted_at": [None, None, None, "2024-02-01"],
    "users.plan_cd": ["P1", "P5", "P9"],
    "orders.st": [1, 2, 4, 5],
    "orders.total": [*range(100, 2000, 37)],
    "orders.freight": [*range(5, 60)],
    "orders.channel": ["mini", "web", "shop"],
    "sku.cat": ["E01", "F02", "G03"],
    "items.qty": [*range(1, 9)],
    "items.price": [*range(10, 400, 13)],
    "refunds.amt": [*range(10, 500, 7)],
    "refunds.reason": ["Q1", "R2"],
    "insurers.name": ["Alpha Care", "Beta Health", "Gamma Union"],
    "insurers.tier": [1, 2, 3],
    "depts.name": ["Cardiology", "Surgery", "Oncology", "Radiology"],
    "depts.floor": [1, 2, 3],
    "patients.full_name": _PEOPLE,
    "patients.birth_date": ["1950-02-03", "1958-07-01", "1975-01-09", "1991-04-05", "2001-10-10"],
    "patients.sex": ["f", "m"],
    "patients.city": _CITIES,
    "patients.insurer_id": [1, 2, 3, None],
    "patients.created_on": _DAYS,
    "doctors.full_name": _PEOPLE,
    "doctors.specialty": ["cardiologist", "surgeon", "oncologist"],
    "doctors.hired_on": ["2015-05-01", "2019-09-01", "2021-03-01", "2022-06-15"],
    "visits.kind": ["E", "R", "F"],
    "visits.status": ["D", "D", "D", "N", "C"],
    "visits.duration_min": [*range(10, 95, 3)],
    "bills.amount": [*range(20, 800, 11)],
    "drugs.name": [
        "Aspirin",
        "Ibuprofen",
        "Codein",
        "Zinc",
        "Iodine",
        "Retinol",
        "Biotin",
        "Heparin",
        "Lithium",
        "Senna",
    ],
    "drugs.form": ["syrup", "tablet", "drops"],
    "drugs.price": [*range(5, 60, 6)],
    "prescriptions.qty": [*range(1, 9)],
}
"""Column → the values that its rows are drawn from; in order where there are enough of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A comment and the SQL that answers it."""

    comment: str
    sql: str


def asked(file: Path) -> list[Asked]:
    """The comments of a file, each above the SQL expected for it."""
    found: list[Asked] = []
    for block in file.read_text("utf-8").split("\n\n"):
        comment, _, sql = block.strip().partition("\n")
        if comment:
            found.append(Asked(comment.removeprefix("--").strip(), sql.strip().rstrip(";")))
    return found


def databases(workspace: str) -> list[sqlite3.Connection]:
    """The workspace's tables, filled three times."""
    return [_filled(workspace, seed) for seed in SEEDS]


def _filled(workspace: str, seed: int) -> sqlite3.Connection:
    chance = random.Random(seed)
    database = sqlite3.connect(":memory:")
    database.executescript((FOLDER / workspace / "schema.sql").read_text("utf-8"))
    sizes = ROWS[workspace]
    for table, size in sizes.items():
        columns = [(row[1], row[2]) for row in database.execute(f"PRAGMA table_info({table})")]
        parents = {row[3]: row[2] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
        for number in range(1, size + 1):
            row = [_value(chance, table, *column, number, sizes, parents) for column in columns]
            database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        if table == "bills":  # what is paid goes with when
            database.execute("UPDATE bills SET paid = CASE id % 3 WHEN 0 THEN 0 WHEN 1 THEN amount ELSE amount / 2 END")
            database.execute("UPDATE bills SET paid_on = NULL WHERE id % 3 <> 1")
    return database


def _value(
    chance: random.Random, table: str, name: str, kind: str, number: int, sizes: dict[str, int], parents: dict[str, str]
) -> Any:
    if name == "id":
        return number
    pool = POOLS.get(f"{table}.{name}")
    if pool is not None:
        return pool[number - 1] if len(pool) >= sizes[table] else chance.choice(pool)
    if name in parents:
        most = sizes[parents[name]]
        return chance.randint(1, most - 1 if most > 5 else most)  # the last has no child
    return chance.choice(_DAYS) if kind == "DATE" else f"{table} {number}" if kind == "TEXT" else chance.randint(0, 99)


def is_right(sql: str | None, expected: str, filled: list[sqlite3.Connection]) -> bool:
    """Whether a query gives the expected rows everywhere, columns in any order."""
    if not sql:
        return False
    is_ordered = "ORDER BY" in expected.upper()
    seen = False
    for database in filled:
        wanted = database.execute(expected).fetchall()
        try:
            got = database.execute(sql).fetchall()
        except (sqlite3.Error, sqlite3.Warning):
            return False
        if not _same(wanted, got, is_ordered=is_ordered):
            return False
        seen |= any(value not in (None, 0) for row in wanted for value in row)
    return seen


def _same(wanted: list[tuple[Any, ...]], got: list[tuple[Any, ...]], *, is_ordered: bool) -> bool:
    if len(wanted) != len(got) or (wanted and len(wanted[0]) != len(got[0])):
        return False
    for order in itertools.permutations(range(len(wanted[0]))) if wanted else ():
        moved = [tuple(_plain(row[at]) for at in order) for row in got]
        plain = [tuple(map(_plain, row)) for row in wanted]
        if plain == moved if is_ordered else Counter(plain) == Counter(moved):
            return True
    return not wanted


def _plain(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def faults(workspace: str, file: str) -> Iterator[str]:
    """Expected queries that invented rows cannot judge."""
    filled = databases(workspace)
    for one in asked(FOLDER / workspace / file):
        if not is_right(one.sql, one.sql, filled):
            yield one.comment
