"""Reads a statement's tokens into blocks; what is missing or unclosed is put up with, never an error."""

from __future__ import annotations

from sql_copilot_ls.analysis.blocks import Block, Clause, Cte, Parsed, Relation
from sql_copilot_ls.analysis.parse_ddl import DdlReader
from sql_copilot_ls.analysis.parse_tokens import CLAUSES, DEEPEST, SET_OPERATORS
from sql_copilot_ls.analysis.script import Statement
from sql_copilot_ls.sql.keywords import words

_BY = words("GROUP ORDER CONNECT DISTRIBUTE SORT CLUSTER")
_STARTS = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES FROM")
_STATEMENT_AFTER = words("; BEGIN THEN ELSE LOOP DO AS IS FOR TRY CATCH")


def parse(statement: Statement) -> Parsed:
    """The statement's blocks, computed once. Offsets count from the statement's start."""
    known = statement.analysed.get("parsed")
    if isinstance(known, Parsed):
        return known
    parsed = _Reader(statement).run()
    statement.analysed["parsed"] = parsed
    return parsed


class _Reader(DdlReader):
    def run(self) -> Parsed:
        first = True
        while self.i < self.size:
            upper = self.upper()
            before = self.tokens[self.i - 1].upper if self.i else ""
            starts = first or before in _STATEMENT_AFTER
            if starts and (upper in _STARTS or (upper == "(" and first)) and not (upper == "FROM" and not first):
                at = self.i
                self.parsed.blocks += self.query(None, None)
                first = False
                if self.i == at:
                    self.i += 1
                continue
            if first and upper in ("EXPLAIN", "ANALYZE", "DESCRIBE", "DESC", "VERBOSE", "QUERY", "PLAN"):
                self.i += 1
                continue
            if upper in ("CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "REFERENCES") or (
                upper == "TABLE" and not first
            ):
                self.ddl(upper)
                first = False
                continue
            first = False
            self.i += 1
        return self.parsed

    def query(self, parent: Block | None, outer: Block | None) -> list[Block]:
        """A query with its set operators, or a DML statement; stops at a closing parenthesis, `;` or what it cannot
        own.
        """
        if self.depth > DEEPEST:
            self.skip_group()
            return []
        holder: Block | None = None
        if self.upper() == "WITH":
            holder = Block("with", self.here(), self.end, parent, outer)
            self.ctes(holder)
        blocks: list[Block] = []
        while True:
            upper = self.upper()
            if upper == "(" and (self.upper(1) in ("SELECT", "WITH", "VALUES", "(", "FROM")):
                self.i += 1
                self.depth += 1
                blocks += self.query(holder or parent, outer)
                self.depth -= 1
                if self.upper() == ")":
                    self.i += 1
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
            if self.upper() in SET_OPERATORS:
                self.i += 1
                while self.upper() in ("ALL", "DISTINCT", "BY", "NAME", "CORRESPONDING"):
                    self.i += 1
                continue
            if self.upper() in ("ORDER", "LIMIT", "OFFSET", "FETCH") and blocks:
                self.clauses(blocks[-1], blocks[-1].kind)
                self.close(blocks[-1])
            break
        for block in blocks:
            block.operands = blocks
        if holder is not None:
            holder.end = self.here()
            holder.children += blocks
            holder.operands = blocks
            return [holder]
        return blocks

    def ctes(self, holder: Block) -> None:
        self.i += 1
        if self.upper() == "RECURSIVE":
            self.i += 1
        while self.at_name() and self.upper() not in ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"):
            start = self.here()
            name = self.tokens[self.i]
            self.i += 1
            columns = self.plain_list() if self.upper() == "(" else []
            if self.upper() == "AS":
                self.i += 1
            while self.upper() in ("NOT", "MATERIALIZED"):
                self.i += 1
            cte = Cte(name, columns, [], start, self.end)
            holder.ctes.append(cte)
            if self.upper() == "(":
                self.i += 1
                self.depth += 1
                cte.body = self.query(holder, None)
                holder.children += cte.body
                self.skip_to_close()
                self.depth -= 1
            cte.end = self.tokens[self.i - 1].end if self.upper() else self.end
            if self.upper() in ("SEARCH", "CYCLE"):
                while self.i < self.size and self.upper() not in (
                    ",",
                    "SELECT",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    ")",
                    ";",
                ):
                    if self.upper() in ("SET", "USING") and self.at_name(1):
                        cte.marks.append(self.tokens[self.i + 1])
                    self.i += 1
            if self.upper() != ",":
                break
            self.i += 1

    def open(self, kind: str, parent: Block | None, outer: Block | None) -> Block:
        return Block(kind, self.here(), self.end, parent, outer)

    def close(self, block: Block) -> Block:
        block.end = self.here()
        for a, b in zip(block.clauses, block.clauses[1:], strict=False):
            a.end = b.start
        if block.clauses:
            block.clauses[-1].end = block.end
        return block

    def begin_clause(self, block: Block, name: str, words: int) -> Clause:
        start = self.here()
        self.i += words
        clause = Clause(name, start, self.tokens[self.i - 1].end, self.end)
        block.clauses.append(clause)
        return clause

    def select(self, parent: Block | None, outer: Block | None) -> Block:
        block = self.open("select", parent, outer)
        self.clauses(block, "select")
        return self.close(block)

    def insert(self, parent: Block | None) -> Block:
        block = self.open("insert", parent, None)
        self.begin_clause(block, "INSERT", 1)
        while self.upper() in (
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
            self.i += 1
        if self.upper() in ("ALL", "FIRST") and self.upper(1) in ("INTO", "WHEN"):
            self.several(block)
        elif self.upper() in ("INTO", "OVERWRITE"):
            self.begin_clause(block, "INTO", 1)
            while self.upper() in ("TABLE", "INTO"):
                self.i += 1
        if self.at_name() and self.upper() not in ("VALUES", "SELECT", "DEFAULT"):
            block.target = self.relation(block)
        if self.upper() == "(" and self.upper(1) not in ("SELECT", "WITH"):
            start = self.tokens[self.i].end
            clause = self.begin_clause(block, "COLUMNS", 0)
            clause.start, clause.body = start - 1, start
            block.columns = self.plain_list()
            closed = self.tokens[self.i - 1].text == ")"
            if closed:
                after = self.begin_clause(block, "AFTER COLUMNS", 0)
                after.body = after.start = self.tokens[self.i - 1].end
        self.clauses(block, "insert")
        return self.close(block)

    def several(self, block: Block) -> None:
        """Oracle's INSERT ALL [WHEN … THEN] INTO … INTO …: a block for each, up to the query that feeds them."""
        self.i += 1
        while self.upper() not in ("SELECT", "WITH", ";", ")", ""):
            if self.upper() != "INTO":
                self.i += 1
                continue
            into = self.open("insert", block, None)
            self.begin_clause(into, "INTO", 1)
            into.target = self.relation(into)
            if self.upper() == "(":
                into.columns = self.plain_list()
            if self.upper() == "VALUES":
                self.begin_clause(into, "VALUES", 1)
                self.expression(into, "VALUES")
            block.children.append(self.close(into))

    def update(self, parent: Block | None) -> Block:
        block = self.open("update", parent, None)
        self.begin_clause(block, "UPDATE", 1)
        while self.upper() in ("OR", "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE", "LOW_PRIORITY", "ONLY", "TOP"):
            self.i += 1
        self.relations(block)
        block.target = block.relations[0] if block.relations else None
        self.clauses(block, "update")
        if block.target in block.relations and len(block.relations) > 1 and block.target is not None:
            aliases = {r.name.casefold() for r in block.relations if r is not block.target}
            if block.target.table.casefold() in aliases:
                block.relations.remove(block.target)
        return self.close(block)

    def delete(self, parent: Block | None) -> Block:
        block = self.open("delete", parent, None)
        self.begin_clause(block, "DELETE", 1)
        if self.upper() != "FROM" and self.at_name():
            block.target = Relation(self.here(), self.here(), self.names())
        self.clauses(block, "delete")
        if block.target is None and block.relations:
            block.target = block.relations[0]
        return self.close(block)

    def merge(self, parent: Block | None) -> Block:
        block = self.open("merge", parent, None)
        self.begin_clause(block, "MERGE", 1)
        if self.upper() == "INTO":
            self.begin_clause(block, "INTO", 1)
        if self.at_name() and self.upper() != "USING":
            block.target = self.relation(block)
        if self.upper() == "USING":
            self.begin_clause(block, "USING", 1)
            self.relations(block)
        self.clauses(block, "merge")
        return self.close(block)

    def clauses(self, block: Block, kind: str) -> None:
        """Clause after clause until something that is not this block's."""
        while self.i < self.size:
            upper = self.upper()
            if upper in (")", ";") or upper in SET_OPERATORS:
                return
            name = CLAUSES.get(upper)
            if name is None or (upper in _BY and self.upper(1) != "BY" and upper not in {"GROUP", "ORDER"}):
                if upper == "ON" and kind in ("insert", "merge"):
                    self.begin_clause(block, "ON CONFLICT" if kind == "insert" else "ON", 1)
                    if self.upper() == "CONFLICT":
                        self.begin_clause(block, "CONFLICT", 1)
                    self.expression(block, "ON")
                    continue
                if upper in ("UPDATE", "INSERT", "DELETE") and kind in ("insert", "merge"):
                    self.i += 1
                    if upper == "UPDATE" and self.upper() != "SET":
                        self.begin_clause(block, "SET", 0)
                        self.listed(block, "SET")
                    elif upper == "INSERT" and self.upper() == "(":
                        self.plain_list()
                    continue
                if upper == "," and block.clauses:
                    self.i += 1
                    self.listed(block, block.clauses[-1].name)
                    continue
                at = self.i
                if upper in ("WITH", "DO", "THEN", "ELSE", "END", "LOOP", "SELECT") and (
                    block.parent is None or upper in ("END", "LOOP")
                ):
                    if upper in ("END", "LOOP", "ELSE") or (upper == "WITH" and kind == "insert"):
                        if upper == "WITH" and self.upper(2) in ("AS", "("):
                            block.children += self.query(block, None)
                            continue
                        if upper != "WITH":
                            return
                    self.i += 1
                    continue
                self.expression(block, block.clauses[-1].name if block.clauses else "")
                if self.i == at:
                    self.i += 1
                continue
            if (
                upper == "FROM"
                and self.tokens[self.i - 1].upper == "DISTINCT"
                and self.i
                and block.clause("SELECT") is None
            ):
                self.i += 1
                continue
            if kind in ("insert", "merge") and upper in ("SELECT", "FROM") and not self.after_dot():
                block.children += self.query(block, None)
                continue
            if self.sample():
                continue
            if kind == "select" and self.ends_block(block, upper):
                return
            words = 2 if upper in _BY | {"START"} and self.upper(1) in ("BY", "WITH") else 1
            self.begin_clause(block, name, words)
            if name == "SELECT":
                self.select_list(block)
            elif name in ("FROM", "USING"):
                self.relations(block)
            elif name == "INTO" and kind == "select":
                self.names()
            elif name == "VALUES":
                self.listed(block, "VALUES")
            elif name == "WINDOW":
                while self.at_name() and self.upper(1) == "AS":
                    block.windows.append(self.tokens[self.i])
                    self.i += 2
                    self.expression(block, "WINDOW")
                    if self.upper() == ",":
                        self.i += 1
            elif name in ("FOR", "OPTION", "SETTINGS", "FORMAT"):
                while (
                    self.i < self.size
                    and self.upper() not in (")", ";")
                    and self.upper() not in SET_OPERATORS
                    and self.upper() != "LOOP"
                ):
                    self.i += 1
            elif name in {"RETURNING", "OUTPUT"}:
                self.select_list(block)
            else:
                self.listed(block, name)

    def ends_block(self, block: Block, upper: str) -> bool:
        """Whether a clause keyword belongs to the block around: an unclosed parenthesis, or the statement a SELECT
        feeds.
        """
        if upper in ("RETURNING", "SET", "WHEN") and (
            block.parent is None or block.parent.kind in ("insert", "with", "merge")
        ):
            return True
        if self.depth == 0:
            return False
        if upper in ("FROM", "SELECT", "WHERE") and block.clause(upper) is not None:
            return not (upper == "SELECT" and block.clauses[0].name == "FROM" and block.clause("SELECT") is None)
        return upper in ("SET", "WHEN", "RETURNING", "VALUES")
