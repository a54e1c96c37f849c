"""Two processes tune a language model to what one reaches alone; accelerate reads our configurations for more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

LAUNCH = Path(__file__).parents[3] / "compression" / "recipes" / "launch"
PROGRAM = """
import sys
from pathlib import Path
import torch
from sql_copilot_compression.llama import folders, packing, supervised
from sql_copilot_compression.llama.packing import TokenRow
from sql_copilot_compression.training import parallel

llama, target = map(Path, sys.argv[1:])
parallel.size()
model = folders.load_model(llama, training=True)
tokenizer = folders.load_tokenizer(llama)
rows = [TokenRow((3 + n, 5, 7), (11, 13 + n), tuple(17 + n + at for at in range(2 + n % 3))) for n in range(8)]
packs = [packing.packed([row], 32)[0] for row in rows]
batch = 4 // parallel.size()
pace = supervised.Pace(steps=4, batch=batch, rate=1e-3, warmup=0, check_every=99, report_every=1, threads=1, half=False)
learned = supervised.learn(model, packs, tokenizer.pad_token_id, pace, target)
if not parallel.rank():
    torch.save(learned.state_dict(), target / "weights.pt")
parallel.leave()
"""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_processes_tune_to_what_one_reaches_alone(llama: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    launchers: dict[str, list[str]] = {
        "alone": [],
        "together": ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"],
    }
    for name, launcher in launchers.items():
        (tmp_path / name).mkdir()
        done = subprocess.run(
            [sys.executable, *launcher, str(program), str(llama), str(tmp_path / name)],
            env={**os.environ, "OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "true"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
    logs = [[json.loads(row) for row in (tmp_path / name / "log.jsonl").read_text().splitlines()] for name in launchers]
    losses = [[float(entry["loss"]) for entry in log if "loss" in entry] for log in logs]
    assert len(losses[0]) == 4
    assert losses[0] == pytest.approx(losses[1], rel=1e-3)
    alone, together = (torch.load(tmp_path / name / "weights.pt") for name in launchers)
    for name, weight in alone.items():
        assert torch.allclose(weight, together[name], atol=5e-4), name


@pytest.mark.parametrize(
    ("name", "kind", "stage"), [("fsdp", "FSDP", None), ("zero-2", "DEEPSPEED", 2), ("zero-3", "DEEPSPEED", 3)]
)
def test_accelerate_reads_the_configurations(name: str, kind: str, stage: int | None) -> None:
    pytest.importorskip("accelerate")
    from accelerate.commands.config.config_args import load_config_from_file

    config = load_config_from_file(str(LAUNCH / f"{name}.yaml"))  # refuses keys that it does not know
    assert str(getattr(config.distributed_type, "value", config.distributed_type)) == kind
    assert config.mixed_precision == "bf16"
    assert config.num_processes > 1
    if stage is None:
        assert config.fsdp_config["fsdp_transformer_layer_cls_to_wrap"] == "LlamaDecoderLayer"
    else:
        assert config.deepspeed_config["zero_stage"] == stage
