"""Every operator against libtorch, op by op and with the fast kernels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch")


import native_runtime
from tests.native_runtime.archives import expressions_archive
from tests.native_runtime.operator_cases import CASES
from tests.native_runtime.reference_decoder import relative_error

pytestmark = pytest.mark.slow

TYPES = {
    torch.uint8: 0,
    torch.int8: 1,
    torch.int16: 2,
    torch.int32: 3,
    torch.int64: 4,
    torch.float32: 6,
    torch.bool: 11,
}
NUMBERS = {number: dtype for dtype, number in TYPES.items()}


def random_tensor(description: str) -> torch.Tensor:
    kind, *sizes = description.split()
    shape = [int(size) for size in sizes]
    if kind == "f":
        return torch.randn(shape)
    if kind == "i":
        return torch.randint(0, 3, shape)
    if kind == "b":
        return torch.randint(0, 2, shape).bool()
    return torch.randint(0, 100, shape).to({"q": torch.int8, "u": torch.uint8}[kind])


def ours(method: native_runtime.Method, inputs: list[torch.Tensor]) -> list[torch.Tensor]:
    raw = [(TYPES[x.dtype], list(x.shape), x.contiguous().numpy().tobytes()) for x in inputs]
    return [
        (torch.frombuffer(bytearray(data), dtype=NUMBERS[kind]) if data else torch.empty(0, dtype=NUMBERS[kind])).view(
            shape
        )
        for kind, shape, data in method(raw)
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[torch.jit.ScriptModule, str]:
    path = tmp_path_factory.mktemp("operators") / "operators.pt"
    return expressions_archive(path, [(case.body, len(case.inputs)) for case in CASES]), str(path)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[f"{case.body} {' | '.join(case.inputs)}" for case in CASES])
def test_operator_equals_libtorch(number: int, archive: tuple[torch.jit.ScriptModule, str]) -> None:
    case, (module, path) = CASES[number], archive
    torch.manual_seed(number)
    inputs = [random_tensor(description) for description in case.inputs]
    expected = getattr(module, f"case_{number}")(*[x.clone() for x in inputs])
    for reference in (True, False):
        results = ours(native_runtime.Method(path, f"case_{number}", reference=reference), inputs)
        for result, wanted in zip(results, expected if isinstance(expected, tuple) else (expected,), strict=True):
            assert result.dtype == wanted.dtype
            assert result.shape == wanted.shape
            if wanted.is_floating_point():
                assert relative_error(result, wanted) <= case.tolerance
                assert torch.equal(result.isnan(), wanted.isnan())
            else:
                assert torch.equal(result, wanted)
