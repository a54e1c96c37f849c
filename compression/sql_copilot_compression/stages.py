"""The stages after plain training: architecture search, pruning, execution-guided epochs and reverse-KL
distillation.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression import corpora, features, parallel, sampling, search
from sql_copilot_compression.augment import EXACT
from sql_copilot_compression.corpora import Example
from sql_copilot_compression.execution import agrees_everywhere
from sql_copilot_compression.features import Features
from sql_copilot_compression.grow import grown
from sql_copilot_compression.mutate import mutated_copies
from sql_copilot_compression.network import Batch, Network, NetworkConfig, precision
from sql_copilot_compression.objectives import Forward, execution_guided, reverse_kl
from sql_copilot_compression.preparation import Prepared
from sql_copilot_compression.prune import channel_importance, pruned
from sql_copilot_compression.recipe import (
    FinishConfig,
    GuidedConfig,
    PruneConfig,
    RecipeError,
    ReverseConfig,
    SearchConfig,
)
from sql_copilot_compression.train import TrainConfig, casting, save, train
from sql_copilot_ls import linking, query
from sql_copilot_ls.query.grammar import GRAMMAR

Weights = Mapping[str, Tensor]


def network_of(config: NetworkConfig, weights: Weights | None = None, seed: int = 1) -> Network:
    """A network with these weights, or freshly initialised from the seed."""
    torch.manual_seed(seed)
    network = Network(config)
    if weights is not None:
        network.load_state_dict(dict(weights))
    return network


def frozen(network: Network) -> Forward:
    """The forward pass of a network that does not learn, in the machine's `precision` and where training runs."""
    half = copy.deepcopy(network).to(parallel.device(), precision(parallel.device())).eval().requires_grad_(False)

    def forward(batch: Batch) -> tuple[Tensor, Tensor]:
        result: tuple[Tensor, Tensor] = half(batch)
        return result

    return forward


def trained(
    prepared: Prepared, config: NetworkConfig, settings: TrainConfig, folder: Path, **options: Any
) -> tuple[NetworkConfig, Weights]:
    """Train a network, or read it if the folder says that this was done."""
    done = folder / "weights.pt"
    if done.exists():
        return config, torch.load(done, weights_only=True)
    start = options.pop("weights", None)
    data = options.pop("data", prepared.training)
    collator = prepared.collator(options.pop("noise", None), parallel.device())
    network = network_of(config, start, settings.seed).to(parallel.device())
    weights = train(network, data, prepared.held_out, collator, settings, folder, **options)
    if not parallel.rank():
        save(done, dict(weights))
    parallel.wait()
    return config, weights


def chosen_by_search(prepared: Prepared, base: NetworkConfig, config: SearchConfig, folder: Path) -> NetworkConfig:
    """Train the candidates, fit the predictor on them, and return the best network under the byte limit."""
    for number, sizes in enumerate(config.candidates):
        trained(prepared, replace(base, **sizes), config.train, folder / f"candidate-{number}")  # type: ignore[arg-type]
    predictor = search.Predictor(search.measured_candidates(folder))
    found = search.search(
        base,
        predictor,
        config.byte_limit,
        config.megaflop_price,
        search.GeneticConfig(generations=config.generations),
    )
    # The vocabulary is fixed by now: only networks over it can be trained.
    fitting = [c for _, c in found if c.pieces == base.pieces]
    return fitting[0] if fitting else base


def prune_student(
    prepared: Prepared, config: NetworkConfig, weights: Weights, settings: PruneConfig, folder: Path
) -> tuple[NetworkConfig, Weights]:
    """Remove feed-forward channels in equal rounds down to `settings.hidden`, training after each."""
    collator = prepared.collator(EXACT)
    for number in range(settings.rounds):
        left = settings.rounds - number
        hidden = config.hidden - (config.hidden - settings.hidden) // left
        draw = random.Random(f"prune/{number}")
        sample = draw.sample(range(len(prepared.training)), min(512, len(prepared.training)))
        batches = collator.exact([prepared.training[i] for i in sample], 32)
        network = network_of(config, weights)
        smaller = pruned(network, channel_importance(network, batches), hidden)
        config, weights = trained(
            prepared, smaller.config, settings.train, folder / f"round-{number}", weights=smaller.state_dict()
        )
    return config, weights


