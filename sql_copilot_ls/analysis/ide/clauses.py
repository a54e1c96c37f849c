"""Which keywords can come next."""

from __future__ import annotations

from sql_copilot_ls.analysis.scoping.cursor import Cursor
from sql_copilot_ls.analysis.syntax.blocks import Block
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind

STARTS = (
    "SELECT",
    "WITH",
    "INSERT INTO",
    "UPDATE",
    "DELETE FROM",
    "CREATE TABLE",
    "CREATE VIEW",
    "CREATE INDEX",
    "ALTER TABLE",
    "DROP TABLE",
    "MERGE INTO",
    "TRUNCATE TABLE",
    "EXPLAIN",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "VALUES",
)
BEFORE_OPERAND = words(
    """
    SELECT DISTINCT ALL WHERE AND OR NOT ON BY HAVING WHEN THEN ELSE CASE IN BETWEEN LIKE ILIKE SET LIMIT OFFSET
    TOP RETURNING VALUES QUALIFY USING IS ANY SOME EXISTS PREWHERE OVER PARTITION GLOB REGEXP RLIKE INTERVAL DO
    OUTPUT PRIOR
    """
)
_JOINS = ("JOIN", "LEFT JOIN", "INNER JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN")
_SET = ("UNION", "UNION ALL", "EXCEPT", "INTERSECT")
_COMPARE = ("=", "IN", "IS NULL", "IS NOT NULL", "LIKE", "BETWEEN", "NOT IN", "<>", "<", ">", "<=", ">=", "NOT LIKE")
_AFTER_WORD = {
    "LEFT": ("JOIN", "OUTER JOIN"),
    "RIGHT": ("JOIN", "OUTER JOIN"),
    "FULL": ("JOIN", "OUTER JOIN"),
    "INNER": ("JOIN",),
    "CROSS": ("JOIN",),
    "OUTER": ("JOIN", "APPLY"),
    "NATURAL": ("JOIN", "LEFT JOIN"),
    "ORDER": ("BY",),
    "GROUP": ("BY",),
    "PARTITION": ("BY",),
    "INSERT": ("INTO",),
    "DELETE": ("FROM",),
    "MERGE": ("INTO",),
    "IS": ("NULL", "NOT NULL", "DISTINCT FROM"),
    "NULLS": ("FIRST", "LAST"),
    "DROP": ("TABLE", "VIEW", "INDEX", "COLUMN"),
    "CREATE": ("TABLE", "VIEW", "INDEX", "OR REPLACE", "TEMPORARY TABLE", "UNIQUE INDEX"),
    "ALTER": ("TABLE", "COLUMN"),
    "TRUNCATE": ("TABLE",),
    "EXPLAIN": ("SELECT", "ANALYZE"),
    "PRIMARY": ("KEY",),
    "FOREIGN": ("KEY",),
    "UNION": ("ALL", "SELECT"),
    "CONFLICT": ("DO NOTHING", "DO UPDATE SET"),
    "ON CONFLICT": ("DO NOTHING", "DO UPDATE SET"),
    "DO": ("NOTHING", "UPDATE SET"),
    "OVER": ("(",),
    "FETCH": ("FIRST", "NEXT"),
}


def operands(clause: str, previous: str) -> tuple[str, ...]:
    """Keywords that can begin an operand."""
    first = {
        "SELECT": ("DISTINCT", "CASE"),
        "IS": ("NULL", "NOT NULL"),
        "IN": ("(",),
        "NOT": ("EXISTS", "IN", "NULL", "LIKE", "BETWEEN"),
    }.get(previous, ())
    if clause == "SELECT" and previous not in ("SELECT",):
        return (*first, "CASE", "NULL", "NOT", "CAST", "FROM")
    if clause in ("WHERE", "ON", "HAVING"):
        return (*first, "NOT", "EXISTS", "CASE", "NULL")
    return (
        (*first, "CASE", "NULL", "NOT", "EXISTS", "DEFAULT", "*")
        if clause == "SELECT"
        else (*first, "CASE", "NULL", "NOT", "DEFAULT")
    )


