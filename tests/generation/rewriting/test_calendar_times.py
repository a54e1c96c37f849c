"""Date columns are compared with the ends of calendar times."""

import pytest

from sql_copilot_ls.generation.rewriting import Circumstances
from sql_copilot_ls.generation.rewriting.calendar_times import with_dates_as_periods
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, OfTable, Query
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE trip (id INTEGER PRIMARY KEY, day DATE, left_at TIMESTAMP, alarm TIME, model_year YEAR, built INT,"
    " note TEXT);"
)


def shown(condition: Expression, asked: Circumstances) -> str:
    query = Query((OfTable("AllColumns", "trip"),), where=condition)
    return render(with_dates_as_periods(query, asked), SCHEMA, asked.dialect).partition("WHERE ")[2]


def compared(action: str, column: str, *values: str) -> Call:
    return Call(action, (Column("trip", column), *(Literal(value) for value in values)))


def during(column: str, period: str) -> Call:
    return Call("During", (Column("trip", column), Literal(period, is_period=True)))


def part(name: str, action: str, number: str) -> Call:
    return Call(action, (Call(name, (Column("trip", "left_at"),)), Literal(number, True)))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (compared("Eq", "day", "March 2024"), "day >= '2024-03-01' AND day < '2024-04-01'"),
        (compared("Eq", "day", "2024"), "day >= '2024-01-01' AND day < '2025-01-01'"),
        (compared("Eq", "day", "2024年5月"), "day >= '2024-05-01' AND day < '2024-06-01'"),
        (compared("Eq", "day", "March 5, 2024"), "day = '2024-03-05'"),
        (compared("Eq", "left_at", "2024-03-05"), "left_at >= '2024-03-05' AND left_at < '2024-03-06'"),
        (compared("Ne", "day", "Q1 2024"), "day < '2024-01-01' OR day >= '2024-04-01'"),
        (compared("Gt", "day", "May 2025"), "day >= '2025-06-01'"),
        (compared("Ge", "day", "May 2025"), "day >= '2025-05-01'"),
        (compared("Lt", "day", "May 2025"), "day < '2025-05-01'"),
        (compared("Le", "left_at", "2025-05-01"), "left_at < '2025-05-02'"),
        (
            compared("Between", "left_at", "2025-05-01", "2025-05-31"),
            "left_at >= '2025-05-01' AND left_at < '2025-06-01'",
        ),
        (part("Year", "Eq", "2024"), "left_at >= '2024-01-01' AND left_at < '2025-01-01'"),
        (part("Year", "Gt", "2020"), "left_at >= '2021-01-01'"),
        (
            Call("And", (part("Year", "Eq", "2024"), part("Month", "Eq", "12"))),
            "left_at >= '2024-12-01' AND left_at < '2025-01-01'",
        ),
        # a number holds the year's
        (during("built", "/1970-01-01"), "built < 1970"),
        (during("built", "2001-01-01/"), "built >= 2001"),
        (during("built", "2001-01-01/2002-01-01"), "built = 2001"),
        (during("built", "2001-01-01/2005-01-01"), "built >= 2001 AND built < 2005"),
        (during("built", "year/year+1y"), "built = CAST(STRFTIME('%Y', DATE('now')) AS INTEGER)"),
        (during("built", "year-3y/"), "built >= CAST(STRFTIME('%Y', DATE('now')) AS INTEGER) - 3"),
        (during("day", "2001-01-01/2002-01-01"), "day >= '2001-01-01' AND day < '2002-01-01'"),
        # what has no calendar, or no end that can be read, stays
        (compared("Eq", "left_at", "2024-03-05 10:00:00"), "left_at = '2024-03-05 10:00:00'"),
        (compared("Eq", "note", "March 2024"), "note = 'March 2024'"),
        (compared("Eq", "model_year", "2024"), "model_year = '2024'"),
        (compared("Eq", "day", "someday"), "day = 'someday'"),
    ],
)
def test_a_calendar_time_is_compared_by_its_ends(asking: Asking, condition: Call, expected: str) -> None:
    assert shown(condition, asking("trips", SCHEMA)) == expected


def test_a_month_alone_is_one_of_any_year(asking: Asking) -> None:
    query = parse_sql("SELECT id FROM trip WHERE STRFTIME('%m', left_at) = '12'", SCHEMA)
    assert with_dates_as_periods(query, asking("trips", SCHEMA)) is query