Decode = Callable[[Features], list[tuple[list[int], float]]]
"""Beam search of the exported model: n-best (tokens, log-probability) of an example's features."""


def guided_epoch(
    examples: Sequence[Example], decode: Decode, vocabulary: linking.Vocabulary, config: GuidedConfig
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
            rows.append(execution_guided(gold, own, _agrees(example, tokens, config.copies), config.objective))
    return rows


def _agrees(example: Example, tokens: Sequence[int], copies: int) -> bool:
    assert example.database is not None
    linked = linking.link(example.question, features.index_of(example.schema), features.Recorder())  # type: ignore[arg-type]
    try:
        sql = query.render(query.decode(tokens, example.schema, linked.literals), example.schema, "sqlite")
    except (query.QueryError, ValueError):
        return False
    return agrees_everywhere([example.database, *mutated_copies(example.database, copies)], example.sql, sql)


def reverse_kl_finish(
    prepared: Prepared,
    config: NetworkConfig,
    weights: Weights,
    teacher: Network,
    settings: ReverseConfig,
    seed: int,
    folder: Path,
) -> Weights:
    """A short finish on sequences sampled from teacher and student (MiniLLM); small steps from the student's
    weights.
    """
    done = folder / "weights.pt"
    if done.exists():
        loaded: Weights = torch.load(done, weights_only=True)
        return loaded
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    student = network_of(config, weights).train()
    optimiser = torch.optim.AdamW(student.parameters(), lr=settings.rate, weight_decay=0.0)
    collator = prepared.collator(EXACT)
    teacher.eval()
    for step in range(settings.steps):
        draw = random.Random(f"reverse/{seed}/{step}")
        chosen = [prepared.training[draw.randrange(len(prepared.training))] for _ in range(settings.batch)]
        student.eval()
        drawn = sampling.sample(
            student, teacher, chosen, collator, GRAMMAR, settings.objective.teacher_share, features.MAX_TOKENS
        )
        student.train()
        if not drawn:
            continue
        batch = collator([d.features for d in drawn], None)
        length = batch.target.shape[1]
        old = torch.stack([_padded(d.student_log_q, length) for d in drawn])
        mixed = torch.stack([_padded(d.sampled_log_p, length) for d in drawn])
        with torch.no_grad():
            log_p = torch.log_softmax(teacher(batch)[0], -1)
        log_q = torch.log_softmax(casting(student)(batch)[0], -1)
        value = reverse_kl(log_q, log_p, batch.target, old, mixed, settings.objective)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(value)
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
    finished = {k: v.detach() for k, v in student.state_dict().items()}
    save(done, finished)
    return finished


def finished(
    prepared: Prepared, config: NetworkConfig, weights: Weights, settings: FinishConfig, folder: Path
) -> tuple[NetworkConfig, Weights]:
    """The network, grown if `settings` say so, and the mean of what quantisation-aware training makes of the weights
    with each seed, and of the weights before.
    """
    if settings.network:
        torch.manual_seed(settings.seeds[0])
        try:
            larger = replace(config, **settings.network)  # type: ignore[arg-type]
            config, weights = larger, grown(config, weights, larger)
        except (TypeError, ValueError) as error:
            raise RecipeError(f"finish.network: {error}") from error
    ends = [
        trained(prepared, config, replace(settings, seed=seed), folder / f"seed-{seed}", weights=weights)[1]
        for seed in settings.seeds
    ]
    means = {name: torch.stack([end[name] for end in ends]).mean(0) for name in weights}
    return config, {name: torch.lerp(mean, weights[name], settings.keep) for name, mean in means.items()}


def _padded(values: Tensor, length: int) -> Tensor:
    return torch.nn.functional.pad(values, (0, length - values.shape[0]))


def guided_examples(data: Path, names: Sequence[str], count: int, seed: int) -> list[Example]:
    """Training examples with a database, drawn without repetition."""
    with_rows = [e for e in corpora.training_examples(data, names) if e.database is not None]
    return random.Random(f"guided/{seed}").sample(with_rows, min(count, len(with_rows)))
