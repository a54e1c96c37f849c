"""What a schema's tables and columns are called in words, and what role each column plays."""

from __future__ import annotations

import random
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from enum import Enum
from functools import cached_property

from sql_copilot_compression.data.corpora.corpus import quote
from sql_copilot_compression.data.databases import open_read_only
from sql_copilot_compression.data.synthesis.chinese_words import VALUE_LISTS as CHINESE_VALUE_LISTS
from sql_copilot_compression.data.synthesis.english_words import EXPANSIONS, SYNONYMS, VALUE_LISTS, plural, singular
from sql_copilot_compression.data.synthesis.plan import Edge, Ref, Source, Value
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.schema.model import Column, ColumnKind, Table

_PIECES = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")
_PREFIXES = {"tbl", "t", "tb", "ref", "dim", "fact", "sys", "app", "vw", "mst", "wp"}
_CODED = {"type", "status", "state", "flag", "sex", "gender", "kind", "category", "mode", "sort", "enabled", "deleted"}
_ISO_DATE = re.compile(r"\d{4}-\d\d")
_UNITS = re.compile(
    r" (?:in (?:billions?|millions?|thousands?|usd|dollars?|euros?|meters?|km|cm|kg|feet|hours?|minutes?|seconds?)"
    r"(?: dollars?| usd| square miles)?|usd|km2?|sqm|pct|m|kg|cm)$"
)
_LABELS = {
    "code",
    "number",
    "phone",
    "fax",
    "zip",
    "zipcode",
    "postcode",
    "postal",
    "ssn",
    "latitude",
    "longitude",
    "advisor",
}


class Role(Enum):
    """What people do with a column: identify, name, measure, date, sort into classes, switch."""

    KEY = "key"
    NAME = "name"
    MEASURE = "measure"
    TIME = "time"
    YEAR = "year"
    CLASS = "class"
    FLAG = "flag"
    TEXT = "text"


def split_name(name: str) -> list[str]:
    """Lower-case words of an identifier, abbreviations as they stand."""
    return [piece.lower() for piece in _PIECES.findall(name)]


