"""A step of a pipe costs what it says, however many steps stand before it, and knows what they give."""

from __future__ import annotations

import pytest

from fuzz.readers import readers
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.scoping.cursor import cursor
from sql_copilot_ls.analysis.syntax.script import Script
from tests.counting import calls, listed
from tests.shop import shop

SCHEMA = shop()
READERS = readers(SCHEMA)
ASKED = ("diagnostics", "completion", "hover", "highlights", "structure", "names", "signature")


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(
    "step",
    [
        "|> WHERE id M orders",
        "|> WHER id FRO orders x",
        "|> WHERE zz# = 1",
        "|> WHERE o.id = x#.id",
        "|> EXTEND 1 AS a#",
        "|> EXTEND id AS a# |> WHERE a0 = a#",
        "|> JOIN customers c# USING (id) |> WHERE o.id = c0.id",
        "|> JOIN zz# t# ON t#.id = o.id",
        "|> AGGREGATE COUNT(*) AS n, SUM(id) AS id GROUP BY status",
        "|> AS t# |> WHERE t#.id = 1",
        "|> SELECT *, 1 AS x#",
        "|> SET id = zz# |> RENAME id AS r# |> DROP q#",
        "|> WINDOW SUM(id) OVER () AS w#",
        "|> ORDER BY id, zz# |> LIMIT 3",
        "|> UNION ALL (SELECT * FROM orders)",
        "|> WHERE id IN (SELECT order_id FROM order_items WHERE order_id = o.id)",
    ],
)
def test_a_step_costs_the_same_wherever_it_stands(step: str, name: str) -> None:
    def cost(times: int) -> int:
        text = f"WITH c AS (SELECT * FROM orders) FROM c o {listed(step, times, ' ')}"
        return calls(lambda: READERS[name](text))

    cost(2)
    assert cost(160) < 2.3 * cost(80)


@pytest.mark.parametrize("name", [*ASKED, "code actions", "formatter"])
def test_thousands_of_steps_are_read(name: str) -> None:
    READERS[name](f"FROM orders o {'|> WHERE id = 1 ' * 2000}")


def faults(text: str) -> list[str]:
    """What is wrong with a text."""
    return [fault.message for fault in diagnose(Script(text, ""), SCHEMA)]


def test_what_a_step_gives_is_known_after_any_number_of_steps() -> None:
    steps = listed("|> EXTEND id AS a#", 100, " ")
    assert faults(f"FROM orders {steps} |> WHERE a0 = a99 AND status = a1") == []
    assert len(faults(f"FROM orders {steps} |> WHERE a100 = 1")) == 1
    chain = "".join(f", c{i} AS (SELECT *, 1 AS x{i} FROM c{i - 1})" for i in range(1, 100))
    text = f"WITH c0 AS (SELECT * FROM orders){chain} SELECT * FROM c99 WHERE "
    at = cursor(Script(text, ""), len(text), SCHEMA)
    assert at.block is not None
    offered = at.scope.offered(at.block.relations[0], at.block)
    assert offered.known
    assert [offered.find(name) is not None for name in ("status", "x1", "x99", "x100")] == [True, True, True, False]


def test_each_query_sees_the_columns_that_are_its_own() -> None:
    text = (
        "WITH a AS (SELECT id FROM orders), b AS (SELECT *, 1 AS x FROM a), c AS (SELECT *, 2 AS y FROM a), "
        "d AS (SELECT b.*, c.y FROM b JOIN c USING (id)) SELECT 1 FROM a, b, c, d WHERE "
    )
    at = cursor(Script(text, ""), len(text), SCHEMA)
    assert at.block is not None
    offered = [at.scope.offered(relation, at.block) for relation in at.block.relations]
    names = [[column.name for column in one.columns] for one in offered]
    assert names == [["id"], ["id", "x"], ["id", "y"], ["id", "x", "y"]]
    assert [one.find("x") is not None for one in offered] == [False, True, False, True]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("FROM orders o |> WHERE id = 1 |> JOIN customers c ON c.id = o.customer_id |> WHERE o.id = c.id", []),
        ("FROM orders o |> JOIN customers o ON TRUE |> WHERE o.name = 'x'", []),
        ("FROM orders o |> SELECT id |> WHERE o.id = 1", ["Nothing in FROM is named o"]),
        ("FROM orders o |> WHERE id = 1 |> AS p |> LIMIT 3 |> WHERE p.id = 1", []),
        ("FROM orders o |> AS p |> WHERE o.id = 1", ["Nothing in FROM is named o"]),
        ("FROM orders o |> WINDOW SUM(id) OVER () AS s |> WHERE s = id", []),
        ("FROM orders |> SELECT id AS x |> WHERE status = 'x'", ["no column status"]),
    ],
)
def test_names_of_relations_hold_until_a_step_makes_them_forgotten(steps: str, said: list[str]) -> None:
    found = faults(steps)
    assert len(found) == len(said)
    assert all(part in fault for part, fault in zip(said, found, strict=True))


def test_columns_of_earlier_relations_are_offered_under_their_names() -> None:
    text = "FROM orders o |> JOIN customers c ON c.id = o.customer_id |> WHERE id = 1 |> WHERE o.sta"
    assert [c.label for c in complete(Script(text, ""), len(text), SCHEMA)][:1] == ["status"]
    text = "FROM orders o |> WHERE "
    labels = [c.label for c in complete(Script(text, ""), len(text), SCHEMA)]
    assert {"status", "o.status"} <= set(labels)
