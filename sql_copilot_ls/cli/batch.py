"""The batch interface: questions as JSON lines in, predictions as JSON lines out, in the same order."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sql_copilot_ls.sql.dialects import DIALECTS, canonical

if TYPE_CHECKING:
    from sql_copilot_ls.generation import Copilot
    from sql_copilot_ls.linking import SchemaIndex
    from sql_copilot_ls.schema.model import Schema

DEFAULT_ALTERNATIVES = 4
MAX_ALTERNATIVES = 32
KEPT_SCHEMAS = 64


class RequestError(Exception):
    """A question cannot be answered as it stands; the message says why."""


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """One question over a schema given as path (`schema`) or text (`ddl`); `dialect` "": SQL for SQLite. `now` settles
    periods that name no year.
    """

    question: str
    schema: str = ""
    ddl: str = ""
    dialect: str = ""
    alternatives: int = DEFAULT_ALTERNATIVES
    now: datetime | None = None


def known_dialect(name: str) -> str:
    """A dialect by any of its usual names. Raises `RequestError`."""
    found = canonical(name)
    if not found:
        choices = ", ".join(dialect.name for dialect in DIALECTS)
        raise RequestError(f"unknown dialect '{name}': use one of {choices}")
    return found


def read_request(entry: Any) -> BatchRequest:
    """A decoded line. Raises `RequestError` naming the field that is wrong."""
    if not isinstance(entry, dict):
        raise RequestError("a line must be a JSON object with id, question and schema or ddl")
    texts: dict[str, str] = {}
    for name in ("question", "schema", "ddl", "dialect"):
        value = entry.get(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise RequestError(f"'{name}' must be text, not {type(value).__name__}")
        texts[name] = value
    if not texts["question"].strip():
        raise RequestError("'question' is missing or empty")
    if bool(texts["schema"]) == bool(texts["ddl"]):
        raise RequestError("give either 'schema' (path of a .sql file or folder) or 'ddl' (CREATE TABLE text)")
    count = entry.get("alternatives", DEFAULT_ALTERNATIVES)
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= MAX_ALTERNATIVES:
        raise RequestError(f"'alternatives' must be a whole number from 1 to {MAX_ALTERNATIVES}")
    dialect = known_dialect(texts["dialect"]) if texts["dialect"] else ""
    return BatchRequest(texts["question"], texts["schema"], texts["ddl"], dialect, count, moment(entry.get("now")))


def moment(text: object) -> datetime | None:
    """A date or time in ISO form. Raises `RequestError`."""
    if text is None:
        return None
    try:
        # Before 3.11 no Z is read; what zone the clock is in does not matter here.
        return datetime.fromisoformat(str(text).removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        raise RequestError(f"'now' must be a date or time in ISO form such as 2024-05-15T10:30, not {text!r}") from None


class Schemas:
    """Schemas made ready for questions, each read once; the ones used last are kept."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str, str], SchemaIndex] = OrderedDict()

    def index(self, request: BatchRequest) -> SchemaIndex:
        """The request's schema. Raises `RequestError` when it cannot be read or holds no table."""
        from sql_copilot_ls.glossary import worded
        from sql_copilot_ls.linking import SchemaIndex

        key = request.schema, request.ddl, request.dialect
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = SchemaIndex(worded(_read_schema(request)).schema)
            if len(self._known) > KEPT_SCHEMAS:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return found


def _read_schema(request: BatchRequest) -> Schema:
    """The schema in the dialect that its text is written in, which need not be the answer's; in the answer's where the
    text does not tell, or holds more columns so.
    """
    from sql_copilot_ls.schema import parse_ddl, read_schema

    def read(dialect: str) -> Schema:
        if request.ddl:
            return parse_ddl(request.ddl, dialect=dialect)
        return read_schema(Path(request.schema), dialect=dialect)

    def columns(schema: Schema) -> int:
        return sum(len(table.columns) for table in schema.tables)

    name = request.schema or "ddl"
    try:
        schema = read("")
        if request.dialect and schema.dialect != request.dialect:
            asked = read(request.dialect)
            schema = asked if not schema.dialect or columns(asked) > columns(schema) else schema
    except (OSError, ValueError) as error:
        raise RequestError(f"the schema cannot be read: {error}") from error
    if not any(table.columns for table in schema.tables):
        reasons = "; ".join(f"{s.file or name}:{s.line + 1}: {s.reason}" for s in schema.skipped[:3])
        raise RequestError(f"{name}: no CREATE TABLE found" + (f" ({reasons})" if reasons else ""))
    return schema


class Answerer:
    """Answers requests with one loaded model; with `aliases`, computed columns are named."""

    def __init__(self, copilot: Copilot, *, aliases: bool = False) -> None:
        self.copilot = copilot
        self.aliases = aliases
        self.schemas = Schemas()

    def answer(self, request: BatchRequest) -> dict[str, Any]:
        """`sql`, `confidence`, `abstained`, `alternatives` (the best first) and `milliseconds`.

        Raises `RequestError`.
        """
        from sql_copilot_ls.generation import GenerationError

        index = self.schemas.index(request)
        started = time.perf_counter()
        try:
            found = self.copilot.suggest(
                request.question,
                index,
                dialect=request.dialect or "sqlite",
                alternatives=request.alternatives,
                aliases=self.aliases,
                now=request.now,
            )
        except GenerationError as error:
            raise RequestError(str(error)) from error
        milliseconds = round((time.perf_counter() - started) * 1000, 2)
        if not found:
            raise RequestError("no valid query was found: name the tables or columns that the question is about")
        return {
            "sql": found[0].sql,
            "confidence": round(found[0].confidence, 6),
            "abstained": not found[0].should_show,
            "alternatives": [{"sql": s.sql, "confidence": round(s.confidence, 6)} for s in found],
            "milliseconds": milliseconds,
        }

    def answer_line(self, line: str) -> dict[str, Any]:
        """One line of input to one object of output; what is wrong with the line stands in `error`."""
        identifier: Any = None
        try:
            try:
                entry = json.loads(line)
            except ValueError as error:
                raise RequestError(f"not JSON: {error}") from error
            if isinstance(entry, dict):
                identifier = entry.get("id")
            return {"id": identifier, **self.answer(read_request(entry))}
        except RequestError as error:
            return {
                "id": identifier,
                "sql": None,
                "error": str(error),
                "confidence": 0.0,
                "abstained": True,
                "alternatives": [],
                "milliseconds": 0.0,
            }


def answers(lines: Iterable[str], answerer: Answerer, progress: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """The answers to all lines that are not blank, one by one."""
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        yield answerer.answer_line(line)
        progress(number)
