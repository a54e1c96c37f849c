"""A small schema that the tests of this room share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Table

NUMBER, TEXT, TIME, BOOLEAN = ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.TIME, ColumnKind.BOOLEAN


def table(
    name: str,
    columns: Mapping[str, ColumnKind],
    key: tuple[str, ...] = (),
    foreign: Iterable[tuple[str, str, str]] = (),
    schema: str = "",
) -> Table:
    return Table(
        name,
        tuple(Column(column, kind=kind) for column, kind in columns.items()),
        schema=schema,
        primary_key=key,
        foreign_keys=tuple(ForeignKey((here,), there, (column,)) for here, there, column in foreign),
    )


SHOP = Schema(
    (
        table(
            "customer",
            {"id": NUMBER, "name": TEXT, "country": TEXT, "signed_up": TIME, "active": BOOLEAN},
            key=("id",),
        ),
        table(
            "orders",
            {"id": NUMBER, "customer_id": NUMBER, "order date": TIME, "total": NUMBER},
            key=("id",),
            foreign=[("customer_id", "customer", "id")],
        ),
        table(
            "order_item",
            {"order_id": NUMBER, "product": TEXT, "amount": NUMBER},
            foreign=[("order_id", "orders", "id"), ("product", "产品", "名称")],
        ),
        table("产品", {"名称": TEXT, "价格": NUMBER}, key=("名称",)),
        table(
            "employee",
            {"id": NUMBER, "name": TEXT, "manager_id": NUMBER, "salary": NUMBER, "group": TEXT},
            key=("id",),
            foreign=[("manager_id", "employee", "id")],
        ),
        table("weather", {"day": TIME, "degrees": NUMBER}),
    )
)
