"""A trimmed vocabulary cuts its own texts as before, and the model says the same about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sql_copilot_compression.llama import trimming
from sql_copilot_compression.llama.records import Record


def test_texts_of_kept_pieces_are_cut_and_answered_as_before(
    model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    texts = [questions[0].own, questions[0].answer]
    ids = tokenizer(questions[0].own, return_tensors="pt", add_special_tokens=False)["input_ids"]
    with torch.no_grad():
        before = model(input_ids=ids).logits
    cut = tokenizer.convert_ids_to_tokens(ids[0])

    smaller = trimming.trim(model, tokenizer, texts)
    assert len(smaller) < len(tokenizer)
    assert model.config.vocab_size == len(smaller) == model.get_input_embeddings().weight.shape[0]
    again = smaller(questions[0].own, return_tensors="pt", add_special_tokens=False)["input_ids"]
    assert smaller.convert_ids_to_tokens(again[0]) == cut
    with torch.no_grad():
        after = model(input_ids=again).logits
    rows = tokenizer.convert_tokens_to_ids(smaller.convert_ids_to_tokens(list(range(len(smaller)))))
    assert torch.allclose(after, before[..., rows], atol=1e-5)
    assert model.get_output_embeddings().weight is model.get_input_embeddings().weight


def test_nothing_becomes_unknown_and_the_end_stays_the_end(
    model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    smaller = trimming.trim(model, tokenizer, [questions[0].answer])
    text = "全部 naïve façade ~ SELECT"
    assert smaller.decode(smaller(text, add_special_tokens=False)["input_ids"]) == text
    assert smaller.eos_token == tokenizer.eos_token
    assert model.config.eos_token_id == smaller.eos_token_id < len(smaller)
