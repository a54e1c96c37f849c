"""Glob patterns as editors write them (`**`, `*`, `?`, `[…]`, `{a,b}`), matched against paths relative to a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable


def translate(pattern: str) -> str:
    """A glob as a regular expression for a relative path with forward slashes. `**/` also matches no folder at all."""
    out, i, depth = [], 0, 0
    pattern = pattern.replace("\\", "/").removeprefix("./").lstrip("/")
    while i < len(pattern):
        c = pattern[i]
        if pattern.startswith("**/", i):
            out.append("(?:.*/)?")
            i += 3
            continue
        if pattern.startswith("**", i):
            out.append(".*")
            i += 2
            continue
        if c == "*":
            out.append("[^/]*")
        elif c == "?":
            out.append("[^/]")
        elif c == "[" and "]" in pattern[i + 2 :]:
            end = pattern.index("]", i + 2)
            body = pattern[i + 1 : end].replace("\\", "\\\\")
            out.append("[" + ("^" + body[1:] if body[0] == "!" else body.replace("[", "\\[")) + "]")
            i = end
        elif c == "{" and "}" in pattern[i:]:
            out.append("(?:")
            depth += 1
        elif c == "," and depth:
            out.append("|")
        elif c == "}" and depth:
            out.append(")")
            depth -= 1
        else:
            out.append(re.escape(c))
        i += 1
    return "".join(out) + ")" * depth


class Globs:
    """Several patterns as one test. A pattern that is no regular expression even when translated matches nothing."""

    def __init__(self, patterns: Iterable[str]) -> None:
        translated = []
        for pattern in patterns:
            try:
                expression = translate(pattern)
                re.compile(expression)
            except re.error:
                continue
            translated.append(expression)
        self._expression = re.compile("|".join(f"(?:{t})" for t in translated) or r"(?!)", re.DOTALL)

    def match(self, relative: str) -> bool:
        """Whether any pattern matches the whole path."""
        return self._expression.fullmatch(relative) is not None
