"""The objectives do what their papers say, on numbers small enough to check by hand."""

import numpy as np
import pytest
import torch
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.judging.calibration import fit_logistic, silent_threshold, threshold_for
from sql_copilot_compression.training.objectives import (
    ExecutionConfig,
    ReverseKLConfig,
    edit_distance,
    execution_guided,
    mixture,
    reverse_kl,
)


def sequence(*tokens: int) -> Features:
    empty = np.zeros(0, np.int32)
    steps = np.zeros(len(tokens), np.uint8)
    return Features(
        "made", "db", 1, empty, empty, np.zeros(1, np.uint8), b"\0", np.array(tokens, np.int32), steps, steps
    )


def test_edit_distance() -> None:
    assert edit_distance([1, 2, 3], [1, 2, 3]) == 0
    assert edit_distance([1, 2, 3], [1, 3]) == 1
    assert edit_distance([], [5, 6]) == 2


def test_a_right_answer_is_kept_lightly_and_a_wrong_one_costs_by_its_distance() -> None:
    gold, own = sequence(1, 2, 3, 4), sequence(1, 2, 9, 9)
    config = ExecutionConfig(floor=0.2, keep=0.1)
    kept = execution_guided(gold, own, True, config)
    assert (kept.tokens.tolist(), kept.weight) == ([1, 2, 9, 9], 0.1)
    wrong = execution_guided(gold, own, False, config)
    assert wrong.tokens.tolist() == [1, 2, 3, 4]
    assert wrong.weight == pytest.approx(0.2 + 0.8 * 0.5)


def test_original_execution_objective_is_the_special_case_without_floor() -> None:
    gold = sequence(1, 2)
    assert execution_guided(gold, sequence(1, 2), False, ExecutionConfig(0.0, 0.0)).weight == 0.0


def test_mixture_is_the_weighted_mean_of_probabilities() -> None:
    p, q = torch.tensor([0.5]).log(), torch.tensor([0.1]).log()
    assert float(mixture(p, q, 0.2).exp()) == pytest.approx(0.2 * 0.5 + 0.8 * 0.1)


def reverse_kl_of(logits: torch.Tensor, teacher: torch.Tensor, tokens: torch.Tensor) -> torch.Tensor:
    log_q = torch.log_softmax(logits, -1)
    at = tokens.clamp(min=0).unsqueeze(2)
    old = log_q.detach().gather(2, at).squeeze(2)
    sampled = mixture(teacher.gather(2, at).squeeze(2), old, 0.2)
    return reverse_kl(log_q, teacher, tokens, old, sampled, ReverseKLConfig())


def test_reverse_kl_is_zero_where_student_equals_teacher_and_padding_teaches_nothing() -> None:
    torch.manual_seed(0)
    teacher = torch.log_softmax(torch.randn(2, 3, 5), -1)
    tokens = torch.tensor([[0, 1, 2], [3, 4, -1]])
    assert float(reverse_kl_of(teacher.clone(), teacher, tokens)) == pytest.approx(0.0, abs=1e-5)
    logits = torch.zeros(2, 3, 5, requires_grad=True)
    (gradient,) = torch.autograd.grad(reverse_kl_of(logits, teacher, tokens), logits)
    assert bool((gradient[1, 2] == 0).all())
    assert bool((gradient[0] != 0).any())


def test_reverse_kl_on_sampled_sequences_brings_the_student_to_the_teacher() -> None:
    torch.manual_seed(0)
    teacher = torch.log_softmax(torch.randn(1, 3, 5), -1)
    logits = torch.zeros(1, 3, 5, requires_grad=True)

    def divergence() -> float:
        log_q = torch.log_softmax(logits.detach(), -1)
        return float((log_q.exp() * (log_q - teacher)).sum())

    before = divergence()
    for _ in range(150):
        mixed = mixture(teacher, torch.log_softmax(logits.detach(), -1), 0.2)[0].exp()
        tokens = torch.multinomial(mixed, 256, replacement=True).t()  # 256 sequences of three independent steps
        value = reverse_kl_of(logits.expand(256, 3, 5), teacher.expand(256, 3, 5), tokens)
        (gradient,) = torch.autograd.grad(value, logits)
        logits = (logits - gradient).detach().requires_grad_()
    assert divergence() < 0.25 * before


def test_logistic_fit_recovers_known_weights() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(4000, 2))
    y = (rng.random(4000) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - 0.5 * x[:, 1] + 0.3)))).astype(float)
    weights, bias = fit_logistic(x, y)
    assert weights == pytest.approx([1.5, -0.5], abs=0.15)
    assert bias == pytest.approx(0.3, abs=0.15)


def test_threshold_is_the_lowest_that_keeps_the_precision() -> None:
    confidence = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    assert threshold_for(confidence, np.array([1.0, 1, 1, 0, 0]), 0.75) == 0.6
    assert threshold_for(confidence, np.array([0.0, 0, 0, 0, 0]), 0.75) == 1.0


def test_a_question_that_counts_twice_is_as_two_questions() -> None:
    x = np.array([[0.0], [1.0], [2.0], [3.0]])
    y = np.array([0.0, 1.0, 0.0, 1.0])
    twice = fit_logistic(np.concatenate([x, x[3:]]), np.concatenate([y, y[3:]]))
    counted = fit_logistic(x, y, counts=np.array([1.0, 1.0, 1.0, 2.0]))
    assert np.allclose(twice[0], counted[0])
    assert twice[1] == pytest.approx(counted[1])


def test_of_what_asks_for_nothing_no_more_is_shown_than_may_be() -> None:
    confidence = np.linspace(0, 1, 100)
    assert (confidence >= silent_threshold(confidence, 100, 0.98)).sum() == 2
    assert silent_threshold(confidence[:1], 100, 0.98) == 0.0
