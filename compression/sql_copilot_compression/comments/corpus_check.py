"""Proves folders of the corpus of comments: every item is whole and every name in its query binds to the schema.

python -m sql_copilot_compression.comments.corpus_check FOLDER …
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify

from sql_copilot_compression.comments.written_items import KINDS, LANGUAGES, Item, ItemError, item_files, item_of
from sql_copilot_ls.schema import Schema, read_schema

_CREATE_TABLE = re.compile(
    r"^[ \t]*create\s+(?:or\s+replace\s+)?(?:global\s+temporary\s+)?table\b", re.IGNORECASE | re.MULTILINE
)

Columns = dict[str, dict[str, str]]
"""Table → column → a type, all in lower case: what sqlglot binds names to."""


class BindingError(Exception):
    """A query names something that the schema lacks, or is no kind of answer."""


def columns_of(schema: Schema) -> Columns:
    """The schema's tables and columns in lower case."""
    return {table.name.lower(): {c.name.lower(): "text" for c in table.columns} for table in schema.tables}


def bind(sql: str, tables: Columns) -> None:
    """Resolve every name of a statement. Raises `BindingError`."""
    try:
        tree = sqlglot.parse_one(sql, read="postgres")
        for identifier in tree.find_all(exp.Identifier):
            identifier.set("this", identifier.name.lower())
            identifier.set("quoted", True)
        body = tree.expression if isinstance(tree, exp.Create) else tree
        if isinstance(body, (exp.Select, exp.SetOperation, exp.Subquery)):
            _require_tables(body, tables)
            for table in body.find_all(exp.Table):
                table.set("db", None)
                table.set("catalog", None)
            qualify(body.copy(), schema={**tables}, dialect="postgres", validate_qualify_columns=True)
            return
    except sqlglot.errors.SqlglotError as error:
        raise BindingError(str(error).splitlines()[0][:160]) from error
    if not isinstance(body, (exp.Update, exp.Delete, exp.Insert)):
        raise BindingError(f"a {type(body).__name__} is no kind of answer")
    _bind_change(body, tables)


def _require_tables(body: exp.Expr, tables: Columns) -> set[str]:
    """The tables that a statement names, its own CTEs left out. Raises `BindingError` for one that there is not."""
    names = {table.name for table in body.find_all(exp.Table)} - {cte.alias for cte in body.find_all(exp.CTE)}
    if missing := sorted(names - set(tables)):
        raise BindingError(f"no table {', '.join(missing)}")
    return names


def _bind_change(body: exp.Expr, tables: Columns) -> None:
    """The names of an UPDATE, DELETE or INSERT, which sqlglot's optimizer does not qualify."""
    names = _require_tables(body, tables)
    known = {column for name in names for column in tables[name]}
    known |= {alias.name for alias in body.find_all(exp.TableAlias)} | names
    columns = {column.name for column in body.find_all(exp.Column)}
    if isinstance(body.this, exp.Schema):
        columns |= {column.name for column in body.this.expressions}
    if unknown := sorted(columns - known):
        raise BindingError(f"no column {', '.join(unknown)}")


def item_faults(item: Item, tables: Columns, worded: Set[str] = frozenset()) -> Iterator[str]:
    """What is wrong with one item; a query that is worded already may come back with a single further comment."""
    if item.kind not in KINDS:
        yield f"no kind is called '{item.kind}'"
    if item.language not in LANGUAGES:
        yield f"no language is called '{item.language}'"
    if len(item.comments) < (1 if item.sql in worded else 3) or len(set(item.comments)) < len(item.comments):
        yield "three different comments are wanted"
    if any(comment.startswith("--") or not comment.strip() for comment in item.comments):
        yield "a comment is empty or begins with its mark"
    for sql in (item.sql, *item.also):
        if sql.rstrip().endswith(";"):
            yield "a query ends with a semicolon"
        try:
            bind(sql, tables)
        except BindingError as error:
            yield str(error)


def file_faults(pairs: Path) -> Iterator[str]:
    """What is wrong with a schema and its items."""
    ddl = pairs.with_suffix(".sql")
    if not ddl.is_file():
        yield f"{pairs}: no {ddl.name} beside it"
        return
    tables = columns_of(read_schema(ddl))
    declared = len(_CREATE_TABLE.findall(ddl.read_text(encoding="utf-8")))
    if declared != len(tables):
        yield f"{ddl}: {declared} CREATE TABLE, {len(tables)} read ({', '.join(tables)})"
    ids: set[str] = set()
    worded: set[str] = set()
    for number, line in enumerate(pairs.read_text(encoding="utf-8").splitlines(), 1):
        try:
            item = item_of(line)
        except ItemError as error:
            yield f"{pairs}:{number}: {error}"
            continue
        if item.id in ids or not item.id.startswith(f"{pairs.stem}-"):
            yield f"{pairs}:{number}: the id is not {pairs.stem}-NUMBER or stands twice"
        ids.add(item.id)
        for fault in item_faults(item, tables, worded):
            yield f"{pairs}:{number}: {fault}"
        if len(item.comments) >= 3:
            worded.add(item.sql)


def faults(folders: Iterable[Path]) -> Iterator[str]:
    """What is wrong with the folders, a line a fault; a schema's name must be its own: ids and hold-out hang on it."""
    paths = item_files(folders)
    for name, count in Counter(path.stem for path in paths).items():
        if count > 1:
            yield f"{count} schemas are called {name}: rename all but one"
    for path in paths:
        yield from file_faults(path)


def main() -> int:
    """Print what is wrong with the folders; exit status 1 when anything is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    found = 0
    for fault in faults(folders):
        found += 1
        sys.stdout.write(f"{fault}\n")
    lines = [line for path in item_files(folders) for line in path.read_text(encoding="utf-8").splitlines()]
    sys.stdout.write(f"{len(item_files(folders))} schemas, {len(lines)} items, {found} wrong\n")
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main())
