"""Foreign keys that nobody declared."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import parse_ddl
from tests.schema.schema_text import keys


@pytest.mark.parametrize(
    ("ddl", "table", "expected"),
    [
        (
            "CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE o (customer_id int)",
            "o",
            ["customer_id -> customers.id?"],
        ),
        (
            "CREATE TABLE Category (CategoryId int PRIMARY KEY); CREATE TABLE p (CategoryID int)",
            "p",
            ["CategoryID -> Category.CategoryId?"],
        ),
        (
            "CREATE TABLE t_companies (id int, n text); CREATE TABLE p (company_id int)",
            "p",
            ["company_id -> t_companies.id?"],
        ),
        ("CREATE TABLE a (stu_no text PRIMARY KEY); CREATE TABLE b (stu_no text, x int)", "b", ["stu_no -> a.stu_no?"]),
        (
            "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE p (owner_user_id int)",
            "p",
            ["owner_user_id -> users.id?"],
        ),
    ],
)
def test_names_that_make_a_key_plain(ddl: str, table: str, expected: list[str]) -> None:
    assert keys(parse_ddl(ddl), table) == expected


@pytest.mark.parametrize(
    ("ddl", "table"),
    [
        ("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY)", "b"),
        ("CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE b (user_id text)", "b"),
        ("CREATE TABLE a (name text PRIMARY KEY); CREATE TABLE b (name text)", "b"),
        (
            "CREATE TABLE a (code_x text PRIMARY KEY); CREATE TABLE c (code_x text PRIMARY KEY);"
            "CREATE TABLE b (code_x text)",
            "b",
        ),
        ("CREATE TABLE users (id int PRIMARY KEY); CREATE VIEW v AS SELECT id AS user_id FROM users", "v"),
    ],
)
def test_names_that_do_not(ddl: str, table: str) -> None:
    assert keys(parse_ddl(ddl), table) == []


def test_declared_keys_are_not_inferred_again() -> None:
    schema = parse_ddl("CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE b (user_id int REFERENCES users)")
    assert keys(schema, "b") == ["user_id -> users.id"]


@pytest.mark.parametrize(
    ("target", "column", "expected"),
    [
        ("publisher_sites (site_id int, url text)", "site_id int", "publisher_sites.site_id"),
        ("publisher_sites (id int PRIMARY KEY)", "site_id int", "publisher_sites.id"),
        ("live_event (id int PRIMARY KEY)", "event_id int", "live_event.id"),
        ("GameMap (MapId int PRIMARY KEY)", "mapId int", "GameMap.MapId"),
        ("store_item (sku text PRIMARY KEY)", "item_sku text", "store_item.sku"),
        ("insertion_orders (id int PRIMARY KEY)", "io_id int", "insertion_orders.id"),
        ("mes_work_order (id int PRIMARY KEY)", "wo_id int", "mes_work_order.id"),
        ("departments (id int PRIMARY KEY)", "dept_id int", "departments.id"),
        ("branches (id int PRIMARY KEY)", "pickup_branch_id int", "branches.id"),
        ("prod (prod_id int PRIMARY KEY)", "subst_prod_id int", "prod.prod_id"),
        ("port (code char(5) PRIMARY KEY)", "from_port char(5)", "port.code"),
        ("账户 (编号 int PRIMARY KEY)", "转入账户 int", "账户.编号"),
        ("app_users (id int PRIMARY KEY)", "approved_by int", "app_users.id"),
        ("staff (id int PRIMARY KEY)", "author_id int", "staff.id"),
        ("ad_units (id int PRIMARY KEY)", "slot int COMMENT '-> ad_units'", "ad_units.id"),
        ("channels (id int PRIMARY KEY)", "src int COMMENT 'FK channels'", "channels.id"),
        ("channels (id int PRIMARY KEY)", "src int COMMENT 'references channels(id)'", "channels.id"),
        ("sys_user (id int PRIMARY KEY) COMMENT '用户表'", "yh int COMMENT '关联用户表'", "sys_user.id"),
    ],
)
def test_names_that_are_part_of_a_table_s_and_descriptions(target: str, column: str, expected: str) -> None:
    schema = parse_ddl(f"CREATE TABLE {target}; CREATE TABLE b ({column}, z int);", dialect="mysql")
    assert keys(schema, "b") == [f"{column.split(maxsplit=1)[0]} -> {expected}?"]


@pytest.mark.parametrize(
    ("targets", "column"),
    [
        (("publisher_sites (id int PRIMARY KEY)", "test_sites (id int PRIMARY KEY)"), "site_id int"),
        (("orders (id int PRIMARY KEY)",), "in_orders int"),  # how many
        (("orders (id text PRIMARY KEY)",), "external_order_id text"),
        (("parts (id int PRIMARY KEY)",), "supplier_part_no int"),
        (("port (code char(5) PRIMARY KEY)",), "from_port varchar(40)"),
        (("users (id int PRIMARY KEY)", "staff (id int PRIMARY KEY)"), "approved_by int"),
        (("users (id int PRIMARY KEY)",), "approved_by varchar(40)"),
        (("distance_fee (id int PRIMARY KEY)",), "base_fee int"),
        (("blacklist (phone text PRIMARY KEY)",), "phone text"),
        (("会员 (编号 int PRIMARY KEY)",), "是否会员 int"),
        (("ad_units (id int PRIMARY KEY)",), "slot int COMMENT 'width -> height'"),
    ],
)
def test_parts_of_names_that_say_too_little(targets: tuple[str, ...], column: str) -> None:
    ddl = "".join(f"CREATE TABLE {target};\n" for target in targets)
    assert keys(parse_ddl(f"{ddl}CREATE TABLE b ({column}, z int);", dialect="mysql"), "b") == []
