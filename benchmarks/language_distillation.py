"""Three ways to teach a pruned Llama at equal steps: `python -m benchmarks.language_distillation --data DIR`.

A random small Llama (or `--base FOLDER`) learns Spider's training questions and becomes the teacher; pruned by Taylor
scores it becomes the student. The student then learns from the same questions in the same order, so many steps with
each: on gold answers alone (SFT), with the teacher's soft answers beside them (KD), and with MiniLLM's reverse KL on
sampled answers beside both. Judged on questions over databases that none has seen.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from sql_copilot_compression.data import corpora
from sql_copilot_compression.llama import folders, layer_distillation, packing, records, reverse_distillation, scores
from sql_copilot_compression.llama import structured_pruning as pruning
from sql_copilot_compression.llama.answering import answerer, greedy
from sql_copilot_compression.llama.layer_distillation import LayerDistilConfig
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.llama.supervised import cross_entropy_of_answers, distinct, kept, learned_places
from sql_copilot_compression.training.objectives import ReverseKLConfig
from torch import Tensor

ROWS = ("SFT", "KD", "reverse KL")
LONGEST = 48
"""Tokens of a sampled answer at most."""
Objective = Callable[[Any, Sequence[Record]], Tensor]


@dataclass(frozen=True)
class Lesson:
    """What all three learn from."""

    tokenizer: Any
    questions: Sequence[Record]
    steps: int
    batch: int
    rate: float

    def gold(self, chosen: Sequence[Record]) -> Mapping[str, Tensor]:
        """Questions with their answers, packed."""
        rows = [packing.tokens_of(record, self.tokenizer) for record in chosen]
        return packing.collate(packing.packed(rows, 1024, schemas=1), self.tokenizer.pad_token_id)

    def learned(self, model: Any, objective: Objective, steps: int, rate: float) -> float:
        """Train in place; gives the seconds of processor time."""
        optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.0)
        started = time.process_time()
        for step in range(steps):
            draw = random.Random(f"distillation/{step}")
            torch.manual_seed(step)
            loss = objective(model, [self.questions[draw.randrange(len(self.questions))] for _ in range(self.batch)])
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, 2.0 * (1.0 - step / steps))
            optimiser.step()
        return time.process_time() - started

    def objectives(self, teacher: Any) -> dict[str, Objective]:
        """The three, by name."""

        def by(loss: Any) -> Objective:
            def mean(model: Any, chosen: Sequence[Record]) -> Tensor:
                total, weight = loss(model, self.gold(chosen))
                value: Tensor = total / weight
                return value

            return mean

        soft = by(layer_distillation.layer_distillation(teacher, LayerDistilConfig(1.0, 0.5, 0.0, 0.5)))
        settings = ReverseKLConfig()

        def reverse(model: Any, chosen: Sequence[Record]) -> Tensor:
            ids, mask = reverse_distillation.prompts_of(self.tokenizer, [record.prompt for record in chosen])
            sampled = reverse_distillation.sample(
                model.eval(), teacher, ids, mask, self.tokenizer.eos_token_id, settings.teacher_share, LONGEST
            )
            value = reverse_distillation.reverse_kl_loss(model.train(), teacher, sampled, settings)
            return value + soft(model, chosen)

        return dict(zip(ROWS, (by(cross_entropy_of_answers), soft, reverse), strict=True))


@torch.no_grad()
def judged(model: Any, teacher: Any, lesson: Lesson, questions: Sequence[Record]) -> list[float]:
    """(Loss a gold token, per cent of gold tokens likeliest, per cent likeliest alike with the teacher's, BLEU-4 of the
    answers with gold).
    """
    loss, right, alike, count = 0.0, 0, 0, 0
    for start in range(0, len(questions), lesson.batch):
        batch = lesson.gold(questions[start : start + lesson.batch])
        row, at = learned_places(batch)
        places, place = distinct(batch["predecessors"][row, at])
        asked = {name: batch[name] for name in ("input_ids", "position_ids", "attention_mask")}
        own, other = (
            kept(one(**asked, use_cache=False, logits_to_keep=places).logits, places)[row, place].float()
            for one in (model.eval(), teacher)
        )
        gold = batch["labels"][row, at]
        loss += float(torch.nn.functional.cross_entropy(own, gold, reduction="sum"))
        right += int((own.argmax(-1) == gold).sum())
        alike += int((own.argmax(-1) == other.argmax(-1)).sum())
        count += len(gold)
    said = greedy(answerer(model, lesson.tokenizer, lesson.batch), questions)
    alike_texts = scores.text_scores([said[q.id] for q in questions], [f"SELECT{q.answer}" for q in questions])
    return [loss / count, 100 * right / count, 100 * alike / count, alike_texts["bleu4"]]


def short(found: Sequence[Record], tokenizer: Any, tokens: int) -> list[Record]:
    """Questions whose prompt and answer have so many tokens at most."""
    return [record for record in found if len(packing.tokens_of(record, tokenizer)) <= tokens]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="a model's folder in place of a random Llama")
    parser.add_argument("--teacher-steps", type=int, default=200, help="of the teacher's tuning")
    parser.add_argument("--steps", type=int, default=60, help="of each way")
    parser.add_argument("--batch", type=int, default=4, help="questions a step")
    parser.add_argument("--keep", type=float, default=0.3, help="of the teacher's parameters")
    parser.add_argument("--tokens", type=int, default=320, help="of a question with its schema at most")
    parser.add_argument("--judge", type=int, default=60, help="so many questions")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    found = records.read_records(options.data, ("spider-train",), limit=3000)
    base = options.base
    with tempfile.TemporaryDirectory() as temporary:
        if base is None:
            base = Path(temporary) / "random"
            texts = [text for record in found for text in (record.shared, record.own, record.answer)]
            folders.random_llama(folders.RandomLlama(4, 128, 4, 2, 320, 1024), texts, base)
        teacher, tokenizer = folders.load_model(base, training=True), folders.load_tokenizer(base)
    lesson = Lesson(tokenizer, short(found, tokenizer, options.tokens), options.steps, options.batch, 1e-3)
    unseen = [record for example in corpora.held_out(options.data) if (record := records.record_of(example))]
    random.Random("distillation").shuffle(unseen)
    unseen = short(unseen, tokenizer, options.tokens)[: options.judge]

    first = lesson.objectives(teacher)[ROWS[0]]
    lesson.learned(teacher, first, options.teacher_steps, 3e-3 if options.base is None else 3e-4)
    teacher.eval().requires_grad_(False)
    start = pruning.parameters_of(teacher, pruning.shape_of(teacher))
    rows = [packing.tokens_of(record, tokenizer) for record in lesson.questions[:64]]
    measured = copy.deepcopy(teacher).requires_grad_(True)
    importance = pruning.taylor(measured, packing.packed(rows, 1024), tokenizer.pad_token_id)
    shape = pruning.best_shape(measured, importance, round(start * options.keep))
    student = pruning.pruned(measured, importance, shape)
    size = sum(p.numel() for p in student.parameters())
    sys.stderr.write(
        f"{start:,} parameters teach {size:,}; {len(lesson.questions):,} questions, {len(unseen)} judged\n"
    )

    print("| | loss a gold token | gold token likeliest, % | the teacher's likeliest, % | BLEU-4 | seconds |")
    print("|---|---|---|---|---|---|")

    def row(name: str, model: Any, seconds: float) -> None:
        loss, right, alike, bleu = judged(model, teacher, lesson, unseen)
        print(f"| {name} | {loss:.3f} | {right:.1f} | {alike:.1f} | {bleu:.1f} | {seconds:.0f} |", flush=True)

    row("the teacher", teacher, 0.0)
    row("the student, only pruned", student, 0.0)
    for name, objective in lesson.objectives(teacher).items():
        model = copy.deepcopy(student).train().requires_grad_(True)
        seconds = lesson.learned(model, objective, options.steps, lesson.rate)
        row(f"{name}, {options.steps} steps", model, seconds)


if __name__ == "__main__":
    main()
