"""What is worked out of a version of a schema or of a text goes with it, at once: nothing of it waits for the collector
of cycles, which comes seldom.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.scoping.layers import layers
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import parse_ddl
from tests.server.inside import SCHEMA, Inside, notification, opened
from tests.server.test_hostile_messages import REQUESTS, command, put
from tests.server.wire_client import request

ALTERNATIVES = {"uri": "URI", "position": {"line": 1, "character": 3}}
MAKES = "CREATE TEMP TABLE a (b INT);\nALTER TABLE a ADD COLUMN c INT;\nSELECT b, c FROM a;\n"


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_a_script_with_tables_of_its_own() -> None:
    script, schema = Script(MAKES, "postgres", file="a.sql"), parse_ddl("CREATE TABLE t (id INT);")
    assert diagnose(script, schema) == []
    assert layers(script, schema).makes
    seen = [weakref.ref(one) for one in (script, schema, layers(script, schema))]
    del script, schema
    assert [one() for one in seen] == [None, None, None]


def test_a_schema_that_was_asked_about() -> None:
    copilot = Copilot()
    index = SchemaIndex(parse_ddl("CREATE TABLE customers (id INT PRIMARY KEY, name TEXT, city TEXT, born DATE);"))
    for question in ("customers from Paris born since 1990", "the oldest 3 customers", "customers without a name"):
        assert copilot.suggest(question, index)
    seen = weakref.ref(index)
    del index
    assert seen() is None


async def test_a_schema_behind_every_request(inside: Inside) -> None:
    """One version of it after the other. A rename that is refused is left out: what an exception passed through does
    wait for the collector.
    """
    inside.begin()
    name = f"{inside.root.as_uri()}/schema.sql"
    inside.tell(opened(name))
    versions: list[weakref.ref[Any]] = []
    for number in range(4):
        text = SCHEMA.replace("name TEXT", f"name TEXT, column_{number} TEXT", 1)
        change = {"textDocument": {"uri": name, "version": number + 2}, "contentChanges": [{"text": text}]}
        inside.tell(notification("textDocument/didChange", change))
        await inside.server.index.settled()
        asked = [*REQUESTS.items(), ("workspace/executeCommand", command("sqlCopilot.alternatives", ALTERNATIVES))]
        for method, params in asked:
            if method != "textDocument/rename":
                assert "result" in await inside.ask(request(f"{method} {number}", method, put(params, inside.uri)))
        folder = inside.server.index.schema_for(inside.uri)
        assert folder.own_queries.near("list the names of all customers") is not None
        versions += [weakref.ref(one) for one in (folder, folder.schema, folder.own_queries)]
        del folder
    assert len({one() for one in versions}) > 3
    left = [one() for one in versions[: len(versions) // 2] if one() is not None]
    assert left == []
