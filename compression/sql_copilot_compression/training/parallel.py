"""Data-parallel training: what a build started by `accelerate launch` (or torchrun) needs to know of its processes.

Every process runs the same stages; a training step takes its own share of the batch, and gradients are averaged.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

import torch
import torch.distributed as dist
from torch import Tensor

T = TypeVar("T")
PATIENCE = timedelta(hours=6)
"""How long processes wait for the first one, which alone makes features and judges."""


@cache
def size() -> int:
    """How many processes train together; joins them when first asked."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count > 1 and not dist.is_initialized():
        if torch.cuda.is_available():
            torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo", timeout=PATIENCE)
    return count


def rank() -> int:
    """This process's number, 0 for the first."""
    return int(os.environ.get("RANK", "0")) if size() > 1 else 0


def device() -> str:
    """Where this process trains."""
    return f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if torch.cuda.is_available() else "cpu"


def precision() -> torch.dtype:
    """The number type of matrix products here, of networks and language models alike: bf16 on CUDA and on cores with
    AMX, where it is four to eight times as fast. Other cores that have it gain nothing (80 GFLOP/s against 120 in fp32
    on an AVX512-BF16) or emulate it. Asked, not measured: processes that train together, and a build run twice, must
    choose alike.
    """
    if device() != "cpu":
        pays = torch.cuda.is_bf16_supported(including_emulation=False)
    else:
        pays = bool(torch.cpu.get_capabilities().get("amx_bf16"))
    return torch.bfloat16 if pays else torch.float32


def wait() -> None:
    """Until all processes are here."""
    if size() > 1:
        dist.barrier()


def leave() -> None:
    """Part from the other processes, none before all are done: one that is gone would make the others abort."""
    if dist.is_initialized():
        wait()
        dist.destroy_process_group()


def first_then_others(work: Callable[[], T]) -> T:
    """The first process does it, the others after it: they find what it left on disk."""
    if rank():
        wait()
    result = work()
    if not rank():
        wait()
    return result


def gathered(value: Any) -> list[Any]:
    """Every process's value, in their order."""
    values = [value] * size()
    if size() > 1:
        dist.all_gather_object(values, value)
    return values


def average_gradients(parameters: Iterable[Tensor]) -> None:
    """Replace gradients by their mean over all processes."""
    if size() == 1:
        return
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([g.reshape(-1) for g in gradients])
    dist.all_reduce(flat)
    flat /= size()
    for gradient, part in zip(gradients, torch.split(flat, [g.numel() for g in gradients]), strict=True):
        gradient.copy_(part.view_as(gradient))
