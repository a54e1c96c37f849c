"""Reverse-KL distillation (MiniLLM): a short finish on sequences sampled from the first teacher and the student."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from sql_copilot_compression.examples import features
from sql_copilot_compression.examples.augment import EXACT
from sql_copilot_compression.keys import weights_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel, sampling
from sql_copilot_compression.training.objectives import ReverseKLConfig, reverse_kl
from sql_copilot_compression.training.runs import Weights, finished_weights, keep_weights, network_of, run_folder
from sql_copilot_compression.training.train import casting
from sql_copilot_ls.query.grammar import GRAMMAR


@dataclass(frozen=True)
class Reverse:
    """How long, and how strongly."""

    steps: int
    batch: int = 16
    rate: float = 5e-6
    seed: int = 1
    objective: ReverseKLConfig = field(default_factory=ReverseKLConfig)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Small steps from the student's weights; the first process does it, the others read what it left."""
        if not handed.teachers:
            raise StageError("reverse-kl learns from a teacher: put a stage of kind 'teachers' before it")
        config, weights = handed.student()
        teacher = weights_key(handed.teachers[0].state_dict())
        key = (self, config.to_json(), weights_key(weights), handed.examples().key, teacher)
        folder = run_folder(shop.runs, "reverse-kl", *key)
        result = finished_weights(folder)
        if result is None:
            if not parallel.rank():
                result = self.learned(handed)
                keep_weights(folder, result)
            else:
                parallel.wait()
                result = finished_weights(folder)
                assert result is not None
        return replace(handed, weights=result)

    def learned(self, handed: Handed) -> Weights:
        """The student after its steps."""
        prepared, teacher = handed.examples(), handed.teachers[0]
        torch.manual_seed(self.seed)
        student = network_of(*handed.student()).train()
        optimiser = torch.optim.AdamW(student.parameters(), lr=self.rate, weight_decay=0.0)
        collator = prepared.collator(EXACT)
        teacher.eval()
        for step in range(self.steps):
            draw = random.Random(f"reverse/{self.seed}/{step}")
            chosen = [prepared.training[draw.randrange(len(prepared.training))] for _ in range(self.batch)]
            student.eval()
            drawn = sampling.sample(
                student, teacher, chosen, collator, GRAMMAR, self.objective.teacher_share, features.MAX_TOKENS
            )
            student.train()
            if not drawn:
                continue
            batch = collator([d.features for d in drawn], None)
            length = batch.target.shape[1]
            old = torch.stack([_padded(d.student_log_q, length) for d in drawn])
            mixed = torch.stack([_padded(d.sampled_log_p, length) for d in drawn])
            with torch.no_grad():
                log_p = torch.log_softmax(teacher(batch)[0], -1)
            log_q = torch.log_softmax(casting(student)(batch)[0], -1)
            value = reverse_kl(log_q, log_p, batch.target, old, mixed, self.objective)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(value)
            torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
        return {name: value.detach() for name, value in student.state_dict().items()}


def _padded(values: Tensor, length: int) -> Tensor:
    return torch.nn.functional.pad(values, (0, length - values.shape[0]))
