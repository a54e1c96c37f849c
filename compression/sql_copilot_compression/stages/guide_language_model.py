"""An execution-guided epoch of a language model: the seed's objective."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import answering, folders, guided_tuning, packing, records, supervised
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import Method, merged, prepared
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.objectives import ExecutionConfig
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class GuideLanguageModel:
    """One epoch."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    questions: int = 1000
    """So many are decoded, those with a database; give each epoch another seed (`pace.seed`)."""
    copies: int = 5
    """Row-mutated databases that must agree."""
    length: int = 1024
    objective: ExecutionConfig = field(default_factory=ExecutionConfig)
    method: Method = field(default_factory=Method)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Decode, weigh, train."""
        base = handed.speaker()
        keys = (reads_key(shop.data, self.corpora), folders.folder_key(base))
        folder = run_folder(shop.runs, "guide-language-model", self, *keys)
        if not folders.is_finished(folder / "model"):
            try:
                tokenizer = folders.load_tokenizer(base)
                found = records.read_records(shop.data, self.corpora, seed=self.pace.seed)
                asked = [r for r in found if r.example is not None and r.example.database is not None]
                answers = answering.answerer(folders.load_model(base), tokenizer)
                rows = guided_tuning.guided(asked[: self.questions], answers, tokenizer, self.objective, self.copies)
                packs = packing.packed(rows, self.length, self.pace.seed)
                if not packs:
                    raise LanguageModelError("no question is left to learn from: all agree, or none has a database")
                shop.say(f"{sum(r.weight == self.objective.keep for r in rows)} of {len(rows)} answers agree")
                model = supervised.learn(
                    prepared(base, self.method), packs, tokenizer.pad_token_id, self.pace, folder / "checkpoints"
                )
            except LanguageModelError as error:
                raise StageError(f"guide-language-model: {error}") from error
            done = f"execution-guided, {self.pace.steps:,} steps"
            leave(folder / "model", merged(model), tokenizer, base, done, self.corpora)
        return replace(handed, language_model=folder / "model")
