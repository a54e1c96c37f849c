"""An atheris target over all pure functions of the analysis room: `python fuzz/analysis.py -max_total_time=60
CORPUS`.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports():
    from sql_copilot_ls.schema.model import Column, ForeignKey, Schema, Table
    from tests.analysis.everything import everything

SCHEMA = Schema(
    (
        Table("customers", (Column("id"), Column("name")), primary_key=("id",)),
        Table(
            "orders",
            (Column("id"), Column("customer_id")),
            foreign_keys=(ForeignKey(("customer_id",), "customers", ("id",)),),
        ),
    )
)
DIALECTS = ("", "postgres", "mysql", "tsql", "oracle", "sqlite", "bigquery", "snowflake")


def one(data: bytes) -> None:
    """The first byte chooses the dialect, the second the cursor, the rest is the text."""
    if len(data) < 3:
        return
    text = data[2:].decode("utf-8", "replace")
    everything(text, len(text) * data[1] // 255, DIALECTS[data[0] % len(DIALECTS)], SCHEMA)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
