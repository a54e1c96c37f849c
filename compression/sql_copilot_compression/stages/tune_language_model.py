"""Tunes a language model on questions and their queries: on answers alone, or on all of their text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import folders, supervised
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import Method, merged, prepared
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, packs_of, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import run_folder

SUBJECTS = ("answers", "text", "both")


@dataclass(frozen=True)
class TuneLanguageModel:
    """On what, and how."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    learns: str = "answers"
    """"answers" (supervised fine-tuning); "text": prompts as well, as in pre-training; "both": answers, and the
    other way round what a query asks for, so that it can word queries."""
    limit: int = 0
    """So many questions at most, 0 for all."""
    length: int = 1024
    """Tokens of a packed sequence …"""
    schemas: int = 2
    """… which has room for questions over so many schemas; 1 is the cheapest."""
    method: Method = field(default_factory=Method)
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.learns not in SUBJECTS:
            raise ValueError(f"learns is one of {', '.join(SUBJECTS)}, not {self.learns}")
        if self.schemas < 1:
            raise ValueError(f"schemas is 1 or more, not {self.schemas}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Pack, train, merge adapters, save; an interrupted run goes on from its last checkpoint."""
        base = handed.speaker()
        reads = reads_key(shop.data, self.corpora)
        folder = run_folder(shop.runs, "tune-language-model", self, reads, folders.folder_key(base))
        if not folders.is_finished(folder / "model"):
            try:
                tokenizer = folders.load_tokenizer(base)
                packs = packs_of(
                    shop, self.corpora, tokenizer, self.length,
                    limit=self.limit, seed=self.pace.seed, learns=self.learns, schemas=self.schemas,
                )  # fmt: skip
                model = supervised.learn(
                    prepared(base, self.method), packs, tokenizer.pad_token_id, self.pace, folder / "checkpoints"
                )
            except LanguageModelError as error:
                raise StageError(f"tune-language-model: {error}") from error
            done = f"tuned ({self.method.kind}, {self.learns}), {self.pace.steps:,} steps"
            leave(folder / "model", merged(model), tokenizer, base, done, self.corpora)
        return replace(handed, language_model=folder / "model")
