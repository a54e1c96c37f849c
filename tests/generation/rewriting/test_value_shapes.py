"""Values of a telling shape are looked for in the column for them."""

import pytest

from sql_copilot_ls.generation.rewriting.value_shapes import with_values_in_place
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT, email TEXT, country TEXT, phone_no TEXT, websiteUrl TEXT,"
    " zip_code TEXT, currency TEXT, last_ip TEXT);"
    "CREATE TABLE payment (id INTEGER PRIMARY KEY, note TEXT, currency_from TEXT, currency_to TEXT, tel_count INTEGER);"
    "CREATE TABLE 会员 (编号 INTEGER PRIMARY KEY, 姓名 TEXT, 手机号 TEXT);"
)


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("member.name", "ann@example.com", "member.email"),
        ("member.name", "https://example.com/a?b=1", "member.websiteUrl"),
        ("member.name", "+44 20 7946 0958", "member.phone_no"),
        ("member.name", "(555) 123-4567", "member.phone_no"),
        ("member.country", "EUR", "member.currency"),
        ("member.name", "12345-6789", "member.zip_code"),
        ("member.name", "SW1A 1AA", "member.zip_code"),
        ("member.name", "10.0.0.1", "member.last_ip"),
        ("会员.姓名", "13812345678", "会员.手机号"),
        # nothing by its shape, no column for it, several, or one that holds something else
        ("member.name", "Ann", "member.name"),
        ("member.country", "DEX", "member.country"),
        ("member.email", "ann@example.com", "member.email"),
        ("payment.note", "ann@example.com", "payment.note"),
        ("payment.note", "EUR", "payment.note"),
        ("payment.note", "+44 20 7946 0958", "payment.note"),
    ],
)
def test_a_value_goes_to_the_column_of_its_shape(asking: Asking, written: str, value: str, expected: str) -> None:
    def sql(column: str) -> str:
        table = column.split(".", maxsplit=1)[0]
        return f"SELECT * FROM {table} WHERE {column} = '{value}'"

    changed = with_values_in_place(parse_sql(sql(written), SCHEMA, "sqlite"), asking("those", SCHEMA))
    assert render(changed, SCHEMA, "sqlite") == render(parse_sql(sql(expected), SCHEMA, "sqlite"), SCHEMA, "sqlite")


def test_a_column_that_the_comment_names_stays(asking: Asking) -> None:
    query = parse_sql("SELECT * FROM member WHERE name = '+44 20 7946 0958'", SCHEMA, "sqlite")
    assert with_values_in_place(query, asking("members whose name is +44 20 7946 0958", SCHEMA)) is query
