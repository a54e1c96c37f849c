"""What can go wrong between SQL, queries and tokens; every error says why."""

from __future__ import annotations


class QueryError(Exception):
    """Base of this room's errors; `reason` is a short phrase without names, fit for counting."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


class UnparsableError(QueryError):
    """The SQL text is not one readable SELECT statement."""


class InexpressibleError(QueryError):
    """The query is fine but has no form in the intermediate representation."""


class UnknownNameError(QueryError):
    """The query names a table or column that the schema does not have."""


class UnconnectedError(QueryError):
    """No chain of foreign keys joins the tables that the query uses."""


class LiteralNotFoundError(QueryError):
    """A value of the query is neither a candidate of the question nor a constant of the grammar."""


class BadTokensError(QueryError):
    """The token sequence does not follow the grammar, or ends too early or too late."""
