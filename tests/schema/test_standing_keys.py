"""Keys of a table as statements change it: those declared are shared until one comes or goes."""

from __future__ import annotations

from sql_copilot_ls.schema import parse_ddl

_TABLES = """
CREATE TABLE a (id INT, x INT, y INT, CONSTRAINT one UNIQUE (x), CONSTRAINT two FOREIGN KEY (y) REFERENCES b (id));
CREATE TABLE b (id INT PRIMARY KEY, z INT);
"""


def keys(*changes: str) -> tuple[set[tuple[str, ...]], set[tuple[tuple[str, ...], str]]]:
    """Of table a: its unique keys, its foreign keys with their tables."""
    table = parse_ddl(_TABLES + "".join(f"{c};\n" for c in changes), dialect="postgres").tables[0]
    return set(table.unique), {(k.columns, k.table) for k in table.foreign_keys}


def test_declared_keys_go_by_their_names() -> None:
    assert keys() == ({("x",)}, {(("y",), "b")})
    assert keys("ALTER TABLE a DROP CONSTRAINT one") == (set(), {(("y",), "b")})
    assert keys("ALTER TABLE a DROP CONSTRAINT two") == ({("x",)}, set())


def test_added_keys_come_beside_them_and_follow_renames() -> None:
    added = (
        "ALTER TABLE a ADD CONSTRAINT three UNIQUE (y)",
        "ALTER TABLE a ADD CONSTRAINT four FOREIGN KEY (x) REFERENCES b (id)",
    )
    assert keys(*added) == ({("x",), ("y",)}, {(("y",), "b"), (("x",), "b")})
    renamed = *added, "ALTER TABLE a RENAME COLUMN x TO w", "ALTER TABLE a DROP CONSTRAINT one"
    assert keys(*renamed) == ({("y",)}, {(("y",), "b"), (("w",), "b")})
    assert keys(*renamed, "ALTER TABLE a DROP CONSTRAINT four") == ({("y",)}, {(("y",), "b")})
