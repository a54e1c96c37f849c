"""MiniLLM's reverse KL on language models: a short finish on answers sampled from teacher and student."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import folders, layer_distillation, packing, records, reverse_distillation
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.layer_distillation import LayerDistilConfig
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.stages.tuning_data import leave, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.objectives import ReverseKLConfig
from sql_copilot_compression.training.runs import run_folder
from sql_copilot_compression.training.train import save


@dataclass(frozen=True)
class ReverseLanguageModel:
    """How long, and how strongly."""

    steps: int
    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    limit: int = 0
    batch: int = 4
    """Prompts a step and process."""
    longest: int = 96
    """Tokens of a sampled answer at most."""
    rate: float = 5e-6
    check_every: int = 25
    seed: int = 1
    objective: ReverseKLConfig = field(default_factory=ReverseKLConfig)
    labelled: LayerDistilConfig = field(default_factory=lambda: LayerDistilConfig(1.0, 0.5, 0.0, 0.5))
    """The part on gold answers: half cross-entropy, half plain KL, as the paper has it."""

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Sample, weigh, step; an interrupted run goes on from its last checkpoint."""
        base, above = handed.speaker(), handed.speaking_teacher()
        keys = (reads_key(shop.data, self.corpora), folders.folder_key(base), folders.folder_key(above))
        folder = run_folder(shop.runs, "reverse-language-model", self, *keys)
        if not folders.is_finished(folder / "model"):
            try:
                found = records.read_records(shop.data, self.corpora, limit=self.limit, seed=self.seed)
                tokenizer = folders.load_tokenizer(base)
                model = self._learned(found, base, above, tokenizer, folder)
            except LanguageModelError as error:
                raise StageError(f"reverse-language-model: {error}") from error
            leave(folder / "model", model, tokenizer, base, f"reverse KL, {self.steps:,} steps", self.corpora)
        return replace(handed, language_model=folder / "model")

    def _learned(self, found: Sequence[Record], base: Path, above: Path, tokenizer: Any, folder: Path) -> Any:
        device = parallel.device()
        teacher = folders.load_model(above).requires_grad_(False).to(device)
        student = folders.load_model(base, training=True).to(device)
        layer_distillation.require_same_vocabulary(teacher, student)
        on_gold = layer_distillation.layer_distillation(teacher, replace(self.labelled, layer=0.0))
        optimiser = torch.optim.AdamW(student.parameters(), lr=self.rate, weight_decay=0.0)
        kept, done = folder / "checkpoint.pt", 0
        if kept.is_file():
            state = torch.load(kept, weights_only=True, map_location=device)
            student.load_state_dict(state["weights"])
            optimiser.load_state_dict(state["optimiser"])
            done = state["step"]
        for step in range(done, self.steps):
            draw = random.Random(f"reverse/{self.seed}/{step}/{parallel.rank()}")
            chosen = [found[draw.randrange(len(found))] for _ in range(self.batch)]
            torch.manual_seed(draw.randrange(2**31))
            ids, mask = reverse_distillation.prompts_of(tokenizer, [record.prompt for record in chosen])
            student.eval()
            sampled = reverse_distillation.sample(
                student, teacher, ids.to(device), mask.to(device), tokenizer.eos_token_id,
                self.objective.teacher_share, self.longest,
            )  # fmt: skip
            student.train()
            rows = [packing.tokens_of(record, tokenizer) for record in chosen]
            gold = packing.collate(packing.packed(rows, max(map(len, rows))), tokenizer.pad_token_id)
            total, weight = on_gold(student, {name: value.to(device) for name, value in gold.items()})
            value = reverse_distillation.reverse_kl_loss(student, teacher, sampled, self.objective) + total / weight
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(value)
            parallel.average_gradients(student.parameters())
            torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            if (step + 1) % self.check_every == 0 and not parallel.rank():
                folder.mkdir(parents=True, exist_ok=True)
                state = {"weights": student.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
                save(kept, state)
        return student.eval()
