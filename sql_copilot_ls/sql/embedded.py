"""SQL inside strings of Python, TypeScript, JavaScript and Go, and in `%%sql` cells: found, with offsets that map
both ways.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sql_copilot_ls.sql.keywords import words

LANGUAGES = frozenset(("python", "javascript", "javascriptreact", "typescript", "typescriptreact", "go"))
"""The languages whose strings are looked through, as LSP names them."""
SUFFIXES = {
    ".py": "python",
    ".js": "javascript",
    ".mjs": "javascript",
    ".jsx": "javascriptreact",
    ".ts": "typescript",
    ".tsx": "typescriptreact",
    ".go": "go",
}
"""How the names of their files end."""


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
    r"(?:(?P<receiver>[\w$]{1,40})\.)?(?P<name>[\w$]{1,40})(?:<[\w$\[\], ]{1,40}>)?"
    r"\(\s{0,80}(?:[\w.&]{1,40},\s{0,20}){0,2}\Z"
)
_DATABASES = words("db conn connection cursor cur pool client tx trx transaction session database knex sqlite")
_ASKS = words("all get run each one many any none oneornone manyornone first select scalar scalars text")
"""What such an object is told to do with SQL."""
_RUNS = re.compile(
    r"(?:execute|executemany|executescript|execute_sql|read_sql|read_sql_query|mogrify|sql|raw|fetch|fetchrow|fetchval"
    r"|(?:must)?(?:query|exec|prepare)(?:row|rows)?x?(?:context)?|\$?(?:query|execute)raw(?:unsafe)?)\Z",
    re.I,
)
"""Functions that are given SQL."""
_TAGS = re.compile(r"(?:sql|\$?(?:query|execute)raw)\Z", re.I)
"""Tags of templates that are SQL; the latter are Prisma's."""
_SAYS = re.compile(
    r"(?:\w{0,40}(?:error|exception)f?|new|log|logf?|print|printf|println|fatalf?|panicf?|warn|warning|warnf|info|infof"
    r"|debug|debugf|alert|it|test|describe|expect|assert|t|gettext|_)\Z",
    re.I,
)
"""Functions that are given sentences."""
_NEAR = 200
"""Characters before a string that say what it is for."""
_GAP = 400
"""Most characters between the pieces of a string."""

_OPENERS = {"python": re.compile(r"#|\"\"\"|'''|[\"']")}
_OTHER_OPENERS = re.compile(r"//|/\*|[`\"']")
_STRING_PREFIX = re.compile(r"(?<!\w)[rRbBuUfF]{1,2}\Z")
_ESCAPES = r"\\[\s\S]|"
_STOPS = {
    "#": re.compile(r"\n"),
    "//": re.compile(r"\n"),
    "/*": re.compile(r"\*/"),
    '"""': re.compile(_ESCAPES + '"""'),
    "'''": re.compile(_ESCAPES + "'''"),
    '"': re.compile(_ESCAPES + r'\n|"'),
    "'": re.compile(_ESCAPES + r"\n|'"),
    "`": re.compile(_ESCAPES + "`"),
}
"""Where what an opener begins may end."""
_VALUE = re.compile(r"\+?\s*[\w.\[\]()$]{1,80}\s*\+?\Z")
_SHORTEST = 6
_RAW_STOP = re.compile("`")
_CELL = re.compile(r"[ \t]*%%(?:sql|bigquery|duckdb|sparksql)\b[^\n]*\n")

_LINE_MAGIC = re.compile(r"^[ \t]*(?:\w+[ \t]*=[ \t]*)?%sql[ \t]+(?P<body>[^\n]+)", re.M)
_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_DOLLAR = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")


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


@dataclass(frozen=True, slots=True)
class _Literal:
    """A string of a source text: its opening quote, what is quoted, and whether anything closes it."""

    opener: str
    start: int
    end: int
    closed: bool = True

    @property
    def before(self) -> int:
        """Where its quote opens."""
        return self.start - len(self.opener)


def _statements(text: str, language: str) -> Iterator[Region]:
    literals = list(_literals(text, language))
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


