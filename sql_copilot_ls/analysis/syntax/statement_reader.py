"""Reads a statement's tokens into blocks; what is missing or unclosed is put up with, never an error."""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.blocks import Block, Clause, Cte, Parsed
from sql_copilot_ls.analysis.syntax.ddl_reader import DdlReader
from sql_copilot_ls.analysis.syntax.expression_reader import ExpressionReader
from sql_copilot_ls.analysis.syntax.pipe_reader import PipeReader
from sql_copilot_ls.analysis.syntax.relation_reader import RelationReader
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.analysis.syntax.token_reader import CLAUSES, DEEPEST, ENDS, PIPE, SET_OPERATORS, TokenReader
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import words

_BY = words("GROUP ORDER CONNECT DISTRIBUTE SORT CLUSTER")
_WITH_MORE = _BY | {"START"}
_BEHIND_QUERIES = words(
    """
    READ ONLY CHECK OPTION CASCADED LOCAL NO DATA ROW MOVEMENT SCHEMA EVOLUTION COMPENSATION BINDING UR CS RS RR
    """
)
"""Words of what WITH says behind a query: a view's, or of Db2 how far it is isolated."""
_STARTS = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES FROM")
_BATCH_HEADS = words("DECLARE SET EXEC EXECUTE PRINT IF WHILE BEGIN USE RAISERROR")
_LINE_STARTS = words("SELECT INSERT UPDATE DELETE MERGE")
_RUN_OUT = frozenset(("select", "update", "delete"))
"""Statements that end where another begins; those that insert may be fed by one."""
_STATEMENT_AFTER = words("; QUERY BEGIN THEN ELSE LOOP DO AS IS FOR TRY CATCH")


def parse(statement: Statement) -> Parsed:
    """The statement's blocks, computed once. Offsets count from the statement's start."""
    known = statement.analysed.get("parsed")
    if isinstance(known, Parsed):
        return known
    parsed = _Reader(statement).run()
    statement.analysed["parsed"] = parsed
    return parsed


def readers(statement: Statement) -> tuple[TokenReader, ExpressionReader]:
    """Fresh readers of a statement's tokens and of the expressions in it."""
    reader = _Reader(statement)
    return reader.reader, reader.expressions


