"""Folding again after an edit gives what folding everything gives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sql_copilot_ls.schema import Declarations, Refolding, declarations, fold

COLUMNS = (
    "id INT PRIMARY KEY",
    "ID INT",
    "code VARCHAR(10) PRIMARY KEY",
    "order_id INT",
    "order_id TEXT",
    "user_id INT",
    "user_id INT REFERENCES users",
    "USER_ID INT REFERENCES users (Id)",
    "who INT REFERENCES users (code)",
    "parent_id INT",
    "user_code VARCHAR(10)",
    "mood feeling",
    "name TEXT",
    "name VARCHAR(5) UNIQUE",
    "item_no INT PRIMARY KEY",
    "item_no INT",
)
TABLES = (
    "users",
    "orders",
    "items",
    "lines",
    "parents",
    "tbl_user",
    "codes",
    "other.users",
    "public.items",
    "#scratch",
)
REST = (
    "ALTER TABLE items ADD COLUMN order_id INT;",
    "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);",
    "ALTER TABLE orders RENAME COLUMN id TO number;",
    "ALTER TABLE users RENAME TO user;",
    "ALTER TABLE users DROP COLUMN id;",
    "DROP TABLE orders;",
    "CREATE VIEW busy AS SELECT u.id, o.* FROM users u JOIN orders o ON o.user_id = u.id;",
    "CREATE TABLE copied (LIKE users);",
    "CREATE TYPE feeling AS ENUM ('good', 'bad');",
    "COMMENT ON TABLE users IS 'people';",
    "INSERT INTO users (name, id) VALUES ('Ann', 1), ('Bo', 2);",
    "CREATE TABLE;",
)
FILES = ("a.sql", "b.sql", "c.sql", "V2__more.sql", "V1__first.sql", "V1__x.down.sql")


def _table(name: str, chance: random.Random) -> str:
    missing = "IF NOT EXISTS " if chance.random() < 0.2 else ""
    columns = ",\n  ".join(chance.sample(COLUMNS, chance.randint(1, 5)))
    return f"CREATE TABLE {missing}{name} (\n  {columns}\n);"


class Workspace:
    """Files of tables and other statements, edited at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.pool = list(TABLES[: self.chance.choice((7, 10))])
        self.chance.shuffle(self.pool)
        self.texts: dict[str, list[str]] = {}
        rest = self.chance.sample(REST, self.chance.choice((0, 0, 0, 1, 2)))
        for name in FILES[: self.chance.randint(1, len(FILES))]:
            names = [self.pool.pop() for _ in range(min(len(self.pool), self.chance.randint(0, 3)))]
            self.texts[name] = [*(_table(n, self.chance) for n in names), *rest]
            rest = []

    def read(self) -> list[Declarations]:
        return [declarations("\n".join(parts), file=name) for name, parts in self.texts.items()]

    def edit(self) -> None:
        chance = self.chance
        name = chance.choice(FILES)
        parts = self.texts.setdefault(name, [])
        what = chance.choice(("columns", "columns", "add", "remove", "swap", "line", "file", "copy", "rest"))
        at = chance.randrange(len(parts) + 1)
        table = chance.choice(self.pool or list(TABLES))
        if what == "add" or (not parts and what != "file"):
            parts.insert(at, _table(table, chance))
        elif what == "columns":
            at = min(at, len(parts) - 1)
            parts[at] = _table(parts[at].split("(")[0].split()[-1], chance)
        elif what == "remove":
            del parts[min(at, len(parts) - 1)]
        elif what == "swap":
            chance.shuffle(parts)
        elif what == "line":
            parts.insert(at, "-- a line more")
        elif what == "file":
            del self.texts[name]
        elif what == "copy" and chance.random() < 0.2:
            parts.insert(at, chance.choice(parts))
        elif what == "rest" and chance.random() < 0.2:
            parts.insert(at, chance.choice(REST))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_any_sequence_of_edits_gives_what_a_fresh_fold_gives(seed: int) -> None:
    workspace, refolding = Workspace(seed), Refolding()
    for _ in range(15):
        files = workspace.read()
        assert refolding.fold(files) == fold(files)
        workspace.edit()


def test_a_table_that_comes_and_goes_is_pointed_to_meanwhile() -> None:
    orders = declarations(
        "CREATE TABLE orders (id INT PRIMARY KEY, user_id INT, seller INT REFERENCES users);", file="b.sql"
    )
    other = declarations("CREATE TABLE other (id INT PRIMARY KEY, name TEXT);", file="c.sql")
    users = declarations("CREATE TABLE users (id INT PRIMARY KEY);", file="a.sql")
    refolding = Refolding()
    before = refolding.fold([orders, other])
    assert before.tables[0].foreign_keys == ()
    added = refolding.fold([users, orders, other])
    assert [t.name for t in added.tables] == ["users", "orders", "other"]
    assert {k.columns: k.inferred for k in added.tables[1].foreign_keys} == {("seller",): False, ("user_id",): True}
    assert added.tables[2] is before.tables[1]
    assert refolding.fold([orders, other]) == before


def test_an_edit_keeps_the_tables_it_does_not_concern() -> None:
    users = declarations("CREATE TABLE users (id INT PRIMARY KEY);", file="a.sql")
    orders = declarations("CREATE TABLE orders (id INT PRIMARY KEY, user_id INT);", file="b.sql")
    edited = declarations("CREATE TABLE users (id INT PRIMARY KEY, name TEXT);", file="a.sql")
    refolding = Refolding()
    before = refolding.fold([users, orders])
    after = refolding.fold([edited, orders])
    assert [c.name for c in after.tables[0].columns] == ["id", "name"]
    assert after.tables[1] is before.tables[1]
    assert after.tables[1].foreign_keys[0].inferred


def test_a_key_that_gets_another_name_reaches_the_tables_that_point_to_it() -> None:
    orders = declarations(
        "CREATE TABLE orders (id INT PRIMARY KEY, user_id INT, seller INT REFERENCES users);", file="b.sql"
    )
    refolding = Refolding()
    for key in ("id", "code", "number"):
        users = declarations(f"CREATE TABLE users ({key} INT PRIMARY KEY);", file="a.sql")
        schema = refolding.fold([users, orders])
        assert {k.references for k in schema.tables[1].foreign_keys} == {(key,)}
