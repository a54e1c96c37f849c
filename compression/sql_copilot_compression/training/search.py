"""Architecture search: the genetic search of the 3 MB paper, and our space under a hard byte limit.

Shi et al., "Compressing Pre-trained Models of Code into 3 MB" (ASE 2022, Compressor) search {vocabulary, heads,
hidden, feed-forward, layers} for the highest GFLOPs whose size is near a target. At one byte a parameter that penalty
is too weak, so our space takes bytes as a hard limit and ranks by an accuracy predictor fitted on really trained
candidates (as their Avatar does) with measured latency as a second objective.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sql_copilot_compression.pointer.network import COVERAGE_STATES, GROUP, MAX_STEP_DISTANCE, NetworkConfig

Genome = dict[str, int]

PAPER_SPACE: dict[str, Sequence[int]] = {
    "vocabulary": range(1000, 50_001, 1000),
    "heads": (1, 2, 4, 8),
    "hidden": range(16, 769, 16),
    "feed_forward": range(32, 3041, 32),
    "layers": range(1, 13),
}
PAPER_LENGTH = 514
PAPER_TARGET_MB = 3.0


def paper_fitness(vocabulary: Any, heads: Any, hidden: Any, feed_forward: Any, layers: Any) -> Any:
    """GFLOPs − |MB − 3| of a RoBERTa-shaped fp32 classifier, counting operations as ELECTRA's published counter does.

    Works on numbers and on arrays alike. The published best, {heads 8, hidden 96, feed-forward 64, layers 12,
    vocabulary 1000}, has 2.1915.
    """
    s, h, d = PAPER_LENGTH, hidden, feed_forward
    softmax, dropout, norm, activation = 5, 4, 5, 8  # operations an element
    attention = 6 * h * h + 3 * h + 2 * h * s + (softmax + dropout + 1) * s * heads + 2 * h * s + 2 * h * h
    attention = attention + h + dropout * h + h + norm
    block = attention + 2 * h * d + activation * d + d + 2 * h * d + h + dropout * h + h + norm * h
    embedding = 2 * h * vocabulary + 2 * h * s + 2 * h + norm * h + dropout * h
    classifier = 2 * h * h + h + activation * h + 2 * h
    flops = (block * layers + embedding + classifier) * s
    weights = (vocabulary + s + 2) * h + layers * (4 * (h * h + h) + 2 * h + 2 * h * d + d + h + 2 * h)
    weights = weights + (h * h + h) + (h * h + h + 2 * h + 2)  # pooler and classification head
    return flops / 1e9 - abs(4 * weights / 1e6 - PAPER_TARGET_MB)


@dataclass(frozen=True)
class GeneticConfig:
    """The paper's settings."""

    population: int = 50
    generations: int = 100
    crossover: float = 0.6
    seed: int = 1


def genetic_search(
    space: Mapping[str, Sequence[int]], fitness: Callable[[Genome], float], config: GeneticConfig
) -> list[tuple[float, Genome]]:
    """The last population, best first, as (fitness, genome).

    Each generation makes as many children as there are parents, by one-point crossover (chance `crossover`) or else
    mutation of one to three genes, and keeps the best of both, without twins. A genome of fitness −inf is infeasible.
    """
    draw = random.Random(config.seed)
    names = list(space)
    scores: dict[tuple[int, ...], float] = {}

    def score(genes: tuple[int, ...]) -> float:
        if genes not in scores:
            scores[genes] = fitness(dict(zip(names, genes, strict=True)))
        return scores[genes]

    population = {tuple(draw.choice(space[n]) for n in names) for _ in range(config.population)}
    for _ in range(config.generations):
        parents = sorted(population)
        for _ in range(config.population):
            first = draw.choice(parents)
            if draw.random() < config.crossover:
                cut = draw.randrange(1, len(names))
                child = first[:cut] + draw.choice(parents)[cut:]
            else:
                changed = draw.sample(range(len(names)), draw.choice((1, 2, 3)))  # sizes trade off
                child = tuple(draw.choice(space[n]) if i in changed else first[i] for i, n in enumerate(names))
            population.add(child)
        population = set(sorted(population, key=lambda genes: (-score(genes), genes))[: config.population])
    ranked = sorted(population, key=lambda genes: (-score(genes), genes))
    return [(score(genes), dict(zip(names, genes, strict=True))) for genes in ranked]


OUR_SPACE: dict[str, Sequence[int]] = {
    "pieces": range(3072, 10_241, 512),
    "piece_width": (64, 96, 128, 160),
    "width": range(128, 321, 32),
    "hidden": range(128, 1025, 64),
    "encoder_layers": (1, 2, 3, 4, 5),
    "encoder_loops": (1, 2, 3),
    "decoder_layers": (1, 2, 3),
}
HEAD_WIDTH = 32
FIXED_BYTES = 120_000
"""Code, grammar, metadata, model card and zip overhead of an artefact."""
BYTES_A_PIECE_NAME = 9


