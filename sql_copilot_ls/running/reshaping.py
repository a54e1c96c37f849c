"""What other dialects say and SQLite does not: GROUP BY ALL, stars beside QUALIFY, ordered aggregates."""

from __future__ import annotations

from sqlglot import exp

from sql_copilot_ls.schema.model import Schema

_DESCENDING, _NULLS_FIRST = 1, 2


def reshape(tree: exp.Expr, schema: Schema) -> None:
    """Write out what a whole SELECT says in short."""
    for select in list(tree.find_all(exp.Select)):
        group = select.args.get("group")
        if group is not None and group.args.get("all") is True:
            keys = [item.unalias() for item in select.expressions if not item.find(exp.AggFunc, exp.Window)]
            select.set("group", exp.Group(expressions=[key.copy() for key in keys]) if keys else None)
        if select.args.get("qualify"):
            _write_out_stars(select, schema)


def _write_out_stars(select: exp.Select, schema: Schema) -> None:
    """Columns in place of stars: QUALIFY becomes a derived table with a column more, which a star would show."""
    source = select.args.get("from_")
    tables = [source.this, *(join.this for join in select.args.get("joins") or [])] if source is not None else []
    items: list[exp.Expr] = []
    for item in select.expressions:
        if not item.is_star or item.find(exp.AggFunc):
            items.append(item)
            continue
        wanted = item.table.casefold() if isinstance(item, exp.Column) else ""
        for table in tables:
            known = schema.table(table.name) if isinstance(table, exp.Table) else None
            if known is None:
                return
            if wanted in ("", table.alias_or_name.casefold()):
                items += [exp.column(column.name, table.alias_or_name, quoted=True) for column in known.columns]
    select.set("expressions", items)


def aggregated(node: exp.Expr) -> exp.Expr:
    """An aggregate as the functions of `lacking_functions` work it out; anything else as it is."""
    match node:
        case exp.Median():
            return exp.Anonymous(this="median", expressions=[node.this])
        case exp.WithinGroup(this=exp.PercentileCont() as share):
            key = node.expression.expressions[0]
            part = exp.Sub(this=exp.Literal.number(1), expression=share.this) if key.args.get("desc") else share.this
            return exp.Anonymous(this="percentile_cont", expressions=[key.this, part])
        case exp.GroupConcat(this=exp.Order() as order):
            separator = node.args.get("separator") or exp.Literal.string(",")
            distinct = isinstance(order.this, exp.Distinct)
            value = order.this.expressions[0] if distinct else order.this
            keys: list[exp.Expr] = []
            for key in order.expressions:
                how = _DESCENDING * bool(key.args.get("desc")) + _NULLS_FIRST * bool(key.args.get("nulls_first"))
                keys += [key.this, exp.Literal.number(how)]
            return exp.Anonymous(
                this="concat_in_order", expressions=[value, separator, exp.Literal.number(int(distinct)), *keys]
            )
        case exp.SplitPart():
            parts = [node.this, node.args["delimiter"], node.args["part_index"]]
            return exp.Anonymous(this="split_part", expressions=parts)
    return node
