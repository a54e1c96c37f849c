"""What counts as right: the same rows on invented databases, whatever the words of the query."""

from collections.abc import Iterator

import duckdb
import pytest
from sql_copilot_compression.comments.invented_rows import InventedRows, databases
from sql_copilot_compression.comments.row_verdicts import RowVerdict, same_rows, verdict

from sql_copilot_ls.schema import Schema, parse_ddl

DDL = """
CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT, active BOOLEAN NOT NULL);
CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER REFERENCES customer (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'void')),
  level INTEGER NOT NULL CHECK (level IN (1, 2)),
  amount DECIMAL(8, 2),
  due DATE
);
"""
GOLDS = [
    "SELECT * FROM invoice WHERE state = 'open' AND amount > 100",
    "SELECT name FROM customer WHERE city = 'Oslo' AND active = TRUE ORDER BY name",
    "SELECT c.name, COUNT(*) FROM customer c JOIN invoice i ON i.customer_id = c.id GROUP BY c.id, c.name",
    "SELECT * FROM invoice WHERE due >= '2024-04-01' AND due < '2024-05-01'",
    "UPDATE invoice SET state = 'void' WHERE amount IS NULL",
    "DELETE FROM invoice WHERE state = 'void'",
]


@pytest.fixture(scope="module")
def schema() -> Schema:
    return parse_ddl(DDL)


@pytest.fixture(scope="module")
def made(schema: Schema) -> Iterator[list[duckdb.DuckDBPyConnection]]:
    found = databases(schema, GOLDS)
    yield found
    for database in found:
        database.close()


RIGHT, LENIENT, WRONG = (True, True), (False, True), (False, False)


@pytest.mark.parametrize(
    ("gold", "suggestion", "expected"),
    [
        (0, "SELECT x.* FROM invoice x WHERE x.amount > 100 AND x.state = 'open'", RIGHT),
        (0, "SELECT id, amount FROM invoice WHERE state = 'open' AND amount > 100", LENIENT),
        (0, "SELECT COUNT(*) FROM invoice WHERE state = 'open' AND amount > 100", WRONG),
        (0, "SELECT * FROM invoice WHERE state = 'open'", WRONG),
        (0, "SELECT * FROM invoice WHERE", WRONG),
        (0, "SELECT * FROM invoices", WRONG),
        (1, "SELECT name FROM customer WHERE active AND city = 'Oslo' ORDER BY name", RIGHT),
        (1, "SELECT name FROM customer WHERE active AND city = 'Oslo' ORDER BY name DESC", WRONG),
        (1, "SELECT name FROM customer WHERE city = 'Oslo' ORDER BY name", WRONG),
        (
            2,
            "SELECT COUNT(i.id), c.name FROM invoice i JOIN customer c ON i.customer_id = c.id GROUP BY 2, c.id",
            RIGHT,
        ),
        (3, "SELECT * FROM invoice WHERE due BETWEEN '2024-04-01' AND '2024-04-30'", RIGHT),
        (3, "SELECT * FROM invoice WHERE due = '2024-04-01'", WRONG),
        (4, "UPDATE invoice SET state = 'void' WHERE NOT amount IS NOT NULL", RIGHT),
        (4, "UPDATE invoice SET state = 'open' WHERE amount IS NULL", WRONG),
        (4, "SELECT * FROM invoice WHERE amount IS NULL", WRONG),
        (5, "DELETE FROM invoice WHERE state IN ('void')", RIGHT),
        (5, "DELETE FROM invoice", WRONG),
    ],
)
def test_right_lenient_and_wrong(
    made: list[duckdb.DuckDBPyConnection], gold: int, suggestion: str, expected: tuple[bool, bool]
) -> None:
    found = verdict(made, GOLDS[gold], suggestion, "duckdb")
    assert (found.right, found.lenient) == expected, found.why


def test_a_query_that_no_row_can_tell_is_undecided_unless_the_words_are_the_same(
    made: list[duckdb.DuckDBPyConnection],
) -> None:
    gold = "SELECT * FROM customer WHERE name = 'Nobody at all'"
    assert verdict(made, gold, "SELECT * FROM customer WHERE 1 = 0", "duckdb").why.startswith("undecided")
    assert verdict(made, gold, "SELECT * FROM Customer AS c WHERE c.name = 'Nobody at all'", "duckdb").why.startswith(
        "undecided"
    )
    same = verdict(made, gold, "select * from customer where name = 'Nobody at all'", "duckdb")
    assert same == RowVerdict(True, True, same_text=True)


def test_every_query_finds_rows_that_were_invented_for_it(made: list[duckdb.DuckDBPyConnection]) -> None:
    for gold in GOLDS[:4]:
        assert all(database.execute(gold).fetchall() for database in made), gold


def test_declared_values_fill_columns_of_numbers_as_of_texts(made: list[duckdb.DuckDBPyConnection]) -> None:
    for database in made:
        assert set(database.execute("SELECT DISTINCT level FROM invoice").fetchall()) == {(1,), (2,)}
        assert {s for (s,) in database.execute("SELECT DISTINCT state FROM invoice").fetchall()} == {
            "open", "paid", "void",
        }  # fmt: skip


def test_the_same_seed_gives_the_same_rows(schema: Schema) -> None:
    table = schema.tables[0]
    assert InventedRows(schema, GOLDS, 1).rows(table) == InventedRows(schema, GOLDS, 1).rows(table)
    assert InventedRows(schema, GOLDS, 1).rows(table) != InventedRows(schema, GOLDS, 2).rows(table)


def test_a_key_of_another_sort_than_its_target_does_not_stop_the_rows() -> None:
    odd = parse_ddl(
        "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER, made TIMESTAMP REFERENCES a (id));"
    )
    for database in databases(odd, []):
        assert database.execute("SELECT count(*) FROM b").fetchone() == (90,)
        database.close()


@pytest.mark.parametrize(
    ("left", "right", "ordered", "same"),
    [
        ([(1, "a"), (2, "b")], [("b", 2), ("a", 1)], False, True),
        ([(1, "a"), (2, "b")], [("b", 2), ("a", 1)], True, False),
        ([(1, "a"), (2, "b")], [("a", 1), ("b", 2)], True, True),
        ([(1, 2), (2, 1)], [(1, 1), (2, 2)], False, False),
        ([(1.00001,)], [(1,)], False, True),
        ([(True,)], [(1,)], False, True),
        ([], [], False, True),
        ([(1,)], [(1, 1)], False, False),
    ],
)
def test_rows_are_compared_up_to_the_order_of_columns(
    left: list[tuple[object, ...]], right: list[tuple[object, ...]], ordered: bool, same: bool
) -> None:
    assert same_rows(left, right, ordered=ordered) is same
