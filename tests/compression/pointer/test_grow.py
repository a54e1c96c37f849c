"""A grown network computes what the smaller one did, and learns with what was added."""

import random
from dataclasses import replace

import pytest
import torch
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.augment import EXACT, Augmenter
from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.examples.features import (
    NODE_KINDS,
    GrammarTables,
    Recorder,
    Shard,
    featurise,
    with_vocabulary,
)
from sql_copilot_compression.pointer.grow import grown
from sql_copilot_compression.pointer.network import Batch, Network, NetworkConfig
from sql_copilot_compression.training.objectives import cross_entropy
from sql_copilot_compression.training.train import casting

from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, country TEXT);")
VOCABULARY = Vocabulary.build({"name": 3, "singer": 2, "age": 2}, 1030)
SMALL = NetworkConfig(
    pieces=len(VOCABULARY), kinds=NODE_KINDS, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]),
    symbols=len(GRAMMAR["symbols"]), width=64, heads=2, hidden=48, encoder_layers=2, encoder_loops=1, decoder_layers=1,
    piece_width=32,
)  # fmt: skip


@pytest.fixture(scope="module")
def batch() -> Batch:
    recorder = Recorder()
    example = Example(
        "0", "names of singers older than 30", "SELECT name FROM singer WHERE age > 30", SCHEMA, None, "made"
    )
    shard = Shard(list(recorder.numbers), [featurise(example, recorder)])
    shard.pieces = list(recorder.numbers)
    collator = Collator(GrammarTables.of(GRAMMAR), Augmenter(VOCABULARY, EXACT, linking.MATCH_RELATIONS))
    return collator(with_vocabulary(shard, VOCABULARY), random.Random(1))


@pytest.mark.parametrize(
    "sizes", [{"hidden": 96}, {"encoder_layers": 5}, {"encoder_layers": 3, "decoder_layers": 2, "hidden": 64}], ids=str
)
def test_growth_changes_no_logit_and_every_added_layer_learns(sizes: dict[str, int], batch: Batch) -> None:
    torch.manual_seed(4)
    network = Network(SMALL).eval()
    larger = Network(replace(SMALL, **sizes)).eval()
    larger.load_state_dict(grown(SMALL, network.state_dict(), larger.config))
    with torch.no_grad():
        assert torch.allclose(larger(batch)[0], network(batch)[0], atol=1e-5)
    value, _ = cross_entropy(casting(larger), batch)
    torch.autograd.backward(value)
    for name, parameter in larger.named_parameters():
        if name.endswith((".down.weight", ".out.weight", ".self_out.weight", ".cross_out.weight")):
            assert parameter.grad is not None
            assert bool((parameter.grad.abs().sum(0) > 0).all()), name


@pytest.mark.parametrize("sizes", [{"width": 128}, {"hidden": 32}, {"encoder_layers": 1}, {"pieces": 2000}], ids=str)
def test_other_changes_are_refused(sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="can grow in hidden, encoder_layers, decoder_layers and in nothing else"):
        grown(SMALL, Network(SMALL).state_dict(), replace(SMALL, **sizes))


def test_int4_needs_whole_groups() -> None:
    with pytest.raises(ValueError, match="multiples of 32"):
        replace(SMALL, layer_bits=4)
