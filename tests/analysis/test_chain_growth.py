"""What is repeated within one statement costs in proportion to its length, in diagnostics as in all that reads it."""

from __future__ import annotations

import pytest

from fuzz.readers import readers
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from tests.counting import instructions, listed
from tests.shop import shop

SCHEMA = shop()
READERS = readers(SCHEMA)


@pytest.mark.parametrize(
    ("name", "head", "part", "between", "tail"),
    [
        pytest.param("structure", "select ", "count(id) c#", ", ", " from orders", id="aggregates without a window"),
        pytest.param("diagnostics", "select ", "count(id) c#", ", ", " from orders", id="aggregates in diagnostics"),
        pytest.param("diagnostics", "select ", "sum(id)", "(", "", id="aggregates that open one another"),
        pytest.param("diagnostics", "select ", "zz#", ", ", " from (select {} from orders) x", id="columns of many"),
        pytest.param(
            "diagnostics", "with ", "c# as (select * from zz#)", ", ", " select * from c0", id="tables of many"
        ),
        pytest.param("diagnostics", "select ", "x#.id", ", ", " from {}", id="aliases of many"),
        pytest.param("diagnostics", "select 1 from ", "orders.zz# o#", ", ", "", id="paths behind a relation"),
        pytest.param("diagnostics", "insert all ", "into orders (id) values (#)", " ", " select 1", id="insert all"),
        pytest.param(
            "diagnostics", "insert all ", "into orders (status) values ('a#')", " ", " select 1", id="listed values"
        ),
        pytest.param("diagnostics", "select 1 from a, b, c, ", "orders", ", ", " {on}", id="conditions too many"),
        pytest.param(
            "diagnostics",
            "select 1 from orders ",
            "join customers c# on c#.id M c#.name",
            " ",
            "",
            id="joins with words",
        ),
        pytest.param("diagnostics", "", "update orders set id = 1", "\n", ";", id="updates one below the other"),
        pytest.param("structure", "create table t (", "a# int", ", ", ")", id="columns in the outline"),
        pytest.param("names", "select 1 from orders union select 1 order by ", "id#", ", ", "", id="order of a union"),
    ],
)
def test_a_part_costs_the_same_however_many_there_are(
    name: str, head: str, part: str, between: str, tail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sql_copilot_ls.analysis.ide.faults._MOST_COMPARED", 100)

    def cost(times: int) -> int:
        behind = tail.replace("{on}", "on id " * times).replace("{}", listed("orders a#", times))
        text = head + listed(part, times, between) + behind
        return instructions(lambda: READERS[name](text))

    cost(2)
    assert cost(80) < 2.3 * cost(40)


def test_what_an_unknown_name_may_have_meant_is_looked_for_for_the_first_ones() -> None:
    columns = listed("column_#", 3000)
    text = f"create table t ({columns.replace(',', ' int,')} int);\nselect {listed('colunm_#', 40)} from t;"
    faults = [fault for fault in diagnose(Script(text, ""), SCHEMA) if fault.code == "unknown-column"]
    assert len(faults) == 40
    assert faults[0].fixes
    assert not faults[-1].fixes


def test_a_join_s_condition_is_that_of_the_last_relation_without_one() -> None:
    text = "select 1 from orders a join customers b join products c on c.id = 1 on b.id = 1 join customers d"
    assert ["d is joined" in fault.message for fault in diagnose(Script(text, ""), SCHEMA)] == [True]
