"""Whether the beginning of a query can still become one that SQLite prepares over a schema, and the text that ends it.

An ending is the proof: SQLite itself prepares beginning and ending over an empty database of the schema's tables, so
that what is let through parses and binds. Endings are guessed from what is open (a word, an operand, brackets, CASE,
tables that columns still lack), a bounded number of them; what no guess ends is refused.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from sql_copilot_compression.llama.open_query import (
    BEFORE_JOIN,
    ENDS_OPERAND,
    FUNCTIONS,
    JOINING,
    KEYWORDS,
    TYPES,
    Bracket,
    OpenQuery,
    Select,
    place_of,
)
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token, tokenize

TRIES = 80
"""Statements that SQLite is given for one beginning at most."""
WORDS = 40
"""Ways to go on with an open word that are looked at."""
FEW = 6
"""Choices of tables for what lacks one."""
LONGEST_ALIAS = 24

OPERANDS = words("NULL NOT CASE EXISTS CAST DISTINCT ALL SELECT")
"""Keywords that may stand where an operand begins."""
FOLLOWING = KEYWORDS - words("SELECT DISTINCT EXISTS CAST CASE NOCASE INTEGER REAL TEXT FLOAT NUMERIC NULL BY")
"""Keywords that may follow an operand."""
OWN_SUFFIX: dict[str, tuple[str, ...]] = {
    "IN": ("(1)",), "EXISTS": ("(SELECT 1)",), "IS": ("NULL",), "BETWEEN": ("1 AND 1",), "COLLATE": ("NOCASE",),
    "NOT": ("1", "NULL", "IN (1)", "LIKE 1", "BETWEEN 1 AND 1", "EXISTS (SELECT 1)"), "GROUP": ("BY 1", "BY NULL"),
    "ORDER": ("BY 1", "BY NULL"), "BY": ("1", "NULL"), "CASE": ("WHEN 1 THEN 1 END",),
    "WHEN": ("1 THEN 1 END",), "THEN": ("1 END",),
    "ELSE": ("1 END",), "CAST": ("(1 AS TEXT)",), "*": ("", "1"), "ALL": ("1", "SELECT 1"),
}  # fmt: skip
"""What a text needs that ends in such a word or sign, where that is not simply a value."""
HALF_SIGNS = {"!": "=", "|": "|"}
"""Beginnings of signs, and what they lack."""
SHORT_ALIAS = re.compile(r"[A-Za-z]{1,2}\d{0,2}")
CASE_END = {"CASE": "WHEN 1 THEN 1 END", "WHEN": "THEN 1 END", "THEN": "END", "ELSE": "END"}


class Endings:
    """The beginnings of queries over one schema. Not for several threads."""

    def __init__(self, schema: Schema) -> None:
        self._tables: dict[str, dict[str, str]] = {}
        self._spelled: dict[str, str] = {}
        self.prepared = 0
        """Statements that SQLite was given so far."""
        self._database = sqlite3.connect(":memory:")
        for table in schema.tables:
            columns = {c.name.casefold(): c.name for c in table.stored}
            if not columns or table.name.casefold() in self._tables:
                continue
            listed = ", ".join(f"{_quoted(name)}" for name in columns.values())
            try:
                self._database.execute(f"CREATE TABLE {_quoted(table.name)} ({listed})")
            except sqlite3.Error:
                continue  # a name that SQLite keeps for itself: not spoken of then
            self._tables[table.name.casefold()] = columns
            self._spelled[table.name.casefold()] = table.name
        self._database.set_authorizer(_reads_only)
        self._columns = sorted({name for columns in self._tables.values() for name in columns.values()})

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def is_whole(self, text: str) -> bool:
        """Whether SQLite prepares the text as it is."""
        self.prepared += 1
        try:
            self._database.execute(f"EXPLAIN {text}").close()
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            return False
        return True

    def ending(self, text: str) -> str | None:
        """What makes the text whole, "" where it is; None where no ending is found, so that it must not be written."""
        if "\n\n" in text or "\0" in text:
            return None
        opened = _open_quote(text)
        tokens = _tokens(text if opened is None else text[:opened])
        if opened is not None and ("\n" in text[opened:] or not tokens):
            return None
        if not tokens or tokens[0].upper != "SELECT"[: len(tokens[0].upper)] or _foreign(tokens):
            return None
        if len(tokens) == 1 and opened is None:
            return (
                None if text[-1:].isspace() and tokens[0].upper != "SELECT" else "SELECT"[len(tokens[0].upper) :] + " 1"
            )
        guesses = self._guesses(text, tokens) if opened is None else self._quoted_ends(text[opened:], tokens)
        for rest in islice(guesses, TRIES):
            if self.is_whole(text + rest):
                return rest
        return None

    def may_be_name(self, text: str, begun: bytes) -> bool:
        """Whether the word at the end of the text, with the first bytes of one more character, can be a name: of the
        schema, a word that was written before, or a new one behind AS.
        """
        *before, word = re.split(r"(\w*)$", text, maxsplit=1)[:2]
        if before[0].rstrip().upper().endswith((" AS", ")AS")):
            return True
        wanted = word.encode() + begun
        known = (*self._spelled.values(), *self._columns, *re.findall(r"\w+", before[0]))
        return any(name.encode().startswith(wanted) for name in known)

    # ---- guesses, the likeliest first

    def _quoted_ends(self, quoted: str, tokens: list[Token]) -> Iterator[str]:
        """Endings of a text inside of quotes: as a value and, where the quotes are double, as a name."""
        quote, begun = quoted[0], quoted[1:]
        names = (*self._spelled.values(), *self._columns) if quote == '"' else ()
        for rest in islice(_rests(begun, names), WORDS):
            yield from self._ends(tokens, _quoted(begun + rest), rest + quote)
        yield from self._ends(tokens, "'x'", quote)

    def _guesses(self, text: str, tokens: list[Token]) -> Iterator[str]:
        last = tokens[-1]
        if last.text in HALF_SIGNS and not text[-1].isspace():
            rest = HALF_SIGNS[last.text]
            yield from self._ends(tokens[:-1], last.text + rest, rest)
            return
        open_word = last.kind == Kind.WORD and not text[-1].isspace()
        if not open_word:
            yield from self._ends(tokens[:-1], last.text, "")
            return
        for rest in islice(self._word_rests(tokens), WORDS):
            yield from self._ends(tokens[:-1], last.text + rest, rest)

    def _word_rests(self, tokens: Sequence[Token]) -> Iterator[str]:
        """How the word at the end may go on; "" among them where it may stay as it is."""
        *before, last = tokens
        opened = OpenQuery(before)
        select, begun = opened.select, last.text
        place = place_of(before, opened)
        known = {name for name, _ in (*select.tables, *select.names) if name}
        if place == "alias":
            if len(begun) <= LONGEST_ALIAS:
                yield ""
            return
        if place == "column":
            columns = self._columns_of(before[-2].value if len(before) > 1 else "", select)
            yield from _rests(begun, columns)
            return
        if place == "table":
            yield from _rests(begun, self._spelled.values())
            yield from _rests(begun, ("SELECT",) if before[-1].text == "(" else ())
            return
        if place == "type":
            yield from _rests(begun, TYPES)
            return
        yield from _rests(begun, FOLLOWING if place == "after" else OPERANDS)
        if place == "after":
            after_table = select.clause == "from" and before[-1].kind in (Kind.WORD, Kind.QUOTED)
            if (after_table or before[-1].text == ")") and select.clause == "from" and SHORT_ALIAS.fullmatch(begun):
                yield ""
            return
        if before[-1].upper in ("IS", "NOT"):
            yield from _rests(begun, ("NULL", "NOT", "IN", "LIKE", "BETWEEN"))
        if before[-1].upper == "UNION":
            yield from _rests(begun, ("ALL", "SELECT"))
        if before[-1].upper in ("GROUP", "ORDER"):
            yield from _rests(begun, ("BY",))
        if before[-1].upper == "CASE":
            yield from _rests(begun, ("WHEN",))
        yield from _rests(begun, self._columns)
        yield from _rests(begun, select.aliases)
        yield from (f"{rest}(1)" for rest in _rests(begun, FUNCTIONS))
        for name in [*sorted(known), *self._spelled]:
            rest = next(_rests(begun, (name,)), None)
            column = next(iter(self._columns_of(name, select)), None)
            if rest is not None and column is not None:
                yield f"{rest}.{_plain(column)}"
        if select.clause == "items" and SHORT_ALIAS.fullmatch(begun) and begun.casefold() not in known:
            yield from (f".{_plain(next(iter(columns.values())))}" for columns in islice(self._tables.values(), FEW))

    def _ends(self, before: Sequence[Token], last: str, rest: str) -> Iterator[str]:
        """Endings of a text whose last word or sign, with `rest` put behind it, is `last`."""
        tokens = [*before, *_tokens(last)]
        for suffix in self._suffixes(tokens):
            opened = OpenQuery([*tokens, *_tokens(suffix)])
            gap = " " if suffix and suffix[0] not in ".)" and not (suffix[0] == "(" and rest == "") else ""
            if suffix and tokens[-1].text == ".":
                gap = ""
            yield from (rest + gap + suffix + closers for closers in self._closers(opened))

    def _suffixes(self, tokens: Sequence[Token]) -> Iterator[str]:
        """What the last operand, clause or word lacks."""
        last = tokens[-1]
        opened = OpenQuery(tokens)
        brackets, select = opened.brackets, opened.select
        upper, inner = last.upper, brackets[-1] if brackets else Bracket()
        like = ", 1" * max(select.like - 1, 0)
        if last.text == ".":
            qualifier = tokens[-2].value if len(tokens) > 1 else ""
            yield from (_plain(column) for column in islice(self._columns_of(qualifier, select), WORDS))
        elif last.text == "(":
            yield from {
                "CAST": ("1 AS TEXT",),
                "EXISTS": ("SELECT 1",),
                "FROM": ("SELECT 1",),
                "JOIN": ("SELECT 1",),
            }.get(inner.opener, ("1", "", "1, 1", "1, 1, 1", "SELECT 1"))
        elif upper in JOINING or (last.text == "," and select.clause == "from" and inner.opener in ("", "(")):
            yield from self._sources(select)
        elif upper in BEFORE_JOIN:
            yield from (f"JOIN {source}" for source in self._sources(select))
        elif upper in ("UNION", "EXCEPT", "INTERSECT"):
            yield f"SELECT 1{', 1' * (max(select.columns, 1) - 1)}"
            yield from (f"SELECT 1{', 1' * more}" for more in range(1, 4))
        elif upper == "AS":
            yield from ("TEXT",) if inner.opener == "CAST" else ("x",)
        elif upper in OWN_SUFFIX and last.kind != Kind.QUOTED:
            yield from OWN_SUFFIX[upper]
            if upper == "ALL":
                yield f"SELECT 1{like}"
        elif upper in ("SELECT", "DISTINCT"):
            yield f"1{like}"
        elif last.kind == Kind.WORD and upper in FUNCTIONS:
            yield from ("", "(1)", "(1, 1)", "()", "(1, 1, 1)")
        elif last.text == ")" or (
            last.kind in (Kind.WORD, Kind.QUOTED, Kind.STRING, Kind.NUMBER)
            and (upper not in KEYWORDS or upper in ENDS_OPERAND)
        ):
            yield " AND 1" if inner.between else ""
        else:
            yield "1 AND 1" if inner.between and upper != "AND" else "1"

    def _sources(self, select: Select) -> Iterator[str]:
        """Tables that may come next, those first that columns so far lack."""
        lacking = next(iter(self._covers(select)), [])
        seen = list(dict.fromkeys([*lacking[:1], *(_plain(name) for name in self._spelled.values())]))
        yield from seen[:FEW]

    def _closers(self, opened: OpenQuery) -> Iterator[str]:
        """What closes everything that is open, from the inside out."""
        parts: list[list[str]] = []
        frames: list[Bracket] = list(opened.brackets)
        current: Select | None = opened.select
        while True:
            inner = frames[-1] if frames else None
            if inner is None or inner.select is not None:  # a query ends
                assert current is not None
                fill = ", 1" * (current.like - current.columns) if current.clause == "items" else ""
                parts.append([fill + tables for tables in islice(self._from(current), FEW)])
                if inner is None:
                    break
                frames.pop()
                parts.append([")"])
                current = next((f.select for f in reversed(frames) if f.select is not None), None) or opened.outermost
                continue
            frames.pop()
            if inner.opener == "CASE":
                parts.append([" " + CASE_END[inner.part]])
            else:
                lacks_type = inner.opener == "CAST" and inner.part != "AS"
                parts.append([" AS TEXT)" if lacks_type else ")"])
            if frames and frames[-1].between and not (frames[-1].select is None and frames[-1].opener == ""):
                parts.append([" AND 1"])
        yield from ("".join(chosen) for chosen in product(*parts))

    def _from(self, select: Select) -> Iterator[str]:
        """The FROM or the joins that a query's columns lack; "" where they lack none."""
        if select.clause == "items":
            any_table = [_plain(name) for name in islice(self._spelled.values(), 1)] if select.star else []
            for tables in self._covers(select):
                yield f" FROM {' JOIN '.join(tables or any_table)}" if tables or any_table else ""
        elif select.clause in ("from", "on"):
            for tables in self._covers(select):
                yield "".join(f" JOIN {table}" for table in tables)
        else:
            yield ""

    def _covers(self, select: Select) -> Iterator[list[str]]:
        """Sets of tables with which the columns that a query speaks of would exist, the smallest first."""
        present = dict(select.tables)
        qualified: dict[str, set[str]] = {}
        loose: set[str] = set()
        for qualifier, column in select.names:
            if qualifier and qualifier not in present:
                qualified.setdefault(qualifier, set()).add(column)
            elif not qualifier and not any(column in self._tables.get(t, {}) for t in present.values()):
                loose.add(column)
        loose = {c for c in loose if any(c in columns for columns in self._tables.values())} - select.aliases
        choices: list[list[tuple[str, str]]] = []
        for alias, columns in qualified.items():
            if alias in self._tables:
                choices.append([(alias, _plain(self._spelled[alias]))])
                continue
            fitting = [t for t, own in self._tables.items() if columns <= own.keys()]
            choices.append([(t, f"{_plain(self._spelled[t])} AS {alias}") for t in fitting[:FEW]])
        if "" in present.values() or (not loose and not choices):
            yield []
            if not choices:
                return
        for chosen in islice(product(*choices), FEW):
            held = {column for table, _ in chosen for column in self._tables[table]}
            lacking = loose - held
            said = [text for _, text in chosen]
            if not lacking:
                yield said
                continue
            for more in islice(self._sets(lacking), FEW):
                yield [*said, *(_plain(self._spelled[table]) for table in more)]

    def _sets(self, columns: set[str]) -> Iterator[list[str]]:
        """Tables that have these columns between them."""
        ranked = sorted(self._tables, key=lambda t: -len(columns & self._tables[t].keys()))
        for first in ranked:
            left = columns - self._tables[first].keys()
            if len(left) == len(columns):
                return
            found = [first]
            while left:
                best = max(self._tables, key=lambda t: len(left & self._tables[t].keys()))
                found.append(best)
                left = left - self._tables[best].keys()
            yield found

    def _columns_of(self, qualifier: str, select: Select) -> Iterator[str]:
        """Columns that may stand behind a name and a dot."""
        folded = qualifier.casefold()
        table = dict(select.tables).get(folded) or (folded if folded in self._tables else "")
        if table:
            yield from self._tables.get(table, {}).values()
        else:
            wanted = {column for q, column in select.names if q == folded and column}
            for columns in self._tables.values():
                if wanted <= columns.keys():
                    yield from columns.values()


