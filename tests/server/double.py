"""A server whose model is a table of answers, so that tests see its own logic; speaks LSP on stdio."""

from __future__ import annotations

import gc
import os
import re
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sql_copilot_ls.analysis.ide import cards
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.features import hover
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server import ending
from sql_copilot_ls.server.background import Background
from sql_copilot_ls.server.logs import set_up_logs
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Engine
from sql_copilot_ls.server.wiring import create_server, run


@dataclass(frozen=True)
class Changed:
    """What one of the double's answers would change."""

    action: str
    table: str
    condition: str
    count: str


@dataclass(frozen=True)
class Unused:
    """A word that an answer of the double leaves out."""

    text: str
    is_known: bool


@dataclass(frozen=True)
class Answer:
    """What the double suggests."""

    sql: str
    confidence: float
    change: Changed | None = None
    source: str = ""
    limit: float = 0.5

    @property
    def should_show(self) -> bool:
        """The double's calibrated threshold is one half; a change is never shown unasked."""
        return self.confidence >= 0.5 and self.change is None

    @property
    def unused(self) -> Sequence[Unused]:
        """Only what the double knows nothing of."""
        return UNUSED.get(self.sql, ())


CHANGES = {
    "DELETE FROM orders WHERE id = 7": Changed(
        "DELETE", "orders", "id = 7", "SELECT COUNT(*) FROM orders WHERE id = 7"
    ),
    "INSERT INTO customers (name, city) VALUES ('Ann', :city)": Changed("INSERT", "customers", "", ""),
}


ANSWERS = {
    "how many customers are there?": [
        ("SELECT COUNT(*) FROM customers", 0.9),
        ("SELECT COUNT(DISTINCT name) FROM customers", 0.4),
    ],
    "list the names of all customers": [
        ("SELECT name FROM customers", 0.8),
        ("SELECT DISTINCT name FROM customers", 0.3),
        ("SELECT id, name FROM customers", 0.2),
    ],
    "list the customers called ann": [
        ("SELECT id FROM customers WHERE LOWER(name) = 'ann'", 0.8),
        ("SELECT id FROM customers WHERE name = 'ann'", 0.7),
    ],
    "list the customers of paris and london by name": [
        ("SELECT id, name, city FROM customers WHERE city = 'Paris' OR city = 'London' ORDER BY name", 0.8)
    ],
    "how many orders has each customer?": [
        ("SELECT customer_id, COUNT(*) AS orders FROM orders GROUP BY customer_id", 0.9)
    ],
    "people of Paris": [("SELECT id FROM customers WHERE city = 'Paris'", 0.8)],
    "people here": [("SELECT id, name FROM customers", 0.3)],
    "delete order 7": [("DELETE FROM orders WHERE id = 7", 0.9)],
    "add the customer Ann": [("INSERT INTO customers (name, city) VALUES ('Ann', :city)", 0.9)],
    "list the doubtful customers": [("SELECT id FROM customers", 0.2)],
    "list the names of customers 😀 客户": [("SELECT name FROM customers", 0.8)],
    "slowly list all customers": [("SELECT * FROM customers", 0.9)],
    "每个城市有多少客户": [("SELECT city, COUNT(*) FROM customers GROUP BY city", 0.9)],
}


UNUSED = {"SELECT id FROM customers": (Unused("doubtful", False),)}


class TableCopilot:
    """Answers from the table; a question with "slowly" takes a second unless cancelled, one with "fault"
    fails, one with "for ever" never ends."""

    @property
    def versions(self) -> dict[str, str]:
        """Told by `sqlCopilot.status`."""
        return {"engine": "double", "artefact": "double", "grammar": "0"}

    threshold = 0.5

    def suggest(
        self,
        question: str,
        schema_index: Any,
        *,
        dialect: str = "sqlite",
        alternatives: int = 4,
        prefix: str = "",
        match_case: bool = False,
        aliases: bool = False,
        own_queries: Any = None,
        cancel: Any = None,
    ) -> Sequence[Answer]:
        """The table's answers; with `match_case` those without LOWER; names of columns only with `aliases`."""
        if "for ever" in question:
            threading.Event().wait()
        if "fault" in question:
            raise RuntimeError(f"cannot answer {question}")
        if "slowly" in question:
            deadline = time.monotonic() + 1.0
            while time.monotonic() < deadline:
                if cancel.is_set():
                    return []
                time.sleep(0.01)
        found = [
            Answer(sql if aliases else re.sub(r" AS \w+", "", sql), confidence, CHANGES.get(sql))
            for sql, confidence in ANSWERS.get(question, ())
            if not (match_case and "LOWER" in sql)
        ]
        return found[:alternatives]


def open_table(path: Path | None) -> TableCopilot:
    """The double; a path of the setting modelPath must exist."""
    if path is not None and not path.exists():
        raise FileNotFoundError(path)
    return TableCopilot()


ROOMS = ("sql_copilot_ls", "pygls", "lsprotocol", "_asyncio", "concurrent")


def live_objects() -> dict[str, int]:
    """How many objects there are of each class of ours and of the protocol's."""
    gc.collect()
    classes = Counter(type(found) for found in gc.get_objects())
    named = {f"{c.__module__}.{c.__qualname__}": n for c, n in classes.items()}
    return {name: n for name, n in named.items() if name.partition(".")[0] in ROOMS}


def card_or_never(script: Script, offset: int, schema: Schema) -> Any:
    """A hover's card; over a text with "for ever" it never comes."""
    while "for ever" in script.text:
        pass
    return cards.hover(script, offset, schema)


if __name__ == "__main__":
    set_up_logs()
    vars(hover)["card_at"] = card_or_never
    vars(ending)["_LAST_SECONDS"] = float(os.environ.get("SQLCOPILOT_TEST_LAST", "0.9"))
    cache = Path(os.environ["SQLCOPILOT_TEST_CACHE"])
    data = cache.parent / "data"
    stands = float(os.environ.get("SQLCOPILOT_TEST_STANDS", "600"))
    server = create_server(
        engine=Engine(open_table, threading.Event), cache_root=cache, data_root=data, stands_seconds=stands
    )
    server._near = Background(threads=1, budget_seconds=float(os.environ.get("SQLCOPILOT_TEST_BUDGET", "10")))

    @server.command("double.objects")
    def objects(_ls: SqlCopilotServer, *_arguments: Any) -> dict[str, int]:
        return live_objects()

    @server.command("double.fault")
    def fault(_ls: SqlCopilotServer, *_arguments: Any) -> None:
        raise RuntimeError(f"a fault of {__file__}")

    run(server)
