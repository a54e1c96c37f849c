"""A model carried over to more actions, symbols, kinds and relations computes what it did, and chooses nothing new."""

from dataclasses import replace

import torch
from sql_copilot_compression.artefact.carry import NEVER, Numbering, carried
from sql_copilot_compression.artefact.restore import Restored
from sql_copilot_compression.pointer.network import Batch, Network, NetworkConfig

from sql_copilot_ls.linking import Vocabulary

VOCABULARY = Vocabulary.build({"name": 1}, 1025)
THEIRS = Numbering(["Select", "Done", "Between"], ["query", "rest"], ["none", "same"])
OURS = Numbering(
    ["Select", "Done", "Between", "During", "Unheard"], ["query", "rest", "statement"], ["none", "same", "sound"]
)
CONFIG = NetworkConfig(
    pieces=len(VOCABULARY), kinds=11, relations=2, actions=3, symbols=2, width=32, heads=2, hidden=32,
    encoder_layers=1, decoder_layers=1, piece_width=16,
)  # fmt: skip
NODES, OLD, NEW = 4, len(THEIRS.actions), len(OURS.actions)


def batch(actions: int) -> Batch:
    """Two steps over four nodes: Select, then a pointer to node 2."""
    return Batch(
        pieces=torch.tensor([1, 2, 3, 1024]), piece_node=torch.arange(4), kinds=torch.tensor([[0, 1, 6, 9]]),
        node_mask=torch.ones(1, NODES, dtype=torch.bool), relations=torch.tensor([[[0, 1, 0, 1]] * NODES]),
        token=torch.tensor([[actions + 1, 0, actions]]), node=torch.tensor([[-1, -1, 2]]),
        symbol=torch.tensor([[0, 1, 1]]), parent=torch.tensor([[actions, 0, 0]]),
        coverage=torch.zeros(1, 3, NODES, dtype=torch.long),
        allowed=torch.ones(1, 3, actions + NODES, dtype=torch.bool),
        target=torch.tensor([[0, 1, 1]]), weight=torch.ones(1),
    )  # fmt: skip


def test_what_both_know_keeps_its_scores_and_what_is_new_is_not_chosen() -> None:
    torch.manual_seed(3)
    old = Network(CONFIG).eval()
    back = carried(Restored(CONFIG, old.state_dict(), VOCABULARY, None), THEIRS, OURS)
    assert (back.config.actions, back.config.symbols, back.config.relations) == (5, 3, 3)
    new = Network(back.config).eval()
    new.load_state_dict(back.weights)
    with torch.no_grad():
        before, after = old(batch(OLD))[0], new(batch(NEW))[0]
    assert torch.allclose(before[..., :OLD], after[..., :OLD], atol=1e-5)
    assert torch.allclose(before[..., OLD:], after[..., NEW:], atol=1e-5)
    assert bool((after[..., OLD:NEW] < before.min()).all())


def test_a_new_action_begins_as_what_it_resembles() -> None:
    torch.manual_seed(3)
    weights = Network(CONFIG).state_dict()
    back = carried(Restored(CONFIG, weights, VOCABULARY, None), THEIRS, OURS, new_bias=0.0)
    during, between, unheard = (OURS.actions.index(name) for name in ("During", "Between", "Unheard"))
    for table in ("token_embedding.weight", "action_head.weight", "action_head.bias"):
        assert torch.equal(back.weights[table][during], back.weights[table][between])
    assert not back.weights["action_head.weight"][unheard].any()
    cold = carried(Restored(CONFIG, weights, VOCABULARY, None), THEIRS, OURS)
    assert torch.allclose(cold.weights["action_head.bias"][during], weights["action_head.bias"][between] + NEVER)


def test_the_same_numbering_changes_nothing() -> None:
    torch.manual_seed(3)
    weights = Network(CONFIG).state_dict()
    kept = replace(CONFIG, kinds=11)
    back = carried(Restored(kept, weights, VOCABULARY, None), THEIRS, THEIRS)
    assert all(torch.equal(back.weights[name][: len(value)], value) for name, value in weights.items())


def test_a_piece_that_was_not_known_begins_as_the_mean_of_its_hashed_parts() -> None:
    torch.manual_seed(3)
    weights = Network(CONFIG).state_dict()
    table = weights["piece_embedding.weight"]
    wanted = Vocabulary([*VOCABULARY.lines[:1024], "headcount", "name"])
    back = carried(Restored(CONFIG, weights, VOCABULARY, None), THEIRS, OURS, vocabulary=wanted)
    vectors = back.weights["piece_embedding.weight"]
    assert back.config.pieces == len(vectors) == 1026
    assert torch.equal(vectors[1025], table[VOCABULARY.ids("name")[0]])
    assert torch.allclose(vectors[1024], table[list(VOCABULARY.ids("headcount"))].mean(0))
