"""The settings a user can change, read from what a client sends: bad values become messages and defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sql_copilot_ls.workspace.options import EXCLUDE_GLOBS, SCHEMA_GLOBS, IndexOptions

SECTION = "sqlCopilot"

DIALECTS = (
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
)
KEYWORD_CASES = ("upper", "lower", "preserve")
LOG_LEVELS = ("error", "warning", "info", "debug")


@dataclass(frozen=True, slots=True)
class Settings:
    """One folder's settings; docs/protocol.md says what each does. Names are the snake case of the client's."""

    dialect: str = "auto"
    schema_globs: tuple[str, ...] = SCHEMA_GLOBS
    exclude_globs: tuple[str, ...] = EXCLUDE_GLOBS
    automatic_trigger: bool = True
    confidence_threshold: float | None = None
    max_latency_ms: int = 2000
    alternatives: int = 4
    match_case: bool = False
    model_path: str = ""
    log_level: str = "warning"
    format_keyword_case: str = "upper"
    format_indent: int = 4
    embedded_sql: bool = True
    diagnostics: bool = True

    @property
    def forced_dialect(self) -> str:
        """The dialect the user chose, or empty for "detect"."""
        return "" if self.dialect == "auto" else self.dialect

    @property
    def index_options(self) -> IndexOptions:
        """What of them the index is told."""
        return IndexOptions(self.forced_dialect, self.schema_globs, self.exclude_globs)


class _InvalidError(ValueError):
    """What a value should have been."""


def _choice(options: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in options:
            raise _InvalidError("one of " + ", ".join(options))
        return str(value)

    return check


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _InvalidError("true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _InvalidError("a text")
    return value


def _integer(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or value != int(value)
            or not low <= value <= high
        ):
            raise _InvalidError(f"a whole number from {low} to {high}")
        return int(value)

    return check


def _threshold(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _InvalidError("a number from 0 to 1, or null")
    return float(value)


def _globs(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
        raise _InvalidError("a list of glob patterns")
    return tuple(value)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "dialect": _choice(DIALECTS),
    "schemaGlobs": _globs,
    "excludeGlobs": _globs,
    "automaticTrigger": _boolean,
    "confidenceThreshold": _threshold,
    "maxLatencyMs": _integer(50, 60_000),
    "alternatives": _integer(1, 10),
    "matchCase": _boolean,
    "modelPath": _text,
    "logLevel": _choice(LOG_LEVELS),
    "formatKeywordCase": _choice(KEYWORD_CASES),
    "formatIndent": _integer(0, 16),
    "embeddedSql": _boolean,
    "diagnostics": _boolean,
}


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in name)


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
    for name, check in _CHECKS.items():
        value = raw.get(name)
        if value is None:
            continue
        try:
            values[_snake(name)] = check(value)
        except (_InvalidError, OverflowError, ValueError) as error:
            default = getattr(defaults, _snake(name))
            shown = list(default) if isinstance(default, tuple) else default
            expected = error if isinstance(error, _InvalidError) else "a number"
            messages.append(f"The setting {SECTION}.{name} should be {expected}, not {value!r}; using {shown!r}.")
    return Settings(**values), messages


NAMES = tuple(_CHECKS)
"""The settings as clients name them."""