class _Reader:
    """Reads statements, and ties the readers of their parts together."""

    def __init__(self, statement: Statement) -> None:
        self.parsed = Parsed()
        self.may_run_on = dialect_of(statement.dialect).name == "tsql"
        self.in_batch = False
        """Whether statements follow each other with nothing between them but a line's end."""
        self.leading: Block | None = None
        """A WITH that stands before CREATE, whose query sees what it defines."""
        self.reader = TokenReader(statement)
        self.expressions = ExpressionReader(self.reader, self.query)
        self.sources = RelationReader(self.reader, self.expressions, self.query)
        self.definitions = DdlReader(self.reader, self.query, self.parsed)
        self.pipes = PipeReader(self.reader, self.expressions, self.sources, self.query)
        self.parsed.wholes = self.reader.wholes

    def run(self) -> Parsed:
        reader = self.reader
        first = True
        while reader.i < reader.size:
            upper = reader.upper()
            before = reader.tokens[reader.i - 1].upper if reader.i else ""
            starts = first or before in _STATEMENT_AFTER or (before == "(" and upper in ("SELECT", "WITH"))
            starts = starts or (self.in_batch and upper in _LINE_STARTS and reader.begins_line())
            if before == "FOR" and (upper == "VALUES" or reader.upper(1) in ("TO", "USING", "WITH", "")):
                starts = False  # a partition's bounds, or what a policy is for
            if (before, upper, reader.upper(1)) == ("AS", "DELETE", "WHEN"):  # APPLY AS DELETE WHEN …
                starts = False
            if (upper, reader.upper(1)) == ("UPDATE", "STATISTICS") and reader.at_name(2):
                starts = False
            if starts and (upper in _STARTS or (upper == "(" and first)) and not (upper == "FROM" and not first):
                at = reader.i
                found = self.query(None, None)
                self.parsed.blocks += found
                lone = found[0] if len(found) == 1 and found[0].kind == "with" and not found[0].operands else None
                self.leading = lone if reader.upper() == "CREATE" else None
                first = False
                if reader.i == at:
                    reader.i += 1
                continue
            if first and upper in ("EXPLAIN", "ANALYZE", "DESCRIBE", "DESC", "VERBOSE", "QUERY", "PLAN"):
                reader.i += 1
                continue
            if upper in ("CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "REFERENCES") or (
                upper == "TABLE" and not first
            ):
                self.definitions.ddl(upper)
                first = False
                continue
            if first or upper in ("AS", "BEGIN"):
                self.in_batch = self.may_run_on and (upper in _BATCH_HEADS or not first)
            first = False
            reader.i += 1
        self.parsed.by_lines = reader.by_lines
        return self.parsed

    def query(self, parent: Block | None, outer: Block | None) -> list[Block]:
        """A query with its set operators, or a DML statement; stops at a closing parenthesis, `;` or what it cannot
        own.
        """
        reader = self.reader
        if reader.depth > DEEPEST:
            reader.skip_group()
            return []
        holder: Block | None = None
        leading = self.leading if parent is None else None
        parent = parent or leading
        if reader.upper() == "WITH":
            holder = Block("with", reader.here(), reader.end, parent, outer)
            self.ctes(holder)
        blocks: list[Block] = []
        while True:
            upper = reader.upper()
            if upper == "(" and (reader.upper(1) in ("SELECT", "WITH", "VALUES", "(", "FROM")):
                reader.i += 1
                reader.depth += 1
                blocks += self.query(holder or parent, outer)
                reader.depth -= 1
                if reader.upper() == ")":
                    reader.i += 1
            elif upper in ("SELECT", "VALUES", "FROM", "TABLE"):
                blocks.append(self.select(holder or parent, outer))
            elif upper in ("INSERT", "REPLACE"):
                blocks.append(self.insert(holder or parent))
            elif upper == "UPDATE":
                blocks.append(self.update(holder or parent))
            elif upper == "DELETE":
                blocks.append(self.delete(holder or parent))
            elif upper == "MERGE":
                blocks.append(self.merge(holder or parent))
            else:
                break
            if reader.upper() in SET_OPERATORS:
                reader.i += 1
                while reader.upper() in ("ALL", "DISTINCT", "BY", "NAME", "CORRESPONDING"):
                    reader.i += 1
                continue
            if reader.upper() in ("ORDER", "LIMIT", "OFFSET", "FETCH") and blocks:
                self.clauses(blocks[-1], blocks[-1].kind)
                self.close(blocks[-1])
            break
        if reader.upper() == PIPE and blocks:
            blocks = self.pipes.steps(blocks)
        for block in blocks:
            block.operands = blocks
        if leading is not None:
            leading.operands += blocks
        if holder is not None:
            holder.end = reader.here()
            holder.children += blocks
            holder.operands = blocks
            return [holder]
        return blocks

    def ctes(self, holder: Block) -> None:
        reader = self.reader
        reader.i += 1
        if reader.upper() == "RECURSIVE":
            reader.i += 1
        while reader.at_name() and reader.upper() not in ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"):
            start = reader.here()
            name = reader.tokens[reader.i]
            reader.i += 1
            columns = reader.plain_list() if reader.upper() == "(" else []
            if (reader.upper(), reader.upper(1)) == ("USING", "KEY"):  # DuckDB's
                reader.i += 2
                reader.skip_group()
            if reader.upper() == "AS":
                reader.i += 1
            while reader.upper() in ("NOT", "MATERIALIZED"):
                reader.i += 1
            cte = Cte(name, columns, [], start, reader.end)
            holder.ctes.append(cte)
            if reader.upper() == "(":
                reader.i += 1
                reader.depth += 1
                cte.body = self.query(holder, None)
                holder.children += cte.body
                reader.skip_to_close()
                reader.depth -= 1
            cte.end = reader.tokens[reader.i - 1].end if reader.upper() else reader.end
            if reader.upper() in ("SEARCH", "CYCLE"):
                while reader.i < reader.size and reader.upper() not in (
                    ",",
                    "SELECT",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    ")",
                    ";",
                ):
                    if reader.upper() in ("SET", "USING") and reader.at_name(1):
                        cte.marks.append(reader.tokens[reader.i + 1])
                    reader.i += 1
            if reader.upper() != ",":
                break
            reader.i += 1

    def open(self, kind: str, parent: Block | None, outer: Block | None) -> Block:
        reader = self.reader
        return Block(kind, reader.here(), reader.end, parent, outer)

    def close(self, block: Block) -> Block:
        reader = self.reader
        block.end = reader.here()
        for a, b in zip(block.clauses, block.clauses[1:], strict=False):
            a.end = b.start
        if block.clauses:
            block.clauses[-1].end = block.end
        return block

    def begin_clause(self, block: Block, name: str, words: int) -> Clause:
        reader = self.reader
        start = reader.here()
        reader.i += words
        clause = Clause(name, start, reader.tokens[reader.i - 1].end, reader.end)
        block.clauses.append(clause)
        return clause

    def select(self, parent: Block | None, outer: Block | None) -> Block:
        block = self.open("select", parent, outer)
        self.clauses(block, "select")
        return self.close(block)

    def insert(self, parent: Block | None) -> Block:
        reader = self.reader
        block = self.open("insert", parent, None)
        self.begin_clause(block, "INSERT", 1)
        while reader.upper() in (
            "OR",
            "ROLLBACK",
            "ABORT",
            "FAIL",
            "IGNORE",
            "REPLACE",
            "LOW_PRIORITY",
            "DELAYED",
            "HIGH_PRIORITY",
        ):
            reader.i += 1
        self.sources.top(block)
        if reader.upper() in ("ALL", "FIRST") and reader.upper(1) in ("INTO", "WHEN"):
            self.several(block)
        elif reader.upper() in ("INTO", "OVERWRITE"):
            self.begin_clause(block, "INTO", 1)
            while reader.upper() in ("TABLE", "INTO"):
                reader.i += 1
        if reader.at_table() and reader.upper() not in ("VALUES", "SELECT", "DEFAULT"):
            block.target = self.sources.hinted(block)
        if reader.upper() == "(" and reader.upper(1) not in ("SELECT", "WITH"):
            start = reader.tokens[reader.i].end
            clause = self.begin_clause(block, "COLUMNS", 0)
            clause.start, clause.body = start - 1, start
            block.columns = reader.plain_list()
            closed = reader.tokens[reader.i - 1].text == ")"
            if closed:
                after = self.begin_clause(block, "AFTER COLUMNS", 0)
                after.body = after.start = reader.tokens[reader.i - 1].end
        self.clauses(block, "insert")
        return self.close(block)

    def several(self, block: Block) -> None:
        """Oracle's INSERT ALL [WHEN … THEN] INTO … INTO …: a block for each, up to the query that feeds them."""
        reader = self.reader
        reader.i += 1
        while reader.upper() not in ("SELECT", "WITH", ";", ")", ""):
            if reader.upper() != "INTO":
                reader.i += 1
                continue
            into = self.open("insert", block, None)
            self.begin_clause(into, "INTO", 1)
            into.target = self.sources.relation(into)
            if reader.upper() == "(":
                into.columns = reader.plain_list()
            if reader.upper() == "VALUES":
                self.begin_clause(into, "VALUES", 1)
                self.expressions.expression(into, "VALUES")
            block.children.append(self.close(into))

    def update(self, parent: Block | None) -> Block:
        reader = self.reader
        block = self.open("update", parent, None)
        self.begin_clause(block, "UPDATE", 1)
        while reader.upper() in ("OR", "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE", "LOW_PRIORITY", "ONLY"):
            reader.i += 1
        self.sources.top(block)
        self.sources.relations(block)
        block.target = block.relations[0] if block.relations else None
        self.clauses(block, "update")
        if block.target in block.relations and len(block.relations) > 1 and block.target is not None:
            aliases = {r.name.casefold() for r in block.relations if r is not block.target}
            if block.target.table.casefold() in aliases:
                block.relations.remove(block.target)
        return self.close(block)

    def delete(self, parent: Block | None) -> Block:
        reader = self.reader
        block = self.open("delete", parent, None)
        self.begin_clause(block, "DELETE", 1)
        while reader.upper() in ("LOW_PRIORITY", "QUICK", "IGNORE"):
            reader.i += 1
        self.sources.top(block)
        if reader.upper() != "FROM" and reader.at_table():
            block.target = self.sources.hinted(block)
        self.clauses(block, "delete")
        if block.target is None and block.relations:
            block.target = block.relations[0]
        return self.close(block)

    def merge(self, parent: Block | None) -> Block:
        reader = self.reader
        block = self.open("merge", parent, None)
        self.begin_clause(block, "MERGE", 1)
        self.sources.top(block)
        if reader.upper() == "INTO":
            self.begin_clause(block, "INTO", 1)
        if reader.at_table() and reader.upper() != "USING":
            block.target = self.sources.hinted(block)
        if reader.upper() == "USING":
            self.begin_clause(block, "USING", 1)
            self.sources.relations(block)
        self.clauses(block, "merge")
        return self.close(block)

    def clauses(self, block: Block, kind: str) -> None:
        """Clause after clause until something that is not this block's."""
        reader = self.reader
        while reader.i < reader.size:
            upper = reader.upper()
            if upper in ENDS or upper in SET_OPERATORS:
                return
            if block.kind in _RUN_OUT and reader.begins_another():
                return
            name = CLAUSES.get(upper)
            if name is None or (upper in _BY and reader.upper(1) != "BY" and upper not in {"GROUP", "ORDER"}):
                if upper == "ON" and kind in ("insert", "merge"):
                    self.begin_clause(block, "ON CONFLICT" if kind == "insert" else "ON", 1)
                    if reader.upper() == "CONFLICT":
                        self.begin_clause(block, "CONFLICT", 1)
                    self.expressions.expression(block, "ON")
                    continue
                if upper == "INSERT" and reader.upper(1) in ("OVERWRITE", "INTO"):  # Hive's FROM … INSERT … INSERT …
                    if kind == "select" and block.relations and block.clause("SELECT") is None:
                        self.fed(block)
                        continue
                    if block.parent is not None:
                        return
                if upper in ("UPDATE", "INSERT", "DELETE") and kind in ("insert", "merge"):
                    reader.i += 1
                    if upper == "UPDATE" and reader.upper() != "SET":
                        self.begin_clause(block, "SET", 0)
                        self.expressions.listed(block, "SET")
                    elif upper == "INSERT" and reader.upper() == "(":
                        block.columns += reader.plain_list()
                    continue
                if upper == "," and block.clauses:
                    reader.i += 1
                    self.expressions.listed(block, block.clauses[-1].name)
                    continue
                if upper == "WITH" and reader.upper(1) in _BEHIND_QUERIES and reader.upper(2) not in ("AS", "("):
                    while reader.upper() in _BEHIND_QUERIES or reader.upper() == "WITH":
                        reader.i += 1
                    continue
                at = reader.i
                if upper in ("WITH", "DO", "THEN", "ELSE", "END", "LOOP", "SELECT") and (
                    block.parent is None or upper in ("END", "LOOP")
                ):
                    if upper in ("END", "LOOP", "ELSE") or (upper == "WITH" and kind == "insert"):
                        if upper == "WITH" and reader.upper(2) in ("AS", "("):
                            block.children += self.query(block, None)
                            continue
                        if upper != "WITH":
                            return
                    reader.i += 1
                    continue
                self.expressions.expression(block, block.clauses[-1].name if block.clauses else "")
                if reader.i == at:
                    reader.i += 1
                continue
            if (
                upper == "FROM"
                and reader.tokens[reader.i - 1].upper == "DISTINCT"
                and reader.i
                and block.clause("SELECT") is None
            ):
                reader.i += 1
                continue
            if kind in ("insert", "merge") and upper in ("SELECT", "FROM") and not reader.after_dot():
                block.children += self.query(block, None)
                continue
            if self.sources.suffixes.sample():
                continue
            if kind == "select" and self.ends_block(block, upper):
                return
            words = 2 if upper in _WITH_MORE and reader.upper(1) in ("BY", "WITH") else 1
            self.begin_clause(block, name, words)
            if name == "SELECT":
                self.sources.select_list(block)
            elif name in ("FROM", "USING"):
                self.sources.relations(block)
            elif name == "INTO" and kind == "select":
                reader.names()
            elif name == "VALUES":
                self.expressions.listed(block, "VALUES")
            elif name == "WINDOW":
                while reader.at_name() and reader.upper(1) == "AS":
                    block.windows.append(reader.tokens[reader.i])
                    reader.i += 2
                    self.expressions.expression(block, "WINDOW")
                    if reader.upper() == ",":
                        reader.i += 1
            elif name in ("FOR", "OPTION", "SETTINGS", "FORMAT"):
                while (
                    reader.i < reader.size
                    and reader.upper() not in (")", ";")
                    and reader.upper() not in SET_OPERATORS
                    and reader.upper() != "LOOP"
                ):
                    reader.i += 1
            elif name in {"RETURNING", "OUTPUT"}:
                self.sources.select_list(block)
            else:
                self.expressions.listed(block, name)

    def fed(self, block: Block) -> None:
        """An INSERT whose SELECT is fed by the FROM that stands before it."""
        into = self.insert(block)
        for child in into.children:
            child.outer = block
        block.children.append(into)

    def ends_block(self, block: Block, upper: str) -> bool:
        """Whether a clause keyword belongs to the block around: an unclosed parenthesis, or the statement a SELECT
        feeds.
        """
        reader = self.reader
        if upper in ("RETURNING", "SET", "WHEN") and (
            block.parent is None or block.parent.kind in ("insert", "with", "merge")
        ):
            return True
        if reader.depth == 0:
            return False
        if upper in ("FROM", "SELECT", "WHERE") and block.clause(upper) is not None:
            return not (upper == "SELECT" and block.clauses[0].name == "FROM" and block.clause("SELECT") is None)
        return upper in ("SET", "WHEN", "RETURNING", "VALUES") and bool(block.clauses)
