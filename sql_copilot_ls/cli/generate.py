"""`sqlcopilot-ls generate`: SQL for one comment, or for a file of questions."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from sql_copilot_ls.cli.batch import Answerer, RequestError, answers, read_request
from sql_copilot_ls.cli.output import fail, write

_BAR = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("comment", nargs="?", help="what the SQL should do, in words")
    parser.add_argument("--schema", metavar="PATH", help="a .sql file or a folder of them, for a single comment")
    parser.add_argument("--dialect", default="", help="SQL dialect (default: what the schema is written in)")
    parser.add_argument("--alternatives", type=int, default=4, metavar="N", help="how many queries to consider")
    parser.add_argument("--now", metavar="ISO", help="the date or time whose year `in March` means (default: now)")
    parser.add_argument("--aliases", action="store_true", help="name computed columns")
    parser.add_argument("--json", action="store_true", help="print the batch interface's object")
    parser.add_argument(
        "--input", type=Path, metavar="FILE", help="questions, one JSON object a line; - for standard input"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="where predictions go (default: standard output)")
    parser.add_argument("--model", type=Path, metavar="FILE", help="another model than the one in the package")


def run(options: argparse.Namespace) -> int:
    """Answer; gives the exit status."""
    if (options.comment is None) == (options.input is None):
        return fail('give either a comment (generate --schema PATH "comment") or --input FILE')
    if options.comment is not None and not options.schema:
        return fail("--schema is missing: give the .sql file or folder that the comment is about")
    from sql_copilot_ls.generation import Copilot, GenerationError

    try:
        answerer = Answerer(Copilot(options.model), aliases=options.aliases)
    except ImportError as error:
        return fail(f"the engine cannot be loaded ({error}): reinstall the package for this platform")
    except GenerationError as error:
        return fail(str(error))
    return _generate_one(options, answerer) if options.comment is not None else _generate_batch(options, answerer)


def _generate_one(options: argparse.Namespace, answerer: Answerer) -> int:
    entry = {"question": options.comment, "schema": options.schema, "dialect": options.dialect, "now": options.now}
    try:
        request = read_request({**entry, "alternatives": options.alternatives})
        detected = answerer.schemas.index(request).schema.dialect
        answer = answerer.answer(replace(request, dialect=request.dialect or detected))
    except RequestError as error:
        if options.json:
            write(json.dumps({"id": None, "sql": None, "error": str(error)}, ensure_ascii=False))
            return 1
        return fail(str(error))
    if options.json:
        write(json.dumps({"id": None, **answer}, ensure_ascii=False))
        return 0
    from sql_copilot_ls.analysis.ide.formatter import format_script

    write(format_script(answer["sql"], request.dialect or detected).strip() + ";")
    if answer["abstained"]:
        sys.stderr.write(f"(not sure: confidence {answer['confidence']:.2f}; an editor would not show this unasked)\n")
    return 0


def _generate_batch(options: argparse.Namespace, answerer: Answerer) -> int:
    try:
        text = sys.stdin.buffer.read() if str(options.input) == "-" else options.input.read_bytes()
        out = sys.stdout if options.output is None else options.output.open("w", encoding="utf-8")
    except OSError as error:
        return fail(f"{error.filename}: {error.strerror}")
    lines = text.decode("utf-8", errors="replace").splitlines()
    total = sum(bool(line.strip()) for line in lines)
    failed = 0
    try:
        for answer in answers(lines, answerer, lambda done: _show_progress(done, total)):
            failed += "error" in answer
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            out.flush()
    finally:
        if out is not sys.stdout:
            out.close()
    if failed:
        sys.stderr.write(f"sqlcopilot-ls: {failed} of {total} lines failed; see their 'error'\n")
    return 1 if failed else 0


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        filled = _BAR * done // total
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}{end}")
        sys.stderr.flush()
