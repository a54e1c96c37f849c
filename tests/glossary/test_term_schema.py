"""The JSON schema that the extension contributes and the reader of glossaries say the same of every file."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from sql_copilot_ls.schema.term_schema import glossary_schema
from sql_copilot_ls.schema.terms import GLOSSARIES, glossary_declarations

EXTENSION = Path(__file__).resolve().parents[2] / "vscode-extension"


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """What a validator says, of the keywords that our schema uses; any other fails the test."""
    known = {"$schema", "title", "description", "type", "properties", "additionalProperties", "required", "oneOf"}
    known |= {"anyOf", "pattern", "maxLength", "maxItems", "items", "maxProperties"}
    assert schema.keys() <= known
    types: dict[str, Any] = {"object": dict, "string": str, "array": list, "number": (int, float), "boolean": bool}
    kind = schema.get("type")
    if kind and (not isinstance(value, types[kind]) or (kind == "number" and isinstance(value, bool))):
        return False
    if "oneOf" in schema and sum(fits(value, one) for one in schema["oneOf"]) != 1:
        return False
    if "anyOf" in schema and not any(fits(value, one) for one in schema["anyOf"]):
        return False
    if isinstance(value, str):
        return len(value) <= schema.get("maxLength", 10**9) and bool(re.search(schema.get("pattern", ""), value))
    if isinstance(value, list):
        return len(value) <= schema.get("maxItems", 10**9) and all(fits(v, schema.get("items", {})) for v in value)
    if isinstance(value, dict):
        others = schema.get("additionalProperties", {})
        for key, entry in value.items():
            own = schema.get("properties", {}).get(key, others)
            if own is False or not fits(entry, own):
                return False
        return len(value) <= schema.get("maxProperties", 10**9) and set(schema.get("required", ())) <= value.keys()
    return True


ENTRIES = [
    'table = "users"',
    'column = "users.phone"',
    'value = "N"\nof = "region.code"',
    'value = 3\nof = "region.code"',
    'value = true\nof = "region.code"',
    'condition = "a = 1"\nover = "users u"\nsynonyms = ["x", "活跃"]\nnote = "n"',
    'measure = "SUM(a)"\nover = "users"',
    'table = ""',
    'table = "  "',
    "table = 3",
    'value = "N"',
    "value = [1]\nof = 'a.b'",
    'condition = "a = 1"',
    'measure = "SUM(a)"\nof = "users.a"',
    'table = "users"\nover = "users"',
    'table = "users"\ncolumn = "users.a"',
    'table = "users"\ncolour = "red"',
    'synonyms = ["x"]',
    'table = "users"\nsynonyms = "x"',
    'table = "users"\nsynonyms = [""]',
    'table = "users"\nsynonyms = [3]',
    f'table = "users"\nsynonyms = {["x"] * 25}',
    f'table = "users"\nsynonyms = ["{"x" * 81}"]',
    f'table = "{"x" * 1990}"\nnote = ""',
    'table = "users"\nnote = 3',
    "",
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_schema_and_reader_agree(entry: str) -> None:
    text = f"[terms.word]\n{entry}\n"
    read = glossary_declarations(text)
    assert fits(tomllib.loads(text), glossary_schema()) == (not read.skipped), read.skipped


def test_what_is_no_table_of_terms_fits_neither() -> None:
    for text in ("terms = 3", "terms = []", "[terms]\nword = 3"):
        assert glossary_declarations(text).skipped
        assert not fits(tomllib.loads(text), glossary_schema())


def test_the_extension_contributes_it_for_the_files_that_are_read() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    (own,) = manifest["contributes"]["tomlValidation"]
    kept = json.loads((EXTENSION / own["url"]).read_text(encoding="utf-8"))
    assert kept == glossary_schema()
    assert re.search(own["fileMatch"], "/shop/words.glossary.toml")
    assert not re.search(own["fileMatch"], "/shop/pyproject.toml")
    assert "!schemas/**" in (EXTENSION / ".vscodeignore").read_text(encoding="utf-8").splitlines()
    selector = (EXTENSION / "src" / "languages.ts").read_text(encoding="utf-8")
    assert all(f"'{glob}'" in selector for glob in GLOSSARIES)
