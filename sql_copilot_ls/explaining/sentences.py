"""A statement in a few sentences, from its parsed tree: what it shows, of which tables, under which conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sqlglot
from sqlglot import exp

from sql_copilot_ls.explaining.spoken_parts import phrases_for
from sql_copilot_ls.hanzi import HANZI
from sql_copilot_ls.schema.model import Column, Schema
from sql_copilot_ls.sql.statements import TOO_DEEP, require_few_steps

_COMPARISONS: dict[type[exp.Expr], str] = {
    exp.EQ: "eq", exp.NEQ: "neq", exp.GT: "gt", exp.GTE: "gte", exp.LT: "lt", exp.LTE: "lte", exp.Like: "like",
    exp.ILike: "like",
}  # fmt: skip
_OPPOSITES = {
    "gt": "lte",
    "gte": "lt",
    "lt": "gte",
    "lte": "gt",
    "neq": "eq",
    "eq": "neq",
    "like": "not like",
    "in": "not in",
    "is null": "is not null",
    "exists": "not exists",
}
_AGGREGATES: dict[type[exp.Expr], str] = {exp.Sum: "sum", exp.Avg: "avg", exp.Min: "min", exp.Max: "max"}
_SETS: dict[type[exp.Expr], str] = {exp.Union: "union", exp.Intersect: "intersect", exp.Except: "except"}
_BETWEEN = re.compile(rf"(?<=[{HANZI}]) +(?=[{HANZI}])")
_BESIDE = re.compile(rf"[{HANZI}](?=[A-Za-z0-9'(])|[A-Za-z0-9')](?=[{HANZI}])")
_LONGEST = 120
"""Characters of an expression that is told as it is written."""


class NotExplainedError(Exception):
    """Why a statement cannot be explained."""


def explained(sql: str, schema: Schema, dialect: str = "", language: str = "") -> list[str]:
    """The sentences for one query, INSERT, UPDATE or DELETE. Raises `NotExplainedError`."""
    known = dialect if dialect and sqlglot.Dialect.get(dialect) is not None else None
    try:
        return _explained(sql, schema, known, language)
    except sqlglot.errors.SqlglotError as error:
        raise NotExplainedError(str(error).partition("\n")[0][:200]) from error
    except RecursionError as error:
        raise NotExplainedError(TOO_DEEP) from error


def _explained(sql: str, schema: Schema, known: str | None, language: str) -> list[str]:
    require_few_steps(sql)
    tree = sqlglot.parse_one(sql, dialect=known)
    if not isinstance(tree, exp.Query | exp.Insert | exp.Update | exp.Delete):
        raise NotExplainedError("only queries, INSERT, UPDATE and DELETE are explained")
    sentences = _Teller(tree, schema, known, language).statement(tree)
    return [_spaced(sentence) for sentence in sentences]


def _spaced(sentence: str) -> str:
    """A space between hanzi and other letters, none between hanzi."""
    return _BESIDE.sub(lambda match: match[0] + " ", _BETWEEN.sub("", sentence))


class _Teller:
    def __init__(self, tree: exp.Expr, schema: Schema, dialect: str | None, language: str) -> None:
        self.schema, self.dialect = schema, dialect
        self.phrases = phrases_for(language)
        self.tables = {t.alias_or_name.casefold(): t.name for t in tree.find_all(exp.Table)}

    def say(self, code: str, **values: object) -> str:
        return self.phrases[code].format(**values)

    def statement(self, tree: exp.Expr) -> Iterator[str]:
        for cte in tree.args["with_"].expressions if tree.args.get("with_") else ():
            yield self.say("cte", name=cte.alias)
            yield from self.statement(cte.this)
        match tree:
            case exp.Subquery():
                yield from self.statement(tree.this)
            case exp.SetOperation():
                yield from self.statement(tree.this)
                yield self.say(_SETS[type(tree)])
                yield from self.statement(tree.expression)
                yield from self.ending(tree)
            case exp.Select():
                yield from self.select(tree)
            case exp.Insert():
                yield from self.insert(tree)
            case exp.Update():
                sets = [
                    self.say("set", a=self.told(e.this), b=self.value(e.this, e.expression)) for e in tree.expressions
                ]
                yield self.say("update", table=tree.this.name, what=self.listed(sets, "and"))
                yield from self.concerned(tree)
            case exp.Delete():
                yield self.say("delete", table=tree.this.name)
                yield from self.concerned(tree)
            case _:
                raise NotExplainedError(f"{type(tree).__name__} has no words here")

    def select(self, tree: exp.Select) -> Iterator[str]:
        items = self.listed([self.item(item) for item in tree.expressions], "names")
        source = tree.args.get("from_")
        joins = tree.args.get("joins") or []
        if source is None:
            yield self.say("shows", what=items)
        else:
            commas = [j.this for j in joins if not (j.args.get("on") or j.args.get("using") or j.kind or j.side)]
            tables = self.listed([self.relation(table) for table in (source.this, *commas)], "names")
            yield self.say("shows from", what=items, tables=tables)
            for join in joins:
                if join.this not in commas:
                    yield self.join(join)
        if tree.args.get("distinct"):
            yield self.say("distinct")
        if where := tree.args.get("where"):
            yield self.say("where", what=self.condition(where.this))
        if (group := tree.args.get("group")) and group.expressions:
            yield self.say("group", what=self.listed([self.numbered(key, tree) for key in group.expressions], "names"))
        if having := tree.args.get("having"):
            yield self.say("having", what=self.condition(having.this))
        if qualify := tree.args.get("qualify"):
            yield self.say("qualify", what=self.condition(qualify.this))
        yield from self.ending(tree)

    def ending(self, tree: exp.Expr) -> Iterator[str]:
        if order := tree.args.get("order"):
            keys = []
            for key in order.expressions:
                told = self.numbered(key.this, tree)
                keys.append(self.say("descending", what=told) if key.args.get("desc") else told)
            yield self.say("order", what=self.listed(keys, ""))
        if limit := tree.args.get("limit"):
            count = limit.args.get("expression") or limit.args.get("count")
            if count is not None:
                yield self.say("limit", count=self.told(count))
        if offset := tree.args.get("offset"):
            yield self.say("offset", count=self.told(offset.expression))

    def insert(self, tree: exp.Insert) -> Iterator[str]:
        target = tree.this
        table, columns = (
            (target.this.name, [c.name for c in target.expressions])
            if isinstance(target, exp.Schema)
            else (target.name, [])
        )
        if not isinstance(tree.expression, exp.Values):
            yield self.say("insert query", table=table)
            yield from self.statement(tree.expression)
            return
        rows = tree.expression.expressions
        told = [
            self.say("filled", a=name, b=self.told(value))
            for name, value in zip(columns, rows[0].expressions, strict=False)
        ]
        many = self.say("one row") if len(rows) == 1 else self.say("some rows", count=len(rows))
        listed = (
            self.say("into columns", columns=self.listed(told if len(rows) == 1 else columns, "names"))
            if columns
            else ""
        )
        yield self.say("insert rows", count=many, table=table, columns=listed)

    def concerned(self, tree: exp.Expr) -> Iterator[str]:
        where = tree.args.get("where")
        if where is not None:
            yield self.say("where", what=self.condition(where.this))
        else:
            yield self.say("every row", table=tree.this.name)

    def join(self, join: exp.Join) -> str:
        table = self.relation(join.this)
        using = [column.name for column in join.args.get("using") or ()]
        on = self.condition(join.args["on"]) if join.args.get("on") else self.listed(using, "names")
        if not on:
            return self.say("cross" if join.kind == "CROSS" else "join bare", table=table)
        return self.say({"LEFT": "left", "RIGHT": "right", "FULL": "full"}.get(join.side, "join"), table=table, on=on)

    def relation(self, node: exp.Expr) -> str:
        return node.name if isinstance(node, exp.Table) and node.name else self.say("subquery")

    def item(self, node: exp.Expr) -> str:
        if isinstance(node, exp.Alias):
            told = self.told(node.this)
            return told if told == node.alias else self.say("named", what=told, name=node.alias)
        if isinstance(node, exp.Star):
            return self.say("all columns")
        if isinstance(node, exp.Column) and isinstance(node.this, exp.Star):
            return self.say("all of", table=self.tables.get(node.table.casefold(), node.table))
        return self.told(node)

    def numbered(self, key: exp.Expr, tree: exp.Expr) -> str:
        """A key of a group or an order; a number means that item."""
        if isinstance(key, exp.Literal) and not key.is_string and isinstance(tree, exp.Select):
            place = int(key.name) - 1 if key.name.isdigit() else -1
            if 0 <= place < len(tree.expressions):
                item = tree.expressions[place]
                return self.told(item.this if isinstance(item, exp.Alias) else item)
        if isinstance(key, exp.Column) and not key.table and isinstance(tree, exp.Select):
            for item in tree.expressions:
                if isinstance(item, exp.Alias) and item.alias.casefold() == key.name.casefold():
                    return self.told(item.this)
        return self.told(key)

    def condition(self, node: exp.Expr, *, negated: bool = False) -> str:
        negated = negated != bool(node.args.get("negate"))
        match node:
            case exp.Paren():
                return self.condition(node.this, negated=negated)
            case exp.Not():
                return self.condition(node.this, negated=not negated)
            case exp.And() | exp.Or():
                word = "and" if isinstance(node, exp.And) != negated else "or"
                parts = [self.condition(part, negated=negated) for part in node.flatten()]
                told = self.listed(parts, word)
                return (
                    self.say("either", a=told)
                    if word == "or" and isinstance(node.parent, exp.And | exp.Paren)
                    else told
                )
            case exp.Between():
                told = self.say(
                    "between", a=self.told(node.this), b=self.told(node.args["low"]), c=self.told(node.args["high"])
                )
                return self.say("not", a=told) if negated else told
            case exp.In():
                listed = [self.value(node.this, value) for value in node.expressions]
                query = node.args.get("query")
                b = (
                    self.listed(listed, "or")
                    if listed
                    else self.matching(query.this)
                    if query is not None
                    else self.told(node.args.get("unnest") or node)
                )
                return self.say("not in" if negated else "in", a=self.told(node.this), b=b)
            case exp.Is():
                is_null = isinstance(node.expression, exp.Null)
                code = "is null" if is_null else "eq"
                code = _OPPOSITES[code] if negated else code
                return self.say(code, a=self.told(node.this), b=self.told(node.expression))
            case exp.Exists():
                return self.say("not exists" if negated else "exists", a=self.matching(node.this))
            case exp.Column():
                told = self.say("true", a=self.told(node))
                return self.say("not", a=told) if negated else told
        compared = _COMPARISONS.get(type(node))
        if compared is None:
            return self.say("not", a=self.told(node)) if negated else self.told(node)
        opposite = _OPPOSITES.get(compared)
        told = self.say(
            opposite if negated and opposite else compared,
            a=self.told(node.this),
            b=self.value(node.this, node.expression),
        )
        return self.say("not", a=told) if negated and not opposite else told

    def matching(self, query: exp.Expr) -> str:
        """A subquery as the rows that it finds."""
        tables = self.listed([self.relation(table) for table in query.find_all(exp.Table)][:3], "names")
        where = query.args.get("where")
        if where is None:
            return self.say("matching", tables=tables)
        return self.say("matching where", tables=tables, what=self.condition(where.this))

    def value(self, tested: exp.Expr, value: exp.Expr) -> str:
        """A value; where the schema says what it stands for, with its label."""
        column = self.column(tested)
        if isinstance(value, exp.Literal) and column is not None and value.name in column.values and column.labels:
            label = column.labels[column.values.index(value.name)]
            if label and label != value.name:
                return self.say("label", value=self.told(value), label=label)
        return self.told(value)

    def column(self, node: exp.Expr) -> Column | None:
        if not isinstance(node, exp.Column):
            return None
        names = [self.tables.get(node.table.casefold(), node.table)] if node.table else list(self.tables.values())
        tables = [self.schema.table(name) for name in names]
        return next((found for table in tables if table is not None and (found := table.column(node.name))), None)

    def told(self, node: exp.Expr) -> str:
        """An expression in words where there are some, else as it is written."""
        match node:
            case exp.Column():
                table = self.tables.get(node.table.casefold(), node.table)
                return f"{table}.{node.name}" if table and len(set(self.tables.values())) > 1 else node.name
            case exp.Paren():
                return f"({self.told(node.this)})"
            case exp.Count():
                inside = node.this
                if isinstance(inside, exp.Distinct):
                    return self.say(
                        "count different", a=self.listed([self.told(e) for e in inside.expressions], "names")
                    )
                is_rows = inside is None or isinstance(inside, exp.Star | exp.Literal)
                return self.say("count") if is_rows else self.say("count of", a=self.told(inside))
            case exp.Window():
                by = [self.told(e) for e in node.args.get("partition_by") or ()]
                told = self.told(node.this)
                return self.say("over by", a=told, b=self.listed(by, "names")) if by else self.say("over", a=told)
            case exp.Subquery():
                return self.say("subquery")
            case exp.CurrentDate():
                return self.say("today")
            case exp.CurrentTimestamp():
                return self.say("now")
            case exp.Case():
                return self.say("case", a=self.listed([self.condition(i.this) for i in node.args["ifs"]], ""))
        aggregate = _AGGREGATES.get(type(node))
        if aggregate is not None:
            return self.say(aggregate, a=self.told(node.this))
        return self.written(node)

    def written(self, node: exp.Expr) -> str:
        text = node.sql(dialect=self.dialect)
        return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"

    def listed(self, parts: Sequence[str], word: str) -> str:
        """Parts joined as the language does; with no word by commas alone."""
        parts = list(dict.fromkeys(parts))
        comma = self.phrases["comma"]
        if len(parts) < 2 or not word:
            return comma.join(parts)
        between = self.say(word, head="", last="") if word != "names" and comma != ", " else comma
        return self.say(word, head=between.join(parts[:-1]), last=parts[-1])
