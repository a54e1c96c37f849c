"""The SQL that stands below a comment already: the tokens it forces, and which suggestions go on from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sql_copilot_ls.analysis.ide.continuation import continued
from sql_copilot_ls.query import Candidate, QueryError, encode, parse_sql
from sql_copilot_ls.query.grammar import ACTIONS
from sql_copilot_ls.schema.model import Schema

_SPACE = re.compile(r"\s+")
_OPEN_CLAUSE = re.compile(r"\s(where|group\s+by|having|order\s+by|union|except|intersect|limit)\s*$", re.IGNORECASE)
_CLAUSE_ACTIONS = {"where": "Where", "group by": "GroupBy", "having": "Having"}
_ENDINGS = {ACTIONS[name] for name in ("Done", "Limit1")}


def goes_on(prefix: str, sql: str) -> bool:
    """Whether the SQL begins with what is typed, up to case and white space."""
    return continued(prefix, sql) is not None


def forced_tokens(prefix: str, schema: Schema, literals: Sequence[Candidate], dialect: str) -> list[int]:
    """Tokens that every query beginning with `prefix` has first; empty when the prefix does not say.

    A prefix that is a query up to a clause's keyword (SELECT name FROM singer WHERE) forces all of it; one that ends
    after SELECT DISTINCT forces that.
    """
    text = _SPACE.sub(" ", prefix).strip()
    open_clause = _OPEN_CLAUSE.search(prefix)
    clause = _SPACE.sub(" ", open_clause.group(1)).casefold() if open_clause else ""
    body = prefix[: open_clause.start()] if open_clause else text
    if re.fullmatch(r"select distinct\b.*", text, re.IGNORECASE) and not re.search(r"\bfrom\b", text, re.IGNORECASE):
        return [ACTIONS["SelectDistinct"]]
    if not clause:
        return []
    try:
        tokens = encode(parse_sql(body, schema, dialect), schema, literals)
    except QueryError:
        return []
    if tokens[-1] not in _ENDINGS:
        return []
    return [*tokens[:-1], ACTIONS[_CLAUSE_ACTIONS[clause]]] if clause in _CLAUSE_ACTIONS else tokens[:-1]
