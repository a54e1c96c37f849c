"""Glob patterns as editors write them."""

import pytest

from sql_copilot_ls.workspace.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("**/*.sql", "a.sql", True),
        ("**/*.sql", "a/b/c.sql", True),
        ("**/*.sql", "a/b/c.sqlx", False),
        ("*.sql", "a/b.sql", False),
        ("db/*.sql", "db/a.sql", True),
        ("db/**", "db/x/y.sql", True),
        ("**/node_modules/**", "node_modules/x", True),
        ("**/node_modules/**", "a/node_modules/x/y", True),
        ("**/node_modules/**", "a/my_node_modules/x", False),
        ("**/*.{sql,ddl}", "a/b.ddl", True),
        ("**/*.{sql,ddl}", "a/b.txt", False),
        ("V?__*.sql", "V1__x.sql", True),
        ("[ab].sql", "a.sql", True),
        ("[!ab].sql", "a.sql", False),
        ("./db/*.sql", "db/a.sql", True),
        ("a+b(1).sql", "a+b(1).sql", True),
        ("{open", "{open", True),
        ("[open", "[open", True),
    ],
)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert Globs([pattern]).match(path) is matches


def test_no_pattern_matches_nothing() -> None:
    assert not Globs([]).match("a.sql")
