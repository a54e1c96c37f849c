"""Makes a glossary's entry of what a person has selected: a table, column, condition, measure, or a word alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema.model import Schema, Term
from sql_copilot_ls.schema.terms import MAX_NAME, MAX_TEXT

from .binding import worded

_SOURCE = re.compile(
    r"""\b(?:FROM|JOIN|UPDATE|INTO)\s+((?:["`\[]?[\w$]+["`\]]?\.)*["`\[]?[\w$]+["`\]]?)(?:\s+(?:AS\s+)?([^\W\d]\w*))?""",
    re.IGNORECASE,
)
_NO_ALIAS = frozenset(
    {"where", "join", "on", "left", "right", "inner", "full", "cross", "group", "order", "limit", "set", "values"}
)
"""Words that go on after a table without an alias, the commonest."""
_NAME = re.compile(r"""["`\[]?[\w$]+["`\]]?(?:\s*\.\s*["`\[]?[\w$]+["`\]]?)*""")
_QUOTES = '"`[]'
_TRIED = 12
"""Tables, those of the statement first, over which a selection is tried."""
_PROBE = "\x00"
"""A name that no column has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a selection is: the kind of a term and its fields, without a name. `kind` is empty where it is a word alone,
    which `name` then holds.
    """

    kind: str
    fields: tuple[tuple[str, str], ...] = ()
    name: str = ""

    def text(self, name: str) -> str:
        """The entry as it stands in a glossary; a word alone is a table's, which is still to be said."""
        fields = self.fields or (("table", ""),)
        lines = [f"[terms.{key_of(name)}]", *(f"{field} = {quoted(value)}" for field, value in fields)]
        return "\n".join(lines) + "\n"


def entry_of(selection: str, statement: str, schema: Schema) -> Entry:
    """The entry that a selection in a statement (empty: none) makes. What binds is taken, by the very reader of
    glossaries; anything else is a word alone.
    """
    text = " ".join(selection.split()).rstrip(";,").strip()
    if not text or len(text) > MAX_TEXT:
        return Entry("", name="")
    sources = list(_sources(statement, schema))
    if _NAME.fullmatch(text):
        return _named(text, sources, schema) or Entry("", name=text[:MAX_NAME])
    for over in sources[:_TRIED]:
        for kind in ("condition", "measure"):
            if _binds(Term(_PROBE, kind, over, text), schema):
                return Entry(kind, ((kind, text), ("over", over)))
    return Entry("", name=text[:MAX_NAME])


def key_of(name: str) -> str:
    """A name as a key of TOML."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)


def quoted(text: str) -> str:
    """A text as a basic string of TOML, which escapes as JSON does, and DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _sources(statement: str, schema: Schema) -> Iterator[str]:
    """The FROM clauses to try: tables of the statement with their aliases, then every other table."""
    known = catalog_of(schema)
    seen: set[str] = set()
    for match in _SOURCE.finditer(statement):
        key = known.find_table(match[1].rpartition(".")[2].strip(_QUOTES))
        if key is not None:
            alias = match[2] if match[2] and match[2].casefold() not in _NO_ALIAS else ""
            seen.add(key)
            yield f"{key} {alias}".strip()
    yield from (key for key in known.tables if key not in seen)


def _named(text: str, sources: list[str], schema: Schema) -> Entry | None:
    """The table or column of a dotted name; a bare column's table is the first of the sources that has it."""
    known = catalog_of(schema)
    parts = [part.strip().strip(_QUOTES) for part in text.split(".")]
    key = known.find_table(parts[-1])
    if key is not None and len(parts) < 3:
        return Entry("table", (("table", key),))
    aliases = {over.partition(" ")[2].casefold(): over.partition(" ")[0] for over in sources if " " in over}
    wanted = aliases.get(parts[-2].casefold()) or known.find_table(parts[-2]) if len(parts) > 1 else None
    for table in [wanted] if wanted else [over.partition(" ")[0] for over in sources] if len(parts) == 1 else []:
        column = known.find_column(table, parts[-1])
        if column is not None:
            return Entry("column", (("column", f"{table}.{column}"),))
    return None


def _binds(term: Term, schema: Schema) -> bool:
    return not worded(replace(schema, terms=(term,))).faults
