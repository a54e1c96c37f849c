"""Names as a person would write them: quotes only where a dialect needs them, and short aliases."""

from __future__ import annotations

import re

from sqlglot import exp

from sql_copilot_ls.sql.quoting import needs_quotes
from sql_copilot_ls.sql.reserved import is_reserved_anywhere

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]|\d+")
_NO_ALIAS = frozenset(["as", "at", "by", "do", "go", "if", "in", "is", "it", "no", "of", "on", "or", "to", "id"])


def identifier(name: str, dialect: str, declared_in_quotes: bool = False) -> exp.Identifier:
    """A name, quoted where this dialect needs it; the case of one `declared_in_quotes` counts."""
    return exp.Identifier(this=name, quoted=needs_quotes(name, dialect, declared_in_quotes=declared_in_quotes))


def words_of(name: str) -> list[str]:
    """The words of a name in lower case: order_items, OrderItems and ORDER_ITEMS have the same two."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+", name)] or [name]


def alias_for(table: str, taken: set[str]) -> str:
    """A short alias from the initials of the table's words, different from all taken ones, and now taken itself."""
    words: list[str] = [word for word in _WORDS.findall(table) if word[0].isascii() and word[0].isalpha()] or ["t"]
    initials = "".join(word[0] for word in words).lower()[:4]
    candidates = [initials, *(words[0][:length].lower() + initials[1:] for length in (2, 3) if len(words[0]) >= length)]
    candidates += [f"{initials}{number}" for number in range(2, len(taken) + 3)]
    free = (candidate for candidate in candidates if candidate not in taken and candidate not in _NO_ALIAS)
    alias = next(candidate for candidate in free if not is_reserved_anywhere(candidate))
    taken.add(alias)
    return alias
