"""Judging predictions: execution accuracy, exact match, what runs, and how good the shown suggestions are."""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from sql_copilot_compression.comments.corpus_judge import DIALECT as JUDGED_IN
from sql_copilot_compression.comments.corpus_judge import SchemaJudge
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.written import is_written
from sql_copilot_compression.data.databases import has_rows
from sql_copilot_compression.data.execution import agrees, in_sqlite, prepare_error, run_cached
from sql_copilot_compression.data.mutate import invented_databases, literals_of, mutated_copies, plain_ddl
from sql_copilot_compression.data.perturb import PERTURBATIONS, perturbed
from sql_copilot_compression.judging.exact_match import HARDNESS, exact_match, hardness, parse

HELD_OUT = {
    "held-out": "spider-train",
    "held-out-syn": "spider-syn",
    "held-out-zh": "chase-english",
    "comments-held-out": "comments",
}
"""Sets over held-out databases, and the training corpora that their questions come from."""
SETS = ("spider-dev", "spider-syn-dev", "spider-zh", "wikisql-dev", "wikisql-test", "chase-dev", *HELD_OUT)


class EvaluationError(Exception):
    """Predictions could not be had or do not belong to the set."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the batch interface answered to one question."""

    sql: str | None
    confidence: float = 0.0
    abstained: bool = False
    error: str = ""
    milliseconds: float = 0.0
    alternatives: tuple[str, ...] = ()


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
    """SQLite prepares it on the schema, so every name binds."""
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
        found = self._comment_judge[1].verdict(example.sql, example.also, prediction.sql)
        runs = bool(prediction.sql) and not found.fails
        return Verdict(
            id=example.id,
            database=example.database_id,
            groups=(example.language, example.kind),
            answered=bool(prediction.sql),
            parses=runs,
            prepares=runs,
            runs=runs,
            exact=found.same_text,
            execution=found.right,
            robust=found.right,
            shown=bool(prediction.sql) and not prediction.abstained,
            confidence=prediction.confidence,
            milliseconds=prediction.milliseconds,
            lenient=found.lenient,
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


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _scores(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    count = len(verdicts)
    return {
        "questions": count,
        **{
            name: _share(sum(bool(getattr(v, name)) for v in verdicts), count)
            for name in ("execution", "lenient", "robust", "exact", "answered", "parses", "prepares", "runs")
        },
    }


def summarise(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Scores in per cent, overall and by group, of shown suggestions, and precision by coverage and by confidence.

    Questions whose gold query does not run are named and left out.
    """
    judged = [v for v in verdicts if v.gold_runs]
    shown = [v for v in judged if v.shown]
    times = sorted(v.milliseconds for v in judged)
    return {
        **_scores(judged),
        "by_group": {name: _scores([v for v in judged if name in v.groups]) for name in _groups(judged)},
        "shown": {
            "coverage": _share(len(shown), len(judged)),
            "precision": _share(sum(v.execution for v in shown), len(shown)),
        },
        "precision_by_coverage": _precision_by_coverage(judged),
        "calibration": _calibration(judged),
        "median_milliseconds": times[len(times) // 2] if times else 0.0,
        "gold_does_not_run": [v.id for v in verdicts if not v.gold_runs],
    }


def _groups(verdicts: Sequence[Verdict]) -> list[str]:
    """Hardness in its order, or languages and kinds."""
    names = {name for verdict in verdicts for name in verdict.groups}
    return [level for level in HARDNESS if level in names] + sorted(names - set(HARDNESS))


def _precision_by_coverage(verdicts: Sequence[Verdict]) -> list[dict[str, float]]:
    """Precision among the most confident tenth, two tenths … of the questions."""
    ranked = sorted((v for v in verdicts if v.answered), key=lambda v: -v.confidence)
    points = []
    for tenth in range(1, 11):
        top = ranked[: round(len(verdicts) * tenth / 10)]
        if top:
            points.append(
                {
                    "coverage": _share(len(top), len(verdicts)),
                    "precision": _share(sum(v.execution for v in top), len(top)),
                    "threshold": round(top[-1].confidence, 4),
                }
            )
    return points


def _calibration(verdicts: Sequence[Verdict]) -> list[dict[str, float]]:
    """Mean confidence and accuracy of answered questions in ten equal steps of confidence."""
    bins: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.answered:
            bins[min(9, int(verdict.confidence * 10))].append(verdict)
    return [
        {
            "confidence": round(sum(v.confidence for v in own) / len(own), 4),
            "accuracy": round(sum(v.execution for v in own) / len(own), 4),
            "questions": len(own),
        }
        for _, own in sorted(bins.items())
    ]


def table(summary: dict[str, Any], title: str) -> str:
    """The summary as a table for a person."""
    columns = ("questions", "execution", "robust", "exact", "prepares", "runs")
    lines = [title, " " * 16 + "".join(f"{name:>11}" for name in columns)]
    for name, scores in [("all", summary), *summary["by_group"].items()]:
        cells = (f"{scores[c]:>11d}" if c == "questions" else f"{scores[c]:>10.1f}%" for c in columns)
        lines.append(f"{name:<16}" + "".join(cells))
    shown = summary["shown"]
    lines.append(
        f"shown unasked: {shown['coverage']:.1f}% of questions, {shown['precision']:.1f}% of them right; "
        f"median {summary['median_milliseconds']:.0f} ms"
    )
    lines.append(
        "execution: same rows on the corpus's database; robust: also on row-mutated copies; exact: values ignored"
    )
    if summary["gold_does_not_run"]:
        lines.append(f"left out, gold does not run: {', '.join(summary['gold_does_not_run'][:10])}")
    return "\n".join(lines)


def load_set(root: Path, name: str) -> Iterator[Example]:
    """The examples of one of `SETS`."""
    return corpora.held_out(root, [HELD_OUT[name]]) if name in HELD_OUT else corpora.judge(root, name)


def read_predictions(path: Path) -> dict[str, Prediction]:
    """Predictions of the batch interface, by id."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found[str(row["id"])] = Prediction(
                row.get("sql"),
                float(row.get("confidence") or 0.0),
                bool(row.get("abstained", False)),
                str(row.get("error") or ""),
                float(row.get("milliseconds") or 0.0),
                tuple(str(other["sql"]) for other in row.get("alternatives") or () if other.get("sql")),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(
                f"{path}, line {number}: not a line of `sqlcopilot-ls generate` ({error!r})"
            ) from error
    return found


def write_questions(examples: Iterable[Example], folder: Path) -> Path:
    """The input of the batch interface: one schema file a database (DDL only, no rows) and a line a question."""
    files: dict[str, Path] = {}
    path = folder / "questions.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            if example.ddl not in files:
                files[example.ddl] = folder / f"schema_{len(files)}.sql"
                files[example.ddl].write_text(example.ddl, encoding="utf-8")
            line = {
                "id": example.id,
                "question": example.question,
                "schema": str(files[example.ddl]),
                "dialect": asked_in(example),
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def answers_to(requests: Iterable[Mapping[str, str]], *, model: Path | None = None) -> dict[str, Prediction]:
    """Answers of `sqlcopilot-ls generate` to lines of its input, run as a program of its own as a user would."""
    with tempfile.TemporaryDirectory(prefix="sqlcopilot-evaluate-") as name:
        questions, answers = Path(name) / "questions.jsonl", Path(name) / "predictions.jsonl"
        lines = (json.dumps(request, ensure_ascii=False) + "\n" for request in requests)
        questions.write_text("".join(lines), encoding="utf-8")
        program = "from sql_copilot_ls.cli import main; raise SystemExit(main())"
        command = [sys.executable, "-c", program, "generate", "--input", str(questions), "--output", str(answers)]
        if model is not None:
            command += ["--model", str(model)]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=os.environ)
        if not answers.is_file():
            raise EvaluationError(f"`sqlcopilot-ls generate` wrote no predictions (exit status {done.returncode})")
        return read_predictions(answers)


def generate(examples: Sequence[Example], *, model: Path | None = None) -> dict[str, Prediction]:
    """Answers to examples over their DDL alone."""
    with tempfile.TemporaryDirectory(prefix="sqlcopilot-evaluate-") as name:
        questions = write_questions(examples, Path(name))
        lines = questions.read_text(encoding="utf-8").splitlines()
        return answers_to([json.loads(line) for line in lines], model=model)


def evaluate(examples: Sequence[Example], predictions: dict[str, Prediction], judge: Judge) -> list[Verdict]:
    """A verdict for each example; a question without a prediction counts as not answered."""
    judge.prepare_databases(examples)
    missing = Prediction(None, error="no prediction")
    verdicts = [judge.judge(example, predictions.get(example.id, missing)) for example in examples]
    if examples and not any(example.id in predictions for example in examples):
        raise EvaluationError(f"none of the predictions has an id of this set, such as '{examples[0].id}'")
    return verdicts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `sqlcopilot-ls evaluate`."""
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--set", choices=SETS, default="held-out", dest="set_name", help="what to judge on")
    parser.add_argument("--limit", type=int, help="only the first questions")
    parser.add_argument("--input", type=Path, help="predictions of `generate`, instead of making them now")
    parser.add_argument("--model", type=Path, help="artefact to judge, instead of the shipped one")
    parser.add_argument("--questions", type=Path, help="only write the questions for `generate` to this folder")
    parser.add_argument("--perturb", choices=PERTURBATIONS, help="judge robustness: change the questions or schemas so")
    parser.add_argument("--copies", type=int, default=5, help="row-mutated copies of each database")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.add_argument("--verdicts", type=Path, help="write one JSON line a question to this file")


def main(options: argparse.Namespace) -> int:
    """Judge as `options` say, print the summary, and return the exit status."""
    try:
        examples = list(islice(load_set(options.data, options.set_name), options.limit))
        if options.perturb:
            examples = list(perturbed(examples, options.perturb))
        if options.questions:
            options.questions.mkdir(parents=True, exist_ok=True)
            sys.stdout.write(f"{write_questions(examples, options.questions)}\n")
            return 0
        predictions = read_predictions(options.input) if options.input else generate(examples, model=options.model)
        verdicts = evaluate(examples, predictions, Judge(copies=options.copies))
    except (corpora.CorpusError, EvaluationError, OSError) as error:
        sys.stderr.write(f"sqlcopilot-ls evaluate: {error}\n")
        return 1
    summary = {"set": options.set_name, **summarise(verdicts)}
    if options.verdicts:
        rows = (json.dumps(asdict(verdict), ensure_ascii=False) + "\n" for verdict in verdicts)
        with closing(options.verdicts.open("w", encoding="utf-8")) as out:
            out.writelines(rows)
    sys.stdout.write((json.dumps(summary, indent=1) if options.json else table(summary, options.set_name)) + "\n")
    return 0


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(_parser)
    raise SystemExit(main(_parser.parse_args()))
