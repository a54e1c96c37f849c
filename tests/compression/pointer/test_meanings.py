"""Meanings are further dimensions of the table of pieces, which change nothing before they are learned."""

import pytest
import torch
from sql_copilot_compression.artefact.restore import Restored
from sql_copilot_compression.pointer import meanings
from sql_copilot_compression.pointer.meanings import has_meaning, meaning_vectors, spoken, widened
from sql_copilot_compression.pointer.network import Network, NetworkConfig

from sql_copilot_ls.linking import Vocabulary

VOCABULARY = Vocabulary([*(f"#{i}" for i in range(1024)), "<number>", "staff", "employee", "树", "tree"])
CONFIG = NetworkConfig(
    pieces=len(VOCABULARY), kinds=2, relations=2, actions=2, symbols=2, width=32, heads=2, hidden=32,
    encoder_layers=1, decoder_layers=1, piece_width=32,
)  # fmt: skip


class Made:
    """An encoder for which staff and employees are nearly the same."""

    def __call__(self, words: list[str]) -> torch.Tensor:
        return torch.tensor(
            [{"staff": [1.0, 0.1, 0], "employees": [1, 0, 0], "tree": [0, 0, 1]}[word] for word in words]
        )

    def common_words(self) -> list[str]:
        return ["staff", "employees", "employed", "tree"]


@pytest.mark.parametrize(("piece", "expected"), [("staff", True), ("<number>", False), ("树", False), ("7", False)])
def test_only_words_have_a_meaning(piece: str, expected: bool) -> None:
    assert has_meaning(piece) is expected


def test_a_stem_is_spoken_as_its_most_common_word() -> None:
    assert spoken(["employee", "staff", "zzz"], Made().common_words()) == ["employees", "staff", "zzz"]


def test_words_of_one_meaning_lie_together_and_other_pieces_at_zero() -> None:
    vectors = meaning_vectors(VOCABULARY, Made(), 2)  # type: ignore[arg-type]
    staff, employees, hanzi, tree = vectors[1025:1029]
    assert float(torch.dist(staff, employees)) < 0.2 * float(torch.dist(staff, tree))
    assert not vectors[:1025].any()
    assert not hanzi.any()
    assert float(vectors[[1025, 1026, 1028]].std()) == pytest.approx(meanings.SPREAD, rel=0.1)


def test_a_widened_network_reads_pieces_as_before() -> None:
    torch.manual_seed(1)
    before = Network(CONFIG)
    model = widened(Restored(CONFIG, before.state_dict(), VOCABULARY, None), torch.randn(len(VOCABULARY), 32))
    after = Network(model.config)
    after.load_state_dict(model.weights)
    pieces = torch.tensor([3, 1025, 1028])
    assert model.config.piece_width == 64
    assert torch.allclose(
        after.piece_projection(after.piece_embedding(pieces)),
        before.piece_projection(before.piece_embedding(pieces)),
        atol=1e-6,
    )
