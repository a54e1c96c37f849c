"""Writes the fuzzers' seeds and the tiny network: `python -m tests.native_runtime.make_corpus`."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from tests.native_runtime.archives import llama_archive, network_archive, random_request

CORPUS = Path(__file__).parent / "cpp" / "corpus"


def main() -> None:
    """Everything follows from one seeded network of a few kilobytes."""
    for layer in ("model", "zip", "pickle", "code", "grammar", "request", "language"):
        (CORPUS / layer).mkdir(parents=True, exist_ok=True)
    one: dict[str, Any] = {"encoder_layers": 1, "decoder_layers": 1}
    tiny = CORPUS / "model" / "tiny.pt"
    network_archive(tiny, width=8, hidden=8, piece_width=4, heads=2, **one)
    network_archive(CORPUS / "model" / "int4.pt", width=32, hidden=32, piece_width=4, heads=2, layer_bits=4, **one)
    llama_archive(CORPUS / "language" / "tiny.pt", width=8, hidden=8, layers=1, heads=2, pairs=1, pieces=12)
    llama_archive(CORPUS / "language" / "int4.pt", width=32, hidden=32, layers=1, heads=2, pairs=2, pieces=12, bits=4)
    with zipfile.ZipFile(tiny) as archive:
        for name in archive.namelist():
            if name.endswith("data.pkl"):
                (CORPUS / "pickle" / "network.pkl").write_bytes(archive.read(name))
            elif name.endswith("serving.py"):
                (CORPUS / "code" / "network.torchscript").write_bytes(archive.read(name))
            elif name.endswith("functional.torchscript"):
                (CORPUS / "code" / "functional.torchscript").write_bytes(archive.read(name))
            elif name.endswith("grammar.json"):
                (CORPUS / "grammar" / "small.json").write_bytes(archive.read(name))
    with zipfile.ZipFile(CORPUS / "zip" / "two.zip", "w") as archive:
        archive.writestr("model/version", "3\n")
        archive.writestr("model/data/0", bytes(16))
    _, _, kinds, relations, column_kinds, counts = random_request(2, 3, 1, 1)
    (CORPUS / "request" / "seven.bin").write_bytes(bytes([*counts, 4, 9]) + kinds + column_kinds + relations)


if __name__ == "__main__":
    main()