class Names:
    """Names in words, roles, joins and values of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tables = [t for t in source.schema.tables if t.columns and not t.is_view]
        self.edges = self._edges()
        self._roles: dict[tuple[str, str], Role] = {}
        self._values: dict[tuple[str, str], list[Value]] = {}

    def _edges(self) -> list[Edge]:
        edges = []
        for child in self.tables:
            for key in child.foreign_keys:
                parent = self.source.schema.table(key.table)
                if parent is None or parent == child or len(key.columns) != 1 or len(key.references) != 1:
                    continue
                column, target = child.column(key.columns[0]), parent.column(key.references[0])
                if column is not None and target is not None and parent in self.tables:
                    edges.append(Edge(child, column, parent, target))
        return edges

    @cached_property
    def chinese(self) -> bool:
        """Whether the schema's own names are Chinese."""
        named = [t.name for t in self.tables]
        return sum(map(has_hanzi, named)) * 2 > len(named)

    @cached_property
    def prefix(self) -> str:
        """The first word of most table names, which nobody says; empty when there is none."""
        heads = Counter(split_name(table.name)[0] for table in self.tables if len(split_name(table.name)) > 1)
        word, count = heads.most_common(1)[0] if heads else ("", 0)
        return word if count > 2 and count * 3 > len(self.tables) * 2 else ""

    def base(self, table: Table, column: Column | None = None) -> str:
        """The plain name in words: what the corpus says, else the identifier split and its abbreviations expanded."""
        known = self.source.phrases.get((table.name, column.name if column else ""))
        if known:
            return known
        identifier = column.name if column else table.name
        if has_hanzi(identifier):
            return identifier
        words = split_name(identifier)
        if column is None and len(words) > 1 and (words[0] in _PREFIXES or words[0] == self.prefix):
            words = words[1:]
        return " ".join(EXPANSIONS.get(word, word) for word in words) or identifier

    def entity(self, table: Table, rng: random.Random, *, many: bool = True) -> str:
        """A noun for the rows of a table."""
        phrase = singular(self.base(table))
        if rng.random() < 0.25:
            phrase = self._other_words(phrase, rng)
        return plural(phrase) if many else phrase

    def attribute(self, ref: Ref, rng: random.Random, *, entity: Table | None = None) -> str:
        """A noun for a column, mostly without the words that its table already says."""
        raw = ref.column.name
        if rng.random() < 0.06 and not raw.isalpha():
            return raw
        phrase = self.base(ref.table, ref.column)
        if entity == ref.table and rng.random() < 0.75:
            phrase = self._without_table(phrase, ref)
        if rng.random() < 0.5:
            phrase = _UNITS.sub("", phrase)
        draw = rng.random()
        if draw < 0.25:
            phrase = self._other_words(phrase, rng)
        elif draw < 0.33 and phrase.count(" ") >= 2:
            phrase = self._head(phrase, ref)
        return phrase

    def _other_words(self, phrase: str, rng: random.Random) -> str:
        """A synonym that is not itself the name of something else in the schema."""
        other = replaced(phrase, rng)
        new = set(other.split(" ")) - set(phrase.split(" "))
        return phrase if any(singular(word) in self.vocabulary for word in new) else other

    @cached_property
    def vocabulary(self) -> set[str]:
        """Singular words of all names in the schema."""
        phrases = [self.base(t) for t in self.tables] + [self.base(t, c) for t in self.tables for c in t.columns]
        return {singular(word) for phrase in phrases for word in phrase.split(" ")}

    def _without_table(self, phrase: str, ref: Ref) -> str:
        table = singular(self.base(ref.table))
        for word in (table, table.split(" ")[-1]):
            if phrase.startswith(f"{word} ") and len(phrase) > len(word) + 3:
                return phrase[len(word) + 1 :]
        return phrase

    def _head(self, phrase: str, ref: Ref) -> str:
        """The last two words when no other column of the table shares them."""
        head = " ".join(phrase.split(" ")[-2:])
        others = [self.base(ref.table, c) for c in ref.table.columns if c != ref.column]
        return phrase if any(other.endswith(head) for other in others) else head

    def role(self, ref: Ref) -> Role:
        """The role of a column, by its keys, kind and name."""
        place = (ref.table.name, ref.column.name)
        if place not in self._roles:
            self._roles[place] = self._role(ref)
        return self._roles[place]

    def _role(self, ref: Ref) -> Role:
        table, column = ref.table, ref.column
        words = self.base(table, column).split(" ")
        last = words[-1]
        foreign = any(column.name in key.columns for key in table.foreign_keys)
        if has_hanzi(column.name):
            return self._chinese_role(ref, foreign)
        if foreign or last in {"id", "uuid", "guid", "ids", "key", "pk"}:
            return Role.KEY
        if column.kind is ColumnKind.BOOLEAN or words[0] in {"is", "has", "can"}:
            return Role.FLAG
        if column.kind is ColumnKind.TIME or (last in {"date", "datetime", "birthday", "timestamp"}):
            return Role.YEAR if last == "year" else Role.TIME
        if column.kind is ColumnKind.NUMBER:
            if last == "year" or words[0] == "year":
                return Role.YEAR
            if last in _CODED:
                return Role.CLASS
            return Role.KEY if column.name in table.primary_key or _LABELS & set(words) else Role.MEASURE
        if last in {"name", "title", "label"} or "name" in words[-2:]:
            return Role.NAME
        return (
            Role.TEXT
            if last in {"description", "detail", "details", "content", "comment", "url", "text"}
            else Role.CLASS
        )

    def _chinese_role(self, ref: Ref, foreign: bool) -> Role:
        name, kind = ref.column.name, ref.column.kind
        if foreign or name.lower().endswith(("id", "编号", "序号", "代码", "编码")):
            return Role.KEY
        if kind is ColumnKind.BOOLEAN or name.startswith("是否"):
            return Role.FLAG
        if name.endswith(("年份", "年", "年度")):
            return Role.YEAR
        if kind is ColumnKind.TIME:
            return Role.TIME
        if kind is ColumnKind.NUMBER:
            return Role.CLASS if name.endswith(("类型", "类别", "状态", "性别", "等级")) else Role.MEASURE
        return Role.NAME if name.endswith(("名", "名称", "姓名", "名字", "标题")) else Role.CLASS

    def compares(self, ref: Ref) -> bool:
        """Whether greater and less mean something for the column's values: numbers, and dates that sort."""
        role = self.role(ref)
        if role is Role.TIME and ref.column.kind is not ColumnKind.TIME:
            return all(_ISO_DATE.match(str(value)) for value in self.values(ref, random.Random(0)))
        return role in {Role.MEASURE, Role.YEAR, Role.TIME}

    def refs(self, table: Table, *roles: Role) -> list[Ref]:
        """Columns of a table with one of the roles."""
        refs = [Ref(table, column) for column in table.columns]
        return [ref for ref in refs if self.role(ref) in roles]

    def name_of(self, table: Table) -> Ref | None:
        """The column that names a table's rows, if there is one."""
        names = self.refs(table, Role.NAME)
        exact = [
            ref for ref in names if self._without_table(self.base(table, ref.column), ref) in {"name", "title", "名称"}
        ]
        return next(iter(exact or names), None)

    def far_side(self, edge: Edge) -> Table | None:
        """What a linking table links its parent to: of enrolments, seen from students, it is courses."""
        others = [other for other in self.edges if other.child == edge.child and other.parent != edge.parent]
        return others[0].parent if len(others) == 1 and not self.refs(edge.child, Role.NAME) else None

    def values(self, ref: Ref, rng: random.Random) -> list[Value]:
        """Values that the column holds: from the database, the schema, or plausible for its name."""
        place = (ref.table.name, ref.column.name)
        if place not in self._values:
            self._values[place] = self._find_values(ref)
        if not self._values[place] and self.role(ref) is Role.CLASS and ref.column.kind is ColumnKind.NUMBER:
            return [rng.randint(0, 5)]
        return self._values[place] or [invented_value(self.base(ref.table, ref.column), self.role(ref), rng)]

    def _find_values(self, ref: Ref) -> list[Value]:
        known: Sequence[str] = ref.column.values or self.source.schema.literals.get(
            (ref.table.name, ref.column.name), ()
        )
        if known:
            return [_typed(value, ref.column.kind) for value in known if value]
        if self.source.database is None:
            return []
        with closing(open_read_only(self.source.database)) as connection:
            place = ref.table.name, ref.column.name
            table, column = map(quote, self.source.origins.get(place, place))
            try:
                rows = connection.execute(f"SELECT DISTINCT {column} FROM {table} LIMIT 40").fetchall()
            except sqlite3.Error:
                return []
        fit = [
            v
            for (v,) in rows
            if isinstance(v, (int, float)) or (isinstance(v, str) and 0 < len(v) <= 30 and "\n" not in v)
        ]
        return [_typed(v, ref.column.kind) for v in fit]


