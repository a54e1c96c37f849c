"""CHASE's Chinese questions over the English schemas that its translated databases came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp

from sql_copilot_compression.data.corpora.corpus import Example, Rejects, schema_of
from sql_copilot_compression.data.corpora.spider import Schemas, load_json


@dataclass(frozen=True, slots=True)
class Renaming:
    """New names for the tables and columns of a database, by old ones in folded case."""

    tables: dict[str, str]
    columns: dict[str, dict[str, str]]
    """Old table → old column → new column."""

    @staticmethod
    def between(old: dict[str, Any], new: dict[str, Any]) -> Renaming:
        """From the names in one entry of a `tables.json` to those at the same places of another."""
        originals = old["table_names_original"]
        columns: dict[str, dict[str, str]] = {name.casefold(): {} for name in originals}
        pairs = zip(old["column_names_original"], new["column_names_original"], strict=True)
        for (table, column), (_, other) in pairs:
            if table >= 0:
                columns[originals[table].casefold()].setdefault(column.casefold(), other)
        tables = zip(originals, new["table_names_original"], strict=True)
        return Renaming({a.casefold(): b for a, b in tables}, columns)

    def translate(self, sql: str) -> str | None:
        """The query over the new names; None when it cannot be read or names something else."""
        try:
            tree = sqlglot.parse_one(sql, read="sqlite")
        except sqlglot.errors.SqlglotError:
            return None
        try:
            renamed = [
                (node, self._column(node)) for node in tree.find_all(exp.Column) if not isinstance(node.this, exp.Star)
            ]
            tables = [(node, self.tables[node.name.casefold()]) for node in tree.find_all(exp.Table)]
        except KeyError:
            return None
        for column, (table, name) in renamed:
            if name is None:
                column.replace(exp.Literal.string(column.name))
                continue
            column.set("this", exp.to_identifier(name, quoted=True))
            if table is not None:
                column.set("table", exp.to_identifier(table, quoted=True))
        for node, name in tables:
            node.set("this", exp.to_identifier(name, quoted=True))
        return tree.sql(dialect="sqlite")

    def _column(self, node: exp.Column) -> tuple[str | None, str | None]:
        """(new qualifier when the old was a table's name, new name); the name is None for a value in double quotes."""
        name, qualifier = node.name.casefold(), node.table.casefold()
        select = node.find_ancestor(exp.Select)
        while select is not None:
            for source in [n for n in select.find_all(exp.Table) if n.find_ancestor(exp.Select) is select]:
                table = source.name.casefold()
                if qualifier and qualifier not in {source.alias.casefold(), table}:
                    continue
                if name in self.columns[table]:
                    return (self.tables[table] if qualifier == table else None), self.columns[table][name]
            select = select.find_ancestor(exp.Select)
        if not qualifier and node.this.args.get("quoted"):
            return None, None
        raise KeyError(name)


def paired(root: Path) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """(CHASE's entry, Spider's entry) of the databases that both describe with the same tables and columns."""
    english = {entry["db_id"]: entry for entry in load_json("spider", root / "spider" / "tables.json")}
    found = {}
    for entry in load_json("chase", root / "chase" / "chase_tables.json"):
        other = english.get(entry["db_id"])
        if other and [t for t, _ in entry["column_names_original"]] == [t for t, _ in other["column_names_original"]]:
            found[entry["db_id"]] = entry, other
    return found


def chase_over_english(root: Path, rejects: Rejects) -> Iterator[Example]:
    """First turns of CHASE's train part over Spider's databases, their SQL put into the English names."""
    renamings = {name: Renaming.between(*entries) for name, entries in paired(root).items()}
    schemas = Schemas(root / "spider", root / "spider" / "tables.json")
    for number, row in enumerate(load_json("chase", root / "chase" / "chase_train_slim.json")):
        if row.get("history") or row["db_id"] not in renamings:
            continue
        row_id = f"chase/english:{number}"
        found, sql = schemas.find(row["db_id"]), renamings[row["db_id"]].translate(row["query"])
        if sql is None or found is None:
            rejects.add("query over names that the schema lacks", row_id)
            continue
        ddl, _ = found
        yield Example(row_id, row["question"], sql, schema_of(ddl), None, "chase/english", "sqlite", row["db_id"], ddl)
