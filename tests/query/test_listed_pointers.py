"""A value that the schema lists is pointed at as the value of the column that it is compared with."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
from sql_copilot_ls.query import decode, encode, parse_sql, render
from sql_copilot_ls.query.grammar import ACTION_NAMES
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('open', 'paid')), is_gift BOOLEAN,"
    " urgent TINYINT(1), priority INTEGER CHECK (priority IN (0, 1, 2)), grade INTEGER CHECK (grade IN (1, 2, 3)));"
    "CREATE TABLE bills (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id),"
    " state TEXT CHECK (state IN ('open', 'paid', 'void')))"
)
INDEX, VOCABULARY = SchemaIndex(SCHEMA), Vocabulary.build({}, 1024)


@pytest.mark.parametrize(
    ("where", "pointed"),
    [
        ("bills.state = 'void'", [("bills", "state", "void")]),
        ("bills.state IN ('paid', 'open')", [("bills", "state", "paid"), ("bills", "state", "open")]),
        ("orders.priority = 1", [("orders", "priority", "1")]),
        ("orders.grade <> 1", [("orders", "grade", "1")]),
        ("orders.is_gift = FALSE", [("orders", "is_gift", "FALSE")]),
        ("orders.urgent = 1", [("orders", "urgent", "TRUE")]),
        ("orders.grade > 1 AND orders.priority = 2", [("orders", "grade", "1"), ("orders", "priority", "2")]),
        ("orders.id = 1", []),
        ("orders.grade = (SELECT MAX(o.id) FROM orders o WHERE o.state = 'paid')", [("orders", "state", "paid")]),
    ],
)
def test_listed_values_are_pointed_at_by_column(where: str, pointed: list[tuple[str, str, str]]) -> None:
    sql = f"SELECT * FROM {where.partition('.')[0]} WHERE {where}"
    literals = link("all of them", INDEX, VOCABULARY).literals
    query = parse_sql(sql, SCHEMA, "postgres")
    tokens = encode(query, SCHEMA, literals)
    first = len(ACTION_NAMES) + len(INDEX.columns) + len(SCHEMA.tables)
    found = [literals[token - first] for token in tokens if token >= first]
    owners = [(INDEX.tables[INDEX.column_table[c.members[0]]].name, INDEX.columns[c.members[0]].name) for c in found]
    assert [(*owner, c.text) for owner, c in zip(owners, found, strict=True)] == pointed
    assert render(decode(tokens, SCHEMA, literals), SCHEMA, "postgres") == render(query, SCHEMA, "postgres")
