"""Corpora over single web tables, WikiSQL and SQUALL, put into schemas as a developer would write them."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sql_copilot_compression.data.corpora.corpus import (
    Example,
    MissingCorpusError,
    Rejects,
    create_table,
    quote,
    schema_of,
)
from sql_copilot_compression.data.corpora.spider import load_json

_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_SMALL = {"of", "in", "the", "and", "by", "to", "for", "on", "at", "a", "per", "vs"}
_TABLE_NAMES = [
    "data", "records", "results", "entries", "items", "stats", "history", "main", "list", "details", "info", "log",
    "seasons", "archive", "report", "summary", "listing", "facts", "catalog", "tbl_data", "t_record", "raw_data",
]  # fmt: skip
_NUMERIC_NAMES = re.compile(
    r"\b(no|number|num|year|points?|goals?|wins?|losses|lost|rank|age|total|score[ds]?|laps?|round|week|gold|silver|bronze|"
    r"population|area|attendance|capacity|pick|played|games?|matches|votes?|seats?|weight|height|length|count|id|%|percent)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_PIECES = re.compile(r"('(?:[^']|'')*')")
_LITERAL = re.compile(r"'((?:[^']|'')*)'")


def restyle(header: str, style: str) -> str:
    """A web table's header as a column name in one of the styles snake, camel, Pascal, Title, UPPER_SNAKE or lower."""
    words: list[str] = [w.lower() for w in _WORDS.findall(header.replace("%", " percent ").replace("#", " number "))]
    if not words:
        words = ["value"]
    if style == "title":
        return " ".join(w if w in _SMALL and i else w.capitalize() for i, w in enumerate(words))
    if style == "lower":
        return " ".join(words)
    if words[0][0].isdigit():
        words.insert(0, "n")
    if style == "snake":
        return "_".join(words)
    if style == "upper":
        return "_".join(words).upper()
    if style == "title_snake":
        return "_".join(w.capitalize() for w in words)
    head = words[0] if style == "camel" else words[0].capitalize()
    return head + "".join(w.capitalize() for w in words[1:])


STYLES = ("snake", "snake", "snake", "title_snake", "camel", "pascal", "title", "upper", "lower")


def _table_name(headers: list[str], rng: random.Random) -> str:
    """A name as vague as those of real one-table dumps, sometimes from a header's noun."""
    if headers and rng.random() < 0.5:
        word: list[str] = _WORDS.findall(rng.choice(headers).lower())
        if word and word[-1].isalpha() and len(word[-1]) > 2:
            return word[-1] if word[-1].endswith("s") else word[-1] + "s"
    return rng.choice(_TABLE_NAMES)


def _distinct(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name.casefold()] += 1
        count = seen[name.casefold()]
        result.append(name if count == 1 else f"{name}_{count}")
    return result


def _in_question(value: str, question: str) -> str:
    """The value spelled as the question spells it, where they differ in case only."""
    at = question.casefold().find(value.casefold())
    return question[at : at + len(value)] if at >= 0 and len(question.casefold()) == len(question) else value


class _Headers:
    """Headers and kinds of every table that training questions mention."""

    def __init__(self, folder: Path, part: str) -> None:
        self.of_table: dict[str, list[str]] = load_json("wikisql", folder / "partial_columns.json")
        self.train_tables: list[str] = []
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in _lines(folder / f"{part}.jsonl"):
            table, sql = row["table_id"], row["query"]
            self.train_tables.append(table)
            for name in re.findall(r'(?:AVG|SUM)\("((?:[^"]|"")*)"\)', sql):
                votes[table, name]["number"] += 2
            for name, value in re.findall(r'"((?:[^"]|"")*)" [=<>] (\S)', sql):
                votes[table, name]["text" if value == "'" else "number"] += 1
        self.votes = votes

    def kind(self, table: str, header: str, rng: random.Random) -> str:
        """A column type that fits what questions do with the column."""
        vote = self.votes.get((table, header))
        number = vote["number"] >= vote["text"] if vote else bool(_NUMERIC_NAMES.search(header))
        if number:
            return rng.choice(("INTEGER", "INT", "REAL", "NUMERIC"))
        return rng.choice(("TEXT", "VARCHAR(255)", "TEXT", "VARCHAR"))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise MissingCorpusError("wikisql", path)
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def wikisql(root: Path, rejects: Rejects, part: str) -> Iterator[Example]:
    """WikiSQL with its upper-cased headers restyled, distractor columns in the table and up to three distractor tables.

    The same table gets the same schema in all its questions; everything random depends on the table's id only.
    """
    folder = root / "wikisql"
    headers = _Headers(folder, part)
    pool = sorted(set(headers.train_tables))
    built: dict[str, tuple[str, dict[str, str], str]] = {}
    for number, row in enumerate(_lines(folder / f"{part}.jsonl")):
        table, row_id = row["table_id"], f"wikisql/{part}:{number}"
        if table not in built:
            built[table] = _build(table, headers, pool)
        ddl, names, table_name = built[table]
        used = _QUOTED.findall(_LITERAL.sub("''", row["query"]))
        if any(name not in names for name in used):
            rejects.add("column that the table does not have", row_id)
            continue
        question = " ".join(row["question"].split())
        if not question:
            rejects.add("empty question or query", row_id)
            continue
        sql = _rewrite(row["query"], names, table_name, question)
        yield Example(row_id, question, sql, schema_of(ddl), None, f"wikisql/{part}", "sqlite", table, ddl)


