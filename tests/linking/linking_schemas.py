"""Small schemas that the linking tests share."""

from __future__ import annotations

from sql_copilot_ls.linking import RELATIONS, LinkedRequest, SchemaIndex
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Table

NUMBER, TEXT, TIME = ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.TIME

MUSIC = Schema(
    (
        Table(
            "singer",
            (
                Column("singer_id", kind=NUMBER),
                Column("name", kind=TEXT),
                Column("country", kind=TEXT),
                Column("song_name", kind=TEXT),
                Column("birthdate", kind=TIME),
                Column("status", kind=TEXT, values=("active", "on_leave")),
            ),
            primary_key=("singer_id",),
        ),
        Table(
            "concert",
            (Column("concert_id", kind=NUMBER), Column("theme", kind=TEXT), Column("year", kind=NUMBER)),
            primary_key=("concert_id",),
        ),
        Table(
            "singer_in_concert",
            (Column("concert_id", kind=NUMBER), Column("singer_id", kind=NUMBER)),
            foreign_keys=(
                ForeignKey(("concert_id",), "concert", ("concert_id",)),
                ForeignKey(("singer_id",), "singer", ("singer_id",)),
            ),
        ),
    ),
    literals={("concert", "theme"): ("Free choice", "Happy Tonight")},
)

COMMENTED = Schema(
    (
        Table(
            "t_cust",
            (
                Column("cust_nm", kind=TEXT, comment="客户名称，必填"),
                Column("cr_lmt", kind=NUMBER, comment="信用额度"),
                Column("reg_dt", kind=TIME, comment="注册日期"),
            ),
            comment="客户表",
        ),
        Table("t_ord", (Column("ord_id", kind=NUMBER), Column("amt", kind=NUMBER, comment="订单金额")), comment="订单"),
    )
)

CHINESE = Schema(
    (
        Table("学生", (Column("学号", kind=NUMBER), Column("姓名", kind=TEXT), Column("出生地", kind=TEXT))),
        Table("课程", (Column("课程号", kind=NUMBER), Column("课程名称", kind=TEXT), Column("学分", kind=NUMBER))),
    )
)


def relation(request: LinkedRequest, row: int, column: int) -> str:
    """The name of the relation of two nodes."""
    return RELATIONS[request.relations[row * sum(request.counts) + column]]


def grade(request: LinkedRequest, index: SchemaIndex, word: str, name: str) -> str:
    """The grade between the first word of that text and an item (`table.column` or `table`), or "none"."""
    w = next(i for i, found in enumerate(request.words) if found.text == word)
    kind = "column" if "." in name else "table"
    if kind == "column":
        names = [f"{index.tables[index.column_table[c]].name}.{index.columns[c].name}" for c in request.columns]
        node = request.counts.words + names.index(name)
    else:
        tables = [index.tables[t].name for t in request.tables]
        node = request.counts.words + request.counts.columns + tables.index(name)
    forward, backward = relation(request, w, node), relation(request, node, w)
    assert backward == forward.replace(f"word_{kind}", f"{kind}_word")
    return forward.removeprefix(f"word_{kind}_")
