"""A person's name is shown whole: who asks for names, and not for first or last ones, means both columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sql_copilot_ls.linking import LinkedRequest
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.ir import Column, Expression, Query
from sql_copilot_ls.schema.model import Schema

_FIRST = re.compile(r"(first|given|fore|^f|_f)_?name$", re.IGNORECASE)
_LAST = re.compile(r"(last|family|sur|^l|_l)_?name$", re.IGNORECASE)
_ONE_ASKED_FOR = re.compile(r"first|last|given|family|surname|forename|[fl]_?name|姓氏", re.IGNORECASE)


def with_full_names(query: Query, schema: Schema, linked: LinkedRequest) -> Query:
    """The query with a first name beside every last one that it shows, and the other way round, where the table has one
    column for each and the question asks for neither by itself.
    """
    if query.chained is not None or any(_ONE_ASKED_FOR.search(word.text) for word in linked.words):
        return query
    catalog = catalog_of(schema)

    def whole(shown: Expression) -> tuple[Expression, ...]:
        if not isinstance(shown, Column):
            return (shown,)
        columns = [column.name for column in catalog.tables[shown.table].columns]
        first, last = ([name for name in columns if part.search(name)] for part in (_FIRST, _LAST))
        if shown.name not in {*first, *last} or (len(first), len(last)) != (1, 1):
            return (shown,)
        return replace(shown, name=first[0]), replace(shown, name=last[0])

    def all_whole(items: Iterable[Expression]) -> tuple[Expression, ...]:
        return tuple(dict.fromkeys(name for item in items for name in whole(item)))

    return replace(query, select=all_whole(query.select), group_by=all_whole(query.group_by))
