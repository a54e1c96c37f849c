"""Samples token sequences from a mixture of teacher and student under the grammar, for reverse-KL distillation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.examples.features import Features, trace
from sql_copilot_compression.pointer.network import Network
from sql_copilot_compression.training.objectives import mixture


@dataclass(frozen=True)
class Sampled:
    """A sampled sequence with what its tokens were worth when drawn; T tokens."""

    features: Features
    """The example, its gold tokens replaced by the sampled ones."""
    student_log_q: Tensor  # f32 [T]
    sampled_log_p: Tensor  # f32 [T]


def expected_symbol(grammar: Mapping[str, Any], tokens: Sequence[int]) -> tuple[int, int] | None:
    """(Symbol, parent action) that comes after the tokens, or None when the sequence is complete."""
    actions = grammar["actions"]
    stack = [(grammar["start"], len(actions))]
    for token in tokens:
        stack.pop()
        if token < len(actions):
            stack += [(child, token) for child in reversed(actions[token]["children"])]
    return stack[-1] if stack else None


def with_tokens(example: Features, tokens: Sequence[int], grammar: Mapping[str, Any]) -> Features:
    """The example with other tokens, traced through the grammar anew."""
    symbols, parents = trace(grammar, tokens)
    return replace(
        example,
        tokens=np.asarray(tokens, dtype=np.int32),
        symbols=np.asarray(symbols, dtype=np.uint8),
        parents=np.asarray(parents, dtype=np.uint8),
    )


def sample(
    student: Network,
    teacher: Network,
    examples: Sequence[Features],
    collator: Collator,
    grammar: Mapping[str, Any],
    teacher_share: float,
    max_steps: int,
) -> list[Sampled]:
    """One sequence an example from αp + (1 − α)q; those that do not end within `max_steps` are left out."""
    actions = len(grammar["actions"])
    first = collator([with_tokens(e, [0], grammar) for e in examples], None)
    with torch.no_grad():
        memories = [(network, network.encode(first)) for network in (student, teacher)]
        drawn: list[list[int]] = [[] for _ in examples]
        log_q: list[list[float]] = [[] for _ in examples]
        log_m: list[list[float]] = [[] for _ in examples]
        done = [False] * len(examples)
        for _ in range(max_steps):
            # The last token of each prefix is a placeholder: only what stands before it is seen by its step.
            prefixes = [_placeheld(e, tokens, grammar) for e, tokens in zip(examples, drawn, strict=True)]
            batch = collator(prefixes, None)
            rows = torch.arange(len(examples))
            last = torch.tensor([len(p.tokens) - 1 for p in prefixes])
            student_log, teacher_log = (
                torch.log_softmax(network.decode(batch, memory)[rows, last].float(), -1) for network, memory in memories
            )
            mixed = mixture(teacher_log, student_log, teacher_share)
            chosen = torch.multinomial(mixed.exp(), 1).squeeze(1)
            for i, choice in enumerate(chosen.tolist()):
                if done[i]:
                    continue
                token = choice if choice < actions else choice - examples[i].words
                drawn[i].append(token)
                log_q[i].append(float(student_log[i, choice]))
                log_m[i].append(float(mixed[i, choice]))
                done[i] = expected_symbol(grammar, drawn[i]) is None
            if all(done):
                break
    return [
        Sampled(with_tokens(examples[i], drawn[i], grammar), torch.tensor(log_q[i]), torch.tensor(log_m[i]))
        for i in range(len(examples))
        if done[i]
    ]


def _placeheld(example: Features, tokens: Sequence[int], grammar: Mapping[str, Any]) -> Features:
    """The tokens so far and one placeholder for the step to be predicted (none when they are complete)."""
    expected = expected_symbol(grammar, tokens)
    if expected is None:
        return with_tokens(example, tokens, grammar)
    symbols, parents = trace(grammar, tokens)
    return replace(
        example,
        tokens=np.asarray([*tokens, 0], dtype=np.int32),
        symbols=np.asarray([*symbols, expected[0]], dtype=np.uint8),
        parents=np.asarray([*parents, expected[1]], dtype=np.uint8),
    )
