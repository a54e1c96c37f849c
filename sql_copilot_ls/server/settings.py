"""The settings a user can change, read from what a client sends: bad values become messages and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from reprlib import repr as short_repr
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from cattrs import Converter

from sql_copilot_ls.workspace.options import EXCLUDE_GLOBS, SCHEMA_GLOBS, IndexOptions

SECTION = "sqlCopilot"


@dataclass(frozen=True, slots=True)
class Within:
    """The least and the most of a number."""

    low: int
    high: int


Dialect = Literal[
    "auto",
    "sqlite",
    "postgres",
    "mysql",
    "tsql",
    "oracle",
    "duckdb",
    "snowflake",
    "bigquery",
    "redshift",
    "spark",
    "hive",
    "clickhouse",
    "db2",
]
DIALECTS: tuple[str, ...] = tuple(name for name in get_args(Dialect) if name != "auto")
"""Every dialect by its name."""
KeywordCase = Literal["upper", "lower", "preserve"]
Commas = Literal["keep", "trailing", "leading"]
LogLevel = Literal["error", "warning", "info", "debug"]
Patterns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """One folder's settings; docs/protocol.md says what each does. Names are the snake case of the client's.

    A field's type is what `parse` lets through.
    """

    dialect: Dialect = "auto"
    schema_globs: Patterns = SCHEMA_GLOBS
    exclude_globs: Patterns = EXCLUDE_GLOBS
    index_ignored_files: bool = False
    automatic_trigger: bool = True
    confidence_threshold: Annotated[float, Within(0, 1)] | None = None
    debounce_ms: Annotated[int, Within(0, 5000)] = 40
    max_latency_ms: Annotated[int, Within(50, 60_000)] = 2000
    alternatives: Annotated[int, Within(1, 10)] = 4
    match_case: bool = False
    column_aliases: bool = True
    model_path: str = ""
    log_level: LogLevel = "warning"
    format_keyword_case: KeywordCase = "upper"
    format_indent: Annotated[int, Within(0, 16)] | None = None
    format_commas: Commas = "keep"
    embedded_sql: bool = True
    code_lens: bool = True
    remember: bool = True
    diagnostics: bool = True

    @property
    def forced_dialect(self) -> str:
        """The dialect the user chose, or empty for "detect"."""
        return "" if self.dialect == "auto" else self.dialect

    @property
    def index_options(self) -> IndexOptions:
        """What of them the index is told."""
        return IndexOptions(
            self.forced_dialect, self.schema_globs, self.exclude_globs, self.index_ignored_files, self.embedded_sql
        )


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


FIELDS = {_camel(field.name): field.name for field in fields(Settings)}
"""The settings as clients name them, and their fields."""
TYPES: dict[str, Any] = get_type_hints(Settings, include_extras=True)
"""The type of each field."""


class _InvalidError(ValueError):
    """What a value should have been."""


def _boolean(value: Any, _type: Any) -> bool:
    if not isinstance(value, bool):
        raise _InvalidError("true or false")
    return value


def _text(value: Any, _type: Any) -> str:
    if not isinstance(value, str):
        raise _InvalidError("a text")
    return value


def _patterns(value: Any, _type: Any) -> Patterns:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
        raise _InvalidError("a list of glob patterns")
    return tuple(value)


def _choice(value: Any, kind: Any) -> str:
    if value not in get_args(kind):
        raise _InvalidError("one of " + ", ".join(get_args(kind)))
    return str(value)


def _number(value: Any, kind: Any) -> float:
    number, within = get_args(kind)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not within.low <= value <= within.high or value != number(value):
        name = "a whole number" if number is int else "a number"
        raise _InvalidError(f"{name} from {within.low} to {within.high}")
    return float(value) if number is float else int(value)


def _is(kind: Any, form: Any) -> bool:
    return get_origin(kind) is form


def _converter() -> Converter:
    """Strict where JSON has the type: no text becomes a number, no number a truth."""
    converter = Converter()
    converter.register_structure_hook(bool, _boolean)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook_func(lambda kind: kind == Patterns, _patterns)
    converter.register_structure_hook_func(lambda kind: _is(kind, Literal), _choice)
    converter.register_structure_hook_func(lambda kind: _is(kind, Annotated), _number)
    return converter


_CONVERTER = _converter()


def parse(raw: Any) -> tuple[Settings, list[str]]:
    """Settings from a client's object, and one message per value that could not be used.

    Absent and null values mean the default; names that are no setting are ignored, for clients send their own too.
    """
    defaults = Settings()
    if raw is None:
        return defaults, []
    if not isinstance(raw, Mapping):
        return defaults, [f"The settings {SECTION} should be an object of names and values; the defaults are used."]
    values: dict[str, Any] = {}
    messages = []
    for name, field in FIELDS.items():
        value = raw.get(name)
        if value is None:
            continue
        try:
            values[field] = _CONVERTER.structure(value, TYPES[field])
        except _InvalidError as error:
            default = getattr(defaults, field)
            shown = list(default) if isinstance(default, tuple) else default
            orlike = ", or null" if default is None else ""
            messages.append(
                f"The setting {SECTION}.{name} should be {error}{orlike}, not {short_repr(value)}; using {shown!r}."
            )
    return Settings(**values), messages
