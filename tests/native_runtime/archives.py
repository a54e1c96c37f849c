"""Archives and requests for the tests: one scripted expression, or a small random network with a small grammar."""

from __future__ import annotations

import io
import json
import random
import warnings
from array import array
from pathlib import Path
from typing import Any

import torch
from sql_copilot_compression.artefact.export import store, write_artefact
from sql_copilot_compression.llama.exporting import write_llama
from sql_copilot_compression.pointer.network import Network, NetworkConfig

PIECES, KINDS, RELATIONS = 50, 14, 23
MATCH_RELATIONS = [3, 4]
SYMBOLS = ["query", "more", "item", "condition", "amount"]
ACTIONS = {
    "select": ["item", "more"],
    "count": ["item"],
    "another": ["item", "more"],
    "where": ["condition", "more"],
    "limit": ["amount", "more"],
    "done": [],
    "equals": ["item", "amount"],
    "and": ["condition", "condition"],
    "one": [],
}
ALLOWED = {
    "query": ["select"],
    "more": ["another", "where", "limit", "done"],
    "item": ["count"],
    "condition": ["equals", "and"],
    "amount": ["one"],
}
POINTERS = {"item": (0b111111, 1, 0), "amount": (4, 0, 0b101011)}

GRAMMAR: dict[str, Any] = {
    "version": 2,
    "start": 0,
    "actions": [
        {"name": name, "children": [SYMBOLS.index(child) for child in children]} for name, children in ACTIONS.items()
    ],
    "symbols": [
        {
            "name": name,
            "actions": [list(ACTIONS).index(action) for action in ALLOWED[name]],
            **dict(zip(("columns", "tables", "literals"), POINTERS.get(name, (0, 0, 0)), strict=True)),
        }
        for name in SYMBOLS
    ],
}

Request = tuple["array[int]", "array[int]", bytes, bytes, bytes, tuple[int, int, int, int]]


def expressions_archive(path: Path, bodies: list[tuple[str, int]]) -> torch.jit.ScriptModule:
    """Save a module whose method `case_<i>` returns the i-th body over that many parameters x0, x1, ..."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = torch.jit.ScriptModule()
        for i, (body, inputs) in enumerate(bodies):
            parameters = "".join(f", x{k}: Tensor" for k in range(inputs))
            module.define(f"def case_{i}(self{parameters}):\n    return {body}\n")
        buffer = io.BytesIO()
        torch.jit.save(module, buffer)
    path.write_bytes(store(buffer.getvalue()))
    return module


def network_archive(
    path: Path, seed: int = 0, spread: float = 6.0, grammar: dict[str, Any] = GRAMMAR, **sizes: int
) -> torch.jit.ScriptModule:
    """Save a random network; `spread` widens its weights so that its choices are not all alike."""
    torch.manual_seed(seed)
    chosen = {"width": 64, "heads": 4, "hidden": 96, "piece_width": 32, **sizes}
    network = Network(
        NetworkConfig(
            pieces=PIECES, kinds=KINDS, relations=RELATIONS, actions=len(ACTIONS), symbols=len(SYMBOLS), **chosen
        )
    )
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if "embedding" in name or "relation" in name or "coverage" in name or "distance" in name:
                parameter.copy_(torch.randn_like(parameter) * 0.05 * spread)
        for action, bias in {"done": 2.0, "count": -2.0, "and": -2.0, "where": -1.0}.items():
            network.action_head.bias[list(ACTIONS).index(action)] += bias  # queries that end
    extra = {"grammar.json": json.dumps(grammar), "vocabulary.txt": "a\nb\n"}
    write_artefact(network, path, extra, {"match_relations": MATCH_RELATIONS})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        loaded: torch.jit.ScriptModule = torch.jit.load(str(path))
        return loaded


def llama_archive(path: Path, *, bits: int = 8, tied: bool = True, seed: int = 0, **sizes: int) -> Any:
    """Save a random Llama whose choices are not all alike; gives transformers' model."""
    from transformers import LlamaConfig, LlamaForCausalLM

    chosen = {"width": 32, "hidden": 48, "layers": 3, "heads": 4, "pairs": 2, "pieces": 300, **sizes}
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=chosen["pieces"], hidden_size=chosen["width"], intermediate_size=chosen["hidden"],
        num_hidden_layers=chosen["layers"], num_attention_heads=chosen["heads"], num_key_value_heads=chosen["pairs"],
        head_dim=chosen["width"] // chosen["heads"], max_position_embeddings=512, tie_word_embeddings=tied,
        initializer_range=0.3, bos_token_id=None, eos_token_id=1, pad_token_id=0,
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval()
    write_llama(model, path, bits, {"tokenizer.json": "{}"}, {"end": 1})
    return model


def random_request(words: int, columns: int, tables: int, literals: int, seed: int = 0) -> Request:
    """A request of the given numbers of nodes, as linking would make it."""
    draw = random.Random(seed)
    nodes = words + columns + tables + literals
    owners = sorted([*range(nodes), *(draw.randrange(nodes) for _ in range(nodes))])
    pieces = array("i", [draw.randrange(PIECES) for _ in owners])
    column_kinds = bytes(draw.randrange(6) for _ in range(columns))
    literal_kinds = bytes(draw.randrange(7, 13) for _ in range(literals))
    kinds = (
        bytes(words)
        + bytes(1 + kind if kind < 5 else 13 for kind in column_kinds)
        + bytes([6]) * tables
        + literal_kinds
    )
    relations = bytes(draw.randrange(RELATIONS) if draw.random() < 0.5 else 0 for _ in range(nodes * nodes))
    return pieces, array("i", owners), kinds, relations, column_kinds, (words, columns, tables, literals)
