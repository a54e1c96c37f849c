"""The text of a period: canonical, parsed back, resolved against a moment."""

from __future__ import annotations

from datetime import datetime

import pytest

from sql_copilot_ls.periods import Anchor, Period, PeriodError

NOW = datetime(2024, 5, 15, 10, 30)  # a Wednesday

RESOLVED = [
    # text, start, end at NOW
    ("2024-04-01/2024-05-01", "2024-04-01T00:00:00", "2024-05-01T00:00:00"),
    ("2024-04-01T08:00:00/", "2024-04-01T08:00:00", None),
    ("/0990-01-01", None, "0990-01-01T00:00:00"),
    ("today/today+1d", "2024-05-15T00:00:00", "2024-05-16T00:00:00"),
    ("today-30d/", "2024-04-15T00:00:00", None),
    ("/today-90d", None, "2024-02-15T00:00:00"),
    ("now-24h/", "2024-05-14T10:30:00", None),
    ("now-90min/now", "2024-05-15T09:00:00", "2024-05-15T10:30:00"),
    ("hour-1h/hour", "2024-05-15T09:00:00", "2024-05-15T10:00:00"),
    ("week-1w/week", "2024-05-06T00:00:00", "2024-05-13T00:00:00"),
    ("week+2d/week+3d", "2024-05-15T00:00:00", "2024-05-16T00:00:00"),
    ("month-1mo/month", "2024-04-01T00:00:00", "2024-05-01T00:00:00"),
    ("quarter/quarter+1q", "2024-04-01T00:00:00", "2024-07-01T00:00:00"),
    ("year-1y/year", "2023-01-01T00:00:00", "2024-01-01T00:00:00"),
    ("year+3mo+14d+8h/year+4mo", "2024-04-15T08:00:00", "2024-05-01T00:00:00"),
    ("2024-01-01/today", "2024-01-01T00:00:00", "2024-05-15T00:00:00"),
]


@pytest.mark.parametrize(("text", "start", "end"), RESOLVED)
def test_a_period_reads_back_its_own_text_and_resolves(text: str, start: str | None, end: str | None) -> None:
    period = Period.parse(text)
    assert str(period) == text
    assert Period.parse(str(period)) == period
    sides = [side and side.isoformat() for side in period.resolve(NOW)]
    assert sides == [start, end]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("week-7d/week", "week-1w/week"),
        ("today-2w/", "today-14d/"),
        ("quarter-3mo/quarter", "quarter-1q/quarter"),
        ("quarter+1y/", "quarter+4q/"),
        ("month-1y/", "month-12mo/"),
        ("today-12mo/", "today-1y/"),
        ("today-18mo/", "today-18mo/"),
        ("now-60min/", "now-1h/"),
        ("today+1d-1d/", "today/"),
        ("2024-04-01T00:00:00/", "2024-04-01/"),
    ],
)
def test_equal_periods_have_one_text(written: str, canonical: str) -> None:
    assert str(Period.parse(written)) == canonical
    assert Period.parse(written) == Period.parse(canonical)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2024-04-01", "START/END"),
        ("/", "a start, an end or both"),
        ("2024-02-30/", "on no calendar"),
        ("fortnight/", "neither an ISO date"),
        ("today-3x/", "no unit"),
        ("today/today", "empty"),
        ("2024-05-01/2024-04-01", "empty"),
        ("today-1d/today/today", "neither an ISO date"),
    ],
)
def test_what_is_no_period_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(PeriodError, match=says):
        Period.parse(text)


def test_a_shift_of_months_keeps_to_the_end_of_a_short_month() -> None:
    assert Anchor.parse("today-1mo").resolve(datetime(2024, 3, 31)) == datetime(2024, 2, 29)
    assert Anchor(datetime(2024, 1, 31)).shifted(months=1).moment == datetime(2024, 2, 29)


def test_what_lies_beyond_the_calendar_is_an_error() -> None:
    with pytest.raises(PeriodError, match="on no calendar"):
        Anchor.parse("today-9999y").resolve(NOW)
