"""Calibrates and judges the finished network, and writes artefact, card and report."""

from __future__ import annotations

import json
import platform
import time
from dataclasses import dataclass, replace
from itertools import chain

import torch

from sql_copilot_compression.artefact.release import Releasable, Release, known_corpora
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora.written import corpus_folder
from sql_copilot_compression.judging import evaluate, report
from sql_copilot_compression.judging.calibration import calibrate
from sql_copilot_compression.judging.judge import Judge
from sql_copilot_compression.judging.summaries import summarise, table
from sql_copilot_compression.stages.workshop import Handed, Workshop
from sql_copilot_compression.training import parallel


@dataclass(frozen=True)
class Publish:
    """What is judged beside the questions held out of the data."""

    judge: tuple[str, ...] = ()
    """Judging sets that the report covers."""

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.judge) - set(evaluate.SETS)):
            raise ValueError(f"no set is called {unknown[0]}; known: {', '.join(evaluate.SETS)}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """The first process does it."""
        if not parallel.rank():
            self.publish(shop, handed)
        parallel.wait()
        return handed

    def publish(self, shop: Workshop, handed: Handed) -> None:
        """Drafts of the artefact are calibrated and judged; the artefact itself is written once, with all that."""
        started = time.monotonic()
        prepared, (config, weights) = handed.examples(), handed.student()
        model = Releasable(config, weights, prepared.vocabulary)
        logs = {folder.name: report.read_log(folder / "log.jsonl") for folder in shop.runs_used}
        names = dict.fromkeys(chain.from_iterable(data.corpora for data in handed.learned_from))
        release = Release(
            shop.name,
            known_corpora(names),
            {language: count for data in handed.learned_from for language, count in data.synthesis.items()},
            examples_seen=sum(int(log[-1].get("examples", 0)) for log in logs.values()),
            seed=handed.seed,
        )
        draft = shop.work / "draft.pt"
        model.write(release, draft)
        held_out = list(corpora.held_out(shop.data, handed.read().held_out))
        corpus = corpus_folder(shop.data) if "comments" in handed.read().held_out else None
        release = replace(release, calibration=calibrate(draft, held_out, corpus) or handed.calibration)
        model.write(release, draft)
        folder = shop.work / "evaluations"
        folder.mkdir(exist_ok=True)
        evaluations, accuracy = {}, {}
        for name in ("held-out", *self.judge):
            examples = held_out if name == "held-out" else list(evaluate.load_set(shop.data, name))
            verdicts = evaluate.evaluate(examples, evaluate.generate(examples, model=draft), Judge())
            summary = evaluations[name] = {"set": name, **summarise(verdicts)}
            (folder / f"{name}.json").write_text(json.dumps(summary), encoding="utf-8")
            accuracy[name] = {m: summary[m] for m in ("execution", "robust", "exact", "prepares")}
            accuracy[name] |= {f"{k} when shown": v for k, v in summary["shown"].items()}
            shop.say(table(summary, name))
        release = replace(release, accuracy=accuracy)
        size = model.write(release, shop.target)
        shop.target.with_name("MODEL_CARD.md").write_text(model.card(release), encoding="utf-8")
        draft.unlink()
        listed = shop.work / "candidates.json"
        facts = {
            "artefact": f"{size:,} bytes",
            "parameters": f"{model.parameters:,}",
            "examples seen": f"{release.examples_seen:,}",
            "seed": release.seed,
            "machine": f"{platform.machine()}, {torch.get_num_threads()} threads",
            "wall time of this stage": f"{time.monotonic() - started:.0f} s",
        }
        page = report.render(
            "SQL Copilot: model report",
            logs,
            evaluations,
            json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else [],
            facts,
        )
        (shop.work / "report.html").write_text(page, encoding="utf-8")
        shop.say(f"artefact {shop.target} ({size:,} bytes), report {shop.work / 'report.html'}")
