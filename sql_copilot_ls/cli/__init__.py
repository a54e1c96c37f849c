"""The command `sqlcopilot-ls`: one module for each subcommand."""

from .command import main

__all__ = ["main"]
