"""Schemas to synthesise over: those of the training corpora and of permissively licensed DDL."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora import (
    SPIDER_DEV_DATABASES,
    CorpusError,
    MissingCorpusError,
    is_held_out,
    schema_of,
    training_examples,
)
from sql_copilot_compression.data.corpora.bilingual import paired
from sql_copilot_compression.data.corpora.corpus import schema_ddl
from sql_copilot_compression.data.corpora.spider import Schemas, load_json
from sql_copilot_compression.data.synthesis.plan import Source
from sql_copilot_compression.data.synthesis.restyle import restyled
from sql_copilot_ls.schema.model import Schema, Table
from sql_copilot_ls.sql.dialects import canonical

_PERMISSIVE = re.compile(r"\b(MIT License|Apache License|BSD \d-Clause|Permission is hereby granted)", re.IGNORECASE)
_PARTITION = re.compile(r"_p?\d{4}(_\d\d)?$")
"""Names of the monthly parts of one table."""
_CHOSEN = ("mysql", "postgresql", "sqlite", "sqlserver", "oracle")
"""What the inventory calls the dialects that are read, likeliest first."""
MAX_TABLES = 8
"""Larger schemas are cut into neighbourhoods of so many tables, as a question only concerns a few."""


def load_sources(root: Path, *, styles: int = 2, web_tables: int = 3000) -> dict[str, list[Source]]:
    """All sources below the data folder by kind: spider (as they are and in `styles` other styles), ddl, web, chase.

    A kind whose corpus is not there is empty; raises `CorpusError` when all are.
    """
    spider = _present(spider_sources(root))
    sources = {
        "spider": spider,
        "restyled": [restyled(source, seed) for source in spider for seed in range(styles)],
        "ddl": _present(ddl_sources(root)),
        "web": _present(web_sources(root, web_tables)),
        "chase": _present(chase_sources(root)),
    }
    if not any(sources.values()):
        raise CorpusError(
            f"no schemas to synthesise over below {root}: put Spider, CHASE, WikiSQL or the DDL corpus there"
        )
    return sources


def _present(sources: Iterator[Source]) -> list[Source]:
    try:
        return list(sources)
    except MissingCorpusError:
        return []


def spider_sources(root: Path) -> Iterator[Source]:
    """Spider's training databases, with the names in words that its `tables.json` gives and CHASE's Chinese ones."""
    pairs = paired(root) if (root / "chase").is_dir() else {}
    for source in _described(root / "spider", root / "spider" / "tables.json", "spider"):
        entries = pairs.get(source.id.removeprefix("spider:"))
        yield replace(source, chinese=_chinese_names(*entries)) if entries else source


def _chinese_names(chinese: dict[str, Any], english: dict[str, Any]) -> dict[tuple[str, str], str]:
    tables = english["table_names_original"]
    names = {(b, ""): a for a, b in zip(chinese["table_names_original"], tables, strict=True)}
    columns = zip(chinese["column_names_original"], english["column_names_original"], strict=True)
    return names | {(tables[t], b): a for (t, a), (_, b) in columns if t >= 0}


def chase_sources(root: Path) -> Iterator[Source]:
    """CHASE's Chinese training schemas."""
    trained = {row["db_id"] for row in load_json("chase", root / "chase" / "chase_train_slim.json")}
    for source in _described(root / "chase", root / "chase" / "chase_tables.json", "chase"):
        if source.id.removeprefix("chase:") in trained:
            yield source


def _described(folder: Path, tables: Path, prefix: str) -> Iterator[Source]:
    schemas = Schemas(folder, tables)
    for database_id, entry in schemas.entries.items():
        if database_id in SPIDER_DEV_DATABASES or is_held_out(database_id):
            continue
        found = schemas.find(database_id)
        if found is None:
            continue
        ddl, database = found
        originals = entry["table_names_original"]
        phrases = {
            (originals[table], original): words.strip().lower()
            for (table, original), (_, words) in zip(entry["column_names_original"], entry["column_names"], strict=True)
            if table >= 0
        }
        phrases |= {
            (name, ""): words.strip().lower() for name, words in zip(originals, entry["table_names"], strict=True)
        }
        yield Source(schema_of(ddl), ddl, f"{prefix}:{database_id}", database, "sqlite", phrases)


def web_sources(root: Path, most: int) -> Iterator[Source]:
    """WikiSQL's training tables as one-table schemas among distractors."""
    seen: set[str] = set()
    for example in training_examples(root, ["wikisql"]):
        if len(seen) >= most:
            return
        if example.database_id not in seen:
            seen.add(example.database_id)
            yield Source(example.schema, example.ddl, f"wikisql:{example.database_id}")


def ddl_sources(root: Path) -> Iterator[Source]:
    """The permissively licensed projects of the DDL corpus, each in one dialect, in neighbourhoods of tables."""
    folder = root / "ddl"
    for project, facts in load_json("ddl", folder / "inventory.json").items():
        if not _PERMISSIVE.search(facts["licence"]):
            continue
        dialect = next((d for d in _CHOSEN if d in facts["dialects"]), None)
        if dialect is None:
            continue
        name = project.split("+", 1)[1]
        for path in sorted((folder / dialect / name).glob("*.sql")):
            if path.stat().st_size > 2_000_000:
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            if not re.search(r"create\s+table", text, re.IGNORECASE):
                continue
            schema = schema_of(text, canonical(dialect))
            for number, part in enumerate(neighbourhoods(schema, random.Random(f"{project} {path.name}"))):
                yield Source(part, schema_ddl(part), f"ddl:{name}/{path.stem}:{number}")


def neighbourhoods(schema: Schema, rng: random.Random) -> Iterator[Schema]:
    """The schema in parts of at most `MAX_TABLES` tables that foreign keys connect."""
    left = {
        t.name.casefold(): t
        for t in schema.tables
        if not t.is_view and len(t.columns) > 1 and not _PARTITION.search(t.name)
    }
    linked: dict[str, set[str]] = {name: set() for name in left}
    for name, table in left.items():
        for key in table.foreign_keys:
            if key.table.casefold() in left:
                linked[name].add(key.table.casefold())
                linked[key.table.casefold()].add(name)
    while left:
        part: list[Table] = []
        queue = [next(iter(left))]
        while queue and len(part) < MAX_TABLES:
            name = queue.pop(rng.randrange(len(queue)))
            if name in left:
                part.append(left.pop(name))
                queue += sorted(linked[name] & left.keys())
            if not queue and len(part) < 3 and left and rng.random() < 0.5:
                queue = [next(iter(left))]
        kept = {t.name.casefold() for t in part}
        tables = tuple(
            replace(t, foreign_keys=tuple(k for k in t.foreign_keys if k.table.casefold() in kept)) for t in part
        )
        yield replace(schema, tables=tables, skipped=())
