"""How many comments of our own corpus the copilot answers rightly, by kind and language.

`PYTHONPATH=.:compression python -m benchmarks.comments [FOLDER …] [--all] [--wordings 3] [--model FILE] [--json] …`

Asks `sqlcopilot-ls generate` about the schemas of `compression/corpus` that no training sees (`--all`: about every
schema), over their DDL alone, and compares what answers return, or change, on three databases of invented rows.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sql_copilot_compression.comments import is_held_out
from sql_copilot_compression.comments.corpus_judge import (
    Answer,
    Question,
    figures,
    figures_table,
    gold_faults,
    judged,
    questions_below,
)
from sql_copilot_compression.judging.evaluate import answers_to, read_predictions

CORPUS = Path(__file__).parents[1] / "compression" / "corpus"


def requests(questions: list[Question], dialect: str) -> list[dict[str, str]]:
    """The lines to ask the batch interface."""
    return [
        {"id": q.id, "question": q.comment, "schema": str(q.pairs.with_suffix(".sql")), "dialect": dialect}
        for q in questions
    ]


def main() -> None:
    """Ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[CORPUS], help="folders of the corpus's form")
    parser.add_argument("--all", action="store_true", help="schemas that training sees as well")
    parser.add_argument("--wordings", type=int, default=1, help="of each item")
    parser.add_argument("--limit", type=int, help="only the first questions")
    parser.add_argument("--model", type=Path, help="artefact to ask, instead of the shipped one")
    parser.add_argument("--predictions", type=Path, help="answers of `generate`, instead of asking now")
    parser.add_argument("--dialect", default="duckdb", help="of the answers")
    parser.add_argument("--check-gold", action="store_true", help="name the items that invented rows cannot judge")
    parser.add_argument("--json", action="store_true", help="print figures as one line of JSON")
    parser.add_argument("--out", type=Path, help="keep a JSON line a question")
    options = parser.parse_args()
    questions = questions_below(options.folders, options.wordings)
    if not options.all:
        questions = [question for question in questions if is_held_out(question.pairs.stem)]
    questions = questions[: options.limit]
    if options.check_gold:
        faults = list(gold_faults(questions))
        print("".join(f"{question.id}: {why}\n" for question, why in faults), end="")
        print(f"{len(questions)} asked, {len(faults)} canonical queries that rows cannot judge")
        return
    answers: dict[str, Answer] = dict(
        read_predictions(options.predictions)
        if options.predictions
        else answers_to(requests(questions, options.dialect), model=options.model)
    )
    rows = []
    for number, row in enumerate(judged(questions, answers, options.dialect), 1):
        rows.append(row)
        if sys.stderr.isatty():
            print(f"judged {number}/{len(questions)}", end="\r", file=sys.stderr)
    if options.out:
        with options.out.open("w", encoding="utf-8") as out:
            for row in rows:
                item = row.question.item
                line = {
                    "id": row.question.id, "kind": item.kind, "lang": item.language, "comment": row.question.comment,
                    "gold": item.sql, "sql": row.answer.sql if row.answer else None, "shown": row.shown,
                    "confidence": row.answer.confidence if row.answer else 0.0, "right": row.verdict.right,
                    "lenient": row.verdict.lenient, "among": row.among, "why": row.verdict.why,
                }  # fmt: skip
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    found = figures(rows)
    print(json.dumps(found, ensure_ascii=False) if options.json else figures_table(found))


if __name__ == "__main__":
    main()
