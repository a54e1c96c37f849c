import heapq
from typing import Any

import pytest

from sql_copilot_ls.query import InexpressibleError, UnconnectedError, UnknownNameError, parse_sql, render
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Call, Column, Join, Literal, OfTable, Query
from sql_copilot_ls.query.joins import MAX_FROMS, implied_from
from sql_copilot_ls.query.rooted_joins import MAX_STEPS, rooted
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.model import Column as SchemaColumn
from sql_copilot_ls.schema.model import ColumnKind, ForeignKey, Schema, Table
from tests.query.query_shop import SHOP, TEXT, table


def test_tables_between_are_joined_along_foreign_keys() -> None:
    query = Query((Column("customer", "name"), Column("产品", "价格")))
    assert render(query, SHOP) == (
        "SELECT c.name, t.价格 FROM order_item AS oi JOIN 产品 AS t ON t.名称 = oi.product "
        "JOIN orders AS o ON o.id = oi.order_id JOIN customer AS c ON c.id = o.customer_id"
    )


def test_unconnectable_tables_are_an_error() -> None:
    with pytest.raises(UnconnectedError, match="weather"):
        render(Query((Column("customer", "name"), Column("weather", "degrees"))), SHOP)


def test_declared_keys_win_over_inferred_ones() -> None:
    a = Table("a", (SchemaColumn("x"), SchemaColumn("y")), foreign_keys=(
        ForeignKey(("x",), "b", ("id",), inferred=True), ForeignKey(("y",), "b", ("id",))))  # fmt: skip
    schema = Schema((a, table("b", {"id": TEXT, "name": TEXT})))
    sql = render(Query((OfTable("CountRows", "a"), Column("b", "name"))), schema)
    assert sql == "SELECT COUNT(*) AS a_count, b.name FROM a AS a JOIN b AS b ON b.id = a.y"


def test_composite_keys_join_on_all_columns() -> None:
    line = Table(
        "line",
        (SchemaColumn("year"), SchemaColumn("no")),
        foreign_keys=(ForeignKey(("year", "no"), "bill", ("year", "no")),),
    )
    schema = Schema((line, table("bill", {"year": TEXT, "no": TEXT, "name": TEXT})))
    sql = render(Query((Column("bill", "name"),), also=("line",)), schema)
    assert sql == "SELECT b.name FROM line AS l JOIN bill AS b ON b.year = l.year AND b.no = l.no"


def test_optional_tables_are_left_joined_with_what_leads_to_them() -> None:
    sql = render(Query((Column("customer", "name"),), optional=("order_item",)), SHOP)
    assert sql == (
        "SELECT c.name FROM customer AS c LEFT JOIN orders AS o ON o.customer_id = c.id "
        "LEFT JOIN order_item AS oi ON oi.order_id = o.id"
    )


def test_the_counted_table_is_the_one_nothing_else_names() -> None:
    query = parse_sql(
        "SELECT c.name, COUNT(*) FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY c.id", SHOP
    )
    assert isinstance(query, Query)
    assert query.select[1] == OfTable("CountRows", "orders")


def test_tables_of_one_name_in_two_schemas_are_told_apart() -> None:
    schema = Schema((table("users", {"id": TEXT}, schema="app"), table("users", {"id": TEXT}, schema="audit")))
    assert render(parse_sql("SELECT id FROM audit.users", schema), schema) == "SELECT id FROM audit.users"


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("SELECT nme FROM customer", UnknownNameError),
        ("SELECT name FROM custmer", UnknownNameError),
        ("SELECT o.name FROM customer c", UnknownNameError),
        (
            "SELECT SUM(total) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM orders",
            InexpressibleError,
        ),
        ("SELECT name FROM customer FULL JOIN orders ON customer.id > customer_id", InexpressibleError),
    ],
)
def test_what_has_no_form_is_a_typed_error(sql: str, error: type[Exception]) -> None:

    with pytest.raises(error):
        parse_sql(sql, SHOP)


def test_columns_called_alike_join_tables_that_no_foreign_key_joins() -> None:
    schema = Schema((
        table("station", {"id": TEXT, "city": TEXT}, key=("id",)),
        table("trip", {"id": TEXT, "start_station_id": TEXT, "zip_code": TEXT}, key=("id",)),
        table("weather", {"day": TEXT, "zip_code": TEXT, "city": TEXT}),
    ))  # fmt: skip
    sql = render(Query((Column("station", "city"), OfTable("CountRows", "trip"))), schema)
    assert sql == "SELECT s.city, COUNT(*) AS trips FROM station AS s JOIN trip AS t ON t.start_station_id = s.id"
    sql = render(Query((Column("weather", "day"), OfTable("CountRows", "trip"))), schema)
    assert sql == "SELECT w.day, COUNT(*) AS trips FROM weather AS w JOIN trip AS t ON t.zip_code = w.zip_code"


@pytest.mark.parametrize(("kind", "joins"), [(ColumnKind.NUMBER, True), (TEXT, False)])
def test_a_column_called_like_a_table_joins_it_when_no_foreign_key_does(kind: ColumnKind, joins: bool) -> None:
    schema = Schema((
        table("airlines", {"uid": ColumnKind.NUMBER, "name": TEXT}, key=("uid",)),
        table("flights", {"number": ColumnKind.NUMBER, "airline": kind}, key=("number",)),
    ))  # fmt: skip
    query = Query((Column("airlines", "name"), OfTable("CountRows", "flights")))
    if joins:
        assert render(query, schema).endswith("FROM airlines AS a JOIN flights AS f ON f.airline = a.uid")
    else:
        with pytest.raises(UnconnectedError):
            render(query, schema)


