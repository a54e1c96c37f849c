"""What a query must pass to be shown, in the very form in which it is shown: plausible, prepares, parses, types fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot

from sql_copilot_ls.query import QueryError, Statement, render
from sql_copilot_ls.query.defined_columns import expanded

from .changes import too_far
from .plausible import implausible
from .prefix import goes_on
from .proving import Proving
from .rewriting import Circumstances, forms
from .rewriting.listed_values import unlisted
from .typed import type_clash


@dataclass(frozen=True, slots=True)
class Passed:
    """A query that passed, as the comment says it and with the words of a glossary written out, and its text in the
    dialect asked for.
    """

    said: Statement
    query: Statement
    sql: str


def passed(query: Statement, asked: Circumstances, proving: Proving, prefix: str) -> Passed | str:
    """The best form of a query that goes on from what is typed and passes all checks; else why there is none, or
    nothing when only what is typed stands in the way.
    """
    reason = ""
    for said in forms(query, asked):
        try:
            form = expanded(said, asked.catalog)
            sql = next((text for text in _texts(form, asked) if goes_on(prefix, text)), "")
            if not sql:
                continue
            found = next(_problems(form, sql, asked, proving), "")
        except QueryError as error:
            found = str(error)
        if not found:
            return Passed(said, form, sql)
        reason = reason or found
    return reason


def passed_as_written(
    query: Statement, asked: Circumstances, proving: Proving, prefix: str, written: str = ""
) -> Passed | None:
    """A query that somebody wrote, in its own text where that is given, if it goes on from what is typed, prepares and
    parses: what it says is not for us to judge.
    """
    try:
        texts = [written] if written else list(_texts(query, asked))
        sql = next((text for text in texts if goes_on(prefix, text)), "")
        if not sql or proving.problem(query, sql if asked.dialect == "sqlite" else ""):
            return None
        sqlglot.parse_one(sql, dialect=asked.dialect)
    except (QueryError, sqlglot.errors.SqlglotError):
        return None
    return Passed(query, query, sql)


def _texts(query: Statement, asked: Circumstances) -> Iterator[str]:
    """The ways to write a query, the best first: others serve who has typed the beginning of one."""
    for aliases in dict.fromkeys((asked.aliases, False)):
        for by_mention in (False, True):
            yield render(query, asked.index.schema, asked.dialect, aliases=aliases, by_mention=by_mention)


def _problems(query: Statement, sql: str, asked: Circumstances, proving: Proving) -> Iterator[str]:
    """What speaks against a query, the cheapest first."""
    for problem in (too_far(query, asked.comment), implausible(query, asked.catalog), unlisted(query, asked)):
        if problem:
            yield problem
    if problem := proving.problem(query, sql if asked.dialect == "sqlite" else ""):
        yield problem
    try:
        sqlglot.parse_one(sql, dialect=asked.dialect)
    except sqlglot.errors.SqlglotError as error:
        yield f"not readable in {asked.dialect}: {error}"
    if problem := type_clash(query, asked.catalog, asked.dialect):
        yield problem
