"""`sqlcopilot-ls model`: the model in use."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sql_copilot_ls.cli.output import fail, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--path", action="store_true", help="print only its path")
    parser.add_argument("--json", action="store_true", help="print its metadata as JSON")
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model than the one in the package")


def run(options: argparse.Namespace) -> int:
    """Print its path, metadata or card; gives the exit status."""
    from sql_copilot_ls.generation import GenerationError, load_artefact, packaged_model

    path = options.model or packaged_model()
    if options.path:
        write(str(path))
        return 0 if path.is_file() else fail(f"{path}: there is no such file")
    try:
        artefact = load_artefact(options.model)
    except (GenerationError, ImportError) as error:
        return fail(str(error))
    if options.json:
        write(json.dumps({"path": str(path), **artefact.metadata}, ensure_ascii=False))
        return 0
    write(f"path {path}\nbytes {path.stat().st_size:,}")
    for name, version in artefact.versions.items():
        write(f"{name} {version}")
    write("\n" + artefact.model.extra("model_card.md").decode("utf-8").rstrip())
    return 0
