"""Expressions: column references, calls and subqueries in them, and where they end."""

from __future__ import annotations

from collections.abc import Callable

from sql_copilot_ls.analysis.syntax.blocks import Block, Call, Ref
from sql_copilot_ls.analysis.syntax.call_arguments import is_no_column, soften
from sql_copilot_ls.analysis.syntax.token_reader import (
    CLAUSES,
    DEEPEST,
    ENDS,
    JOIN_WORDS,
    SET_OPERATORS,
    WORDS,
    TokenReader,
)
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import KEYWORDS, RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

_LAMBDAS = words("duckdb spark databricks clickhouse snowflake hive") | {""}
"""Dialects with `x -> expression`."""
_PATHS = words("snowflake spark") | {""}
"""Dialects with `value:path`."""
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
_BEFORE_OVER = words("FILTER WITHIN GROUP ( IGNORE RESPECT NULLS KEEP")
"""What may stand between a call and OVER."""
_OPERATORS = words("BINARY CONNECT_BY_ROOT PRIOR")
"""Words before an operand, which no name follows directly."""
_AFTER_OPERATOR = (*WORDS, Kind.STRING)
_FORMS = words("NFC NFD NFKC NFKD")
"""Of Unicode, as in `IS NFC NORMALIZED`."""
_STATES = words("NORMALIZED EMPTY NAN INFINITE DANGLING PRESENT DOCUMENT JSON A")
"""What a value can be behind IS, beside what is reserved."""
_OF_STATES = {"JSON": words("OBJECT ARRAY SCALAR VALUE STRICT LAX WITH WITHOUT UNIQUE KEYS"), "A": words("SET")}
"""What may be said of it there."""
_PHRASES = (
    _OPERATORS
    | _FORMS
    | _STATES
    | words("APPROXIMATE LOCK DENSE_RANK ARRAY TOTALS FILL AGAINST APPLY INTERVAL COLLATE ZONE OVER OF")
)
"""What `phrase` knows."""
_BEFORE_GROUPS = words(
    """
    IN AND OR NOT EXISTS ANY ALL SOME WHEN THEN ELSE ON BY BETWEEN FILTER GROUP SETS ROLLUP CUBE AS DISTINCT LIKE IS
    OVER USING SELECT VALUES
    """
)
"""Words before parentheses that are no function's."""
UNITS = words(
    """
    YEAR MONTH DAY HOUR MINUTE SECOND WEEK QUARTER DOW DOY EPOCH MILLISECOND MICROSECOND ISOWEEK DAYOFWEEK
    DAYOFYEAR CENTURY DECADE ISODOW YY YYYY MM DD HH MI SS WK QQ DW DY NANOSECOND DATE TIME TIMESTAMP ISOYEAR
    TIMEZONE YEARS MONTHS DAYS HOURS MINUTES SECONDS WEEKS
    """
)
_WEEKDAYS = words("MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY")
_BEHIND_FOR = words("UPDATE SHARE NO KEY XML JSON BROWSE SYSTEM_TIME FETCH READ")
_MAY_STOP = (
    SET_OPERATORS
    | JOIN_WORDS
    | frozenset(CLAUSES)
    | words("CASE END ON USING LOOP UPDATE INSERT DELETE SELECT WITH CREATE EXEC EXECUTE WHILE DECLARE PRINT")
)
"""Words that may end an expression, and those between which none ends."""
PSEUDO = words(
    """
    ROWID ROWNUM LEVEL SYSDATE SYSTIMESTAMP CTID XMIN XMAX CMIN CMAX TABLEOID OID EXCLUDED NEW OLD INSERTED
    DELETED DUAL CURRENT_DATE MAXVALUE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER SESSION_USER LOCALTIME
    LOCALTIMESTAMP USER CURRENT_ROLE CURRENT_SCHEMA CURRENT_CATALOG NEXTVAL CURRVAL _ROWID_ UTC_DATE UTC_TIME
    UTC_TIMESTAMP NULL TRUE FALSE DEFAULT _PARTITIONTIME _PARTITIONDATE GROUPING_ID CONNECT_BY_ROOT PRIOR UID
    """
)
"""Names that are columns nowhere but valid in expressions."""


