"""Comments moved to other schemas: names change on both sides, and only where the comment names all that is asked."""

import random

import pytest
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.multiplication import MULTIPLICATIONS
from sql_copilot_compression.data.templates import filled, spoken, template_of

from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import Schema, parse_ddl

SHOP = parse_ddl(
    "CREATE TABLE customer (id INTEGER PRIMARY KEY, full_name TEXT, phone TEXT);"
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer (id), amount INTEGER,"
    " state TEXT CHECK (state IN ('open', 'paid')));",
    dialect="postgres",
)
ZOO = parse_ddl(
    "CREATE TABLE keeper (id INTEGER PRIMARY KEY, nickname TEXT);"
    "CREATE TABLE animal (id INTEGER PRIMARY KEY, keeper_id INTEGER REFERENCES keeper (id), weight INTEGER);",
    dialect="postgres",
)
LONE = parse_ddl("CREATE TABLE log (id INTEGER PRIMARY KEY, at TIMESTAMP);", dialect="postgres")
CHINESE = parse_ddl(
    "CREATE TABLE yh (id INT PRIMARY KEY, xm VARCHAR(20) COMMENT '姓名') COMMENT='用户';"
    "CREATE TABLE gd (id INT PRIMARY KEY, sl INT COMMENT '数量(件)') COMMENT='工单';",
    dialect="mysql",
)


def example(question: str, sql: str, schema: Schema = SHOP, language: str = "en") -> Example:
    return Example("a-1#0", question, sql, schema, None, "comments/filter", "postgres", "a", "", "filter", language)


def moved(question: str, sql: str, target: Schema, schema: Schema = SHOP, language: str = "en") -> set[tuple[str, str]]:
    template = template_of(example(question, sql, schema, language), SchemaIndex(schema))
    if template is None:
        return set()
    tries = [filled(template, target, random.Random(seed)) for seed in range(20)]
    return {(other.question, other.sql) for other in tries if other is not None}


@pytest.mark.parametrize(
    ("question", "sql", "expected"),
    [
        (
            "orders with an amount over 50",
            "SELECT * FROM orders WHERE amount > 50",
            ("animals with an weight over 50", "SELECT * FROM animal WHERE weight > 50"),
        ),
        (
            "Biggest amount per customer full name, from orders",
            "SELECT c.full_name, MAX(o.amount) FROM orders o JOIN customer c ON c.id = o.customer_id "
            "GROUP BY c.full_name",
            (
                "Biggest weight per keeper nickname, from animals",
                "SELECT k.nickname, MAX(a.weight) FROM keeper AS k JOIN animal AS a ON k.id = a.keeper_id "
                "GROUP BY k.nickname",
            ),
        ),
    ],
)
def test_names_change_in_comment_and_query_alike(question: str, sql: str, expected: tuple[str, str]) -> None:
    found = {(asked, parse_sql(text, ZOO, "postgres")) for asked, text in moved(question, sql, ZOO)}
    assert (expected[0], parse_sql(expected[1], ZOO, "postgres")) in found


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("orders over 50", "SELECT * FROM orders WHERE amount > 50"),  # nothing says amount
        ("open orders", "SELECT * FROM orders WHERE state = 'open'"),  # a state
        ("amounts over 50", "SELECT * FROM orders WHERE amount > 50"),  # nothing says orders
        ("order amounts, twice", "SELECT a.amount, b.amount FROM orders a JOIN orders b ON a.id = b.id"),
        ("no query at all", "SELEC"),
    ],
)
def test_what_the_comment_does_not_name_is_not_moved(question: str, sql: str) -> None:
    assert moved(question, sql, ZOO) == set()


def test_a_schema_that_has_nothing_alike_gets_nothing() -> None:
    assert moved("orders with an amount over 50", "SELECT * FROM orders WHERE amount > 50", LONE) == set()


def test_chinese_comments_take_chinese_names() -> None:
    schema = parse_ddl("CREATE TABLE 商品 (id INT PRIMARY KEY, 库存 INT);", dialect="postgres")
    assert moved("库存大于5的商品", "SELECT * FROM 商品 WHERE 库存 > 5", CHINESE, schema, "zh") == {
        ("数量大于5的工单", "SELECT * FROM gd WHERE sl > 5")
    }


@pytest.mark.parametrize(
    ("name", "comment", "chinese", "said"),
    [
        ("phone_no", "", False, None),  # "no" is no word to say
        ("fullName", "", False, "full name"),
        ("x1", "", False, None),
        ("xm", "姓名(必填)", True, "姓名"),
        ("姓名", "", True, "姓名"),
        ("xm", "name", True, None),
    ],
)
def test_what_people_call_an_item(name: str, comment: str, chinese: bool, said: str | None) -> None:
    assert spoken(name, comment, chinese=chinese) == said


def test_moved_comments_belong_to_the_schema_they_moved_to() -> None:
    source = example("orders with an amount over 50", "SELECT * FROM orders WHERE amount > 50")
    other = Example("b-1#0", "all keepers", "SELECT * FROM keeper", ZOO, None, "comments/list", "postgres", "b", "")
    found = list(MULTIPLICATIONS["moved"]([source, other]))
    assert {(e.database_id, e.schema is ZOO) for e in found if e.question.startswith("animals")} == {("b", True)}
