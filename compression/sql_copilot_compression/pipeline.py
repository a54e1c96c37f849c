"""`sqlcopilot-ls build-model`: runs a recipe's stages in order, resuming where it was, and writes artefact, card and
report.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch

from sql_copilot_compression import corpora, evaluate, parallel, report, search, stages
from sql_copilot_compression.calibration import calibrate
from sql_copilot_compression.carry import TEACHABLE, carried, current, numbering_of
from sql_copilot_compression.export import ArtefactTooLargeError
from sql_copilot_compression.network import Network, NetworkConfig
from sql_copilot_compression.objectives import distillation
from sql_copilot_compression.preparation import Prepared, prepare
from sql_copilot_compression.recipe import Recipe, RecipeError, load_recipe
from sql_copilot_compression.release import Release, known_corpora, release_model
from sql_copilot_compression.restore import ArtefactError, Restored, restored
from sql_copilot_compression.stages import Weights, trained
from sql_copilot_ls.generation.artefact import packaged_model

T = TypeVar("T")


class Build:
    """One build: a recipe, a data folder and a working folder that holds every stage's results."""

    def __init__(self, recipe: Recipe, data: Path, work: Path, say: Callable[[str], None]) -> None:
        self.recipe, self.data, self.work, self.say = recipe, data, work, say
        self.runs = work / "runs"
        self.started = time.monotonic()

    def run(self, target: Path) -> Path:
        """All stages; returns the artefact's path. A stage whose result is there already is not run again."""
        self.work.mkdir(parents=True, exist_ok=True)
        initial = self.initial()
        vocabulary = initial.vocabulary if initial else None
        reading = partial(prepare, self.data, self.recipe.data, self.work, vocabulary)
        prepared = self.stage("data", lambda: parallel.first_then_others(reading))
        self.say(f"{len(prepared.training):,} training examples, {len(prepared.held_out):,} held out")
        teachers = self.stage("teachers", lambda: self.teachers(prepared))
        base = initial.config if initial else prepared.network(**self.recipe.student.network)
        if self.recipe.search.candidates:
            base = self.stage("search", lambda: stages.chosen_by_search(prepared, base, self.recipe.search, self.runs))
        start = initial.weights if initial else None
        config, weights = self.stage("student", lambda: self.student(prepared, base, teachers, start))
        if self.recipe.prune.rounds:
            config, weights = self.stage(
                "prune",
                lambda: stages.prune_student(prepared, config, weights, self.recipe.prune, self.runs / "prune"),
            )
        for epoch in range(self.recipe.guided.epochs):
            weights = self.stage(
                f"execution-guided {epoch + 1}", partial(self.guided, prepared, config, weights, epoch)
            )
        if self.recipe.reverse.steps and teachers:
            weights = self.stage(
                "reverse KL",
                lambda: parallel.first_then_others(
                    lambda: stages.reverse_kl_finish(
                        prepared, config, weights, teachers[0], self.recipe.reverse, self.recipe.student.train.seed,
                        self.runs / "reverse",
                    )
                ),
            )  # fmt: skip
        for number, finish in enumerate(self.recipe.finish, 1):
            folder = self.runs / f"finish-{number}"
            config, weights = self.stage(
                f"quantisation-aware finish {number}",
                partial(stages.finished, prepared, config, weights, finish, folder),
            )
        if not parallel.rank():
            self.stage("release", lambda: self.release(prepared, config, weights, target, initial))
        parallel.wait()
        return target

    def stage(self, name: str, work: Callable[[], T]) -> T:
        """Run one stage, saying when it starts and how long it took."""
        started = time.monotonic()
        self.say(f"[{name}]")
        result = work()
        self.say(f"[{name}] {time.monotonic() - started:.0f} s")
        return result

    def initial(self) -> Restored | None:
        """The artefact that the student goes on from."""
        name = self.recipe.student.initial
        if not name:
            return None
        path = packaged_model() if name == "shipped" else self.data / name
        return carried(restored(path), numbering_of(path), current(), TEACHABLE)

    def teachers(self, prepared: Prepared) -> list[Network]:
        """Every seed's teacher."""
        settings = self.recipe.teacher
        config = prepared.network(**settings.network)
        return [
            stages.network_of(
                config, trained(prepared, config, replace(settings.train, seed=s), self.runs / f"teacher-{s}")[1]
            )
            for s in settings.seeds
        ]

    def student(
        self, prepared: Prepared, config: NetworkConfig, teachers: list[Network], start: Weights | None
    ) -> tuple[NetworkConfig, Weights]:
        """The student, distilled when there are teachers."""
        folder = self.runs / "student"
        if not teachers:
            return trained(prepared, config, self.recipe.student.train, folder, weights=start)
        torch.manual_seed(self.recipe.student.train.seed)
        same_width = teachers[0].config.width == config.width
        projection = None if same_width else torch.nn.Linear(config.width, teachers[0].config.width)
        objective = distillation(
            [stages.frozen(t) for t in teachers],
            (projection or torch.nn.Identity()).to(parallel.device()),
            self.recipe.distil,
        )
        return trained(prepared, config, self.recipe.student.train, folder, weights=start, objective=objective)

    def guided(self, prepared: Prepared, config: NetworkConfig, weights: Weights, epoch: int) -> Weights:
        """One execution-guided epoch: export, decode, weigh, train."""
        from sql_copilot_compression.decoding import decoder_of

        settings = self.recipe.guided
        folder = self.runs / f"guided-{epoch}"
        if (folder / "weights.pt").exists():
            return trained(prepared, config, settings.train, folder)[1]
        artefact = self.work / f"guided-{epoch}.pt"
        parallel.first_then_others(
            lambda: release_model(config, weights, prepared.vocabulary, self.unfinished(), artefact)
        )
        examples = stages.guided_examples(self.data, self.recipe.data.corpora, settings.examples, epoch)
        rows = stages.guided_epoch(examples, decoder_of(artefact), prepared.vocabulary, settings)
        self.say(f"{sum(r.weight == settings.objective.keep for r in rows)} of {len(rows)} decoded queries agree")
        return trained(prepared, config, settings.train, folder, weights=weights, data=rows)[1]

    def unfinished(self) -> Release:
        """The release of an artefact that only this build uses."""
        return Release(self.recipe.name, known_corpora(self.recipe.data.corpora), self.recipe.data.synthesis)

    def release(
        self, prepared: Prepared, config: NetworkConfig, weights: Weights, target: Path, initial: Restored | None
    ) -> None:
        """Calibrate on held-out databases, judge, and write artefact, card and report."""
        seen = sum(int(report.read_log(log)[-1].get("examples", 0)) for log in self.runs.glob("**/log.jsonl"))
        plain = replace(self.unfinished(), examples_seen=seen, seed=self.recipe.student.train.seed)
        size = release_model(config, weights, prepared.vocabulary, plain, target)
        held_out = list(corpora.held_out(self.data, self.recipe.data.held_out))
        calibration = calibrate(target, held_out) or (initial.calibration if initial else None)
        calibrated = replace(plain, calibration=calibration)
        release_model(config, weights, prepared.vocabulary, calibrated, target)
        (self.work / "evaluations").mkdir(exist_ok=True)
        accuracy: dict[str, dict[str, float]] = {}
        for name in ("held-out", *self.recipe.judge):
            examples = held_out if name == "held-out" else list(evaluate.load_set(self.data, name))
            verdicts = evaluate.evaluate(examples, evaluate.generate(examples, model=target), evaluate.Judge())
            summary = {"set": name, **evaluate.summarise(verdicts)}
            (self.work / "evaluations" / f"{name}.json").write_text(json.dumps(summary), encoding="utf-8")
            accuracy[name] = {m: summary[m] for m in ("execution", "robust", "exact", "prepares")}
            accuracy[name] |= {f"{k} when shown": v for k, v in summary["shown"].items()}
            self.say(evaluate.table(summary, name))
        size = release_model(config, weights, prepared.vocabulary, replace(calibrated, accuracy=accuracy), target)
        candidates = [
            {"name": f"{c.width}x{c.hidden}", "bytes": search.artefact_bytes(c), "accuracy": a, "kept": c == config}
            for c, a in search.measured_candidates(self.runs)
        ]
        (self.work / "candidates.json").write_text(json.dumps(candidates), encoding="utf-8")
        facts = {
            "artefact": f"{size:,} bytes",
            "parameters": f"{sum(p.numel() for p in Network(config).parameters()):,}",
            "examples seen": f"{seen:,}",
            "seed": self.recipe.student.train.seed,
            "machine": f"{platform.machine()}, {torch.get_num_threads()} threads",
            "wall time of this run": f"{time.monotonic() - self.started:.0f} s",
        }
        report.write_report(self.work, self.work / "report.html", facts=facts)
        self.say(f"artefact {target} ({size:,} bytes), report {self.work / 'report.html'}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `sqlcopilot-ls build-model`."""
    parser.add_argument("--config", type=Path, required=True, help="recipe, such as compression/recipes/shipped.toml")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--work", type=Path, help="folder for checkpoints and logs (default: runs/NAME)")
    parser.add_argument("--output", type=Path, help="where to write the artefact (default: WORK/sqlcopilot.pt)")


def main(options: argparse.Namespace) -> int:
    """Build as `options` say; returns the exit status."""

    def say(line: str) -> None:
        if not parallel.rank():
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    try:
        recipe = load_recipe(options.config)
        work = options.work or Path("runs") / recipe.name
        Build(recipe, options.data, work, say).run(options.output or work / "sqlcopilot.pt")
        parallel.leave()
    except (RecipeError, corpora.CorpusError, ArtefactError, ArtefactTooLargeError, evaluate.EvaluationError) as error:
        say(f"sqlcopilot-ls build-model: {error}")
        return 1
    except KeyboardInterrupt:
        say("interrupted; the same command goes on where it was")
        return 130
    return 0


__all__ = ["Build", "add_arguments", "main"]
