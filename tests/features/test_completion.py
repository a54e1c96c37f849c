"""Completions over the schemas of `tests/analysis/right`, beyond the sixty situations."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.syntax.script import Script
from tests.analysis.test_diagnostics import SCHEMAS

ORDERS = ["id", "customer_id", "total", "status", "created_at", "items"]


@pytest.mark.parametrize(
    ("dialect", "sql", "first"),
    [
        (
            "postgres",
            "SELECT x.$0 FROM customers c, LATERAL (SELECT o.total, 1 AS one FROM orders o) x",
            ["total", "one"],
        ),
        (
            "postgres",
            "SELECT * FROM customers c LEFT JOIN LATERAL (SELECT 1 FROM orders o WHERE o.id = c.$0) x ON true",
            ["id"],
        ),
        (
            "postgres",
            "SELECT p.$0 FROM customers c CROSS JOIN LATERAL jsonb_each(c.prefs) AS p(key, value)",
            ["key", "value"],
        ),
        ("postgres", "SELECT t.$0 FROM customers c, unnest(c.tags) WITH ORDINALITY AS t(tag, ord)", ["tag", "ord"]),
        ("postgres", "INSERT INTO orders ($0", [", ".join(ORDERS), "id"]),
        ("postgres", "INSERT INTO customers (email) VALUES ('x') ON CONFLICT (email) DO $0", ["NOTHING", "UPDATE SET"]),
        (
            "postgres",
            "INSERT INTO customers (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.$0",
            ["name", "email"],
        ),
        ("postgres", "ALTER TABLE orders DROP COLUMN $0", ORDERS),
        ("postgres", "ALTER TABLE orders RENAME COLUMN st$0", ["status"]),
        ("postgres", "CREATE INDEX ON orders (id, $0", ORDERS),
        ("postgres", "CREATE INDEX i ON ord$0", ["orders"]),
        ("postgres", "TRUNCATE $0", ["customers", "orders"]),
        ("postgres", "GRANT SELECT ON $0", ["customers", "orders"]),
        ("postgres", "COMMENT ON $0", ["TABLE", "COLUMN"]),
        ("postgres", "MERGE INTO employees t USING customers s ON $0", ["s.id = t.id"]),
        ("postgres", "SELECT extract($0 FROM created_at) FROM orders", ["YEAR", "MONTH"]),
        ("postgres", "SELECT ST_D$0 FROM places", ["ST_Difference", "ST_Disjoint", "ST_Distance"]),
        ("postgres", "SELECT sum(total) OVER w, id FROM orders WINDOW w AS (ORDER BY id) ORDER BY $0", ["id"]),
        ("tsql", "SELECT * FROM dbo.Customer c JOIN $0", ["Sales.[Order] o ON o.CustomerId = c.CustomerId"]),
        ("tsql", "SELECT * FROM Ord$0", ["Sales.[Order]"]),
        ("tsql", "INSERT INTO Sales.[Order] (Total) OUTPUT inserted.$0 VALUES (1)", ["OrderId", "CustomerId"]),
        ("tsql", "SELECT * FROM dbo.Customer WITH ($0", ["NOLOCK", "READPAST"]),
        ("mysql", "INSERT INTO posts (id) VALUES (1) ON DUPLICATE KEY UPDATE $0", ["title", "body"]),
        ("bigquery", "SELECT o.customer.$0 FROM `proj.shop.orders` o", ["id", "name"]),
        ("bigquery", "SELECT item.$0 FROM shop.orders o, UNNEST(o.items) AS item", ["sku", "qty"]),
        ("bigquery", "SELECT (SELECT SUM(i.$0) FROM UNNEST(items) i) FROM shop.orders", ["sku", "qty"]),
        ("bigquery", "SELECT * EXCEPT ($0) FROM shop.orders", ["id", "customer"]),
        ("duckdb", "SELECT info.$0 FROM trips", ["a", "b"]),
        ("spark", "SELECT t.$0 FROM logs l LATERAL VIEW EXPLODE(l.tags) t AS tag", ["tag"]),
        ("oracle", "SELECT * FROM emp START WITH $0", ["empno", "ename"]),
    ],
)
def test_first_completions(dialect: str, sql: str, first: list[str]) -> None:
    offset = sql.index("$0")
    found = complete(Script(sql.replace("$0", ""), dialect), offset, SCHEMAS[dialect])
    assert [c.label for c in found][: len(first)] == first
