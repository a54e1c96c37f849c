"""Reads a statement's tokens into blocks; what is missing or unclosed is put up with, never an error."""

from __future__ import annotations

from sql_copilot_ls.analysis.blocks import Block, Call, Clause, Cte, Declaration, Item, Parsed, Ref, Relation
from sql_copilot_ls.analysis.keywords import KEYWORDS, RESERVED, words
from sql_copilot_ls.analysis.script import Statement
from sql_copilot_ls.analysis.tokens import Kind, Token

_WORDS = (Kind.WORD, Kind.QUOTED)
_SET_OPERATORS = words("UNION EXCEPT INTERSECT MINUS")
_JOIN_WORDS = words("JOIN LEFT RIGHT INNER FULL CROSS NATURAL OUTER ASOF SEMI ANTI POSITIONAL STRAIGHT_JOIN GLOBAL")
_NO_ALIAS = (
    RESERVED
    | _JOIN_WORDS
    | words(
        """
    WINDOW QUALIFY RETURNING TABLESAMPLE SAMPLE PIVOT UNPIVOT PARTITION USE FORCE IGNORE CONNECT START MATCHED
    MINUS PREWHERE OPTION LATERAL CLUSTER DISTRIBUTE SORT FINAL APPLY MATCH_RECOGNIZE GO LOOP DO FORMAT SETTINGS
    ARRAY VERSION TIMESTAMP OUTPUT
    """
    )
    - {"USER"}
)
_CLAUSES = {
    "SELECT": "SELECT", "FROM": "FROM", "WHERE": "WHERE", "GROUP": "GROUP BY", "HAVING": "HAVING", "ORDER": "ORDER BY", "LIMIT": "LIMIT",
    "OFFSET": "OFFSET", "FETCH": "FETCH", "WINDOW": "WINDOW", "QUALIFY": "QUALIFY", "INTO": "INTO", "SET": "SET", "VALUES": "VALUES",
    "RETURNING": "RETURNING", "OUTPUT": "OUTPUT", "USING": "USING", "WHEN": "WHEN", "CONNECT": "CONNECT BY", "START": "START WITH",
    "PREWHERE": "PREWHERE", "FOR": "FOR", "OPTION": "OPTION", "DISTRIBUTE": "DISTRIBUTE BY", "SORT": "SORT BY", "CLUSTER": "CLUSTER BY",
    "SETTINGS": "SETTINGS", "FORMAT": "FORMAT",
}  # fmt: skip
_BY = words("GROUP ORDER CONNECT DISTRIBUTE SORT CLUSTER")
_STARTS = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES FROM")
_STATEMENT_AFTER = words("; BEGIN THEN ELSE LOOP DO AS IS FOR TRY CATCH")
_FROM_CALLS = words("EXTRACT TRIM SUBSTRING OVERLAY POSITION NORMALIZE BTRIM LTRIM RTRIM CEIL FLOOR")
_CLOSERS = words("FROM WHERE GROUP HAVING JOIN UNION QUALIFY")
_LOOSE_CLOSERS = _CLOSERS | words("ORDER LIMIT LEFT INNER ON SET")
AGGREGATES = words(
    """
    COUNT SUM AVG MIN MAX TOTAL GROUP_CONCAT STRING_AGG ARRAY_AGG LISTAGG JSON_AGG JSONB_AGG JSON_OBJECT_AGG
    BOOL_AND BOOL_OR EVERY STDDEV STDDEV_POP STDDEV_SAMP STDEV VAR VARIANCE VAR_POP VAR_SAMP MEDIAN MODE
    PERCENTILE_CONT PERCENTILE_DISC CORR COUNT_BIG COUNT_IF COUNTIF APPROX_COUNT_DISTINCT ANY_VALUE FIRST LAST
    ARG_MAX ARG_MIN LIST BIT_AND BIT_OR COVAR_POP COVAR_SAMP XMLAGG JSON_ARRAYAGG JSON_OBJECTAGG
    """
)
_DEEPEST = 40
"""Parentheses nested deeper than this are skipped as they are."""
UNITS = words(
    """
    YEAR MONTH DAY HOUR MINUTE SECOND WEEK QUARTER DOW DOY EPOCH MILLISECOND MICROSECOND ISOWEEK DAYOFWEEK
    DAYOFYEAR CENTURY DECADE ISODOW YY YYYY MM DD HH MI SS WK QQ DW DY NANOSECOND DATE TIME TIMESTAMP ISOYEAR
    TIMEZONE YEARS MONTHS DAYS HOURS MINUTES SECONDS WEEKS
    """
)
PSEUDO = words(
    """
    ROWID ROWNUM LEVEL SYSDATE SYSTIMESTAMP CTID XMIN XMAX CMIN CMAX TABLEOID OID EXCLUDED NEW OLD INSERTED
    DELETED DUAL CURRENT_DATE MAXVALUE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER SESSION_USER LOCALTIME
    LOCALTIMESTAMP USER CURRENT_ROLE CURRENT_SCHEMA CURRENT_CATALOG NEXTVAL CURRVAL _ROWID_ UTC_DATE UTC_TIME
    UTC_TIMESTAMP NULL TRUE FALSE DEFAULT _PARTITIONTIME _PARTITIONDATE GROUPING_ID CONNECT_BY_ROOT PRIOR UID
    """
)
"""Names that are columns nowhere but valid in expressions."""