def test_a_catalog_keeps_the_latest_joins_alone() -> None:
    catalog = Catalog(
        parse_ddl("CREATE TABLE a (id INT PRIMARY KEY, n INT); CREATE TABLE b (a_id INT REFERENCES a (id))")
    )
    for limit in range(3 * MAX_FROMS):
        block = Query((Column("a", "n"), Column("b", "a_id")), limit=Literal(str(limit), True))
        assert implied_from(block, catalog) is implied_from(block, catalog)
        assert len(catalog.froms) <= MAX_FROMS
    assert len(catalog.froms) > 1


SCHOOL = parse_ddl("""
CREATE TABLE faculty (id INT PRIMARY KEY, name TEXT);
CREATE TABLE student (id INT PRIMARY KEY, name TEXT, faculty_id INT REFERENCES faculty (id));
CREATE TABLE course (id INT PRIMARY KEY, title TEXT, faculty_id INT REFERENCES faculty (id));
CREATE TABLE section (id INT PRIMARY KEY, course_id INT REFERENCES course (id));
CREATE TABLE mark (student_id INT REFERENCES student (id), section_id INT REFERENCES section (id), points INT);
""")


def test_rows_are_joined_by_what_refers_to_both_rather_than_by_a_parent_they_share() -> None:
    query = Query((Column("student", "name"), Column("course", "title"), Column("mark", "points")))
    assert render(query, SCHOOL) == (
        "SELECT s.name, c.title, m.points FROM mark AS m JOIN student AS s ON s.id = m.student_id "
        "JOIN section AS se ON se.id = m.section_id JOIN course AS c ON c.id = se.course_id"
    )


def test_a_shared_parent_joins_what_nothing_else_does() -> None:
    pairs = parse_ddl("""
    CREATE TABLE depot (id INT PRIMARY KEY);
    CREATE TABLE van (plate TEXT, depot_id INT REFERENCES depot (id));
    CREATE TABLE driver (name TEXT, depot_id INT REFERENCES depot (id));
    """)
    sql = render(Query((Column("van", "plate"), Column("driver", "name"))), pairs)
    assert sql.endswith("FROM van AS v JOIN depot AS d ON d.id = v.depot_id JOIN driver AS dr ON dr.depot_id = d.id")


def test_existence_is_proved_by_what_refers_to_both_rather_than_by_a_parent_they_share() -> None:
    marked = Query((OfTable("AllColumns", "course"),))
    sql = render(Query((Column("student", "name"),), where=Call("Without", (marked,))), SCHOOL)
    assert "faculty" not in sql
    assert "mark" in sql


MATCHES = parse_ddl("""
CREATE TABLE club (id INT PRIMARY KEY, name TEXT, mother_id INT REFERENCES club (id), ground_id INT);
CREATE TABLE game (id INT PRIMARY KEY, home_id INT REFERENCES club (id), away_id INT REFERENCES club (id), goals INT);
CREATE TABLE ticket (game_id INT REFERENCES game (id), buyer_id INT REFERENCES club (id), price INT);
""")


def test_two_occurrences_of_a_table_are_what_a_row_refers_to_twice() -> None:
    query = Query((Column("club", "name"), Column("club", "name", 2), Column("game", "goals")))
    assert render(query, MATCHES) == (
        "SELECT c.name, cl.name, g.goals FROM game AS g JOIN club AS c ON c.id = g.home_id "
        "JOIN club AS cl ON cl.id = g.away_id"
    )


def test_what_is_spelled_out_leaves_the_other_key_for_the_other_occurrence() -> None:
    spelled = Join(Column("club", "id"), Column("game", "away_id"))
    query = Query((Column("club", "name"), Column("club", "name", 2), Column("game", "goals")), joins=(spelled,))
    assert "c.id = g.away_id" in render(query, MATCHES)
    assert "cl.id = g.home_id" in render(query, MATCHES)


def test_a_row_is_joined_to_what_it_refers_to_itself() -> None:
    query = Query((Column("game", "goals"), Column("ticket", "price"), Column("club", "name")))
    assert "c.id = t.buyer_id" in render(query, MATCHES)


def test_a_boss_is_the_row_that_a_row_of_the_same_table_refers_to() -> None:
    sql = render(Query((Column("club", "name"), Column("club", "name", 2))), MATCHES)
    assert sql == "SELECT c.name, cl.name FROM club AS c JOIN club AS cl ON cl.id = c.mother_id"


def test_the_search_is_bounded_however_many_keys_a_schema_has(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 60
    names = [f"t{i}" for i in range(count)]
    keys = {name: tuple(ForeignKey((f"to_{other}",), other, ("id",)) for other in names) for name in names}
    columns = (SchemaColumn("id"), *(SchemaColumn(f"to_{other}") for other in names))
    dense = Schema(tuple(Table(name, columns, primary_key=("id",), foreign_keys=keys[name]) for name in names))
    pushed, push = [], heapq.heappush

    def counted(queue: list[Any], item: Any) -> None:
        pushed.append(item)
        push(queue, item)

    monkeypatch.setattr("sql_copilot_ls.query.rooted_joins.heapq.heappush", counted)
    targets = [("t0", 1), ("t1", 1), ("t2", 1), ("t2", 2), ("t2", 3), ("t2", 4)]
    rooted(targets, targets, [], Catalog(dense), limit=1e9)
    assert MAX_STEPS < len(pushed) <= len(targets) * (MAX_STEPS + count)
