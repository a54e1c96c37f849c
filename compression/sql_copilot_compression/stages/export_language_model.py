"""Exports a language model for our engine and judges there, on a fixed sample, with the grammar mask and without."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.exporting import export_llama
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.masked_writing import LONGEST, write_query
from sql_copilot_compression.llama.speakers import Speaker
from sql_copilot_compression.stages.judge_language_model import JudgeLanguageModel, figures
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class ExportLanguageModel:
    """How it is stored, and on what it is judged."""

    bits: int = 8
    """Of a stored weight, 8 or 4."""
    sets: tuple[str, ...] = ()
    """Of `evaluate.SETS`; none for no judging."""
    questions: int = 100
    """A sample of so many of each, the same for the same seed; 0 for all."""
    seed: int = 1
    longest: int = LONGEST
    """Tokens of an answer at most."""

    def __post_init__(self) -> None:
        JudgeLanguageModel(self.sets, self.questions, self.seed)
        if self.bits not in (4, 8):
            raise ValueError(f"bits is 4 or 8, not {self.bits}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """The first process writes `language-model.pt` beside the build's output; figures go to `engine.json`."""
        base = handed.speaker()
        if not parallel.rank():
            folder = run_folder(shop.runs, "export-language-model", self, folders.folder_key(base))
            archive, told = folder / "language-model.pt", folder / "engine.json"
            if not told.is_file():
                folder.mkdir(parents=True, exist_ok=True)
                try:
                    facts = export_llama(base, archive, self.bits)
                    speaker = Speaker(archive)
                    found = {name: self._judged(shop.data, name, speaker) for name in self.sets}
                except LanguageModelError as error:
                    raise StageError(f"export-language-model: {error}") from error
                sizes = {key: facts[key] for key in ("parameters", "bytes", "bits")}
                told.write_text(json.dumps({**sizes, "sets": found}, indent=1), encoding="utf-8")
            figures_told = json.loads(told.read_text(encoding="utf-8"))
            shop.say(f"archive: {figures_told['parameters']:,} parameters, {figures_told['bytes']:,} bytes")
            for name, ways in figures_told["sets"].items():
                for way, values in ways.items():
                    shop.say(f"{name}, {way}: " + ", ".join(f"{key} {value}" for key, value in values.items()))
            target = shop.target.parent / archive.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(archive, target)
        parallel.wait()
        return handed

    def _judged(self, data: Path, name: str, speaker: Speaker) -> dict[str, Any]:
        examples = JudgeLanguageModel((name,), self.questions, self.seed).sample(data, name)
        return {way: self._answered(examples, speaker, mask=mask) for way, mask in (("free", False), ("masked", True))}

    def _answered(self, examples: Sequence[Example], speaker: Speaker, *, mask: bool) -> dict[str, Any]:
        started = time.process_time()
        said = {e.id: write_query(speaker, e.schema, e.question, mask=mask, longest=self.longest) for e in examples}
        seconds = time.process_time() - started
        found = figures(examples, {name: answer.sql for name, answer in said.items()})
        written = sum(answer.tokens for answer in said.values())
        return {**found, "tokens": written, "processor_seconds": round(seconds, 2)}
