"""Calibrates and judges the finished network, and writes artefact, card and report, unless it is worse than what it
should take the place of.
"""

from __future__ import annotations

import json
import platform
import time
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.artefact.release import Releasable, Release, known_corpora
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.written import corpus_folder
from sql_copilot_compression.judging import evaluate, report
from sql_copilot_compression.judging.calibration import calibrate
from sql_copilot_compression.judging.comparison import (
    OWN,
    compare,
    comparison_record,
    comparison_table,
    refusal,
)
from sql_copilot_compression.judging.judge import Judge
from sql_copilot_compression.judging.summaries import summarise, table
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop, WorseModelError
from sql_copilot_compression.training import parallel

COMPARISON = ".comparison.json"
"""Ends the name of the file beside an artefact that says what it was compared with."""


@dataclass(frozen=True)
class Publish:
    """What is judged beside the questions held out of the data."""

    judge: tuple[str, ...] = ()
    """Judging sets that the report covers."""
    compare: tuple[str, ...] = ()
    """Sets on which the result is compared with the artefact that the build began with, beside what was held back of
    its own data; those whose corpora are not there are left out. With any, a result that is worse on what was held back
    than that artefact, or than the model that stands at the target, or that has forgotten, is refused.
    """
    compared: int = 300
    """Questions of each of these sets."""
    most_lost: float = 1.5
    """Points that may be forgotten on any of them."""
    calibration: str = "fitted"
    """"fitted" to what is held out; "kept": that of the artefact that the build began with, since a few dozen questions
    of one kind cannot say how sure a model may be of all others."""

    def __post_init__(self) -> None:
        if unknown := sorted({*self.judge, *self.compare} - set(evaluate.SETS)):
            raise ValueError(f"no set is called {unknown[0]}; known: {', '.join(evaluate.SETS)}")
        if self.calibration not in ("fitted", "kept"):
            raise ValueError("calibration is 'fitted' or 'kept'")

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
        fitted = calibrate(draft, held_out, corpus) if self.calibration == "fitted" else None
        release = replace(release, calibration=fitted or handed.calibration)
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
        compared = self.stands_up(shop, handed, draft, held_out) if self.compare else None
        release = replace(release, accuracy=accuracy)
        size = model.write(release, shop.target)
        shop.target.with_name("MODEL_CARD.md").write_text(model.card(release), encoding="utf-8")
        if compared is not None:
            shop.target.with_suffix(COMPARISON).write_text(json.dumps(compared), encoding="utf-8")
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

    def stands_up(self, shop: Workshop, handed: Handed, draft: Path, held_out: list[Example]) -> dict[str, Any]:
        """The draft beside what it began as and what it would replace. Raises `WorseModelError`, before anything is
        written, where it should not take their place.
        """
        if handed.began_with is None:
            raise StageError("release.compare: nothing to compare with: the build begins with no artefact ('initial')")
        models = {"before": handed.began_with, "after": draft}
        if shop.target.is_file():
            models["at the target"] = shop.target
        sets = {OWN: held_out}
        for name in self.compare:
            try:
                sets[name] = corpora.drawn(evaluate.load_set(shop.data, name), self.compared)
            except corpora.MissingCorpusError as error:
                shop.say(f"{name} is not compared on: {error}")
        scores = compare(sets, models)
        shop.say(comparison_table(scores))
        reason = refusal(scores, new="after", start="before", most_lost=self.most_lost)
        record = comparison_record(scores, new="after", start="before", refused=reason)
        (shop.work / "comparison.json").write_text(json.dumps(record), encoding="utf-8")
        if reason:
            draft.unlink()
            raise WorseModelError(
                f"the new model is not written: {reason}. What stands at {shop.target} stays as it is. "
                "More pairs, more wordings of each, or fewer steps may help."
            )
        return record
