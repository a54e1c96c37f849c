"""Glossaries, `*.glossary.toml` and the table `terms` of `.sqlcopilot.toml`, to terms: a team's own words for tables,
columns, values, conditions and measures.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from .events import Declarations
from .model import Skipped, Source, Term

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MAX_GLOSSARY = 1024 * 1024
MAX_LINE = 2000
"""Characters; TOML's dotted keys take the square of their parts to read."""
MAX_TERMS = 2000
MAX_SYNONYMS = 24
MAX_NAME = 80
MAX_TEXT = 2000
FIELDS = ("table", "column", "value", "of", "condition", "measure", "over", "synonyms", "note")
"""What an entry may hold."""
_SUFFIX, _SETTINGS = ".glossary.toml", ".sqlcopilot.toml"
GLOSSARIES = (f"**/*{_SUFFIX}", f"**/{_SETTINGS}")
"""Globs of the files."""
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*=""")
_PART = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*(?:\.|$)""")
_PLACE = re.compile(r"at line (\d+)")
KINDS = {
    "table": ("table",),
    "column": ("column",),
    "value": ("value", "of"),
    "condition": ("condition", "over"),
    "measure": ("measure", "over"),
}
"""What a term is, by the field that says it, and the fields that go with that."""


def is_glossary(name: str) -> bool:
    """Whether a file is a glossary by its name."""
    return name.casefold().endswith(_SUFFIX) or name.casefold() == _SETTINGS


def glossary_declarations(text: str, *, dialect: str = "", file: str = "") -> Declarations:
    """The terms of one glossary. Never raises: what cannot be read is in `skipped`, and the rest counts."""

    def refused(line: int, reason: str) -> Declarations:
        return Declarations(file, dialect, skipped=(Skipped(file, line, reason),))

    if len(text) > MAX_GLOSSARY:
        return refused(0, f"the glossary is larger than {MAX_GLOSSARY // 1024 // 1024} MB: split it")
    lines = text.splitlines()
    long = next((number for number, line in enumerate(lines) if len(line) > MAX_LINE), None)
    if long is not None:
        return refused(long, f"a line of over {MAX_LINE:,} characters: break it")
    try:
        read = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        return refused(int(place[1]) - 1 if place else max(len(lines) - 1, 0), f"not TOML: {error}")
    except RecursionError:
        return refused(0, "not TOML: nested too deeply")
    entries = read.get("terms", {})
    if not isinstance(entries, dict):
        return refused(0, "`terms` should be a table: [terms.NAME]")
    places = dict(_places(lines, file))
    terms: list[Term] = []
    skipped: list[Skipped] = []
    for number, (name, entry) in enumerate(entries.items()):
        source = places.get(name, Source(file, 0))
        if number >= MAX_TERMS:
            skipped.append(Skipped(file, source.line, f"more than {MAX_TERMS:,} terms: the rest is left out"))
            break
        found = _term(name, entry, source)
        if isinstance(found, Term):
            terms.append(found)
        else:
            skipped.append(Skipped(file, source.line, f"the term {name[:MAX_NAME]!r} {found}"))
    return Declarations(file, dialect, skipped=tuple(skipped), terms=tuple(terms))


def _term(name: str, entry: Any, source: Source) -> Term | str:
    """The term of an entry, or what is wrong with it."""
    if not isinstance(entry, Mapping):
        return "should be a table of fields: " + ", ".join(FIELDS)
    if not name.strip() or len(name) > MAX_NAME:
        return f"should have a name of 1 to {MAX_NAME} characters"
    unknown = next((field for field in entry if field not in FIELDS), None)
    if unknown is not None:
        return f"has a field {unknown[:MAX_NAME]!r} that is none of " + ", ".join(FIELDS)
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        return "should have exactly one of " + ", ".join(KINDS)
    kind = kinds[0]
    missing = next((field for field in KINDS[kind] if field not in entry), None)
    if missing is not None:
        return f"lacks the field {missing!r}: what its {kind} is {missing}"
    odd = next((f for f in ("of", "over") if f in entry and f not in KINDS[kind]), None)
    if odd is not None:
        return f"has a field {odd!r}, which a {kind} does not take"
    texts: dict[str, str] = {}
    for field in (*KINDS[kind], *(("note",) if "note" in entry else ())):
        value = entry[field]
        if field == "value" and isinstance(value, bool | int | float):
            value = str(value).upper() if isinstance(value, bool) else str(value)
        if not isinstance(value, str) or not value.strip() or len(value) > MAX_TEXT:
            return f"should have a text of 1 to {MAX_TEXT:,} characters as {field!r}"
        texts[field] = value.strip()
    synonyms = entry.get("synonyms", [])
    if not isinstance(synonyms, list) or len(synonyms) > MAX_SYNONYMS:
        return f"should have a list of at most {MAX_SYNONYMS} texts as 'synonyms'"
    if not all(isinstance(s, str) and 0 < len(s.strip()) <= MAX_NAME for s in synonyms):
        return f"should have synonyms of 1 to {MAX_NAME} characters"
    target = texts[KINDS[kind][-1]]
    text = texts[kind] if len(KINDS[kind]) > 1 else ""
    others = tuple(dict.fromkeys(s.strip() for s in synonyms))
    return Term(name.strip(), kind, target, text, others, texts.get("note", ""), source)


def _places(lines: list[str], file: str) -> Iterator[tuple[str, Source]]:
    """Every term with where it is written: its header, or its key below [terms]."""
    inside: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            header = line.strip().lstrip("[").rpartition("]")[0].rstrip("]").strip()
            inside = tuple(_parts(header))
            if len(inside) > 1 and inside[0] == "terms":
                start = line.find(header)
                yield inside[1], Source(file, number, start, number, start + len(header))
            continue
        key = _KEY.match(line)
        if key is not None and inside == ("terms",):
            yield _unquoted(key[1]), Source(file, number, key.start(1), number, key.end(1))


def _parts(dotted: str) -> Iterator[str]:
    """The parts of a dotted key, of the first few."""
    at = 0
    for _ in range(4):
        part = _PART.match(dotted, at)
        if part is None:
            return
        yield _unquoted(part[1])
        at = part.end()


def _unquoted(key: str) -> str:
    if key.startswith("'"):
        return key[1:-1]
    if not key.startswith('"'):
        return key
    try:
        read = tomllib.loads(f"key = {key}")["key"]
    except tomllib.TOMLDecodeError:
        return key[1:-1]
    return str(read)
