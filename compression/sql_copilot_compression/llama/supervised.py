"""Supervised training of a language model on packed sequences: answers alone, or all text as in pre-training."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sql_copilot_compression.llama.folders import libraries
from sql_copilot_compression.llama.packing import IGNORED, Pack, answer_log_p, collate


@dataclass(frozen=True)
class Pace:
    """How long and how fast a language model learns."""

    steps: int = 100
    batch: int = 1
    """Sequences a step and process …"""
    accumulate: int = 1
    """… and so many times that before weights move."""
    rate: float = 2e-5
    warmup: int = 10
    decay: float = 0.0
    """Weight decay."""
    check_every: int = 50
    """Steps between checkpoints."""
    report_every: int = 10
    threads: int = 0
    """Of the processor, 0 for all."""
    half: bool = True
    """bfloat16 where the machine multiplies it (CUDA, or a processor with AMX or AVX512-BF16)."""
    seed: int = 1


Loss = Callable[[nn.Module, Mapping[str, Tensor]], tuple[Tensor, Tensor]]
"""(Sum of losses, sum of weights) of a collated batch."""


def multiplies_bf16() -> bool:
    """Whether this machine multiplies bfloat16 natively, so that it is faster and not merely smaller."""
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    if platform.machine() not in ("x86_64", "AMD64"):
        return False
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags


def cross_entropy_of_answers(model: nn.Module, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """−log p of what is learned, by its weight."""
    log_p, weight = answer_log_p(logits_of(model, batch), batch)
    return -(log_p * weight).sum(), weight.sum()


def logits_of(model: nn.Module, batch: Mapping[str, Tensor]) -> Tensor:
    """Logits [B,L,V] of a collated batch."""
    result: Tensor = model(
        input_ids=batch["input_ids"],
        position_ids=batch["position_ids"],
        attention_mask=batch["attention_mask"],
        use_cache=False,
    ).logits
    return result


def arguments(pace: Pace, folder: Path, **more: Any) -> dict[str, Any]:
    """What every trainer of transformers and trl is told."""
    return {
        "output_dir": str(folder),
        "max_steps": pace.steps,
        "per_device_train_batch_size": pace.batch,
        "gradient_accumulation_steps": pace.accumulate,
        "learning_rate": pace.rate,
        "warmup_steps": pace.warmup,
        "lr_scheduler_type": "cosine",
        "weight_decay": pace.decay,
        "save_steps": pace.check_every,
        "save_total_limit": 1,
        "logging_steps": pace.report_every,
        "bf16": pace.half and multiplies_bf16(),
        "use_cpu": not torch.cuda.is_available(),
        "seed": pace.seed,
        "report_to": "none",
        "disable_tqdm": True,
        "dataloader_pin_memory": torch.cuda.is_available(),
        "remove_unused_columns": False,
        **more,
    }


def last_checkpoint(folder: Path) -> str | None:
    """The checkpoint that an interrupted run goes on from."""
    libraries()
    from transformers.trainer_utils import get_last_checkpoint

    found: str | None = get_last_checkpoint(str(folder)) if folder.is_dir() else None
    return found


def keep_curve(trainer: Any, folder: Path) -> None:
    """Write what the trainer logged, a JSON line a report: loss curves are drawn from it."""
    if trainer.is_world_process_zero():
        lines = (json.dumps(entry) + "\n" for entry in trainer.state.log_history)
        (folder / "log.jsonl").write_text("".join(lines), encoding="utf-8")


def learn(
    model: Any, packs: Sequence[Pack], pad: int, pace: Pace, folder: Path, loss: Loss = cross_entropy_of_answers
) -> Any:
    """Train on packed sequences, going on from the last checkpoint below `folder`; returns the model.

    Under `accelerate launch` the processes share each step; a step's loss is the mean over all of its tokens, however
    many processes there are.
    """
    libraries()
    from transformers import PrinterCallback, Trainer, TrainingArguments

    class PackTrainer(Trainer):  # type: ignore[misc, unused-ignore]
        """Trainer whose loss is ours."""

        def compute_loss(self, model: Any, inputs: Any, return_outputs: bool = False, **_: Any) -> Any:
            total, weight = loss(model, inputs)
            count = self.accelerator.reduce(weight.detach().clone(), reduction="mean").clamp(min=1e-6)
            value = total / count
            return (value, {}) if return_outputs else value

    if pace.threads:
        torch.set_num_threads(pace.threads)
    settings = TrainingArguments(**arguments(pace, folder, label_names=["labels"]))
    trainer = PackTrainer(
        model=model,
        args=settings,
        train_dataset=list(packs),
        data_collator=lambda chosen: dict(collate(chosen, pad)),
    )
    trainer.remove_callback(PrinterCallback)
    trainer.model_accepts_loss_kwargs = False  # our loss is a mean already: accumulated steps are averaged
    trainer.train(resume_from_checkpoint=last_checkpoint(folder))
    keep_curve(trainer, folder)
    return trainer.accelerator.unwrap_model(trainer.model)


def learned_tokens(packs: Sequence[Pack]) -> int:
    """How many tokens a pass over the sequences learns."""
    return sum(label != IGNORED for pack in packs for label in pack.labels)
