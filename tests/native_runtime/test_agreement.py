"""The engine and libtorch on the same file: encoder, logits and the chosen actions."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch")

import native_runtime
from tests.native_runtime.archives import (
    ACTIONS,
    GRAMMAR,
    MATCH_RELATIONS,
    SYMBOLS,
    Request,
    network_archive,
    random_request,
)
from tests.native_runtime.reference_decoder import ReferenceDecoder, relative_error

pytestmark = pytest.mark.slow

SIZES = [(5, 7, 2, 1), (1, 1, 1, 0), (13, 31, 5, 3), (0, 4, 1, 0), (9, 120, 12, 2)]
EXACT, QUANTISED = 2e-5, 5e-4
"""Allowed relative error of the interpreter, and of kernels that round activations to 16 bits."""


@pytest.fixture(scope="module", params=[8, 4], ids=["int8", "int4"])
def artefact(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[torch.jit.ScriptModule, str]:
    path = tmp_path_factory.mktemp("network") / "network.pt"
    return network_archive(path, layer_bits=request.param), str(path)


def decoder(module: torch.jit.ScriptModule, request: Request) -> ReferenceDecoder:
    return ReferenceDecoder(module, GRAMMAR, MATCH_RELATIONS, request)


def random_walk(theirs: ReferenceDecoder, seed: int) -> list[int]:
    """Up to 12 tokens that the grammar allows."""
    draw, state = random.Random(seed), theirs.start()
    while state.stack and len(state.tokens) < 12 and theirs.allowed(state):
        state = theirs.apply(state, draw.choice(theirs.allowed(state)))
    return state.tokens


@pytest.mark.parametrize("sizes", SIZES, ids=str)
@pytest.mark.parametrize(("reference", "tolerance"), [(True, EXACT), (False, QUANTISED)])
def test_encoder_equals_libtorch(
    sizes: tuple[int, int, int, int], reference: bool, tolerance: float, artefact: tuple[torch.jit.ScriptModule, str]
) -> None:
    module, path = artefact
    request = random_request(*sizes, seed=1)
    expected = decoder(module, request).encoded
    for (shape, data), wanted in zip(
        native_runtime.Model(path, reference=reference).encode(*request), expected, strict=True
    ):
        assert shape == list(wanted.shape)
        assert relative_error(torch.frombuffer(bytearray(data), dtype=torch.float32).view(shape), wanted) < tolerance


@pytest.mark.parametrize("isa", native_runtime.instruction_sets())
def test_logits_equal_libtorch_on_every_instruction_set(
    isa: str, artefact: tuple[torch.jit.ScriptModule, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLCOPILOT_ISA", isa)
    module, path = artefact
    model = native_runtime.Model(path)
    assert model.isa == isa
    for seed, sizes in enumerate(SIZES):
        request = random_request(*sizes, seed=seed)
        theirs = decoder(module, request)
        tokens = random_walk(theirs, seed)
        wanted = theirs.logits(tokens)
        ours = torch.frombuffer(bytearray(model.logits(*request, tokens)), dtype=torch.float32).view(wanted.shape)
        assert relative_error(ours, wanted) < QUANTISED


def test_interpreter_makes_the_same_choices_as_python_over_libtorch(
    artefact: tuple[torch.jit.ScriptModule, str],
) -> None:
    module, path = artefact
    model = native_runtime.Model(path, reference=True)
    for seed in range(24):
        request = random_request(*SIZES[seed % len(SIZES)], seed=seed)
        beam, max_steps = (1, 24) if seed % 3 == 0 else (4, 24)
        expected = decoder(module, request).search(beam=beam, max_steps=max_steps)
        ours = model.generate(*request, beam=beam, max_steps=max_steps)
        assert [tokens for tokens, _ in ours] == [tokens for tokens, _ in expected]
        assert [score for _, score in ours] == pytest.approx([score for _, score in expected], abs=1e-4)


def test_literals_of_kinds_that_a_symbol_does_not_take_are_never_chosen(tmp_path: Path) -> None:
    only_periods = deepcopy(GRAMMAR)
    only_periods["symbols"][SYMBOLS.index("amount")] |= {"actions": [], "columns": 0, "literals": 1 << 4}
    flagged = deepcopy(only_periods) | {"version": 1}
    flagged["symbols"][SYMBOLS.index("amount")]["literals"] = 1
    request = random_request(5, 7, 2, 6, seed=3)
    kinds = request[2][-6:]
    assert 11 in kinds
    for grammar, wanted in ((only_periods, {11}), (flagged, set(kinds))):
        network_archive(tmp_path / "network.pt", grammar=grammar)
        model = native_runtime.Model(str(tmp_path / "network.pt"))
        first = len(ACTIONS) + 7 + 2
        limit = [list(ACTIONS).index(action) for action in ("select", "count")] + [len(ACTIONS)]
        limit.append(list(ACTIONS).index("limit"))
        chosen = set()
        for literal, kind in enumerate(kinds):
            try:
                chosen |= {kind} if model.logits(*request, tokens=[*limit, first + literal]) else set()
            except native_runtime.RequestError:
                assert kind not in wanted
        assert chosen == wanted


def test_prefix_is_kept_and_costs_nothing(artefact: tuple[torch.jit.ScriptModule, str]) -> None:
    module, path = artefact
    model = native_runtime.Model(path, reference=True)
    requests = [random_request(6, 9, 2, 1, seed=seed) for seed in range(8)]
    request = next(r for r in requests if model.generate(*r, max_steps=24))
    full = model.generate(*request, max_steps=24)[0][0]
    for length in range(len(full) + 1):
        prefix = tuple(full[:length])
        ours = model.generate(*request, max_steps=24, prefix=prefix)
        expected = decoder(module, request).search(max_steps=24, prefix=prefix)
        assert all(tuple(tokens[:length]) == prefix for tokens, _ in ours)
        assert [tokens for tokens, _ in ours] == [tokens for tokens, _ in expected]
        assert [score for _, score in ours] == pytest.approx([score for _, score in expected], abs=1e-4)


def test_kernels_choose_like_libtorch(artefact: tuple[torch.jit.ScriptModule, str]) -> None:
    module, path = artefact
    model = native_runtime.Model(path)
    same = finished = 0
    for seed in range(40):
        request = random_request(8, 14, 3, 2, seed=seed)
        ours, theirs = model.generate(*request, max_steps=16), decoder(module, request).search(max_steps=16)
        finished += bool(theirs)
        same += [tokens for tokens, _ in ours[:1]] == [tokens for tokens, _ in theirs[:1]]
    assert same >= 39
    assert finished >= 30
