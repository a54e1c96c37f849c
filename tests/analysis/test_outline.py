"""The outline and the folds of a script."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.structure import folds, symbol
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines


def names(text: str, dialect: str = "") -> list[str]:
    return [found.name for s in Script(text, dialect).statements if (found := symbol(s)) is not None]


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        ("tsql", "CREATE PROCEDURE dbo.p AS SELECT 1", "dbo.p"),
        ("tsql", "CREATE OR ALTER PROCEDURE [dbo].[p q] AS SELECT 1", "dbo.p q"),
        ("tsql", "ALTER PROCEDURE dbo.p AS SELECT 1", "dbo.p"),
        ("", "CREATE INDEX ix ON t (a)", "ix"),
        ("postgres", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)", "ix"),
        ("postgres", "CREATE OR REPLACE FUNCTION a.f(x int) RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql", "a.f"),
        ("postgres", "CREATE TYPE mood AS ENUM ('ok')", "mood"),
        ("mysql", "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1", "tr"),
        ("tsql", "ALTER TABLE dbo.Orders ADD z int", "dbo.Orders ADD z"),
        (
            "tsql",
            "ALTER TABLE [dbo].[Orders] WITH CHECK ADD CONSTRAINT [fk] FOREIGN KEY (a) REFERENCES b (a)",
            "dbo.Orders WITH CHECK ADD CONSTRAINT fk",
        ),
        (
            "postgres",
            "ALTER TABLE IF EXISTS ONLY t ADD COLUMN z numeric(9, 2), DROP COLUMN y;",
            "t ADD COLUMN z, DROP COLUMN y",
        ),
        ("postgres", "ALTER TABLE t RENAME TO u", "t RENAME TO u"),
        ("", "ALTER TABLE t ADD PRIMARY KEY (id)", "t ADD PRIMARY KEY"),
        ("oracle", "ALTER TABLE t ADD (z NUMBER(9, 2), y DATE)", "t ADD z"),
        ("mysql", "ALTER TABLE `t` ENGINE = InnoDB", "t ENGINE"),
        ("", "DROP TABLE t", "DROP TABLE t"),
        ("", "GRANT SELECT ON t TO r", "GRANT SELECT ON t TO r"),
        ("", "SELECT a FROM t", "SELECT t"),
    ],
)
def test_no_word_is_said_twice(dialect: str, text: str, name: str) -> None:
    assert names(text, dialect) == [name]


def test_lines_for_a_client_are_no_symbols() -> None:
    assert names("DELIMITER ;;\nSELECT a FROM t;;\nDELIMITER ;\n", "mysql") == ["SELECT t"]
    assert names("GO\nSELECT a FROM t\nGO\n", "tsql") == ["SELECT t"]


@pytest.mark.parametrize("form", ["--#region", "-- #region", "/* #region */ --"])
def test_regions_fold_and_nest(form: str) -> None:
    ending = form.replace("region", "endregion")
    text = f"{form} A\nSELECT 1;\n{form} B\nSELECT 2;\n{ending}\nSELECT 3;\n{ending}\n"
    found = [(f.start, f.end) for f in folds(Script(text), TextLines(text)) if f.kind == "region"]
    assert found == [(2, 4), (0, 6)]


def test_a_region_without_an_end_does_not_fold() -> None:
    text = "--#region A\nSELECT 1;\n"
    assert [f for f in folds(Script(text), TextLines(text)) if f.kind == "region"] == []
