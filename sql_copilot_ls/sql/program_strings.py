"""The string literals of programs: where they begin and end, and which of their characters stand for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SUFFIXES = {
    ".py": "python",
    ".js": "javascript",
    ".mjs": "javascript",
    ".jsx": "javascriptreact",
    ".ts": "typescript",
    ".tsx": "typescriptreact",
    ".go": "go",
    ".java": "java",
    ".kt": "kotlin",
    ".kts": "kotlin",
    ".cs": "csharp",
    ".rs": "rust",
}
"""How the names of programs end, and their languages as LSP names them."""
LANGUAGES = frozenset(SUFFIXES.values())
"""The languages whose strings are looked through."""
_COMMENTS = ("#", "//", "/*")
_CHARACTER = r"'(?:\\.[^'\n]{0,8}|[^\\'\n])'"
"""One character in quotes: with these a lone quote begins nothing, such as Rust's lifetimes."""
_SCRIPT = re.compile(r"//|/\*|[`\"']")
_BLOCKS = re.compile(rf'//|/\*|"""|"|{_CHARACTER}')
_OPENERS = {
    "python": re.compile(r"#|\"\"\"|'''|[\"']"),
    "java": _BLOCKS,
    "kotlin": _BLOCKS,
    "csharp": _BLOCKS,
    "rust": re.compile(rf'//|/\*|"|{_CHARACTER}'),
}
_PREFIXES = {
    "python": re.compile(r"(?<!\w)[rRbBuUfF]{1,2}\Z"),
    "csharp": re.compile(r"[$@]{1,3}\Z"),
    "rust": re.compile(r"(?<!\w)(?:b?r#{0,4}|b)\Z"),
}
"""What may stand right before a quote and says how to read what it quotes."""
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
_OVER_LINES = re.compile(_ESCAPES + '"')
_ESCAPE = re.compile(r"\\(?:\r\n|[\s\S])")
_DOUBLED = re.compile('""')
_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_DOLLAR = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_TEMPLATE = re.compile(_DOLLAR.pattern + r"|\$[A-Za-z_]\w*")
_FORMAT = re.compile(r"\bformat(?:_args)?!\s{0,20}[(\[{]\s{0,20}\Z")


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """A string of a source text: its opening quote and what stands right before that, what is quoted, and whether
    anything closes it."""

    prefix: str
    opener: str
    start: int
    end: int
    closed: bool = True

    @property
    def before(self) -> int:
        """Where it begins."""
        return self.start - len(self.opener) - len(self.prefix)

    @property
    def after(self) -> int:
        """Where it has ended, if it is closed."""
        return self.end + len(self.opener) + self.prefix.count("#")

    def is_raw(self, language: str) -> bool:
        """Whether a backslash in it is one."""
        match language:
            case "python":
                return "r" in self.prefix.lower()
            case "go":
                return self.opener == "`"
            case "kotlin":
                return len(self.opener) == 3
            case "csharp":
                return len(self.opener) == 3 or "@" in self.prefix
            case "rust":
                return "r" in self.prefix
        return False


def string_literals(text: str, language: str) -> Iterator[StringLiteral]:
    """The string literals of a source text; comments are passed over. What nothing closes on its line ends there, and
    what has been seen not to be closed is not looked for again: each character is read at most once for each kind of
    quote.
    """
    openers, prefixes = _OPENERS.get(language, _SCRIPT), _PREFIXES.get(language)
    unclosed: dict[str, int] = {}
    at = 0
    while (found := openers.search(text, at)) is not None:
        opener, start = found.group(), found.end()
        at = start
        if len(opener) > 1 and opener[0] == "'" and opener != "'''":
            continue
        before = prefixes.search(text[max(0, found.start() - 6) : found.start()]) if prefixes is not None else None
        prefix = before.group() if before is not None and opener not in _COMMENTS else ""
        stops = _stops(StringLiteral(prefix, opener, start, start), language)
        if start <= unclosed.get(stops.pattern, -1):
            continue
        stop = next((s for s in stops.finditer(text, start) if s.group()[0] != "\\" and s.group() != '""'), None)
        if stop is None:
            unclosed[stops.pattern] = len(text)
            if opener not in _COMMENTS:
                yield StringLiteral(prefix, opener, start, _open_end(text, start, opener), closed=False)
        elif opener in _COMMENTS:
            at = stop.end()
        elif stop.group() == "\n":
            unclosed[stops.pattern] = stop.start()
            yield StringLiteral(prefix, opener, start, stop.start(), closed=False)
        else:
            yield StringLiteral(prefix, opener, start, stop.start())
            at = stop.end()


def plain_text(text: str, literal: StringLiteral, language: str) -> str:
    """What a literal of a source text says, as long as what it quotes: escapes are masked, and what is filled in is a
    parameter."""
    body = text[literal.start : literal.end]
    if not literal.is_raw(language):
        body = _Unescaping().text(_ESCAPE, body)
    elif language == "csharp" and len(literal.opener) == 1:
        body = _Unescaping().text(_DOUBLED, body)
    holes = _holes(text, literal, language)
    return body if holes is None else holes.sub(_placeholder, body)


def _holes(text: str, literal: StringLiteral, language: str) -> re.Pattern[str] | None:
    """What is filled in."""
    match language:
        case "python":
            return _BRACES if "f" in literal.prefix.lower() else None
        case "csharp":
            return _BRACES if "$" in literal.prefix else None
        case "rust":
            return _BRACES if _FORMAT.search(text[max(0, literal.before - 60) : literal.before]) else None
        case "kotlin":
            return _TEMPLATE
        case "go" | "java":
            return None
    return _DOLLAR if literal.opener == "`" else None


def _stops(literal: StringLiteral, language: str) -> re.Pattern[str]:
    """Where a literal may end."""
    if literal.opener in _COMMENTS:
        return _STOPS[literal.opener]
    if language == "csharp" and "@" in literal.prefix and len(literal.opener) == 1:
        return _closer('""|"')
    if literal.is_raw(language) and language != "python":
        return _closer(literal.opener + "#" * literal.prefix.count("#"))
    return _OVER_LINES if language == "rust" else _STOPS[literal.opener]


@lru_cache
def _closer(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _open_end(text: str, start: int, opener: str) -> int:
    """Where a string that nothing closes may end: with its line, or one of several lines before an empty one."""
    end = text.find("\n\n" if len(opener) > 1 or opener == "`" else "\n", start)
    return len(text) if end < 0 else end


class _Unescaping:
    """Masks what stands for another character. Of two escaped quotes the space is outside, so that they still quote a
    name as it is."""

    def __init__(self) -> None:
        self.open: set[str] = set()

    def text(self, pattern: re.Pattern[str], body: str) -> str:
        """The body with each match masked."""
        return pattern.sub(self.masked, body)

    def masked(self, match: re.Match[str]) -> str:
        what = match.group()[1:]
        if what in ("n", "t", "r"):
            return " \n" if what == "n" else "  "
        if what in ("'", '"', "`"):
            self.open ^= {what}
            return " " + what if what in self.open else what + " "
        return " " * (len(match.group()) - 1) + ("\n" if "\n" in what else " ")


def _placeholder(match: re.Match[str]) -> str:
    """A parameter as long as the placeholder, so that the SQL around still reads."""
    size = len(match.group())
    if match.group() in ("{{", "}}"):
        return match.group()[0] + " "
    return ":" + "p" * (size - 1) if size > 1 else "?"
