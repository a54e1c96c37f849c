"""The same question about other columns: what it asks for is exchanged, in its words and in its query, so that training
cannot learn by heart which column a way of asking means.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from sql_copilot_ls.linking.text import name_parts
from sql_copilot_ls.query import QueryError, parse_sql, render, rewritten
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.ir import Column
from sql_copilot_ls.schema.model import Table

from .corpora.model import Example
from .synthesis.english_words import plural

CHANCE = 0.7
"""Of each column that can be exchanged, after the first."""
MAX_WORDS = 4
"""Longer names are nothing that people say."""


def swapped(example: Example, *, draw: int = 1) -> Example | None:
    """The question with columns that it names replaced by others of their table and kind; None when none can be.

    Keys stay, and so does what is named more than once or only as part of a longer name.
    """
    random_source = random.Random(f"swapped {draw} {example.id}")
    try:
        query = parse_sql(example.sql, example.schema, example.dialect)
    except (QueryError, ValueError, RecursionError):
        return None
    used: dict[tuple[str, str], None] = {}

    def note(column: Column) -> Column:
        used[column.table, column.name] = None
        return column

    rewritten(query, column=note)
    catalog = catalog_of(example.schema)
    named = [
        span for table in example.schema.tables for column in table.columns if (span := _span(column.name, example))
    ]
    exchanged: dict[tuple[str, str], str] = {}
    words: dict[tuple[int, int], str] = {}
    for table, name in random_source.sample(list(used), len(used)):
        span = _span(name, example)
        is_part = span and any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in named)
        if span is None or is_part or span in words or (exchanged and random_source.random() > CHANCE):
            continue
        keys = _keys(catalog.tables[table])
        others = [
            other.name
            for other in catalog.tables[table].columns
            if catalog.kind(table, other.name) == catalog.kind(table, name)
            and not {other.name.casefold(), name.casefold()} & keys
            and (table, other.name) not in used
            and other.name not in exchanged.values()
            and _can_be_said(other.name)
            and _span(other.name, example) is None
        ]
        if others:
            exchanged[table, name] = chosen = random_source.choice(others)
            words[span] = _said(chosen, like=example.question[slice(*span)], instead_of=name)
    if not exchanged:
        return None
    question = example.question
    for (start, end), phrase in sorted(words.items(), reverse=True):
        question = question[:start] + phrase + question[end:]
    changed = rewritten(query, column=lambda c: replace(c, name=exchanged.get((c.table, c.name), c.name)))
    try:
        sql = render(changed, example.schema, example.dialect)
    except QueryError:
        return None
    return replace(example, question=question, sql=sql)


def _keys(table: Table) -> set[str]:
    """Names of the columns that identify rows, in folded case."""
    return {name.casefold() for name in (*table.primary_key, *(c for key in table.foreign_keys for c in key.columns))}


def _can_be_said(name: str) -> bool:
    parts = name_parts(name)
    return len(parts) <= MAX_WORDS and all(part.isascii() and part.isalpha() and len(part) > 2 for part in parts)


def _span(name: str, example: Example) -> tuple[int, int] | None:
    """Where the question says the whole name, when it does so once."""
    pattern = r"[\s_-]+".join(map(re.escape, name_parts(name)))
    found = list(re.finditer(rf"(?<![\w'\"]){pattern}(?:s|es)?(?![\w'\"])", example.question, re.IGNORECASE))
    return found[0].span() if pattern and len(found) == 1 else None


def _said(name: str, *, like: str, instead_of: str) -> str:
    """The name in words, in the plural when the old one was."""
    phrase = " ".join(name_parts(name)).lower()
    is_plural = len(re.sub(r"[\s_-]", "", like)) > len("".join(name_parts(instead_of)))
    return plural(phrase) if is_plural else phrase
