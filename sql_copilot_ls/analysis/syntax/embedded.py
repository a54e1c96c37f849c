"""SQL inside strings of Python, TypeScript, JavaScript and Go, and in `%%sql` cells: found, with offsets that map
both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = frozenset(("python", "javascript", "javascriptreact", "typescript", "typescriptreact", "go"))
"""The languages whose strings are looked through, as LSP names them."""


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
_PROSE = re.compile(r"\s*[a-zA-Z][a-z]*(?:\s+[a-zA-Z][a-z]*)*[.!?]?\s*\Z")
"""Words in lower case and nothing else: a sentence that begins like a statement."""

_PYTHON = re.compile(
    r"""\#[^\n]*
      | (?P<prefix>(?<!\w)[rRbBuUfF]{0,2})(?P<quote>\"\"\"|''')(?P<body>(?:\\[\s\S]|(?!(?P=quote))[\s\S])*)(?P=quote)
      | (?P<prefix1>(?<!\w)[rRbBuUfF]{0,2})(?P<quote1>["'])(?P<body1>(?:\\[\s\S]|(?!(?P=quote1))[^\\\n])*)(?P=quote1)
    """,
    re.X,
)
_SCRIPT = re.compile(
    r"""//[^\n]* | /\*[\s\S]*?\*/
      | `(?P<body>(?:\\[\s\S]|[^`\\])*)`
      | (?P<quote1>["'])(?P<body1>(?:\\[\s\S]|(?!(?P=quote1))[^\\\n])*)(?P=quote1)
    """,
    re.X,
)
_GO = re.compile(
    r"""//[^\n]* | /\*[\s\S]*?\*/
      | `(?P<body>[^`]*)`
      | (?P<quote1>["])(?P<body1>(?:\\[\s\S]|[^"\\\n])*)"
      | '(?:\\.|[^'\\\n])*'
    """,
    re.X,
)
_PATTERNS = {"python": _PYTHON, "go": _GO}
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
    found = [r for r in _strings(text, language) if _LOOKS.match(r.text) and not _PROSE.match(r.text)]
    if language == "python":
        covered = [(r.start, r.end) for r in found]
        for line in _LINE_MAGIC.finditer(text):
            if not any(s <= line.start("body") < e for s, e in covered):
                found.append(Region(line.start("body"), line.end("body"), line["body"]))
        found.sort(key=lambda r: r.start)
    return found


def _strings(text: str, language: str) -> Iterator[Region]:
    pattern = _PATTERNS.get(language, _SCRIPT)
    for match in pattern.finditer(text):
        groups = match.groupdict()
        group = "body" if groups.get("body") is not None else "body1"
        body = groups.get(group)
        if body is None or len(body) < 6 or not _may_be_sql(body):
            continue
        prefix = (groups.get("prefix") or groups.get("prefix1") or "").lower()
        raw = "r" in prefix or (language == "go" and group == "body")
        masked = body if raw else _mask_escapes(body)
        if language == "python" and "f" in prefix:
            masked = _BRACES.sub(_placeholder, masked)
        elif language not in ("python", "go") and group == "body":
            masked = _DOLLAR.sub(_placeholder, masked)
        yield Region(match.start(group), match.end(group), masked)


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
