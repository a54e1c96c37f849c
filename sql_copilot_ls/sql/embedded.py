"""SQL inside strings of programs, and in `%%sql` cells of notebooks: found, with offsets that map both ways."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.program_strings import LANGUAGES, StringLiteral, plain_text, string_literals


@dataclass(frozen=True, slots=True)
class Region:
    """SQL between two offsets of a document. `text` has the same length as the span: what is no SQL (placeholders,
    escapes) is masked
    by characters that keep every offset."""

    start: int
    end: int
    text: str


_LOOKS = re.compile(
    r"""\s*(?:--[^\n]*\n\s*)*(?:
        SELECT\b(?=[\s\S]*\bFROM\b|\s+(?:\*|DISTINCT\b|[\w.]+\s*,|COUNT\s*\())
      | WITH\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\)\s*)?AS\s*\(
      | INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO\s+["`\[\w]
      | UPDATE\s+["`\[\w.\]]+\s+(?:AS\s+)?(?:\w+\s+)?SET\b
      | DELETE\s+FROM\s+["`\[\w]
      | CREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP(?:ORARY)?\s+)?(?:TABLE|VIEW|UNIQUE\s+INDEX|INDEX)\s
      | ALTER\s+TABLE\s | DROP\s+TABLE\s | MERGE\s+INTO\s | TRUNCATE\s+TABLE\s
    )""",
    re.I | re.X,
)
_WORDS_ONLY = re.compile(r"\s*[a-zA-Z][a-z]*(?:\s+[a-zA-Z][a-z]*)*[.!?]?\s*\Z")
"""Words in lower case and nothing else: a sentence that begins like a statement."""
_DETERMINED = re.compile(
    r"\b(?:FROM|INTO|UPDATE|JOIN|TABLE)\s+(?:the|an?|our|your|my|their|this|that|these|those|its|each|every|all|some|any)\b",
    re.I,
)
_SOURCE = re.compile(r"\b(?:FROM|INTO)\s+[\w.\"`\[\]$:{}]+", re.I)
_GOES_ON = re.compile(
    r"""\s*(?:(?:AS\s+)?\w+\s*)?(?:\Z|[;,()\n]|--
      |(?:WHERE|JOIN|LEFT|RIGHT|INNER|CROSS|FULL|NATURAL|GROUP|ORDER|LIMIT|AS|USING|UNION|HAVING|RETURNING|ON|SET|OFFSET
      |FETCH|FOR|WINDOW|EXCEPT|INTERSECT|VALUES|SELECT|DEFAULT|WITH|FINAL|PREWHERE|QUALIFY|TABLESAMPLE)\b)""",
    re.I | re.X,
)
"""What may stand behind the table of a statement."""
_DEFINES = re.compile(r"[(]|\b(?:AS|LIKE|ADD|DROP|ALTER|RENAME|MODIFY|IF)\b", re.I)
_VERBS = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE CREATE ALTER DROP TRUNCATE VALUES EXPLAIN CALL")
_FIRST_WORD = re.compile(r"\s*([A-Za-z]*)")
_TAG = re.compile(r"(?:^|[^\w$])(?:[\w$]{1,40}\.)?(?P<name>[\w$]{1,40})(?:<[\w$\[\], ]{1,40}>)?\Z")
_CALL = re.compile(
    r"(?:(?P<receiver>[\w$]{1,40})\.)?(?P<name>[\w$]{1,40})!?(?:(?:::)?<[\w$\[\], ]{1,40}>)?"
    r"\(\s{0,80}(?:[\w.&]{1,40},\s{0,20}){0,2}\Z"
)
_DATABASES = words("db conn connection cursor cur pool client tx trx transaction session database knex sqlite")
_ASKS = words("all get run each one many any none oneornone manyornone first select scalar scalars text")
"""What such an object is told to do with SQL."""
_RUNS = re.compile(
    r"(?:execute|executemany|executescript|execute_sql|read_sql|read_sql_query|mogrify|sql|raw|fetch|fetchrow|fetchval"
    r"|(?:must)?(?:query|exec|prepare)(?:row|rows)?x?(?:context)?|\$?(?:query|execute)raw(?:unsafe)?"
    r"|prepare(?:statement|call)|execute(?:query|update|scalar|reader|nonquery)|createnativequery|execsql|rawquery"
    r"|queryfor(?:object|list|map|stream|rowset)|(?:npg|my|ms)?sql(?:ite)?command|(?:from|execute)sqlraw"
    r"|query_(?:as|scalar)(?:_with)?|sql_query)\Z",
    re.I,
)
"""Functions that are given SQL."""
_TAGS = re.compile(r"(?:sql|\$?(?:query|execute)raw)\Z", re.I)
"""Tags of templates that are SQL; the latter are Prisma's."""
_SAYS = re.compile(
    r"(?:\w{0,40}(?:error|exception)f?|new|log|logf?|print|printf|println|fatalf?|panicf?|warn|warning|warnf|info|infof"
    r"|debug|debugf|alert|it|test|describe|expect|assert|t|gettext|_|eprintln|panic|bail|anyhow|todo|writeline"
    r"|create(?:selection|named)?query)\Z",
    re.I,
)
"""Functions that are given sentences."""
_ENTITIES = re.compile(r"@(?:Named)?Query\s{0,20}\([^()\"]{0,80}\Z")
"""Before a query of JPA, which asks for objects: no SQL but where the annotation says so, or for Android's Room."""
_HEAD = 20_000
"""Characters that hold a program's imports."""
_NATIVE = re.compile(r"nativeQuery\s{0,20}=\s{0,20}true")
_NATIVE_LATER = re.compile(rf"(?:(?!@(?:Named)?Query|;\n)[\s\S]){{0,2000}}?{_NATIVE.pattern}")
_NEAR = 200
"""Characters before a string that say what it is for."""
_GAP = 400
"""Most characters between the pieces of a string."""

_VALUE = re.compile(r"\+?\s*[\w.\[\]()$]{1,80}\s*\+?\Z")
_SHORTEST = 6
_CELL = re.compile(r"[ \t]*%%(?:sql|bigquery|duckdb|sparksql)\b[^\n]*\n")

_LINE_MAGIC = re.compile(r"^[ \t]*(?:\w+[ \t]*=[ \t]*)?%sql[ \t]+(?P<body>[^\n]+)", re.M)


def regions(text: str, language: str) -> list[Region]:
    """The SQL in a source text of one of `LANGUAGES`, in order."""
    if language not in LANGUAGES:
        return []
    if language == "python":
        cell = _CELL.match(text)
        if cell:
            return [Region(cell.end(), len(text), text[cell.end() :])]
    found = list(_statements(text, language))
    if language == "python":
        starts = [r.start for r in found]
        lines = [Region(line.start("body"), line.end("body"), line["body"]) for line in _LINE_MAGIC.finditer(text)]
        for line in lines:
            before = bisect_right(starts, line.start) - 1
            if before < 0 or found[before].end <= line.start:
                found.append(line)
        found.sort(key=lambda r: r.start)
    return found


def _statements(text: str, language: str) -> Iterator[Region]:
    literals = list(string_literals(text, language))
    at, done = 0, 0
    while at < len(literals):
        first = literals[at]
        at += 1
        if first.start < done:
            continue
        context = _context(text, first, language)
        if context == "says" or not _may_begin(text, first, context):
            continue
        pieces = [first]
        while at < len(literals) and pieces[-1].closed and _joined(text, pieces[-1], literals[at], language):
            pieces.append(literals[at])
            at += 1
        masked = _masked(text, pieces, language)
        if _is_sql(masked, context) and (pieces[-1].closed or context == "runs" or _LOOKS.match(masked)):
            done = pieces[-1].end
            yield Region(first.start, done, masked)


def _context(text: str, literal: StringLiteral, language: str) -> str:
    """What a string is for, by what stands before it: `runs` SQL, `says` something, or nothing known."""
    before = text[max(0, literal.before - _NEAR) : literal.before]
    entities = _ENTITIES.search(before)
    if entities is not None:
        own = (
            text.find("androidx.room", 0, _HEAD) >= 0
            or _NATIVE.search(entities.group())
            or _NATIVE_LATER.match(text, literal.end)
        )
        return "runs" if own else "says"
    if literal.opener == "`" and language != "go":
        tag = _TAG.search(before[-_NEAR // 2 :])
        if tag:
            return "runs" if _TAGS.match(tag["name"]) else "" if tag["name"] in ("return", "await") else "says"
    call = _CALL.search(before)
    if call is None:
        return ""
    asked = (call["receiver"] or "").lower() in _DATABASES and call["name"].lower() in _ASKS
    if asked or _RUNS.match(call["name"]):
        return "runs"
    return "says" if _SAYS.match(call["name"]) else ""


def _may_begin(text: str, literal: StringLiteral, context: str) -> bool:
    """Whether a string may begin a statement."""
    if context == "runs":
        return True
    size = literal.end - literal.start
    return size >= _SHORTEST and _may_be_sql(text[literal.start : min(literal.end, literal.start + _NEAR)])


def _joined(text: str, first: StringLiteral, second: StringLiteral, language: str) -> bool:
    """Whether two strings are pieces of one."""
    gap = text[first.after : second.before]
    if len(gap) > _GAP:
        return False
    if language == "python":
        bare = "".join(line.partition("#")[0] for line in gap.split("\n")).strip(" \t\r\\")
        return not bare or _is_sum(bare)
    return _is_sum(gap.strip())


def _is_sum(gap: str) -> bool:
    """Whether strings are added here, perhaps with a value between."""
    if not gap.startswith("+") or not gap.endswith("+"):
        return False
    value = gap.strip("+").strip()
    return not value or bool(_VALUE.match(value))


def _masked(text: str, pieces: list[StringLiteral], language: str) -> str:
    """The SQL of a string in pieces; what stands between them is white space, a value a parameter."""
    found = ""
    last: StringLiteral | None = None
    for piece in pieces:
        if last is not None:
            gap = text[last.end : piece.start]
            bare = text[last.after : piece.before].strip(" \t\r\n\\+")
            if bare and language != "python":
                found += ":" + "p" * (len(gap) - 1)
            else:
                found += "".join(c if c == "\n" else " " for c in gap)
        found += plain_text(text, piece, language)
        last = piece
    return found


def _is_sql(text: str, context: str) -> bool:
    """Whether a string's text is SQL: by its form, and for one that is run by how it begins."""
    first = _FIRST_WORD.match(text)
    word = first[1].upper() if first is not None else ""
    if context == "runs":
        if word in _VERBS or not text.strip():
            return True
        return len(text.split()) == 1 and any(v.startswith(word) for v in _VERBS) and text.strip().isalpha()
    return bool(_LOOKS.match(text)) and not _is_prose(text)


def _is_prose(text: str) -> bool:
    """Whether a sentence only begins like a statement."""
    first = _FIRST_WORD.match(text)
    if first is None or first[1].isupper():
        return bool(_WORDS_ONLY.match(text))
    if _WORDS_ONLY.match(text) or _DETERMINED.search(text):
        return True
    verb = first[1].upper()
    if verb in ("CREATE", "ALTER"):
        return _DEFINES.search(text, first.end()) is None
    source = _SOURCE.search(text) if verb in ("SELECT", "DELETE", "INSERT") else None
    return source is not None and _GOES_ON.match(text, source.end()) is None


def _may_be_sql(body: str) -> bool:
    head = body.lstrip(" \t\r\n\\nt").lstrip()[:2].upper()
    return head in ("SE", "WI", "IN", "UP", "DE", "CR", "AL", "DR", "ME", "TR", "--", "EL", "LT", "EX")
