"""The adversarial walk's list: every pattern and reader of the package, its worst growth and the text that shows it.

`python -m fuzz.walk` prints it, the worst first, and fails like the tests where one grows faster than its text; on the
way it tells of each as it was walked. `--only readers` and `--name globs` walk a part.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from fuzz.growth import LENGTH, MOST_GROWTH, Growth, Run, quadratic_cost, worst_of_pattern, worst_of_reader
from fuzz.inventory import Used, patterns
from fuzz.readers import readers, units
from tests.shop import shop

ONLY_MATCHED = {"sql.comments:_STRING", "sql.comments:_STRING_WITH_ESCAPES", "sql.lexer:_TRIPLE"}
"""Called only where a quote opens, through a name that does not say so; readers are walked with texts of quotes."""


def worst_use(used: Used, quadratic: float) -> Growth:
    """What is worst of a pattern, in the ways that the package uses it."""
    return worst_of_pattern(used.pattern, {"match"} if used.place in ONLY_MATCHED else used.methods, quadratic)


def walked_patterns(name: str = "") -> Iterator[tuple[str, Growth]]:
    """Each pattern whose place has the name, and what is worst of it."""
    quadratic = quadratic_cost(LENGTH)
    for used in patterns():
        if name in used.place:
            yield used.place, worst_use(used, quadratic)


def walked_readers(name: str = "") -> Iterator[tuple[str, Growth]]:
    """Each reader whose name holds the name, and what is worst of it."""
    quadratic = quadratic_cost(LENGTH)
    every: dict[str, Run] = readers(shop())
    for reader, run in sorted(every.items()):
        if name in reader:
            yield reader, worst_of_reader(run, units(), quadratic)


def _line(what: str, worst: Growth) -> str:
    return f"{worst.exponent:5.2f}  {what}  {worst.reader} {worst.text[:60]!r}"


def main() -> int:
    """Print the list; 1 where something grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.walk", description=__doc__)
    parser.add_argument("--only", choices=("patterns", "readers"))
    parser.add_argument("--name", default="", help="a part of the name of what is walked")
    arguments = parser.parse_args()
    found: list[tuple[str, Growth]] = []
    for kind, walked in (("pattern", walked_patterns), ("reader", walked_readers)):
        if arguments.only in (None, f"{kind}s"):
            for name, worst in walked(arguments.name):
                found.append((f"{kind} {name}", worst))
                sys.stderr.write(f"{len(found):5}  {_line(*found[-1])}\n")  # the whole takes long, and may be stopped
                sys.stderr.flush()
    found.sort(key=lambda entry: -entry[1].exponent)
    for entry in found:
        sys.stdout.write(f"{_line(*entry)}\n")
    slow = sum(worst.exponent > MOST_GROWTH for _, worst in found)
    sys.stdout.write(f"{len(found)} walked, {slow} grow faster than length ** {MOST_GROWTH}\n")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
