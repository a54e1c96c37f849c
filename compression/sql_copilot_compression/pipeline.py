"""`sqlcopilot-ls build-model`: runs a recipe's stages in order, going on where it was, and writes artefact, card and
report.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from sql_copilot_compression.artefact.export import ArtefactTooLargeError
from sql_copilot_compression.artefact.restore import ArtefactError
from sql_copilot_compression.data.corpora import CorpusError
from sql_copilot_compression.judging.evaluate import EvaluationError
from sql_copilot_compression.recipe import Recipe, RecipeError, load_recipe
from sql_copilot_compression.stages import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel


def build(recipe: Recipe, shop: Workshop) -> Handed:
    """Run all stages; what was done before, with the same settings on the same input, is not done again."""
    shop.work.mkdir(parents=True, exist_ok=True)
    handed = Handed()
    for number, (kind, stage) in enumerate(recipe.stages, 1):
        started = time.monotonic()
        shop.say(f"[{number} {kind}]")
        handed = stage.run(shop, handed)
        shop.say(f"[{number} {kind}] {time.monotonic() - started:.0f} s")
    return handed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `sqlcopilot-ls build-model`."""
    parser.add_argument("--config", type=Path, required=True, help="recipe, such as compression/recipes/shipped.toml")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--work", type=Path, help="folder for checkpoints and logs (default: runs/NAME)")
    parser.add_argument("--output", type=Path, help="where to write the artefact (default: WORK/sqlcopilot.pt)")


def main(options: argparse.Namespace) -> int:
    """Build as `options` say; returns the exit status."""

    def say(line: str) -> None:
        if not parallel.rank():
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    try:
        recipe = load_recipe(options.config)
        work = options.work or Path("runs") / recipe.name
        build(recipe, Workshop(recipe.name, options.data, work, options.output or work / "sqlcopilot.pt", say))
        parallel.leave()
    except (RecipeError, StageError, CorpusError, ArtefactError, ArtefactTooLargeError, EvaluationError) as error:
        say(f"sqlcopilot-ls build-model: {error}")
        return 1
    except KeyboardInterrupt:
        say("interrupted; the same command goes on where it was")
        return 130
    return 0


__all__ = ["add_arguments", "build", "main"]
