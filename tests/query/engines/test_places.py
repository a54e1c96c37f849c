"""Distances and containment, run on PostGIS, and said in other dialects."""

# ruff: noqa: E501 - a query is read on one line
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sql_copilot_ls.query import decode, encode, literals_of, parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.query.engines.databases import DatabaseError, PostgreSQL

pytestmark = pytest.mark.slow

DDL = """
CREATE TABLE rfgcpy (gid serial PRIMARY KEY, gcmc varchar(40), geom geometry(Point, 4326));
CREATE TABLE aipoi (gid serial PRIMARY KEY, name varchar(40), geom geometry(Point, 4326));
CREATE TABLE district (id serial PRIMARY KEY, name varchar(40), border geometry(Polygon, 4326));
"""
SCHEMA = parse_ddl(DDL, dialect="postgres")
# A metre is 0.0000089832 degrees of latitude: two shelters are within 500 m of the station, one is 700 m off.
ROWS = """
INSERT INTO aipoi (name, geom) VALUES ('市民中心站', ST_SetSRID(ST_MakePoint(120.2, 30.25), 4326)),
    ('城站', ST_SetSRID(ST_MakePoint(120.3, 30.25), 4326));
INSERT INTO rfgcpy (gcmc, geom) VALUES ('a', ST_SetSRID(ST_MakePoint(120.2, 30.25 + 100 * 0.0000089832), 4326)),
    ('b', ST_SetSRID(ST_MakePoint(120.2, 30.25 - 490 * 0.0000089832), 4326)),
    ('c', ST_SetSRID(ST_MakePoint(120.2, 30.25 + 700 * 0.0000089832), 4326)), ('d', NULL);
INSERT INTO district (name, border) VALUES ('x', ST_MakeEnvelope(120.1, 30.2, 120.25, 30.252, 4326));
"""
NEAR = "ST_DWithin(r.geom::geography, p.geom::geography, 500)"
FOUNDING = f"SELECT COUNT(*) FROM rfgcpy r JOIN aipoi p ON {NEAR} WHERE p.name = '市民中心站'"


@pytest.fixture(scope="module")
def database() -> Iterator[PostgreSQL]:
    if PostgreSQL.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = PostgreSQL(folder)
        try:
            try:
                server.run("CREATE EXTENSION postgis")
            except DatabaseError:
                pytest.skip("PostGIS is not installed")
            server.run(*(part for part in map(str.strip, f"{DDL}{ROWS}".split(";")) if part))
            yield server
        finally:
            server.close()


@pytest.mark.parametrize(
    ("comment", "sql", "expected"),
    [
        ("查一下市民中心站附近500米的人防工程的数量", FOUNDING, [("2",)]),
        ("shelters that have no place of interest within 500 m",
         f"SELECT gcmc FROM rfgcpy r WHERE r.geom IS NOT NULL AND NOT EXISTS (SELECT 1 FROM aipoi p WHERE {NEAR})",
         [("c",)]),
        ("shelters in district x",
         "SELECT r.gcmc FROM rfgcpy r JOIN district d ON ST_Contains(d.border, r.geom) WHERE d.name = 'x' ORDER BY gcmc",
         [("a",), ("b",)]),
        ("shelters within 200 m of 120.2, 30.25",
         "SELECT gcmc FROM rfgcpy WHERE ST_DWithin(geom::geography, ST_SetSRID(ST_MakePoint(120.2, 30.25), 4326)::geography, 200)",
         [("a",)]),
        ("the shelter nearest to 城站",
         "SELECT r.gcmc FROM rfgcpy r CROSS JOIN aipoi p WHERE p.name = '城站' AND r.geom IS NOT NULL "
         "ORDER BY ST_Distance(r.geom::geography, p.geom::geography) LIMIT 1", [("a",)]),
        ("square kilometres of each district",
         "SELECT name, ROUND(ST_Area(border::geography) / 1000000) FROM district", [("x", "83")]),
    ],
)  # fmt: skip
def test_postgis_counts_what_is_near(
    comment: str, sql: str, expected: list[tuple[str, ...]], database: PostgreSQL
) -> None:
    statement = parse_sql(sql, SCHEMA, "postgres")
    candidates = literals_of(statement)
    again = decode(encode(statement, SCHEMA, candidates), SCHEMA, candidates)
    assert database.run(render(again, SCHEMA, "postgres")) == expected, comment


@pytest.mark.parametrize(
    ("dialect", "condition"),
    [
        ("postgres", "ST_DWithin(CAST(r.geom AS GEOGRAPHY), CAST(a.geom AS GEOGRAPHY), 500)"),
        ("mysql", "ST_Distance_Sphere(r.geom, a.geom) <= 500"),
        ("tsql", "r.geom.STDistance(a.geom) <= 500"),
        ("duckdb", "ST_Distance_Sphere(r.geom, a.geom) <= 500"),
        ("snowflake", "ST_DWITHIN(r.geom, a.geom, 500)"),
        ("oracle", "SDO_GEOM.SDO_DISTANCE(r.geom, a.geom, 0.05) <= 500"),
    ],
)
def test_each_dialect_says_near_in_its_own_words(dialect: str, condition: str) -> None:
    assert condition in render(parse_sql(FOUNDING, SCHEMA, "postgres"), SCHEMA, dialect)
