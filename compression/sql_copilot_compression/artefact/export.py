"""Writes the artefact: the scripted network and everything serving needs, in one stored, aligned, reproducible
archive.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.pointer.serving import ServedNetwork

ALIGNMENT = 64
"""torch maps each entry's data at multiples of this many bytes."""
SIZE_LIMIT = 3_000_000
"""Bytes an artefact may have, everything inside."""
FORMAT_VERSION = 1
"""Raised whenever an engine of the old version could not run the new file."""


class ArtefactTooLargeError(Exception):
    """The archive is over the size limit: shrink the network or the vocabulary."""


def store(archive: bytes) -> bytes:
    """Rewrite a torch archive with every entry stored, aligned and undated, so that a reader needs no inflate.

    `torch.jit.load` gives bit-identical outputs from the rewritten file.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if entry.filename.endswith((".debug_pkl", "/byteorder", "/.data/serialization_id", "/.format_version")):
                continue  # source locations for Python tracebacks and such: nothing that runs needs them
            info = zipfile.ZipInfo("model/" + entry.filename.split("/", 1)[1], date_time=(1980, 1, 1, 0, 0, 0))
            header = out.tell() + 30 + len(info.filename) + 4
            padding = -header % ALIGNMENT
            info.extra = b"FB" + padding.to_bytes(2, "little") + b"Z" * padding
            target.writestr(info, source.read(entry))
    return out.getvalue()


class ScriptedNetwork:
    """A network as serving runs it, rounded and scripted once, to be written with whatever is known of it by then."""

    def __init__(self, network: Network) -> None:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")  # torch deprecates scripting in favour of torch.export; the pin keeps it
            served = ServedNetwork(network.float().eval()).eval()
            weights = hashlib.sha256()
            for name, buffer in sorted(served.named_buffers()):
                weights.update(name.encode() + buffer.contiguous().numpy().tobytes())
            self.scripted = torch.jit.script(served)
        self.facts = {
            "format_version": FORMAT_VERSION,
            "network": network.config.to_json(),
            "parameters": sum(p.numel() for p in network.parameters()),
            "weights_sha256": weights.hexdigest(),
        }

    def write(self, path: Path, extra: Mapping[str, str], metadata: Mapping[str, Any]) -> int:
        """Write the archive with `extra` files and `metadata.json`; returns its size in bytes.

        Raises ArtefactTooLargeError over SIZE_LIMIT (nothing is written then).
        """
        files = dict(extra)
        files["metadata.json"] = json.dumps({**self.facts, **metadata}, ensure_ascii=False, sort_keys=True)
        out = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.jit.save(self.scripted, out, _extra_files=files)
        data = store(out.getvalue())
        if len(data) > SIZE_LIMIT:
            raise ArtefactTooLargeError(
                f"{len(data):,} bytes, {SIZE_LIMIT:,} allowed: choose fewer pieces or a smaller network"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".partial")
        temporary.write_bytes(data)
        temporary.replace(path)
        return len(data)


def write_artefact(network: Network, path: Path, extra: Mapping[str, str], metadata: Mapping[str, Any]) -> int:
    """Write the archive of a network once, as `ScriptedNetwork.write` does."""
    return ScriptedNetwork(network).write(path, extra, metadata)


def main() -> None:
    """Write an archive with random weights and the real grammar, for trying an engine before a model is trained."""
    from sql_copilot_compression.examples import features
    from sql_copilot_ls import linking
    from sql_copilot_ls.query.grammar import GRAMMAR

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--random", type=Path, required=True, metavar="FILE")
    arguments = parser.parse_args()
    pieces = [f"#{i}" for i in range(1024)] + ["name", "count", "singer", "age"]
    torch.manual_seed(0)
    network = Network(
        NetworkConfig(
            pieces=len(pieces),
            kinds=features.NODE_KINDS,
            relations=len(linking.RELATIONS),
            actions=len(GRAMMAR["actions"]),
            symbols=len(GRAMMAR["symbols"]),
            hidden=384,
        )
    )
    size = write_artefact(
        network,
        arguments.random,
        {"grammar.json": json.dumps(GRAMMAR), "vocabulary.txt": "\n".join(pieces) + "\n", "model_card.md": "Random.\n"},
        {"match_relations": list(linking.MATCH_RELATIONS), "relations": list(linking.RELATIONS)},
    )
    print(f"{arguments.random}: {size:,} bytes")


if __name__ == "__main__":
    main()
