"""What a name is, as Markdown cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from sql_copilot_ls.analysis.ide.functions import functions
from sql_copilot_ls.analysis.scoping.cursor import cursor
from sql_copilot_ls.analysis.scoping.layers import catalog_around
from sql_copilot_ls.analysis.scoping.name_uses import Key, declared, name_at, objects_of
from sql_copilot_ls.analysis.scoping.offered import Offered
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Relation
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Column, Schema, SchemaObject, Source, Table
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_MOST_COLUMNS = 40
_MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class Hover:
    """A Markdown text about the span."""

    markdown: str
    start: int
    end: int


def hover(script: Script, offset: int, schema: Schema) -> Hover | None:
    """The card of the name or function at an offset, or None."""
    use = name_at(script, offset, schema)
    if use is not None:
        text = _card(script, offset, use.key, catalog_around(script, use.start, schema))
        return Hover(text, use.start, use.end) if text else None
    at = cursor(script, offset, schema, whole=True)
    for token, following in zip(at.statement.significant, [*at.statement.significant[1:], None], strict=False):
        if token.start <= at.offset <= token.end and token.kind == Kind.WORD:
            if following is not None and following.text == "(":
                function = functions(script.dialect).get(token.upper)
                if function is not None:
                    return Hover(
                        f"```sql\n{function.signature}\n```\n{function.doc}",
                        at.start + token.start,
                        at.start + token.end,
                    )
            return None
    return None


def _card(script: Script, offset: int, key: Key, known: Catalog) -> str:
    found = declared(key, known)
    if found is not None:
        return column_card(found[0], found[1]) if found[1] is not None else table_card(found[0])
    made = objects_of(key, known)
    if made:
        return "\n\n".join(object_card(one) for one in made)
    for _start, statement in script.within(max(offset - 1, 0), offset + 1):
        scope = Scope(parse(statement), known, script.dialect)
        for block in parse(statement).walk():
            if key.kind == "cte":
                for cte in block.ctes:
                    if cte.name.start == key.at:
                        offered = scope.offered(
                            Relation(cte.start, cte.end, (cte.name,)), cte.body[-1] if cte.body else block
                        )
                        rows = _offered_rows(offered if offered.columns else scope.output(cte.body))
                        return f"**{unquote(cte.name.text)}** · common table expression\n\n{rows}"
            elif key.kind == "alias":
                for relation in block.sources:
                    if relation.alias is not None and relation.alias.start == key.at:
                        return _alias_card(relation, block, scope)
            elif key.kind == "output":
                for item in block.items:
                    if item.alias is not None and item.alias.start == key.at:
                        return f"**{item.name}**\n\n```sql\n{_expression(statement, item.start, item.alias.start)}\n```"
    return ""


def _expression(statement: Statement, start: int, end: int) -> str:
    text = statement.text[start:end].rstrip()
    return text[:-2].rstrip() if text[-3:].upper() in (" AS", "\nAS", "\tAS", ")AS") else text


def _alias_card(relation: Relation, block: Block, scope: Scope) -> str:
    table = scope.table(relation, block)
    if table is not None:
        return f"`{relation.name}` is {table_card(table)}"
    offered = scope.offered(relation, block)
    what = relation.table or "subquery"
    return f"`{relation.name}` is **{what}**\n\n{_offered_rows(offered)}"


def _offered_rows(offered: Offered) -> str:
    if not offered.columns:
        return ""
    rows = [
        f"| {c.name or '–'} | {c.type} | {f'{c.table.name}.{c.column.name}' if c.table and c.column else ''} |"
        for c in offered.columns[:_MOST_COLUMNS]
    ]
    return "| column | type | from |\n|---|---|---|\n" + "\n".join(rows)


def table_card(table: Table) -> str:
    """A table with its columns, keys, comment and source."""
    name = f"{table.schema}.{table.name}" if table.schema else table.name
    lines = [f"**{name}** · {'view' if table.is_view else 'table'}"]
    if table.comment:
        lines += ["", table.comment]
    lines += ["", "| column | type | |", "|---|---|---|"]
    for column in table.columns[:_MOST_COLUMNS]:
        lines.append(f"| {column.name} | {_cell(column.type)} | {_cell(_notes(table, column))} |")
    if len(table.columns) > _MOST_COLUMNS:
        lines.append(f"| … | | {len(table.columns) - _MOST_COLUMNS} more |")
    if table.source is not None:
        lines += ["", _link(table.source)]
    return "\n".join(lines)


def column_card(table: Table, column: Column) -> str:
    """A column with its type, keys, allowed values and comment."""
    kind = f" `{column.type}`" if column.type else ""
    lines = [f"**{table.name}.{column.name}**{kind}"]
    notes = _notes(table, column, comment=False)
    if notes:
        lines += ["", notes]
    if column.default is not None:
        lines += ["", f"default `{column.default}`"]
    if column.values:
        shown = list(zip(column.values, column.labels or ("",) * len(column.values), strict=True))[:_MOST_VALUES]
        values = ", ".join(f"`{value}` {label}".strip() for value, label in shown)
        lines += ["", f"one of {values}" + (" …" if len(column.values) > _MOST_VALUES else "")]
    if column.comment:
        lines += ["", column.comment]
    source = column.source or table.source
    if source is not None:
        lines += ["", _link(source)]
    return "\n".join(lines)


def object_card(one: SchemaObject) -> str:
    """A function, procedure, type or sequence with its signature and source."""
    result = f" → {one.returns}" if one.returns and one.parameters else f" {one.returns}" if one.returns else ""
    lines = [f"```sql\n{one.signature}{result}\n```", one.kind]
    if one.values:
        shown = ", ".join(f"`{value}`" for value in one.values[:_MOST_VALUES])
        lines += ["", f"one of {shown}" + (" …" if len(one.values) > _MOST_VALUES else "")]
    if one.source is not None:
        lines += ["", _link(one.source)]
    return "\n".join(lines)


def _link(source: Source) -> str:
    """Where something is declared, by its file's name: the whole path is in the link. Without one, it is this text."""
    if not source.file:
        return f"line {source.line + 1}"
    path = PurePath(source.file)
    uri = path.as_uri() if path.is_absolute() else source.file
    return f"[{path.name}:{source.line + 1}]({uri}#L{source.line + 1})"


def _notes(table: Table, column: Column, *, comment: bool = True) -> str:
    name = column.name.casefold()
    notes = []
    if any(name == k.casefold() for k in table.primary_key):
        notes.append("primary key")
    for key in table.foreign_keys:
        for own, other in zip(key.columns, key.references or ("",) * len(key.columns), strict=False):
            if own.casefold() == name:
                notes.append(f"→ {key.table}{'.' + other if other else ''}{' (inferred)' if key.inferred else ''}")
    if column.unique:
        notes.append("unique")
    if not column.nullable and "primary key" not in notes:
        notes.append("not null")
    if comment and column.comment:
        notes.append(column.comment)
    return ", ".join(notes)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
