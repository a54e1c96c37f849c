"""`sqlcopilot-ls link`: what is read off a comment: periods, values, and which names its words speak of."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sql_copilot_ls.cli.batch import RequestError, known_dialect, moment
from sql_copilot_ls.cli.output import fail, write

if TYPE_CHECKING:
    from sql_copilot_ls.linking import SchemaIndex
    from sql_copilot_ls.periods import FoundPeriod


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("comment", nargs="?", help="what to read")
    parser.add_argument("--schema", metavar="PATH", help="a .sql file or a folder of them, whose names are looked for")
    parser.add_argument("--dialect", default="", help="SQL dialect of the schema (default: detected)")
    parser.add_argument("--now", metavar="ISO", help="the date or time that `yesterday` is seen from (default: now)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--input",
        type=Path,
        metavar="FILE",
        help="comments, one JSON object (question, now) a line; - for standard input",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="where answers go (default: standard output)")


def run(options: argparse.Namespace) -> int:
    """Read one comment or a file of them; gives the exit status."""
    if (options.comment is None) == (options.input is None):
        return fail('give either a comment (link "comment") or --input FILE')
    try:
        index = _index(options.schema, options.dialect)
        now = moment(options.now)
    except (RequestError, OSError, ValueError) as error:
        return fail(str(error))
    if options.comment is None:
        return _run_batch(options, index, now)
    found = read_comment(options.comment, index, now or datetime.now())
    write(json.dumps(found, ensure_ascii=False) if options.json else _for_a_person(found))
    return 0


def _index(path: str | None, dialect: str) -> SchemaIndex:
    from sql_copilot_ls.linking import SchemaIndex
    from sql_copilot_ls.schema import read_schema
    from sql_copilot_ls.schema.model import Schema

    if path is None:
        return SchemaIndex(Schema())
    return SchemaIndex(read_schema(Path(path), dialect=known_dialect(dialect) if dialect else ""))


def read_comment(comment: str, index: SchemaIndex, now: datetime) -> dict[str, Any]:
    """What is read off a comment.

    `periods`: the words (`text`), the period in its own text, both sides at `now` (`end` exclusive, null for an open
    side), `rank` among the readings of the same words, and `sure` unless the words may mean something else; `values`:
    what a query may compare with; `words` that speak of names, each with the tables and columns and how they match.
    """
    from sql_copilot_ls.linking.literals import find_literals
    from sql_copilot_ls.linking.match import Matches
    from sql_copilot_ls.linking.relations import COLUMN_GRADES
    from sql_copilot_ls.linking.words import quoted_spans, split_words
    from sql_copilot_ls.periods import read_periods

    words = split_words(comment)
    matches = Matches(comment, words, index)
    literals = find_literals(comment, words, quoted_spans(comment), matches)
    names = []
    for word, cells in zip(words, matches.cells, strict=True):
        found = [{**_item(index, item), "match": COLUMN_GRADES[grade]} for item, grade in sorted(cells.items())]
        if found:
            names.append({"text": word.text, "names": found})
    return {
        "periods": [_period(comment, found, now) for found in read_periods(comment, now)],
        "values": [{"text": literal.text, "shape": literal.shape} for literal in literals],
        "words": names,
    }


def _period(comment: str, found: FoundPeriod, now: datetime) -> dict[str, Any]:
    start, end = found.period.resolve(now)
    return {
        "text": comment[found.start : found.end],
        "period": str(found.period),
        "start": _iso(start),
        "end": _iso(end),
        "rank": found.rank,
        "sure": found.sure,
    }


def _iso(moment: datetime | None) -> str | None:
    """A moment as a date where it is the start of a day."""
    if moment is None:
        return None
    is_day = not (moment.hour or moment.minute or moment.second or moment.microsecond)
    return moment.date().isoformat() if is_day else moment.isoformat(timespec="seconds")


def _item(index: SchemaIndex, item: int) -> dict[str, str]:
    if item >= len(index.columns):
        return {"table": index.tables[item - len(index.columns)].name}
    return {"table": index.tables[index.column_table[item]].name, "column": index.columns[item].name}


def _for_a_person(found: dict[str, Any]) -> str:
    lines = ["periods"] if found["periods"] else []
    for period in found["periods"]:
        note = "" if period["sure"] and not period["rank"] else "  (or)" if period["rank"] else "  (perhaps)"
        sides = f"{period['start'] or '…'} to before {period['end'] or '…'}"
        lines.append(f"  {period['text']}: {sides}  [{period['period']}]{note}")
    if found["values"]:
        lines.append("values")
        lines += [f"  {value['text']}  [{value['shape']}]" for value in found["values"]]
    if found["words"]:
        lines.append("names")
    for word in found["words"]:
        names = (f"{'.'.join(filter(None, (n['table'], n.get('column'))))} ({n['match']})" for n in word["names"])
        lines.append(f"  {word['text']}: {', '.join(names)}")
    return "\n".join(lines) or "nothing is read off this comment"


def _run_batch(options: argparse.Namespace, index: SchemaIndex, now: datetime | None) -> int:
    try:
        text = sys.stdin.buffer.read() if str(options.input) == "-" else options.input.read_bytes()
        out = sys.stdout if options.output is None else options.output.open("w", encoding="utf-8")
    except OSError as error:
        return fail(f"{error.filename}: {error.strerror}")
    failed = 0
    try:
        for line in filter(str.strip, text.decode("utf-8", errors="replace").splitlines()):
            answer = _answer_line(line, index, now)
            failed += "error" in answer
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    finally:
        if out is not sys.stdout:
            out.close()
    if failed:
        sys.stderr.write(f"sqlcopilot-ls: {failed} lines failed; see their 'error'\n")
    return 1 if failed else 0


def _answer_line(line: str, index: SchemaIndex, now: datetime | None) -> dict[str, Any]:
    """One line of input to one object of output; what is wrong with the line stands in `error`."""
    identifier: Any = None
    try:
        entry = json.loads(line)
        if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
            raise RequestError("a line must be a JSON object with a text 'question'")
        identifier = entry.get("id")
        found = read_comment(entry["question"], index, moment(entry.get("now")) or now or datetime.now())
    except (RequestError, ValueError) as error:
        return {"id": identifier, "periods": [], "values": [], "words": [], "error": str(error)}
    return {"id": identifier, **found}
