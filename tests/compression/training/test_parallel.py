"""Two processes train together to the weights that one process reaches alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

PROGRAM = """
import sys
from pathlib import Path
import torch
from sql_copilot_compression.examples.features import NODE_KINDS
from sql_copilot_compression.training import parallel
from sql_copilot_compression.examples.augment import EXACT, Augmenter
from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.features import GrammarTables, Recorder, Shard, featurise, with_vocabulary
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.training.train import TrainConfig, train
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR
from sql_copilot_ls.schema import parse_ddl

schema = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);")
recorder = Recorder()
rows = [
    featurise(Example(str(n), f"singers older than {n}", f"SELECT name FROM singer WHERE age > {n}", schema, None, "x"),
              recorder)
    for n in range(10, 20)
]
vocabulary = Vocabulary.build({"singer": 2, "old": 1}, 1026)
features = with_vocabulary(Shard(list(recorder.numbers), rows), vocabulary)
torch.manual_seed(2)
network = Network(NetworkConfig(
    pieces=len(vocabulary), kinds=NODE_KINDS, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]),
    symbols=len(GRAMMAR["symbols"]), width=32, heads=2, hidden=32, encoder_layers=1, decoder_layers=1, piece_width=16,
    dropout=0.0,
))
collator = Collator(GrammarTables.of(GRAMMAR), Augmenter(vocabulary, EXACT, linking.MATCH_RELATIONS))
config = TrainConfig(steps=6, batch=4, warmup=1, rate=1e-3, check_every=3, report_every=3, threads=1)
folder = Path(sys.argv[1])
weights = train(network, features, features[:2], collator, config, folder)
if not parallel.rank():
    torch.save(weights, folder / "weights.pt")
parallel.leave()
"""


@pytest.mark.timeout(300)
def test_two_processes_reach_what_one_reaches_alone(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    launchers = {"alone": [], "together": ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]}
    for name, launcher in launchers.items():
        done = subprocess.run(
            [sys.executable, *launcher, str(program), str(tmp_path / name)],
            env={**os.environ, "OMP_NUM_THREADS": "1"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
    alone, together = (torch.load(tmp_path / name / "weights.pt") for name in launchers)
    logs = [(tmp_path / name / "log.jsonl").read_text().splitlines() for name in launchers]
    assert len(logs[0]) == len(logs[1])  # only the first process writes
    compared = [name for name in alone if "hidden" in name or "embedding" in name or name.endswith("head.weight")]
    assert len(compared) > 8  # the others' gradients are near zero at first: rounding noise, which Adam scales up
    for name in compared:
        assert torch.allclose(alone[name], together[name], atol=5e-4), name
