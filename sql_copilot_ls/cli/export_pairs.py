"""`sqlcopilot-ls export-pairs`: a workspace's comments and the queries below them, in SQL files and in programs, as
JSON Lines to teach a model with (`recipes/own-pairs.toml`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sql_copilot_ls.cli.batch import RequestError, known_dialect
from sql_copilot_ls.cli.output import fail, write
from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.query import QueryError, parse_sql
from sql_copilot_ls.schema import fold
from sql_copilot_ls.schema.model import Example
from sql_copilot_ls.schema.sources import MAX_FILE_BYTES, MAX_FILES, decode, query_files, read_declarations
from sql_copilot_ls.sql.statements import statements

MAX_DDL = 1024 * 1024
"""Characters of DDL that every pair carries."""
_DECLARING = frozenset({"CREATE", "ALTER", "COMMENT", "DROP", "RENAME", "EXEC"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a workspace: DDL, and queries below comments")
    parser.add_argument("--dialect", default="", help="SQL dialect (default: what the schema is written in)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where pairs go (default: standard output)")


def run(options: argparse.Namespace) -> int:
    """Write the pairs; gives the exit status."""
    if not options.folder.is_dir():
        return fail(f"{options.folder} is no folder: give the workspace that holds your DDL and queries")
    try:
        dialect = known_dialect(options.dialect) if options.dialect else ""
        files = list(islice(query_files(options.folder), MAX_FILES))
        declared = [read_declarations(file, dialect=dialect) for file in files]
        schema = fold(declared, dialect=dialect)
        ddl = "\n\n".join(
            text for file, one in zip(files, declared, strict=True) if one.events for text in _ddl(file, one.dialect)
        )
    except (RequestError, OSError) as error:
        return fail(str(error))
    if not schema.tables:
        return fail(f"no CREATE TABLE below {options.folder}: pairs need the tables that they are about")
    if len(ddl) > MAX_DDL:
        return fail(
            f"the DDL below {options.folder} is larger than {MAX_DDL // 1024 // 1024} MB: name a folder further down"
        )
    spoken = schema.dialect or "sqlite"
    pairs: dict[tuple[str, str], None] = {}
    left_out = 0
    for example in (example for one in declared for example in one.examples):
        try:
            parse_sql(example.sql, schema, spoken)
        except (QueryError, RecursionError) as error:
            left_out += 1
            sys.stderr.write(f"left out: {_place(example, options.folder)}: {error}\n")
        else:
            pairs.setdefault((example.comment, example.sql))
    lines = [
        json.dumps({"context": ddl, "question": comment, "answer": sql, "dialect": spoken}, ensure_ascii=False)
        for comment, sql in pairs
    ]
    if not lines:
        return fail(f"no query with a comment right above it, over the tables below {options.folder}")
    if options.output is None:
        write("\n".join(lines))
    else:
        try:
            options.output.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        except OSError as error:
            return fail(f"{options.output}: {error.strerror}")
    sys.stderr.write(f"{len(lines)} pairs in {spoken}, {left_out} queries left out\n")
    return 0


def _ddl(file: Path, dialect: str) -> Iterator[str]:
    """The statements of a file that declare something, comments before them included; other sources as a whole."""
    try:
        text, _ = decode(read_file(file, MAX_FILE_BYTES))
    except (OSError, UnreadableError):
        return
    if file.suffix.casefold() not in (".sql", ".ddl"):
        return
    for statement in statements(text, dialect):
        words = statement.text[statement.head - statement.start :].split(None, 1)
        if words and words[0].upper() in _DECLARING:
            yield statement.text.strip().rstrip(";") + ";"


def _place(example: Example, folder: Path) -> str:
    try:
        name = Path(example.file).relative_to(folder).as_posix()
    except ValueError:
        name = example.file
    return f"{name}:{example.line + 1}"
