"""The protocol's types as a start imports them: what is compared, read and written stays as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.server.lsp_session import ROOT

pytestmark = pytest.mark.slow

_PROGRAM = """
import attrs
define = attrs.define
from sql_copilot_ls.server.starting import load_protocol
load_protocol()
assert attrs.define is define
from lsprotocol import converters, types
converter = converters.get_converter()
place = types.Location("file:///a.sql", types.Range(types.Position(0, 1), types.Position(2, 3)))
again = converter.structure(converter.unstructure(place), types.Location)
assert again == place and again.range == place.range and again.range.start < again.range.end
assert again != types.Location("file:///b.sql", place.range)
items = types.CompletionList(False, [types.CompletionItem("customers", kind=types.CompletionItemKind.Class)])
assert converter.unstructure(items) == {"isIncomplete": False, "items": [{"label": "customers", "kind": 7}]}
made = [getattr(types, name) for name in ("CompletionItem", "ClientCapabilities", "InitializeParams")]
assert not any("__eq__" in vars(cls) or "__repr__" in vars(cls) for cls in made), "compiled at every start"
"""


def test_protocol_types_are_light_and_whole() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
