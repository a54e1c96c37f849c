"""Judging predictions: execution accuracy, exact match, what runs, and how good the shown suggestions are."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.perturb import PERTURBATIONS, perturbed
from sql_copilot_compression.judging.judge import Judge, Prediction, Verdict, asked_in
from sql_copilot_compression.judging.summaries import summarise, table

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