def _rewrite(sql: str, names: dict[str, str], table: str, question: str) -> str:
    """WikiSQL's query over the restyled names, with values spelled as in the question."""
    parts = _PIECES.split(sql)
    for index, part in enumerate(parts):
        if index % 2:
            value = _in_question(part[1:-1].replace("''", "'").strip('"'), question)
            parts[index] = "'" + value.replace("'", "''") + "'"
        else:
            named = _QUOTED.sub(lambda match: quote(names[match.group(1)]), part)
            parts[index] = re.sub(r" FROM t\b", lambda _: f" FROM {quote(table)}", named)
    return "".join(parts)


def _build(table: str, headers: _Headers, pool: list[str]) -> tuple[str, dict[str, str], str]:
    """(DDL, header → column name, table name) of a WikiSQL table among distractors."""
    rng = random.Random(f"wikisql {table}")
    style = rng.choice(STYLES)
    own = list(headers.of_table[table])
    taken = {restyle(h, "snake") for h in own}
    extra: list[str] = []
    for other in rng.sample(pool, rng.choice((0, 1, 1, 2))):
        for header in headers.of_table[other][: rng.randint(1, 4)]:
            key = restyle(header, "snake")
            if key not in taken:
                taken.add(key)
                extra.append(header)
    columns = own + extra
    rng.shuffle(columns)
    shown = dict(zip(columns, _distinct([restyle(h, style) for h in columns]), strict=True))
    table_names = [_table_name(own, rng)]
    listed = [(shown[h], headers.kind(table, h, rng)) for h in columns]
    if rng.random() < 0.4 and "id" not in taken:
        listed.insert(0, (restyle("id", style), "INTEGER"))
    blocks = [create_table(table_names[0], listed, (listed[0][0],) if listed[0][0].lower() == "id" else ())]
    for other in rng.sample(pool, rng.choice((0, 0, 1, 2, 3))):
        names = list(headers.of_table[other])
        name = _table_name(names, rng)
        if other == table or name.casefold() in {t.casefold() for t in table_names}:
            continue
        table_names.append(name)
        kinds = [headers.kind(other, h, rng) for h in names]
        blocks.append(create_table(name, list(zip(_distinct([restyle(h, style) for h in names]), kinds, strict=True))))
    rng.shuffle(blocks)
    return "".join(blocks), {h: shown[h] for h in own}, table_names[0]


_SQUALL_COLUMN = re.compile(r"\bc(\d+)((?:_[a-z]+\d*)*)\b")
_SQUALL_SUFFIX = re.compile(
    r"_(list|length|number\d*|parsed|year|month|day|minimum|maximum|first|second|raw|address|time|score|hour|minute)(_|$)"
)


def squall(root: Path, rejects: Rejects) -> Iterator[Example]:
    """SQUALL with `c3_number` spelled as the third header; queries over other parts of cells are left out."""
    for row in load_json("squall", root / "squall" / "squall_dev1.json"):
        row_id = f"squall:{row['id']}"
        names = [re.sub(r"^\d+_", "", h) for h in row["nl_headers"]]
        bases: list[str] = []
        for name in names[2:]:
            previous = bases[-1] if bases else None
            if previous is not None and name.startswith(previous) and _SQUALL_SUFFIX.match(name[len(previous) :]):
                continue
            bases.append(name)
        rng = random.Random(f"squall {row['tbl']}")
        style = rng.choice(STYLES)
        shown = _distinct(["id", *(restyle(b, style) for b in bases)])
        parts = _PIECES.split(row["query"])
        code = " ".join(parts[::2])
        used = {(int(n), s) for n, s in _SQUALL_COLUMN.findall(code)}
        if re.search(r"\bagg\b", code) or any(s not in {"", "_number"} for _, s in used):
            rejects.add("parts of cells", row_id)
            continue
        declared = {int(n) for column in row["columns"] for n, _ in _SQUALL_COLUMN.findall(column)}
        if max(declared | {n for n, _ in used}) != len(bases):
            rejects.add("header that cannot be told", row_id)
            continue
        numeric = {n for n, s in used if s} | {i + 1 for i, b in enumerate(bases) if f"{b}_number" in names}
        if any(bases[n - 1] == "unk" for n, _ in used):
            rejects.add("column without a header", row_id)
            continue
        table = _table_name(bases, rng)
        question = " ".join(row["question"].replace("-lrb-", "(").replace("-rrb-", ")").split())
        sql = _squall_sql(parts, shown, table, question)
        kinds = ["INTEGER"] + ["REAL" if i + 1 in numeric else "TEXT" for i in range(len(bases))]
        ddl = create_table(table, list(zip(shown, kinds, strict=True)), ("id",))
        yield Example(row_id, question, sql, schema_of(ddl), None, "squall", "sqlite", row["tbl"], ddl)


def _squall_sql(parts: list[str], shown: list[str], table: str, question: str) -> str:
    """SQUALL's query, split at its literals, over the shown names."""
    parts = list(parts)
    for index, part in enumerate(parts):
        if index % 2:
            value = _in_question(part[1:-1].replace("''", "'").strip('"'), question)
            parts[index] = "'" + value.replace("'", "''") + "'"
        else:
            named = _SQUALL_COLUMN.sub(lambda match: quote(shown[int(match.group(1))]), part)
            parts[index] = re.sub(r"\bw\b", lambda _: quote(table), named)
    return "".join(parts)
