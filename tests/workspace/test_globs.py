"""Glob patterns as editors write them."""

from typing import Any

import pytest

from sql_copilot_ls.workspace import globs
from sql_copilot_ls.workspace.globs import Globs, alternatives


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
        ("a*b*c.sql", "a1b2c.sql", True),
        ("a*b*c.sql", "acb.sql", False),
        ("a*a", "a", False),
        ("*[0-9]?.sql", "v12.sql", True),
        ("a/**/b/*.sql", "a/b/c.sql", True),
        ("a/**/b/*.sql", "a/x/y/b/c.sql", True),
        ("a/**/b/*.sql", "a/x/b/y/c.sql", False),
        ("{db,etl/{in,out}}/*.sql", "etl/out/a.sql", True),
        ("{db,etl/{in,out}}/*.sql", "etl/a.sql", False),
        ("{open", "{open", True),
        ("[open", "[open", True),
        ("[z-a].sql", "m.sql", False),
        ("[!]x.sql", "[!]x.sql", True),
        ("[^/]*.sql", "a/b.sql", False),
        ("a\nb.sql", "a\nb.sql", True),
        ("/", "a.sql", False),
        ("", "a.sql", False),
        ("***.sql", "a/b.sql", False),
        ("**.sql", "a.sql", True),
        ("a/**/**/**/b.sql", "a/b.sql", True),
        ("{}.sql", ".sql", True),
        ("{,db/}*.sql", "db/a.sql", True),
        ("*.sql\\", "a.sql", False),
    ],
)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert Globs([pattern]).match(path) is matches


def test_no_pattern_matches_nothing() -> None:
    assert not Globs([]).match("a.sql")


def test_braces_stand_for_a_pattern_each() -> None:
    assert alternatives("db/{a,b{c,d}}.sql") == ["db/a.sql", "db/bc.sql", "db/bd.sql"]
    assert alternatives("{a,{b}") == ["{a,b"]


def test_a_pattern_that_stands_for_too_many_matches_nothing() -> None:
    assert not Globs(["{a,b}" * 40 + ".sql"]).match("a" * 40 + ".sql")
    assert Globs(["{a,b}" * 40 + ".sql", "*.ddl"]).match("x.ddl")


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("**/" * 9 + "*.sql", "a/"),
        ("**/a/" * 9 + "*.sql", "a/"),
        ("*a" * 20 + "b", "a"),
        ("*a?" * 20 + "b", "a"),
        ("**/*[a]*/" * 5 + "*.sql", "a/"),
    ],
)
def test_the_steps_of_a_match_grow_with_the_path_alone(
    pattern: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    matches, units_match = globs._Segment.matches, globs._units_match

    def counted(segment: globs._Segment, text: str) -> bool:
        nonlocal steps
        steps += 1 + len(text)
        return matches(segment, text)

    def counted_units(units: list[Any], text: str) -> bool:
        nonlocal steps
        steps += len(units) * len(text)
        return units_match(units, text)

    monkeypatch.setattr(globs._Segment, "matches", counted)
    monkeypatch.setattr(globs, "_units_match", counted_units)
    taken = []
    for times in (50, 100, 200):
        steps = 0
        assert not Globs([pattern]).match(part * times + "x")
        taken.append(steps)
    assert taken[2] <= 2.2 * taken[1] <= 4.9 * taken[0]


@pytest.mark.parametrize(
    "patterns",
    [
        [f"**/{i}*.sql" for i in range(20_000)],
        [f"{{{','.join(f'*{i}_{j}' for j in range(100))}}}/*.sql" for i in range(100)],
        ["*[a]" * 250] * 1000,
    ],
)
def test_a_match_costs_no_more_where_a_workspace_lists_more_patterns(
    patterns: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    class Counted(globs.SegmentPattern):
        def __init__(self, glob: str, *, include: bool = True) -> None:
            made.append(glob)
            super().__init__(glob, include=include)

    monkeypatch.setattr(globs, "SegmentPattern", Counted)
    assert Globs(["**/first.sql", *patterns, "*.ddl"]).match("a/first.sql")
    assert globs.MOST_CHARACTERS / 2 < sum(map(len, made)) <= globs.MOST_CHARACTERS


def test_the_case_of_an_ending_does_not_matter() -> None:
    globs = Globs(["**/*.sql"])
    assert globs.match("db/UPPER.SQL")
    assert globs.match("Mixed.Sql")
    assert not globs.match("db/UPPER.TXT")
