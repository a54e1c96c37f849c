"""INSERT, UPDATE, DELETE and CREATE VIEW into the intermediate representation."""

from __future__ import annotations

from sqlglot import exp

from .canonical_forms import Existences, Periods
from .errors import InexpressibleError, UnknownNameError, UnparsableError
from .ir import Change, Delete, Expression, Insert, Literal, Update, View, rows_of
from .parse_expressions import ExpressionReader, ReadQuery
from .rendering_changes import ASK, completed
from .scope import Scope
from .traversal import rewritten_block


def read_change(node: exp.Expr, scope: Scope, read_query: ReadQuery) -> Change:
    """The statement of a tree that changes rows or makes a view."""
    if isinstance(node, exp.Create):
        return _view(node, scope, read_query)
    target = node.this.this if isinstance(node.this, exp.Schema) else node.this
    if not isinstance(target, exp.Table) or any(
        node.args.get(part) for part in ("from_", "using", "conflict", "with_")
    ):
        raise InexpressibleError("a change of other than one table")
    key = scope.catalog.find_table(target.name, target.db)
    if key is None:
        raise UnknownNameError("unknown table", target.name)
    scope.add_table(key, target.alias or target.name)
    reader = ExpressionReader(scope, read_query, lambda: key)
    if isinstance(node, exp.Insert):
        return _insert(node, key, scope, reader)
    clause = node.args.get("where")
    where = _folded(reader.condition(clause.this), key, scope) if clause is not None else None
    if isinstance(node, exp.Delete):
        return Delete(key, where)
    values = []
    for assignment in node.args.get("expressions") or []:
        if not isinstance(assignment, exp.EQ) or not isinstance(assignment.this, exp.Column):
            raise InexpressibleError("an assignment to other than a column")
        values.append((_column(key, assignment.this.name, scope), reader.read(assignment.expression)))
    return Update(key, tuple(values), where)


def _view(node: exp.Create, scope: Scope, read_query: ReadQuery) -> View:
    if node.kind != "VIEW" or node.expression is None or not isinstance(node.this, exp.Table):
        raise UnparsableError("not a SELECT statement", f"CREATE {node.kind}")
    return View(Literal(node.this.name), read_query(node.expression, scope))


def _insert(node: exp.Insert, key: str, scope: Scope, reader: ExpressionReader) -> Insert:
    rows = node.expression.expressions if isinstance(node.expression, exp.Values) else []
    if len(rows) != 1 or not isinstance(rows[0], exp.Tuple):
        raise InexpressibleError("INSERT of other than one row")
    row = [
        value.expressions[0] if isinstance(value, exp.Tuple) and len(value.expressions) == 1 else value
        for value in rows[0].expressions  # each by itself in a tuple, as ClickHouse's rows are read
    ]
    names = [identifier.name for identifier in node.this.expressions] if isinstance(node.this, exp.Schema) else []
    names = names or [column.name for column in scope.catalog.tables[key].stored]
    if len(names) != len(row):
        raise InexpressibleError("INSERT of more or fewer values than columns")
    values = tuple((_column(key, name, scope), reader.read(value)) for name, value in zip(names, row, strict=True))
    given = tuple((name, value) for name, value in values if value != ASK)
    asked = completed(Insert(key, given), scope.catalog).values
    return Insert(key, tuple(pair for pair in values if pair[1] != ASK or pair not in asked))


def _column(table: str, name: str, scope: Scope) -> str:
    found = scope.catalog.find_column(table, name)
    if found is None:
        raise UnknownNameError("unknown column", f"{table}.{name}")
    return found


def _folded(condition: Expression, key: str, scope: Scope) -> Expression | None:
    """The condition in canonical form."""
    block = rows_of(Delete(key, condition))
    block = rewritten_block(block, Periods(scope.catalog, block).call)
    return Existences(scope.catalog).block(block).where
