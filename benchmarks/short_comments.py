"""How well short comments do, such as people type in an editor: `python -m benchmarks.short_comments [--model FILE]`.

Spider asks in whole sentences; editors get "unpaid invoices". The 65 comments over two schemas in
`store_and_accounts/` are our own, no model trains on them. Rows are invented (the same each time), with mutated copies.
Prints what is wrong, and how many are right. Things without named columns are asked for whole (`SELECT *`), as in the
corpus's rules.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sql_copilot_compression.data.corpora import Example, schema_of
from sql_copilot_compression.examples.features import index_of
from sql_copilot_compression.judging.judge import Judge, Prediction

from sql_copilot_ls.generation import Copilot

FOLDER = Path(__file__).parent / "store_and_accounts"


def examples() -> list[Example]:
    """The comments with their queries."""
    schemas = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}
    rows = [json.loads(line) for line in (FOLDER / "comments.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Example(
            str(number), row["comment"], row["sql"], schema_of(schemas[row["schema"]]), None, "store and accounts",
            database_id=row["schema"], ddl=schemas[row["schema"]],
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip


def main() -> None:
    """Ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="artefact to ask, instead of the shipped one")
    copilot = Copilot(parser.parse_args().model)
    asked, judge = examples(), Judge(copies=3)
    judge.prepare_databases(asked)
    right = unasked = unasked_right = 0
    for example in asked:
        suggestions = copilot.suggest(example.question, index_of(example.schema))
        first = suggestions[0] if suggestions else None
        verdict = judge.judge(example, Prediction(first.sql if first else None))
        right += verdict.robust
        if first and first.should_show:
            unasked, unasked_right = unasked + 1, unasked_right + verdict.robust
        if not verdict.robust:
            print(f"{example.question}\n    {' '.join(first.sql.split()) if first else '(nothing)'}")
    print(f"{right} of {len(asked)} right; {unasked} shown unasked, {unasked_right} of them right")


if __name__ == "__main__":
    main()
