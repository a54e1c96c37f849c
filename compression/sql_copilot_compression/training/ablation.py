"""What each part of the recipe is worth: its student trained on a small budget with one part left out at a time, and
the finished model with relations hidden from it or weights rounded in other ways.

`python -m sql_copilot_compression.training.ablation --config RECIPE --data … --work …`; a run that is done is not
done again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from sql_copilot_compression.artefact.release import Release, release_model
from sql_copilot_compression.artefact.restore import restored
from sql_copilot_compression.examples.augment import EXACT, Noise
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.examples.preparation import Prepared, prepare
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.judge import Judge
from sql_copilot_compression.judging.report import read_log
from sql_copilot_compression.judging.summaries import summarise
from sql_copilot_compression.keys import weights_key
from sql_copilot_compression.pointer.network import NetworkConfig
from sql_copilot_compression.recipe import RecipeError, load_recipe
from sql_copilot_compression.stages.gather import Gather
from sql_copilot_compression.stages.learn import Learn
from sql_copilot_compression.training.objectives import DistilConfig, distillation
from sql_copilot_compression.training.runs import Weights, frozen, network_of, trained
from sql_copilot_compression.training.train import TrainConfig
from sql_copilot_compression.training.train import evaluate as evaluate_network
from sql_copilot_ls import linking

_SIDES = ("word_column_", "column_word_", "word_table_", "table_word_")
_ALIKE, _SOUNDS = ("lexicon", "lexicon_part", "contrary", "similar"), ("sound", "initials", "sound_part")


def _is_listed(name: str) -> bool:
    """Whether a relation is one of a value that the schema lists."""
    from_words = name.startswith(("literal_word_", "word_literal_")) and "span" not in name
    return from_words or name.endswith(("_value_listed", "_value_of")) or name == "literal_sibling"


FAMILIES: Mapping[str, Callable[[str], bool]] = {
    "word order": lambda name: name[:6] in ("word_-", "word_+") or name in ("word_before", "word_after"),
    "name matches": lambda name: name.startswith(_SIDES) and not name.endswith((*_ALIKE, *_SOUNDS)),
    "synonym matches": lambda name: name.startswith(_SIDES) and name.endswith(_ALIKE),
    "names by sound": lambda name: name.startswith(_SIDES) and name.endswith(_SOUNDS),
    "schema structure": lambda name: (
        name.startswith(("in_", "key_", "link_", "points_", "has_", "table_self", "table_ref", "table_both"))
        or name
        in (
            "table_junction",
            "column_self",
            "column_required",
            "same_table",
            "references",
            "referenced_by",
            "same_name",
        )
    ),
    "value types": lambda name: name.startswith(("literal_column_", "column_literal_")) and not _is_listed(name),
    "listed values": _is_listed,
    "literal spans": lambda name: name.startswith(("literal_word_span", "word_literal_span")),
}
"""Family of relations → whether a relation belongs to it."""
SYNTHETIC = "synthetic/"
"""How the sources of synthesised questions begin; their family follows."""


def without_relations(features: Sequence[Features], family: str) -> list[Features]:
    """The features with every relation of a family replaced by `none`."""
    table = np.arange(256, dtype=np.uint8)
    for number, name in enumerate(linking.RELATIONS):
        if FAMILIES[family](name):
            table[number] = 0
    return [replace(f, relations=table[np.frombuffer(f.relations, np.uint8)].tobytes()) for f in features]


class Score(NamedTuple):
    """On held-out questions, gold prefixes given: whole queries right and steps right in per cent, loss a query."""

    exact: float
    steps: float
    loss: float

    @staticmethod
    def of(check: Mapping[str, float]) -> Score:
        """From what `train.evaluate` found, or a log line with it."""
        return Score(100 * check["heldout_exact"], 100 * check["heldout_steps"], check["heldout_loss"])


class Ablation:
    """All runs of one recipe below one folder."""

    def __init__(self, prepared: Prepared, config: NetworkConfig, train: TrainConfig, folder: Path) -> None:
        self.prepared, self.config, self.train, self.folder = prepared, config, train, folder

    def runs(self, teacher: Path) -> Iterator[tuple[str, Score]]:
        """(What was left out, how good the rest is), as they get done."""
        yield "nothing", self.run("whole", self.prepared)
        yield "synthesis", self.run("no-synthesis", replace(self.prepared, training=self.real()))
        yield "noise", self.run("no-noise", self.prepared, noise=EXACT)
        yield "synonym noise", self.run("no-synonyms", self.prepared, noise=Noise(synonym=0.0))
        for family in FAMILIES:
            blind = replace(
                self.prepared,
                training=without_relations(self.prepared.training, family),
                held_out=without_relations(self.prepared.held_out, family),
            )
            yield f"relations: {family}", self.run(f"no-{family.replace(' ', '-')}", blind)
        finished = restored(teacher)
        network = network_of(finished.config, finished.weights)
        objective = distillation([frozen(network)], torch.nn.Identity(), DistilConfig())
        yield (
            "nothing, distilled from the finished model",
            self.run("distilled", self.prepared, objective=objective, towards=[weights_key(finished.weights)]),
        )

    def real(self) -> list[Features]:
        """The training examples that people wrote."""
        return [f for f in self.prepared.training if not f.source.startswith(SYNTHETIC)]

    def families(self) -> Iterator[tuple[str, Score]]:
        """(Family of synthesis, how good the run without any gets in some steps more when, to the real questions of
        those steps, a quarter as many of this family alone are added).
        """
        real = self.real()
        start, _ = self.trained("no-synthesis", replace(self.prepared, training=real))
        kinds: dict[str, list[Features]] = {"none": [], "all": []}
        for example in self.prepared.training:
            if example.source.startswith(SYNTHETIC):
                kinds["all"].append(example)
                kinds.setdefault(example.source.removeprefix(SYNTHETIC), []).append(example)
        added = sum(self.train.share(f.source) for f in real) / 4
        for family, questions in kinds.items():
            steps = self.train.steps // 4 * (5 if questions else 4) // 4
            shares = {**self.train.shares, SYNTHETIC.rstrip("/"): added / max(1, len(questions))}
            train = replace(self.train, steps=steps, check_every=steps, warmup=self.train.warmup // 4, shares=shares)
            joined = replace(self.prepared, training=[*real, *questions])
            yield family, self.run(f"with-{family}", joined, train, weights=start)

    def run(self, name: str, prepared: Prepared, train: TrainConfig | None = None, **options: Any) -> Score:
        """Train once and return how good the averaged weights are."""
        _, folder = self.trained(name, prepared, train, **options)
        last = [row for row in read_log(folder / "log.jsonl") if "heldout_exact" in row][-1]
        return Score.of(last)

    def trained(
        self, name: str, prepared: Prepared, train: TrainConfig | None = None, **options: Any
    ) -> tuple[Weights, Path]:
        """Train once, or read what was trained, with the run's folder."""
        return trained(prepared, self.config, train or self.train, self.folder, name, **options)


