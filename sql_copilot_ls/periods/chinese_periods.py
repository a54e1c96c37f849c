"""Chinese phrases of periods: 近7天, 今年以来, 超过30天, 三天内, 从3月到5月, 2024年之前, 已过期."""

from __future__ import annotations

import re

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.chinese_dates import ENDS_RANGE, NUMBER, clock_at, number_of
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_clock import SpanAt
from sql_copilot_ls.periods.english_date_words import Duration
from sql_copilot_ls.periods.english_periods import Phrase, bounded, spanned
from sql_copilot_ls.periods.period import Anchor, Period

_UNITS = {
    "天": (0, 1, 0, "day"), "日": (0, 1, 0, "day"), "周": (0, 7, 0, "week"), "星期": (0, 7, 0, "week"),
    "礼拜": (0, 7, 0, "week"), "个月": (1, 0, 0, "month"), "月": (1, 0, 0, "month"), "季度": (3, 0, 0, "quarter"),
    "季": (3, 0, 0, "quarter"), "年": (12, 0, 0, "year"), "周年": (12, 0, 0, "year"), "小时": (0, 0, 60, "hour"),
    "钟头": (0, 0, 60, "hour"), "h": (0, 0, 60, "hour"), "分钟": (0, 0, 1, "minute"), "d": (0, 1, 0, "day"),
}  # fmt: skip
_LENGTH = re.compile(
    rf" ?(?P<number>{NUMBER}|半|几|数) ?(?P<more>多|余|\+)?(?:个(?!月))?(?P<half>半)?"
    r"(?P<unit>周年|天|日|周(?!岁)|星期|礼拜|个月|季度|年(?!级|代|龄|限|薪|费|度|初|底|末)|小时|钟头|分钟|[hd](?![A-Za-z]))(?P<and_half>半)?(?P<over>多|余)?"
)
_PAST = re.compile("最近的?|近|过去的?|过往|此前|之前的?|以往|往前|前|这|上|近期")
_FUTURE = re.compile("未来的?|今后的?|接下来的?|往后|将来|后续?|下|之后的?|再过")
_OVER = re.compile("(?:已经?)?(?:超过|超出|超|大于|满|逾|长达|达到?|不止|高于)了?|[>≥]=?")
_UNDER = re.compile("(?:还?剩?)?(?:不到|不足|不满|未满|没满|少于|小于|低于|不超过)|[<≤]=?")
_INSIDE = re.compile(" ?(?:以内|之内|内|里)")
_AGO = re.compile(" ?(?:以前|之前|前)(?!期)")
_LATER = re.compile(" ?(?:以后|之后|后)(?!期)")
_AT_LEAST = re.compile(" ?(?:及?以上|开外|多|有余|余)")
_AHEAD = re.compile("到期|过期|截止|届满|失效|要|将|待|未来|到账|交付|年检|该")
_COMING = re.compile("[就便]?(?:开始|结束|开[庭班赛课工船]|出发|起飞|入住|退房)")
"""Acts that a time to come is named for: 14天内开始的施工."""
_FROM = re.compile("从|自从?|在|于|由")
_TO = re.compile(" ?(?:到|至|~|-+|—+) ?")
_AND = re.compile(" ?(?:和|与|跟|同|及|、|到|至|~|-) ?")
_LISTED = re.compile("[和与及跟、]")
_BETWEEN = re.compile(" ?(?:之间|期间|间)")
_BEFORE = re.compile("早于|先于|小于|<")
_AFTER = re.compile("晚于|迟于|大于|>")
_NOT_AFTER = re.compile("不晚于|不迟于|截至|截止到?|直到|<=|≤")
_NOT_BEFORE = re.compile("不早于|>=|≥")
_AND_SO = r"(?:\(含\)(?:之|以)?|(?:\(含\))?(?:及|和|或)(?:其?之|以)?)"
_SUFFIXES = (
    (re.compile(f" ?{_AND_SO}前| ?底?为止"), "until"),
    (re.compile(f" ?(?:开始)?(?:以来|至今|迄今|到现在|到今天|至目前)| ?(?:起|往后)(?!止)| ?{_AND_SO}后"), "since"),
    (re.compile(r" ?(?:之|以)前| ?前(?=[^\d一二三四五六七八九十几]|$)"), "before"),
    (re.compile(r" ?(?:之|以)后| ?后(?=[^\d一二三四五六七八九十续]|$)"), "after"),
)
_AGE = re.compile(rf"({NUMBER}) ?周?岁")
# States that say on which side of today, or of now, a date lies.
_IMPLIED = re.compile(
    "过期|逾期|超期|超时|到期|届满|失效|期满|截止|出质?保|过保"
    "|[期限日][^,，。;；\\s]{0,5}?过了?|[过超][^,，。;；\\s\\d]{0,7}?[期限日]"
    "|现在|目前|当前|此刻|正在|仍|未来|即将|有效|生效|尚未|还没到|已到|超[过出]"
)
FIRST = frozenset(
    "最近过此之以往前这上本年月季周未今接将后下再已超大满逾长达不高还剩没少小低从自在于由早先晚迟"
    "截直期限日到届失出现目当正仍即有生尚零〇一二两三四五六七八九十半几数>≥<≤0123456789"
)
"""Characters that begin a phrase and no span."""


