"""Statements run in memory: transpiled, over given or invented rows, bounded, and harmless."""

from __future__ import annotations

import sys

import pytest

from sql_copilot_ls.running import NotRunnableError, compare, run
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl(
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE, city TEXT);"
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (id),"
    " status TEXT NOT NULL CHECK (status IN ('open', 'paid', 'lost')), total NUMERIC, ordered_on DATE);"
)
ROWS = ["-- seeds\nINSERT INTO customers (id, name, city) VALUES (1, 'Ann', 'Bonn'), (2, 'Bob', NULL);\nSELECT 1;"]


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgres", "SELECT * FROM orders WHERE status = 'lost'"),
        ("postgres", "SELECT * FROM customers WHERE name ILIKE 'zo%' AND city = 'Hamburg'"),
        ("postgres", "SELECT id FROM orders WHERE ordered_on >= CURRENT_DATE - INTERVAL '30 days' AND total > 5000"),
        ("postgres", "SELECT DATE_TRUNC('month', ordered_on) AS month, SUM(total) FROM orders GROUP BY 1 ORDER BY 1"),
        ("postgres", "SELECT EXTRACT(YEAR FROM ordered_on), COUNT(*) FROM orders GROUP BY 1"),
        (
            "postgres",
            "SELECT o.id::text FROM public.orders AS o WHERE o.ordered_on BETWEEN '2001-01-01' AND '2001-02-01'",
        ),
        ("mysql", "SELECT id FROM orders WHERE ordered_on >= DATE_SUB(CURDATE(), INTERVAL 2 WEEK)"),
        ("mysql", "SELECT YEAR(ordered_on), COUNT(*) FROM `orders` GROUP BY YEAR(ordered_on)"),
        ("mysql", "SELECT CONCAT(name, ' of ', city) FROM customers WHERE city IN ('Lyon')"),
        ("tsql", "SELECT TOP 3 [name] FROM dbo.customers WHERE city = 'Malmö' ORDER BY id"),
        ("", "SELECT c.* FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"),
        ("", "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id HAVING COUNT(*) > 7"),
        ("", "SELECT name FROM customers WHERE email IS NULL AND id = 77"),
        ("", "SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(total) > 90000"),
        ("", "WITH big AS (SELECT * FROM orders WHERE total >= 123456) SELECT COUNT(*) FROM big HAVING COUNT(*) > 0"),
        ("", "SELECT name FROM customers WHERE 'Lima' = city OR LOWER(name) LIKE '%quux%'"),
    ],
)
def test_invented_rows_make_the_conditions_true(dialect: str, sql: str) -> None:
    found = run(sql, SCHEMA, dialect)
    assert found.rows
    assert found.invented


def test_invented_rows_make_the_conditions_false_as_well() -> None:
    lost = run("SELECT id FROM orders WHERE status = 'lost'", SCHEMA)
    every = run("SELECT id FROM orders", SCHEMA)
    assert 0 < len(lost.rows) < len(every.rows)


def test_keys_of_invented_rows_fit() -> None:
    orphans = "SELECT 1 FROM orders WHERE customer_id NOT IN (SELECT id FROM customers)"
    assert run(orphans, SCHEMA).rows == ()
    assert run("SELECT id FROM customers GROUP BY id HAVING COUNT(*) > 1", SCHEMA).rows == ()


def test_the_rows_of_the_workspace_come_first() -> None:
    found = run("SELECT name, city FROM customers ORDER BY name", SCHEMA, "", ROWS)
    assert (found.columns, found.rows, found.invented) == (("name", "city"), (("Ann", "Bonn"), ("Bob", None)), ())


def test_invented_children_belong_to_given_parents() -> None:
    found = run("SELECT DISTINCT customer_id FROM orders ORDER BY 1", SCHEMA, "", ROWS)
    assert found.invented == ("orders",)
    assert {row[0] for row in found.rows} <= {1, 2}


@pytest.mark.parametrize(
    ("sql", "removed", "added"),
    [
        ("DELETE FROM customers WHERE id = 2", (2,), ()),
        ("UPDATE customers SET city = 'Rome' WHERE id = 1", (1,), (1,)),
        ("INSERT INTO customers (id, name) VALUES (3, 'Cy')", (), (3,)),
        ("UPDATE customers SET city = 'Bonn' WHERE id = 1", (), ()),
    ],
)
def test_a_change_shows_what_it_would_change(sql: str, removed: tuple[int, ...], added: tuple[int, ...]) -> None:
    change = run(sql, SCHEMA, "", ROWS).change
    assert change is not None
    assert tuple(row[0] for row in change.removed) == removed
    assert tuple(row[0] for row in change.added) == added


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("DROP TABLE customers", "only queries"),
        ("ATTACH DATABASE '/tmp/x.db' AS x", "cannot be read|only queries"),
        ("SELECT FROM WHERE", "cannot be read|no such|syntax"),
        ("SELECT load_extension('x')", "SQLite"),
        ("SELECT ST_DISTANCE(name, name) FROM customers", "no such function"),
        ("WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a) SELECT COUNT(*) FROM a", "longer than"),
    ],
)
def test_what_cannot_be_run_says_why(sql: str, why: str) -> None:
    with pytest.raises(NotRunnableError, match=why):
        run(sql, SCHEMA)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="sqlite3 of Python 3.10 has no limits to set")
