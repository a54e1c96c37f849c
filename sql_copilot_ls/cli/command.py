"""The command line: which subcommand is meant, and its exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sql_copilot_ls.cli import build, export_pairs, generate, serve, show_link, show_model, show_schema, version


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
    if words and words[0] in build.COMMANDS:
        return build.run(words[0], words[1:])
    options = _parser().parse_args(words)
    if options.version:
        return version.run()
    try:
        return int(options.run(options))
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sqlcopilot-ls",
        description="SQL from comments over your own tables, offline. Without a command: serve LSP.",
    )
    parser.add_argument("--stdio", action="store_true", help="speak LSP on standard input and output (the default)")
    parser.add_argument(
        "--version", action="store_true", help="print the versions of package, engine, model and grammar"
    )
    parser.set_defaults(run=serve.run)
    commands = parser.add_subparsers(metavar="COMMAND")
    for module, name, what in (
        (generate, "generate", "SQL for one comment, or for a file of questions"),
        (show_schema, "schema", "the tables as the index sees them"),
        (show_link, "link", "what is read off a comment: periods, values, names"),
        (show_model, "model", "the model in use"),
        (export_pairs, "export-pairs", "a workspace's comments and queries, to teach a model with"),
    ):
        command = commands.add_parser(name, help=what)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    for name, (_, what) in build.COMMANDS.items():
        commands.add_parser(name, help=f"{what} (needs the extra build-model)")
    return parser
