"""What examples cost: index time, memory and time a suggestion, without any and with 2,000.

`PYTHONPATH=. python -m benchmarks.words.speed`
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from benchmarks.words.judging import FOLDER, asked
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.own_queries.wording import wording
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.model import Example
from sql_copilot_ls.schema.sources import read_declarations

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


def main() -> None:
    """Measure, print."""
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
