"""The beam search of the engine once more, in plain Python over libtorch, to compare the engine's choices with."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from typing import Any

import torch
from torch import Tensor

from tests.native_runtime.archives import Request

# The matrices are small: a second thread would only wait for the first.
torch.set_num_threads(1)

FIRST_LITERAL_KIND = 7


def step_of(score: float) -> int:
    """A score in whole steps of 1/1024, for comparing: what differs by rounding noise ties."""
    return math.floor(score * 1024 + 0.5)


@dataclass
class State:
    """An unfinished sequence."""

    stack: list[tuple[int, int]]
    coverage: list[int]
    tokens: list[int] = field(default_factory=list)
    total: float = 0.0
    node: int = -1
    token: int = 0


class ReferenceDecoder:
    """One request in libtorch."""

    def __init__(
        self, module: torch.jit.ScriptModule, grammar: dict[str, Any], match_relations: list[int], request: Request
    ) -> None:
        pieces, owners, kinds, relations, self.column_kinds, self.counts = request
        nodes = sum(self.counts)
        self.module, self.grammar, self.match, self.nodes = module, grammar, set(match_relations), nodes
        self.relations = relations
        flags = grammar["version"] < 2
        self.literal_masks = [(-1 if flags else 1) * symbol["literals"] for symbol in grammar["symbols"]]
        self.literal_places = [kind - FIRST_LITERAL_KIND for kind in kinds[nodes - self.counts[3] :]]
        self.actions = len(grammar["actions"])
        rows = torch.tensor(list(relations), dtype=torch.int64).view(nodes, nodes)
        with torch.no_grad():
            self.encoded = module.encode(
                torch.tensor(list(pieces)),
                torch.tensor(list(owners)),
                torch.tensor(list(kinds), dtype=torch.int64),
                rows,
            )

    def start(self) -> State:
        """Nothing chosen yet."""
        return State([(self.grammar["start"], self.actions)], [0] * self.nodes, token=self.actions + 1)

    def allowed(self, state: State) -> list[int]:
        """Tokens that the grammar and the schema allow, ascending."""
        number = state.stack[-1][0]
        symbol, mask = self.grammar["symbols"][number], self.literal_masks[number]
        _, columns, tables, literals = self.counts
        items = [c for c in range(columns) if symbol["columns"] >> self.column_kinds[c] & 1]
        items += [columns + t for t in range(tables) if symbol["tables"]]
        items += [columns + tables + v for v in range(literals) if mask >> self.literal_places[v] & 1]
        return sorted(symbol["actions"]) + [self.actions + item for item in items]

    def apply(self, state: State, token: int) -> State:
        """The state after a token."""
        stack, coverage = state.stack[:-1], list(state.coverage)
        if token < self.actions:
            stack += [(child, token) for child in reversed(self.grammar["actions"][token]["children"])]
            return replace(state, stack=stack, tokens=[*state.tokens, token], node=-1, token=token)
        words = self.counts[0]
        node = token - self.actions + words
        touched = [node] + [w for w in range(words) if self.relations[node * self.nodes + w] in self.match]
        for place in touched:
            coverage[place] = min(2, coverage[place] + 1)
        return replace(
            state, stack=stack, coverage=coverage, tokens=[*state.tokens, token], node=node, token=self.actions
        )

    def step(self, states: list[State], caches: tuple[Tensor, Tensor]) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Logits [B, A + N] and the caches with this step."""
        with torch.no_grad():
            logits, keys, values = self.module.step(
                torch.tensor([s.token for s in states]),
                torch.tensor([s.node for s in states]),
                torch.tensor([s.stack[-1][0] for s in states]),
                torch.tensor([s.stack[-1][1] for s in states]),
                torch.tensor([s.coverage for s in states]),
                *self.encoded,
                *caches,
            )
        return logits, (torch.cat((caches[0], keys), 2), torch.cat((caches[1], values), 2))

    def no_caches(self) -> tuple[Tensor, Tensor]:
        """Caches before the first step."""
        layers, _, width = self.encoded[1].shape
        return torch.zeros(layers, 1, 0, width), torch.zeros(layers, 1, 0, width)

    def logits(self, tokens: list[int]) -> Tensor:
        """Logits along `tokens`, and after them while the sequence is incomplete."""
        state, caches, rows = self.start(), self.no_caches(), []
        for token in [*tokens, None]:
            if not state.stack:
                break
            row, caches = self.step([state], caches)
            rows.append(row)
            if token is not None:
                state = self.apply(state, token)
        return torch.cat(rows)

    def search(
        self, beam: int = 4, max_steps: int = 96, prefix: tuple[int, ...] = (), penalty: float = 0.6
    ) -> list[tuple[list[int], float]]:
        """The best sequences first."""
        state, caches = self.start(), self.no_caches()
        for token in prefix:
            _, caches = self.step([state], caches)
            state = self.apply(state, token)

        def score(total: float, length: int) -> float:
            return 0.0 if length == len(prefix) else total / (length - len(prefix)) ** penalty

        if not state.stack:
            return [(state.tokens, 0.0)]
        states, finished = [state], []
        while states and caches[0].shape[2] < max_steps:
            logits, caches = self.step(states, caches)
            candidates: list[tuple[int, int, int, float]] = []
            for i, s in enumerate(states):
                tokens = self.allowed(s)
                if not tokens:
                    continue
                columns = [t if t < self.actions else t + self.counts[0] for t in tokens]
                log_p = torch.log_softmax(logits[i, columns].double(), 0).tolist()
                candidates += [(-step_of(s.total + p), i, t, s.total + p) for p, t in zip(log_p, tokens, strict=True)]
            candidates.sort()
            chosen: list[State] = []
            origin: list[int] = []
            for rank, (_, i, token, total) in enumerate(candidates):
                if len(chosen) == beam:
                    break
                after = replace(self.apply(states[i], token), total=total)
                if after.stack:
                    chosen.append(after)
                    origin.append(i)
                elif rank < beam:
                    finished.append((after.tokens, score(after.total, len(after.tokens))))
            states = chosen
            finished = sorted(finished, key=lambda f: -step_of(f[1]))[:beam]
            if states and len(finished) == beam:
                living = score(states[0].total, len(states[0].tokens))
                if step_of(living) <= step_of(finished[-1][1]):
                    break
            caches = (caches[0][:, origin], caches[1][:, origin])
        return finished


def load_extra(path: str) -> tuple[torch.jit.ScriptModule, dict[str, Any], dict[str, Any]]:
    """(module, grammar, metadata) of an artefact."""
    files = {"grammar.json": "", "metadata.json": ""}
    module = torch.jit.load(path, _extra_files=files)
    grammar, metadata = (json.loads(files[name]) for name in ("grammar.json", "metadata.json"))
    return module, grammar, metadata


def relative_error(ours: Tensor, theirs: Tensor) -> float:
    """Norm of the difference over the norm of the expected values."""
    size = theirs.double().norm().item()
    return float((ours.double() - theirs.double()).norm().item()) / (size if size > 0 and math.isfinite(size) else 1.0)
