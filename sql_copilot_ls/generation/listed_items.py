"""How many things a comment lists to be shown: "unpaid orders: number, customer, amount" lists three."""

from __future__ import annotations

import re
from typing import NamedTuple

_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_COLON = re.compile(r"(?<!\d)[:：](?!\d)")
_END = re.compile(r"[;；。!?？]|\.(?:\s|$)")
_CLAUSE_END = re.compile(r"[,，;；。!?？]")
_BETWEEN = re.compile(r"[,，、/]|\s\+\s|\band\b|(?<=[\u4e00-\u9fff])(?:以及|[和及与])(?=[\u4e00-\u9fff])")
_IN_CHINESE = re.compile(r"、|(?<=[\u4e00-\u9fff])(?:以及|[和及与])(?=[\u4e00-\u9fff])")
_NO_ITEM = re.compile(
    r"\b(?:newest|oldest|latest|earliest|biggest|smallest|largest|highest|lowest|most|least|best|worst|cheapest|dearest"
    r"|longest|shortest|busiest|alphabetical(?:ly)?|sorted|ordered|sort|order by|descending|ascending|desc|asc"
    r"|chronological(?:ly)?|in order|top|limit|by|in|on|for|per|with|where|only|if|who|that|which|no|not|without|even"
    r"|or|also|all|each|up|from|over|under|since)\b| first$"
    r"|在前|在后|排|[倒降升]序|从.{1,12}到|优先|也[列要算]|含|只|没有|去重|每|按|前[0-9]|[则空时]$|如果"
)
"""What follows a list, or stands where an item of it would: an order, a condition, a limit."""


class Listed(NamedTuple):
    """How many things; `by_colon`: after a colon, which lists nothing but what is shown."""

    number: int
    by_colon: bool


def listed_items(comment: str) -> Listed | None:
    """What a comment lists at its end, after a colon or in Chinese after its last 的; None where it lists nothing."""
    text = _ASIDE.sub("", comment.lower())
    halves = _COLON.split(text)
    if len(halves) == 2:
        count = _count([part.strip() for part in _BETWEEN.split(_END.split(halves[1], maxsplit=1)[0])])
        return Listed(count, True) if count > 1 else None
    head, owner, tail = text.rpartition("的")
    if len(halves) > 2 or not head or not owner:
        return None
    count = _count(_IN_CHINESE.split(_CLAUSE_END.split(tail, maxsplit=1)[0]))
    return Listed(count, False) if count > 1 else None


def _count(parts: list[str]) -> int:
    """How many parts there are before the first that is none."""
    items = [part for part in parts if part]
    return next((n for n, part in enumerate(items) if n and _NO_ITEM.search(part)), len(items))
