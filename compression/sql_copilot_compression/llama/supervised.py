"""Supervised training of a language model on packed sequences: answers alone, or all text as in pre-training."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.folders import libraries
from sql_copilot_compression.llama.packing import IGNORED, Pack, collate
from sql_copilot_compression.training import parallel


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
    """bfloat16 where that pays: see `parallel.precision`."""
    seed: int = 1


Loss = Callable[[nn.Module, Mapping[str, Tensor]], tuple[Tensor, Tensor]]
"""(Sum of losses, sum of weights) of a collated batch."""


def cross_entropy_of_answers(model: nn.Module, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """−log p of what is learned, by its weight."""
    log_p, weight = answer_log_p(model, batch)
    return -(log_p * weight).sum(), weight.sum()


def answer_log_p(model: nn.Module, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """(log p of each learned token, its weight), flat, of a collated batch."""
    row, at = learned_places(batch)
    before, place = distinct(batch["predecessors"][row, at])
    asked = {name: batch[name] for name in ("input_ids", "position_ids", "attention_mask")}
    said = model(**asked, use_cache=False, logits_to_keep=before)
    log_p = torch.log_softmax(kept(said.logits, before)[row, place].float(), -1)
    return log_p.gather(1, batch["labels"][row, at].unsqueeze(1)).squeeze(1), batch["weights"][row, at]


def learned_places(batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """(Row, column) of the tokens of a batch that are learned."""
    row, at = ((batch["labels"] != IGNORED) & (batch["predecessors"] >= 0)).nonzero(as_tuple=True)
    return row, at


def distinct(places: Tensor) -> tuple[Tensor, Tensor]:
    """(Each place once, for each of the given ones its number among these)."""
    once, number = places.unique(return_inverse=True)
    return once, number


def kept(logits: Tensor, places: Tensor) -> Tensor:
    """[B,P,V] of the places: most models multiply only these with the vocabulary, some give all."""
    return logits if logits.shape[1] == len(places) else logits[:, places]


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
        "bf16": pace.half and parallel.precision() is torch.bfloat16,
        "use_cpu": not torch.cuda.is_available(),
        "seed": pace.seed,
        "report_to": "none",
        "disable_tqdm": True,
        "dataloader_pin_memory": torch.cuda.is_available(),
        "remove_unused_columns": False,
        **more,
    }


def last_checkpoint(folder: Path) -> str | None:
    """The checkpoint that an interrupted run goes on from; one that was being written when it ended is none."""
    found = [path.parent for path in folder.glob("checkpoint-*/trainer_state.json")]  # the file that is written last
    return str(max(found, key=lambda path: int(path.name.rpartition("-")[2]))) if found else None


def keeps_curve(folder: Path) -> Any:
    """A callback for trainers: at each report `log.jsonl` is written anew, a JSON line a report, with the seconds left.

    Loss curves are drawn from it while training runs; a resumed run's file holds what came before as well.
    """
    libraries()
    from transformers import TrainerCallback

    class Curve(TrainerCallback):  # type: ignore[misc, unused-ignore]
        """Writes the file."""

        def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ARG002
            self.begun, self.before = time.monotonic(), state.global_step

        def on_log(self, args: Any, state: Any, control: Any, **_: Any) -> None:  # noqa: ARG002
            done = state.global_step - self.before
            if done and state.log_history:
                each = (time.monotonic() - self.begun) / done
                state.log_history[-1]["seconds_left"] = round(each * (state.max_steps - state.global_step))
            if state.is_world_process_zero:
                folder.mkdir(parents=True, exist_ok=True)
                lines = (json.dumps(entry) + "\n" for entry in state.log_history)
                written = folder / "log.jsonl.partial"
                written.write_text("".join(lines), encoding="utf-8")
                written.replace(folder / "log.jsonl")

    return Curve()


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
    if hasattr(model, "peft_config") and (trainer.is_fsdp_enabled or trainer.is_deepspeed_enabled):
        raise LanguageModelError(
            "adapters are not trained in parts: launch LoRA without FSDP or DeepSpeed (each process holds the model), "
            'or take method = { kind = "full" }'
        )
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(keeps_curve(folder))
    trainer.model_accepts_loss_kwargs = False  # our loss is a mean already: accumulated steps are averaged
    trainer.train(resume_from_checkpoint=last_checkpoint(folder))
    return _whole(trainer)


def _whole(trainer: Any) -> Any:
    """The model that was trained; of one in parts (FSDP, ZeRO) the first process puts together a whole one to save."""
    model = trainer.accelerator.unwrap_model(trainer.model)
    if not (trainer.is_fsdp_enabled or trainer.is_deepspeed_enabled):
        return model
    weights = trainer.accelerator.get_state_dict(trainer.model)
    if not trainer.is_world_process_zero():
        return model
    whole = type(model)(model.config)
    for name in dict(model.named_children()).keys() - dict(whole.named_children()).keys():
        setattr(whole, name, nn.Identity())  # what a stage hung on it, such as a projection to its teacher
    whole.load_state_dict({name: weight for name, weight in weights.items() if name in whole.state_dict()})
    return whole.eval()


def learned_tokens(packs: Sequence[Pack]) -> int:
    """How many tokens a pass over the sequences learns."""
    return sum(label != IGNORED for pack in packs for label in pack.labels)