def chinese_phrase(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """The period that characters from token `at` on speak of."""
    readings = (
        _since_start(tokens, at),
        _length(tokens, at),
        _bounded(tokens, at, span_at),
        _range(tokens, at, span_at),
        _age(tokens, at),
    )
    found = [phrase for phrase in readings if phrase is not None]
    return max(found, key=lambda phrase: phrase[1]) if found else _implied(tokens, at)


_START = re.compile("(?:今年|本月|本季度?|本周)?([年月季周])初(?:以来|至今|起|开始|到现在)")
_HOUR = re.compile("([上下])一?个小时")


def _since_start(tokens: Tokens, at: int) -> Phrase | None:
    """年初至今, 本月初以来; 上个小时."""
    start = tokens.starts[at]
    match = _START.match(tokens.text, start)
    if match is not None and (after := tokens.after(match.end())) is not None:
        grain = {"年": "year", "月": "month", "季": "quarter", "周": "week"}[match.group(1)]
        return [Period(calendar.unit(grain).start, None)], after, True
    hour = _HOUR.match(tokens.text, start)
    if hour is None or (after := tokens.after(hour.end())) is None:
        return None
    now = Anchor(None, "now")
    sides = (now.shifted(minutes=-60), now) if hour.group(1) == "上" else (now, now.shifted(minutes=60))
    return [Period(*sides)], after, True


def length_at(text: str, at: int) -> tuple[Duration, int, bool] | None:
    """A duration such as 三个月, 半年, 一年半, 30多天; where it ends; and whether it says `and more`."""
    match = _LENGTH.match(text, at)
    if match is None or ENDS_RANGE.search(text, max(0, at - 6), at):
        return None
    months, days, minutes, unit = _UNITS[match.group("unit")]
    number = match.group("number")
    if number[0] in "0零〇" or number_of(number) >= 1000:
        return None  # 07年, 2020年
    count = {"半": 0, "几": 3, "数": 3}.get(number)
    count = number_of(number) if count is None else count
    halves = 2 * count + (1 if number == "半" or match.group("half") or match.group("and_half") else 0)
    if unit == "month" and halves % 2:
        days, months_total = 15, months * (halves // 2)
    elif halves % 2 and unit in ("day", "week"):
        return None
    else:
        months_total, days = months * halves // 2, days * halves // 2
    if not halves or (match.group("unit") == "日" and match.group("number") in ("半",)):
        return None
    more = bool(match.group("more") or match.group("over"))
    return Duration(months_total, days, minutes * halves // 2, unit, count or 1), match.end(), more


def _length(tokens: Tokens, at: int) -> Phrase | None:
    text, start = tokens.text, tokens.starts[at]
    for pattern in (_PAST, _FUTURE, _OVER, _UNDER):
        match = pattern.match(text, start)
        found = length_at(text, match.end()) if match is not None else None
        if match is None or found is None:
            continue
        length, end, _ = found
        if match.group() in ("上", "下", "这") and text[match.end() : match.end() + 1] in ("一", "半"):
            continue  # 上一周 and 下半年 are the calendar's
        if pattern is _PAST:
            return _placed(tokens, *_past(text, match.group(), length, end))
        if pattern is _FUTURE:
            return _placed(tokens, *_future(text, length, end))
        if length.minutes or (length.unit == "day" and text[end - 1] == "日"):
            continue
        if pattern is _OVER:
            after = _AT_LEAST.match(text, end) or _AGO.match(text, end)
            return _placed(tokens, [Period(None, length.back())], after.end() if after is not None else end, sure=False)
        return _placed(tokens, [Period(length.back(), None), Period(length.present, length.ahead())], end, sure=False)
    found = length_at(text, start)
    if found is None or (text[found[1] - 1] == "月" and text[found[1] - 2] != "个"):
        return None
    phrase = _plain(text, start, *found)
    return _placed(tokens, *phrase) if phrase is not None else None


Reading = tuple[list[Period], int, bool]


def _placed(tokens: Tokens, periods: list[Period], end: int, sure: bool) -> Phrase | None:
    after = tokens.after(end)
    return (periods, after, sure) if after is not None else None


_WITHIN = re.compile(" ?(?:以来|以内|之内|内|里|间|中(?![心国]))?")


def _past(text: str, word: str, length: Duration, end: int) -> Reading:
    back, present = length.back(), length.present
    inside = _WITHIN.match(text, end)
    tomorrow = [] if length.minutes else [Period(back, present.shifted(days=1))]
    found = [Period(back, None), Period(back, present), *tomorrow]
    if word in ("上", "前") and length.unit in ("month", "week", "quarter", "year"):
        whole = calendar.unit(length.unit, -length.count)
        found.append(Period(whole.start, calendar.unit(length.unit).start))
    return found, inside.end() if inside is not None else end, True


def _future(text: str, length: Duration, end: int) -> Reading:
    inside, ahead = _INSIDE.match(text, end), length.ahead()
    later = [] if length.minutes else [Period(length.present.shifted(days=1), ahead.shifted(days=1))]
    return [Period(length.present, ahead), *later], inside.end() if inside is not None else end, True


_DENIED = re.compile("[^，,。；;、]{0,4}?[没未无不]")
"""15天没登录: what has not been for a time was before it."""


def _plain(text: str, start: int, length: Duration, end: int, more: bool) -> Reading | None:
    """A duration with what follows it: 7天内, 3年前, 5天后, 10年以上, 30天没."""
    if text[start - 1 : start] in tuple("每第") or (text[end - 1] == "日" and not _INSIDE.match(text, end)):
        return None
    back, ahead = length.back(), length.ahead()
    if (match := _INSIDE.match(text, end)) is not None:
        found = [Period(back, None), Period(length.present, ahead)]
        near = text[max(0, start - 8) : start] + text[match.end() : match.end() + 8]
        is_ahead = _AHEAD.search(near) or _COMING.match(text, match.end())
        return (found[::-1] if is_ahead else found), match.end(), True
    if (match := _AGO.match(text, end)) is not None:
        day = [] if length.minutes else [Period(back, back.shifted(days=1))]
        return [Period(None, back), *day], match.end(), True
    if (match := _LATER.match(text, end)) is not None:
        day = [] if length.minutes else [Period(ahead, ahead.shifted(days=1))]
        return [*day, Period(length.present, ahead), Period(None, back)], match.end(), True
    if length.minutes:
        return None
    if more or (match := _AT_LEAST.match(text, end)) is not None:
        return [Period(None, back)], match.end() if not more and match is not None else end, False
    found = [Period(back, None), Period(None, back)]
    return (found[::-1] if _DENIED.match(text, end) else found), end, False


def _span_after(tokens: Tokens, end: int, span_at: SpanAt) -> tuple[Span, int] | None:
    """The span from a character on."""
    at = tokens.starting(end)
    return span_at(tokens, at) if at is not None else None


def _bounded(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """早于2024年, 截至5月3日."""
    text, start = tokens.text, tokens.starts[at]
    for pattern, kind in ((_NOT_AFTER, "until"), (_NOT_BEFORE, "since"), (_BEFORE, "before"), (_AFTER, "after")):
        match = pattern.match(text, start)
        span = _span_after(tokens, match.end(), span_at) if match is not None else None
        if span is not None:
            suffix = _suffix(tokens, tokens.ends[span[1] - 1])
            return bounded(span[0], kind), suffix[1] if suffix is not None else span[1], True
    return None


def _suffix(tokens: Tokens, end: int) -> tuple[str, int] | None:
    for pattern, kind in _SUFFIXES:
        match = pattern.match(tokens.text, end)
        after = tokens.after(match.end()) if match is not None else None
        if after is not None:
            return kind, after
    return None


def _range(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """从A到B, A至B, 在A和B之间, A以来, A之前, 从A起; or the span alone."""
    text, start = tokens.text, tokens.starts[at]
    opening = _FROM.match(text, start)
    first = _span_after(tokens, opening.end(), span_at) if opening is not None else span_at(tokens, at)
    if first is None:
        return None
    span, after = first
    end = tokens.ends[after - 1]
    to = (_AND if opening is not None else _TO).match(text, end)
    if to is not None and (last := _last(tokens, to.end(), span, span_at)) is not None:
        sides = calendar.joined(span, last[0], tokens.now)
        closing = _BETWEEN.match(text, tokens.ends[last[1] - 1])
        contiguous = sides is not None and sides[0].end == sides[1].start
        if sides is not None and (
            to.group().strip() not in ("和", "及", "与", "跟", "同", "、") or closing or contiguous
        ):
            stop = tokens.after(closing.end()) if closing is not None else None
            return spanned(*sides), stop or last[1], True
    if to is None and (both := _neighbours(tokens, span, end, span_at)) is not None:
        return both
    suffix = _suffix(tokens, end)
    if suffix is not None:
        return bounded(span, suffix[0]), suffix[1], True
    if text.startswith("开始", end) and (begun := tokens.after(end + 2)) is not None:
        since = bounded(span, "since")
        return (since if opening is not None else [*span.readings[:1], *since]), begun, True
    if opening is not None and opening.group() in ("从", "自", "自从") and span.grain != "stretch":
        return bounded(span, "since"), after, True
    if span.grain == "now":
        return None
    return span.readings, after, True


def _neighbours(tokens: Tokens, first: Span, end: int, span_at: SpanAt) -> Phrase | None:
    """6月7日和8日: two days, or months, one after the other."""
    listed = _LISTED.match(tokens.text, end)
    last = _last(tokens, listed.end(), first, span_at) if listed is not None else None
    sides = calendar.joined(first, last[0], tokens.now) if last is not None else None
    if last is None or sides is None or sides[0].end != sides[1].start:
        return None
    return [Period(sides[0].start, sides[1].end), *(side.period for side in sides)], last[1], True


_SHORT_DAY = re.compile(r"([12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号]")
_SHORT_MONTH = re.compile("(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月")


def _last(tokens: Tokens, at: int, first: Span, span_at: SpanAt) -> tuple[Span, int] | None:
    """The second side of a range, which may leave out what the first has said: 5月1日到5号, 今晚7点到8点."""
    text = tokens.text
    short = _SHORT_DAY.match(text, at)
    if short is not None and first.grain == "day":
        of_month = _month_of(first)
        found = of_month and calendar.day_of(of_month, number_of(short.group(1)), tokens.now)
        after = tokens.after(short.end())
        if found is not None and after is not None:
            return found, after
    if first.grain == "time" and (clock := clock_at(tokens, at)) is not None:
        start = first.start.moment
        after = tokens.after(clock[1])
        if start is not None and after is not None:
            day = calendar.day(start.year, start.month, start.day)
            return (calendar.with_time(day, clock[0], 60), after) if day is not None else None
    month = _SHORT_MONTH.match(text, at)
    if month is not None and first.grain in ("month", "day") and first.yearless is None:
        found_month = _month_after(tokens, first, month)
        if found_month is not None:
            return found_month
    return _span_after(tokens, at, span_at)


def _month_after(tokens: Tokens, first: Span, month: re.Match[str]) -> tuple[Span, int] | None:
    """Month and perhaps day in the year of the first side."""
    number = number_of(month.group(1))
    year = first.start.moment.year if first.start.moment is not None else None
    day = _SHORT_DAY.match(tokens.text, month.end()) if first.grain == "day" else None
    after = tokens.after(day.end() if day is not None else month.end())
    if after is None:
        return None
    of_day = number_of(day.group(1)) if day is not None else 0
    if year is not None:
        found = calendar.dated(year, number, of_day)
    else:
        base = first.start if first.start.base == "year" else None
        months = base.months // 12 * 12 if base is not None else None
        whole = calendar.unit("year", months // 12) if months is not None else None
        part = calendar.part(whole, "month", number) if whole is not None else None
        found = calendar.day_of(part, of_day, tokens.now) if part is not None and of_day else part
    return (found, after) if found is not None else None


def _month_of(day: Span) -> Span | None:
    """The month that a day is in, as far as its text says."""
    if day.start.moment is not None:
        return calendar.month(day.start.moment.year, day.start.moment.month)
    if day.start.base in ("month", "year"):
        start = Anchor(None, day.start.base, day.start.months)
        return Span(start, start.shifted(months=1), "month")
    return None


_YOUNGER = re.compile(" ?(?:及?以下|以内|之内)")
_NOT_YET = ("未满", "不满", "不到")


def _age(tokens: Tokens, at: int) -> Phrase | None:
    match = _AGE.match(tokens.text, tokens.starts[at])
    if match is None or not 0 < number_of(match.group(1)) < 150:
        return None
    moment = Anchor(None, "today", months=-12 * number_of(match.group(1)))
    after = tokens.after(match.end())
    before = tokens.text[max(0, match.start() - 2) : match.start()]
    is_young = before in _NOT_YET or _YOUNGER.match(tokens.text, match.end())
    found = [Period(None, moment), Period(moment, None)]
    return (found[::-1] if is_young else found, after, False) if after is not None else None


def _implied(tokens: Tokens, at: int) -> Phrase | None:
    """A state that says that a date is past: 过期, 逾期, 期限已过."""
    match = _IMPLIED.match(tokens.text, tokens.starts[at])
    after = tokens.after(match.end()) if match is not None else None
    periods = [Period(None, Anchor(None, "today")), Period(None, Anchor(None, "now"))]
    return (periods, after, False) if after is not None else None
