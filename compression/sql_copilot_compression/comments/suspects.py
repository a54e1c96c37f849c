"""Items of the corpus of comments to read again: slips that blind second answers found; a place to look, no verdict.

python -m sql_copilot_compression.comments.suspects FOLDER …
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

from sql_copilot_compression.comments.written_items import Item, item_files, read_items
from sql_copilot_ls.schema import Column, Schema, read_schema

BOUNDS = (exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between)
RANKS = (exp.Rank, exp.DenseRank, exp.RowNumber, exp.Ntile)


def bounds_of_classes(shown: exp.Expression) -> set[exp.Column]:
    """The columns that a CASE with an ELSE compares with bounds and doesn't ask for NULL."""
    if not isinstance(shown, exp.Case) or not shown.args.get("default") or shown.find(exp.AggFunc):
        return set()
    tests = [branch.this for branch in shown.args["ifs"]]
    bounded = {c for test in tests for bound in test.find_all(*BOUNDS) for c in bound.find_all(exp.Column)}
    asked = {c for test in tests for null in test.find_all(exp.Is) for c in null.find_all(exp.Column)}
    return bounded - asked


def suspicions(item: Item, schema: Schema) -> Iterator[str]:
    """What looks like a slip in one item."""
    tree = sqlglot.parse_one(item.sql, read="postgres")
    if not isinstance(tree, exp.Select):
        return
    tables = {table.alias_or_name.lower(): table.name for table in tree.find_all(exp.Table)}
    joins = tree.args.get("joins") or []
    having, where = tree.args.get("having"), tree.args.get("where")

    def nullable(column: exp.Column) -> bool:
        """Whether a column can be NULL and no condition says that it is not."""
        name = tables.get(column.table.lower()) or next(iter(tables.values()))
        table = schema.table(name)
        found: Column | None = table.column(column.name) if table else None
        excluded = re.search(rf'\b{re.escape(column.name)}"? IS NOT NULL', item.sql, re.IGNORECASE)
        return found is not None and found.nullable and not excluded

    if having and having.find(exp.LT, exp.LTE) and not any(join.side for join in joins):
        yield "fewer than N drops those with none"
    grouped = tree.args.get("group")
    compared = {column.name for column in where.find_all(exp.Column)} if where else set()

    def unknown(columns: Iterable[exp.Column]) -> bool:
        """Whether one of the columns can be NULL in the rows that the condition leaves."""
        return any(column.name not in compared and nullable(column) for column in columns)

    if grouped and tree.args.get("limit"):
        label = next((e for e in tree.expressions if isinstance(e, exp.Column)), None)
        if label is not None and nullable(label):
            yield "top N whose label can be NULL"
    first = tree.args["order"].expressions[0] if tree.args.get("order") and tree.args.get("limit") else None
    if first and isinstance(first.this, exp.Column) and not grouped and unknown([first.this]):
        yield "superlative over a column that can be NULL"
    summed = first.this if first and first.args.get("desc") and grouped else None
    if isinstance(summed, exp.Sum | exp.Avg | exp.Max) and unknown(summed.find_all(exp.Column)):
        yield "top N of a sum that can be NULL"
    if grouped and any(unknown(bounds_of_classes(e.unalias())) for e in tree.expressions):
        yield "the class of the rest counts rows without a value"
    orders = [w.args["order"].expressions[0] for w in tree.find_all(exp.Window) if isinstance(w.this, RANKS)]
    if any(o.args.get("desc") and isinstance(o.this, exp.Column) and unknown([o.this]) for o in orders):
        yield "rank over a column that can be NULL"
    if grouped or any(e.find(exp.AggFunc) for e in tree.expressions):
        return
    filtered = {column.table.lower() for column in where.find_all(exp.Column)} if where else set()
    shown = {column.table.lower() for e in tree.expressions for column in e.find_all(exp.Column)}
    for join in joins:
        new = join.this.alias_or_name.lower() if isinstance(join.this, exp.Table) else ""
        if join.side or not join.args.get("on") or new in filtered or new not in shown:
            continue
        sides = [side for equality in join.args["on"].find_all(exp.EQ) for side in (equality.left, equality.right)]
        if any(isinstance(side, exp.Column) and side.table.lower() != new and nullable(side) for side in sides):
            yield "inner join over a key that can be NULL"
            return


def main() -> None:
    """Print the items to read again: id, suspicion and first comment; how many of each kind on stderr."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    counts: Counter[str] = Counter()
    for path in item_files(parser.parse_args().folders):
        schema = read_schema(path.with_suffix(".sql"))
        for item in read_items(path):
            for suspicion in suspicions(item, schema):
                counts[suspicion] += 1
                sys.stdout.write(f"{item.id}\t{suspicion}\t{item.comments[0]}\n")
    sys.stderr.write("".join(f"{count:5} {suspicion}\n" for suspicion, count in counts.most_common()))


if __name__ == "__main__":
    main()
