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
    found = [r for r in _strings(text, language) if _LOOKS.match(r.text) and not _PROSE.match(r.text)]
    if language == "python":
        covered = [(r.start, r.end) for r in found]
        for line in _LINE_MAGIC.finditer(text):
            if not any(s <= line.start("body") < e for s, e in covered):
                found.append(Region(line.start("body"), line.end("body"), line["body"]))
        found.sort(key=lambda r: r.start)
    return found


def _strings(text: str, language: str) -> Iterator[Region]:
    for opener, start, end in _literals(text, language):
        body = text[start:end]
        if len(body) < 6 or not _may_be_sql(body):
            continue
        before = start - len(opener)
        found = _STRING_PREFIX.search(text[max(0, before - 3) : before]) if language == "python" else None
        prefix = found.group().lower() if found else ""
        raw = "r" in prefix or (language == "go" and opener == "`")
        masked = body if raw else _mask_escapes(body)
        if "f" in prefix:
            masked = _BRACES.sub(_placeholder, masked)
        elif language not in ("python", "go") and opener == "`":
            masked = _DOLLAR.sub(_placeholder, masked)
        yield Region(start, end, masked)


def _literals(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """The string literals of a source text, as opening quote, start and end of what is quoted; comments are passed
    over. What has been seen not to be closed is not looked for again: each character is read at most once for each
    kind of quote.
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
        elif opener in ("#", "//", "/*"):
            at = stop.end()
        elif stop.group() == opener:
            yield opener, start, stop.start()
            at = stop.end()
        else:
            unclosed[opener] = stop.start()


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
