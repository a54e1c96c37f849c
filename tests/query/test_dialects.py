import pytest

from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.dialects import DIALECTS
from tests.query.query_shop import SHOP, TEXT, table

LATEST = "SELECT name FROM customer ORDER BY signed_up DESC LIMIT 1"
MONTH = "SELECT id FROM orders WHERE STRFTIME('%m', \"order date\") = '05' AND \"order date\" > DATE('now', '-1 month')"
NAMES = "SELECT name || ' ' || country FROM customer"
ROLLED = "SELECT c.name, COUNT(*) FROM orders AS o JOIN customer AS c ON c.id = o.customer_id GROUP BY c.id"


@pytest.mark.parametrize(
    ("sql", "dialect", "expected"),
    [
        (LATEST, "postgres", "SELECT name FROM customer ORDER BY signed_up DESC LIMIT 1"),
        (LATEST, "tsql", "SELECT TOP 1 name FROM customer ORDER BY signed_up DESC"),
        (LATEST, "oracle", "SELECT name FROM customer ORDER BY signed_up DESC FETCH FIRST 1 ROWS ONLY"),
        (
            MONTH,
            "postgres",
            'SELECT id FROM orders WHERE EXTRACT(MONTH FROM "order date") = 5 '
            "AND \"order date\" > CURRENT_DATE - INTERVAL '1 MONTH'",
        ),
        (
            MONTH,
            "mysql",
            "SELECT id FROM orders WHERE MONTH(`order date`) = 5 AND `order date` > CURRENT_DATE - INTERVAL 1 MONTH",
        ),
        (
            MONTH,
            "tsql",
            "SELECT id FROM orders WHERE MONTH([order date]) = 5 "
            "AND [order date] > DATEADD(MONTH, -1, CAST(GETDATE() AS DATE))",
        ),
        (
            MONTH,
            "oracle",
            'SELECT id FROM orders WHERE EXTRACT(MONTH FROM "order date") = 5 '
            'AND "order date" > ADD_MONTHS(TRUNC(SYSDATE), -1)',
        ),
        (NAMES, "mysql", "SELECT CONCAT(name, ' ', country) FROM customer"),
        (NAMES, "tsql", "SELECT name + ' ' + country FROM customer"),
        (NAMES, "duckdb", "SELECT name || ' ' || country FROM customer"),
        (ROLLED, "sqlite", ROLLED),
        (ROLLED, "postgres", ROLLED),
        (ROLLED, "tsql", ROLLED + ", c.name"),
    ],
)
def test_each_dialect_has_its_own_words(sql: str, dialect: str, expected: str) -> None:
    assert render(parse_sql(sql, SHOP), SHOP, dialect, aliases=False) == expected


def test_only_names_that_need_it_are_quoted() -> None:
    schema = Schema((table("Order", {"User Name": TEXT, "select": TEXT, "Größe": TEXT, "plain_1": TEXT}),))
    query = parse_sql('SELECT "User Name", "select", Größe, plain_1 FROM "Order"', schema)
    assert render(query, schema) == 'SELECT "User Name", "select", Größe, plain_1 FROM "Order"'
    assert render(query, schema, "mysql") == "SELECT `User Name`, `select`, Größe, plain_1 FROM `Order`"
    assert render(query, schema, "tsql") == "SELECT [User Name], [select], Größe, plain_1 FROM [Order]"


def test_numbers_are_quoted_beside_text_columns_only() -> None:
    sql = "SELECT id FROM customer WHERE country = 49 AND id = '7'"
    assert render(parse_sql(sql, SHOP), SHOP) == "SELECT id FROM customer WHERE country = '49' AND id = 7"


def test_the_case_of_names_counts_where_they_were_declared_in_quotes() -> None:
    ddl = 'CREATE TABLE Singer (Id INT, "fullName" TEXT, "AGE" INT);'
    schema = parse_ddl(ddl, dialect="postgres")
    query = parse_sql("SELECT id, fullname FROM singer WHERE age > 30", schema)
    assert render(query, schema, "postgres") == 'SELECT Id, "fullName" FROM Singer WHERE "AGE" > 30'
    assert render(query, schema, "oracle") == 'SELECT Id, "fullName" FROM Singer WHERE AGE > 30'
    assert render(query, schema, "mysql") == "SELECT Id, fullName FROM Singer WHERE AGE > 30"


def test_output_names_keep_their_quotes() -> None:
    schema = parse_ddl('CREATE TABLE a ("fullName" TEXT); CREATE TABLE b ("fullName" TEXT);', dialect="postgres")
    query = parse_sql("SELECT fullname FROM a UNION SELECT fullname FROM b ORDER BY fullname", schema)
    assert render(query, schema, "postgres").endswith('ORDER BY "fullName"')
    query = parse_sql(
        "SELECT COUNT(*) FROM (SELECT fullname FROM a WHERE fullname > 'b') AS x WHERE fullname < 'c'", schema
    )
    assert '"fullName" < ' in render(query, schema, "postgres")


@pytest.mark.parametrize("dialect", ["postgres", "sqlite", "mysql", "tsql"])
def test_whole_rows_best_in_their_group_come_out_of_a_derived_table(dialect: str) -> None:
    schema = parse_ddl("CREATE TABLE visit (id INT PRIMARY KEY, lot TEXT, seen DATE);")
    query = parse_sql(
        "SELECT * FROM (SELECT v.*, ROW_NUMBER() OVER (PARTITION BY v.lot ORDER BY v.seen) AS rn FROM visit v) t "
        "WHERE rn = 1",
        schema,
        "postgres",
    )
    assert render(query, schema, dialect).startswith("SELECT * FROM (SELECT *, ROW_NUMBER() OVER")


ROWS = parse_ddl("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, paid INT, placed DATE);")


@pytest.mark.parametrize("dialect", [d.name for d in DIALECTS if d.name not in ("", "db2")])
@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO orders (customer, paid, placed) VALUES ('x', 7, '2024-01-02')",
        "INSERT INTO orders (customer) VALUES ('x')",
    ],
)
def test_a_new_row_is_read_back_in_every_dialect(sql: str, dialect: str) -> None:
    inserted = parse_sql(sql, ROWS)
    assert parse_sql(render(inserted, ROWS, dialect), ROWS, dialect) == inserted