QueryReader = Callable[[Block | None, Block | None], list[Block]]
"""Reads a query with its set operators, or a DML statement: (parent, outer) to blocks."""


class ExpressionReader:
    """Reads expressions into a block."""

    def __init__(self, reader: TokenReader, query: QueryReader) -> None:
        self.reader = reader
        self.query = query
        self.bound: tuple[str, ...] = ()
        """Parameters of the lambdas around, folded."""
        self.has_lambdas = reader.dialect in _LAMBDAS and ("->" in reader.uppers or "LAMBDA" in reader.uppers)
        self.infix = -1
        """Index of the last word that stood behind an operand: an operator, or an alias without AS."""

    def listed(self, block: Block, clause: str) -> None:
        """Expressions with commas between them."""
        reader = self.reader
        while True:
            self.expression(block, clause)
            if reader.upper() != ",":
                return
            reader.i += 1

    def expression(self, block: Block, clause: str) -> None:
        """Everything up to a comma, a closing parenthesis, or a clause's keyword."""
        reader = self.reader
        tokens, uppers, size, word = reader.tokens, reader.uppers, reader.size, Kind.WORD
        cases = 0
        while reader.i < size:
            upper = uppers[reader.i]
            if upper == "," or upper in ENDS:
                return
            if upper == "(":
                self.parenthesis(block, clause, None)
                continue
            if upper in _MAY_STOP and tokens[reader.i].kind is word:
                if upper == "CASE":
                    cases += 1
                elif upper == "END":
                    if cases == 0:
                        return
                    cases -= 1
                elif not reader.after_dot() and self.stops(upper, clause, cases):
                    return
            self.operand(block, clause)

    def stops(self, upper: str, clause: str, cases: int) -> bool:
        """Whether a keyword ends the expression it stands behind."""
        reader = self.reader
        before = reader.tokens[reader.i - 1].upper if reader.i else ""
        if upper in SET_OPERATORS:
            if before == "MULTISET":  # Oracle's, of nested tables
                return False
            # `* EXCEPT (a, b)` leaves columns out.
            return before != "(" if upper == "MINUS" else (upper, before, reader.upper(1)) != ("EXCEPT", "*", "(")
        if upper in JOIN_WORDS:
            if upper in ("LEFT", "RIGHT") and reader.upper(1) == "(":
                return False
            return clause in ("ON", "FROM") and (
                upper == "JOIN" or reader.upper(1) in JOIN_WORDS | {"", "APPLY"} or upper in RESERVED
            )
        if upper == "ON":
            return clause in ("FROM", "ON", "VALUES", "INTO")
        if upper == "USING":
            return clause == "ON"
        if upper == "LOOP" or reader.begins_another():
            return True
        if upper in ("UPDATE", "INSERT", "DELETE", "SELECT"):
            return before not in (".",)
        if upper == "WITH":
            return reader.upper(1) not in ("TIME", "TIES", "ROLLUP", "CUBE", "ORDINALITY", "TOTALS")
        if upper not in CLAUSES:
            return False
        if upper == "FROM":
            return before != "DISTINCT" or (clause == "SELECT" and reader.tokens[reader.i - 2].upper == "SELECT")
        if upper == "WHEN":
            return cases == 0 and clause in ("ON", "SET", "VALUES", "USING")
        if (upper, reader.upper(1), reader.upper(2)) == ("GROUP", "AND", "ORDER"):  # of pipes
            return True
        if upper in ("GROUP", "ORDER"):
            return (reader.upper(1) in ("BY", "") and before != "WITHIN") or reader.i + 1 == reader.size
        if upper in ("VALUES", "INTO", "SET"):
            return upper != "VALUES" or reader.upper(1) != "(" or clause not in ("SET", "ON")
        if upper in ("WINDOW", "QUALIFY", "RETURNING", "LIMIT", "WHERE", "HAVING", "PREWHERE"):
            return True
        if upper == "OUTPUT":
            return clause in ("SET", "INTO")
        if upper == "FOR":
            return reader.upper(1) in _BEHIND_FOR
        if upper in ("CONNECT", "DISTRIBUTE", "SORT", "CLUSTER"):
            return reader.upper(1) == "BY"
        if upper == "START":
            return reader.upper(1) == "WITH"
        if upper in ("OFFSET", "FETCH"):
            return clause not in ("SELECT", "WHERE") or (
                reader.i + 1 < reader.size and reader.tokens[reader.i + 1].kind in (Kind.NUMBER, Kind.PARAMETER)
            )
        if upper == "OPTION":
            return reader.upper(1) == "("
        return False

    def parenthesis(self, block: Block, clause: str, call: Token | None) -> None:
        """Parentheses at the cursor: a subquery, the arguments of `call`, or a grouped expression."""
        reader = self.reader
        self.bound += self.lambda_parameters()
        k = max(1, reader.opened_until(reader.i) - reader.i)
        inner = reader.upper(k)
        if (
            inner in ("SELECT", "WITH")
            or (inner == "FROM" and call is None)
            or (inner == "VALUES" and reader.upper(k + 1) == "(")
        ):
            reader.i += 1
            reader.depth += 1
            block.children += self.query(block, block)
            reader.depth -= 1
            if reader.upper() == ")":
                reader.i += 1
                return
            if reader.upper() in _LOOSE_CLOSERS or reader.i >= reader.size:
                return
            self.group(block, clause, call, opened=True)
            return
        self.group(block, clause, call)

    def group(self, block: Block, clause: str, call: Token | None, opened: bool = False) -> None:
        """A parenthesised list; `call` is the function's name before it."""
        reader = self.reader
        if not opened:
            if reader.depth > DEEPEST:
                reader.skip_group()
                return
            reader.i += 1
        start = reader.tokens[reader.i - 1].end
        record = Call(call, start, reader.end) if call is not None else None
        if record is not None:
            block.calls.append(record)
        reader.depth += 1
        bound = self.bound
        name = call.upper if call is not None else ""
        before = reader.tokens[reader.i - 2].upper if reader.i > 1 else ""
        matched = reader.matched(reader.i)
        first_ref = len(block.refs)
        while reader.i < reader.size:
            upper = reader.upper()
            token = reader.tokens[reader.i]
            if upper == ")":
                if record is not None:
                    record.end = token.start
                reader.i += 1
                break
            if upper == ";":
                break
            if upper == ",":
                if record is not None:
                    record.commas.append(token.start)
                reader.i += 1
                continue
            if token.kind == Kind.WORD and not reader.after_dot():
                closes = upper in _CLOSERS and not (
                    upper == "FROM" and (name in _FROM_CALLS or reader.tokens[reader.i - 1].upper == "DISTINCT")
                )
                closes = (
                    closes
                    and not (upper == "WHERE" and before == "FILTER")
                    and not (upper == "GROUP" and before == "WITHIN")
                )
                if (closes and not (matched and upper in ("JOIN", "QUALIFY", "HAVING"))) or (
                    not matched
                    and upper in _LOOSE_CLOSERS
                    and reader.upper(1) != "("
                    and name != "OVER"
                    and before != "OVER"
                ):
                    if record is not None:
                        record.end = token.start
                    break
            if upper == "(":
                self.parenthesis(block, clause, None)
                continue
            if name == "CONVERT" and upper == "USING":
                reader.i += 1
                reader.names()
                continue
            if (upper, reader.upper(1)) == ("ON", "OVERFLOW"):  # of LISTAGG
                while reader.i < reader.size and reader.upper() != ")":
                    reader.i += 1
                continue
            if upper == "AS" and name in ("CAST", "TRY_CAST", "SAFE_CAST", "CONVERT"):
                reader.i += 1
                while (
                    reader.i < reader.size and reader.upper() not in (")", ";", ",") and reader.upper() not in _CLOSERS
                ):
                    if reader.upper() == "(":
                        reader.skip_group()
                    else:
                        reader.i += 1
                continue
            self.operand(block, clause)
        if record is not None and is_no_column(record, reader.dialect):
            soften(block.refs[first_ref:], record, reader.text)
        reader.depth -= 1
        self.bound = bound

    def applies_function(self) -> bool:
        """Whether ClickHouse's `* APPLY (function)` is at the cursor."""
        reader = self.reader
        return dialect_of(reader.dialect).applies_functions and (reader.upper(1), reader.upper(3)) == ("(", ")")

    def reaches_in(self) -> bool:
        """Whether the colon at the cursor leads into a value, as in Snowflake's and Databricks' `v:a.b`."""
        reader = self.reader
        i = reader.i
        if reader.dialect not in _PATHS or not i or not reader.at_name(1):
            return False
        before, colon = reader.tokens[i - 1], reader.tokens[i]
        if before.end != colon.start or (before.kind not in WORDS and before.text not in (")", "]")):
            return False
        slices = next((t.text for t in reversed(reader.tokens[max(i - 8, 0) : i]) if t.text in "[]"), "]")
        return slices == "]"

    def lambda_parameters(self) -> tuple[str, ...]:
        """The parameters of a lambda that begins at the cursor, folded: `x -> …`, `(x, y) -> …`, `lambda x, y: …`."""
        if not self.has_lambdas:
            return ()
        reader = self.reader
        k, ends = reader.i, "->"
        if reader.upper() == "LAMBDA" and reader.at_name(1):
            k, ends = k + 1, ":"
        names = []
        opened = reader.upper() == "("
        k += opened
        while k < reader.size and reader.tokens[k].kind in WORDS:
            names.append(unquote(reader.tokens[k].text).casefold())
            k += 1
            if not (opened or ends == ":") or k >= reader.size or reader.tokens[k].text != ",":
                break
            k += 1
        k += opened and k < reader.size and reader.tokens[k].text == ")"
        arrow = k < reader.size and reader.tokens[k].text == ends
        value = reader.tokens[k + 1].kind if arrow and k + 1 < reader.size else Kind.STRING
        # A literal behind the arrow is the path of a JSON value.
        return tuple(names) if arrow and value not in (Kind.STRING, Kind.NUMBER) else ()

    def operand(self, block: Block, clause: str) -> None:
        """One token, or a dotted name with what it is."""
        reader = self.reader
        i, uppers = reader.i, reader.uppers
        token, upper = reader.tokens[i], uppers[i]
        is_word = token.kind is Kind.WORD
        if not is_word and token.kind is not Kind.QUOTED:
            self.sign(upper)
            return
        previous = reader.tokens[i - 1] if i else None
        before = previous.upper if previous is not None else ""
        if before == ".":
            reader.names()  # the field of what stands before
            return
        behind = previous is not None and i - 1 != self.infix and ends_operand(previous)
        if behind and is_word:
            self.infix = i
        if self.has_lambdas:
            parameters = self.lambda_parameters()
            self.bound += parameters
            if parameters and upper == "LAMBDA":
                reader.i += 1
                return
        if upper in _PHRASES and self.phrase(block, clause, before):
            return
        if is_word and upper in RESERVED and uppers[i + 1] not in ("(", "."):
            reader.i += 1
            return
        if before == "AS" and previous is not None and previous.kind is Kind.WORD:
            reader.i += 1
            return
        self.named(block, clause, behind)

    def sign(self, upper: str) -> None:
        """A token that is no name, with the name that may belong to it."""
        reader = self.reader
        if upper == ":" and self.reaches_in():
            reader.i += 1
            reader.names()
            return
        reader.i += 1
        if upper == "::":
            reader.names()
            if reader.upper() == "(":
                reader.skip_group()

    def behind_is(self) -> bool:
        """Whether IS, or IS NOT, stands before the cursor."""
        reader = self.reader
        before = [t.upper for t in reader.tokens[max(reader.i - 2, 0) : reader.i]]
        return before[-1:] == ["IS"] or before == ["IS", "NOT"]

    def phrase(self, block: Block, clause: str, before: str) -> bool:
        """Words that are no name where they stand so, with what belongs to them. Whether there are any."""
        reader = self.reader
        token, upper, following = reader.tokens[reader.i], reader.upper(), reader.upper(1)
        if upper == "APPROXIMATE" and reader.at_name(1) and reader.upper(2) == "(":
            reader.i += 1  # Redshift's APPROXIMATE COUNT (…)
        elif (upper, following, reader.upper(2)) == ("LOCK", "IN", "SHARE"):
            reader.i += 4
        elif upper == "DENSE_RANK" and following in ("FIRST", "LAST"):
            reader.i += 2
        elif (
            (upper in _OPERATORS and reader.i + 1 < reader.size and reader.tokens[reader.i + 1].kind in _AFTER_OPERATOR)
            or (upper == "ARRAY" and following == "[")
            or (before == "WITH" and upper in ("TOTALS", "FILL"))
        ):
            reader.i += 1
        elif upper in _STATES and (upper != "A" or following == "SET") and self.behind_is():
            reader.i += 1
            while reader.upper() in _OF_STATES.get(upper, ()):
                reader.i += 1
        elif upper == "OF" and "(" in (following, reader.upper(2)) and self.behind_is():
            reader.i += 1 if following == "(" else 2
            reader.skip_group()
        elif following == "NORMALIZED" and before in ("IS", "NOT") and upper in _FORMS:
            reader.i += 2
        elif (upper == "AGAINST" and following == "(") or (upper == "APPLY" and self.applies_function()):
            reader.i += 1
            reader.skip_group()
        elif token.kind != Kind.WORD:
            return False
        elif (
            upper == "INTERVAL"
            and reader.i + 1 < reader.size
            and reader.tokens[reader.i + 1].kind in (Kind.STRING, Kind.NUMBER)
        ):
            reader.i += 2
            if reader.upper() in UNITS:
                reader.i += 1
        elif upper in ("COLLATE", "ZONE"):
            reader.i += 1
            if upper == "COLLATE":
                reader.names()
        elif upper == "OVER":
            reader.i += 1
            self.window(block, clause)
        else:
            return False
        return True

    def window(self, block: Block, clause: str) -> None:
        """What stands behind OVER: a window's name, or one in parentheses."""
        reader = self.reader
        if reader.upper() == "(":
            reader.i += 1
            if reader.at_name() and reader.upper() not in KEYWORDS and reader.upper(1) in (")", "ORDER", "PARTITION"):
                reader.i += 1
            self.group(block, clause, None, opened=True)
        elif reader.at_name():
            reader.i += 1

    def named(self, block: Block, clause: str, behind: bool) -> None:
        """A dotted name: a function's before its arguments, a column's, or one that is always there; `behind` when it
        follows an operand."""
        reader = self.reader
        tokens, uppers = reader.tokens, reader.uppers
        upper = uppers[reader.i]
        first = tokens[reader.i]
        is_word = first.kind is Kind.WORD
        parts = reader.names()
        i = reader.i
        following, alone = uppers[i], len(parts) == 1
        if following == ".":
            reader.i += 2 if uppers[i + 1] == "*" else 1
            return
        if following == "(" and (is_word or (parts and not behind)):
            groups = alone and upper in _BEFORE_GROUPS
            self.parenthesis(block, clause, None if groups else parts[-1])
            return
        if following in ("=>", ":=") and alone:
            return
        if not parts:
            reader.i += 1
            return
        number = i - 2 * len(parts)
        if number > 0 and tokens[number].upper == "FOR" and tokens[number - 1].upper == "VALUE":
            return  # a sequence
        pseudo = first.upper in PSEUDO and (is_word or not alone)
        if pseudo or (not alone and parts[-1].upper in ("NEXTVAL", "CURRVAL")):
            block.pseudo.append(Ref(parts, clause))
            return
        if self.bound and unquote(first.text).casefold() in self.bound:
            return
        in_string = i < reader.size and tokens[i].kind is Kind.STRING
        soft = alone and is_word and (behind or upper in KEYWORDS or upper in UNITS or in_string)
        if upper in _WEEKDAYS and number > 0 and tokens[number].text == "(":  # BigQuery's WEEK(MONDAY)
            soft = soft or tokens[number - 1].upper == "WEEK"
        block.refs.append(Ref(parts, clause, soft))


def ends_operand(token: Token) -> bool:
    """Whether an operand can end with this token."""
    if token.kind in (Kind.WORD, Kind.QUOTED):
        return (
            token.kind == Kind.QUOTED
            or token.upper not in RESERVED
            or token.upper in ("END", "NULL", "TRUE", "FALSE", "USER")
        )
    return token.kind in (Kind.STRING, Kind.NUMBER, Kind.PARAMETER) or token.text in (")", "]")
