"""Prunes a language model in rounds, with recovery after each; the model as it was becomes the teacher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import folders, supervised
from sql_copilot_compression.llama import structured_pruning as pruning
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.packing import Pack
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, packs_of, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder

SCORES = ("taylor", "hard-concrete")


@dataclass(frozen=True)
class PruneLanguageModel:
    """How far, and how."""

    keep: float = 0.12
    """Share of the parameters that stay."""
    rounds: int = 4
    score: str = "taylor"
    sequences: int = 32
    """Packed sequences that importance is measured on."""
    steps: int = 100
    """In which hard-concrete gates are learned, a round."""
    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    limit: int = 0
    length: int = 1024
    recovery: Pace = field(default_factory=Pace)
    """Supervised tuning after each round."""

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.score not in SCORES:
            raise ValueError(f"score is one of {', '.join(SCORES)}, not {self.score}")
        if not 0 < self.keep <= 1:
            raise ValueError("keep is a share between 0 and 1")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Measure, cut, recover; each round is kept, so that an interrupted build goes on at the next."""
        base = handed.speaker()
        reads = reads_key(shop.data, self.corpora)
        folder = run_folder(shop.runs, "prune-language-model", self, reads, folders.folder_key(base))
        last = folder / f"round-{self.rounds}"
        if not folders.is_finished(last):
            try:
                self._rounds(shop, base, folder)
            except LanguageModelError as error:
                raise StageError(f"prune-language-model: {error}") from error
        return replace(handed, language_model=last, language_teacher=base)

    def _rounds(self, shop: Workshop, base: Path, folder: Path) -> None:
        tokenizer = folders.load_tokenizer(base)
        pad = tokenizer.pad_token_id
        packs = packs_of(shop, self.corpora, tokenizer, self.length, limit=self.limit, seed=self.recovery.seed)
        start = pruning.parameters_of(model := folders.load_model(base), pruning.shape_of(model))
        before = base
        for number, size in enumerate(pruning.sizes_of_rounds(start, round(start * self.keep), self.rounds), 1):
            target, cut = folder / f"round-{number}", folder / f"cut-{number}"
            if not folders.is_finished(target):
                if not folders.is_finished(cut):
                    self._cut(before, cut, packs, tokenizer, size)
                checkpoints = folder / f"checkpoints-{number}"
                model = folders.load_model(cut, training=True)
                model = supervised.learn(model, packs, pad, self.recovery, checkpoints)
                leave(target, model, tokenizer, cut, f"recovered, {self.recovery.steps:,} steps", self.corpora)
            facts = folders.lineage_of(target)
            shop.say(f"round {number}: {facts['parameters']:,} of {start:,} parameters")
            before = target

    def _cut(self, before: Path, cut: Path, packs: Sequence[Pack], tokenizer: Any, size: int) -> None:
        """The first process measures and cuts."""
        if not parallel.rank():
            model, pad = folders.load_model(before), tokenizer.pad_token_id
            measured = packs[: self.sequences]
            if self.score == "taylor":
                importance = pruning.taylor(model, measured, pad)
            else:
                importance = pruning.hard_concrete(model, measured, pad, size, steps=self.steps)
            shape = pruning.best_shape(model, importance, size)
            smaller = pruning.pruned(model, importance, shape)
            facts = folders.lineage_of(before)
            told = f"pruned ({self.score}) to {shape.layers} layers, {shape.groups} groups, {shape.channels} channels"
            facts["stages"] = [*facts.get("stages", ()), told]
            folders.save(cut, smaller, tokenizer, facts)
        parallel.wait()
