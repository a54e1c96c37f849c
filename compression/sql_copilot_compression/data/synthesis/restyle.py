"""The same schema as another team would have named it: camelCase, prefixes, abbreviations, no declared foreign keys."""

from __future__ import annotations

import random
from dataclasses import replace

from sql_copilot_compression.data.corpora.corpus import schema_ddl
from sql_copilot_compression.data.synthesis.english_words import EXPANSIONS, plural, singular
from sql_copilot_compression.data.synthesis.names_in_words import split_name
from sql_copilot_compression.data.synthesis.plan import Source
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.schema.model import Column, ForeignKey, Table

_SHORT = {long: short for short, long in EXPANSIONS.items() if " " not in long}
_CASES = ("snake", "snake", "snake", "camel", "pascal", "title_snake", "upper", "flat")


def _cased(words: list[str], case: str) -> str:
    if case == "camel":
        return words[0] + "".join(word.capitalize() for word in words[1:])
    if case == "pascal":
        return "".join(word.capitalize() for word in words)
    if case == "title_snake":
        return "_".join(word.capitalize() for word in words)
    if case == "flat":
        return "".join(words)
    return "_".join(words).upper() if case == "upper" else "_".join(words)


class _Style:
    """One team's habits, drawn once for a schema."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.case = rng.choice(_CASES)
        self.number = rng.choice((None, plural, singular))
        self.prefix = rng.choice(("", "", "", "", "tbl", "t", "app", "sys"))
        self.abbreviate = rng.choice((0.0, 0.0, 0.3, 0.7))
        self.with_table = rng.random() < 0.15
        self.declare = rng.random() < 0.75

    def _words(self, name: str, phrase: str) -> list[str]:
        words = split_name(phrase if phrase.isascii() and phrase else name)
        return [_SHORT[w] if w in _SHORT and self.rng.random() < self.abbreviate else w for w in words] or [name]

    def table(self, name: str, phrase: str) -> str:
        words = self._words(name, phrase)
        if self.number:
            words[-1] = self.number(words[-1])
        return _cased([self.prefix, *words] if self.prefix else words, self.case)

    def column(self, name: str, phrase: str, table: str) -> str:
        words = self._words(name, phrase)
        head = split_name(table)
        if self.with_table and head and words[0] != head[-1] and len(words) < 3:
            words = [singular(head[-1]), *words]
        return _cased(words, self.case)


def restyled_names(source: Source, seed: int) -> dict[tuple[str, str], str]:
    """(table, column) and (table, "") → a new name; distinct within its table or schema. Chinese names stay."""
    rng = random.Random(f"restyle {seed} {source.id}")
    style = _Style(rng)
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for table in source.schema.tables:
        phrase = source.phrases.get((table.name, ""), "")
        new = table.name if has_hanzi(table.name) else style.table(table.name, phrase)
        if new.casefold() in taken or not new[:1].isalpha():
            new = table.name
        taken.add(new.casefold())
        names[table.name, ""] = new
        own: set[str] = set()
        for column in table.columns:
            phrase = source.phrases.get((table.name, column.name), "")
            new = column.name if has_hanzi(column.name) else style.column(column.name, phrase, phrase and table.name)
            if new.casefold() in own or not new[:1].isalpha():
                new = column.name
            own.add(new.casefold())
            names[table.name, column.name] = new
    if not style.declare:
        names["", ""] = "undeclared"
    return names


def restyled(source: Source, seed: int) -> Source:
    """The source under new names, its tables and columns in the same order, so that token sequences stay the same.

    One in four loses its declared foreign keys; edges that no name betrays are then inferred ones, so joins stay known.
    """
    names = restyled_names(source, seed)
    undeclared = ("", "") in names
    tables = tuple(_renamed(table, names, undeclared) for table in source.schema.tables)
    literals = {
        (names[table, ""], names[table, column]): values
        for (table, column), values in source.schema.literals.items()
        if (table, column) in names
    }
    schema = replace(source.schema, tables=tables, literals=literals)
    phrases: dict[tuple[str, str], str] = {}
    chinese: dict[tuple[str, str], str] = {}
    origins: dict[tuple[str, str], tuple[str, str]] = {}
    for (table, column), new in names.items():
        if table:
            place = names[table, ""], new if column else ""
            origins[place] = (table, column)
            if (table, column) in source.phrases:
                phrases[place] = source.phrases[table, column]
            if (table, column) in source.chinese:
                chinese[place] = source.chinese[table, column]
    return replace(
        source,
        schema=schema,
        id=f"{source.id}#{seed}",
        phrases=phrases,
        chinese=chinese,
        origins=origins,
        ddl=schema_ddl(schema),
    )


def _renamed(table: Table, names: dict[tuple[str, str], str], undeclared: bool) -> Table:
    def column(name: str, of: str = table.name) -> str:
        return names.get((of, name), name)

    columns: tuple[Column, ...] = tuple(replace(c, name=column(c.name)) for c in table.columns)
    keys = tuple(
        ForeignKey(
            tuple(map(column, key.columns)),
            names.get((key.table, ""), key.table),
            tuple(column(reference, key.table) for reference in key.references),
            key.inferred or undeclared,
        )
        for key in table.foreign_keys
    )
    return replace(
        table,
        name=names[table.name, ""],
        columns=columns,
        primary_key=tuple(map(column, table.primary_key)),
        foreign_keys=keys,
        unique=tuple(tuple(map(column, group)) for group in table.unique),
    )
