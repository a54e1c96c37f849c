"""Queries with a comment above them: what a team has asked before, in its own words."""

from __future__ import annotations

from sql_copilot_ls.sql.comments import comments

from .model import Example

MAX_COMMENT, MAX_QUERY = 300, 6000
"""Characters; longer ones are documentation, and scripts."""
MAX_PER_FILE = 2000
QUERIES = frozenset({"SELECT", "WITH"})


def example_of(before: str, query: str, dialect: str, file: str, line: int) -> Example | None:
    """The example of a query and what stands before it, from the end of the statement before; None where no comment is
    right above it.
    """
    if not before.strip() or len(query) > MAX_QUERY:
        return None
    tail = before[-4 * MAX_COMMENT :]
    found = comments(tail, dialect)
    if not found or not found[-1].closed or not found[-1].alone:
        return None
    between = tail[found[-1].end :]
    if between.strip() or between.count("\n") > 1:
        return None
    comment = found[-1].text.strip()
    if not 2 <= len(comment) <= MAX_COMMENT or not any(c.isalpha() for c in comment):
        return None
    return Example(comment, query.strip().rstrip(";").rstrip(), file, line)
