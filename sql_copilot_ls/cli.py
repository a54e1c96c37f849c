"""The command `sqlcopilot-ls`: the language server, generation, and what the index and the model are."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sql_copilot_ls.versions import package_version

if TYPE_CHECKING:
    from sql_copilot_ls.schema.model import Schema

_BUILDING = {
    "evaluate": ("sql_copilot_compression.evaluate", "judge the model on a corpus"),
    "build-model": ("sql_copilot_compression.pipeline", "train and write a model"),
}
"""Subcommands that maintainers use: module, and what it does."""
_BAR = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
    if words and words[0] in _BUILDING:
        return _run_building(words[0], words[1:])
    options = _parser().parse_args(words)
    if options.version:
        return _print_versions()
    handlers = {"generate": _generate, "schema": _schema, "model": _model}
    try:
        return handlers[options.command](options) if options.command else _serve()
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
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    generate = commands.add_parser("generate", help="SQL for one comment, or for a file of questions")
    generate.add_argument("comment", nargs="?", help="what the SQL should do, in words")
    generate.add_argument("--schema", metavar="PATH", help="a .sql file or a folder of them, for a single comment")
    generate.add_argument("--dialect", default="", help="SQL dialect (default: what the schema is written in)")
    generate.add_argument("--alternatives", type=int, default=4, metavar="N", help="how many queries to consider")
    generate.add_argument("--json", action="store_true", help="print the batch interface's object")
    generate.add_argument(
        "--input", type=Path, metavar="FILE", help="questions, one JSON object a line; - for standard input"
    )
    generate.add_argument("--output", type=Path, metavar="FILE", help="where predictions go (default: standard output)")
    generate.add_argument("--model", type=Path, metavar="FILE", help="another model than the one in the package")
    schema = commands.add_parser("schema", help="the tables as the index sees them")
    schema.add_argument("path", metavar="PATH", help="a .sql file or a folder of them")
    schema.add_argument("--dialect", default="", help="SQL dialect (default: detected)")
    schema.add_argument("--json", action="store_true", help="print JSON")
    model = commands.add_parser("model", help="the model in use")
    model.add_argument("--path", action="store_true", help="print only its path")
    model.add_argument("--json", action="store_true", help="print its metadata as JSON")
    model.add_argument("--model", type=Path, metavar="FILE", help="another model than the one in the package")
    for name, (_, purpose) in _BUILDING.items():
        commands.add_parser(name, help=f"{purpose} (needs the extra build-model)")
    return parser


def _fail(message: str) -> int:
    sys.stderr.write(f"sqlcopilot-ls: {message}\n")
    return 1


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")


def _serve() -> int:
    from sql_copilot_ls.server import serve

    serve()
    return 0


def _run_building(name: str, words: list[str]) -> int:
    module_name = _BUILDING[name][0]
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        return _fail(f"{name} needs the extra for building models: pip install 'sqlcopilot-ls[build-model]' ({error})")
    parser = argparse.ArgumentParser(prog=f"sqlcopilot-ls {name}", description=module.__doc__)
    module.add_arguments(parser)
    return int(module.main(parser.parse_args(words)))


def _print_versions() -> int:
    from sql_copilot_ls.generation import GenerationError, load_artefact
    from sql_copilot_ls.query.grammar import GRAMMAR_VERSION

    _write(f"sqlcopilot-ls {package_version()}")
    try:
        versions = load_artefact().versions
    except ImportError as error:
        versions = {"engine": f"not loadable ({error})", "artefact": "unknown"}
    except GenerationError as error:
        versions = {"artefact": f"not usable ({error})"}
    versions["grammar"] = str(GRAMMAR_VERSION)
    for name, version in versions.items():
        _write(f"{name} {version}")
    return 0


def _generate(options: argparse.Namespace) -> int:
    from sql_copilot_ls.batch import Answerer

    if (options.comment is None) == (options.input is None):
        return _fail('give either a comment (generate --schema PATH "comment") or --input FILE')
    if options.comment is not None and not options.schema:
        return _fail("--schema is missing: give the .sql file or folder that the comment is about")
    from sql_copilot_ls.generation import Copilot, GenerationError

    try:
        answerer = Answerer(Copilot(options.model))
    except ImportError as error:
        return _fail(f"the engine cannot be loaded ({error}): reinstall the package for this platform")
    except GenerationError as error:
        return _fail(str(error))
    return _generate_one(options, answerer) if options.comment is not None else _generate_batch(options, answerer)


def _generate_one(options: argparse.Namespace, answerer: Any) -> int:
    from dataclasses import replace

    from sql_copilot_ls.batch import RequestError, read_request

    entry = {"question": options.comment, "schema": options.schema, "dialect": options.dialect}
    try:
        request = read_request({**entry, "alternatives": options.alternatives})
        detected = answerer.schemas.index(request).schema.dialect
        answer = answerer.answer(replace(request, dialect=request.dialect or detected))
    except RequestError as error:
        if options.json:
            _write(json.dumps({"id": None, "sql": None, "error": str(error)}, ensure_ascii=False))
            return 1
        return _fail(str(error))
    if options.json:
        _write(json.dumps({"id": None, **answer}, ensure_ascii=False))
        return 0
    from sql_copilot_ls.analysis.format import format_script

    _write(format_script(answer["sql"], request.dialect or detected).strip() + ";")
    if answer["abstained"]:
        sys.stderr.write(f"(not sure: confidence {answer['confidence']:.2f}; an editor would not show this unasked)\n")
    return 0


def _generate_batch(options: argparse.Namespace, answerer: Any) -> int:
    from sql_copilot_ls.batch import answers

    try:
        text = sys.stdin.buffer.read() if str(options.input) == "-" else options.input.read_bytes()
        out = sys.stdout if options.output is None else options.output.open("w", encoding="utf-8")
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}")
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


def _schema(options: argparse.Namespace) -> int:
    from sql_copilot_ls.batch import RequestError, known_dialect
    from sql_copilot_ls.schema import read_schema

    try:
        dialect = known_dialect(options.dialect) if options.dialect else ""
        schema = read_schema(Path(options.path), dialect=dialect)
    except (RequestError, OSError) as error:
        return _fail(str(error))
    _write(json.dumps(schema_json(schema), ensure_ascii=False) if options.json else schema_table(schema))
    return 0


def schema_json(schema: Schema) -> dict[str, Any]:
    """The schema as `sqlcopilot-ls schema --json` prints it; lines count from 1."""
    return {
        "tables": [
            {
                "name": table.name,
                "schema": table.schema,
                "columns": [
                    {"name": c.name, "type": c.type, "nullable": c.nullable, "comment": c.comment}
                    for c in table.columns
                ],
                "primary_key": list(table.primary_key),
                "foreign_keys": [
                    {
                        "columns": list(key.columns),
                        "table": key.table,
                        "references": list(key.references),
                        "inferred": key.inferred,
                    }
                    for key in table.foreign_keys
                ],
                "source": {"file": table.source.file, "line": table.source.line + 1} if table.source else None,
            }
            for table in schema.tables
        ],
        "skipped": [{"file": s.file, "line": s.line + 1, "reason": s.reason} for s in schema.skipped],
    }


def schema_table(schema: Schema) -> str:
    """The schema for a person: a line a table with its columns below, and what was skipped."""
    lines = [f"{len(schema.tables)} tables" + (f", {schema.dialect}" if schema.dialect else "")]
    for table in schema.tables:
        name = f"{table.schema}.{table.name}" if table.schema else table.name
        lines.append(f"\n{name}" + (f"  -- {table.comment}" if table.comment else ""))
        width = max((len(column.name) for column in table.columns), default=0)
        references = {
            column: f"-> {key.table}({', '.join(key.references)})" + (" inferred" if key.inferred else "")
            for key in table.foreign_keys
            for column in key.columns
        }
        for column in table.columns:
            notes = ["key" if column.name in table.primary_key else "", references.get(column.name, "")]
            notes += ["" if column.nullable else "not null", f"-- {column.comment}" if column.comment else ""]
            rest = "  ".join(note for note in (column.type, *notes) if note)
            lines.append(f"  {column.name:<{width}}  {rest}".rstrip())
    if schema.skipped:
        lines.append("\nskipped")
        lines += [f"  {s.file}:{s.line + 1}: {s.reason}" for s in schema.skipped]
    return "\n".join(lines)


def _model(options: argparse.Namespace) -> int:
    from sql_copilot_ls.generation import GenerationError, load_artefact, packaged_model

    path = options.model or packaged_model()
    if options.path:
        _write(str(path))
        return 0 if path.is_file() else _fail(f"{path}: there is no such file")
    try:
        artefact = load_artefact(options.model)
    except (GenerationError, ImportError) as error:
        return _fail(str(error))
    if options.json:
        _write(json.dumps({"path": str(path), **artefact.metadata}, ensure_ascii=False))
        return 0
    _write(f"path {path}\nbytes {path.stat().st_size:,}")
    for name, version in artefact.versions.items():
        _write(f"{name} {version}")
    _write("\n" + artefact.model.extra("model_card.md").decode("utf-8").rstrip())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
