"""What names mean is worked out at a cost in proportion to the text, however many names meet however many relations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.scoping.cursor import cursor
from sql_copilot_ls.analysis.scoping.visible import MOST_COLUMNS
from sql_copilot_ls.analysis.syntax.script import Script
from tests.counting import calls, listed
from tests.shop import shop

SCHEMA = shop()
Texts = Callable[[int], str]


def steps(text: str) -> int:
    """The calls that completion at the end of a text and its diagnostics make."""
    script = Script(text, "")
    return calls(lambda: (complete(script, len(text), SCHEMA), diagnose(script, SCHEMA)))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(lambda n: f"select {'zz, ' * n} y from {'orders, ' * n}", id="names that no relation has"),
        pytest.param(lambda n: f"select {'id, ' * n} 1 from {'orders, ' * n} customers where ", id="that all have"),
        pytest.param(lambda n: f"select {'*, ' * n} 1 from {'orders, ' * n} customers where ", id="stars"),
        pytest.param(
            lambda n: f"select * from (select {listed('t#.*', n)} from {listed('orders t#', n)}) x where ",
            id="stars of names",
        ),
        pytest.param(
            lambda n: f"select {listed('x.a#', n)} from (select {listed('1 a#', n)}) x where ", id="columns of one"
        ),
        pytest.param(
            lambda n: f"select {listed('s.orders.id', n)} from {listed('s.customers', n)}, s.orders where ",
            id="under a schema",
        ),
        pytest.param(
            lambda n: f"select {listed('id#', n)} from orders join customers using ({listed('id#', n)}) where ",
            id="using",
        ),
        pytest.param(lambda n: f"with {listed('a as (select * from a)', n)} select * from a where ", id="of one name"),
        pytest.param(
            lambda n: f"update orders set {listed('id = x', n)} from {listed('orders', n)} where ", id="of an update"
        ),
    ],
)
def test_names_cost_no_more_where_there_are_more_relations(texts: Texts) -> None:
    counts = [steps(texts(n)) for n in (40, 80, 160)]
    assert counts[2] - counts[1] < 2.6 * (counts[1] - counts[0])


@pytest.mark.parametrize(
    "text",
    [
        "with c0 as (select * from orders)"
        + "".join(f", c{i} as (select a.*, b.* from c{i - 1} a, c{i - 1} b)" for i in range(1, 22))
        + " select * from c21 where ",
        "with c0 as (from orders)"
        + "".join(f", c{i} as (from c{i - 1} a, c{i - 1} b)" for i in range(1, 22))
        + " select * from c21 where ",
        f"select * from {'(select *, * from ' * 20} orders {') x' * 20} where ",
        f"select * from (select {'*, ' * 300} 1 from {'orders, ' * 300} customers) x where ",
    ],
)
def test_stars_of_stars_give_a_bounded_number_of_columns_and_the_rest_is_not_known(text: str) -> None:
    at = cursor(Script(text, ""), len(text), SCHEMA)
    assert at.block is not None
    offered = at.scope.offered(at.block.relations[0], at.block)
    assert len(offered.columns) == MOST_COLUMNS
    assert not offered.known
    assert offered.find("total") is not None
    missing = f"{text} no_such_column = 1"
    assert not [d for d in diagnose(Script(missing, ""), SCHEMA) if "no_such_column" in d.message]


def test_a_relation_whose_own_columns_are_asked_for_is_doubted_only_meanwhile() -> None:
    text = "select z.total, y.name from orders, lateral (select total, nothing from customers) z, customers y where "
    at = cursor(Script(text, ""), len(text), SCHEMA)
    assert at.block is not None
    meanings = [at.scope.resolve(ref, at.block) for ref in at.block.refs]
    assert [(len(m.found), m.certain) for m in meanings] == [(1, True), (1, True)]
    inner = at.block.children[0]
    found = at.scope.resolve(inner.refs[0], inner)
    assert found.found[0][0].table == "orders"