def _foreign(tokens: Sequence[Token]) -> bool:
    """Whether something stands there that no query of ours has."""
    return any(
        token.kind in (Kind.COMMENT, Kind.PARAMETER)
        or token.text in (";", "{", "}", "[", "]", "\\", "?", ":", "@", "#", "$", "`")
        or token.text[0] in "`["
        or (token.kind in (Kind.STRING, Kind.QUOTED) and "\n" in token.text)
        for token in tokens
    )


def _rests(begun: str, names: Iterable[str]) -> Iterator[str]:
    """What is left of each name that begins so, the shortest first."""
    folded = begun.casefold()
    fitting = {name for name in names if name.casefold().startswith(folded)}
    yield from (name[len(begun) :] for name in sorted(fitting, key=lambda n: (len(n), n)))


def _tokens(text: str) -> list[Token]:
    return [token for token in tokenize(text, "sqlite") if token.kind != Kind.SPACE]


def _open_quote(text: str) -> int | None:
    """Where the string or name begins that the text ends inside of; None where it ends in none."""
    opened: int | None = None
    for at, character in enumerate(text):
        if opened is None and character in "'\"":
            opened = at
        elif opened is not None and character == text[opened]:
            opened = None
    return opened


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(name: str) -> str:
    """A name as a query writes it."""
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) and name.upper() not in KEYWORDS else _quoted(name)


def _reads_only(action: int, _: str | None, name: str | None, *__: object) -> int:
    """What SQLite may be asked for: reading, and functions that are known."""
    known = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) or (
        action == sqlite3.SQLITE_FUNCTION and (name or "").upper() in FUNCTIONS | {"LIKE", "GLOB"}
    )
    return sqlite3.SQLITE_OK if known else sqlite3.SQLITE_DENY
