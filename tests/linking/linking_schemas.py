"""Small schemas that the linking tests share."""

from __future__ import annotations

from sql_copilot_ls.linking import RELATIONS, LinkedRequest, SchemaIndex
from sql_copilot_ls.linking.candidates import LISTED
from sql_copilot_ls.linking.relations import GRADES, VALUE_GRADES
from sql_copilot_ls.linking.words import split_words
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


VALUED = Schema(
    (
        Table(
            "orders",
            (
                Column("pay_status", kind=NUMBER, values=("0", "1", "2"), labels=("未付", "已付", "退款")),
                Column("state", kind=TEXT, values=("active", "inactive", "cancelled")),
                Column("channel", kind=TEXT, values=("credit_card", "cash")),
                Column("is_locked", kind=ColumnKind.BOOLEAN),
                Column("shipped", kind=TEXT, values=("Y", "N"), comment="是否已发货"),
                Column("check", kind=TEXT, values=("合格", "不合格")),
                Column("zt", kind=TEXT, values=("zhengchang", "yichang")),
                Column("is_bot", kind=ColumnKind.BOOLEAN),
                Column("sea_view", kind=NUMBER, values=("0", "1")),
                Column("buy_sell", kind=TEXT, values=("B", "S")),
                Column("pos", kind=TEXT, values=("GK", "DF", "FW")),
                Column("energy", kind=NUMBER, values=("1", "2"), labels=("电", "水")),
                Column("review", kind=TEXT, values=("待复查", "已复查")),
            ),
        ),
    )
)


def values(request: LinkedRequest, index: SchemaIndex) -> dict[str, str]:
    """Of the listed values that words speak of, `column value` → the best grade."""
    found: dict[str, str] = {}
    for number, literal in enumerate(request.literals):
        row = {relation(request, sum(request.counts[:3]) + number, w) for w in range(request.counts.words)}
        grades = [grade for grade in VALUE_GRADES if f"literal_word_{grade}" in row]
        if literal.kind == LISTED and grades:
            found[f"{index.columns[literal.members[0]].name} {literal.text}"] = grades[0]
    return found


def said(question: str, schema: Schema) -> dict[str, tuple[str, str]]:
    """Name → the text that says it by sound, and the best grade."""
    index = SchemaIndex(schema)
    names = [column.name for column in index.columns] + [table.name for table in index.tables]
    words = split_words(question)
    found: dict[str, tuple[str, str]] = {}
    for spoken in index.spoken.said(words):
        text = question[words[spoken.start].start : words[spoken.end - 1].end]
        known = found.get(names[spoken.item])
        if known is None or GRADES.index(spoken.grade) < GRADES.index(known[1]):
            found[names[spoken.item]] = text, spoken.grade
    return found
