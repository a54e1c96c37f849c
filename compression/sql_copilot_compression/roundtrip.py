"""Measures how much gold SQL survives the way through the grammar: SQL → query → tokens → query → SQL, by execution.

python -m sql_copilot_compression.roundtrip --data DIR [--corpus spider-train spider-others] [--show 2]
python -m sql_copilot_compression.roundtrip --comments FOLDER … --output predictions.jsonl

The second form writes what became of every canonical query of our own comments, to be judged by
`python -m benchmarks.comments FOLDER … --all --predictions predictions.jsonl`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sql_copilot_compression.comments import item_files, read_items
from sql_copilot_compression.comments.corpus_judge import DIALECT
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.written import SYNTAX
from sql_copilot_compression.data.execution import is_ordered, run, same
from sql_copilot_ls.query import QueryError, decode, encode, literals_of, parse_sql, render
from sql_copilot_ls.schema import Schema, read_schema


@dataclass
class Outcome:
    """Queries by what became of them, with examples."""

    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)
    tokens: int = 0

    def add(self, outcome: str, example: Example, detail: str = "") -> None:
        """Count one query."""
        self.counts[outcome] += 1
        self.samples.setdefault(outcome, []).append(f"{example.database_id}: {example.sql}\n        {detail}")


KEPT = "kept"


def there_and_back(sql: str, schema: Schema, dialect: str, target: str) -> tuple[str, int]:
    """(The query after its way through the grammar, in another dialect; how many tokens it took).

    Raises `QueryError` when the grammar cannot say it.
    """
    query = parse_sql(sql, schema, dialect)
    candidates = literals_of(query)
    tokens = encode(query, schema, candidates)
    return render(decode(tokens, schema, candidates), schema, target, aliases=False), len(tokens)


def measure(examples: Iterable[Example], seconds: float) -> Outcome:
    """Send every gold query there and back and compare the results: as multisets, in order where the gold orders."""
    outcome = Outcome()
    for example in examples:
        try:
            sql, tokens = there_and_back(example.sql, example.schema, example.dialect, example.dialect)
        except QueryError as error:
            outcome.add(f"{type(error).__name__}: {error.reason}", example, str(error))
            continue
        outcome.tokens += tokens
        if example.database is None:
            outcome.add("no database to run on", example, sql)
            continue
        gold = run(example.database, example.sql, seconds)
        if not gold.ok:
            outcome.add(f"the gold does not run: {gold.error}", example, sql)
            continue
        ours = run(example.database, sql, seconds)
        ordered = is_ordered(example.sql)
        if not ours.ok:
            outcome.add(f"ours does not run: {ours.error}", example, sql)
        elif same(gold, ours, ordered=ordered):
            outcome.add(KEPT, example)
        else:
            outcome.add("another order" if same(gold, ours, ordered=False) else "other rows", example, sql)
    return outcome


def comment_predictions(folders: Sequence[Path], outcome: Outcome) -> Iterator[dict[str, Any]]:
    """A line of `sqlcopilot-ls generate`'s output for each item's canonical query; what is lost goes to `outcome`."""
    for path in item_files(folders):
        schema = read_schema(path.with_suffix(".sql"))
        for item in read_items(path):
            line: dict[str, Any] = {"id": f"{item.id}#0", "sql": None, "confidence": 1.0, "abstained": False}
            try:
                line["sql"], tokens = there_and_back(item.sql, schema, SYNTAX, DIALECT)
            except QueryError as error:
                outcome.counts[f"{type(error).__name__}: {error.reason}"] += 1
                outcome.samples.setdefault(f"{type(error).__name__}: {error.reason}", []).append(
                    f"{item.id}: {item.sql}\n        {error}"
                )
                line["error"] = str(error)
            else:
                outcome.counts[KEPT] += 1
                outcome.tokens += tokens
            yield line


def report(name: str, outcome: Outcome, show: int, what: str = "keep their result") -> str:
    """The share kept, and what else happened by reason."""
    total = sum(outcome.counts.values())
    kept = outcome.counts[KEPT]
    lines = [
        f"{name}: {kept} of {total} {what} ({kept / max(total, 1):.2%}), "
        f"{outcome.tokens / max(total, 1):.1f} tokens a query"
    ]
    for reason, count in outcome.counts.most_common():
        if reason != KEPT:
            lines.append(f"  {count:5} {reason}")
            lines += [f"        {sample}" for sample in outcome.samples.get(reason, [])[:show]]
    return "\n".join(lines)


def main() -> None:
    """Print the share of gold queries that keep their result, and the rest by reason."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=Path, help="folder of the corpora")
    source.add_argument("--comments", type=Path, nargs="+", help="folders of our own comments, instead")
    parser.add_argument("--output", type=Path, help="where the queries over our own comments go")
    parser.add_argument("--corpus", nargs="+", default=["spider-train", "spider-others"], help="names of corpora")
    parser.add_argument("--seconds", type=float, default=5.0, help="time limit of one query")
    parser.add_argument("--show", type=int, default=1, help="examples to print for each reason")
    arguments = parser.parse_args()
    together = Outcome()
    if arguments.comments:
        if arguments.output is None:
            parser.error("--comments needs --output FILE")
        lines = [json.dumps(p, ensure_ascii=False) + "\n" for p in comment_predictions(arguments.comments, together)]
        arguments.output.write_text("".join(lines), encoding="utf-8")
        print(report("comments", together, arguments.show, "can be said in the grammar"))
        return
    for name in arguments.corpus:
        examples = corpora.CORPORA[name].read(arguments.data, corpora.Rejects())
        outcome = measure(examples, arguments.seconds)
        print(report(name, outcome, arguments.show))
        together.counts.update(outcome.counts)
        together.tokens += outcome.tokens
    print(report("together", together, 0))


if __name__ == "__main__":
    main()
