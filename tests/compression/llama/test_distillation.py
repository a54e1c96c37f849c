"""Distilling within a family: what the losses are at their optimum, and where padding and gradients stay."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import pytest
import torch
from sql_copilot_compression.llama import layer_distillation, packing, reverse_distillation
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.layer_distillation import LayerDistilConfig
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.training.objectives import ReverseKLConfig


def stirred(model: Any) -> Any:
    """The same model with other weights."""
    other = copy.deepcopy(model)
    torch.manual_seed(5)
    for parameter in other.parameters():
        parameter.data.add_(torch.randn_like(parameter) * 0.05)
    return other


def test_a_student_that_is_its_teacher_has_nothing_to_learn(
    model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    batch = packing.collate(
        packing.packed([packing.tokens_of(q, tokenizer) for q in questions], 700), tokenizer.pad_token_id
    )
    settings = LayerDistilConfig(gold=0.0, layer=1.0)
    loss = layer_distillation.layer_distillation(copy.deepcopy(model), settings)
    for student, low, high in ((model, -1e-4, 1e-4), (stirred(model), 0.1, float("inf"))):
        student.to_teacher = layer_distillation.projection(model, student)
        total, weight = loss(student, batch)
        assert low < float(total.detach()) < high
        assert float(weight) == sum(len(packing.tokens_of(q, tokenizer).answer) for q in questions)


def test_the_layer_term_reaches_the_projection(model: Any, tokenizer: Any, questions: Sequence[Record]) -> None:
    student = stirred(model)
    student.to_teacher = layer_distillation.projection(model, student)
    batch = packing.collate(packing.packed([packing.tokens_of(questions[0], tokenizer)], 700), tokenizer.pad_token_id)
    layer_distillation.layer_distillation(model, LayerDistilConfig())(student, batch)[0].backward()
    assert student.to_teacher.weight.grad.abs().sum() > 0
    assert all(p.grad is None for p in model.parameters())


def test_other_vocabularies_are_refused(model: Any) -> None:
    other = copy.deepcopy(model)
    other.config.vocab_size = 7
    with pytest.raises(LanguageModelError, match="other vocabularies"):
        layer_distillation.require_same_vocabulary(model, other)


def prompts_of(tokenizer: Any, questions: Sequence[Record]) -> tuple[torch.Tensor, torch.Tensor]:
    ids, mask = reverse_distillation.prompts_of(tokenizer, [questions[0].prompt, questions[1].prompt])
    assert not bool(mask.all())  # one is padded
    return ids, mask


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_sampled_answers_carry_the_likelihoods_they_were_drawn_with(
    share: float, model: Any, tokenizer: Any, questions: Sequence[Record]
) -> None:
    ids, mask = prompts_of(tokenizer, questions)
    teacher = stirred(model)
    torch.manual_seed(3)
    drawn = reverse_distillation.sample(model, teacher, ids, mask, tokenizer.eos_token_id, share, 12)
    for row in range(2):
        prompt = ids[row][mask[row].bool()]
        said = drawn.answers[row][drawn.answers[row] >= 0]
        alone = torch.cat([prompt, said])[None]
        with torch.no_grad():
            log_q, log_p = (
                torch.log_softmax(m(input_ids=alone).logits[0, len(prompt) - 1 : -1], -1).gather(1, said[:, None])[:, 0]
                for m in (model, teacher)
            )
        mixed = (share * log_p.exp() + (1 - share) * log_q.exp()).log()
        assert torch.allclose(drawn.student_log_q[row][: len(said)], log_q, atol=1e-3)
        assert torch.allclose(drawn.sampled_log_p[row][: len(said)], mixed, atol=1e-3)


def test_padding_never_enters_the_reverse_kl(model: Any, tokenizer: Any, questions: Sequence[Record]) -> None:
    ids, mask = prompts_of(tokenizer, questions)
    teacher = stirred(model)
    torch.manual_seed(3)
    drawn = reverse_distillation.sample(model, teacher, ids, mask, tokenizer.eos_token_id, 0.2, 8)
    loss = reverse_distillation.reverse_kl_loss(model, teacher, drawn, ReverseKLConfig())
    padding = drawn.attention_mask == 0
    assert bool(padding.any())
    other = copy.copy(drawn.input_ids)
    other[padding] = 17
    moved = reverse_distillation.Sampled(
        other, drawn.attention_mask, drawn.answers, drawn.student_log_q, drawn.sampled_log_p
    )
    assert torch.allclose(
        reverse_distillation.reverse_kl_loss(model, teacher, moved, ReverseKLConfig()), loss, atol=1e-5
    )


def test_a_few_steps_bring_the_student_nearer(model: Any, tokenizer: Any, questions: Sequence[Record]) -> None:
    ids, mask = prompts_of(tokenizer, questions)
    teacher, student = stirred(model), copy.deepcopy(model)
    optimiser = torch.optim.AdamW(student.parameters(), lr=3e-3, weight_decay=0.0)

    def distance() -> float:
        with torch.no_grad():
            log_q, log_p = (
                torch.log_softmax(m(input_ids=ids, attention_mask=mask).logits[:, -1], -1) for m in (student, teacher)
            )
        return float((log_q.exp() * (log_q - log_p)).sum(-1).mean())

    before = distance()
    torch.manual_seed(3)
    for _ in range(8):
        drawn = reverse_distillation.sample(student, teacher, ids, mask, tokenizer.eos_token_id, 0.2, 6)
        optimiser.zero_grad()
        reverse_distillation.reverse_kl_loss(student, teacher, drawn, ReverseKLConfig()).backward()
        optimiser.step()
    assert distance() < 0.95 * before
