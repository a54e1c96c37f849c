"""Language models for people: predict from a file, export for the engine, chat in a terminal, serve, a board."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.masked_writing import LONGEST, schema_at, schema_in, spoken, write_query
from sql_copilot_compression.llama.speakers import Speaker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    export = commands.add_parser("export", help="a model's folder becomes one archive for the engine")
    export.add_argument("folder", type=Path)
    export.add_argument("target", type=Path, metavar="OUT.pt")
    export.add_argument("--bits", type=int, default=8, choices=(4, 8), help="of a stored weight")
    predict = commands.add_parser("predict", help="SQL for questions, one JSON object a line")
    lines = '{"id", "question", "schema" (path) or "ddl"} a line; - for standard input'
    predict.add_argument("--input", type=Path, required=True, metavar="FILE", help=lines)
    predict.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    chat = commands.add_parser("chat", help="ask in the terminal; words appear as they are written")
    serve = commands.add_parser("serve", help="an OpenAI-style API on this machine alone")
    serve.add_argument("--host", default="127.0.0.1", help="a loopback address")
    serve.add_argument("--port", type=int, default=8765)
    board = commands.add_parser("board", help="a page on this machine alone: choose, tune, watch, stop, go on")
    board.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the corpora")
    board.add_argument("--runs", type=Path, default=Path("runs"), metavar="DIR", help="folder of its runs")
    board.add_argument("--host", default="127.0.0.1", help="a loopback address")
    board.add_argument("--port", type=int, default=7860)
    for command in (predict, chat, serve):
        command.add_argument("--model", type=Path, required=True, metavar="PATH", help="an archive or a folder")
        command.add_argument("--longest", type=int, default=LONGEST, metavar="N", help="tokens of an answer at most")
    for command in (predict, chat):
        command.add_argument("--no-mask", action="store_true", help="let the model write what does not parse or bind")
    chat.add_argument("--schema", type=Path, required=True, metavar="PATH", help="a .sql file or a folder of them")
    serve.add_argument("--schema", type=Path, metavar="PATH", help="of questions that bring no schema of their own")


def main(options: argparse.Namespace) -> int:
    """Run it; what is wrong is said in a sentence. Gives the exit status."""
    run = {"export": _export, "predict": _predict, "chat": _chat, "serve": _serve, "board": _board}[options.command]
    try:
        return run(options)
    except LanguageModelError as error:
        sys.stderr.write(f"sqlcopilot-ls: {error}\n")
        return 1


def _export(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        raise LanguageModelError(f"{options.folder}: there is no such folder")
    from sql_copilot_compression.llama.exporting import export_llama

    facts = export_llama(options.folder, options.target, options.bits)
    sys.stdout.write(f"{options.target}: {facts['parameters']:,} parameters, {facts['bytes']:,} bytes\n")
    return 0


def _predict(options: argparse.Namespace) -> int:
    try:
        given = sys.stdin if str(options.input) == "-" else options.input.open(encoding="utf-8")
        out: TextIO = options.output.open("w", encoding="utf-8") if options.output else sys.stdout
    except OSError as error:
        raise LanguageModelError(f"{error.filename}: {error.strerror}") from error
    speaker = Speaker(options.model)
    failed = 0
    for line in given:
        if line.strip():
            answer = predicted(speaker, line, mask=not options.no_mask, longest=options.longest)
            failed += "error" in answer
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            out.flush()
    if out is not sys.stdout:
        out.close()
    return 1 if failed else 0


def predicted(speaker: Speaker, line: str, *, mask: bool, longest: int) -> dict[str, Any]:
    """The answer to one line; what is wrong with it is its `error`."""
    entry: Any = {}
    try:
        entry = json.loads(line)
        if not isinstance(entry, Mapping) or not str(entry.get("question", "")).strip():
            raise LanguageModelError("a line is an object with a question")
        schema = schema_in(str(entry["ddl"])) if entry.get("ddl") else schema_at(Path(str(entry.get("schema", ""))))
        answer = write_query(speaker, schema, str(entry["question"]), mask=mask, longest=longest)
    except (LanguageModelError, ValueError, RuntimeError) as error:
        return {"id": entry.get("id") if isinstance(entry, Mapping) else None, "sql": None, "error": str(error)}
    facts = {"tokens": answer.tokens, "refused": answer.refused, "ended": answer.ended}
    return {"id": entry.get("id"), "sql": answer.sql, **facts}


def _chat(options: argparse.Namespace) -> int:
    schema = schema_at(options.schema)
    speaker = Speaker(options.model)
    sys.stdout.write(f"{len(schema.tables)} tables. Ask; an empty line ends it.\n")
    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        question = sys.stdin.readline().strip()
        if not question:
            return 0
        for part in spoken(speaker, schema, question, mask=not options.no_mask, longest=options.longest):
            sys.stdout.write(part)
            sys.stdout.flush()
        sys.stdout.write("\n")


def _serve(options: argparse.Namespace) -> int:
    from sql_copilot_compression.llama.local_server import LocalServer

    schema = schema_at(options.schema) if options.schema else None
    server = LocalServer(options.host, options.port, Speaker(options.model), schema, options.longest)
    sys.stdout.write(f"{server.address} (ends with Ctrl+C)\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 130
    finally:
        server.server_close()
    return 0


def _board(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        raise LanguageModelError(f"{options.data}: there is no such folder of corpora")
    from sql_copilot_compression.llama.board import served
    from sql_copilot_compression.llama.board_runs import Runs

    runs = Runs(options.data, options.runs)
    sys.stdout.write(f"http://{options.host}:{options.port} (ends with Ctrl+C; runs go on where they were)\n")
    sys.stdout.flush()
    try:
        served(runs, options.host, options.port, wait=True)
    finally:
        runs.close()
    return 0
