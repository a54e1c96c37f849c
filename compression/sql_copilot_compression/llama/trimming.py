"""Takes out of a vocabulary what SQL and questions never use: fewer rows in the embedding and a cheaper softmax."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import torch

from sql_copilot_compression.llama.families import LanguageModelError


def used_pieces(tokenizer: Any, texts: Iterable[str], at_least: int = 1) -> set[str]:
    """Pieces that the texts are made of, each as often as that."""
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(tokenizer(text, add_special_tokens=False)["input_ids"])
    names = tokenizer.convert_ids_to_tokens([piece for piece, count in counts.items() if count >= at_least])
    return set(names)


def trimmed_tokenizer(tokenizer: Any, used: set[str]) -> tuple[Any, list[int]]:
    """(A tokenizer of these pieces alone, the old ids of its pieces in their new order).

    Kept as well: single bytes, special tokens, and whatever a kept piece is merged from; so a text of kept pieces is
    cut as before, and nothing becomes unknown. Only for byte-level BPE.
    """
    from transformers import PreTrainedTokenizerFast

    document = json.loads(tokenizer.backend_tokenizer.to_str())
    model = document["model"]
    if model["type"] != "BPE":
        raise LanguageModelError(f"only a BPE vocabulary can be trimmed, not {model['type']}")
    vocabulary: dict[str, int] = model["vocab"]
    merges = [tuple(m.split(" ")) if isinstance(m, str) else tuple(m) for m in model["merges"]]
    parents = {left + right: (left, right) for left, right in reversed(merges)}
    added = {token["content"] for token in document["added_tokens"]}
    kept = {piece for piece in vocabulary if len(piece) == 1} | (added & vocabulary.keys())
    waiting = [piece for piece in used if piece in vocabulary]
    while waiting:
        piece = waiting.pop()
        if piece not in kept:
            kept.add(piece)
            waiting += parents.get(piece, ())
    old = sorted(vocabulary[piece] for piece in kept)
    outside = sorted(t["id"] for t in document["added_tokens"] if t["content"] not in vocabulary)
    new = {before: after for after, before in enumerate([*old, *outside])}
    model["vocab"] = {piece: new[number] for piece, number in vocabulary.items() if number in new}
    model["merges"] = [[a, b] for a, b in merges if a in kept and b in kept and a + b in kept]
    for token in document["added_tokens"]:
        token["id"] = new[token["id"]]
    _renumber(document.get("post_processor"), new)
    from tokenizers import Tokenizer

    special = {key: value for key, value in tokenizer.special_tokens_map.items() if isinstance(value, str)}
    smaller = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(json.dumps(document)), padding_side="left", **special
    )
    if getattr(tokenizer, "chat_template", None):
        smaller.chat_template = tokenizer.chat_template
    return smaller, [*old, *outside]


def _renumber(part: Any, new: dict[int, int]) -> None:
    """Ids inside a post-processor's special tokens."""
    if isinstance(part, dict):
        if isinstance(part.get("ids"), list):
            part["ids"] = [new[number] for number in part["ids"] if number in new]
        for value in part.values():
            _renumber(value, new)
    elif isinstance(part, list):
        for value in part:
            _renumber(value, new)


def trim(model: Any, tokenizer: Any, texts: Iterable[str], at_least: int = 1) -> Any:
    """Trim a model to the pieces of these texts, in place; returns its new tokenizer."""
    smaller, rows = trimmed_tokenizer(tokenizer, used_pieces(tokenizer, texts, at_least))
    index = torch.tensor(rows)
    tied = bool(model.config.tie_word_embeddings)
    embedding = model.get_input_embeddings()
    weight = torch.nn.Parameter(embedding.weight.data[index].clone())
    embedding.weight, embedding.num_embeddings = weight, len(rows)
    embedding.padding_idx = None
    head = model.get_output_embeddings()
    if head is not None:
        head.weight = weight if tied else torch.nn.Parameter(head.weight.data[index].clone())
        head.out_features = len(rows)
    config = model.config
    config.vocab_size = len(rows)
    for name in ("bos_token_id", "eos_token_id", "pad_token_id"):
        setattr(config, name, getattr(smaller, name, None))
    model.generation_config.bos_token_id = config.bos_token_id
    return smaller
