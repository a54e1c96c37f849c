"""Judges single answers: by what they return on the corpus's database and on mutated ones, and by their components."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sql_copilot_compression.comments.corpus_judge import DIALECT as JUDGED_IN
from sql_copilot_compression.comments.corpus_judge import SchemaJudge
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.written import is_written
from sql_copilot_compression.data.databases import has_rows
from sql_copilot_compression.data.execution import agrees, in_sqlite, prepare_error, run_cached
from sql_copilot_compression.data.mutate import invented_databases, literals_of, mutated_copies, plain_ddl
from sql_copilot_compression.judging.exact_match import exact_match, hardness, parse


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the batch interface answered to one question."""

    sql: str | None
    confidence: float = 0.0
    abstained: bool = False
    error: str = ""
    milliseconds: float = 0.0
    alternatives: tuple[str, ...] = ()
    dialect: str = ""
    """What an answer to one of our own comments is written in, where not in what `asked_in` says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One prediction against its gold query."""

    id: str
    database: str
    groups: tuple[str, ...]
    """What the summary also counts it under: Spider's hardness, or the language and kind of a comment."""
    answered: bool
    parses: bool
    prepares: bool
    """SQLite prepares it on the schema, so every name binds; of our own comments in another dialect: it runs."""
    runs: bool
    exact: bool
    """Same components, values ignored."""
    execution: bool
    """Same result on the database of the corpus (on one with invented rows where that is missing or empty)."""
    robust: bool
    """Same result on every row-mutated copy as well."""
    shown: bool
    confidence: float
    milliseconds: float
    gold_runs: bool = True
    lenient: bool = False
    """Right, or right but for the columns shown where the gold query says `*`: of our own comments only."""
    decided: bool = True
    """Whether the rows could tell; what they cannot counts as wrong, but nothing should be fitted to it."""


@dataclass
class Judge:
    """Judges predictions over one set; keeps the mutated copies that each database needs."""

    copies: int = 5
    seconds: float = 5.0
    seed: int = 0

    def __post_init__(self) -> None:
        self._mutated: dict[str, list[Path]] = {}
        self._prepared: dict[str, sqlite3.Connection] = {}
        self._comments: dict[str, list[str]] = {}
        """DDL of a schema of our own comments → its canonical queries."""
        self._comment_judge: tuple[str, SchemaJudge] | None = None
        """That of the schema asked about last: they come one schema after the other."""

    def prepare_databases(self, examples: Sequence[Example]) -> None:
        """Make the copies of all databases that the examples ask about; their gold queries tell which values matter."""
        queries: dict[str, list[str]] = defaultdict(list)
        first: dict[str, Example] = {}
        for example in examples:
            queries[example.ddl].append(example.sql)
            first.setdefault(example.ddl, example)
        for ddl, example in first.items():
            if is_written(example):
                self._comments[ddl] = list(dict.fromkeys(queries[ddl]))
                continue
            literals = literals_of(sorted(set(queries[ddl])))
            self._mutated[ddl] = (
                mutated_copies(example.database, self.copies, seed=self.seed, literals=literals)
                if example.database is not None
                else invented_databases(example.schema, self.copies, seed=self.seed, literals=literals)
            )

    def judge(self, example: Example, prediction: Prediction) -> Verdict:
        """Compare one prediction with the gold query of its example."""
        if is_written(example):
            return self._judge_comment(example, prediction)
        example = replace(example, sql=in_sqlite(example.sql, example.dialect))
        prediction = replace(prediction, sql=prediction.sql and in_sqlite(prediction.sql, example.dialect))
        copies = self._mutated[example.ddl]
        database = example.database if example.database and has_rows(example.database) else copies[0]
        sql = prediction.sql or ""
        right = bool(sql) and agrees(database, example.sql, sql, self.seconds)
        return Verdict(
            id=example.id,
            database=example.database_id,
            groups=(hardness(example.sql),),
            answered=bool(sql),
            parses=bool(sql) and parse(sql) is not None,
            prepares=bool(sql) and not prepare_error(self._connection(example), sql),
            runs=bool(sql) and run_cached(database, sql, self.seconds).ok,
            exact=bool(sql) and exact_match(example.sql, sql, example.schema),
            execution=right,
            lenient=right,
            robust=right and all(self._agrees(copy, example.sql, sql) for copy in copies),
            shown=bool(sql) and not prediction.abstained,
            confidence=prediction.confidence,
            milliseconds=prediction.milliseconds,
            gold_runs=run_cached(database, example.sql, self.seconds).ok,
        )

    def _judge_comment(self, example: Example, prediction: Prediction) -> Verdict:
        """Compare by what both return, or change, on invented rows in DuckDB."""
        if self._comment_judge is None or self._comment_judge[0] != example.ddl:
            if self._comment_judge is not None:
                self._comment_judge[1].close()
            self._comment_judge = example.ddl, SchemaJudge(example.schema, self._comments[example.ddl])
        sql, dialect = prediction.sql or "", prediction.dialect or JUDGED_IN
        found = self._comment_judge[1].verdict(example.sql, example.also, sql, dialect)
        runs = bool(sql) and not found.fails
        # SQLite takes what stricter databases refuse: words added up, columns beside aggregates that nothing groups.
        binds = bool(sql) and not prepare_error(self._connection(example), sql) if dialect == "sqlite" else runs
        return Verdict(
            id=example.id,
            database=example.database_id,
            groups=(example.language, example.kind),
            answered=bool(sql),
            parses=runs or binds,
            prepares=binds,
            runs=runs,
            exact=found.same_text,
            execution=found.right,
            robust=found.right,
            shown=bool(prediction.sql) and not prediction.abstained,
            confidence=prediction.confidence,
            milliseconds=prediction.milliseconds,
            lenient=found.lenient,
            decided=not found.why.startswith(("gold", "undecided")),
        )

    def _agrees(self, path: Path, gold: str, sql: str) -> bool:
        """Whether both return the same on a copy; a copy on which the gold query does not run says nothing."""
        return not run_cached(path, gold, self.seconds).ok or agrees(path, gold, sql, self.seconds)

    def _connection(self, example: Example) -> sqlite3.Connection:
        """An empty in-memory database with the example's schema."""
        if example.ddl not in self._prepared:
            connection = sqlite3.connect(":memory:")
            connection.executescript(plain_ddl(example.schema))
            self._prepared[example.ddl] = connection
        return self._prepared[example.ddl]


def asked_in(example: Example) -> str:
    """The dialect to ask for an answer in: that of the gold query, but for our own comments, judged in DuckDB."""
    return JUDGED_IN if is_written(example) else example.dialect
