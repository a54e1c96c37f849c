"""Distances and containment, run on PostGIS, and said in other dialects."""

# ruff: noqa: E501 - a query is read on one line
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sql_copilot_ls.linking import SchemaIndex, link
from sql_copilot_ls.linking.vocabulary import BUCKETS, Vocabulary
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


# The founding example's own tables, which say nothing of what their letters mean.
BARE = """
CREATE TABLE rfgcpy (id int PRIMARY KEY, name varchar(80), jldw varchar(80), qsdw varchar(80), jsskwsd numeric(8, 2),
    ssqx varchar(40), tyaqpjdj varchar(20), jgsj date, geom geometry(Point, 4326));
CREATE TABLE aipoi (id int PRIMARY KEY, name varchar(80), geom geometry(Point, 4326));
CREATE TABLE gxssln (id int PRIMARY KEY, name varchar(80), pipeline_type varchar(40), gl int, length numeric(12, 2),
    city varchar(40), geom geometry(LineString, 4326));
"""
BARE_ROWS = (
    ROWS.replace("(name, geom) VALUES ('市民中心站',", "(id, name, geom) VALUES (1, '市民中心站',")
    .replace("('城站', ", "(2, '城站', ")
    .replace("(gcmc, geom) VALUES ('a',", "(id, name, geom) VALUES (1, 'a',")
    .replace("('b', ", "(2, 'b', ").replace("('c', ", "(3, 'c', ").replace("('d', NULL)", "(4, 'd', NULL)")
    .partition("INSERT INTO district")[0]
    + "INSERT INTO gxssln (id, pipeline_type, gl, length, city) VALUES (1, '长输管线', 25, 1200.5, '杭州'), "
    "(2, '长输管线', 31, 700, '杭州'), (3, '长输管线', 20, 99.5, '杭州'), (4, '配气', 22, 50, '杭州'), "
    "(5, '长输管线', 24, 10, '宁波');"
)  # fmt: skip
NEAR_BARE = "ST_DWithin(r.geom::geography, a.geom::geography, 500)"
COUNTED = f"SELECT COUNT(*) FROM rfgcpy r JOIN aipoi a ON {NEAR_BARE} WHERE a.name = '市民中心站'"
WORDINGS = (
    "查一下市民中心站附近500米的人防工程的数量",
    "市民中心站500米范围内有多少人防工程",
    "统计市民中心站周边500米内的人防工程个数",
    "离市民中心站不超过500米的人防工程有几个",
    "市民中心站方圆500米人防工程总数",
    "人防工程有多少个在市民中心站500米以内",
)
AGED = "SELECT SUM(length) FROM gxssln WHERE pipeline_type = '长输管线' AND gl BETWEEN 20 AND 30"


@pytest.fixture(scope="module")
def bare(database: PostgreSQL) -> PostgreSQL:
    parts = "DROP TABLE rfgcpy; DROP TABLE aipoi;" + BARE + BARE_ROWS
    database.run(*(part for part in map(str.strip, parts.split(";")) if part))
    return database


@pytest.mark.parametrize(
    ("comment", "sql", "expected"),
    [
        *((wording, COUNTED, [("2",)]) for wording in WORDINGS),
        ("管龄20到30年的长输管线总长度", AGED, [("1310.00",)]),
        ("杭州长输管线管龄在20-30年的有多长", f"{AGED} AND city = '杭州'", [("1300.00",)]),
    ],
)
def test_the_founding_example_counts_right_with_what_the_comment_says(
    comment: str, sql: str, expected: list[tuple[str, ...]], bare: PostgreSQL
) -> None:
    """Forced through the grammar, with the literals that linking reads off the comment alone."""
    schema = parse_ddl(BARE, dialect="postgres")
    linked = link(comment, SchemaIndex(schema), Vocabulary.build({}, BUCKETS))
    statement = parse_sql(sql, schema, "postgres")
    again = decode(encode(statement, schema, linked.literals), schema, linked.literals)
    assert bare.run(render(again, schema, "postgres")) == expected


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
