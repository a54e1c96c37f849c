"""The first stage of every build: corpora and synthesis to features, and the vocabulary that all networks of the build
share.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sql_copilot_compression import corpora, features, synthesis
from sql_copilot_compression.augment import Augmenter, Noise
from sql_copilot_compression.batches import Collator
from sql_copilot_compression.corpora import Example
from sql_copilot_compression.features import Features, GrammarTables, Shard
from sql_copilot_compression.meter import Meter
from sql_copilot_compression.network import NetworkConfig
from sql_copilot_compression.perturb import PERTURBATIONS
from sql_copilot_compression.synthesis.sources import load_sources
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR


@dataclass(frozen=True)
class DataConfig:
    """What a build learns from."""

    corpora: Sequence[str] = ("spider-train", "spider-others", "spider-syn")
    variants: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Corpus → `perturb.PERTURBATIONS` that its examples are also learned in: the same questions put otherwise, or over
    schemas written otherwise.
    """
    synthesis: Mapping[str, int] = field(default_factory=dict)
    """Language → how many synthesised examples."""
    synthesis_seed: int = 1
    held_out: Sequence[str] = ("spider-train",)
    """Training corpora whose held-out part is chosen and calibrated on; a team's own pairs may be among them."""
    pieces: int = 6144
    """Vocabulary size, the hashed buckets included."""
    processes: int = 0
    """Processes for featurising; 0 means one a core."""


@dataclass(frozen=True)
class Prepared:
    """Everything that training stages share."""

    vocabulary: Vocabulary
    training: Sequence[Features]
    held_out: Sequence[Features]

    def network(self, **sizes: float) -> NetworkConfig:
        """A network configuration whose input and output sizes fit the data."""
        return NetworkConfig(
            pieces=len(self.vocabulary),
            kinds=features.NODE_KINDS,
            relations=len(linking.RELATIONS),
            actions=len(GRAMMAR["actions"]),
            symbols=len(GRAMMAR["symbols"]),
            **sizes,  # type: ignore[arg-type]
        )

    def collator(self, noise: Noise | None = None, device: str = "cpu") -> Collator:
        """Batches for this vocabulary and grammar."""
        augmenter = Augmenter(self.vocabulary, noise or Noise(), linking.MATCH_RELATIONS)
        return Collator(GrammarTables.of(GRAMMAR), augmenter, device)


WEB_SCHEMAS = 300
"""Tables of the web-table corpora that synthesis asks about, beside all richer schemas."""


def synthetic(data: Path, language: str, count: int, seed: int) -> Iterator[Example]:
    """Synthesised questions; English ones ask over English schemas, Chinese ones over both."""
    kinds = load_sources(data, web_tables=WEB_SCHEMAS)
    chosen = ("spider", "restyled", "ddl", "web") if language == "en" else ("spider", "restyled", "ddl", "chase")
    sources = [source for kind in chosen for source in kinds[kind]]
    return synthesis.generate(sources, count, seed, languages={language: 1.0})


def varied(data: Path, corpus: str, variant: str) -> Iterator[Example]:
    """A corpus's training examples after a perturbation, those that it does not change left out; without rows."""
    for example in corpora.training_examples(data, [corpus]):
        other = PERTURBATIONS[variant](replace(example, database=None))
        if other is not None and (other.question, other.ddl) != (example.question, example.ddl):
            yield replace(other, origin=f"{example.origin}/{variant}")


def build_vocabulary(shards: Sequence[Shard], size: int) -> Vocabulary:
    """The most frequent pieces, every corpus having the same say however large it is."""
    frequencies: Counter[str] = Counter()
    for shard in shards:
        counts = features.piece_counts([shard])
        total = sum(counts.values()) or 1
        frequencies.update({piece: count * 10**9 // total for piece, count in counts.items()})
    return Vocabulary.build(frequencies, size)


def _vocabulary(shards: Mapping[str, Shard], size: int, path: Path) -> Vocabulary:
    """The one at `path`, or a new one that is kept there."""
    if path.exists():
        return Vocabulary.from_lines(path.read_text(encoding="utf-8").splitlines())
    vocabulary = build_vocabulary([shard for name, shard in shards.items() if name != "held-out"], size)
    path.write_text("\n".join(vocabulary.lines) + "\n", encoding="utf-8")
    return vocabulary


def prepare(data: Path, config: DataConfig, work: Path, vocabulary: Vocabulary | None = None) -> Prepared:
    """Featurise corpora (kept below `work`/features), build or read the vocabulary unless it is given, and split off
    what is held out.
    """
    processes = config.processes or os.cpu_count() or 1
    sources: dict[str, Callable[[], Iterable[Example]]] = {
        name: partial(corpora.training_examples, data, [name]) for name in config.corpora
    }
    for corpus, variants in config.variants.items():
        sources |= {f"{corpus}-{variant}": partial(varied, data, corpus, variant) for variant in variants}
    for language, count in config.synthesis.items():
        sources[f"synthetic-{language}-{count}-{config.synthesis_seed}"] = partial(
            synthetic, data, language, count, config.synthesis_seed
        )
    sources["held-out"] = partial(corpora.held_out, data, config.held_out)
    shards = {
        name: features.cached_shard(work / "features", name, read, processes, Meter(f"features of {name}"))
        for name, read in sources.items()
    }
    if vocabulary is None:
        vocabulary = _vocabulary(shards, config.pieces, work / "vocabulary.txt")
    held_out = features.with_vocabulary(shards.pop("held-out"), vocabulary)
    training = [f for shard in shards.values() for f in features.with_vocabulary(shard, vocabulary)]
    return Prepared(vocabulary, training, held_out)
