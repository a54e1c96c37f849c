"""Judges answers to the corpus of comments by what they return on invented rows; counts them by kind and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import sqlglot

from sql_copilot_compression.comments.invented_rows import databases
from sql_copilot_compression.comments.row_verdicts import RowVerdict, verdict
from sql_copilot_compression.comments.written_items import Item, item_files, read_items
from sql_copilot_ls.schema import Schema, read_schema

DIALECT = "duckdb"
"""What answers are asked for in: the judge runs them as they are."""


class Answer(Protocol):
    """What the batch interface says to one comment."""

    @property
    def sql(self) -> str | None:
        """The suggestion."""

    @property
    def alternatives(self) -> Sequence[str]:
        """All suggestions, the best first."""

    @property
    def confidence(self) -> float:
        """How likely it is right."""

    @property
    def abstained(self) -> bool:
        """Whether an editor would show nothing unasked."""


@dataclass(frozen=True, slots=True)
class Question:
    """One wording of an item."""

    id: str
    """ITEM#NUMBER of the wording."""
    pairs: Path
    item: Item
    comment: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer against its item."""

    question: Question
    answer: Answer | None
    verdict: RowVerdict
    among: bool
    """Whether one of the alternatives is right."""

    @property
    def shown(self) -> bool:
        """Whether an editor would show the answer unasked."""
        return self.answer is not None and bool(self.answer.sql) and not self.answer.abstained


def questions_below(folders: Iterable[Path], wordings: int = 1) -> list[Question]:
    """The first wordings of every item below the folders."""
    return [
        Question(f"{item.id}#{number}", path, item, comment)
        for path in item_files(folders)
        for item in read_items(path)
        for number, comment in enumerate(item.comments[:wordings])
    ]


class SchemaJudge:
    """Judges answers over one schema; a context manager, since it holds databases."""

    def __init__(self, schema: Schema, golds: Sequence[str]) -> None:
        """`golds` are all canonical queries that answers will be compared with: rows are invented for them."""
        self.databases = databases(schema, golds)

    def verdict(self, gold: str, also: Sequence[str], sql: str | None, dialect: str = DIALECT) -> RowVerdict:
        """Compare one suggestion with the canonical query, then with what else is right."""
        if not sql:
            return RowVerdict(False, False, "no suggestion")
        try:
            first = verdict(self.databases, gold, sql, dialect)
            others = [] if first.right else [verdict(self.databases, other, sql, dialect) for other in also]
        except sqlglot.errors.SqlglotError as error:
            return RowVerdict(False, False, f"gold: {str(error).splitlines()[0]}")
        return next((other for other in others if other.right), first)

    def gold_fault(self, item: Item) -> str:
        """Why the rows cannot tell answers to this item apart; empty when they can."""
        why = self.verdict(item.sql, (), "SELECT 1 + 1").why
        return why if why.startswith(("gold", "undecided")) else ""

    def close(self) -> None:
        """Close the databases."""
        for database in self.databases:
            database.close()


def judged(questions: Sequence[Question], answers: dict[str, Answer], dialect: str = DIALECT) -> Iterator[Judged]:
    """A verdict for each question, schema by schema."""
    for path in dict.fromkeys(question.pairs for question in questions):
        own = [question for question in questions if question.pairs == path]
        golds = [question.item.sql for question in own]
        with closing(SchemaJudge(read_schema(path.with_suffix(".sql")), golds)) as judge:
            for question in own:
                answer = answers.get(question.id)
                gold, also = question.item.sql, question.item.also
                found = judge.verdict(gold, also, answer.sql if answer else None, dialect)
                among = found.right or (
                    answer is not None
                    and any(judge.verdict(gold, also, sql, dialect).right for sql in answer.alternatives)
                )
                yield Judged(question, answer, found, among)


def gold_faults(questions: Sequence[Question]) -> Iterator[tuple[Question, str]]:
    """Questions whose canonical query no invented row can judge, with the reason; queries over places are left out."""
    for path in dict.fromkeys(question.pairs for question in questions):
        own = [question for question in questions if question.pairs == path]
        golds = [question.item.sql for question in own]
        with closing(SchemaJudge(read_schema(path.with_suffix(".sql")), golds)) as judge:
            for question in own:
                if "ST_" not in question.item.sql.upper() and (why := judge.gold_fault(question.item)):
                    yield question, why


def share(part: int, whole: int) -> float:
    """Per cent, to one decimal."""
    return round(100 * part / whole, 1) if whole else 0.0


def _figures(rows: Sequence[Judged]) -> dict[str, Any]:
    shown = [row for row in rows if row.shown]
    return {
        "questions": len(rows),
        "right": share(sum(row.verdict.right for row in rows), len(rows)),
        "lenient": share(sum(row.verdict.lenient for row in rows), len(rows)),
        "among": share(sum(row.among for row in rows), len(rows)),
        "shown": share(len(shown), len(rows)),
        "precision": share(sum(row.verdict.right for row in shown), len(shown)),
        "precision lenient": share(sum(row.verdict.lenient for row in shown), len(shown)),
    }


def figures(rows: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """Figures in per cent of all answers, by language and by kind.

    Right and lenient as in `RowVerdict`; among: an alternative is right; shown unasked, and how many of them are right.
    """
    groups = {"all": list(rows)}
    for name in sorted({row.question.item.language for row in rows}):
        groups[name] = [row for row in rows if row.question.item.language == name]
    for name in sorted({row.question.item.kind for row in rows}):
        groups[name] = [row for row in rows if row.question.item.kind == name]
    return {name: _figures(group) for name, group in groups.items()}


def figures_table(found: dict[str, dict[str, Any]]) -> str:
    """The figures for a person."""
    names = ("questions", "right", "lenient", "among", "shown", "precision", "precision lenient")
    lines = [f"{'':<16}" + "".join(f"{name:>{max(10, len(name) + 2)}}" for name in names)]
    for group, values in found.items():
        lines.append(f"{group:<16}" + "".join(f"{values[name]:>{max(10, len(name) + 2)}}" for name in names))
    return "\n".join(lines)
