"""Which dialect a DDL file is written in, told by its habits."""

from __future__ import annotations

import re

_HINTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (dialect, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for dialect, pattern in (
        ("mysql", r"ENGINE\s*=|AUTO_INCREMENT|\bCOMMENT\s*=|`\w+`|UNSIGNED|^/\*!\d{5}|DELIMITER\s|LOCK TABLES|CHARSET"),
        ("postgres", r"\bSERIAL\b|BIGSERIAL|::\w|\$\$|\bCOMMENT\s+ON\b|OWNER TO|JSONB|TIMESTAMPTZ|WITH(OUT)? TIME ZONE|search_path|nextval\(|BYTEA|^\\\w|CREATE EXTENSION|CHARACTER VARYING"),
        ("tsql", r"^\s*GO\s*$|\[dbo\]|IDENTITY\s*\(|NVARCHAR|UNIQUEIDENTIFIER|\bCLUSTERED\b|\[\w+\]\s*\[\w+\]|sp_addextendedproperty|DATETIME2"),
        ("oracle", r"VARCHAR2|NUMBER\s*\(|\bCLOB\b.*\bSTORAGE|^/\s*$|TABLESPACE\s|SYSDATE|PLS_INTEGER|USING INDEX"),
        ("sqlite", r"AUTOINCREMENT|PRAGMA\s|WITHOUT ROWID|sqlite_"),
        ("snowflake", r"\bVARIANT\b|TIMESTAMP_NTZ|CREATE OR REPLACE TABLE|\bSTAGE\b.*FILE_FORMAT|TRANSIENT TABLE"),
        ("bigquery", r"\bINT64\b|\bSTRING\b.*OPTIONS\(|FLOAT64|STRUCT<|`[\w-]+\.[\w.]+`"),
        ("redshift", r"DISTKEY|SORTKEY|DISTSTYLE|\bENCODE\s"),
        ("hive", r"STORED AS|ROW FORMAT|PARTITIONED BY|TBLPROPERTIES|USING (PARQUET|DELTA)"),
        ("clickhouse", r"ENGINE\s*=\s*\w*MergeTree|Nullable\(|LowCardinality"),
        ("duckdb", r"\bHUGEINT\b|read_csv|\bUINTEGER\b"),
        ("db2", r"GENERATED (ALWAYS|BY DEFAULT) AS IDENTITY.*\bORGANIZE BY|\bIN USERSPACE|CCSID"),
    )
)  # fmt: skip
_SAMPLE = 60_000
_TIES = {"clickhouse": "mysql"}


def detect(text: str) -> str:
    """The likeliest dialect of a file, or "" when it has no habits; looks at its beginning only."""
    sample = text[:_SAMPLE]
    counts = {dialect: sum(1 for _ in zip(range(200), hint.finditer(sample), strict=False)) for dialect, hint in _HINTS}
    best = max(counts, key=lambda d: counts[d])
    for special, general in _TIES.items():
        if best == general and counts[special] >= 2:
            return special
    return best if counts[best] else ""
