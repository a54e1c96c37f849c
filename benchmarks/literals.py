"""How often the values that a query compares with are among the candidates read off the comment.

`PYTHONPATH=. python -m benchmarks.literals --corpus DIR [--misses]`

Of every comment of the corpus (`NAME.sql`, `NAME.jsonl`): right when each literal of the canonical query is a
candidate, in any case of its letters, or a value that the DDL lists. Not asked: dates that conditions compare with
(periods), and 0, 1, 2, 100, yes and no, for which the grammar has actions.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

from sql_copilot_ls.linking.index import SchemaIndex
from sql_copilot_ls.linking.literals import find_literals
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.words import quoted_spans, split_words
from sql_copilot_ls.schema.sources import read_schema

CONSTANTS = frozenset(("0", "1", "2", "100", "0.0", "1.0", "100.0", "y", "n", "t", "f", "yes", "no", "true", "false"))
TIME_FACTORS = frozenset(("24", "60", "60.0", "3600", "3600.0", "86400", "86400.0", "365.25"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T].*)?")
_COMPARED = (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.EQ, exp.NEQ, exp.Between)
_UNASKED = (exp.Interval, exp.TimestampTrunc, exp.DateTrunc, exp.Extract, exp.WindowSpec)


def literals_of(sql: str) -> Iterator[str]:
    """What a canonical query needs of the comment."""
    tree = sqlglot.parse_one(sql, read="postgres")
    for node in tree.find_all(exp.Literal):
        parent, text = node.parent, node.name
        if any(node.find_ancestor(kind) for kind in _UNASKED) or text.lower() in CONSTANTS:
            continue
        if isinstance(parent, exp.Div) and text in TIME_FACTORS:
            continue
        if isinstance(parent, (exp.Like, exp.ILike)):
            text = text.strip("%").replace("\\", "")
        in_values = node.find_ancestor(exp.Update) is not None and node.find_ancestor(exp.Where) is None
        if _DATE.fullmatch(text) and isinstance(parent, _COMPARED) and not in_values:
            continue
        if (text and node.find_ancestor(exp.Alias) is None) or isinstance(parent, _COMPARED):
            yield text


def key_of(text: str) -> str:
    """Texts that the grammar makes of one another are one: case, and the value of a number."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return text.casefold()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="print the literals that are no candidates")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    candidates, seconds, comments = 0, 0.0, 0
    for path in sorted(options.corpus.glob("*/*.jsonl")):
        schema = read_schema(path.with_suffix(".sql"))
        index = SchemaIndex(schema)
        listed = {key_of(value.text) for value in index.listed.values}
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            needed = {text for text in literals_of(item["sql"]) if key_of(text) not in listed}
            for comment in item["comments"] if needed else ():
                started = time.perf_counter()
                words = split_words(comment)
                found = find_literals(comment, words, quoted_spans(comment), Matches(comment, words, index))
                seconds += time.perf_counter() - started
                comments += 1
                candidates += len(found)
                texts = {key_of(literal.text) for literal in found}
                missing = sorted(text for text in needed if key_of(text) not in texts)
                written = [text for text in missing if text.casefold() in comment.casefold()]
                counts[f"asked {item['lang']}"] += 1
                counts[f"right {item['lang']}"] += not missing
                counts[f"written {item['lang']}"] += not written
                if options.misses and missing:
                    print(f"  {item['id']} {comment!r}: {missing} not in {sorted(texts)}")
    for language in ("en", "zh", "mixed"):
        asked, all_found, said = (counts[f"{what} {language}"] for what in ("asked", "right", "written"))
        print(f"{language}: {all_found / max(asked, 1):.1%} of {asked} comments that need values;", end=" ")
        print(f"{said / max(asked, 1):.1%} miss none that is written in the comment")
    right = sum(count for name, count in counts.items() if name.startswith("right"))
    print(f"all: {right / comments:.1%} of {comments}; {candidates / comments:.1f} candidates a comment,", end=" ")
    print(f"{1000 * seconds / comments:.2f} ms a comment")


if __name__ == "__main__":
    main()
