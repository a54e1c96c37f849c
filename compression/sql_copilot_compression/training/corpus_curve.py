"""What more schemas of our own comments give, and each way of multiplying them: short runs from one start at equal
steps; and what the finished model loses when it cannot see a family of relations.

`python -m sql_copilot_compression.training.corpus_curve --start ARTEFACT --data … --work …`; begin with an artefact
that has learned from none of the comments. A run that is done is not done again.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sql_copilot_compression.artefact.carry import TEACHABLE, carried, current, numbering_of
from sql_copilot_compression.artefact.restore import restored
from sql_copilot_compression.examples.augment import EXACT
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.examples.preparation import DataConfig, Prepared, prepare
from sql_copilot_compression.pointer.network import NetworkConfig
from sql_copilot_compression.training.ablation import FAMILIES, Score, without_relations
from sql_copilot_compression.training.runs import Weights, network_of, trained
from sql_copilot_compression.training.train import TrainConfig
from sql_copilot_compression.training.train import evaluate as evaluate_network

COMMENTS = "comments"
SIZES = (40, 80, 160, 320, 600)
CLASSROOM = ("spider-train", "spider-others", "spider-syn", "cosql", "chase")
VARIANTS = ("restyled", "swapped", "uncommented", "distracted", "keys-undeclared", "translated")
JUDGED = 600
"""Held-out examples of each world that a run is judged on."""


def is_comment(example: Features) -> bool:
    """Whether an example is one of our own comments, or made of one."""
    return example.source.partition("/")[0] == COMMENTS


def variant_of(example: Features) -> str:
    """What a comment was multiplied by (comments/filter/restyled), empty for one as it is written."""
    return (example.source.split("/")[2:] or [""])[0]


def _rank(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def first_schemas(examples: Sequence[Features], size: int) -> set[str]:
    """So many of the schemas of our own comments; a larger choice holds every smaller one."""
    names = {example.database for example in examples if is_comment(example)}
    return set(sorted(names, key=_rank)[:size])


def balanced(examples: Sequence[Features], share: float) -> dict[str, float]:
    """How often each of our own comments is seen for them to be that share of a pass, however few they are."""
    ours = sum(map(is_comment, examples))
    return {COMMENTS: share / (1 - share) * (len(examples) - ours) / max(1, ours)}


def by_world(held_out: Sequence[Features], most: int = JUDGED) -> dict[str, list[Features]]:
    """The same held-out examples each time: of our own comments, and of the classroom."""
    worlds: dict[str, list[Features]] = {COMMENTS: [], "classroom": []}
    for example in held_out:
        worlds[COMMENTS if is_comment(example) else "classroom"].append(example)
    return {world: sorted(rows, key=lambda f: _rank(f.tokens.tobytes().hex()))[:most] for world, rows in worlds.items()}


class Curve:
    """All runs from one start below one folder."""

    def __init__(self, prepared: Prepared, config: NetworkConfig, start: Weights, train: TrainConfig, folder: Path):
        self.prepared, self.config, self.start, self.train, self.folder = prepared, config, start, train, folder
        self._worlds = by_world(prepared.held_out)

    def sizes(self, sizes: Sequence[int]) -> Iterator[tuple[int, Mapping[str, Score]]]:
        """(Schemas, how good the network is in each world), our comments being half of what is seen at every size."""
        plain = [f for f in self.prepared.training if not is_comment(f) or not variant_of(f)]
        for size in sizes:
            chosen = first_schemas(plain, size)
            yield size, self._run(f"schemas-{size}", [f for f in plain if not is_comment(f) or f.database in chosen])

    def variants(self, variants: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Score]]]:
        """(Variant, how good the network is), that variant beside the comments as they are written."""
        for variant in variants:
            rows = [f for f in self.prepared.training if not is_comment(f) or variant_of(f) in ("", variant)]
            yield variant, self._run(variant, rows)

    def _run(self, name: str, examples: Sequence[Features]) -> dict[str, Score]:
        prepared = replace(self.prepared, training=examples, held_out=self._worlds[COMMENTS][:1])
        train = replace(self.train, shares={**self.train.shares, **balanced(examples, 0.5)})
        weights, _ = trained(prepared, self.config, train, self.folder, name, weights=self.start)
        return self.scores(weights)

    def scores(self, weights: Weights) -> dict[str, Score]:
        """How good weights are in each world."""
        network, collator = network_of(self.config, weights), self.prepared.collator(EXACT)
        return {
            world: Score.of(evaluate_network(network, weights, collator.exact(rows)))
            for world, rows in self._worlds.items()
        }


def hidden(model: Path, options: argparse.Namespace) -> Iterator[tuple[str, Mapping[str, Score]]]:
    """(Family of relations, how good the finished model is in each world when it cannot see them)."""
    finished = restored(model)
    data = DataConfig(corpora=(COMMENTS,), held_out=("spider-train", COMMENTS))
    prepared = prepare(options.data, data, options.work, finished.vocabulary)
    judged = [example for rows in by_world(prepared.held_out).values() for example in rows]
    for family in ("nothing", *FAMILIES):
        rows = judged if family == "nothing" else without_relations(judged, family)
        blind = replace(prepared, held_out=rows)
        yield (
            family,
            Curve(blind, finished.config, finished.weights, TrainConfig(), options.work).scores(finished.weights),
        )


def printed(heading: str, rows: Iterator[tuple[object, Mapping[str, Score]]]) -> None:
    """One table, row by row as they get done."""
    print(f"| {heading} | comments: exact | steps right | loss | classroom: exact | loss |")
    print("|---|---|---|---|---|---|", flush=True)
    for name, scores in rows:
        ours, classroom = scores[COMMENTS], scores["classroom"]
        figures = (
            f"{ours.exact:.1f} | {ours.steps:.1f} | {ours.loss:.2f} | {classroom.exact:.1f} | {classroom.loss:.2f}"
        )
        print(f"| {name} | {figures} |", flush=True)
    print()


def main() -> int:
    """Run what is missing and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="artefact that all runs begin with")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--work", type=Path, required=True, help="where features and runs are kept")
    parser.add_argument("--steps", type=int, default=200, help="steps of each run")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="schemas of our own comments")
    parser.add_argument("--variants", nargs="*", default=[], metavar="NAME", help=f"such as {', '.join(VARIANTS)}")
    parser.add_argument("--finished", type=Path, help="artefact that relations are hidden from")
    options = parser.parse_args()
    model = carried(restored(options.start), numbering_of(options.start), current(), TEACHABLE, None)
    data = DataConfig(
        corpora=(COMMENTS, *CLASSROOM),
        variants={COMMENTS: tuple(options.variants)},
        held_out=("spider-train", COMMENTS),
    )
    prepared = prepare(options.data, data, options.work, model.vocabulary)
    steps = options.steps
    train = TrainConfig(steps, warmup=steps // 10, decay=0.6, rate=8e-4, check_every=steps, report_every=10, threads=1)
    curve = Curve(prepared, model.config, model.weights, train, options.work / f"curve-{steps}")
    seen = f"{steps * train.batch:,} examples seen"
    printed("begun with", iter([("the start", curve.scores(model.weights))]))
    printed(f"schemas of our comments ({seen})", curve.sizes(options.sizes))
    printed(f"all schemas, and a variant ({seen})", curve.variants(options.variants))
    if options.finished:
        printed("hidden from the finished model", hidden(options.finished, options))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
