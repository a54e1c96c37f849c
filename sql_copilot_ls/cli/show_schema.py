"""`sqlcopilot-ls schema`: the tables as the index sees them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from sql_copilot_ls.cli.batch import RequestError, known_dialect
from sql_copilot_ls.cli.output import fail, write
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.model import Schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("path", metavar="PATH", help="a .sql file or a folder of them")
    parser.add_argument("--dialect", default="", help="SQL dialect (default: detected)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """Print them; gives the exit status."""
    try:
        dialect = known_dialect(options.dialect) if options.dialect else ""
        schema = read_schema(Path(options.path), dialect=dialect)
    except (RequestError, OSError) as error:
        return fail(str(error))
    write(json.dumps(schema_json(schema), ensure_ascii=False) if options.json else schema_table(schema))
    return 0


def schema_json(schema: Schema) -> dict[str, Any]:
    """The schema as `sqlcopilot-ls schema --json` prints it; lines count from 1."""
    return {
        "tables": [
            {
                "name": table.name,
                "schema": table.schema,
                "columns": [
                    {
                        "name": c.name,
                        "type": c.type,
                        "nullable": c.nullable,
                        "comment": c.comment,
                        "values": [
                            {"value": value, "label": label}
                            for value, label in zip(c.values, c.labels or ("",) * len(c.values), strict=True)
                        ],
                    }
                    for c in table.columns
                ],
                "primary_key": list(table.primary_key),
                "foreign_keys": [
                    {
                        "columns": list(key.columns),
                        "table": key.table,
                        "references": list(key.references),
                        "inferred": key.inferred,
                    }
                    for key in table.foreign_keys
                ],
                "source": {"file": table.source.file, "line": table.source.line + 1} if table.source else None,
            }
            for table in schema.tables
        ],
        "skipped": [{"file": s.file, "line": s.line + 1, "reason": s.reason} for s in schema.skipped],
    }


def schema_table(schema: Schema) -> str:
    """The schema for a person: a line a table with its columns below, and what was skipped."""
    lines = [f"{len(schema.tables)} tables" + (f", {schema.dialect}" if schema.dialect else "")]
    for table in schema.tables:
        name = f"{table.schema}.{table.name}" if table.schema else table.name
        lines.append(f"\n{name}" + (f"  -- {table.comment}" if table.comment else ""))
        width = max((len(column.name) for column in table.columns), default=0)
        references = {
            column: f"-> {key.table}({', '.join(key.references)})" + (" inferred" if key.inferred else "")
            for key in table.foreign_keys
            for column in key.columns
        }
        for column in table.columns:
            notes = ["key" if column.name in table.primary_key else "", references.get(column.name, "")]
            notes += ["" if column.nullable else "not null", f"-- {column.comment}" if column.comment else ""]
            rest = "  ".join(note for note in (column.type, *notes) if note)
            lines.append(f"  {column.name:<{width}}  {rest}".rstrip())
    if schema.skipped:
        lines.append("\nskipped")
        lines += [f"  {s.file}:{s.line + 1}: {s.reason}" for s in schema.skipped]
    return "\n".join(lines)
