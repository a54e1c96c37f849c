"""What a comment says that a query leaves out."""

import pytest

from sql_copilot_ls.analysis.ide.request_shape import not_asking
from sql_copilot_ls.generation.coverage import COVERAGE, Coverage
from sql_copilot_ls.generation.cues import CUES
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.grammar import ACTIONS
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, created_at DATE);"
    "CREATE TABLE invoices (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount REAL,"
    " status TEXT CHECK (status IN ('paid', 'open')), due_on DATE);"
    "CREATE TABLE trucks (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), plate TEXT);"
)
INVOICES, CUSTOMERS = "SELECT * FROM invoices", "SELECT name FROM customers"


MANNER = ("chinese", "question", "length", "abroad")


@pytest.mark.parametrize(
    ("question", "sql", "signs"),
    [
        ("names of customers", CUSTOMERS, {}),
        ("all unpaid invoices", INVOICES, {"loose_words": 1}),
        ("all void invoices", INVOICES, {"loose_words": 1, "unknown_words": 1}),
        ("the invoices that were settled", INVOICES + " WHERE status = 'paid'", {}),
        ("open invoices", INVOICES + " WHERE status = 'open'", {}),
        ("open invoices", INVOICES, {"loose_words": 1, "loose_values": 1}),
        ("invoices due 1 to 15 May 2025", INVOICES + " WHERE due_on >= '2025-05-01' AND due_on < '2025-05-16'", {}),
        ("invoices due 1 to 15 May 2025", INVOICES + " WHERE due_on >= '2025-05-01' AND due_on < '2025-05-15'",
         {"later_readings": 1}),
        ("customers with trucks", CUSTOMERS, {"loose_words": 1, "loose_tables": 1, "unasked_columns": 1}),
        ("invoices over 500", INVOICES, {"loose_values": 1, "loose_cues": 1}),
        ("invoices over 500", INVOICES + " WHERE amount > 500", {"unasked_columns": 1}),
        ("name and city of customers", CUSTOMERS, {"loose_words": 1, "loose_columns": 1}),
        ("average amount of invoices", "SELECT amount FROM invoices", {"loose_cues": 1}),
        ("average amount of invoices", "SELECT AVG(amount) FROM invoices", {}),
        ("customers without invoices", "SELECT c.name FROM customers c JOIN invoices i ON c.id = i.customer_id",
         {"loose_cues": 1, "unasked_columns": 1}),
        ("customers without invoices",
         "SELECT * FROM customers WHERE id NOT IN (SELECT customer_id FROM invoices)", {}),
        ("customers on pallets", "SELECT * FROM customers", {"loose_words": 1, "unknown_words": 1}),
        ("trucks sold out", "SELECT * FROM trucks WHERE id > 0", {"loose_cues": 1, "unasked_columns": 1}),
        ("trucks sold out", "SELECT * FROM trucks WHERE id = 0", {"unasked_columns": 1}),
        ("customers", "SELECT c.* FROM customers c JOIN trucks t ON t.customer_id = c.id", {"unasked_tables": 1}),
        ("status of open invoices", "SELECT status FROM invoices WHERE status = 'open'", {"fixed_items": 1}),
        ("how many customers per city", "SELECT city, COUNT(*) FROM customers GROUP BY city", {}),
        ("how many customers per city", "SELECT city FROM customers", {"loose_cues": 2}),
        ("delete open invoices", INVOICES + " WHERE status = 'open'", {"loose_cues": 1}),
        ("create a view of customers", "SELECT * FROM customers", {"loose_cues": 1}),
        ("view v_all: customers", "SELECT * FROM customers", {"loose_cues": 1, "loose_values": 1}),
        ("建视图：customers", "SELECT * FROM customers", {"loose_cues": 1}),
        ("union of customers and invoices", "SELECT * FROM customers",
         {"loose_cues": 1, "loose_words": 1, "loose_tables": 1}),
        ("invoices over 3 times the average amount", INVOICES + " WHERE amount > 3", {"loose_cues": 2}),
        ("invoices of more than twice the average amount",
         INVOICES + " WHERE amount > 2 * (SELECT AVG(amount) FROM invoices)", {}),
        ("金额超过平均值3倍的发票", INVOICES + " WHERE amount > 3", {"loose_cues": 2, "loose_values": 1}),
        ("invoices per month, month over month", "SELECT due_on, COUNT(*) FROM invoices GROUP BY due_on",
         {"loose_cues": 1, "unasked_columns": 1}),
        ("customers and the number of invoices, including those without any",
         "SELECT c.name, COUNT(i.id) FROM customers c JOIN invoices i ON i.customer_id = c.id GROUP BY c.id, c.name",
         {"loose_cues": 1, "unasked_columns": 2}),
        ("customers and the number of invoices, including those without any",
         "SELECT c.name, COUNT(i.id) FROM customers c LEFT JOIN invoices i ON i.customer_id = c.id "
         "GROUP BY c.id, c.name",
         {"unasked_columns": 2}),
        ("customers: name, city", CUSTOMERS, {"loose_words": 1, "loose_columns": 1, "listed_items": 1}),
        ("customers: name, city", "SELECT name, city FROM customers", {}),
        ("customers: name, city", "SELECT * FROM customers", {"loose_words": 1, "loose_columns": 1, "listed_items": 1}),
        ("invoices of city", INVOICES + " WHERE status = 'city'", {"named_values": 1, "unasked_columns": 1}),
        ("// TODO: customers", "SELECT * FROM customers", {"loose_words": 1, "unknown_words": 1}),
    ],
)  # fmt: skip
def test_signs(asking: Asking, question: str, sql: str, signs: dict[str, int]) -> None:
    asked = asking(question, SCHEMA)
    found = Coverage(question, asked.linked, catalog_of(SCHEMA))(parse_sql(sql, SCHEMA)).signs
    assert set(found) == set(COVERAGE)
    skipped = {"loose_share", "no_request", *MANNER}
    assert {name: value for name, value in found.items() if value and name not in skipped} == signs
    assert (found["loose_share"] > 0) == ("loose_words" in signs)


