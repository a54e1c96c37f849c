"""What the reader makes of a comment: the text, and the readings of its phrases, best first."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sql_copilot_ls.periods import read_periods

NOW = datetime(2024, 5, 15, 10, 30)  # a Wednesday

# A text, and the best reading of each of its phrases at NOW.
ENGLISH = [
    # days, in any common writing
    ("invoices of 2024-05-03", ["2024-05-03/2024-05-04"]),
    ("invoices of 2024/5/3", ["2024-05-03/2024-05-04"]),
    ("invoices of 20240503", ["2024-05-03/2024-05-04"]),
    ("invoices of 3.5.2024", ["2024-05-03/2024-05-04"]),
    ("invoices of 5/3/2024", ["2024-05-03/2024-05-04"]),
    ("invoices of 25/3/24", ["2024-03-25/2024-03-26"]),
    ("invoices of 3 May 2023", ["2023-05-03/2023-05-04"]),
    ("invoices of May 3rd, 2023", ["2023-05-03/2023-05-04"]),
    ("invoices of 3-May-23", ["2023-05-03/2023-05-04"]),
    ("invoices of the twenty-first of June 2023", ["2023-06-21/2023-06-22"]),
    ("invoices of Wed, May 3", ["2024-05-03/2024-05-04"]),
    ("invoices of Dec 24", ["2023-12-24/2023-12-25"]),
    ("invoices of the 20th of last month", ["month-1mo+19d/month-1mo+20d"]),
    ("issued on the 15th", ["month+14d/month+15d"]),
    ("orders of yesterday", ["today-1d/today"]),
    ("today's orders", ["today/today+1d"]),
    ("who comes the day after tomorrow", ["today+2d/today+3d"]),
    # weeks and weekdays
    ("due this week", ["week/week+1w"]),
    ("shifts next week", ["week+1w/week+2w"]),
    ("shifts on Friday of next week", ["week+11d/week+12d"]),
    ("this week's Friday", ["week+4d/week+5d"]),
    ("hours of 2016-W45", ["2016-11-07/2016-11-14"]),
    ("sales last Friday", ["week-3d/week-2d"]),
    ("sales on Friday", ["week-3d/week-2d"]),
    ("sales on Monday", ["week/week+1d"]),
    ("open this week Friday", ["week+4d/week+5d"]),
    ("open at the weekend", ["week+5d/week+1w"]),
    ("hours of week 31 of 2018", ["2018-07-30/2018-08-06"]),
    ("the week of November 30th 2016", ["2016-11-28/2016-12-05"]),
    # months, quarters, years and longer
    ("refunds in April 2023", ["2023-04-01/2023-05-01"]),
    ("refunds in 2023-04", ["2023-04-01/2023-05-01"]),
    ("refunds in 04/2023", ["2023-04-01/2023-05-01"]),
    ("refunds in April", ["2024-04-01/2024-05-01"]),
    ("refunds in November", ["2023-11-01/2023-12-01"]),
    ("refunds in may", ["2024-05-01/2024-06-01"]),
    ("2023: refunds paid in April", ["2023-01-01/2024-01-01", "2023-04-01/2023-05-01"]),
    ("last month's refunds", ["month-1mo/month"]),
    ("refunds MTD", ["month/"]),
    ("sales in Q1 2024", ["2024-01-01/2024-04-01"]),
    ("sales in 2023Q4", ["2023-10-01/2024-01-01"]),
    ("sales in the third quarter of 2023", ["2023-07-01/2023-10-01"]),
    ("sales in Q3", ["year-6mo/year-3mo"]),
    ("sales this quarter", ["quarter/quarter+1q"]),
    ("sales in the second half of last year", ["year-6mo/year"]),
    ("sales in H1 2023", ["2023-01-01/2023-07-01"]),
    ("sales of 2022", ["2022-01-01/2023-01-01"]),
    ("sales of last year", ["year-1y/year"]),
    ("sales year to date", ["year/"]),
    ("sales this year so far", ["year/"]),
    ("same month last year", ["month-12mo/month-11mo"]),
    ("songs of the 1980s", ["1980-01-01/1990-01-01"]),
    ("songs of the nineties", ["1990-01-01/2000-01-01"]),
    ("paintings of the 15th century", ["1400-01-01/1500-01-01"]),
    # open on one side
    ("hired since 2022", ["2022-01-01/"]),
    ("hired from June 2023 on", ["2023-06-01/"]),
    ("hired in 2023 or later", ["2023-01-01/"]),
    ("hired since the beginning of the year", ["year/"]),
    ("gifts since Monday", ["week/"]),
    ("born before May 3, 1990", ["/1990-05-03"]),
    ("born earlier than 1965", ["/1965-01-01"]),
    ("paid until 15 March 2024", ["/2024-03-16"]),
    ("paid by March 2024", ["/2024-04-01"]),
    ("paid on or before 2024-03-15", ["/2024-03-16"]),
    ("paid after February 2024", ["2024-03-01/"]),
    ("2021 or earlier", ["/2022-01-01"]),
    # ranges
    ("between 1 and 15 March 2024", ["2024-03-01/2024-03-16"]),
    ("from 2024-03-01 to 2024-03-15", ["2024-03-01/2024-03-16"]),
    ("from 2024-03-01 up to and including 2024-03-15", ["2024-03-01/2024-03-16"]),
    ("2024-03-01 .. 2024-03-15", ["2024-03-01/2024-03-16"]),
    ("June 7 and 8, 2023", ["2023-06-07/2023-06-09"]),
    ("on 14-15 June 2023", ["2023-06-14/2023-06-16"]),
    ("April through June 2023", ["2023-04-01/2023-07-01"]),
    ("Jul-Aug 2023", ["2023-07-01/2023-09-01"]),
    ("found in July or August 2023", ["2023-07-01/2023-09-01"]),
    ("in 2021, 2022 and 2023", ["2021-01-01/2024-01-01"]),
    ("in 2021 and 2023", ["2021-01-01/2022-01-01", "2023-01-01/2024-01-01"]),
    ("from 1990 to 1999", ["1990-01-01/2000-01-01"]),
    ("from October to January", ["2023-10-01/2024-02-01"]),
    ("next week between Wednesday and Friday", ["week+9d/week+12d"]),
    ("from 4 to 22 this month", ["month+3d/month+22d"]),
    ("from now until Friday", ["today/week+5d"]),
    ("12/25/2015-1/3/2016", ["2015-12-25/2016-01-04"]),
    ("the first 5 days of 2019", ["2019-01-01/2019-01-06"]),
    ("the last three quarters of 2017", ["2017-04-01/2018-01-01"]),
    # so long ago, so long from now
    ("orders in the last 30 days", ["today-30d/"]),
    ("orders of the past two weeks", ["today-14d/"]),
    ("errors in the last 24 hours", ["now-24h/"]),
    ("the last 12 full months", ["month-12mo/month"]),
    ("ending in the next 60 days", ["today/today+60d"]),
    ("ending within 30 days", ["today/today+30d"]),
    ("ending 3 weeks from now", ["today+21d/today+22d"]),
    ("sessions older than 90 days", ["/today-90d"]),
    ("sessions more than three months old", ["/today-3mo"]),
    ("overdue for 90+ days", ["/today", "/today-90d"]),
    ("last seen more than a year and a half ago", ["/today-18mo"]),
    ("opened 3 days ago", ["today-3d/today-2d"]),
    ("open since three weeks ago", ["today-21d/"]),
    ("no booking for 14 days", ["today-14d/"]),
    ("three weeks from tomorrow", ["today+22d/today+23d"]),
    ("drivers aged 65", ["/today-65y"]),
    ("players 18 or older", ["/today-18y"]),
    # times of day
    ("logged in today at 8pm", ["today+20h/today+21h"]),
    ("logged in yesterday between 1 and 4 pm", ["today-1d+13h/today-1d+16h"]),
    ("logged in on 2024-05-03 after 17:30", ["2024-05-03T17:30:00/"]),
    ("logged in after 8:15 am on May 3", ["2024-05-03T08:15:00/"]),
    ("tomorrow morning", ["today+1d+8h/today+1d+12h"]),
    # states that say it
    ("expired cards", ["/today"]),
]
CHINESE = [
    # what one year said elsewhere, and neighbours, mean
    ("2023年春运（1月14日到2月22日）期间的进入记录", ["2023-01-01/2024-01-01", "2023-01-14/2023-02-23"]),
    ("2023年国庆（10月1日）出团的", ["2023-01-01/2024-01-01", "2023-10-01/2023-10-02"]),
    ("2023年6月7日和8日取消的班次", ["2023-06-07/2023-06-09"]),
    ("2022和2023年签约的", ["2022-01-01/2024-01-01"]),
    ("14天内开始的施工", ["today/today+14d"]),
    ("7天内结束的计划", ["today/today+7d"]),
    ("7天内上报的施工", ["today-7d/"]),
    ("2024年5月3日的订单", ["2024-05-03/2024-05-04"]),
    ("24年5月3号的订单", ["2024-05-03/2024-05-04"]),
    ("二〇二四年五月三日的订单", ["2024-05-03/2024-05-04"]),
    ("5月3号的订单", ["2024-05-03/2024-05-04"]),
    ("十二月的订单", ["2023-12-01/2024-01-01"]),
    ("9月份（2023）的订单", ["2023-09-01/2023-10-01"]),
    ("今年3月的订单", ["year+2mo/year+3mo"]),
    ("2023年的订单", ["2023-01-01/2024-01-01"]),
    ("25年关闭的赢单", ["2025-01-01/2026-01-01"]),
    ("今天的订单", ["today/today+1d"]),
    ("昨日流水", ["today-1d/today"]),
    ("前天的流水", ["today-2d/today-1d"]),
    ("后天的排班", ["today+2d/today+3d"]),
    ("本周的跟进", ["week/week+1w"]),
    ("上周五的跟进", ["week-3d/week-2d"]),
    ("上上週的跟进", ["week-2w/week-1w"]),
    ("下周末的班", ["week+12d/week+2w"]),
    ("本月订单", ["month/month+1mo"]),
    ("上个月15号的订单", ["month-1mo+14d/month-1mo+15d"]),
    ("下月到期", ["month+1mo/month+2mo", "/today"]),
    ("2024年第一季度", ["2024-01-01/2024-04-01"]),
    ("25年二季度", ["2025-04-01/2025-07-01"]),
    ("本季度离职的", ["quarter/quarter+1q"]),
    ("去年下半年", ["year-6mo/year"]),
    ("去年同期", ["year-1y/today-1y+1d"]),
    ("九十年代的歌", ["1990-01-01/2000-01-01"]),
    ("19世纪70年代", ["1870-01-01/1880-01-01"]),
    ("近7天的订单", ["today-7d/"]),
    ("最近三个月的订单", ["today-3mo/"]),
    ("过去半年", ["today-6mo/"]),
    ("过去24小时", ["now-24h/"]),
    ("未来30天要年检的", ["today/today+30d"]),
    ("三天内到期", ["today/today+3d", "/today"]),
    ("7天内的订单", ["today-7d/"]),
    ("超过30天没登录", ["/today-30d"]),
    ("30多天没动", ["/today-30d"]),
    ("用了10年以上", ["/today-10y"]),
    ("180天前开的", ["/today-180d"]),
    ("年满60周岁", ["/today-60y"]),
    ("今年以来", ["year/"]),
    ("年初至今", ["year/"]),
    ("上一周的跟进", ["week-1w/week"]),
    ("下半年的计划", ["year-6mo/year"]),
    ("上个小时", ["now-1h/now"]),
    ("2017-01-01（含）以后", ["2017-01-01/"]),
    ("第一季度到第三季度", ["year-1y/year-3mo"]),
    ("2023年6月至今", ["2023-06-01/"]),
    ("从3月1日起", ["2024-03-01/"]),
    ("2020年以前", ["/2020-01-01"]),
    ("2020年及以前", ["/2021-01-01"]),
    ("2020年以后", ["2021-01-01/"]),
    ("早于2024-03-01", ["/2024-03-01"]),
    ("截至2024年3月15日", ["/2024-03-16"]),
    ("2024年11月1日到11日", ["2024-11-01/2024-11-12"]),
    ("24年4月到6月买的", ["2024-04-01/2024-07-01"]),
    ("25年1-6月", ["2025-01-01/2025-07-01"]),
    ("从上周四到昨天", ["week-4d/today"]),
    ("昨天下午两点到四点", ["today-1d+14h/today-1d+16h"]),
    ("今年 Q1 的 orders since 上周", ["year/year+3mo", "week-1w/"]),
    ("有效期已过的证", ["/today"]),
]
NO_PERIOD = [
    "customers who may order",
    "they march on",
    "2000 units in stock",
    "order 2024",
    "price over 2000",
    "id = 2020",
    "between 10 and 20 orders",
    "version 1.2.3 of the app",
    "rated 4/5 stars",
    "phone 555-1234",
    "the 3rd party and the second highest salary",
    "first name and last name",
    "customers named April",
    "issues with Black Friday in the subject",
    "set the fixture to 3-1",
    "revenue per month and per weekday",
    "hall H2",
    "12号楼的3个房间",
    "注册资本不低于1000万元",
    "每周一次",
    "工龄和年龄",
    "管龄在20-30年的管线",
    "使用20到30年的设备",
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH + CHINESE)
def test_the_best_readings_of_a_comment(text: str, expected: list[str]) -> None:
    assert [str(found.period) for found in read_periods(text, NOW) if found.rank == 0] == expected


@pytest.mark.parametrize("text", NO_PERIOD)
def test_numbers_and_names_that_look_like_dates_are_none(text: str) -> None:
    assert [str(found.period) for found in read_periods(text, NOW) if found.sure] == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("this month", ["month/month+1mo", "month/"]),
        ("the last 30 days", ["today-30d/", "today-30d/today", "today-30d/today+1d"]),
        ("last week", ["week-1w/week", "today-7d/"]),
        ("the past week", ["today-7d/", "week-1w/week"]),
        ("on 5/3/2024", ["2024-05-03/2024-05-04", "2024-03-05/2024-03-06"]),
        ("March 1 to 15, 2024", ["2024-03-01/2024-03-16", "2024-03-01/2024-03-15"]),
        ("until 2012", ["/2013-01-01", "/2012-01-01"]),
        ("after 2018", ["2019-01-01/", "2018-01-01/"]),
        ("within 30 days", ["today/today+30d", "today-30d/"]),
        ("refunds from 2024", ["2024-01-01/2025-01-01", "2024-01-01/"]),
        ("due on Dec 24", ["2023-12-24/2023-12-25", "2024-12-24/2024-12-25"]),
        ("7天内", ["today-7d/", "today/today+7d"]),
    ],
)
def test_words_with_several_readings_give_them_best_first(text: str, readings: list[str]) -> None:
    found = read_periods(text, NOW)
    assert [str(reading.period) for reading in found] == readings
    assert [reading.rank for reading in found] == list(range(len(readings)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("orders in the last 30 days, by town", "the last 30 days"),
        ("订单：近7天，按城市", "近7天"),
        ("which links expire within 7 days?", "within 7 days"),
        ("從3月1日到5日的訂單", "從3月1日到5日"),
    ],
)
def test_a_reading_knows_its_place_in_the_text(text: str, said: str) -> None:
    found = next(reading for reading in read_periods(text, NOW) if reading.sure)
    assert text[found.start : found.end] == said


def test_without_now_dates_without_a_year_lie_in_the_running_one() -> None:
    assert [str(found.period) for found in read_periods("refunds in April")] == ["year+3mo/year+4mo"]
    assert [str(found.period) for found in read_periods("refunds of May 3")] == ["year+4mo+2d/year+4mo+3d"]


def test_now_may_be_a_day() -> None:
    readings = read_periods("refunds in April", date(2023, 2, 1))
    assert str(readings[0].period) == "2022-04-01/2022-05-01"


@pytest.mark.parametrize(
    "text", ["", " ", "from May 2024 to March 2024", "30 February 2024", "99999 years ago", "'" * 9]
)
def test_what_makes_no_sense_is_no_error(text: str) -> None:
    for found in read_periods(text, NOW):
        start, end = found.period.resolve(NOW)
        assert start is None or end is None or start < end


@pytest.mark.parametrize(
    "unit",
    [
        "the last day of ",
        "end of ",
        "first half of ",
        "1st of ",
        "from ",
        "between 1 and ",
        "one hundred and ",
        "1 year and ",
        "Monday, ",
        "2024-01-01 - ",
        "2024-",
        "'",
        "9",
        "第一",
        "从今天到",
        "近一年半",
        "12月",
    ],
)
def test_repetitions_without_end_are_read(unit: str) -> None:
    for found in read_periods(unit * 3000, NOW):
        assert 0 <= found.start < found.end <= 3000 * len(unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("users who have not logged in for 90 days", ["/today-90d", "today-90d/"]),
        ("rented for 90 days", ["today-90d/", "/today-90d"]),
        ("rented for 90d", ["today-90d/", "/today-90d"]),
        ("90 DAYS", ["today-90d/", "/today-90d"]),
        ("no 8D report", []),
        ("不合格但没开8D的检验", []),
        ("流失号：15天没登录的", ["/today-15d", "today-15d/"]),
        ("15天的订单", ["today-15d/", "/today-15d"]),
        ("18岁以下的会员", ["today-18y/", "/today-18y"]),
        ("未满18岁的会员", ["today-18y/", "/today-18y"]),
        ("满80岁的独居老人", ["/today-80y", "today-80y/"]),
    ],
)
def test_what_lasts_is_read_both_ways_the_likelier_first(text: str, expected: list[str]) -> None:
    assert [str(found.period) for found in read_periods(text, NOW)] == expected
