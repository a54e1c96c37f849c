"""What examples cost: index time, memory and time a suggestion, without any and with 2,000; what a new term costs until
the next suggestion knows it; what hostile files cost.

`PYTHONPATH=. python -m benchmarks.words.speed`
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.words.judging import FOLDER, asked
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.own_queries.wording import wording
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.model import Example
from sql_copilot_ls.schema.sources import read_declarations
from sql_copilot_ls.workspace.folder import Folder
from sql_copilot_ls.workspace.options import IndexOptions

EXAMPLES = 2000
_TOPICS = ("clinic", "site", "campaign", "region", "team", "shift", "room", "cohort", "tariff", "vendor")


def examples(count: int) -> list[Example]:
    """The examples of the workspace, and others that share most of their words."""
    files = sorted((FOLDER / "examples" / "reports").glob("*.sql"))
    own = [example for file in files for example in read_declarations(file).examples]
    made = []
    for number in range(count - len(own)):
        base, topic = own[number % len(own)], _TOPICS[number % len(_TOPICS)]
        made.append(Example(f"{base.comment} for {topic} no. {number}", base.sql, base.file, number))
    return [*made, *own][-count:] if count else []


def median_milliseconds(work: Callable[[], object], times: int) -> float:
    """The median of processor times, which a busy machine blurs little."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def term_milliseconds(terms: int) -> float:
    """What a term more in a glossary of so many costs: reading, folding, binding, and making ready for linking."""
    workspace = FOLDER / "glossary"
    glossary = (workspace / "words.glossary.toml").read_text("utf-8")
    glossary += "".join(
        f'\n[terms."word no {n}"]\nover = "orders"\nmeasure = "SUM(total) / {n + 2}"\n' for n in range(terms - 20)
    )
    folder = Folder("file:///glossary", workspace, IndexOptions(), None)
    folder.scan(use_cache=False, report=lambda _: None, stop=threading.Event())
    copilot, path = Copilot(), workspace / "words.glossary.toml"
    folder.put(path, glossary)
    copilot.suggest("big tickets of active users", folder.fold().linked())
    taken = []
    for number in range(7):
        started = time.process_time()
        folder.put(path, f'{glossary}\n[terms."big tickets"]\nover = "orders"\ncondition = "total > {1000 + number}"\n')
        index = folder.fold().linked()
        taken.append((time.process_time() - started) * 1000)
        found = copilot.suggest("number of big tickets", index)
        if f"{1000 + number}" not in found[0].sql:
            raise AssertionError(found[0].sql)
    return statistics.median(taken)


HOSTILE: dict[str, tuple[str, Callable[[], str]]] = {
    "glossary of 10 MB": ("x.glossary.toml", lambda: '[terms.a]\ntable = "users"\n' + "# more\n" * 1_500_000),
    "glossary of 1 MB": ("x.glossary.toml", lambda: "".join(f'[terms.t{n}]\ntable = "t"\n' for n in range(30_000))),
    "2,000 terms in a circle": (
        "x.glossary.toml",
        lambda: "".join(
            f'[terms.t{n}]\nover = "users"\ncondition = "t{(n + 1) % 2000} AND status = 1"\n' for n in range(2000)
        ),
    ),
    "10 MB of queries": ("x.sql", lambda: "-- users over 3\nSELECT id FROM users WHERE status > 3;\n" * 190_000),
    "10 MB of DROP TABLE": ("x.sql", lambda: "-- wipe the users\nDROP TABLE gone;\n" * 300_000),
    "1 MB of a program": ("x.py", lambda: "# users over 3\nq = 'SELECT id FROM users WHERE status > 3'\n" * 17_000),
}
"""What → name and text of a file."""


def hostile_cost(file: str, text: Callable[[], str]) -> tuple[float, int, str]:
    """(Seconds, megabytes at the peak, what is said) of a folder with a hostile file; in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "schema.sql").write_text("CREATE TABLE users (id INTEGER PRIMARY KEY, status INTEGER);\n")
        (folder / file).write_text(text())
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        read = Folder(folder.as_uri(), folder, IndexOptions(), None)
        read.scan(use_cache=False, report=lambda _: None, stop=threading.Event())
        while read.read_programs(100):
            pass
        found = read.fold()
        faults = [fault.reason for fault in found.worded.faults]
        said = [skipped.reason for skipped in found.schema.skipped] + faults[:1]
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        return seconds, peak // 1024, f"{len(found.examples):,} examples; {said[0] if said else 'nothing said'}"


def main() -> None:
    """Measure, print."""
    if len(sys.argv) > 1:
        seconds, megabytes, said = hostile_cost(*HOSTILE[sys.argv[1]])
        print(f"{sys.argv[1]}: {seconds:.2f} s, +{megabytes} MB at the peak; {said}")
        return
    for terms in (20, 200):
        print(f"a term more beside {terms}: {term_milliseconds(terms):.1f} ms until the next suggestion knows it")
    for what in HOSTILE:
        subprocess.run([sys.executable, "-m", "benchmarks.words.speed", what], check=True)
    schema = read_schema(FOLDER / "examples" / "schema.sql")
    comments = [one.comment for file in ("resembling.sql", "others.sql") for one in asked(FOLDER / "examples" / file)]
    for count in (0, 60, EXAMPLES):
        made = examples(count)
        wording.cache_clear()
        tracemalloc.start()
        own = OwnQueries(made, schema, "sqlite")
        memory = tracemalloc.get_traced_memory()[0] / 1024 / 1024
        tracemalloc.stop()
        wording.cache_clear()
        started = time.process_time()
        OwnQueries(made, schema, "sqlite")
        index = (time.process_time() - started) * 1000
        for comment in comments:
            own.near(comment)  # queries are read once
        costs = [median_milliseconds(partial(own.near, comment), 5) for comment in comments]
        print(
            f"{count:5} examples: index {index:.0f} ms, {memory:.1f} MB; "
            f"a comment {statistics.median(costs):.2f} ms, at most {max(costs):.2f}"
        )


if __name__ == "__main__":
    main()