def _typed(value: Value, kind: ColumnKind) -> Value:
    """A number where the column holds numbers and the text is one."""
    if isinstance(value, str) and kind is ColumnKind.NUMBER and re.fullmatch(r"-?\d{1,12}", value.strip()):
        return int(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 2)
    return value.strip() if isinstance(value, str) else value


def invented_value(phrase: str, role: Role, rng: random.Random) -> Value:
    """A value that fits a column of this name and role."""
    if role is Role.YEAR:
        return rng.randint(1970, 2024)
    if role is Role.TIME:
        return f"{rng.randint(2005, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    if role is Role.FLAG:
        return rng.choice((0, 1))
    if role is Role.MEASURE:
        return rng.choice((rng.randint(1, 20), rng.randint(1, 100), rng.randint(1, 20) * 50, rng.randint(1, 9) * 1000))
    if role is Role.KEY:
        return rng.randint(1, 500)
    if has_hanzi(phrase):
        fits = [values for ending, values in CHINESE_VALUE_LISTS.items() if ending and phrase.endswith(ending)]
        return rng.choice(fits[0] if fits else CHINESE_VALUE_LISTS[""])
    words = phrase.split(" ")
    for head in (" ".join(words[-2:]), words[-1]):
        if head in VALUE_LISTS:
            return rng.choice(VALUE_LISTS[head])
    return rng.choice(VALUE_LISTS[""])


def replaced(phrase: str, rng: random.Random) -> str:
    """The phrase, or its last word or two, said otherwise."""
    if phrase in SYNONYMS:
        return rng.choice(SYNONYMS[phrase])
    words = phrase.split(" ")
    for cut in (2, 1):
        tail = " ".join(words[-cut:])
        if len(words) > cut and tail in SYNONYMS and tail not in {"name", "number", "date"}:
            return " ".join([*words[:-cut], rng.choice(SYNONYMS[tail])])
    if (
        words[0] in SYNONYMS
        and len(words) > 1
        and words[0] not in {"name", "number", "date", "start", "end", "first", "last"}
    ):
        return " ".join([rng.choice(SYNONYMS[words[0]]), *words[1:]])
    return phrase