def blinded(prepared: Prepared, model: Path) -> Iterator[tuple[str, Score]]:
    """(Family of relations, how good the finished model is when it cannot see them), no training in between."""
    finished = restored(model)
    network = network_of(finished.config, finished.weights)
    collator = prepared.collator(EXACT)
    for family in ("nothing", *FAMILIES):
        rows = prepared.held_out if family == "nothing" else without_relations(prepared.held_out, family)
        yield family, Score.of(evaluate_network(network, finished.weights, collator.exact(rows)))


def precisions(data: Path, prepared: Prepared, model: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """(Bits of the finished model's layers, held-out execution accuracy in per cent), no training in between."""
    finished = restored(model)
    examples = list(evaluate.load_set(data, "held-out"))
    for bits in (8, 4):
        path = folder / f"int{bits}.pt"
        config = replace(finished.config, layer_bits=bits)
        release_model(config, finished.weights, prepared.vocabulary, Release("rounded", ()), path)
        verdicts = evaluate.evaluate(examples, evaluate.generate(examples, model=path), Judge(copies=1))
        yield f"int{bits}", float(summarise(verdicts)["execution"])


def main() -> int:
    """Run what is missing and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="recipe whose student is trained")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--work", type=Path, required=True, help="the recipe's working folder")
    parser.add_argument("--model", type=Path, required=True, help="the finished model: teacher, and to be rounded")
    parser.add_argument("--steps", type=int, default=500, help="steps of each run")
    options = parser.parse_args()
    recipe = load_recipe(options.config)
    data = next((stage for _, stage in recipe.stages if isinstance(stage, Gather)), None)
    student = next((stage for _, stage in recipe.stages if isinstance(stage, Learn)), None)
    if data is None or student is None:
        raise RecipeError(f"{options.config}: ablation needs stages of kind 'data' and 'student'")
    prepared = prepare(options.data, data, options.work)
    train = replace(student.train, steps=options.steps, warmup=options.steps // 10, check_every=options.steps)
    folder = options.work / f"ablation-{options.steps}"
    ablation = Ablation(prepared, prepared.network(**student.network), train, folder)
    seen = f"{options.steps * train.batch:,} examples seen"
    table: dict[str, Score | float] = {}
    for heading, prefix, scores in (
        (f"left out ({seen})", "", ablation.runs(options.model)),
        ("synthesised beside the real questions", "synthesis: ", ablation.families()),
        ("hidden from the finished model", "finished: ", blinded(prepared, options.model)),
    ):
        print(f"| {heading} | exact | steps right | loss |\n|---|---|---|---|")
        for name, score in scores:
            table[f"{prefix}{name}"] = score
            print(f"| {name} | {score.exact:.1f} | {score.steps:.1f} | {score.loss:.2f} |", flush=True)
        print()
    print("| the finished model's layers | held-out execution |\n|---|---|")
    for name, accuracy in precisions(options.data, prepared, options.model, folder):
        table[name] = accuracy
        print(f"| {name} | {accuracy:.1f} |", flush=True)
    (folder / "table.json").write_text(json.dumps(table, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
