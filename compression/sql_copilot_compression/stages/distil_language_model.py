"""Distils the language model that it was pruned from into the pruned one: soft answers and one layer's states."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import torch

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import folders, layer_distillation, supervised
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.layer_distillation import LayerDistilConfig
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, packs_of, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class DistilLanguageModel:
    """On what, and how strongly."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    limit: int = 0
    length: int = 1024
    objective: LayerDistilConfig = field(default_factory=LayerDistilConfig)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Train the student towards the teacher; an interrupted run goes on from its last checkpoint."""
        base, above = handed.speaker(), handed.speaking_teacher()
        keys = (reads_key(shop.data, self.corpora), folders.folder_key(base), folders.folder_key(above))
        folder = run_folder(shop.runs, "distil-language-model", self, *keys)
        if not folders.is_finished(folder / "model"):
            try:
                tokenizer = folders.load_tokenizer(base)
                teacher = folders.load_model(above).requires_grad_(False)
                student = folders.load_model(base, training=True)
                layer_distillation.require_same_vocabulary(teacher, student)
                torch.manual_seed(self.pace.seed)
                student.to_teacher = layer_distillation.projection(teacher, student)
                packs = packs_of(shop, self.corpora, tokenizer, self.length, limit=self.limit, seed=self.pace.seed)
                student = supervised.learn(
                    student, packs, tokenizer.pad_token_id, self.pace, folder / "checkpoints",
                    layer_distillation.layer_distillation(teacher.to(student.device), self.objective),
                )  # fmt: skip
            except LanguageModelError as error:
                raise StageError(f"distil-language-model: {error}") from error
            del student.to_teacher
            leave(folder / "model", student, tokenizer, base, f"distilled, {self.pace.steps:,} steps", self.corpora)
        return replace(handed, language_model=folder / "model")
