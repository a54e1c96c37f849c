"""An execution-guided epoch: the student decodes training questions and learns from what its queries return."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sql_copilot_compression.artefact.release import Release, known_corpora, release_model
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.execution import agrees_everywhere
from sql_copilot_compression.data.mutate import mutated_copies
from sql_copilot_compression.examples import features
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.keys import contents_key, weights_key
from sql_copilot_compression.stages.workshop import Handed, Workshop
from sql_copilot_compression.training import parallel, sampling
from sql_copilot_compression.training.decoding import Decode, decoder_of
from sql_copilot_compression.training.objectives import ExecutionConfig, execution_guided
from sql_copilot_compression.training.runs import finished_weights, keep_weights, run_folder, trained
from sql_copilot_compression.training.train import TrainConfig
from sql_copilot_ls import linking, query
from sql_copilot_ls.query.grammar import GRAMMAR


@dataclass(frozen=True)
class Guide:
    """One epoch."""

    examples: int = 2000
    """Training examples decoded."""
    copies: int = 5
    """Row-mutated databases that must agree."""
    seed: int = 0
    """Which examples are drawn: give each epoch another."""
    objective: ExecutionConfig = field(default_factory=ExecutionConfig)
    train: TrainConfig = field(default_factory=TrainConfig)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Export, decode, weigh, train."""
        prepared, data = handed.examples(), handed.read()
        config, weights = handed.student()
        reads = contents_key(path for name in data.corpora for path in corpora.read_paths(shop.data, name))
        folder = run_folder(shop.runs, "guided", self, config.to_json(), weights_key(weights), prepared.key, reads)
        result = finished_weights(folder)
        if result is None:
            draft = folder / "draft.pt"
            release = Release(shop.name, known_corpora(data.corpora), data.synthesis)
            parallel.first_then_others(lambda: release_model(config, weights, prepared.vocabulary, release, draft))
            rows = guided_rows(self.drawn(shop.data, data.corpora), decoder_of(draft), prepared.vocabulary, self)
            shop.say(f"{sum(r.weight == self.objective.keep for r in rows)} of {len(rows)} decoded queries agree")
            result, _ = trained(prepared, config, self.train, folder, "epoch", weights=weights, data=rows)
            keep_weights(folder, result)
        shop.runs_used += sorted(path.parent for path in folder.glob("epoch-*/weights.pt"))
        return replace(handed, weights=result)

    def drawn(self, data: Path, names: Sequence[str]) -> list[Example]:
        """Training examples with a database, drawn without repetition."""
        with_rows = [e for e in corpora.training_examples(data, names) if e.database is not None]
        return random.Random(f"guided/{self.seed}").sample(with_rows, min(self.examples, len(with_rows)))


def guided_rows(
    examples: Sequence[Example], decode: Decode, vocabulary: linking.Vocabulary, settings: Guide
) -> list[Features]:
    """Decode examples once and turn each into what the execution-guided objective trains on."""
    recorder = features.Recorder()
    kept: list[tuple[Example, Features]] = []
    for example in examples:
        try:
            kept.append((example, features.featurise(example, recorder)))
        except (query.QueryError, ValueError):
            continue  # outside the grammar, or a value that the question does not hold
    shard = features.Shard(list(recorder.numbers), [gold for _, gold in kept])
    rows: list[Features] = []
    for (example, _), gold in zip(kept, features.with_vocabulary(shard, vocabulary), strict=True):
        best = decode(gold)
        if best:
            tokens = best[0][0]
            own = sampling.with_tokens(gold, tokens, GRAMMAR)
            agrees = _agrees(example, tokens, settings.copies)
            rows.append(execution_guided(gold, own, agrees, settings.objective))
    return rows


def _agrees(example: Example, tokens: Sequence[int], copies: int) -> bool:
    assert example.database is not None
    linked = linking.link(example.question, features.index_of(example.schema), features.Recorder())
    try:
        sql = query.render(query.decode(tokens, example.schema, linked.literals), example.schema, "sqlite")
    except (query.QueryError, ValueError):
        return False
    return agrees_everywhere([example.database, *mutated_copies(example.database, copies)], example.sql, sql)
