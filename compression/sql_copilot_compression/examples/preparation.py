"""The first stage of every build: corpora and synthesis to features, and the vocabulary that all networks of the build
share.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from sql_copilot_compression.data import corpora, synthesis
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.multiplication import MULTIPLICATIONS
from sql_copilot_compression.data.perturb import PERTURBATIONS
from sql_copilot_compression.data.synthesis.schema_sources import load_sources
from sql_copilot_compression.examples import features
from sql_copilot_compression.examples.augment import Augmenter, Noise
from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.examples.features import Features, GrammarTables, Shard, features_key
from sql_copilot_compression.keys import contents_key, key_of
from sql_copilot_compression.pointer.network import NetworkConfig
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR


@dataclass(frozen=True)
class DataConfig:
    """What a build learns from."""

    corpora: Sequence[str] = ("spider-train", "spider-others", "spider-syn")
    variants: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Corpus → `PERTURBATIONS` and `MULTIPLICATIONS` that its examples are also learned in: the same questions put
    otherwise, over schemas written otherwise, or with other values.
    """
    synthesis: Mapping[str, int] = field(default_factory=dict)
    """Language → how many synthesised examples."""
    most: Mapping[str, int] = field(default_factory=dict)
    """Corpus → at most so many of its examples, the same ones each time: enough to rehearse what a model knew."""
    synthesis_seed: int = 1
    held_out: Sequence[str] = ("spider-train",)
    """Training corpora whose held-out part is chosen and calibrated on; a team's own pairs may be among them."""
    pieces: int = 6144
    """Vocabulary size, the hashed buckets included."""
    processes: int = 0
    """Processes for featurising; 0 means one a core."""

    def __post_init__(self) -> None:
        known = PERTURBATIONS.keys() | MULTIPLICATIONS.keys()
        unknown = {v for variants in self.variants.values() for v in variants} - known
        if unknown:
            raise ValueError(f"no variant is called {sorted(unknown)[0]}; known: {', '.join(sorted(known))}")
        corpora.require_training([*self.corpora, *self.variants, *self.held_out])
        if unknown := set(self.most) - set(self.corpora):
            raise ValueError(f"most: {sorted(unknown)[0]} is none of the corpora")


@dataclass(frozen=True)
class Prepared:
    """Everything that training stages share."""

    vocabulary: Vocabulary
    training: Sequence[Features]
    held_out: Sequence[Features]

    @cached_property
    def key(self) -> str:
        """A key for all of it."""
        return key_of(features_key(self.training), features_key(self.held_out), list(self.vocabulary.lines))

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


SYNTHESIS_READS = ("spider", "chase", "wikisql", "ddl")
"""Corpora whose schemas synthesis asks about."""
WEB_SCHEMAS = 300
"""Tables of the web-table corpora that synthesis asks about, beside all richer schemas."""


def synthetic(data: Path, language: str, count: int, seed: int) -> Iterator[Example]:
    """Synthesised questions; English ones ask over English schemas, Chinese ones over both."""
    kinds = load_sources(data, web_tables=WEB_SCHEMAS)
    chosen = ("spider", "restyled", "ddl", "web") if language == "en" else ("spider", "restyled", "ddl", "chase")
    sources = [source for kind in chosen for source in kinds[kind]]
    return synthesis.generate(sources, count, seed, languages={language: 1.0})


def varied(data: Path, corpus: str, variant: str) -> Iterator[Example]:
    """A corpus's training examples after a perturbation or a multiplication, those that it does not change left out;
    without rows.
    """
    examples = corpora.training_examples(data, [corpus])
    if variant in MULTIPLICATIONS:
        for multiplied in MULTIPLICATIONS[variant](list(examples)):
            yield replace(multiplied, origin=f"{multiplied.origin}/{variant}")
        return
    for example in examples:
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


@dataclass(frozen=True)
class Source:
    """Where some of a build's examples come from."""

    reads: Sequence[Path]
    """Files and folders whose contents it depends on."""
    examples: Callable[[], Iterable[Example]]
    settings: tuple[object, ...] = ()
    """What else it depends on."""


def some(data: Path, corpus: str, count: int) -> list[Example]:
    """At most so many of a corpus's training examples."""
    return corpora.drawn(corpora.training_examples(data, [corpus]), count)


def sources_of(data: Path, config: DataConfig) -> dict[str, Source]:
    """What a build reads, by name: corpora, their variants, synthesis, and what is held out."""
    found = {
        name: Source(corpora.read_paths(data, name), partial(corpora.training_examples, data, [name]))
        for name in config.corpora
    }
    for name, count in config.most.items():
        found[name] = Source(corpora.read_paths(data, name), partial(some, data, name, count), (count,))
    for corpus, variants in config.variants.items():
        for variant in variants:
            found[f"{corpus}-{variant}"] = Source(
                corpora.read_paths(data, corpus), partial(varied, data, corpus, variant), (variant,)
            )
    for language, count in config.synthesis.items():
        found[f"synthetic-{language}"] = Source(
            [data / name for name in SYNTHESIS_READS],
            partial(synthetic, data, language, count, config.synthesis_seed),
            (count, config.synthesis_seed),
        )
    held_out = [path for name in config.held_out for path in corpora.read_paths(data, name)]
    found["held-out"] = Source(held_out, partial(corpora.held_out, data, config.held_out), tuple(config.held_out))
    return found


def prepare(data: Path, config: DataConfig, work: Path, vocabulary: Vocabulary | None = None) -> Prepared:
    """Featurise corpora (kept below `work`/features), build the vocabulary unless it is given, and split off what is
    held out.
    """
    processes = config.processes or os.cpu_count() or 1
    shards = {
        name: features.cached_shard(
            work / "features",
            name,
            key_of(contents_key(source.reads), source.settings),
            source.examples,
            processes,
        )
        for name, source in sources_of(data, config).items()
    }
    if vocabulary is None:
        vocabulary = build_vocabulary([shard for name, shard in shards.items() if name != "held-out"], config.pieces)
    held_out = features.with_vocabulary(shards.pop("held-out"), vocabulary)
    training = [f for shard in shards.values() for f in features.with_vocabulary(shard, vocabulary)]
    return Prepared(vocabulary, training, held_out)