@pytest.mark.parametrize(
    ("question", "sql", "unused"),
    [
        ("names of customers", CUSTOMERS, []),
        ("all unpaid invoices", INVOICES, [("unpaid", True)]),
        ("customers on pallets", "SELECT * FROM customers", [("pallets", False)]),
        ("customers with trucks on pallets", CUSTOMERS, [("trucks", True), ("pallets", False)]),
    ],
)
def test_unused_words_are_named_where_they_stand(
    asking: Asking, question: str, sql: str, unused: list[tuple[str, bool]]
) -> None:
    asked = asking(question, SCHEMA)
    found = Coverage(question, asked.linked, catalog_of(SCHEMA))(parse_sql(sql, SCHEMA)).unused
    assert [(question[word.start : word.end], word.is_known) for word in found] == unused


RUNNING = "SELECT due_on, SUM(amount), SUM(SUM(amount)) OVER (ORDER BY due_on) FROM invoices GROUP BY due_on"
BEFORE = "SELECT due_on, LAG(amount) OVER (ORDER BY due_on) FROM invoices"
WEEKDAYS = "SELECT EXTRACT(DOW FROM due_on), COUNT(*) FROM invoices GROUP BY EXTRACT(DOW FROM due_on)"


@pytest.mark.parametrize(
    ("comment", "sql", "is_astray"),
    [
        ("total amount per day", RUNNING, True), ("每天的金额合计", RUNNING, True), ("revenue by month", RUNNING, True),
        ("running total of the amount", RUNNING, False), ("amount to date", RUNNING, False),
        ("累计金额", RUNNING, False),
        ("how the sum builds up", RUNNING, False), ("cum. amount", RUNNING, False), ("截至每天的总额", RUNNING, False),
        ("amount of each invoice by date", BEFORE, True), ("各单金额", BEFORE, True),
        ("amount against the day before", BEFORE, False), ("和上一单比", BEFORE, False), ("MoM amount", BEFORE, False),
        ("number of invoices by year", WEEKDAYS, True), ("每年的发票数", WEEKDAYS, True),
        ("invoices per weekday", WEEKDAYS, False), ("按星期统计", WEEKDAYS, False),
        ("are Mondays busy?", WEEKDAYS, False),
        ("total amount per day", "SELECT due_on, SUM(amount) FROM invoices GROUP BY due_on", False),
    ],
)  # fmt: skip
def test_constructs_that_nobody_asked_for_go_astray(asking: Asking, comment: str, sql: str, is_astray: bool) -> None:
    coverage = Coverage(comment, asking(comment, SCHEMA).linked, catalog_of(SCHEMA))
    assert coverage(parse_sql(sql, SCHEMA, "postgres")).strays is is_astray