def parse(statement: Statement) -> Parsed:
    """The statement's blocks, computed once. Offsets count from the statement's start."""
    known = statement.analysed.get("parsed")
    if isinstance(known, Parsed):
        return known
    parsed = _Reader(statement).run()
    statement.analysed["parsed"] = parsed
    return parsed


class _Reader:
    def __init__(self, statement: Statement) -> None:
        self.tokens = [t for t in statement.significant if t.text != statement.delimiter or statement.delimiter == ";"]
        self.size = len(self.tokens)
        self.end = len(statement.text)
        self.i = 0
        self.parsed = Parsed()
        self.depth = 0
        self.dialect = statement.dialect

    # -- tokens ------------------------------------------------------------------------------------------------------------------

    def upper(self, ahead: int = 0) -> str:
        i = self.i + ahead
        if i >= self.size:
            return ""
        token = self.tokens[i]
        return token.upper if token.kind == Kind.WORD or token.kind > Kind.NUMBER else ""

    def at_name(self, ahead: int = 0) -> bool:
        i = self.i + ahead
        return i < self.size and self.tokens[i].kind in _WORDS

    def here(self) -> int:
        return self.tokens[self.i].start if self.i < self.size else self.end

    def after_dot(self) -> bool:
        """Whether the token at the cursor is the name behind a dot, not a keyword behind one left dangling."""
        if not self.i or self.tokens[self.i - 1].text != ".":
            return False
        token = self.tokens[self.i]
        return self.tokens[self.i - 1].end == token.start or token.upper not in RESERVED

    # -- statements ----------------------------------------------------------------------------------------------------------------

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

    def names(self) -> tuple[Token, ...]:
        """A dotted name at the cursor."""
        parts: list[Token] = []
        while self.at_name():
            parts.append(self.tokens[self.i])
            self.i += 1
            if self.upper() != "." or not self.at_name(1):
                break
            dot, following = self.tokens[self.i], self.tokens[self.i + 1]
            if following.start != dot.end and following.kind == Kind.WORD and following.upper in RESERVED:
                break
            self.i += 1
        return tuple(parts)

    def ddl(self, upper: str) -> None:
        start = self.i
        creating = upper == "CREATE"
        while self.i < self.size and self.upper() not in ("TABLE", "VIEW", "INDEX", "REFERENCES", "COLUMN", ";", "(", "AS", "ON", "FUNCTION",
                                                          "PROCEDURE", "TRIGGER", "TYPE", "BEGIN"):  # fmt: skip
            self.i += 1
        what = self.upper()
        if what not in ("TABLE", "VIEW", "REFERENCES", "COLUMN") and what != "INDEX":
            self.i = max(self.i, start + 1)
            return
        self.i += 1
        while self.upper() in ("IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY"):
            self.i += 1
        if what == "INDEX":
            while self.i < self.size and self.upper() not in ("ON", ";"):
                self.i += 1
            self.i += 1
        begin = self.here()
        parts = self.names()
        if not parts:
            return
        creating = creating and what in ("TABLE", "VIEW")
        declaration = Declaration(parts, creates=creating, start=begin, end=self.tokens[self.i - 1].end)
        if what == "COLUMN":
            if len(parts) < 2:
                return
            declaration = Declaration(parts[:-1], [parts[-1]], start=begin, end=self.tokens[self.i - 1].end)
        self.parsed.declarations.append(declaration)
        if self.upper() == "USING":
            self.i += 2
        if self.upper() == "(":
            if what == "TABLE" and creating:
                self.column_definitions(declaration)
            else:
                declaration.columns += [
                    t for t in self.plain_list() if t.upper not in KEYWORDS or t.kind == Kind.QUOTED
                ]

    def column_definitions(self, table: Declaration) -> None:
        self.i += 1
        depth, fresh = 1, True
        while self.i < self.size and depth:
            token, upper = self.tokens[self.i], self.upper()
            if upper in (";",):
                return
            if upper == "(":
                depth += 1
            elif upper == ")":
                depth -= 1
            elif upper == "," and depth == 1:
                fresh = True
                self.i += 1
                continue
            elif upper == "SELECT" and depth == 1 and fresh:
                self.parsed.blocks += self.query(None, None)
                continue
            elif fresh and token.kind in _WORDS and depth == 1:
                if upper in ("PRIMARY", "UNIQUE", "FOREIGN"):
                    while self.i < self.size and self.upper() not in ("(", ",", ")"):
                        self.i += 1
                    if self.upper() == "(":
                        table.columns += self.plain_list()
                    fresh = False
                    continue
                if upper not in (
                    "CONSTRAINT",
                    "CHECK",
                    "KEY",
                    "INDEX",
                    "EXCLUDE",
                    "LIKE",
                    "PERIOD",
                    "FULLTEXT",
                    "SPATIAL",
                ):
                    table.columns.append(token)
                elif upper == "CONSTRAINT":
                    self.i += 2
                    continue
            elif upper == "REFERENCES":
                self.ddl("REFERENCES")
                fresh = False
                continue
            fresh = False
            self.i += 1

    def plain_list(self) -> list[Token]:
        """The names directly in the parentheses at the cursor; ends behind them."""
        found: list[Token] = []
        depth = 0
        while self.i < self.size:
            token, upper = self.tokens[self.i], self.upper()
            if upper == "(":
                depth += 1
            elif upper == ")":
                depth -= 1
                if depth <= 0:
                    self.i += 1
                    return found
            elif upper == ";" or (depth == 1 and upper in ("SELECT", "VALUES", "FROM", "WHERE")):
                return found
            elif depth == 1 and token.kind in _WORDS and self.tokens[self.i - 1].text in ("(", ",", "."):
                if self.tokens[self.i - 1].text == ".":
                    found.pop()
                found.append(token)
            self.i += 1
        return found

    # -- queries -------------------------------------------------------------------------------------------------------------------

    def query(self, parent: Block | None, outer: Block | None) -> list[Block]:
        """A query with its set operators, or a DML statement; stops at a closing parenthesis, `;` or what it cannot own."""
        if self.depth > _DEEPEST:
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
            if self.upper() in _SET_OPERATORS:
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
                    self.i += 1
            if self.upper() != ",":
                break
            self.i += 1

    def skip_to_close(self) -> None:
        """To behind the parenthesis that closes this level, unless a statement's keyword says that it is missing."""
        depth = 0
        while self.i < self.size:
            upper = self.upper()
            if upper == "(":
                depth += 1
            elif upper == ")":
                if depth == 0:
                    self.i += 1
                    return
                depth -= 1
            elif upper == ";" or (depth == 0 and upper in ("SELECT", "FROM", "WHERE", ",", "JOIN")):
                return
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
        if self.upper() in ("INTO", "OVERWRITE"):
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
            block.columns_span = (start, self.tokens[self.i - 1].start if closed else self.here())
            after = self.begin_clause(block, "AFTER COLUMNS", 0)
            after.body = after.start = self.tokens[self.i - 1].end if closed else self.end
        self.clauses(block, "insert")
        return self.close(block)

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
            if upper in (")", ";") or upper in _SET_OPERATORS:
                return
            name = _CLAUSES.get(upper)
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
                        self.list(block, "SET")
                    elif upper == "INSERT" and self.upper() == "(":
                        self.plain_list()
                    continue
                if upper == "," and block.clauses:
                    self.i += 1
                    self.list(block, block.clauses[-1].name)
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
                self.list(block, "VALUES")
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
                    and self.upper() not in _SET_OPERATORS
                    and self.upper() != "LOOP"
                ):
                    self.i += 1
            elif name in {"RETURNING", "OUTPUT"}:
                self.select_list(block)
            else:
                self.list(block, name)

    def ends_block(self, block: Block, upper: str) -> bool:
        """Whether a clause keyword belongs to the block around: an unclosed parenthesis, or the statement a SELECT feeds."""
        if upper in ("RETURNING", "SET", "WHEN") and (
            block.parent is None or block.parent.kind in ("insert", "with", "merge")
        ):
            return True
        if self.depth == 0:
            return False
        if upper in ("FROM", "SELECT", "WHERE") and block.clause(upper) is not None:
            return not (upper == "SELECT" and block.clauses[0].name == "FROM" and block.clause("SELECT") is None)
        return upper in ("SET", "WHEN", "RETURNING", "VALUES")

    # -- clauses -------------------------------------------------------------------------------------------------------------------

    def list(self, block: Block, clause: str) -> None:
        while True:
            self.expression(block, clause)
            if self.upper() != ",":
                return
            self.i += 1

    def select_list(self, block: Block) -> None:
        while True:
            upper = self.upper()
            if upper in ("DISTINCT", "ALL", "DISTINCTROW", "SQL_CALC_FOUND_ROWS", "STRAIGHT_JOIN"):
                self.i += 1
                if self.upper() == "ON" and self.upper(1) == "(":
                    self.i += 1
                    self.group(block, "DISTINCT ON", None)
            elif upper == "TOP" and (
                self.upper(1) == "("
                or (self.i + 1 < self.size and self.tokens[self.i + 1].kind in (Kind.NUMBER, Kind.PARAMETER))
            ):
                self.i += 1
                if self.upper() == "(":
                    self.group(block, "TOP", None)
                else:
                    self.i += 1
                while self.upper() in ("PERCENT",) or (self.upper() == "WITH" and self.upper(1) == "TIES"):
                    self.i += 1 if self.upper() == "PERCENT" else 2
            else:
                break
        while True:
            self.item(block)
            if self.upper() != ",":
                return
            self.i += 1

    def item(self, block: Block) -> None:
        start, first_ref, first_call = self.i, len(block.refs), len(block.calls)
        clause = block.clauses[-1].name
        self.expression(block, clause, item=True)
        if self.i == start:
            return
        tokens = self.tokens[start : self.i]
        item = Item(tokens[0].start, tokens[-1].end)
        refs = block.refs[first_ref:]
        if self.dialect == "tsql" and len(tokens) > 2 and tokens[1].text == "=" and tokens[0].kind in _WORDS:
            item.alias = tokens[0]
            block.refs[first_ref:] = [r for r in refs if r.parts[0] is not tokens[0]]
        last, before = tokens[-1], tokens[-2] if len(tokens) > 1 else None
        if item.alias is None and before is not None and (last.kind in _WORDS or last.kind == Kind.STRING):
            if (before.upper == "AS" and before.kind == Kind.WORD) or (
                last.kind in _WORDS
                and (last.kind == Kind.QUOTED or last.upper not in RESERVED)
                and _ends_operand(before)
            ):
                item.alias = last
        core = tokens
        if item.alias is last and before is not None:
            core = tokens[:-2] if before.upper == "AS" and before.kind == Kind.WORD else tokens[:-1]
            block.refs[first_ref:] = [r for r in block.refs[first_ref:] if r.parts[-1] is not last]
        refs = block.refs[first_ref:]
        if core and core[-1].text == "*" and (len(core) == 1 or core[-2].text == "."):
            item.star = True
            item.qualifier = core[-3].text if len(core) > 2 else ""
        elif "*" in (t.text for t in core[:3:2]) and any(t.upper in ("EXCEPT", "EXCLUDE", "REPLACE") for t in core[:5]):
            item.star = True
            item.qualifier = core[0].text if len(core) > 2 and core[1].text == "." else ""
        if len(refs) == 1 and core and refs[0].parts[0] is core[0] and refs[0].parts[-1] is core[-1]:
            item.column = refs[0]
        elif len(core) > 1 and core[0].kind == Kind.WORD and core[1].text == "(":
            item.function = core[0].text
        calls = [c for c in block.calls[first_call:] if c.name.upper in AGGREGATES]
        item.aggregates = bool(calls) and not all(_has_over(self.tokens, c) for c in calls)
        block.items.append(item)

    def relations(self, block: Block) -> None:
        """Relations with their joins and conditions."""
        join, join_start, natural = "", self.here(), False
        while self.i < self.size:
            upper = self.upper()
            if upper == ",":
                join, join_start, natural = ",", self.here(), False
                self.i += 1
                continue
            if upper in _JOIN_WORDS and not (upper in ("LEFT", "RIGHT") and self.upper(1) == "("):
                words = []
                join_start = self.here()
                while self.upper() in _JOIN_WORDS | {"APPLY", "ANY", "ALL", "LATERAL"}:
                    words.append(self.upper())
                    self.i += 1
                join, natural = " ".join(words), "NATURAL" in words
                continue
            if upper == "ON" and self.upper(1) not in ("CONFLICT", "DUPLICATE"):
                start = self.tokens[self.i].end
                if block.kind == "merge":
                    return
                self.i += 1
                self.expression(block, "ON")
                if block.relations:
                    relation = next(
                        (r for r in reversed(block.relations) if r.on is None and r.join not in ("", ",")),
                        block.relations[-1],
                    )
                    relation.on = (start, self.here())
                continue
            if upper == "USING" and self.upper(1) == "(" and block.kind != "merge":
                self.i += 1
                start = self.tokens[self.i].end
                columns = self.plain_list()
                if block.relations:
                    block.relations[-1].using = columns
                    block.relations[-1].on = (start, self.here())
                continue
            if (
                upper in (")", ";")
                or upper in _CLAUSES
                or upper in _SET_OPERATORS
                or (
                    upper in RESERVED
                    and upper not in ("TABLE", "VALUES", "LEFT", "USER")
                    and (self.upper(1) != "AS" or upper == "ON")
                )
            ):
                return
            at = self.i
            if (
                upper == "("
                or upper in ("LATERAL", "TABLE", "ONLY", "UNNEST")
                or self.at_name()
                or self.tokens[self.i].kind == Kind.PARAMETER
                or self.tokens[self.i].kind == Kind.STRING
            ):
                relation = self.relation(block)
                if relation is not None:
                    relation.join, relation.join_start, relation.natural = join, join_start, natural
                    block.relations.append(relation)
                    join, natural = "", False
            if self.i == at:
                return
            self.skip_suffix(block)

    def skip_suffix(self, block: Block) -> None:
        """Hints, samples and pivots behind a relation."""
        while True:
            upper = self.upper()
            if upper in ("PIVOT", "UNPIVOT", "MATCH_RECOGNIZE") and block.relations:
                self.i += 1
                if self.upper() == "(":
                    self.skip_group()
                block.relations[-1].is_function = True
                if self.upper() == "AS":
                    self.i += 1
                if self.at_name() and self.upper() not in _NO_ALIAS:
                    block.relations[-1].alias = self.tokens[self.i]
                    self.i += 1
            elif (
                upper in ("TABLESAMPLE", "SAMPLE", "WITH", "PARTITION", "USE", "FORCE", "IGNORE", "FINAL", "INDEXED")
                and upper != ""
            ):
                if upper == "WITH" and self.upper(1) not in ("(", "ORDINALITY"):
                    return
                self.i += 1
                while self.upper() in (
                    "BERNOULLI",
                    "SYSTEM",
                    "INDEX",
                    "KEY",
                    "BY",
                    "ORDINALITY",
                    "FOR",
                    "RESERVOIR",
                    "AS",
                ) or (self.i < self.size and self.tokens[self.i].kind == Kind.NUMBER):
                    self.i += 1
                if self.upper() == "(":
                    self.skip_group()
                if (
                    self.at_name()
                    and self.upper() not in _NO_ALIAS
                    and block.relations
                    and block.relations[-1].alias is None
                ):
                    block.relations[-1].alias = self.tokens[self.i]
                    self.i += 1
            else:
                return

    def skip_group(self) -> None:
        self.i += 1
        depth = 1
        while self.i < self.size and depth and self.upper() != ";":
            depth += {"(": 1, ")": -1}.get(self.upper(), 0)
            self.i += 1

    def relation(self, block: Block) -> Relation | None:
        start = self.here()
        if self.depth > _DEEPEST:
            self.skip_group()
            return None
        lateral = False
        while self.upper() in ("LATERAL", "ONLY") or (self.upper() == "TABLE" and self.upper(1) == "("):
            lateral = lateral or self.upper() == "LATERAL"
            self.i += 1
        relation = Relation(start, start)
        if self.upper() == "(":
            inner = self.upper(1)
            if inner in ("SELECT", "WITH", "VALUES", "FROM", "(") or inner in ("INSERT", "UPDATE", "DELETE"):
                at = self.i
                self.i += 1
                self.depth += 1
                lateral = lateral or (self.i > 1 and self.tokens[at - 1].upper == "APPLY")
                relation.body = self.query(block, block if lateral else block.outer)
                if relation.body:
                    block.children += relation.body
                    self.skip_to_close()
                    self.depth -= 1
                else:
                    self.depth -= 1
                    self.i = at
                    relation.body = None
            if relation.body is None:
                self.i += 1
                self.depth += 1
                self.relations(block)
                self.depth -= 1
                if self.upper() == ")":
                    self.i += 1
                return None
        elif self.i < self.size and self.tokens[self.i].kind in (Kind.PARAMETER, Kind.STRING):
            relation.is_function = True
            self.i += 1
            if self.upper() == "(":
                self.skip_group()
        elif self.upper() == "VALUES":
            self.i += 1
            relation.is_function = True
            self.list(block, "VALUES")
        else:
            relation.parts = self.names()
            if self.upper() == ".":
                self.i += 1
            if self.upper() == "(" and block.kind not in ("insert",) and relation.parts:
                self.group(block, "FROM", relation.parts[-1])
                relation.is_function = True
        if not relation.parts and relation.body is None and not relation.is_function:
            return None
        relation.end = self.tokens[self.i - 1].end
        explicit = self.upper() == "AS"
        if explicit:
            self.i += 1
        if (
            self.at_name()
            and (self.tokens[self.i].kind == Kind.QUOTED or self.upper() not in _NO_ALIAS)
            and not (block.kind == "merge" and self.upper() == "USING")
        ):
            relation.alias = self.tokens[self.i]
            self.i += 1
            relation.end = self.tokens[self.i - 1].end
            if self.upper() == "(" and block.kind != "insert":
                relation.columns = self.plain_list()
        elif self.i < self.size and explicit and self.upper() == "(":
            relation.columns = self.plain_list()
        return relation

    # -- expressions ---------------------------------------------------------------------------------------------------------------

    def expression(self, block: Block, clause: str, item: bool = False) -> None:
        """Everything up to a comma, a closing parenthesis, or a clause's keyword."""
        cases = 0
        while self.i < self.size:
            token, upper = self.tokens[self.i], self.upper()
            if upper in (",", ")", ";"):
                return
            if upper == "(":
                self.parenthesis(block, clause, None)
                continue
            if token.kind == Kind.WORD:
                if upper == "CASE":
                    cases += 1
                elif upper == "END":
                    if cases == 0:
                        return
                    cases -= 1
                elif not self.after_dot() and self.stops(upper, clause, cases):
                    return
            self.operand(block, clause)

    def stops(self, upper: str, clause: str, cases: int) -> bool:
        before = self.tokens[self.i - 1].upper if self.i else ""
        if upper in _SET_OPERATORS:
            return upper != "MINUS" or before != "("
        if upper in _JOIN_WORDS:
            if upper in ("LEFT", "RIGHT") and self.upper(1) == "(":
                return False
            return clause in ("ON", "FROM") and (
                upper == "JOIN" or self.upper(1) in _JOIN_WORDS | {"", "APPLY"} or upper in RESERVED
            )
        if upper == "ON":
            return clause in ("FROM", "ON", "VALUES", "INTO")
        if upper == "USING":
            return clause == "ON"
        if upper in ("LOOP",):
            return True
        if upper in ("UPDATE", "INSERT", "DELETE", "SELECT"):
            return before not in (".",)
        if upper == "WITH":
            return self.upper(1) not in ("TIME", "TIES", "ROLLUP", "CUBE", "ORDINALITY", "TOTALS")
        if upper not in _CLAUSES:
            return False
        if upper == "FROM":
            return before != "DISTINCT" or (clause == "SELECT" and self.tokens[self.i - 2].upper == "SELECT")
        if upper == "WHEN":
            return cases == 0 and clause in ("ON", "SET", "VALUES", "USING")
        if upper in ("GROUP", "ORDER"):
            return (self.upper(1) in ("BY", "") and before != "WITHIN") or self.i + 1 == self.size
        if upper in ("VALUES", "INTO", "SET"):
            return upper != "VALUES" or self.upper(1) != "(" or clause not in ("SET", "ON")
        if upper in ("WINDOW", "QUALIFY", "RETURNING", "LIMIT", "WHERE", "HAVING", "PREWHERE"):
            return True
        if upper == "OUTPUT":
            return clause in ("SET", "INTO")
        if upper == "FOR":
            return self.upper(1) in (
                "UPDATE",
                "SHARE",
                "NO",
                "KEY",
                "XML",
                "JSON",
                "BROWSE",
                "SYSTEM_TIME",
                "FETCH",
                "READ",
            )
        if upper in ("CONNECT", "DISTRIBUTE", "SORT", "CLUSTER"):
            return self.upper(1) == "BY"
        if upper == "START":
            return self.upper(1) == "WITH"
        if upper in ("OFFSET", "FETCH"):
            return clause not in ("SELECT", "WHERE") or (
                self.i + 1 < self.size and self.tokens[self.i + 1].kind in (Kind.NUMBER, Kind.PARAMETER)
            )
        if upper == "OPTION":
            return self.upper(1) == "("
        return False

    def parenthesis(self, block: Block, clause: str, call: Token | None) -> None:
        inner = self.upper(1)
        k = 1
        while inner == "(":
            k += 1
            inner = self.upper(k)
        if (
            inner in ("SELECT", "WITH")
            or (inner == "FROM" and call is None)
            or (inner == "VALUES" and self.upper(k + 1) == "(")
        ):
            self.i += 1
            self.depth += 1
            block.children += self.query(block, block)
            self.depth -= 1
            if self.upper() == ")":
                self.i += 1
                return
            if self.upper() in _LOOSE_CLOSERS or self.i >= self.size:
                return
            self.group(block, clause, call, opened=True)
            return
        self.group(block, clause, call)

    def group(self, block: Block, clause: str, call: Token | None, opened: bool = False) -> None:
        """A parenthesised list; `call` is the function's name before it."""
        if not opened:
            if self.depth > _DEEPEST:
                self.skip_group()
                return
            self.i += 1
        start = self.tokens[self.i - 1].end
        record = Call(call, start, self.end) if call is not None else None
        if record is not None:
            block.calls.append(record)
        self.depth += 1
        name = call.upper if call is not None else ""
        before = self.tokens[self.i - 2].upper if self.i > 1 else ""
        matched = self.matched(self.i)
        while self.i < self.size:
            upper = self.upper()
            token = self.tokens[self.i]
            if upper == ")":
                if record is not None:
                    record.end = token.start
                self.i += 1
                break
            if upper == ";":
                break
            if upper == ",":
                if record is not None:
                    record.commas.append(token.start)
                self.i += 1
                continue
            if token.kind == Kind.WORD and not self.after_dot():
                closes = upper in _CLOSERS and not (
                    upper == "FROM" and (name in _FROM_CALLS or self.tokens[self.i - 1].upper == "DISTINCT")
                )
                closes = (
                    closes
                    and not (upper == "WHERE" and before == "FILTER")
                    and not (upper == "GROUP" and before == "WITHIN")
                )
                if (closes and not (matched and upper in ("JOIN", "QUALIFY", "HAVING"))) or (
                    not matched
                    and upper in _LOOSE_CLOSERS
                    and self.upper(1) != "("
                    and name != "OVER"
                    and before != "OVER"
                ):
                    if record is not None:
                        record.end = token.start
                    break
            if upper == "(":
                self.parenthesis(block, clause, None)
                continue
            if upper == "AS" and name in ("CAST", "TRY_CAST", "SAFE_CAST", "CONVERT"):
                self.i += 1
                while self.i < self.size and self.upper() not in (")", ";", ",") and self.upper() not in _CLOSERS:
                    if self.upper() == "(":
                        self.skip_group()
                    else:
                        self.i += 1
                continue
            self.operand(block, clause)
        self.depth -= 1

    def matched(self, start: int) -> bool:
        depth = 1
        for token in self.tokens[start:]:
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
                if depth == 0:
                    return True
        return False

    def operand(self, block: Block, clause: str) -> None:
        """One token, or a dotted name with what it is."""
        token, upper = self.tokens[self.i], self.upper()
        if token.kind not in _WORDS:
            self.i += 1
            if upper == "::":
                self.names()
                if self.upper() == "(":
                    self.skip_group()
            return
        before = self.tokens[self.i - 1].upper if self.i else ""
        if (
            token.kind == Kind.WORD
            and upper in ("INTERVAL",)
            and self.i + 1 < self.size
            and self.tokens[self.i + 1].kind in (Kind.STRING, Kind.NUMBER)
        ):
            self.i += 2
            if self.upper() in UNITS:
                self.i += 1
            return
        if token.kind == Kind.WORD and upper in ("COLLATE", "ZONE"):
            self.i += 1
            if upper == "COLLATE":
                self.names()
            return
        if token.kind == Kind.WORD and upper == "OVER":
            self.i += 1
            if self.upper() == "(":
                self.i += 1
                if self.at_name() and self.upper() not in KEYWORDS and self.upper(1) in (")", "ORDER", "PARTITION"):
                    self.i += 1
                self.group(block, clause, None, opened=True)
            elif self.at_name():
                self.i += 1
            return
        if token.kind == Kind.WORD and upper in RESERVED and self.upper(1) != "(" and self.upper(1) != ".":
            self.i += 1
            return
        if before == "AS" and self.i and self.tokens[self.i - 1].kind == Kind.WORD:
            self.i += 1
            return
        parts = self.names()
        if self.upper() == "." and self.i < self.size:
            self.i += 1
            if self.upper() == "*":
                self.i += 1
            return
        if self.upper() == "(" and token.kind == Kind.WORD:
            if len(parts) == 1 and upper in (
                "IN",
                "AND",
                "OR",
                "NOT",
                "EXISTS",
                "ANY",
                "ALL",
                "SOME",
                "WHEN",
                "THEN",
                "ELSE",
                "ON",
                "BY",
                "BETWEEN",
                "FILTER",
                "GROUP",
                "SETS",
                "ROLLUP",
                "CUBE",
                "AS",
                "DISTINCT",
                "LIKE",
                "IS",
                "OVER",
                "USING",
                "SELECT",
                "VALUES",
            ):
                self.parenthesis(block, clause, None)
                return
            self.parenthesis(block, clause, parts[-1])
            return
        if self.upper() in ("=>", ":=") and len(parts) == 1:
            return
        if not parts:
            self.i += 1
            return
        if len(parts) == 1 and (upper in PSEUDO and token.kind == Kind.WORD):
            return
        if len(parts) > 1 and parts[0].upper in PSEUDO:
            return
        soft = len(parts) == 1 and token.kind == Kind.WORD and (upper in KEYWORDS or upper in UNITS)
        if (
            self.i < self.size
            and self.tokens[self.i].kind == Kind.STRING
            and len(parts) == 1
            and token.kind == Kind.WORD
        ):
            soft = True
        block.refs.append(Ref(parts, clause, soft))


def _ends_operand(token: Token) -> bool:
    if token.kind in (Kind.WORD, Kind.QUOTED):
        return (
            token.kind == Kind.QUOTED
            or token.upper not in RESERVED
            or token.upper in ("END", "NULL", "TRUE", "FALSE", "USER")
        )
    return token.kind in (Kind.STRING, Kind.NUMBER, Kind.PARAMETER) or token.text in (")", "]")


def _has_over(tokens: list[Token], call: Call) -> bool:
    for i, token in enumerate(tokens):
        if token.start == call.end and token.text == ")":
            following = [t.upper for t in tokens[i + 1 : i + 2]]
            return following == ["OVER"]
    return False
