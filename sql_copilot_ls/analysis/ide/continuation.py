"""Whether SQL goes on from what is typed of it already: the one answer for generation, memory and insertion."""

from __future__ import annotations


def continued(prefix: str, sql: str) -> str | None:
    """`sql` with the beginning that is typed already replaced by what was typed: equal but for case and white space;
    None when it differs.

    A word that was begun in lower case goes on in lower case.

    >>> continued("select  na", "SELECT name FROM t")
    'select  name FROM t'
    """
    i = j = 0
    while i < len(prefix):
        if prefix[i].isspace():
            while i < len(prefix) and prefix[i].isspace():
                i += 1
            if j < len(sql) and not sql[j].isspace() and j > 0 and sql[j - 1].isalnum() and i < len(prefix):
                return None
            while j < len(sql) and sql[j].isspace():
                j += 1
            continue
        while j < len(sql) and sql[j].isspace() and not (i > 0 and prefix[i - 1].isalnum() and prefix[i].isalnum()):
            j += 1
        if j >= len(sql) or sql[j].casefold() != prefix[i].casefold():
            return None
        i += 1
        j += 1
    rest = sql[j:]
    if prefix and prefix[-1].islower() and prefix.isalpha() and prefix.islower():
        word = next((k for k, c in enumerate(rest) if not c.isalpha()), len(rest))
        rest = rest[:word].lower() + rest[word:]
    return prefix + rest
