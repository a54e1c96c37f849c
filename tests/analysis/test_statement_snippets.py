"""Snippets are statements of their dialect, and are offered where a statement begins."""

import pytest
import sqlglot

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.snippet_stops import filled
from sql_copilot_ls.analysis.ide.statement_snippets import statement_snippets
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.dialects import DIALECTS

SCHEMA = parse_ddl("CREATE TABLE customers (id INTEGER PRIMARY KEY, city TEXT);")
READABLE = [d.name for d in DIALECTS if sqlglot.Dialect.get(d.name) is not None]


@pytest.mark.parametrize("dialect", READABLE)
def test_every_snippet_is_a_statement_of_its_dialect(dialect: str) -> None:
    found = statement_snippets(dialect)
    assert {"paging", "latest", "duplicates"} <= set(found)
    for _, snippet in found.values():
        text = filled(snippet)
        assert "$" not in text
        tree = sqlglot.parse_one(text.rstrip(";"), dialect=dialect)
        assert not isinstance(tree, sqlglot.exp.Command), text


@pytest.mark.parametrize(
    ("dialect", "word", "part"),
    [
        ("postgres", "upsert", "ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name"),
        ("mysql", "upsert", "ON DUPLICATE KEY UPDATE name = VALUES(name)"),
        ("tsql", "upsert", "MERGE INTO target AS t"),
        ("oracle", "upsert", "MERGE INTO target t\nUSING source s ON (t.id = s.id)"),
        ("tsql", "paging", "FETCH NEXT 20 ROWS ONLY"),
        ("sqlite", "paging", "LIMIT 20 OFFSET 0"),
        ("tsql", "recursive", "WITH tree (id, depth)"),
        ("mysql", "recursive", "WITH RECURSIVE tree (id, depth)"),
        ("duckdb", "latest", "QUALIFY ROW_NUMBER()"),
        ("postgres", "latest", "WHERE rn = 1"),
    ],
)
def test_a_snippet_speaks_its_dialect(dialect: str, word: str, part: str) -> None:
    assert part in filled(statement_snippets(dialect)[word][1])


def test_snippets_are_offered_where_a_statement_begins_and_nowhere_else() -> None:
    (offer,) = [c for c in complete(Script("ups", "mysql"), 3, SCHEMA) if c.kind == "snippet"]
    assert (offer.label, offer.start, offer.end) == ("upsert", 0, 3)
    assert "${1:table}" in offer.snippet
    assert offer.insert == filled(offer.snippet)
    text = "SELECT * FROM ups"
    assert not [c for c in complete(Script(text, "mysql"), len(text), SCHEMA) if c.kind == "snippet"]
    assert not [c for c in complete(Script("", "mysql"), 0, SCHEMA) if c.kind == "snippet"]
