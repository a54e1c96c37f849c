"""How well periods are read: spans of a public suite, date conditions of the comments corpus, time a comment.

`PYTHONPATH=. python -m benchmarks.periods --data DIR --corpus DIR [--misses]`

Of the suite (`DIR/periods/{en,zh}.json`) the types that a query can ask are judged: date, daterange, datetimerange.
Left out are dates that no calendar has (30 February), lunar and regnal dates and feasts that move. A case is right when
some reading has its sides; the suite ends a range of days before its last day, a query with it: a day more is right.
Of the corpus, a comment is right when a reading gives each date condition of the query, whole or by one of its sides.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sql_copilot_ls.periods import Anchor, Period, PeriodError, read_periods

ASKED = ("date", "daterange", "datetimerange")
NO_CALENDAR = re.compile("农历|初一|正月|除夕|神龙|康熙|雍正|民国|[Ee]aster|christmas|thanksgiving", re.I)
Sides = tuple[datetime | None, datetime | None]


def expected_of(result: dict[str, str]) -> Sides | None:
    """The span of a case, None for a date that is on no calendar."""
    sides = [result.get(key) or result.get(f"{key}Date") or result.get(f"{key}DateTime") for key in ("start", "end")]
    day = result.get("date") or (result.get("value") if result["type"] == "date" else None)
    if day is not None:
        moment = datetime.fromisoformat(day)
        return None if moment.year == 1 else (moment, moment + timedelta(days=1))
    moments = [datetime.fromisoformat(side) if side else None for side in sides]
    end = moments[1]
    if end is not None and (end.hour, end.minute, end.second) == (23, 59, 59):
        end += timedelta(seconds=1)
    return (moments[0], end) if moments != [None, None] else None


def is_right(expected: Sides, found: list[Sides]) -> bool:
    start, end = expected
    whole_days = end is not None and (end.hour, end.minute) == (0, 0)
    ends = (end, end + timedelta(days=1)) if end is not None and whole_days else (end,)
    return any(a == start and b in ends for a, b in found)


def judge_suite(folder: Path, *, show: bool) -> None:
    for language in ("en", "zh"):
        counts: Counter[str] = Counter()
        for case in json.loads((folder / "periods" / f"{language}.json").read_text(encoding="utf-8")):
            now = datetime.fromisoformat(case["reference"])
            readings = read_periods(case["input"], now)
            for result in case["results"]:
                expected = expected_of(result)
                if result["type"] not in ASKED or expected is None or NO_CALENDAR.search(result["text"]):
                    counts["left out"] += 1
                    continue
                counts["asked"] += 1
                right = is_right(expected, [reading.period.resolve(now) for reading in readings])
                first = is_right(expected, [r.period.resolve(now) for r in readings if r.rank == 0])
                counts["right"] += right
                counts["right first"] += first
                if show and not right:
                    texts = [str(reading.period) for reading in readings]
                    print(f"  {now} {case['input']!r}: {texts} not {result}")
        asked = counts["asked"]
        share, best = counts["right"] / asked, counts["right first"] / asked
        print(f"suite {language}: {share:.1%} of {asked} (best reading {best:.1%}), {counts['left out']} left out")


_POINT = (
    r"(?:'(?P<date>\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?)'"
    r"|DATE_TRUNC\('(?P<unit>\w+)', CURRENT_(?:DATE|TIMESTAMP)\)"
    r"|(?P<now>CURRENT_DATE|CURRENT_TIMESTAMP))(?: (?P<sign>[+-]) INTERVAL '(?P<count>\d+) (?P<of>\w+?)s?')?"
)
_COLUMN = r"(?P<column>(?:\"?\w+\"?\.)?\"?\w+\"?)"
_CONDITION = re.compile(rf"{_COLUMN} (?P<operator>>=|<=|<>|>|<|=) {_POINT}")
_UNITS = {"minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y"}


def point_of(match: re.Match[str]) -> Anchor:
    if match["date"]:
        return Anchor(datetime.fromisoformat(match["date"]))
    base = match["unit"] or {"CURRENT_DATE": "today", "CURRENT_TIMESTAMP": "now"}[match["now"]]
    shift = f"{match['sign']}{match['count']}{_UNITS[match['of']]}" if match["count"] else ""
    return Anchor.parse(("today" if base == "day" else base) + shift)


def conditions_of(sql: str) -> Iterator[tuple[Anchor | None, Anchor | None]]:
    """The date conditions of a canonical query as sides; a lower and an upper one on one column make one."""
    start = sql.upper().find(" WHERE ") if sql.startswith("UPDATE") else 0
    lower: dict[str, Anchor] = {}
    for match in _CONDITION.finditer(sql, max(start, 0)):
        point, column = point_of(match), match["column"]
        if match["operator"] in ("=", "<>"):
            yield point, point.shifted(days=1)
        elif match["operator"] in (">", ">="):
            if column in lower:
                yield lower.pop(column), None
            lower[column] = point
        else:
            yield lower.pop(column, None), point
    for point in lower.values():
        yield point, None


def is_given(sides: tuple[Anchor | None, Anchor | None], readings: list[Period]) -> bool:
    """Whether a reading is the condition, or has the only side of it as one of its own."""
    start, end = sides
    if start is not None and end is not None:
        return any(p.start == start and p.end is not None and p.end in (end, end.shifted(days=1)) for p in readings)
    point = start or end
    near = [point, point.shifted(days=1)] if point is not None else []
    return any(side in near for p in readings for side in (p.start, p.end) if side is not None)


def judge_corpus(folder: Path, *, show: bool) -> None:
    counts: Counter[str] = Counter()
    seconds: list[float] = []
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            try:
                conditions = list(conditions_of(item["sql"]))
            except (PeriodError, KeyError) as error:
                print(f"  {item['id']}: {error!r}")
                continue
            language = item["lang"]
            for comment in item["comments"]:
                started = time.perf_counter()
                readings = read_periods(comment)
                seconds.append(time.perf_counter() - started)
                counts["periods where none is asked"] += not conditions and any(r.sure for r in readings)
                counts["comments where none is asked"] += not conditions
                if not conditions:
                    continue
                missing = [c for c in conditions if not is_given(c, [reading.period for reading in readings])]
                counts[f"asked {language}"] += 1
                counts[f"right {language}"] += not missing
                if show and missing:
                    sides = " ".join(f"{a or ''}/{b or ''}" for a, b in missing)
                    print(f"  {item['id']} {comment!r}: {sides}; {[str(r.period) for r in readings]}")
    for language in ("en", "zh", "mixed"):
        asked, right = counts[f"asked {language}"], counts[f"right {language}"]
        if asked:
            print(f"corpus {language}: {right / asked:.1%} of {asked} comments with date conditions")
    none = counts["comments where none is asked"]
    print(f"periods read in {counts['periods where none is asked']} of {none} comments whose query has none")
    seconds.sort()
    mean, last = 1000 * sum(seconds) / len(seconds), 1000 * seconds[-len(seconds) // 100 :][0]
    print(f"time a comment: {mean:.3f} ms, the slowest per cent from {last:.3f} ms, {len(seconds)} comments")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is not read")
    options = parser.parse_args()
    if options.data is None and options.corpus is None:
        parser.error("give --data, --corpus or both")
    if options.data is not None:
        judge_suite(options.data, show=options.misses)
    if options.corpus is not None:
        judge_corpus(options.corpus, show=options.misses)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
