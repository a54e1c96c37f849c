"""Help inside code that is not plain SQL: bodies of routines, dbt's templates, variables, stars."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.dbt_sql import with_references
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.scoping.name_uses import name_at
from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import fold, parse_ddl
from sql_copilot_ls.schema.dbt import dbt_declarations
from sql_copilot_ls.schema.model import Schema

MEMBERS = parse_ddl("CREATE TABLE members (id INT PRIMARY KEY, full_name TEXT, team_id INT);", dialect="postgres")
ORDERS = parse_ddl("CREATE TABLE dbo.Orders (OrderId int PRIMARY KEY, Qty int)\nGO\n", dialect="tsql")
DBT = fold(
    [
        dbt_declarations(
            """
models:
  - name: stg_orders
    columns: [{name: order_id}, {name: status}]
sources:
  - name: shop
    tables:
      - name: raw_orders
        columns: [{name: id}]
""",
            file="schema.yml",
        )
    ]
)


def offered(text: str, dialect: str, schema: Schema) -> list[str]:
    """What completion offers at `‸`, in a routine's body too."""
    offset = text.index("‸")
    base, script = innermost(Script(text.replace("‸", ""), dialect), offset)
    return [item.label for item in complete(script, offset - base, schema)]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE FUNCTION f(p int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN m.‸ FROM members m; END $$;",
        "CREATE FUNCTION f(p int) RETURNS int AS $body$ SELECT m.‸ FROM members m $body$ LANGUAGE sql;",
        "CREATE OR REPLACE PROCEDURE f() AS $$ DECLARE x int; BEGIN DELETE FROM members m WHERE m.‸; END $$;",
        "DO $$ BEGIN UPDATE members m SET id = m.‸; END $$;",
        "SELECT 1;\nCREATE FUNCTION f() RETURNS int LANGUAGE 'plpgsql' AS $$ BEGIN PERFORM m.‸ FROM members m; END $$;",
    ],
)
def test_a_body_between_dollars_is_sql(text: str) -> None:
    assert set(offered(text, "postgres", MEMBERS)) == {"id", "full_name", "team_id"}


def test_a_body_of_another_language_is_none() -> None:
    text = "CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ m.‸ FROM members m $$;"
    assert offered(text, "postgres", MEMBERS) == []


def test_names_in_a_body_are_known() -> None:
    text = "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT full_name FROM members $$;"
    offset = text.index("full_name")
    base, script = innermost(Script(text, "postgres"), offset)
    found = hover(script, offset - base, MEMBERS)
    assert found is not None
    assert text[base + found.start : base + found.end] == "full_name"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("select o.‸ from {{ ref('stg_orders') }} o", ["order_id", "status"]),
        ("select ‸ from {{ ref('stg_orders') }}", ["order_id", "status"]),
        ('select o.‸ from {{- ref("stg_orders") -}} as o', ["order_id", "status"]),
        ("select o.‸ from {{ref('package', 'stg_orders')}} o", ["order_id", "status"]),
        ("select r.‸ from {{ source('shop', 'raw_orders') }} r", ["id"]),
        ("with a as (select * from {{ ref('stg_orders') }}) select ‸ from a", ["order_id", "status"]),
        ("select * from {{ ref('‸') }}", ["stg_orders"]),
        ("select * from {{ ref('stg‸", ["stg_orders"]),
        ("select * from {{ source('‸') }}", ["shop"]),
        ("select * from {{ source('shop', '‸') }}", ["raw_orders"]),
        ("select * from {{ ref('other‸') }}", []),
    ],
)
def test_what_a_template_of_dbt_names_is_known(text: str, first: list[str]) -> None:
    assert offered(text, "postgres", DBT)[: len(first) or None] == first


def test_hover_and_definition_know_what_ref_names() -> None:
    text = "select o.order_id from {{ ref('stg_orders') }} o"
    script, offset = Script(text, "postgres"), text.index("stg_") + 2
    use = name_at(script, offset, DBT)
    assert use is not None
    assert text[use.start : use.end] == "stg_orders"
    card = hover(script, offset, DBT)
    assert card is not None
    assert "**stg_orders**" in card.markdown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "CREATE PROCEDURE p @cust int, @day date AS BEGIN SELECT * FROM dbo.Orders WHERE Qty = @‸ END",
            ["@cust", "@day"],
        ),
        ("CREATE PROC p (@cust AS int) AS SELECT Qty FROM dbo.Orders WHERE Qty = @c‸", ["@cust"]),
        ("DECLARE @a int = 1, @b varchar(10);\nSELECT Qty FROM dbo.Orders WHERE Qty = @b‸", ["@b"]),
        ("DECLARE @rows TABLE (a int);\nINSERT INTO @‸", ["@rows"]),
        ("DECLARE @a int\nGO\nDECLARE @b int\nSELECT @‸", ["@b"]),
        ("SELECT @‸", []),
    ],
)
def test_variables_of_the_batch(text: str, names: list[str]) -> None:
    assert offered(text, "tsql", ORDERS) == names


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("SELECT *‸ FROM dbo.Orders", ["OrderId, Qty"]),
        ("SELECT o.*‸ FROM dbo.Orders o", ["o.OrderId, o.Qty"]),
        ("SELECT *‸ FROM dbo.Unknown", []),
    ],
)
def test_a_star_is_completed_to_its_columns(text: str, label: list[str]) -> None:
    assert [x for x in offered(text, "tsql", ORDERS) if "," in x] == label


@pytest.mark.parametrize("place", [0, 7, 8, 12, 30])
def test_a_star_is_expanded_from_anywhere_in_its_query(place: int) -> None:
    script = Script("SELECT * FROM dbo.Orders WHERE Qty = 1", "tsql")
    titles = [a.title for a in actions(script, place, place, ORDERS, [])]
    assert "Expand * to its columns" in titles


def test_generation_writes_models_and_sources_as_templates() -> None:
    sql = "SELECT o.status, r.id\nFROM stg_orders o\nJOIN raw_orders AS r ON r.id = o.order_id;"
    written = "SELECT o.status, r.id\nFROM {{ ref('stg_orders') }} o\n"
    written += "JOIN {{ source('shop', 'raw_orders') }} AS r ON r.id = o.order_id"
    assert with_references(sql, "postgres", DBT) == written
    assert with_references("SELECT id FROM members;", "postgres", MEMBERS) == "SELECT id FROM members;"
