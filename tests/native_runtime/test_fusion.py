"""What fusion makes of a norm, linears, a SiLU and a sum: the same numbers as libtorch, whatever the shapes."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from sql_copilot_compression.artefact.export import store  # noqa: E402
from sql_copilot_compression.pointer.serving import Norm, PackedLinear, QuantisedLinear  # noqa: E402
from torch import Tensor, nn  # noqa: E402

import native_runtime  # noqa: E402
from tests.native_runtime.archives import network_archive  # noqa: E402
from tests.native_runtime.reference_decoder import relative_error  # noqa: E402
from tests.native_runtime.test_operators import ours  # noqa: E402

pytestmark = pytest.mark.slow

WIDTH, HIDDEN = 20, 37


class Block(nn.Module):
    """Norm, linear, SiLU, linear, sum; and two more linears of the same normed input."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.norm = Norm(nn.LayerNorm(WIDTH))
        self.up, self.down = QuantisedLinear(nn.Linear(WIDTH, HIDDEN)), QuantisedLinear(nn.Linear(HIDDEN, WIDTH))
        self.left, self.right = QuantisedLinear(nn.Linear(WIDTH, 3)), QuantisedLinear(nn.Linear(WIDTH, 18))

    def forward(self, x: Tensor, added: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = torch.nn.functional.silu(self.up(self.norm(x)))
        y = self.norm(x + 1.0)
        return added + self.down(hidden), self.left(y), self.right(y)


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> tuple[Block, str]:
    path, buffer, module = tmp_path_factory.mktemp("fusion") / "block.pt", io.BytesIO(), Block().eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(torch.jit.script(module), buffer)
    path.write_bytes(store(buffer.getvalue()))
    return module, str(path)


@pytest.mark.parametrize("isa", native_runtime.instruction_sets())
@pytest.mark.parametrize(
    ("x", "added"),
    [
        ([5, WIDTH], [5, WIDTH]),
        ([1, WIDTH], [1, WIDTH]),
        ([0, WIDTH], [0, WIDTH]),
        ([WIDTH], [WIDTH]),
        ([2, 3, WIDTH], [2, 3, WIDTH]),
        ([5, WIDTH], [WIDTH]),
        ([5, WIDTH], [5, 1]),
        ([5, WIDTH], [2, 5, WIDTH]),
        ([1, WIDTH], [4, WIDTH]),
        ([5, WIDTH], []),
    ],
    ids=str,
)
def test_drawn_together_equals_libtorch(
    isa: str, x: list[int], added: list[int], block: tuple[Block, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLCOPILOT_ISA", isa)
    module, path = block
    method = native_runtime.Method(path, "forward")
    torch.manual_seed(2)
    inputs = [torch.randn(x), torch.randn(added)]
    for result, wanted in zip(ours(method, inputs), module(*inputs), strict=True):
        assert result.shape == wanted.shape
        assert relative_error(result, wanted) < 5e-4


def test_shapes_that_do_not_broadcast_are_refused(block: tuple[Block, str]) -> None:
    with pytest.raises(native_runtime.ShapeError, match="do not broadcast"):
        native_runtime.Method(block[1], "forward")(
            [(6, [5, WIDTH], bytes(5 * WIDTH * 4)), (6, [4, WIDTH], bytes(4 * WIDTH * 4))]
        )


def test_every_pattern_of_block_and_network_is_recognised(block: tuple[Block, str], tmp_path: Path) -> None:
    listing = native_runtime.Method(block[1], "forward").listing()
    assert listing.count("= packed_linear") == 3  # up, down, and left with right
    assert "torch.silu" not in listing
    network_archive(tmp_path / "network.pt")
    listing = native_runtime.Model(str(tmp_path / "network.pt")).listing()
    for fused in ("packed_linear", "relation_attention", "covered_attention", "cached_attention", "each run:"):
        assert fused in listing
    for replaced in ("torch.softmax", "torch.linear", "torch.silu", "torch.scatter_add"):
        assert replaced not in listing


@pytest.mark.parametrize(("inputs", "outputs"), [(64, 24), (32, 1), (192, 40)])
def test_int4_storage_is_multiplied_as_the_int8_rows_that_it_stands_for(
    inputs: int, outputs: int, tmp_path: Path
) -> None:
    torch.manual_seed(3)
    linear, buffer, x = nn.Linear(inputs, outputs), io.BytesIO(), torch.randn(5, inputs)
    module = PackedLinear(linear).eval()
    assert (module.rows().float() * module.scale[:, None] - linear.weight).abs().max() < linear.weight.abs().max() / 12
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.save(torch.jit.script(module), buffer)
    path = tmp_path / "int4.pt"
    path.write_bytes(store(buffer.getvalue()))
    method = native_runtime.Method(str(path), "forward")
    assert "packed_linear" in method.listing()
    assert "torch.stack" not in method.listing()
    assert relative_error(ours(method, [x])[0], module(x)) < 1e-4
    reference = native_runtime.Method(str(path), "forward", reference=True)
    assert relative_error(ours(reference, [x])[0], module(x)) < 1e-5
