"""Values that the DDL knows, with what they mean: offered right of a comparison, shown on the column's card."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl(
    """
    CREATE TABLE orders (
        id INT PRIMARY KEY,
        status TINYINT COMMENT '0未付 1已付 2退款',
        kind VARCHAR(20) COMMENT 'R=retail; W=wholesale',
        size ENUM('small', 'large'),
        is_gift BOOLEAN COMMENT '0:否,1:是'
    );
    """,
    dialect="mysql",
)


@pytest.mark.parametrize(
    ("dialect", "condition", "offered"),
    [
        ("mysql", "status = $0", ["0 未付", "1 已付", "2 退款"]),
        ("mysql", "status = 已$0", ["1 已付"]),
        ("mysql", "status = 1$0", ["1 已付"]),
        ("mysql", "status = '已$0'", ["1 已付"]),
        ("mysql", "status IN (0, $0", ["0 未付", "1 已付", "2 退款"]),
        ("mysql", "kind = $0", ["'R' retail", "'W' wholesale"]),
        ("mysql", "kind = who$0", ["'W' wholesale"]),
        ("mysql", "kind = '$0", ["'R' retail", "'W' wholesale"]),
        ("mysql", "kind = 'whole$0", ["'W' wholesale"]),
        ("mysql", "size = la$0", ["'large'"]),
        ("mysql", "is_gift = $0", ["0 否", "1 是"]),
        ("postgres", "is_gift = 是$0", ["TRUE 是"]),
    ],
)
def test_values_are_offered_as_they_are_written_and_found_by_value_or_label(
    dialect: str, condition: str, offered: list[str]
) -> None:
    sql = f"SELECT id FROM orders WHERE {condition}"
    found = complete(Script(sql.replace("$0", ""), dialect), sql.index("$0"), SCHEMA)
    assert [f"{one.insert} {one.meaning}".strip() for one in found if one.kind == "value"] == offered


@pytest.mark.parametrize(
    ("column", "line"),
    [
        ("status", "one of `0` 未付, `1` 已付, `2` 退款"),
        ("kind", "one of `R` retail, `W` wholesale"),
        ("size", "one of `small`, `large`"),
    ],
)
def test_a_columns_card_tells_its_values_with_their_labels(column: str, line: str) -> None:
    sql = f"SELECT {column} FROM orders"
    found = hover(Script(sql, "mysql"), sql.index(column) + 1, SCHEMA)
    assert found is not None
    assert line in found.markdown.splitlines()
