"""Values that show by their shape which column they belong to: an e-mail address, a URL, a telephone number.

Changes candidates of 0 of 383 comments over held-out schemas of the corpus, which says such values
beside the names of their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from sql_copilot_ls.linking.word_forms import name_parts
from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal
from sql_copilot_ls.schema.model import ColumnKind

from .casing import EQUALITIES
from .circumstances import NAMING_WHOLLY, Circumstances


@dataclass(frozen=True, slots=True)
class Shape:
    """What such values look like as a whole, and the words by which columns for them are called."""

    values: re.Pattern[str]
    columns: frozenset[str]


def _shape(values: str, columns: str) -> Shape:
    return Shape(re.compile(values), frozenset(columns.split()))


SHAPES: tuple[Shape, ...] = (
    _shape(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+", "email mail emails 邮箱 邮件 电子邮箱 电子邮件 邮箱地址 邮件地址"),
    _shape(r"(?:https?://|www\.)\S+", "url uri link website webpage homepage href web 网址 链接 网站 主页"),
    _shape(
        r"\+\d[\d ().-]{6,20}|\(\d{2,5}\) ?\d[\d -]{4,12}|1[3-9]\d{9}",
        "phone telephone mobile tel cell cellphone fax msisdn 电话 手机 手机号 手机号码 电话号码 联系电话 联系方式",
    ),
    _shape(
        r"AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PHP|PLN|RUB|SAR|SEK|SGD"
        r"|THB|TRY|TWD|UAH|USD|VND|ZAR",
        "currency ccy 币种 货币",
    ),
    _shape(
        r"\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}",
        "zip zipcode postcode postal postalcode plz 邮编 邮政编码",
    ),
    _shape(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "uuid guid"),
    _shape(r"\d{1,3}(?:\.\d{1,3}){3}", "ip ipv4 ipaddress ipaddr"),
    _shape(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", "iban"),
)


def with_values_in_place(query: Statement, asked: Circumstances) -> Statement:
    """The query with values of a telling shape compared with the column for such, where the table in question has one
    such column and the comment does not name the other one.
    """

    def changed(call: Call) -> Call:
        tested, *values = call.arguments or (None,)
        if call.action not in EQUALITIES or not isinstance(tested, Column):
            return call
        shape = _shape_of(values)
        if shape is None or _is_for(shape, tested.name) or asked.words_for(tested.table, tested.name, NAMING_WHOLLY):
            return call
        columns = asked.catalog.tables[tested.table].columns
        own = [c.name for c in columns if _is_for(shape, c.name) and c.kind in (ColumnKind.TEXT, ColumnKind.OTHER)]
        return replace(call, arguments=(replace(tested, name=own[0]), *values)) if len(own) == 1 else call

    return rewritten(query, call=changed)


def _shape_of(values: Iterable[Expression]) -> Shape | None:
    """The shape that all of the values have."""
    texts = [value.text.strip() if isinstance(value, Literal) else "" for value in values]
    return next((shape for shape in SHAPES if all(map(shape.values.fullmatch, texts))), None)


def _is_for(shape: Shape, column: str) -> bool:
    parts = name_parts(column)
    pairs = {first + second for first, second in pairwise(parts)}
    return not shape.columns.isdisjoint({*parts, *pairs})
