"""Comments near those of a team's own queries, and comments that only look so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.words.judging import FOLDER, asked, databases, is_right
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.query import render
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.model import Example, Schema
from sql_copilot_ls.schema.readers import declarations
from sql_copilot_ls.schema.sources import read_declarations

CLINIC = FOLDER / "examples"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return read_schema(CLINIC / "schema.sql")


@pytest.fixture(scope="module")
def own(schema: Schema) -> OwnQueries:
    files = sorted((CLINIC / "reports").glob("*.sql"))
    return OwnQueries([e for f in files for e in read_declarations(f).examples], schema, "sqlite")


def test_queries_with_a_comment_right_above_are_examples() -> None:
    text = """\
-- not this one

SELECT 1;
-- bills over 50
SELECT id FROM bills
WHERE amount > 50;
/* 逾期账单 */
WITH x AS (SELECT 1) SELECT * FROM x;
-- change
DELETE FROM bills;
SELECT 2; -- behind
SELECT 3;
"""
    found = declarations(text, file="r.sql").examples
    assert [(e.comment, e.line) for e in found] == [("bills over 50", 4), ("逾期账单", 7)]
    assert found[0].sql == "SELECT id FROM bills\nWHERE amount > 50"


def test_sixty_queries_answer_comments_that_resemble_one(own: OwnQueries, schema: Schema) -> None:
    assert len(own.examples) == 60
    copilot, filled, index = Copilot(), databases("examples"), SchemaIndex(schema)

    def right(file: str, queries: OwnQueries | None) -> int:
        found = [(copilot.suggest(a.comment, index, own_queries=queries), a.sql) for a in asked(CLINIC / file)]
        return sum(is_right(suggestions[0].sql if suggestions else None, sql, filled) for suggestions, sql in found)

    assert right("resembling.sql", own) >= 27
    assert right("others.sql", own) >= right("others.sql", None)
    assert own.unbound == {}


def test_what_it_was_made_of_is_said(own: OwnQueries, schema: Schema) -> None:
    found = Copilot().suggest("whales: patients billed more than 900", SchemaIndex(schema), own_queries=own)
    assert found[0].source.endswith("money.sql:12")
    assert found[0].should_show
    assert "> 900" in found[0].sql
    assert all(not other.source for other in found[1:])
    typed = Copilot().suggest(
        "whales: patients billed more than 900", SchemaIndex(schema), own_queries=own, prefix="SELECT i"
    )
    assert all(s.sql.startswith("SELECT i") for s in typed)


BILLS = [
    Example('open bills over 50 in "Berlin"', "SELECT b.id FROM bills b JOIN visits v ON b.visit_id = v.id JOIN "
            "patients p ON v.patient_id = p.id WHERE b.paid_on IS NULL AND b.amount > 50 AND p.city = 'Berlin'"),
    Example("visits between 20 and 40 minutes", "SELECT id FROM visits WHERE duration_min BETWEEN 20 AND 40"),
    Example("patients of Munich", "SELECT full_name FROM patients WHERE city = 'Munich'"),
    Example("bills due in 2023", "SELECT id FROM bills WHERE due_date >= '2023-01-01' AND due_date < '2024-01-01'"),
    Example("3 dearest drugs over 3", "SELECT name FROM drugs WHERE price > 3 ORDER BY price DESC LIMIT 3"),
    Example("gone", "SELECT nothing FROM nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ('open bills over 70 in "Bonn"', ["> 70", "'Bonn'"]),
        ("show open bills over 50 in Bonn", ["> 50", "'Bonn'"]),
        ("visits between 30 and 50 minutes", ["BETWEEN 30 AND 50"]),
        ("the patients of Bad Homburg", ["'Bad Homburg'"]),
        ("bills due in 2023 and 2024", ["'2023-01-01'", "'2025-01-01'"]),
        ("bills due in March 2024", ["'2024-03-01'", "'2024-04-01'"]),
    ],
)
def test_values_are_exchanged(comment: str, expected: list[str], schema: Schema) -> None:
    found = OwnQueries(BILLS, schema, "sqlite").near(comment)
    assert found is not None
    sql = render(found.query, schema, aliases=False)
    assert all(part in sql for part in expected), sql


@pytest.mark.parametrize(
    "comment",
    [
        'open bills under 50 in "Berlin"',
        'paid bills over 50 in "Berlin"',
        'no open bills over 50 in "Berlin"',
        "open bills over 50",
        "bills due",
        "bills due since 2023",
        "patients of Munich and Berlin",
        "patients of last city",
        "patients not of Munich and not of Berlin",
        "4 dearest drugs over 3",
        "gone",
        "",
    ],
)
def test_comments_that_say_something_else_are_left_to_the_model(comment: str, schema: Schema) -> None:
    assert OwnQueries(BILLS, schema, "sqlite").near(comment) is None


@pytest.mark.parametrize(
    ("comment", "is_value"),
    [
        ("cheap drugs", False),  # no column or query holds 'cheap'
        ("overdue drugs", False),  # a word of the glossary, though a query holds it too
        ("drugs of patients with mild", False),
        ("Cheap drugs", False),
        ("mild drugs", True),
        ("Ritalin drugs", False),
        ("drugs Ritalin", True),
        ("'cheap' drugs", True),
    ],
)
def test_a_word_is_a_value_where_it_is_known_to_be_one_or_written_as_a_name(
    comment: str, is_value: bool, schema: Schema
) -> None:
    said = [
        Example("strong drugs", "SELECT id FROM drugs WHERE name = 'strong'"),
        Example("all that is so", "SELECT id FROM drugs WHERE name = 'mild' OR name = 'overdue'"),
    ]
    own = OwnQueries(said, schema, "sqlite", lambda: frozenset({"drugs", "patients", "overdue"}))
    assert (own.near(comment) is not None) == is_value


def test_an_example_that_does_not_bind_is_left_out_and_named(schema: Schema) -> None:
    own = OwnQueries(BILLS, schema, "sqlite")
    assert own.near("gone") is None
    assert [example.comment for example in own.unbound] == ["gone"]


def test_two_queries_for_one_comment_are_no_answer(schema: Schema) -> None:
    two = [Example("all drugs", "SELECT name FROM drugs"), Example("all drugs", "SELECT id FROM drugs")]
    assert OwnQueries(two, schema, "sqlite").near("list all drugs") is None


def test_a_file_answers_none_of_its_own_comments_but_with_what_was_accepted(schema: Schema) -> None:
    said = Example("all drugs", "SELECT name FROM drugs", "reports/drugs.sql", 3)
    own = OwnQueries([said], schema, "sqlite")
    assert own.besides("reports/drugs.sql").near("list all drugs") is None
    for file in ("", "reports/other.sql"):
        found = own.besides(file).near("list all drugs")
        assert found is not None
        assert found.example == said
    left = OwnQueries([replace(said, was_accepted=True)], schema, "sqlite").besides("reports/drugs.sql")
    assert left.near("list all drugs") is not None
