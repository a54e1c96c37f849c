"""What a stage's result depends on, as a short key: its configuration, its input weights, and what it reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from torch import Tensor

LENGTH = 12


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"of": type(value).__name__, **asdict(value)}
    raise TypeError(f"a {type(value).__name__} cannot be part of a key")


def key_of(*parts: Any) -> str:
    """A key for configurations, texts, numbers and other keys: another one whenever any of them is another."""
    text = json.dumps(parts, sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def weights_key(weights: Mapping[str, Tensor] | None) -> str:
    """A key for the very numbers of a network; "fresh" for none."""
    if weights is None:
        return "fresh"
    digest = hashlib.sha256()
    for name in sorted(weights):
        value = weights[name].detach().cpu().contiguous()
        digest.update(f"{name} {value.dtype} {tuple(value.shape)}".encode())
        digest.update(value.view(-1).numpy().tobytes())
    return digest.hexdigest()[:LENGTH]


def contents_key(paths: Iterable[Path]) -> str:
    """A key for the contents of files and of everything below folders; a path that is missing counts as such."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(path) if path.is_dir() else file.name
            digest.update(f"{path.name}/{name}\n".encode())
            digest.update(_file_digest(file, *_stamp(file)))
    return digest.hexdigest()[:LENGTH]


def _stamp(path: Path) -> tuple[int, int]:
    if not path.is_file():
        return 0, 0
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


@cache
def _file_digest(path: Path, _size: int, _changed: int) -> bytes:
    """The digest of a file, worked out once while its size and time stay what they are."""
    return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"missing"


@cache
def sources_key(packages: Sequence[str]) -> str:
    """A key for the Python sources of packages or modules, such as `sql_copilot_ls.query`."""
    from importlib.util import find_spec

    paths = []
    for name in packages:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise ModuleNotFoundError(f"{name}: a key is to depend on a package that there is not")
        origin = Path(found.origin)
        paths += sorted(origin.parent.rglob("*.py")) if origin.name == "__init__.py" else [origin]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:LENGTH]
