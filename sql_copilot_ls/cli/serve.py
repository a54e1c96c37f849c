"""`sqlcopilot-ls --stdio`, also without a subcommand: the language server."""

from __future__ import annotations

import argparse


def run(_options: argparse.Namespace) -> int:
    """Serve until told to exit; gives the exit status."""
    from sql_copilot_ls.server import wiring

    return wiring.serve()
