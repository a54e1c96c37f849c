"""Lists of codes in what people write about a column: `0未付 1已付`, `1=active; 2=suspended`, `ACTIVE | PAUSED`,
`GR granted, RF refused`.

Every scan is linear; what may be prose, a format, a range or an example is no list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from sql_copilot_ls.hanzi import HANZI, has_hanzi

from .model import Column, ColumnKind

MAX_COMMENT = 600
MAX_CODES = 60
MAX_LABEL = 120

_CODE = r"'[^'\n]{1,24}'|\"[^\"\n]{1,24}\"|-?\d{1,5}|[A-Z]{2,20}-[A-Z]{2,20}|[A-Za-z][A-Za-z0-9_]{0,31}"
_MIXED = f"[A-Za-z]{{0,12}}[{HANZI}]"
"""How a meaning begins that is Chinese: VIP用户."""
_MARK = (
    rf"\s{{0,3}}(?P<mark>=>|->|=|[:：][,，]?|--?|[—–~]|/(?={_MIXED})|\bmeans?\b)\s{{0,3}}"
    r"|(?P<point>[.、．])\s{0,2}|[(（](?P<bracket>)"
)
_HEAD = re.compile(rf"(?<![\w.'\"%#-])(?P<code>{_CODE})(?:{_MARK}|(?P<beside>)(?={_MIXED})|(?P<space> ))(?=[\w(（'\"])")
_BEGINS_CHINESE = re.compile(_MIXED)
_HEAD_BEHIND_HANZI = re.compile(rf"(?<=[{HANZI}])(?P<code>\d{{1,2}}|[A-Z])(?P<beside>)(?=[{HANZI}])")
_PROSE = re.compile(
    r"(?:to|of|or|and|in|at|by|if|is|are|days?|hours?|minutes?|seconds?|decimals?|digits?|mm|cm|m|km|kg|g|x|%)\b",
    re.IGNORECASE,
)
_NO_MEANING = re.compile(r"(?:of|or|and|if|is|are)\b")
_SEPARATED = re.compile(r"逗号|分号分|数组|\bcomma\b|separated|delimited|\bcsv\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，;；、/|。.]*\Z")
_ENDS = re.compile(r"[)）\]】}。\n]|[;；]\s*$|\.(?:\s|$)")
_MEANS = re.compile(r"^(?:代表|表示|为(?=.)|for (?=\w))\s?[:：]?")
_CLOSED = re.compile(r"[)）]\s?(?:or|and|或|和)?\Z|[)）]\s(?:or|and)\b")
_COUNTERS = re.compile(r"[位个天年月日次秒元米倍条种号字周点层折级分小]")
_REVERSED = re.compile(
    rf"(?P<label>[{HANZI}]{{1,10}})\s?(?:[:：=则-]|[(（])\s?(?P<code>\d{{1,3}}|[A-Z]\b)[)）]?(?![\w.-])"
)
_IF = re.compile(
    r"(?P<asked>[A-Za-z_]\w{0,30})?如[果如]{1,2}是?(?P<named>[A-Za-z_]\w{0,30}(?==))?[=是为]?\s?(?P<code>-?\d{1,3})\s?[,，]?\s?则?[是为]?"
)
"""如果是0则…；如果type=1，则是…"""
_SCALE = re.compile(
    r"(?:the )?(?:high|low|great|bright|dark|strong|weak)est\b|(?:the )?(?:best|worst|most|least)\b|最[高低好差大小]",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(rf"[{HANZI}]{{1,8}}")
_ALTERNATES = re.compile(r"(?:状态|性别|类型|类别|种类|方式|等级|级别|渠道|性质|结果|是否.{1,8})\s?$")
_BARE = re.compile(r"'([^'\n]{1,24})'|\"([^\"\n]{1,24})\"|([A-Za-z][A-Za-z0-9_]{1,31})")
_LETTERED = re.compile(
    rf"(?P<code>[A-Z][A-Z0-9]{{0,2}})(?: (?P<label>[a-z{HANZI}][^ \n]{{0,24}}(?: [^ \n]{{1,24}}){{0,3}}))?"
)
_LAST_OF_LIST = re.compile(r"(?:^|\s)(?:or|and|或)\s")
_EXAMPLES = re.compile(
    r"e\.g|\beg\b|i\.e|such as|for example|example|etc|\.\.\.|…|例如|比如|譬如|如[:：]|等", re.IGNORECASE
)
_LIST_NAMES = re.compile(
    r"(?:status|state|type|kind|mode|level|phase|stage|gender|sex|role|category|priority|severity|channel|result|method|source"
    r"|unit|grade|tier|flag|outcome|reason|class|direction|visibility|frequency)$",
    re.IGNORECASE,
)
_FLAG_NAME = re.compile(
    r"(?:^|_)(?:is|has|can|should|was|allow|enable)_|_(?:flag|flg|yn)$|^(?:is|has)[A-Z]|_flag", re.ASCII
)
_PLAIN_DEFAULT = re.compile(r"\(*\s*(?:[bBnN]?'([^']{0,20})'|(\d{1,2}))(?:\s*::\s*\w+(?: +\w+)*)?\s*\)*\Z")

Code = tuple[str, str]
"""A stored value and what it means, "" where nothing says so."""


@lru_cache(maxsize=16_384)
def codes_of(comment: str, kind: ColumnKind, name: str = "") -> tuple[Code, ...]:
    """The codes that a comment on a column of this kind and name lists, in order; nothing unless it is a list."""
    if kind in (ColumnKind.TIME, ColumnKind.GEOMETRY) or not 3 <= len(comment) <= MAX_COMMENT:
        return ()
    if _SEPARATED.search(comment):
        return ()  # several codes in one value
    found = _explained(_without_ifs(comment, name)) or _reversed(comment)
    if not found and kind in (ColumnKind.TEXT, ColumnKind.OTHER):
        found = _lettered(comment) or _bare(comment, name) or _alternatives(comment)
    if kind in (ColumnKind.NUMBER, ColumnKind.BOOLEAN) and not all(_is_number(code) for code, _ in found):
        return ()
    return tuple(found)


def _without_ifs(text: str, name: str) -> str:
    """如果是0则未使用；如果是1则已使用 as 0=未使用；1=已使用, unless another column decides, or other values mean
    something too.
    """
    found = list(_IF.finditer(text)) if "如" in text else []
    deciding = {column for match in found for column in (match["asked"], match["named"]) if column}
    if len(found) < 2 or deciding - {name} or "其他值" in text:
        return text
    return _IF.sub(lambda match: match["code"] + "=", text)


def _is_number(code: str) -> bool:
    return code.lstrip("-").isdecimal()


def _explained(text: str) -> list[Code]:
    """Codes each with its meaning behind it."""
    heads = sorted((*_HEAD.finditer(text), *_HEAD_BEHIND_HANZI.finditer(text)), key=lambda h: h.start())
    for numbers in (True, False):
        runs: list[list[re.Match[str]]] = []
        for head in heads:
            style = _style(head)
            if _is_number(head["code"]) is not numbers or (style == "space" and not numbers):
                continue
            if runs and _is_alike(runs[-1][-1], head) and _continues(text, runs[-1][-1], head):
                is_word = head["code"].islower() and runs[-1][0]["code"].isupper()  # en-route beside SHIPPED
                runs[-1] += [] if is_word else [head]
            elif head.re is _HEAD:
                runs.append([head])
        for run in runs:
            codes = _codes(text, run)
            if codes:
                return codes
    return []


_MARKS_OF_NUMBERS = frozenset({":", "-", ".", "、", "．", "=", "->", "means", "mean"})
"""Of numbers, people mix them."""


def _style(head: re.Match[str]) -> str:
    if head["beside"] is not None:
        return "beside"
    if head["space"] is not None:
        return "beside" if _BEGINS_CHINESE.match(head.string, head.end()) else "space"
    mark = (head["mark"] or head["point"] or "(").rstrip(",，").replace("：", ":").replace("—", "-").replace("–", "-")
    return "numbered" if _is_number(head["code"]) and mark in _MARKS_OF_NUMBERS else mark


def _is_alike(before: re.Match[str], head: re.Match[str]) -> bool:
    """Whether two codes are written alike; of numbers one may lack its mark: `0:未审核 1审核通过`."""
    styles = _style(before), _style(head)
    if styles[0] == styles[1]:
        return True
    unmarked = before if styles[0] == "beside" else head
    return set(styles) == {"numbered", "beside"} and not _COUNTERS.match(head.string, unmarked.end())


def _continues(text: str, before: re.Match[str], head: re.Match[str]) -> bool:
    """Whether between two codes stands one meaning and then something that parts them."""
    between = text[before.end() : head.start()]
    meaning = between.rstrip(" \t\n,，;；、/|。.)）")
    if not meaning or len(meaning) > MAX_LABEL or "\n\n" in between:
        return False
    return len(meaning) < len(between) or head.re is _HEAD_BEHIND_HANZI


def _codes(text: str, run: Sequence[re.Match[str]]) -> list[Code]:
    if not 2 <= len(run) <= MAX_CODES:
        return []
    codes: list[Code] = []
    for head, following in zip(run, [*run[1:], None], strict=True):
        label = text[head.end() : following.start()] if following is not None else text[head.end() :]
        if following is None:
            label = _last_label(label, style=_style(head))
        label = label.strip(" \t\n,，;；、/|。.")
        if _style(head) == "(":  # M(男) or F(女)
            label = _CLOSED.split(label, maxsplit=1)[0]
        if _style(head) == "(" or label.count(")") > label.count("(") or label.count("）") > label.count("（"):
            label = label.rstrip(")）")
        codes.append((head["code"].strip("'\""), _MEANS.sub("", label.strip("'\""))))
    if not _plausible(codes, _style(run[0])):
        return []
    if sum(label.startswith("是") for _, label in codes) > 1:  # 0是待审 1是通过 2退回
        return [(code, label.removeprefix("是") or label) for code, label in codes]
    return codes


def _last_label(rest: str, style: str) -> str:
    """The meaning of the last code: up to the end of its clause."""
    depth = 0
    for at, character in enumerate(rest[: MAX_LABEL + 1]):
        if character in "(（":
            depth += 1
        elif character in ")）":
            if depth == 0:
                return rest[:at]
            depth -= 1
        elif (depth == 0 and (character in "\n]】}。;；，|" or character in ",." or rest.startswith(" - ", at))) or (
            depth == 0 and style == "beside" and character.isspace()
        ):
            return rest[:at]
    return rest


def _plausible(codes: Sequence[Code], style: str) -> bool:
    """Whether these are codes and their meanings, and no prose, range, format or dose."""
    values = [code for code, _ in codes]
    if len(set(values)) < len(values) or any(
        not label or len(label) > MAX_LABEL or label[0].isdecimal() for _, label in codes
    ):
        return False
    numbers = [_is_number(v) for v in values]
    if any(numbers) and not all(numbers):
        return False
    if all(numbers):
        is_count = len(codes) > 2 and [int(v) for v in values] == [*range(int(values[0]), int(values[0]) + len(codes))]
        if style == "space" and not is_count and any(_is_prose(label) for _, label in codes):
            return False
        if style in ("beside", "space"):
            if not is_count and any(len(label) < 3 and _COUNTERS.match(label) for _, label in codes):  # 保留2位
                return False
            ordered = sorted(int(v) for v in values)
            return ordered[0] in (-1, 0, 1, 10) and (len(codes) > 2 or ordered[1] - ordered[0] in (1, 2, 10))
        return len(codes) > 2 or not all(_SCALE.match(label) for _, label in codes)
    if style in ("beside", "=", "=>", "->"):
        return True
    if style == "/":  # draft/草稿, but kg/袋 is a unit
        return all(len(v) > 2 for v in values)
    short = all(len(v) <= 3 or v.isupper() for v in values)
    hanzi = all(has_hanzi(label) for _, label in codes)
    return style in (":", "-", "--", "(") and (short or hanzi)


def _is_prose(label: str) -> bool:
    return _PROSE.match(label) is not None or len(label.split()) > 4


def _reversed(text: str) -> list[Code]:
    """Meanings each with its code behind it: `启用:1,禁用:0`."""
    found = list(_REVERSED.finditer(text))
    if len(found) < 2 or len(found) > MAX_CODES:
        return []
    parts = [text[a.end() : b.start()] for a, b in pairwise(found)]
    codes = [(f["code"], f["label"]) for f in found]
    if not all(parts) or not all(_BETWEEN.match(part) for part in parts):
        return []
    return codes if len({code for code, _ in codes}) == len(codes) else []


def _lettered(text: str) -> list[Code]:
    """Short codes in capitals, each with its meaning after a space: `RV in review, GR granted; null while open`. Some
    may have none (`AP, AR, MJ manual`), since the others show what they are.
    """
    if _EXAMPLES.search(text):
        return []
    for region, _ in _regions(text):
        for separators in (",，;；/|", ",，", ";；"):
            clauses = re.split(r"[;；.。]\s|[;；.。]$", region, maxsplit=1) if ";" not in separators else [region]
            parts = [part.strip() for part in re.split(f"[{separators}]", clauses[0]) if part.strip()]
            found = [_LETTERED.fullmatch(part) for part in parts]
            if not 2 <= len(found) <= MAX_CODES or not all(found):
                continue
            codes = [(match["code"], match["label"] or "") for match in found if match]
            labels = [label for _, label in codes if label]
            is_long = any(len(code) > 2 for code, _ in codes)
            enough = len(labels) >= (3 if is_long else 2) or (len(labels) >= 1 and len(codes) > 2 and not is_long)
            if enough and len({code for code, _ in codes}) == len(codes) and not any(map(_NO_MEANING.match, labels)):
                return codes
    return []


def _bare(text: str, name: str) -> list[Code]:
    """Codes that nothing explains, one behind the other: `ACTIVE, PAUSED, CLOSED`."""
    if _EXAMPLES.search(text):
        return []
    for region, framed in _regions(text):
        for separator in ("|", "/", ",", "，", "、", ";"):
            parts = [part.strip() for part in region.strip(" .;。").split(separator)]
            if not 2 <= len(parts) <= 30:
                continue
            parts[-1:] = _LAST_OF_LIST.split(parts[-1])
            words = [_BARE.fullmatch(part) for part in parts if part]
            if not all(words):
                continue
            values = [word[1] or word[2] or word[3] for word in words if word]
            quoted = all(word[3] is None for word in words if word)
            upper = all(v.isupper() and len(v) > 1 for v in values)
            lower = all(v.islower() or v.istitle() for v in values)
            named = framed and bool(_LIST_NAMES.search(name))
            enough = (
                quoted
                or (upper and (len(values) > 2 or named))
                or (lower and separator == "|")
                or (lower and len(values) > 2 and (named or (separator == "/" and bool(_LIST_NAMES.search(name)))))
            )
            if enough and len(set(values)) == len(values):
                return [(v, "") for v in values]
    return []


def _alternatives(text: str) -> list[Code]:
    """Chinese values, parted by a slash in brackets at the end: `状态（待审核/已赔付/已拒赔）`."""
    head, _, tail = text.rstrip("。.; ").replace("（", "(").replace("）", ")").partition("(")
    parts = tail.removesuffix(")").split("/")
    enough = len(parts) > 2 or bool(_ALTERNATES.search(head))
    if "/" in head or not tail.endswith(")") or not enough or len(set(parts)) < len(parts) or parts[0] == "元":
        return []
    return [(part, "") for part in parts] if all(map(_ALTERNATIVE.fullmatch, parts)) else []


def _regions(text: str) -> list[tuple[str, bool]]:
    """Parts of a comment that may be a list from end to end; framed by a colon, brackets or the comment itself."""
    regions = [(text, True)]
    regions += [(inside, True) for inside in re.findall(r"[(（\[]([^()（）\[\]]{3,300})[)）\]]", text)]
    head, colon, tail = text.replace("：", ":").partition(":")
    if colon and len(head) <= 60:
        regions.append((re.split(r"[.;。]\s", tail, maxsplit=1)[0], True))
    return regions


def with_values(column: Column, values: tuple[str, ...]) -> Column:
    """The column with other values than it had: what those meant is not said of these."""
    return with_listed(replace(column, values=values, labels=()))


def with_listed(column: Column) -> Column:
    """The column with the values, or the meanings of its values, that its comment, its name and its default give."""
    codes = codes_of(column.comment, column.kind, column.name) if column.comment else ()
    if not column.values and not codes:
        codes = _flag(column)
    if not codes or column.labels:
        return column
    if not column.values:
        labels = tuple(label for _, label in codes)
        return replace(column, values=tuple(code for code, _ in codes), labels=labels if any(labels) else ())
    meaning = dict(codes)
    labels = tuple(meaning.get(value, "") for value in column.values)
    return replace(column, labels=labels) if any(labels) else column


def _flag(column: Column) -> tuple[Code, ...]:
    """Yes and no, where the name says that a column holds that and the default how."""
    if column.kind not in (ColumnKind.NUMBER, ColumnKind.TEXT) or not _FLAG_NAME.search(column.name):
        return ()
    default = _PLAIN_DEFAULT.match(column.default or "")
    value = (default[1] or default[2] or "") if default else ""
    for no, yes in (("0", "1"), ("N", "Y"), ("n", "y"), ("F", "T"), ("NO", "YES"), ("no", "yes")):
        if value in (no, yes):
            return ((no, "no"), (yes, "yes"))
    return ()
