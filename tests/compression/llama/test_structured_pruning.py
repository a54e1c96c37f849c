"""Pruning takes out whole structures: what did nothing goes first; what is left is a dense Llama of the size asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from sql_copilot_compression.llama import packing
from sql_copilot_compression.llama import structured_pruning as pruning
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.records import Record


def packs_of(tokenizer: Any, questions: Sequence[Record]) -> list[packing.Pack]:
    return packing.packed([packing.tokens_of(record, tokenizer) for record in questions], 700)


def silence(model: Any) -> None:
    """Make layer 1, group 0 of layer 2 and channels 8… of every layer do nothing."""
    with torch.no_grad():
        layers = pruning.layers_of(model)
        layers[1].self_attn.o_proj.weight.zero_()
        layers[1].mlp.down_proj.weight.zero_()
        layers[2].self_attn.o_proj.weight[:, :16].zero_()
        layers[0].self_attn.o_proj.weight[:, 16:].zero_()
        for layer in layers:
            layer.mlp.down_proj.weight[:, 8:].zero_()


@pytest.mark.parametrize("score", ["taylor", "hard-concrete"])
def test_structures_that_do_nothing_go_and_the_answers_stay(
    score: str, model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    packs, pad = packs_of(tokenizer, questions), tokenizer.pad_token_id
    for parameter in model.parameters():  # random weights of 0.02 leave nothing to tell apart
        parameter.data.mul_(3)
    silence(model)
    shape = pruning.Shape(2, 1, 8)
    if score == "taylor":
        importance = pruning.taylor(model, packs, pad)
        smaller = pruning.pruned(model, importance, shape)
        ids = torch.tensor([packs[0].tokens[:40]])
        with torch.no_grad():
            assert torch.allclose(smaller(input_ids=ids).logits, model(input_ids=ids).logits, atol=1e-4)
    else:
        size = pruning.parameters_of(model, shape)
        importance = pruning.hard_concrete(model, packs, pad, size, steps=20)
        smaller = pruning.pruned(model, importance, pruning.best_shape(model, importance, size))
        assert all(parameter.requires_grad for parameter in model.parameters())
        assert not any(layer.mlp.down_proj._forward_pre_hooks for layer in pruning.layers_of(model))
    assert sum(p.numel() for p in smaller.parameters()) <= pruning.parameters_of(model, shape)


def test_sizes_are_told_before_anything_is_cut(model: Any) -> None:
    now = pruning.shape_of(model)
    assert pruning.parameters_of(model, now) == sum(p.numel() for p in model.parameters())
    even = pruning.Importance(torch.ones(now.layers, now.groups), torch.ones(now.layers, now.channels))
    for share in (0.9, 0.75, 0.6):
        target = round(share * pruning.parameters_of(model, now))
        smaller = pruning.pruned(model, even, pruning.best_shape(model, even, target))
        assert sum(p.numel() for p in smaller.parameters()) <= target
        assert pruning.shape_of(smaller).channels == smaller.config.intermediate_size


def test_a_size_below_the_vocabulary_is_refused_with_a_number(model: Any) -> None:
    now = pruning.shape_of(model)
    even = pruning.Importance(torch.ones(now.layers, now.groups), torch.ones(now.layers, now.channels))
    with pytest.raises(LanguageModelError, match=r"1,000 parameters cannot be reached.*has \d+,\d+"):
        pruning.best_shape(model, even, 1000)


def test_rounds_shrink_by_equal_factors() -> None:
    assert pruning.sizes_of_rounds(1000, 10, 2) == [100, 10]
