"""Terms over a schema: what they become, and what is wrong with those that mean nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sql_copilot_ls.glossary import Worded, worded
from sql_copilot_ls.query import QueryError, defined_columns, render
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.defined_columns import expanded
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, OfTable, Order, Query
from sql_copilot_ls.schema import fold
from sql_copilot_ls.schema.readers import declarations

DDL = """
CREATE TABLE region (id INT PRIMARY KEY, code TEXT);
CREATE TABLE users (
    id INT PRIMARY KEY, name TEXT, status INT, deleted_at DATE, region_id INT REFERENCES region (id), vip BOOLEAN,
    plan TEXT CHECK (plan IN ('a', 'b'))
);
CREATE TABLE orders (id INT PRIMARY KEY, user_id INT REFERENCES users (id), total NUMERIC, st INT, placed DATE);
"""
TERMS = """
[terms.active]
over = "users"
condition = "status = 3 AND deleted_at IS NULL"
[terms.churned]
over = "users"
condition = "status = 7 OR deleted_at IS NOT NULL"
[terms.prime]
over = "users u"
condition = "active AND u.vip"
[terms.GMV]
over = "orders o"
measure = "SUM(o.total)"
[terms.AOV]
over = "orders"
measure = "SUM(total) / COUNT(*)"
[terms."line value"]
over = "orders"
measure = "total * 2"
[terms.buyers]
over = "orders"
measure = "COUNT(DISTINCT user_id)"
"""


def bound(terms: str, dialect: str = "") -> Worded:
    files = [declarations(DDL, file="a.sql", dialect=dialect), declarations(terms, file="t.glossary.toml")]
    return worded(fold(files, dialect=dialect))


WORDS = bound(TERMS)


def sql(query: Query, words: Worded = WORDS) -> str:
    return render(expanded(query, catalog_of(words.schema)), words.schema, aliases=False)


def users(where: Expression | None = None, *select: Expression) -> Query:
    return Query(select or (Column("users", "name"),), where=where)


def test_terms_bind() -> None:
    assert WORDS.faults == ()
    assert [c.name for c in WORDS.schema.tables[2].columns][-4:] == ["GMV", "AOV", "line value", "buyers"]
    assert [c.name for c in WORDS.schema.tables[2].stored][-1] == "placed"


ACTIVE, CHURNED, PRIME = (Column("users", name) for name in ("active", "churned", "prime"))
GMV, AOV, VALUE, BUYERS = (Column("orders", name) for name in ("GMV", "AOV", "line value", "buyers"))
NAME, TOTAL, PLACED = Column("users", "name"), Column("orders", "total"), Column("orders", "placed")
IS_ACTIVE = "status = 3 AND deleted_at IS NULL"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (users(Call("Holds", (ACTIVE,))), f"SELECT name FROM users WHERE {IS_ACTIVE}"),
        (users(Call("Eq", (ACTIVE, Call("True")))), f"SELECT name FROM users WHERE {IS_ACTIVE}"),
        (users(Call("Eq", (ACTIVE, Literal("1", True)))), f"SELECT name FROM users WHERE {IS_ACTIVE}"),
        (users(Call("Eq", (ACTIVE, Call("False")))), f"SELECT name FROM users WHERE NOT ({IS_ACTIVE})"),
        (users(Call("Ne", (ACTIVE, Call("True")))), f"SELECT name FROM users WHERE NOT ({IS_ACTIVE})"),
        (
            users(Call("And", (Call("Holds", (CHURNED,)), Call("Eq", (NAME, Literal("x")))))),
            "SELECT name FROM users WHERE (status = 7 OR deleted_at IS NOT NULL) AND name = 'x'",
        ),
        (
            users(Call("Or", (Call("Holds", (ACTIVE,)), Call("Eq", (NAME, Literal("x")))))),
            f"SELECT name FROM users WHERE ({IS_ACTIVE}) OR name = 'x'",
        ),
        (users(Call("Holds", (PRIME,))), f"SELECT name FROM users WHERE {IS_ACTIVE} AND vip"),
        (
            users(None, Call("CountIf", (Call("Holds", (ACTIVE,)),))),
            f"SELECT SUM(CASE WHEN {IS_ACTIVE} THEN 1 ELSE 0 END) FROM users",
        ),
        (
            Query((ACTIVE, OfTable("CountRows", "users")), group_by=(ACTIVE,)),
            f"SELECT CASE WHEN {IS_ACTIVE} THEN 1 ELSE 0 END, COUNT(*) FROM users "
            f"GROUP BY CASE WHEN {IS_ACTIVE} THEN 1 ELSE 0 END",
        ),
        (Query((GMV,)), "SELECT SUM(total) FROM orders"),
        (Query((Call("Sum", (GMV,)),)), "SELECT SUM(total) FROM orders"),
        (Query((Call("Avg", (GMV,)),)), "SELECT AVG(total) FROM orders"),
        (Query((Call("Count", (BUYERS,)),)), "SELECT COUNT(DISTINCT user_id) FROM orders"),
        (Query((Call("Sum", (VALUE,)),)), "SELECT SUM(total * 2) FROM orders"),
        (
            Query((NAME, GMV)),
            "SELECT u.name, SUM(o.total) FROM orders AS o JOIN users AS u ON u.id = o.user_id GROUP BY u.id",
        ),
        (
            Query((NAME,), where=Call("Gt", (GMV, Literal("5", True)))),
            "SELECT u.name FROM orders AS o JOIN users AS u ON u.id = o.user_id GROUP BY u.id HAVING SUM(o.total) > 5",
        ),
        (
            Query((NAME,), order_by=(Order(GMV, True),), limit=Literal("3", True)),
            "SELECT u.name FROM orders AS o JOIN users AS u ON u.id = o.user_id GROUP BY u.id "
            "ORDER BY SUM(o.total) DESC LIMIT 3",
        ),
        (
            Query((PLACED, Call("Sum", (GMV,))), group_by=(PLACED,)),
            "SELECT placed, SUM(total) FROM orders GROUP BY placed",
        ),
        (
            Query((GMV,), where=Call("Holds", (ACTIVE,))),
            "SELECT SUM(o.total) FROM orders AS o JOIN users AS u ON u.id = o.user_id "
            "WHERE u.status = 3 AND u.deleted_at IS NULL",
        ),
    ],
)
def test_words_give_way_to_what_they_stand_for(query: Query, expected: str) -> None:
    assert sql(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        Query((Call("Max", (GMV,)),)),
        Query((GMV,), group_by=(GMV,)),
        Query((OfTable("AllColumns", "users"), GMV)),
        Query((NAME,), where=Call("Or", (Call("Gt", (GMV, Literal("5", True))), Call("Eq", (NAME, Literal("x")))))),
        users(Call("Gt", (ACTIVE, Literal("x")))),
    ],
)
def test_a_word_in_a_place_that_does_not_fit_it_gives_nothing(query: Query) -> None:
    with pytest.raises(QueryError):
        sql(query)


def test_all_columns_are_those_that_are_stored() -> None:
    query = Query((OfTable("AllColumns", "users"),), where=Call("Holds", (ACTIVE,)))
    assert sql(query) == f"SELECT * FROM users WHERE {IS_ACTIVE}"


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('table = "nothing"', "a table 'nothing' that is not there"),
        ('column = "users.nothing"', "a column 'nothing' that users does not have"),
        ('column = "status"', "name a column as table.column"),
        ('over = "nothing"\ncondition = "a = 1"', "over a table 'nothing' that is not there"),
        ('over = "users"\ncondition = "nothing = 1"', "unknown column"),
        ('over = "users"\ncondition = "status ="', "not readable"),
        ('over = "users"\ncondition = "COUNT(*) > 1"', "cannot aggregate"),
        ('over = "users"\ncondition = "1 = 1"', "speaks of no column"),
        ('over = "users"\ncondition = "x"', "stand for each other"),
        ('over = "users"\ncondition = "status = 1); DROP TABLE users; --"', "one expression"),
        ('over = "users"\nmeasure = "1 FROM users; DELETE FROM users"', "one expression"),
        ('over = "users; DROP TABLE users"\nmeasure = "SUM(status)"', "not there"),
        ('over = "users"\nmeasure = "SUM(status) FROM orders WHERE 1=1 UNION SELECT 1"', "does not bind"),
        ('over = "users"\nmeasure = "(SELECT MAX(total) FROM orders)"', "more than one expression"),
        ('over = "users, orders"\nmeasure = "SUM(total)"', "not there"),
        ('over = "users"\nmeasure = "load_extension(\'x\')"', "does not bind"),
    ],
)
def test_terms_that_mean_nothing_say_why(entry: str, complaint: str) -> None:
    words = bound(f"[terms.x]\n{entry}\n")
    assert [fault.term.name for fault in words.faults] == ["x"]
    assert complaint in words.faults[0].reason
    assert words.schema.tables == bound("").schema.tables


def test_terms_that_stand_for_each_other_are_all_refused_and_the_rest_counts() -> None:
    words = bound(
        '[terms.a]\nover = "users"\ncondition = "b AND vip"\n[terms.b]\nover = "users"\ncondition = "a OR vip"\n'
        '[terms.c]\nover = "users"\ncondition = "vip"\n[terms.d]\nover = "users"\ncondition = "c"\n'
    )
    assert {fault.term.name for fault in words.faults} == {"a", "b"}
    assert [c.name for c in words.schema.tables[1].columns if c.definition] == ["c", "d"]


def test_a_term_is_called_like_no_column_and_defined_once() -> None:
    words = bound(
        '[terms.status]\nover = "users"\ncondition = "vip"\n[terms.a]\nover = "users"\ncondition = "vip"\n'
        '[terms.A]\nover = "users"\ncondition = "vip"\n'
    )
    assert [(f.term.name, "called like" in f.reason, "twice" in f.reason) for f in words.faults] == [
        ("status", True, False),
        ("A", False, True),
    ]


def test_names_of_values_leave_room_for_others() -> None:
    words = bound('[terms.north]\nvalue = "N"\nof = "region.code"\n[terms.alpha]\nvalue = "a"\nof = "users.plan"\n')
    code, plan = words.schema.tables[0].columns[1], words.schema.tables[1].columns[6]
    assert (code.values, code.wording and code.wording.adds_values) == (("N",), True)
    assert (plan.values, plan.wording and plan.wording.adds_values) == (("a", "b"), False)


def test_a_schema_without_terms_stays_the_very_same() -> None:
    plain = bound("")
    assert worded(plain.schema).schema is plain.schema


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    # a name of a value and of a column: they change the columns that the expressions are over
    terms = TERMS + '[terms.north]\nvalue = "N"\nof = "region.code"\n[terms.people]\ntable = "users"\n'
    terms += '[terms.sum]\ncolumn = "orders.total"\n'
    before = bound(terms)
    read: list[str] = []
    original = defined_columns._read

    def noted(table: Any, name: str, catalog: Any) -> Any:
        read.append(name)
        return original(table, name, catalog)

    monkeypatch.setattr(defined_columns, "_read", noted)
    more = terms.replace("status = 7", "status = 8") + '[terms.rich]\nover = "users"\ncondition = "vip"\n'
    files = [declarations(DDL, file="a.sql"), declarations(more, file="t.glossary.toml")]
    after = worded(fold(files), before)
    assert (sorted(read), after.faults) == (["churned", "rich"], ())
    assert [c.name for c in after.schema.tables[1].columns if c.definition] == ["active", "churned", "prime", "rich"]
