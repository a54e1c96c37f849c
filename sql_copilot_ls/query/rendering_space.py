"""Distances, areas and containment, which every database with a spatial extension spells differently."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlglot import exp

from sql_copilot_ls.sql.dialects import dialect_of

from .errors import InexpressibleError

SPACE_ACTIONS = frozenset(
    {"Distance", "Area", "GeoLength", "Point", "WithinDistance", "SpatialContains", "Intersects"},
)
_NAMES = {
    "Distance": "ST_Distance",
    "Area": "ST_Area",
    "GeoLength": "ST_Length",
    "SpatialContains": "ST_Contains",
    "Intersects": "ST_Intersects",
    "WithinDistance": "ST_DWithin",
}
_METHODS = {
    "Distance": "STDistance",
    "Area": "STArea",
    "GeoLength": "STLength",
    "SpatialContains": "STContains",
    "Intersects": "STIntersects",
}
_ORACLE = {"Distance": "SDO_DISTANCE", "Area": "SDO_AREA", "GeoLength": "SDO_LENGTH"}
_ORACLE_CONDITIONS = {"SpatialContains": "SDO_CONTAINS", "Intersects": "SDO_ANYINTERACT"}
_TOLERANCE = "0.05"
_DEGREES = re.compile(r"\b(?:4326|4490|4269)\b")
_ON_A_SPHERE = frozenset({"Distance", "Area", "GeoLength", "WithinDistance"})
BEYOND_SQLITE = ("MEDIAN", "STDDEV", "MakePoint", *_NAMES.values())
"""Functions that only an extension gives SQLite."""


def _call(name: str, *arguments: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=list(arguments))


def in_degrees(declared: str) -> bool:
    """Whether a declared type says that its coordinates are longitude and latitude."""
    return _DEGREES.search(declared) is not None


def is_geography(declared: str) -> bool:
    """Whether distances of this type are metres anyway."""
    return declared.lower().startswith("geography")


def point(longitude: exp.Expr, latitude: exp.Expr, dialect: str) -> exp.Expr:
    """The place at a longitude and latitude in degrees."""
    srid = exp.Literal.number(4326)
    match dialect:
        case "mysql":
            return _call("POINT", longitude, latitude)
        case "sqlite":
            return _call("MakePoint", longitude, latitude, srid)
        case "tsql":
            return _call("geography::Point", latitude, longitude, srid)
        case "oracle":
            null = exp.Null()
            place = _call("SDO_POINT_TYPE", longitude, latitude, null)
            return _call("SDO_GEOMETRY", exp.Literal.number(2001), srid, place, null.copy(), null.copy())
        case "snowflake":
            return _call("ST_MAKEPOINT", longitude, latitude)
        case "bigquery":
            return _call("ST_GEOGPOINT", longitude, latitude)
        case "duckdb" | "databricks" | "spark":
            return _call("ST_Point", longitude, latitude)
        case "clickhouse":
            raise InexpressibleError("a place in this dialect")
    return _call("ST_SetSRID", _call("ST_MakePoint", longitude, latitude), srid)


def space_call(action: str, places: Sequence[exp.Expr], declared: Sequence[str], dialect: str) -> exp.Expr:
    """One spatial function or condition; `declared` are the types of its places, empty for a point made here.

    Distances are in metres where coordinates are degrees or the type is a geography, else in the units of the map.
    """
    sphere = action in _ON_A_SPHERE and any(not type_ or in_degrees(type_) for type_ in declared)
    if action == "WithinDistance" and (not dialect_of(dialect).has_dwithin or (dialect == "duckdb" and sphere)):
        *two, limit = places
        return exp.LTE(this=space_call("Distance", two, declared, dialect), expression=limit)
    match dialect:
        case "tsql":
            method = exp.Dot(this=places[0], expression=_call(_METHODS[action], *places[1:]))
            is_condition = action in ("SpatialContains", "Intersects")
            return exp.EQ(this=method, expression=exp.Literal.number(1)) if is_condition else method
        case "oracle":
            if action in _ORACLE_CONDITIONS:
                return exp.EQ(this=_call(_ORACLE_CONDITIONS[action], *places), expression=exp.Literal.string("TRUE"))
            return _call(f"SDO_GEOM.{_ORACLE[action]}", *places, exp.Literal.number(_TOLERANCE))
        case "clickhouse":
            raise InexpressibleError("places in this dialect")
        case "mysql" | "duckdb":
            if action == "Distance" and sphere:
                return _call("ST_Distance_Sphere", *places)
        case "snowflake" | "bigquery":
            return _call(_NAMES[action].upper(), *places)
        case "sqlite" | "databricks" | "spark":
            pass
        case _ if sphere:
            located = [_as_geography(place, type_) for place, type_ in zip(places, declared, strict=False)]
            places = [*located, *places[len(declared) :]]
    return _call(_NAMES[action], *places)


def _as_geography(place: exp.Expr, declared: str) -> exp.Expr:
    return place if is_geography(declared) else exp.Cast(this=place, to=exp.DataType.build("geography", udt=True))
