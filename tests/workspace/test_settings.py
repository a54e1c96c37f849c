"""Settings as a client sends them."""

from dataclasses import fields

import pytest

from sql_copilot_ls.server.settings import NAMES, Settings, parse


def test_nothing_sent_means_the_defaults() -> None:
    assert parse(None) == (Settings(), [])
    assert parse({}) == (Settings(), [])
    assert parse({"alternatives": None, "somethingElse": 3}) == (Settings(), [])


def test_every_setting_has_a_field() -> None:
    snake = {"".join("_" + c.lower() if c.isupper() else c for c in name) for name in NAMES}
    assert snake == {f.name for f in fields(Settings)}


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
    ],
)
def test_bad_value_gives_one_message_and_the_default(name: str, value: object) -> None:
    settings, messages = parse({name: value, "alternatives" if name != "alternatives" else "formatIndent": 3})
    assert len(messages) == 1
    assert f"sqlCopilot.{name}" in messages[0]
    field = "".join("_" + c.lower() if c.isupper() else c for c in name)
    assert getattr(settings, field) == getattr(Settings(), field)
    assert 3 in (settings.alternatives, settings.format_indent)


def test_settings_that_are_no_object() -> None:
    settings, messages = parse([1, 2])
    assert settings == Settings()
    assert len(messages) == 1