@pytest.mark.parametrize(
    "value",
    [
        "zeroblob(900000000)",
        "replace(hex(zeroblob(8000000)), '00', 'abcdef')",
        "hex(zeroblob(99000000))",
        f"1 LIKE '{'%a' * 999}'",
    ],
)
def test_one_value_takes_neither_long_nor_much_room(value: str) -> None:
    with pytest.raises(NotRunnableError, match=r"too big|too complex|too long"):
        run(f"SELECT {value} FROM customers WHERE name <> {value}", SCHEMA)


@pytest.mark.parametrize("deep", [f"SELECT {'(' * 3000}1{')' * 3000}", f"SELECT 1{' + 1' * 5000}"])
def test_what_is_nested_too_deep_says_so(deep: str) -> None:
    with pytest.raises(NotRunnableError, match=r"too deep|SQLite"):
        run(deep, SCHEMA)
    insert = deep.replace("SELECT ", "INSERT INTO customers (id) VALUES (") + ");\n"
    assert run("SELECT COUNT(*) FROM customers", SCHEMA, "", [insert + ROWS[0]]).rows == ((2,),)


def test_rows_are_bounded() -> None:
    found = run(
        "WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a WHERE x < 999) SELECT x FROM a", SCHEMA
    )
    assert (len(found.rows), found.is_cut) == (200, True)


TIMES = parse_ddl("CREATE TABLE t (id INT, a TIMESTAMP, b TIMESTAMP, d DATE, n NUMERIC(9, 2));", dialect="postgres")
TIMES_ROWS = [
    "INSERT INTO t VALUES (1, '2024-01-31 22:00:00', '2024-03-01 10:00:00', '2024-02-29', 5200.00),"
    " (2, '2024-05-01 00:00:00', '2024-05-02 00:30:00', NULL, 3.50)"
]


@pytest.mark.parametrize(
    ("dialect", "sql", "values"),
    [
        ("postgres", "SELECT EXTRACT(EPOCH FROM (b - a)) / 3600.0 FROM t", [708, 24.5]),
        ("postgres", "SELECT id FROM t WHERE b - a < INTERVAL '36 hours'", [2]),
        ("postgres", "SELECT id FROM t WHERE b > a + INTERVAL '1 day'", [1, 2]),
        ("postgres", "SELECT a + INTERVAL '1 day' FROM t", ["2024-02-01 22:00:00", "2024-05-02 00:00:00"]),
        ("postgres", "SELECT DATE_TRUNC('month', a) - INTERVAL '1 month' FROM t", ["2023-12-01", "2024-04-01"]),
        ("postgres", "SELECT DATE_TRUNC('quarter', d) FROM t", ["2024-01-01", None]),
        ("postgres", "SELECT EXTRACT(QUARTER FROM b) FROM t", [1, 2]),
        ("postgres", "SELECT EXTRACT(WEEK FROM a) FROM t", [5, 18]),
        ("mysql", "SELECT TIMESTAMPDIFF(MONTH, a, b) FROM t", [1, 0]),
        ("mysql", "SELECT TIMESTAMPDIFF(HOUR, b, a) FROM t", [-708, -24]),
        ("tsql", "SELECT DATEDIFF(month, a, b) FROM t", [2, 0]),
        ("postgres", "SELECT n / 1000 FROM t", [5.2, 0.0035]),
        ("postgres", "SELECT PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY n) FROM t", [1302.625]),
        ("mysql", "SELECT GROUP_CONCAT(id ORDER BY n SEPARATOR '/') FROM t", ["2/1"]),
        ("postgres", "SELECT STRING_AGG(id::text, ',' ORDER BY d DESC NULLS LAST) FROM t", ["1,2"]),
        ("snowflake", "SELECT SPLIT_PART('a-b', '-', -1) FROM t", ["b", "b"]),
    ],
)
def test_times_and_aggregates_as_their_dialect_means_them(dialect: str, sql: str, values: list[object]) -> None:
    assert [row[0] for row in run(sql, TIMES, dialect, TIMES_ROWS).rows] == values


def test_an_interval_that_nothing_is_compared_with_is_not_run() -> None:
    with pytest.raises(NotRunnableError, match="interval"):
        run("SELECT AVG(b - a) FROM t", TIMES, "postgres", TIMES_ROWS)


def test_a_comparison_names_the_rows_that_differ() -> None:
    found = compare("SELECT name FROM customers", "SELECT name FROM customers WHERE city IS NULL", SCHEMA, "", ROWS)
    assert (found.only_left, found.only_right) == ((("Ann",),), ())
    same = compare("SELECT id FROM orders WHERE total > 5", "SELECT id FROM orders WHERE NOT total <= 5", SCHEMA)
    assert (same.only_left, same.only_right) == ((), ())
    with pytest.raises(NotRunnableError, match="only queries"):
        compare("SELECT 1", "DELETE FROM orders", SCHEMA)
