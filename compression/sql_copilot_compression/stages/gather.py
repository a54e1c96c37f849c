"""Reads corpora and synthesises questions: what all stages after it learn from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sql_copilot_compression.examples.preparation import DataConfig, prepare
from sql_copilot_compression.stages.workshop import Handed, Workshop
from sql_copilot_compression.training import parallel


@dataclass(frozen=True)
class Gather(DataConfig):
    """What to learn from from here on. A later stage of this kind keeps the vocabulary of the first."""

    labelled: bool = False
    """Whether the pairs that a language model labelled before are learned from as well."""

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Featurise what was not yet."""
        vocabulary, config = handed.vocabulary, self
        if self.labelled:
            config = replace(self, corpora=(*self.corpora, f"jsonl:{handed.labels().resolve()}"))
        prepared = parallel.first_then_others(lambda: prepare(shop.data, config, shop.work, vocabulary))
        shop.say(f"{len(prepared.training):,} training examples, {len(prepared.held_out):,} held out")
        return replace(
            handed,
            learned_from=(*handed.learned_from, config),
            prepared=prepared,
            vocabulary=prepared.vocabulary,
        )
