"""Exports a language model for our engine and judges there, on a fixed sample, with the grammar mask and without."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.exporting import export_llama
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.masked_writing import LONGEST, write_query
from sql_copilot_compression.llama.speakers import Prompts, Speaker
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
                    found = {name: self._judged(shop, name, speaker, folder) for name in self.sets}
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

    def _judged(self, shop: Workshop, name: str, speaker: Speaker, folder: Path) -> dict[str, Any]:
        examples = JudgeLanguageModel((name,), self.questions, self.seed).sample(shop.data, name)
        masked = self._answered(examples, speaker, folder / f"{name}-masked.jsonl", mask=True)
        # Where the mask refused nothing, it changed nothing: the model wrote what it liked best all along.
        alike = {key: row for key, row in masked.items() if row["ended"] and not row["refused"]}
        free = alike | self._answered(
            [e for e in examples if e.id not in alike], speaker, folder / f"{name}-free.jsonl", mask=False
        )
        return {way: _told(examples, said) for way, said in (("free", free), ("masked", masked))}

    def _answered(
        self, examples: Sequence[Example], speaker: Speaker, kept: Path, *, mask: bool
    ) -> dict[str, dict[str, Any]]:
        """Answers by id, each kept as it is written: an interrupted judging goes on where it was."""
        lines = kept.read_text(encoding="utf-8").splitlines(keepends=True) if kept.is_file() else []
        rows = [json.loads(line) for line in lines if line.endswith("\n")]
        found = {row["id"]: row for row in rows}
        prompts = Prompts(speaker.reader())
        with kept.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            for example in examples:
                if example.id in found:
                    continue
                started = time.process_time()
                answer = write_query(
                    speaker, example.schema, example.question, mask=mask, longest=self.longest, prompts=prompts
                )
                seconds = round(time.process_time() - started, 3)
                found[example.id] = {
                    "id": example.id,
                    "question": example.question,
                    **asdict(answer),
                    "seconds": seconds,
                }
                out.write(json.dumps(found[example.id], ensure_ascii=False) + "\n")
                out.flush()
        return found


def _told(examples: Sequence[Example], said: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Figures of answers, their tokens and what they took of the processor."""
    rows = [said[example.id] for example in examples]
    return {
        **figures(examples, {row["id"]: row["sql"] for row in rows}, "sqlite"),  # what `write_query` asks for
        "tokens": sum(row["tokens"] for row in rows),
        "processor_seconds": round(sum(row["seconds"] for row in rows), 2),
    }
