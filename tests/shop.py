"""A small shop as a `Schema`, for tests of everything above the schema room."""

from __future__ import annotations

import re

from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Source, Table

SHOP = """
customers: id int pk, name text not null, email text unique, country text, city text, created_at date, \
referrer_id int -> customers.id
addresses: id int pk, customer_id int -> customers.id, street text, city text, zip text
orders: id int pk, customer_id int -> customers.id, employee_id int -> employees.id, \
status text (pending paid shipped cancelled), \
total number, ordered_at date, shipping_address_id int -> addresses.id
order_items: order_id int pk -> orders.id, product_id int pk -> products.id, quantity int, unit_price number
shipments: id int pk, order_id int, product_id int, shipped_at date, \
carrier text; order_id product_id -> order_items.order_id product_id
products: id int pk, name text, price number, category_id int -> categories.id, \
supplier_id int -> suppliers.id, discontinued bool
categories: id int pk, name text, parent_id int -> categories.id
suppliers: id int pk, name text, country text
employees: id int pk, first_name text, last_name text, department_id int -> departments.id, \
manager_id int -> employees.id, \
salary number, hired_at date
departments: id int pk, name text, budget number
payments: id int pk, order_id int -> orders.id, amount number, method text (card cash transfer), paid_at date
reviews: id int pk, product_id int -> products.id, customer_id int -> customers.id, rating int, body text, \
created_at date
Price History: id int pk, product_id int -> products.id, Valid From date, price number
"""
"""One table a line: `name: column type [pk] [not null] [unique] [(allowed values)] [-> table.column], …[; composite
key]`.
"""

_KINDS = {
    "int": ColumnKind.NUMBER,
    "number": ColumnKind.NUMBER,
    "text": ColumnKind.TEXT,
    "date": ColumnKind.TIME,
    "bool": ColumnKind.BOOLEAN,
}
_COLUMN = re.compile(
    r"(?P<name>.+?) (?P<type>int|number|text|date|bool)(?P<pk> pk)?(?P<nn> not null)?(?P<unique> unique)?"
    r"(?: \((?P<values>[^)]*)\))?(?: -> (?P<table>\w+)\.(?P<column>\w+))?$"
)


def shop(text: str = SHOP) -> Schema:
    """The tables of `text` as a schema; line n of the text is line n of the file `shop.sql`."""
    tables = []
    for line, declared in enumerate(text.strip().splitlines()):
        name, body = declared.split(": ", 1)
        body, _, composite = body.partition("; ")
        columns, primary, foreign = [], [], []
        for part in body.split(", "):
            match = _COLUMN.match(part)
            assert match, part
            source = Source("shop.sql", line, declared.index(part), line, declared.index(part) + len(match["name"]))
            columns.append(
                Column(
                    match["name"],
                    match["type"],
                    _KINDS[match["type"]],
                    nullable=not (match["nn"] or match["pk"]),
                    unique=bool(match["unique"]),
                    values=tuple((match["values"] or "").split()),
                    source=source,
                )
            )
            if match["pk"]:
                primary.append(match["name"])
            if match["table"]:
                foreign.append(ForeignKey((match["name"],), match["table"], (match["column"],)))
        if composite:
            own, _, other = composite.partition(" -> ")
            table, _, references = other.partition(".")
            foreign.append(ForeignKey(tuple(own.split()), table, tuple(references.split())))
        tables.append(
            Table(
                name,
                tuple(columns),
                primary_key=tuple(primary),
                foreign_keys=tuple(foreign),
                source=Source("shop.sql", line, 0, line, len(name)),
            )
        )
    return Schema(tuple(tables))