def following(at: Cursor, block: Block | None) -> tuple[str, ...]:
    """Keywords that can come behind a complete operand or relation."""
    previous = at.previous()
    special = _AFTER_WORD.get(previous)
    if special and at.before[-1].kind == Kind.WORD:
        return special
    if block is None:
        return _loose(at)
    clause = at.clause.name if at.clause is not None else ""
    qualify = ("QUALIFY",) if dialect_of(at.statement.dialect).has_qualify else ()
    limit = ("LIMIT", "OFFSET") if dialect_of(at.statement.dialect).has_limit else ("OFFSET", "FETCH FIRST")
    case = _case(at)
    if case:
        return case
    if block.kind == "with" and not block.clauses:
        return ("AS", "SELECT", "INSERT INTO", "UPDATE", "DELETE FROM")
    tail = _tail(block, at)
    on = any(r.on is not None and r.on[0] <= at.offset <= r.on[1] for r in block.relations)
    if block.kind == "insert":
        return {
            "INTO": ("VALUES", "SELECT", "DEFAULT VALUES"),
            "AFTER COLUMNS": ("VALUES", "SELECT", "DEFAULT VALUES"),
            "SET": ("WHERE", "RETURNING"),
            "CONFLICT": ("DO NOTHING", "DO UPDATE SET"),
        }.get(clause, ("ON CONFLICT", "RETURNING", "ON DUPLICATE KEY UPDATE"))
    if block.kind == "update" and clause in ("UPDATE", "SET"):
        return ("SET", *_JOINS) if clause == "UPDATE" else ("WHERE", "FROM", "RETURNING")
    if block.kind == "delete" and clause == "FROM":
        return ("WHERE", "USING", "RETURNING")
    if block.kind == "merge":
        return ("USING", "ON", "WHEN MATCHED THEN", "WHEN NOT MATCHED THEN", "UPDATE SET", "INSERT")
    if clause == "SELECT":
        return (
            ("FROM", "AS", "OVER", "AND", "OR", "INTO", "WHERE", *_SET)
            if block.clause("FROM") is None
            else ("AS", "OVER", "AND", "OR", "FROM")
        )
    if clause == "FROM" and not on:
        needs = block.relations and block.relations[-1].join not in ("", ",") and block.relations[-1].on is None
        return (
            (*(("ON", "USING") if needs else ()), "WHERE", *_JOINS, *tail, "AS", *qualify, "SELECT")
            if not needs
            else ("ON", "USING", "AS", *_JOINS, "WHERE")
        )
    if clause in ("WHERE", "HAVING", "QUALIFY") or on:
        complete = _compared(at)
        if not complete:
            return (*_COMPARE, "AND", "OR", *tail)
        if on:
            return ("AND", *_JOINS, "WHERE", "OR", *tail)
        needs_group = (
            any(i.aggregates for i in block.items)
            and any(not i.aggregates for i in block.items)
            and block.clause("GROUP BY") is None
        )
        return ("GROUP BY", "AND", "OR", *tail) if needs_group else ("AND", "OR", *tail, *qualify)
    if clause == "GROUP BY":
        return ("HAVING", "ORDER BY", *limit, *qualify, *_SET)
    if clause == "ORDER BY":
        return ("DESC", "ASC", *limit, "NULLS FIRST", "NULLS LAST")
    if clause == "LIMIT":
        return ("OFFSET",)
    return tail


def _tail(block: Block, at: Cursor) -> tuple[str, ...]:
    limit = ("LIMIT",) if dialect_of(at.statement.dialect).has_limit else ("OFFSET", "FETCH FIRST")
    wanted = ("GROUP BY", "ORDER BY", "HAVING", *limit) if block.kind == "select" else ("RETURNING",)
    return (*(w for w in wanted if block.clause(w) is None), *(_SET if block.kind == "select" else ()))


def _compared(at: Cursor) -> bool:
    """Whether the operand before the cursor ends a comparison."""
    depth = 0
    for token in reversed(at.before):
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            depth -= 1
            if depth < 0:
                return False
        elif depth == 0:
            if token.upper in ("WHERE", "AND", "OR", "ON", "HAVING", "WHEN", "NOT", "QUALIFY"):
                return False
            if token.text in ("=", "<", ">", "<=", ">=", "<>", "!=", "==") or token.upper in (
                "IN",
                "LIKE",
                "ILIKE",
                "IS",
                "BETWEEN",
                "EXISTS",
            ):
                return True
    return False


def _case(at: Cursor) -> tuple[str, ...]:
    """Within CASE … END."""
    depth = 0
    for token in reversed(at.before):
        if token.kind != Kind.WORD:
            continue
        if token.upper == "END":
            depth += 1
        elif token.upper == "CASE":
            if depth == 0:
                return ("WHEN",)
            depth -= 1
        elif depth == 0 and token.upper in ("WHEN", "THEN", "ELSE"):
            return {"WHEN": ("THEN", "AND", "OR", *_COMPARE), "THEN": ("WHEN", "ELSE", "END"), "ELSE": ("END",)}[
                token.upper
            ]
        elif token.upper in ("SELECT", "WHERE", "FROM"):
            return ()
    return ()


def _loose(at: Cursor) -> tuple[str, ...]:
    head = at.before[0].upper
    if head == "CREATE":
        return (
            "PRIMARY KEY",
            "NOT NULL",
            "REFERENCES",
            "DEFAULT",
            "UNIQUE",
            "FOREIGN KEY",
            "CHECK",
            "CONSTRAINT",
            "ON",
            "AS",
            "IF NOT EXISTS",
            "ON DELETE CASCADE",
            "NULL",
        )
    if head == "ALTER":
        return (
            "ADD COLUMN",
            "DROP COLUMN",
            "RENAME COLUMN",
            "ALTER COLUMN",
            "ADD CONSTRAINT",
            "RENAME TO",
            "TO",
            "TYPE",
            "SET",
            "DEFAULT",
            "NOT NULL",
        )
    if head == "DROP":
        return ("IF EXISTS", "CASCADE")
    return STARTS
