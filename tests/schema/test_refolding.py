"""Folding again after an edit gives what folding everything gives."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sql_copilot_ls.schema import Refolding, declarations, fold

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


def _file(names: list[str], rest: list[str], chance: random.Random) -> str:
    return "\n".join([*(_table(name, chance) for name in names), *rest])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_any_sequence_of_edits_gives_what_a_fresh_fold_gives(seed: int) -> None:
    chance = random.Random(seed)
    shapes: dict[str, tuple[list[str], list[str]]] = {}
    pool = list(TABLES[: chance.choice((7, 10))])
    chance.shuffle(pool)
    rest = chance.sample(REST, chance.choice((0, 0, 0, 1, 2)))
    for name in FILES[: chance.randint(1, len(FILES))]:
        shapes[name] = ([pool.pop() for _ in range(min(len(pool), chance.randint(1, 3)))], rest)
        rest = []
    files = {name: declarations(_file(*shape, chance), file=name) for name, shape in shapes.items()}
    refolding = Refolding()
    for _ in range(12):
        assert refolding.fold(list(files.values())) == fold(list(files.values()))
        edited = chance.choice(list(shapes))
        names, rest = shapes[edited]
        if chance.random() < 0.08:
            names, rest = chance.sample(TABLES, 2), chance.sample(REST, chance.randint(0, 2))
            shapes[edited] = names, rest
        files[edited] = declarations(_file(names, rest, chance), file=edited)


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
