"""What a model takes of memory is bounded by its file, whatever is in it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sql_copilot_ls.generation import packaged_model

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")]

MEASURED = """
import sys
from pathlib import Path
import native_runtime
from sql_copilot_ls.generation import ModelError, load_artefact

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) * 1024

before = peak()
try:
    opened = load_artefact(Path(sys.argv[1]))
    said = "opened"
except ModelError as error:
    said = "refused"
print(said, peak() - before)
"""


def changed(path: Path, grown: str, text: bytes, *, compressed: bool = False) -> Path:
    """The packaged model with a file of another content."""
    with zipfile.ZipFile(packaged_model()) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            is_it = entry.filename.endswith(grown)
            how = zipfile.ZIP_DEFLATED if is_it and compressed else zipfile.ZIP_STORED
            target.writestr(entry, text if is_it else source.read(entry), how)
    return path


@pytest.mark.parametrize(
    ("grown", "text", "said"),
    [
        ("version", b"3\n", "opened"),
        ("metadata.json", b'{"padding": [' + b"0," * (8 << 20) + b"0]}", "refused"),
        ("metadata.json", b"[" * (16 << 20), "refused"),
        ("grammar.json", b'{"a": ' * (3 << 20), "refused"),
        ("vocabulary.txt", b"\n".join(b"word%d" % i for i in range(4_000_000)), "refused"),
        ("data/0", b"\0" * (64 << 20), "refused"),
    ],
    ids=["as it is", "long metadata", "deep metadata", "deep grammar", "vocabulary", "weights"],
)
@pytest.mark.parametrize("compressed", [False, True])
def test_memory_is_bounded_by_the_file(tmp_path: Path, grown: str, text: bytes, said: str, compressed: bool) -> None:
    path = changed(tmp_path / "model.pt", grown, text, compressed=compressed)
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, path], check=True, capture_output=True, text=True, timeout=120
    )
    found, taken = answer.stdout.split()
    if not compressed:
        assert found == said
    assert int(taken) <= 1.5 * path.stat().st_size + 50_000_000
