"""Writes a language model as one TorchScript archive that `torch.jit.load` and our engine both run."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.artefact.export import store
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.served_llama import ServedLlama, require_servable

KIND = "llama"
"""What `metadata.json` calls such an archive; the pointer network's has no kind."""
FORMAT_VERSION = 1
"""Raised whenever an engine of the old version could not run the new file."""
LARGEST = 1 << 28
"""Bytes of an archive at most: the engine reads no larger one."""
POSITIONS = 4096
"""Tokens of prompt and answer at most, whatever the model could take: what the engine keeps for each is counted."""


def export_llama(folder: Path, target: Path, bits: int = 8) -> dict[str, Any]:
    """Write the archive of a model's folder; gives its metadata and `bytes`.

    Raises `LanguageModelError` for a model that the engine would not run.
    """
    if bits not in (4, 8):
        raise LanguageModelError(f"weights are stored in 4 or 8 bits, not {bits}")
    folders.config_of(folder)
    tokenizer = folders.load_tokenizer(folder)
    model = folders.load_model(folder)
    require_servable(model.config)
    rows = model.get_input_embeddings().weight.shape[0]
    if len(tokenizer) > rows:
        raise LanguageModelError(f"{folder}: {len(tokenizer)} pieces in the tokenizer, {rows} rows in the embedding")
    parameters = sum(p.numel() for p in model.parameters())
    if parameters * bits // 8 > LARGEST:
        raise LanguageModelError(
            f"{folder}: {parameters / 1e6:.0f} million parameters are more than the engine's {LARGEST >> 20} MiB at "
            f"{bits} bits; prune it first, or serve the folder with torch"
        )
    facts = {"end": tokenizer.eos_token_id, "prompt": _prompt(folder), "lineage": folders.lineage_of(folder)}
    return write_llama(model, target, bits, {"tokenizer.json": tokenizer.backend_tokenizer.to_str()}, facts)


def write_llama(
    model: Any, target: Path, bits: int, extra: Mapping[str, str], facts: Mapping[str, Any]
) -> dict[str, Any]:
    """Write the archive of a model in memory with `extra` files; its metadata hold `facts` as well."""
    config = model.config
    require_servable(config)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # torch deprecates scripting in favour of torch.export; the pin keeps it
        served = ServedLlama(model.float().eval(), bits).eval()
        digest = hashlib.sha256()
        for name, buffer in sorted(served.named_buffers()):
            digest.update(name.encode() + buffer.contiguous().numpy().tobytes())
        metadata = {
            **facts,
            "kind": KIND,
            "format_version": FORMAT_VERSION,
            "weights_sha256": digest.hexdigest(),
            "bits": bits,
            "parameters": sum(p.numel() for p in model.parameters()),
            "layers": config.num_hidden_layers,
            "cache_width": config.num_key_value_heads * served.width,
            "pieces": config.vocab_size,
            "positions": min(int(config.max_position_embeddings), POSITIONS),
        }
        files = {**extra, "metadata.json": json.dumps(metadata, ensure_ascii=False, sort_keys=True)}
        out = io.BytesIO()
        torch.jit.save(torch.jit.script(served), out, _extra_files=files)
    data = store(out.getvalue())
    if len(data) > LARGEST:
        raise LanguageModelError(f"the archive would have {len(data):,} bytes, {LARGEST:,} at most")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".partial")
    temporary.write_bytes(data)
    temporary.replace(target)
    return {**metadata, "bytes": len(data)}


def _prompt(folder: Path) -> dict[str, Any]:
    """How the model was tuned to be asked."""
    path = folder / "prompt.json"
    if not path.is_file():
        return {"family": "nsql", "language": "en"}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
