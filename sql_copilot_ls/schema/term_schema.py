"""The JSON schema of glossaries, for editors that check TOML by one; made of what the reader goes by."""

from __future__ import annotations

from typing import Any

from .terms import FIELDS, KINDS, MAX_NAME, MAX_SYNONYMS, MAX_TERMS, MAX_TEXT

_ABOUT = {
    "table": "The table that the term is another name of.",
    "column": "The column that the term is another name of: table.column.",
    "value": "The stored value that the term is a name of.",
    "of": "The column that holds the value: table.column.",
    "condition": "What holds of the rows meant, such as status = 3 AND deleted_at IS NULL.",
    "measure": "What is computed, such as SUM(o.total).",
    "over": "The table that the condition or measure is over, with an alias or without: orders o.",
    "synonyms": "What else people call it, in any language.",
    "note": "Shown with it.",
}


def glossary_schema() -> dict[str, Any]:
    """A JSON schema, draft 4, which every TOML tool reads."""
    text = {"type": "string", "pattern": "\\S", "maxLength": MAX_TEXT}
    fields: dict[str, Any] = {field: {"description": _ABOUT[field], **text} for field in FIELDS}
    fields["value"] = {
        "description": _ABOUT["value"],
        "anyOf": [text, {"type": "number"}, {"type": "boolean"}],
    }
    fields["synonyms"] = {
        "description": _ABOUT["synonyms"],
        "type": "array",
        "maxItems": MAX_SYNONYMS,
        "items": {"type": "string", "pattern": "\\S", "maxLength": MAX_NAME},
    }
    kinds = [
        {
            "properties": {field: fields[field] for field in FIELDS if field in (*own, "synonyms", "note")},
            "required": list(own),
            "additionalProperties": False,
        }
        for own in KINDS.values()
    ]
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "SQL Copilot glossary",
        "type": "object",
        "properties": {
            "terms": {
                "description": "A team's own words, by name.",
                "type": "object",
                "maxProperties": MAX_TERMS,
                "additionalProperties": {"type": "object", "oneOf": kinds},
            }
        },
    }
