"""Measures how much gold SQL survives the way through the grammar: SQL → query → tokens → query → SQL, by execution.

python -m sql_copilot_compression.roundtrip --data DIR [--corpus spider-train spider-others] [--show 2]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sql_copilot_ls.query import QueryError, decode, encode, literals_of, parse_sql, render

from . import corpora
from .corpora import Example
from .execution import is_ordered, run, same


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


def measure(examples: Iterable[Example], seconds: float) -> Outcome:
    """Send every gold query there and back and compare the results: as multisets, in order where the gold orders."""
    outcome = Outcome()
    for example in examples:
        try:
            query = parse_sql(example.sql, example.schema, example.dialect)
            candidates = literals_of(query)
            tokens = encode(query, example.schema, candidates)
            sql = render(decode(tokens, example.schema, candidates), example.schema, example.dialect)
        except QueryError as error:
            outcome.add(f"{type(error).__name__}: {error.reason}", example, str(error))
            continue
        outcome.tokens += len(tokens)
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


def report(name: str, outcome: Outcome, show: int) -> str:
    """The share kept, and what else happened by reason."""
    total = sum(outcome.counts.values())
    kept = outcome.counts[KEPT]
    lines = [
        f"{name}: {kept} of {total} keep their result ({kept / max(total, 1):.2%}), "
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
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--corpus", nargs="+", default=["spider-train", "spider-others"], help="names of corpora")
    parser.add_argument("--seconds", type=float, default=5.0, help="time limit of one query")
    parser.add_argument("--show", type=int, default=1, help="examples to print for each reason")
    arguments = parser.parse_args()
    together = Outcome()
    for name in arguments.corpus:
        examples = corpora.CORPORA[name].read(arguments.data, corpora.Rejects())
        outcome = measure(examples, arguments.seconds)
        print(report(name, outcome, arguments.show))
        together.counts.update(outcome.counts)
        together.tokens += outcome.tokens
    print(report("together", together, 0))


if __name__ == "__main__":
    main()
