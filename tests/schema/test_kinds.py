"""Declared types and what sort of value they hold."""

# ruff: noqa: E501 (types are read more easily side by side)

from __future__ import annotations

import pytest

from sql_copilot_ls.schema.kinds import kind_of
from sql_copilot_ls.schema.model import ColumnKind


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        (ColumnKind.NUMBER, "int | bigint(20) unsigned | NUMBER(38,0) | [decimal](18, 2) | double precision | money | serial | bit(8)"),
        (ColumnKind.TEXT, "varchar(20) | [nvarchar](50) | character varying | CLOB | citext | enum('create','update') | ENUM('realtime','batch')"
         " | set('date','time') | LowCardinality(String) | Enum8('datetime' = 1, 'date' = 2) | Nullable(String)"),
        (ColumnKind.TIME, "date | timestamptz | timestamp with time zone | [datetime2](7) | Nullable(DateTime) | year(4) | time"),
        (ColumnKind.BOOLEAN, "boolean | bool | bit | bit(1) | [bit] | tinyint(1)"),
        (ColumnKind.GEOMETRY, "geometry(Point, 4326) | geometry | geography(PointZ,4326) | [geography] | sdo_geometry | MDSYS.SDO_GEOMETRY | point"
         " | polygon | MULTIPOLYGON | linestring | geometrycollection | st_point | public.geometry(MultiLineString) | circle | box"),
        (ColumnKind.OTHER, "geometry[] | jsonb | text[] | int[3] | uuid | bytea | interval day to second | inet | Array(DateTime) | MAP<STRING,INT>"
         " | STRUCT(x INTEGER, y VARCHAR) | VARIANT | hierarchyid | "),
    ],
)  # fmt: skip
def test_kinds_of_types(kind: ColumnKind, types: str) -> None:
    assert {t: kind_of(t).name for t in types.split(" | ")} == dict.fromkeys(types.split(" | "), kind.name)
