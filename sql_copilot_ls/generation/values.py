"""Values that show by their form which column they belong to."""

from __future__ import annotations

import re
from dataclasses import replace

from sql_copilot_ls.query import rewritten
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.ir import Call, Column, Literal, Query
from sql_copilot_ls.schema.model import Schema

from .casing import EQUALITIES

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_FOR_ADDRESSES = re.compile(r"e?mail|邮箱|邮件", re.IGNORECASE)


def with_addresses_in_place(query: Query, schema: Schema) -> Query:
    """The query with e-mail addresses compared with the column for them, where the table in question has one such."""
    catalog = catalog_of(schema)

    def changed(call: Call) -> Call:
        tested, *values = call.arguments or (None,)
        if call.action not in EQUALITIES or not isinstance(tested, Column) or _FOR_ADDRESSES.search(tested.name):
            return call
        if not all(isinstance(value, Literal) and _ADDRESS.fullmatch(value.text) for value in values):
            return call
        own = [column.name for column in catalog.tables[tested.table].columns if _FOR_ADDRESSES.search(column.name)]
        return replace(call, arguments=(replace(tested, name=own[0]), *values)) if len(own) == 1 else call

    return rewritten(query, call=changed)