def configured(genome: Genome, base: NetworkConfig) -> NetworkConfig:
    """The network of a genome; heads follow from the width."""
    return replace(base, heads=genome["width"] // HEAD_WIDTH, **genome)


def artefact_bytes(c: NetworkConfig) -> int:
    """Size of the artefact of a network, within about three per cent of the file written."""

    def linear(inputs: int, outputs: int) -> int:
        return outputs * (inputs + 8)

    def in_layer(inputs: int, outputs: int) -> int:
        return linear(inputs, outputs) if c.layer_bits == 8 else outputs * (inputs // 2 + inputs // GROUP + 8)

    def table(rows: int, width: int) -> int:
        return rows * (width + 4)

    d, feed_forward = c.width, in_layer(c.width, c.hidden) + in_layer(c.hidden, c.width)
    relation = c.relations * (2 * (d // c.heads + 4) + 4 * c.heads)
    encoder = in_layer(d, 3 * d) + in_layer(d, d) + feed_forward + relation + 16 * d
    decoder = in_layer(d, 3 * d) + 3 * in_layer(d, d) + in_layer(d, 2 * d) + feed_forward + 24 * d
    decoder += linear(d, c.heads * COVERAGE_STATES) + 4 * c.heads * (MAX_STEP_DISTANCE + 1)
    piece = c.piece_width + 4 if c.piece_bits == 8 else c.piece_width // 2 + c.piece_width // GROUP + 4
    embeddings = c.pieces * piece + linear(c.piece_width, d) + table(c.kinds + c.symbols, d)
    embeddings += table(2 * c.actions + 3, d)
    heads = linear(d, c.actions) + 2 * linear(d, d) + linear(d, COVERAGE_STATES) + 16 * d
    total = c.encoder_layers * encoder + c.decoder_layers * decoder + embeddings + heads
    return total + c.pieces * BYTES_A_PIECE_NAME + FIXED_BYTES


def megaflops(c: NetworkConfig, nodes: int = 60, steps: int = 14, beam: int = 4) -> float:
    """Multiply-adds of one suggestion, in millions: what latency is made of, before measuring it."""
    d, depth = c.width, c.encoder_layers * c.encoder_loops
    attention = 2 * nodes * d + 2 * c.relations * d
    encode = depth * nodes * (4 * d * d + 2 * d * c.hidden + attention)
    step = c.decoder_layers * (6 * d * d + 2 * d * c.hidden + 2 * nodes * d) + d * (c.actions + 2 * d + nodes)
    return (encode + c.decoder_layers * nodes * 2 * d * d + beam * steps * step) / 1e6


def predictor_features(c: NetworkConfig) -> np.ndarray:
    """What the accuracy predictor sees: logarithms of what a candidate spends, f64 [7]."""
    spent = (c.width, c.hidden, c.encoder_layers, c.encoder_loops, c.decoder_layers, c.pieces * c.piece_width)
    return np.array([1.0, *np.log(spent)])


class Predictor:
    """Ridge regression from sizes to held-out accuracy, fitted on candidates that were really trained."""

    def __init__(self, measured: Sequence[tuple[NetworkConfig, float]], ridge: float = 0.01) -> None:
        """`measured` are (network, held-out accuracy) of at least three candidates."""
        if len(measured) < 3:
            raise ValueError("the predictor needs at least three trained candidates: train more before searching")
        x = np.stack([predictor_features(c) for c, _ in measured])
        y = np.array([accuracy for _, accuracy in measured])
        penalty = ridge * np.eye(x.shape[1])
        penalty[0, 0] = 0.0
        self.weights = np.linalg.solve(x.T @ x + penalty, x.T @ y)

    def __call__(self, c: NetworkConfig) -> float:
        """Predicted accuracy."""
        return float(predictor_features(c) @ self.weights)


def search(
    base: NetworkConfig, predictor: Predictor, byte_limit: int, megaflop_price: float, config: GeneticConfig
) -> list[tuple[float, NetworkConfig]]:
    """Candidates within the byte limit, best first by predicted accuracy − price · megaflops."""

    def fitness(genome: Genome) -> float:
        c = configured(genome, base)
        if artefact_bytes(c) > byte_limit:
            return float("-inf")
        return predictor(c) - megaflop_price * megaflops(c)

    found = genetic_search(OUR_SPACE, fitness, config)
    return [(value, configured(genome, base)) for value, genome in found if value > float("-inf")]


def measured_candidates(folders: Sequence[Path]) -> list[tuple[NetworkConfig, float]]:
    """(network, best held-out exact match) of every run that trained long enough to be checked."""
    found = []
    for folder in folders:
        lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        accuracies = [line["heldout_exact"] for line in lines if "heldout_exact" in line]
        if accuracies:
            config = json.loads((folder / "config.json").read_text())
            found.append((NetworkConfig(**config["network"]), max(accuracies)))
    return found
