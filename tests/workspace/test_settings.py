"""Settings as a client sends them, as the extension offers them, and as docs/protocol.md tells of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest

from sql_copilot_ls.server.settings import FIELDS, SECTION, TYPES, Settings, parse
from sql_copilot_ls.sql.dialects import DIALECTS

ROOT = Path(__file__).resolve().parents[2]
CLIENT_ONLY = {"serverPath"}
"""What the extension keeps to itself: which server it starts."""


def test_nothing_sent_means_the_defaults() -> None:
    assert parse(None) == (Settings(), [])
    assert parse({}) == (Settings(), [])
    assert parse({"alternatives": None, "somethingElse": 3}) == (Settings(), [])


def test_good_values_are_taken() -> None:
    settings, messages = parse(
        {
            "dialect": "postgres",
            "schemaGlobs": ["db/*.sql"],
            "automaticTrigger": False,
            "confidenceThreshold": 0.5,
            "maxLatencyMs": 100.0,
            "formatIndent": 2,
        }
    )
    assert messages == []
    assert settings.dialect == "postgres"
    assert settings.forced_dialect == "postgres"
    assert settings.schema_globs == ("db/*.sql",)
    assert (settings.automatic_trigger, settings.confidence_threshold) == (False, 0.5)
    assert (settings.max_latency_ms, settings.format_indent) == (100, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dialect", "klingon"),
        ("dialect", 3),
        ("schemaGlobs", "**/*.sql"),
        ("schemaGlobs", [""]),
        ("excludeGlobs", [3]),
        ("automaticTrigger", "yes"),
        ("confidenceThreshold", 2),
        ("confidenceThreshold", True),
        ("maxLatencyMs", 1),
        ("maxLatencyMs", 1.5),
        ("maxLatencyMs", float("nan")),
        ("maxLatencyMs", float("inf")),
        ("alternatives", 0),
        ("alternatives", True),
        ("modelPath", 3),
        ("logLevel", "loud"),
        ("formatKeywordCase", "title"),
        ("formatIndent", -1),
        ("embeddedSql", 1),
        ("diagnostics", "on"),
        ("indexIgnoredFiles", "no"),
    ],
)
def test_bad_value_gives_one_message_and_the_default(name: str, value: object) -> None:
    settings, messages = parse({name: value, "alternatives" if name != "alternatives" else "formatIndent": 3})
    assert len(messages) == 1
    assert f"sqlCopilot.{name}" in messages[0]
    assert getattr(settings, FIELDS[name]) == getattr(Settings(), FIELDS[name])
    assert 3 in (settings.alternatives, settings.format_indent)


def test_settings_that_are_no_object() -> None:
    settings, messages = parse([1, 2])
    assert settings == Settings()
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("dialect", "pg", "should be one of auto, sqlite, postgres, mysql,"),
        ("schemaGlobs", [3], "should be a list of glob patterns, not [3]; using ['**/*.sql', '**/*.ddl',"),
        ("automaticTrigger", 1, "should be true or false, not 1; using True."),
        ("confidenceThreshold", 2, "should be a number from 0 to 1, or null, not 2; using None."),
        ("alternatives", 2.5, "should be a whole number from 1 to 10, not 2.5; using 4."),
        ("modelPath", ["x" * 1000], "should be a text, not ['xxxxxxxxxxxx...xxxxxxxxxxxxx']; using ''."),
    ],
)
def test_messages_say_what_is_wanted(name: str, value: object, message: str) -> None:
    _, messages = parse({name: value})
    assert messages[0].startswith(f"The setting sqlCopilot.{name} ")
    assert message in messages[0]


def in_json_schema(kind: Any) -> dict[str, Any]:
    """A field's type as package.json writes it."""
    if get_origin(kind) is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    if get_origin(kind) is Annotated:
        number, within = get_args(kind)
        return {
            "type": "integer" if number is int else "number",
            "minimum": within.low,
            "maximum": within.high,
        }
    if NoneType in get_args(kind):
        inner = in_json_schema(next(k for k in get_args(kind) if k is not NoneType))
        return {**inner, "type": [inner["type"], "null"]}
    if kind == tuple[str, ...]:
        return {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}
    return {"type": {bool: "boolean", str: "string"}[kind]}


def default_of(name: str) -> Any:
    value = getattr(Settings(), FIELDS[name])
    return list(value) if isinstance(value, tuple) else value


def offered() -> dict[str, dict[str, Any]]:
    """The settings of the extension."""
    package = json.loads((ROOT / "vscode-extension" / "package.json").read_text(encoding="utf-8"))
    pages = package["contributes"]["configuration"]
    properties = {name: schema for page in pages for name, schema in page["properties"].items()}
    return {name.removeprefix(f"{SECTION}."): schema for name, schema in properties.items()}


def documented() -> dict[str, tuple[str, str]]:
    """Type and default of each row of the table in docs/protocol.md."""
    page = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8").partition("## Commands")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)
    return {name: (kind.strip(), default.strip()) for name, kind, default in rows}


def test_the_extension_offers_what_the_server_reads() -> None:
    found = offered()
    assert set(found) - CLIENT_ONLY == set(FIELDS)
    telling = ("type", "enum", "minimum", "maximum", "items", "uniqueItems")
    for name, field in FIELDS.items():
        told = {key: value for key, value in found[name].items() if key in telling}
        assert (name, told, found[name]["default"]) == (name, in_json_schema(TYPES[field]), default_of(name))


def test_the_dialects_are_those_of_the_one_table() -> None:
    assert get_args(TYPES["dialect"]) == ("auto", *(dialect.name for dialect in DIALECTS))


def test_every_setting_has_its_words_in_both_languages() -> None:
    for file in ("package.nls.json", "package.nls.zh-cn.json"):
        words = json.loads((ROOT / "vscode-extension" / file).read_text(encoding="utf-8"))
        assert [name for name in offered() if not words.get(f"setting.{name}")] == [], file


def test_the_protocol_tells_of_what_the_server_reads() -> None:
    rows = documented()
    assert set(rows) == set(FIELDS)
    for name, field in FIELDS.items():
        kind, default = rows[name]
        assert json.loads(default.strip("`")) == default_of(name), name
        schema = in_json_schema(TYPES[field])
        if "enum" in schema:
            assert re.findall(r'"(\w+)"', kind) == schema["enum"]
        elif "minimum" in schema:
            assert f"{schema['minimum']}–{schema['maximum']}" in kind
        else:
            assert kind == {"array": "string[]"}.get(schema["type"], schema["type"])


def test_a_workspace_that_is_not_trusted_chooses_neither_programs_nor_files() -> None:
    package = json.loads((ROOT / "vscode-extension" / "package.json").read_text(encoding="utf-8"))
    restricted = set(package["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"])
    named = {"serverPath", "modelPath", "schemaGlobs", "excludeGlobs", "indexIgnoredFiles"}
    assert restricted == {f"{SECTION}.{name}" for name in named}


@pytest.mark.parametrize("name", ["serverPath", "modelPath"])
def test_no_workspace_chooses_a_program_or_a_model(name: str) -> None:
    package = json.loads((ROOT / "vscode-extension" / "package.json").read_text(encoding="utf-8"))
    sections = package["contributes"]["configuration"]
    (setting,) = [s["properties"][f"{SECTION}.{name}"] for s in sections if f"{SECTION}.{name}" in s["properties"]]
    assert setting["scope"] == "machine"  # the user's, or the remote machine's: never a folder's
