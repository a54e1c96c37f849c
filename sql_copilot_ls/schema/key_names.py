"""What names and descriptions say about keys: the words that may mean a table, and those that a column asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sql_copilot_ls.hanzi import HANZI


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MAX_NAME = 200
"""Longer names are read up to here."""
KEY_ENDS = _set("id code cd no nr num number key sku uuid guid 编号 代码 工号 字号 号")
"""What names of keys end in."""
_KEY_NAME = re.compile(
    rf"^(?P<what>.+?)[_ ]?(?P<end>{'|'.join(sorted(KEY_ENDS, key=len, reverse=True))})$", re.IGNORECASE
)
PLAIN = _set("id code no key name uuid guid number type rowid oid pk phone mobile email date day 编号 名称")
"""Names of keys that do not say of what."""
_ROLE = re.compile(
    r"^(?:parent|manager|created_by|updated_by|owner|from|to|home|away|source|destination|src|dst|billing|shipping|root|first|last)_",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"external|ext|remote|foreign|legacy|old|stripe|paypal|openid|wx|wechat|alipay|third|upstream|provider|trace|span|request",
    re.IGNORECASE,
)
"""A word that says that the thing is known to another system."""
_PLACED = _set(
    "from to in out entry exit pickup pick dropoff return home away origin dest destination source target base quote"
    " start end main parent actual plan planned sent old new billing shipping first last next previous prev winner"
    " maker taker loser lead best top default current latest"
)
"""Words beside a thing's name that tell its part in a row; behind or before it, no ending of a key is needed."""
_PERSON_ROLES = _set(
    "author reviewer approver owner creator editor assignee reporter moderator handler supervisor mentor manager leader"
    " coordinator requester inviter invitee referrer recipient sender uploader submitter auditor responsible"
    " responsibleperson linemanager teamleader"
)
"""Of the only table of people, where no table has that name."""
_ACTED = _set(
    "approved created updated modified deleted decided handled reported opened closed taken requested referred assigned"
    " inspected moderated issued ordered packed prepared uploaded granted signed acknowledged explained invited"
    " accompanied found raised checked verified reviewed confirmed cancelled submitted published edited owned managed"
    " ringed attended assisted entered recorded performed"
)
_PEOPLE = _set(
    "user users staff employee employees member members person people persons personnel worker workers"
    " volunteer volunteers"
)
PERSON = "*person"
"""Stands for a table of people among the words by which a table may be meant."""
_SHORT_WORDS = {
    "acct": "account",
    "adm": "admission",
    "cat": "category",
    "cust": "customer",
    "dept": "department",
    "doc": "document",
    "emp": "employee",
    "inv": "invoice",
    "loc": "location",
    "mgr": "manager",
    "ord": "order",
    "org": "organization",
    "prod": "product",
    "proj": "project",
    "stu": "student",
    "sup": "supplier",
    "txn": "transaction",
    "veh": "vehicle",
    "wh": "warehouse",
}
_BOUGHT = _set("supplier vendor manufacturer mfr maker customer client carrier partner")
_NUMBERED = frozenset({"no", "nr", "num", "number", "code", "cd", "sku", "key"})
_MEASURES = re.compile(
    r"(?:fee|price|amount|amt|qty|quantity|count|cnt|cost|total|sum|rate|date|time|day|hour|at|level|score|rank|size|weight)$"
    r"|[^s]s$"
)
"""What ends so holds a measure or, in the plural, a number of things."""
_HANZI_FLAG = re.compile(r"是否|禁止|允许|可|已|未|应|总|累计|每|最|共")
_HANZI_TAIL = re.compile(rf"[{HANZI}]{{3,16}}$")
_NOT_WORD = re.compile(r"[^0-9a-z\u0080-\uffff]")
_PREFIX = re.compile(r"^(?:t|tb|tbl|tab|sys|app|dim|fact|stg)_", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[\u0080-\uffff]+")
_HINT = re.compile(
    r"(?:->|→|=>|\bfk(?: to| of)?:?|\bforeign key (?:to|of)|\breferences|\brefers to|\brefs?\.?(?: to)?:?"
    r"|\bpoints to|\bjoins? (?:to|with)"
    r"|外键[:：]?(?:关联|引用|指向|到)?|关联(?:到|至)?|引用|指向|对应|参照|参见|见)\s{0,3}[`\"\[「《]?"
    r"(?P<name>[A-Za-z_\u3400-\u9fff][\w$]{0,63}(?:[`\"\]]?\.[`\"\[]?[A-Za-z_\u3400-\u9fff][\w$]{0,63}){0,2})",
    re.IGNORECASE,
)
_BEHIND_TABLE = re.compile(r"[的之]|(?<=表)")
MAX_HINTED = 500
"""Characters of a description that are read."""


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """A name without case and marks."""
    return _NOT_WORD.sub("", name.casefold())


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORDS.findall(name[:MAX_NAME]))