def _context(text: str, literal: _Literal, language: str) -> str:
    """What a string is for, by what stands before it: `runs` SQL, `says` something, or nothing known."""
    before = text[max(0, literal.before - _NEAR) : literal.before]
    if literal.opener == "`" and language != "go":
        tag = _TAG.search(before[-_NEAR // 2 :])
        if tag:
            return "runs" if _TAGS.match(tag["name"]) else "" if tag["name"] in ("return", "await") else "says"
    call = _CALL.search(before.removesuffix(_prefix(text, literal, language)))
    if call is None:
        return ""
    asked = (call["receiver"] or "").lower() in _DATABASES and call["name"].lower() in _ASKS
    if asked or _RUNS.match(call["name"]):
        return "runs"
    return "says" if _SAYS.match(call["name"]) else ""


def _may_begin(text: str, literal: _Literal, context: str) -> bool:
    """Whether a string may begin a statement."""
    if context == "runs":
        return True
    size = literal.end - literal.start
    return size >= _SHORTEST and _may_be_sql(text[literal.start : min(literal.end, literal.start + _NEAR)])


def _joined(text: str, first: _Literal, second: _Literal, language: str) -> bool:
    """Whether two strings are pieces of one."""
    gap = text[first.end + len(first.opener) : second.before]
    if len(gap) > _GAP:
        return False
    if language == "python":
        bare = "".join(line.partition("#")[0] for line in gap.split("\n")).strip(" \t\r\\")
        bare = bare.removesuffix(_prefix(text, second, language)).strip(" \t\r\\")
        return not bare or _is_sum(bare)
    return _is_sum(gap.strip())


def _is_sum(gap: str) -> bool:
    """Whether strings are added here, perhaps with a value between."""
    if not gap.startswith("+") or not gap.endswith("+"):
        return False
    value = gap.strip("+").strip()
    return not value or bool(_VALUE.match(value))


def _prefix(text: str, literal: _Literal, language: str) -> str:
    if language != "python":
        return ""
    found = _STRING_PREFIX.search(text[max(0, literal.before - 3) : literal.before])
    return found.group() if found else ""


def _masked(text: str, pieces: list[_Literal], language: str) -> str:
    """The SQL of a string in pieces; what stands between them is white space, a value a parameter."""
    found = ""
    last: _Literal | None = None
    for piece in pieces:
        if last is not None:
            gap = text[last.end : piece.start]
            bare = text[last.end + len(last.opener) : piece.before].strip(" \t\r\n\\+")
            if bare and language != "python":
                found += ":" + "p" * (len(gap) - 1)
            else:
                found += "".join(c if c == "\n" else " " for c in gap)
        body = text[piece.start : piece.end]
        prefix = _prefix(text, piece, language).lower()
        raw = "r" in prefix or (language == "go" and piece.opener == "`")
        masked = body if raw else _mask_escapes(body)
        if "f" in prefix:
            masked = _BRACES.sub(_placeholder, masked)
        elif language not in ("python", "go") and piece.opener == "`":
            masked = _DOLLAR.sub(_placeholder, masked)
        found += masked
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


def _literals(text: str, language: str) -> Iterator[_Literal]:
    """The string literals of a source text; comments are passed over. What nothing closes on its line ends there, and
    what has been seen not to be closed is not looked for again: each character is read at most once for each kind of
    quote.
    """
    openers = _OPENERS.get(language, _OTHER_OPENERS)
    unclosed: dict[str, int] = {}
    at = 0
    while (found := openers.search(text, at)) is not None:
        opener, start = found.group(), found.end()
        at = start
        if start <= unclosed.get(opener, -1):
            continue
        stops = _RAW_STOP if opener == "`" and language == "go" else _STOPS[opener]
        stop = next((s for s in stops.finditer(text, start) if s.group()[0] != "\\"), None)
        if stop is None:
            unclosed[opener] = len(text)
            if opener not in ("#", "//", "/*"):
                yield _Literal(opener, start, _open_end(text, start, opener), closed=False)
        elif opener in ("#", "//", "/*"):
            at = stop.end()
        elif stop.group() == opener:
            yield _Literal(opener, start, stop.start())
            at = stop.end()
        else:
            unclosed[opener] = stop.start()
            yield _Literal(opener, start, stop.start(), closed=False)


def _open_end(text: str, start: int, opener: str) -> int:
    """Where a string that nothing closes may end: with its line, or one of several lines before an empty one."""
    end = text.find("\n\n" if len(opener) > 1 or opener == "`" else "\n", start)
    return len(text) if end < 0 else end


def _may_be_sql(body: str) -> bool:
    head = body.lstrip(" \t\r\n\\nt").lstrip()[:2].upper()
    return head in ("SE", "WI", "IN", "UP", "DE", "CR", "AL", "DR", "ME", "TR", "--", "EL", "LT", "EX")


_ESCAPE = re.compile(r"\\(?:\r\n|[\s\S])")


def _mask_escapes(body: str) -> str:
    def mask(match: re.Match[str]) -> str:
        what = match.group()[1:]
        if what in ("n", "t", "r"):
            return " \n" if what == "n" else "  "
        if what in ("'", '"', "`"):
            return " " + what
        return " " * (len(match.group()) - 1) + ("\n" if "\n" in what else " ")

    return _ESCAPE.sub(mask, body)


def _placeholder(match: re.Match[str]) -> str:
    """A parameter as long as the placeholder, so that the SQL around still reads."""
    size = len(match.group())
    if match.group() in ("{{", "}}"):
        return match.group()[0] + " "
    return ":" + "p" * (size - 1) if size > 1 else "?"
