import sqlite3
import time
from pathlib import Path

import pytest
from sql_copilot_compression.data.execution import agrees, agrees_everywhere, is_ordered, prepare_error, run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "shop.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price REAL);"
        "INSERT INTO item VALUES (1, 'pen', 2.0), (2, 'ink', 5.5), (3, 'pen', 1.0);"
    )
    connection.close()
    return path


def test_rows_are_a_multiset_unless_the_gold_orders(database: Path) -> None:
    assert agrees(database, "SELECT name FROM item", "SELECT name FROM item ORDER BY price")
    assert not agrees(database, "SELECT name FROM item", "SELECT DISTINCT name FROM item")
    assert not agrees(database, "SELECT id FROM item ORDER BY id", "SELECT id FROM item ORDER BY id DESC")


def test_numbers_are_equal_up_to_rounding(database: Path) -> None:
    assert agrees(database, "SELECT sum(price) FROM item", "SELECT 8.5000000000001")
    assert agrees(database, "SELECT count(*) FROM item", "SELECT 3.0")


def test_columns_keep_their_order(database: Path) -> None:
    assert not agrees(database, "SELECT name, price FROM item", "SELECT price, name FROM item")


@pytest.mark.parametrize(
    ("sql", "ordered"),
    [
        ("SELECT a FROM t ORDER BY a", True),
        ("SELECT a FROM t WHERE b = (SELECT b FROM u ORDER BY c LIMIT 1)", False),
        ("SELECT a FROM t WHERE b = 'order by'", False),
        ("SELECT a FROM t order  by a", True),
    ],
)
def test_only_the_outermost_order_counts(sql: str, ordered: bool) -> None:
    assert is_ordered(sql) is ordered


def test_a_query_cannot_write(database: Path) -> None:
    assert "readonly" in run(database, "DELETE FROM item").error
    assert len(run(database, "SELECT * FROM item").rows) == 3


def test_a_query_that_never_ends_is_stopped(database: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    start = time.monotonic()
    assert "longer than 0.2 s" in run(database, endless, seconds=0.2).error
    assert time.monotonic() - start < 60


def test_agreement_everywhere_needs_rows_somewhere(database: Path) -> None:
    assert agrees_everywhere([database], "SELECT name FROM item", "SELECT name FROM item")
    nothing = "SELECT name FROM item WHERE price > 100"
    assert not agrees_everywhere([database], nothing, nothing)


def test_prepare_error_names_the_unknown_column() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE item (id INTEGER)")
    assert prepare_error(connection, "SELECT id FROM item") == ""
    assert "price" in prepare_error(connection, "SELECT item.price FROM item")
