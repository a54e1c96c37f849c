"""`sqlcopilot-ls build-model`, `evaluate` and `llm`: what maintainers use, with their own options."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

from sql_copilot_ls.cli.output import fail

COMMANDS = {
    "evaluate": ("sql_copilot_compression.judging.evaluate", "judge the model on a corpus"),
    "build-model": ("sql_copilot_compression.pipeline", "train and write a model"),
    "llm": ("sql_copilot_compression.llama.commands", "a language model: predict, export, chat, serve, board"),
}
"""Module, and what it does."""


def run(name: str, words: Sequence[str]) -> int:
    """Run one with its words; gives the exit status."""
    module_name = COMMANDS[name][0]
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        return fail(f"{name} needs the extra for building models: pip install 'sqlcopilot-ls[build-model]' ({error})")
    parser = argparse.ArgumentParser(prog=f"sqlcopilot-ls {name}", description=module.__doc__)
    module.add_arguments(parser)
    return int(module.main(parser.parse_args(words)))
