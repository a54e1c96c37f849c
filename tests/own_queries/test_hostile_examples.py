"""Examples that mean harm are none: nothing of them is suggested, and nothing is run."""

from __future__ import annotations

import pytest

from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.schema.queries import MAX_PER_FILE

DDL = "CREATE TABLE drugs (id INTEGER PRIMARY KEY, name TEXT, price NUMERIC);\n"


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE drugs",
        "DELETE FROM drugs",
        "WITH gone AS (DELETE FROM drugs RETURNING id) SELECT id FROM gone",
        "SELECT 1; DROP TABLE drugs",
        "SELECT * FROM drugs INTO OUTFILE '/tmp/x'",
        "SELECT load_extension('x') FROM drugs",
        "SELECT name FROM drugs WHERE " + "(" * 3000 + "price > 1" + ")" * 3000,
    ],
)
def test_what_is_no_query_over_the_tables_answers_nothing(query: str) -> None:
    found = declarations(f"{DDL}\n-- wipe all drugs\n{query};\n", file="hostile.sql")
    own = OwnQueries(found.examples, fold([found]), "sqlite")
    near = own.near("wipe all drugs")
    assert near is None or near.example.sql == "SELECT 1"
    if near is None and own.examples:
        assert [example.comment for example in own.unbound] == ["wipe all drugs"]


def test_a_file_of_ten_megabytes_of_one_comment_is_no_example() -> None:
    text = f"{DDL}\n-- {'drug ' * 2_000_000}\nSELECT name FROM drugs;\n"
    assert declarations(text, file="hostile.sql").examples == ()


def test_examples_of_a_file_are_bounded() -> None:
    text = DDL + "".join(f"-- drugs over {n}\nSELECT name FROM drugs WHERE price > {n};\n" for n in range(2500))
    found = declarations(text, file="hostile.sql")
    assert len(found.examples) == MAX_PER_FILE
    assert [skipped.reason for skipped in found.skipped] == [
        "more than 2,000 commented queries: the rest are no examples"
    ]
