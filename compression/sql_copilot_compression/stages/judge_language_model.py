"""Judges a language model: how many of its answers to a fixed sample of questions return what the gold query does."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.judge import Judge, Prediction
from sql_copilot_compression.llama import answering, folders, scores
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.records import asked
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class JudgeLanguageModel:
    """On what."""

    sets: tuple[str, ...] = ("held-out",)
    """Of `evaluate.SETS`."""
    questions: int = 100
    """A sample of so many of each, the same for the same seed; 0 for all."""
    seed: int = 1
    batch: int = 8
    threads: int = 0
    deliver: bool = False
    """Whether the model is copied beside the build's output, as the folder `language-model`."""

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.sets) - set(evaluate.SETS)):
            raise ValueError(f"no set is called {unknown[0]}; known: {', '.join(evaluate.SETS)}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """The first process answers and judges; figures go to `judged.json` beside the model and to the screen."""
        base = handed.speaker()
        if not parallel.rank():
            folder = run_folder(
                shop.runs, "judge-language-model", replace(self, deliver=False), folders.folder_key(base)
            )
            path = folder / "judged.json"
            if not path.is_file():
                folder.mkdir(parents=True, exist_ok=True)
                try:
                    found = {name: self._judged(shop.data, name, base, folder) for name in self.sets}
                except LanguageModelError as error:
                    raise StageError(f"judge-language-model: {error}") from error
                path.write_text(json.dumps({"model": str(base), "sets": found}, indent=1), encoding="utf-8")
            for name, figures in json.loads(path.read_text(encoding="utf-8"))["sets"].items():
                shop.say(f"{name}: " + ", ".join(f"{key} {value}" for key, value in figures.items()))
            if self.deliver:
                target = shop.target.parent / "language-model"
                shutil.copytree(base, target, dirs_exist_ok=True)
                shop.say(f"language model: {target}")
        parallel.wait()
        return handed

    def sample(self, data: Path, name: str) -> list[Example]:
        """The questions of a set that are asked."""
        examples = list(evaluate.load_set(data, name))
        if self.questions and len(examples) > self.questions:
            examples = random.Random(f"judge/{self.seed}/{name}").sample(examples, self.questions)
        return sorted(examples, key=lambda example: (example.database_id, example.id))

    def _judged(self, data: Path, name: str, base: Path, folder: Path) -> dict[str, Any]:
        examples = self.sample(data, name)
        if self.threads:
            torch.set_num_threads(self.threads)
        model, tokenizer = folders.load_model(base, parallel.precision()), folders.load_tokenizer(base)
        started = time.monotonic()
        records = [asked(example) for example in examples]
        said = answering.greedy(answering.answerer(model, tokenizer, self.batch), records)
        seconds = time.monotonic() - started
        lines = (
            json.dumps({"id": e.id, "question": e.question, "gold": e.sql, "sql": said[e.id]}, ensure_ascii=False)
            + "\n"
            for e in examples
        )
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        return {**figures(examples, said), "seconds": round(seconds, 1)}


def figures(examples: Sequence[Example], said: Mapping[str, str], dialect: str = "") -> dict[str, Any]:
    """Per cent right on the corpus's rows and on mutated ones, that bind and that run, BLEU-4 and ROUGE-L.

    `dialect`: what all answers are written in; else each in that of its gold query, as its prompt asked for.
    """
    answers = {e.id: Prediction(said[e.id], 1.0, dialect=dialect or e.dialect) for e in examples}
    verdicts = evaluate.evaluate(examples, answers, Judge())
    count = max(len(verdicts), 1)
    return {
        "questions": len(verdicts),
        "execution": round(100 * sum(v.execution for v in verdicts) / count, 1),
        "robust": round(100 * sum(v.robust for v in verdicts) / count, 1),
        "prepares": round(100 * sum(v.prepares for v in verdicts) / count, 1),
        "runs": round(100 * sum(v.runs for v in verdicts) / count, 1),
        **scores.text_scores([said[e.id] for e in examples], [e.sql for e in examples]),
    }