@pytest.mark.parametrize(
    ("comment", "manner"),
    [
        ("open invoices", (0, 0, 0.2, 0)), ("Which invoices are open", (0, 1, 0.4, 0)),
        ("open invoices?", (0, 1, 0.2, 0)), ("未付 invoices", (1, 0, 0.2, 1)), ("list invoices", (0, 0, 0.2, 0)),
    ],
)  # fmt: skip
def test_how_a_comment_is_put(asking: Asking, comment: str, manner: tuple[int, int, float, int]) -> None:
    coverage = Coverage(comment, asking(comment, SCHEMA).linked, catalog_of(SCHEMA))
    found = coverage(parse_sql("SELECT * FROM invoices", SCHEMA)).signs
    assert tuple(found[name] for name in MANNER) == manner


@pytest.mark.parametrize("ddl", ["CREATE TABLE t (a INT COMMENT '金额') COMMENT 'x'", "CREATE TABLE 订单 (a INT)"])
def test_chinese_is_at_home_where_the_schema_has_any(asking: Asking, ddl: str) -> None:
    schema = parse_ddl(ddl)
    table = schema.tables[0].name
    coverage = Coverage("所有的", asking("所有的", schema).linked, catalog_of(schema))
    assert coverage(parse_sql(f"SELECT * FROM {table}", schema)).signs["abroad"] == 0


@pytest.mark.parametrize(
    ("comment", "what"),
    [
        ("fix(api): customers are sorted", "commit message"),
        ("Merge branch 'main' into dev", "commit message"),
        ("Copyright (c) 2024 Acme Ltd.", "licence"),
        ("This file is licensed under the MIT licence", "licence"),
        ("TODO: show customers", "note"),
        ("FIXME customers", "note"),
        ("NOTE: customers are never deleted", "note"),
        ("SELECT name FROM customers WHERE id = 1", "code"),
        ("for (const c of customers) {", "code"),
        ("update invoices set status = 'paid'", "code"),
        ("customers.map(c => c.name)", "code"),
        ("-----------------", "mark"),
        ("names of customers", ""),
        ("update the status of all open invoices to paid", ""),
        ("select all customers from Berlin where the name starts with A", ""),
        ("customers who note something", ""),
        ("fix the price of item 3", ""),
        ("查询所有客户 (使用 IN)", ""),
        ("customers (only active ones)", ""),
    ],
)
def test_what_is_no_request_shows_it_by_its_shape(comment: str, what: str) -> None:
    assert not_asking(comment) == what


ALL = "SELECT * FROM invoices"
EACH = "SELECT c.name, i.due_on FROM customers c JOIN invoices i ON i.customer_id = c.id"


@pytest.mark.parametrize(
    ("question", "without", "holding"),
    [
        ("invoices, biggest amount first", ALL, ALL + " ORDER BY amount DESC"),
        ("发票，到期早的在前", ALL, ALL + " ORDER BY due_on"),
        ("customers with due dates, if any", EACH, EACH.replace(" JOIN", " LEFT JOIN")),
        ("客户和到期日，空的也列", EACH, EACH.replace(" JOIN", " LEFT JOIN")),
        ("客户和到期日（可空）", EACH, EACH.replace(" JOIN", " LEFT JOIN")),
        ("customer of every invoice, each once", "SELECT customer_id FROM invoices",
         "SELECT DISTINCT customer_id FROM invoices"),
        ("invoices below 300", ALL, ALL + " WHERE amount < 300"),
        ("金额不足300的发票", ALL, ALL + " WHERE amount < 300"),
        ("没付的发票", ALL, ALL + " WHERE amount IS NULL"),
        ("three day moving average of the amount", "SELECT due_on, AVG(amount) FROM invoices GROUP BY due_on",
         "SELECT due_on, AVG(amount) OVER (ORDER BY due_on ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM invoices"),
    ],
)  # fmt: skip
def test_a_query_lacks_what_the_words_ask_for(asking: Asking, question: str, without: str, holding: str) -> None:
    coverage = Coverage(question, asking(question, SCHEMA).linked, catalog_of(SCHEMA))
    assert coverage(parse_sql(without, SCHEMA)).signs["loose_cues"] == 1
    assert coverage(parse_sql(holding, SCHEMA)).signs["loose_cues"] == 0


def test_cues_name_what_the_grammar_has() -> None:
    clauses = {"Sort", "Group", "Distinct", "Optional", "Insert", "Update", "Delete", "View", "Eq:False"}
    assert {action for cue in CUES for action in cue.actions} <= ACTIONS.keys() | clauses