def _singulars(name: str) -> list[str]:
    forms = [name]
    if name.endswith("ies"):
        forms.append(name[:-3] + "y")
    if name.endswith(("ses", "xes", "zes", "ches", "shes")):
        forms.append(name[:-2])
    if name.endswith("s") and not name.endswith("ss"):
        forms.append(name[:-1])
    return forms


@lru_cache(maxsize=16_384)
def forms(table: str) -> tuple[str, ...]:
    """Ways to say a table's name in one of its rows: folded, without a common prefix, in the singular."""
    found = [*_singulars(folded(table)), *_singulars(folded(_PREFIX.sub("", table)))]
    return tuple(dict.fromkeys(form for form in found if form))


@lru_cache(maxsize=16_384)
def short_forms(table: str) -> tuple[str, ...]:
    """What a table may be called for short: its last words, and the initials of them all."""
    words = _words(table)[:8]
    found = [form for n in range(1, len(words)) for form in _singulars("".join(words[n:]))]
    initials = "".join(word[0] for word in words)
    found += [initials[n:] for n in range(len(words) - 1) if initials[n:] not in _PLACED]
    if words and words[-1] in _PEOPLE:
        found.append(PERSON)
    return tuple(dict.fromkeys(form for form in found if len(form) > 1))


class Meant(NamedTuple):
    """What a column's name says it is the key of."""

    whole: tuple[tuple[str, bool], ...] = ()
    """Words that say it all, and whether a role was taken off their front."""
    tails: tuple[str, ...] = ()
    """The last words, longest first, where those before may be a role."""
    plain_tails: tuple[str, ...] = ()
    """Those of them with only words of place or part before."""
    names: tuple[str, ...] = ()
    """All of them with the ending: the names that the keys may have."""
    person: bool = False
    """A person's part in the row."""


@lru_cache(maxsize=65_536)
def meant(column: str) -> Meant:
    """What a column's name says; little for names that do not end as those of keys do."""
    match = _KEY_NAME.match(column[:MAX_NAME])
    if match is None:
        placed = _placed(column)
        return Meant(tails=placed, plain_tails=placed, person=_is_person(_words(column)))
    what, end = match.group("what"), match.group("end").casefold()
    bare = _ROLE.sub("", what)
    whole = ((folded(what), False),) if bare == what else ((folded(what), False), (folded(bare), True))
    words = _words(what)
    if any(_ELSEWHERE.fullmatch(word) for word in words) or (end in _NUMBERED and not _BOUGHT.isdisjoint(words)):
        return Meant(whole)
    tails = [tail for n in range(1, min(len(words), 8)) if len(tail := "".join(words[n:])) > 1]
    if words and words[-1] in _SHORT_WORDS:
        tails.append(_SHORT_WORDS[words[-1]])
    plain = tuple("".join(words[n:]) for n in range(1, len(words)) if _PLACED.issuperset(words[:n]))
    return Meant(whole, tuple(tails), plain, tuple(tail + end for tail in tails), _is_person(words))


def _placed(column: str) -> tuple[str, ...]:
    """The thing that a name without an ending speaks of, where words of place or part stand beside it."""
    hanzi = _HANZI_TAIL.search(column[-32:])
    if hanzi is not None:
        text = "" if _HANZI_FLAG.match(column) else hanzi.group()
        return tuple(text[n:] for n in range(1, len(text) - 1))
    words = _words(column)
    if len(words) < 2:
        return ()
    if _MEASURES.search(words[-1] if words[-1] not in _PLACED else words[-2]):
        return ()
    if words[0] in _PLACED and words[1] != "by":
        return ("".join(words[1:]),)
    return ("".join(words[:-1]),) if words[-1] in _PLACED else ()


def _is_person(words: Sequence[str]) -> bool:
    """Whether a column says who did or has something."""
    if len(words) > 1 and words[-1] == "by":
        return words[-2] in _ACTED
    return "".join(words) in _PERSON_ROLES


@lru_cache(maxsize=16_384)
def hinted(comment: str) -> str:
    """What a description names as the thing pointed to: `-> ad_units`, `FK channels`, 关联用户表; "" for nothing."""
    match = _HINT.search(comment[:MAX_HINTED])
    return match.group("name") if match is not None else ""


@lru_cache(maxsize=16_384)
def hint_words(hint: str) -> tuple[str, ...]:
    """The words by which such a name may mean a table, likeliest first."""
    parts = [folded(part) for part in hint.split(".")]
    words = [*parts[-2:], *(_BEHIND_TABLE.split(part, maxsplit=1)[0] for part in parts)]
    words += [word.removesuffix("表") for word in words]
    return tuple(dict.fromkeys(word for word in words if word))
