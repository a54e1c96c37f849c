"""The Python module on a tiny committed network: no torch, typed errors, threads, cancellation."""

from __future__ import annotations

import subprocess
import sys
import threading
from array import array
from pathlib import Path

import pytest

import native_runtime

TINY = Path(__file__).parent / "cpp" / "corpus" / "model" / "tiny.pt"
NODES = 9
REQUEST = (
    array("i", range(NODES)),
    array("i", range(NODES)),
    bytes([0, 0, 0, 1, 2, 3, 6, 6, 7]),
    bytes(i * 7 % 20 for i in range(NODES * NODES)),
    bytes([0, 1, 2]),
    (3, 3, 2, 1),
)


@pytest.fixture(scope="module")
def model() -> native_runtime.Model:
    return native_runtime.Model(str(TINY))


def test_extra_files_and_instruction_set_are_there(model: native_runtime.Model) -> None:
    assert model.extra("vocabulary.txt") == b"a\nb\n"
    assert model.isa in native_runtime.instruction_sets()
    with pytest.raises(native_runtime.ArchiveError, match="missing"):
        model.extra("missing")


def test_best_sequences_come_first(model: native_runtime.Model) -> None:
    found = model.generate(*REQUEST, beam=4, max_steps=40)
    scores = [score for _, score in found]
    assert found
    assert scores == sorted(scores, reverse=True)
    assert model.generate(*REQUEST, beam=4, max_steps=40) == found


def test_prefix_comes_back_in_front(model: native_runtime.Model) -> None:
    tokens = model.generate(*REQUEST, max_steps=40)[0][0]
    assert all(t[:2] == tokens[:2] for t, _ in model.generate(*REQUEST, max_steps=40, prefix=tokens[:2]))
    with pytest.raises(native_runtime.RequestError, match="prefix"):
        model.generate(*REQUEST, prefix=[10**6])


def test_missing_cut_and_foreign_files_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(native_runtime.ArchiveError, match="nowhere"):
        native_runtime.Model(str(tmp_path / "nowhere.pt"))
    with pytest.raises(native_runtime.Error):
        native_runtime.Model(str(tmp_path))
    data = TINY.read_bytes()
    for name, content in {"empty": b"", "text": b"SELECT 1;" * 100, "cut": data[: len(data) // 2]}.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(native_runtime.ArchiveError):
            native_runtime.Model(str(path))


@pytest.mark.parametrize(
    ("position", "value"),
    [
        (0, array("d", [1.0])),
        (0, array("i", [1])),
        (0, "text"),
        (1, array("i", [99] * NODES)),
        (2, b""),
        (3, bytes(NODES * NODES - 1)),
        (3, bytes([255] * NODES * NODES)),
        (4, bytes(2)),
        (5, (3, 3, 2, -1)),
    ],
)
def test_requests_that_contradict_themselves_are_typed_errors(
    model: native_runtime.Model, position: int, value: object
) -> None:
    broken = [*REQUEST[:position], value, *REQUEST[position + 1 :]]
    with pytest.raises(native_runtime.Error):
        model.generate(*broken)  # type: ignore[arg-type]


def test_cancelled_requests_end_and_the_model_lives_on(model: native_runtime.Model) -> None:
    flag = native_runtime.CancelFlag()
    flag.set()
    with pytest.raises(native_runtime.Cancelled):
        model.generate(*REQUEST, cancel=flag)
    assert model.generate(*REQUEST, cancel=native_runtime.CancelFlag())


def test_threads_get_the_answers_of_one(model: native_runtime.Model) -> None:
    expected = model.generate(*REQUEST)
    answers: list[object] = []
    threads = [threading.Thread(target=lambda: answers.append(model.generate(*REQUEST))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_memory_stays_flat_over_many_suggestions(model: native_runtime.Model) -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("Linux only: reads /proc")

    def resident() -> int:
        return int(next(line.split()[1] for line in status.read_text().split("\n") if line.startswith("VmRSS")))

    for _ in range(200):
        model.generate(*REQUEST)
    before = resident()
    for _ in range(1000):
        model.generate(*REQUEST)
    assert resident() - before < 2048


def test_unknown_instruction_set_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLCOPILOT_ISA", "abacus")
    with pytest.raises(native_runtime.UnsupportedError, match="abacus"):
        native_runtime.Model(str(TINY))


def test_engine_brings_neither_torch_nor_numpy() -> None:
    code = f"import sys, native_runtime as n; n.Model({str(TINY)!r}); print({{'torch', 'numpy'}} & {{*sys.modules}})"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


def test_the_module_stays_small_with_both_kinds_of_model() -> None:
    assert Path(native_runtime.__file__).stat().st_size <= 600 * 1024
