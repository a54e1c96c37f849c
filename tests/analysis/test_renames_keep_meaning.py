"""After a rename every name means what it meant, under its new name, and nothing else has changed."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.analysis.scoping.name_uses import Use, uses
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError
from tests.analysis.folder import Folder
from tests.analysis.renames import rename

TABLES = (
    "CREATE TABLE teams (id INT PRIMARY KEY, name TEXT, rank INT);\n"
    "CREATE TABLE members (id INT PRIMARY KEY, name TEXT, team_id INT REFERENCES teams (id));\n"
)
COLUMNS = {"teams": ("id", "name", "rank"), "members": ("id", "name", "team_id")}
table = st.sampled_from(sorted(COLUMNS))


@st.composite
def statements(draw: st.DrawFn) -> str:
    """One statement over the two tables."""
    first = draw(table)
    other = "members" if first == "teams" else "teams"
    a, b = draw(st.sampled_from(COLUMNS[first])), draw(st.sampled_from(COLUMNS[first]))
    c = draw(st.sampled_from(COLUMNS[other]))
    return draw(
        st.sampled_from(
            [
                f"SELECT {a}, {b} FROM {first} WHERE {a} IS NOT NULL ORDER BY {b};",
                f"SELECT x.{a}, y.{c} FROM {first} x JOIN {other} y ON x.id = y.id;",
                f"SELECT {first}.{a} FROM {first} WHERE id IN (SELECT {c} FROM {other} WHERE {c} = {first}.{a});",
                f"WITH w AS (SELECT {a}, id AS n FROM {first}) SELECT w.{a}, n FROM w;",
                f"SELECT q.{a} FROM (SELECT * FROM {first}) q;",
                f"SELECT {a} FROM {first} UNION SELECT {c} FROM {other} ORDER BY {a};",
                f"INSERT INTO {first} (id, {a}) VALUES (1, NULL) ON CONFLICT (id) DO UPDATE SET {a} = EXCLUDED.{a};",
                f"UPDATE {first} SET {a} = {b} WHERE {first}.{b} IS NULL RETURNING {a};",
                f"DELETE FROM {first} USING {other} WHERE {first}.{a} = {other}.{c};",
                f"CREATE INDEX i ON {first} ({a}, lower({b}::text)) WHERE {b} IS NOT NULL;",
                f"COMMENT ON COLUMN {first}.{a} IS '{a}';",
                f"ALTER TABLE {first} ADD CONSTRAINT k CHECK ({a} IS DISTINCT FROM {b});",
                f"CREATE VIEW v AS SELECT {a}, {b} AS other FROM {first};",
                f"GRANT SELECT ({a}) ON {first} TO joe;",
                f"SELECT count(*) AS {a} FROM {other};",
                f"MERGE INTO {first} t USING {other} s ON s.id = t.id WHEN MATCHED THEN UPDATE SET {a} = s.{c} "
                f"WHEN NOT MATCHED THEN INSERT (id, {a}) VALUES (s.id, s.{c});",
            ]
        )
    )


def read(folder: Folder) -> list[tuple[str, Use]]:
    """Every name with what it means, in order, over all statements."""
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    found = []
    for start, statement in zip(script.starts, script.statements, strict=True):
        for use in uses(statement, catalog_at(script, start, schema)):
            found.append((statement.text[use.start : use.end], use))
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(statements(), min_size=1, max_size=4), table, st.integers(0, 2), st.booleans())
def test_names_mean_what_they_meant(more: list[str], of: str, number: int, whole: bool) -> None:
    name = of if whole else COLUMNS[of][number]
    text = TABLES + "\n".join(more) + "\n"
    before = Folder({"schema.sql": text})
    at = TABLES.index(of, TABLES.index(f"TABLE {of}"))
    at = at if whole else TABLES.index(name, at + len(of))
    try:
        changed = rename(before, "schema.sql", at, "fresh")["schema.sql"]
    except RenameRefusedError:
        return
    after = Folder({"schema.sql": changed})
    plain = re.sub(rf"\bfresh AS {name}\b", name, changed)
    assert re.sub(r"\bfresh\b", name, plain) == text, "nothing else has changed"
    assert after.messages("schema.sql") == before.messages("schema.sql")

    def told(found: list[tuple[str, Use]]) -> list[tuple[str, str, str, str]]:
        kept = [(w, u) for w, u in found if u.key.kind in ("table", "column")]
        return [
            (
                name if w == "fresh" else w,
                u.key.kind,
                name if u.key.name == "fresh" else u.key.name,
                name if u.key.table == "fresh" else u.key.table,
            )
            for w, u in kept
        ]

    assert told(read(after)) == told(read(before))
