"""A packed sequence learns what its questions would teach one by one: answers alone, each to its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sql_copilot_compression.llama import packing, supervised
from sql_copilot_compression.llama.records import Record


def one_by_one(model: Any, row: packing.TokenRow) -> torch.Tensor:
    ids = torch.tensor([[*row.shared, *row.own, *row.answer]])
    log_p = torch.log_softmax(model(input_ids=ids).logits[0, :-1], -1).gather(1, ids[0, 1:, None]).squeeze(1)
    return log_p[-len(row.answer) :]


def test_packed_questions_have_the_likelihoods_that_they_have_alone(
    model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    rows = [packing.tokens_of(record, tokenizer) for record in questions]
    (first, *others) = packs = packing.packed(rows, 700)
    assert len(first) > max(map(len, rows))  # several questions over one schema
    batch = packing.collate(packs, tokenizer.pad_token_id)
    with torch.no_grad():
        found = supervised.answer_log_p(model, batch)[0]
        expected = torch.cat([one_by_one(model, row) for row in rows])
    assert torch.allclose(found.sort().values, expected.sort().values, atol=1e-4)
    assert sum(map(len, packs)) < 0.6 * sum(map(len, rows))
    assert len(others) <= 1


def test_a_schema_is_made_tokens_once_for_all_questions_over_it(tokenizer: Any, questions: Sequence[Record]) -> None:
    texts: list[str] = []

    class Counting:
        eos_token_id = tokenizer.eos_token_id

        def __call__(self, text: str, **options: Any) -> Any:
            texts.append(text)
            return tokenizer(text, **options)

    known: dict[str, tuple[int, ...]] = {}
    rows = [packing.tokens_of(record, Counting(), known=known) for record in questions]
    assert rows == [packing.tokens_of(record, tokenizer) for record in questions]
    assert texts.count(questions[0].shared) == 1 < len(questions)


def test_only_answers_are_learned_and_each_ends(tokenizer: Any, questions: Sequence[Record]) -> None:
    rows = [packing.tokens_of(record, tokenizer) for record in questions]
    labels = [label for pack in packing.packed(rows, 700) for label in pack.labels if label != packing.IGNORED]
    assert sorted(labels) == sorted(token for row in rows for token in row.answer)
    assert labels.count(tokenizer.eos_token_id) == len(rows)


def test_pre_training_learns_the_schema_once_and_every_question(tokenizer: Any, questions: Sequence[Record]) -> None:
    rows = [packing.tokens_of(record, tokenizer, whole=True) for record in questions]
    (pack,) = packing.packed(rows, 4000)
    assert packing.IGNORED not in pack.labels
    assert pack.labels == pack.tokens


def test_a_question_longer_than_a_sequence_is_left_out(tokenizer: Any, questions: Sequence[Record]) -> None:
    row = packing.tokens_of(questions[0], tokenizer)
    assert packing.packed([row], len(row) - 1) == []
    assert len(packing.packed([row], len(row))) == 1
