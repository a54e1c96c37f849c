"""Chinese names of calendar spans: 2024年5月3日, 今年, 上个月15号, 第一季度, 上周五, 昨天下午, 九十年代."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.number_words import chinese_number
from sql_copilot_ls.periods.numeric_dates import full_year
from sql_copilot_ls.periods.period import Anchor

Found = tuple[Span, int] | None
"""A span and the character after it."""

NUMBER = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百千]{1,6})"
_RELATIVE_YEARS = {
    "今年度": 0, "本年度": 0, "今年": 0, "本年": 0, "当年": 0, "这一年": 0, "这年": 0,
    "去年度": -1, "去年": -1, "上年度": -1, "上一年度": -1, "上一年": -1, "上年": -1, "前年": -2, "大前年": -3,
    "明年": 1, "下一年度": 1, "下年度": 1, "下一年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨": -1, "今天": 0, "今日": 0, "当天": 0, "当日": 0,
    "本日": 0, "今": 0, "明天": 1, "明日": 1, "次日": 1, "明": 1, "后天": 2, "后日": 2, "大后天": 3,
}  # fmt: skip
_SHIFTS = {
    "上上": -2,
    "上一": -1,
    "上": -1,
    "前一": -1,
    "本": 0,
    "这一": 0,
    "这": 0,
    "当": 0,
    "该": 0,
    "下一": 1,
    "下": 1,
    "下下": 2,
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_DAY_PARTS = {
    "凌晨": (0, 480),
    **dict.fromkeys(("清晨", "早上", "早晨", "早间", "上午", "早", "晨"), (480, 240)),
    "中午": (720, 120),
    "下午": (720, 240),
    **dict.fromkeys(("傍晚", "晚上", "晚间", "晚"), (960, 240)),
    **dict.fromkeys(("夜里", "夜间"), (1200, 240)),
}
"""Where parts of the day begin and how long they last, in minutes."""


def _one_of(words: Iterable[str]) -> str:
    """A pattern of literal words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = re.compile(
    rf"(?P<relative>{_one_of(_RELATIVE_YEARS)})"
    r"|(?P<year>\d{4}|\d{2}|[零〇一二三四五六七八九]{2,4}|[一二两]千[零〇一二三四五六七八九十百]{0,5})"
    "(?: ?年(?!代|级|龄|限|薪|费|租|利|底薪|化)度?)"
)
_MONTH_NUMBER = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_MONTH = re.compile(rf" ?的?({_MONTH_NUMBER}|正|本)(?:月份?)(?!龄|薪|租|供|卡|均)")
_MONTHS = re.compile(rf" ?的?({_MONTH_NUMBER})月? ?[到至~-] ?({_MONTH_NUMBER})月份?(?! ?\d| ?[一二三四五六七八九十])")
_YEAR_IN_BRACKETS = re.compile(r" ?\( ?(\d{4}|\d{2})年? ?\)")
_DAY = re.compile(
    r" ?的?([12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?P<sign> ?[日号])?"
)
_QUARTER = re.compile(r" ?的?(?:第?([1-4一二三四])个? ?季度?|[qQ]([1-4]))")
_HALF = re.compile(r" ?的?([上下])半年")
_YEAR_EDGE = re.compile("(?:年)?(全年|初|末|底|内|里)")
_RELATIVE_MONTH = re.compile(rf"({_one_of(_SHIFTS)})个?月(?!龄|份数)份?度?")
_RELATIVE_QUARTER = re.compile(rf"({_one_of(_SHIFTS)})个?季度?")
_WEEK = re.compile(rf"({_one_of(_SHIFTS)})个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?")
_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天末])(?!期)")
_DECADE = re.compile(r"(?:(上)世纪|(\d{1,2}|[一二十]{1,3})世纪)?(\d0|[一二三四五六七八九]十) ?年代")
_CENTURY = re.compile(r"(\d{1,2}|[一二十]{1,3}|上|本)个?世纪")
_RELATIVE_DAY = re.compile(_one_of(name for name in _DAYS if len(name) > 1) + "|[今昨明](?=[早晚晨])")
_NTH = re.compile(
    r" ?的?(?:第([一二三四五\d])|(最后一))个?"
    "(?P<unit>周(?![一二三四五六日天末])|天|周末|(?:周|星期|礼拜)(?P<day>[一二三四五六日天]))"
)
_MINUTES = r"(?P<minute>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)"
_CLOCK = re.compile(
    rf"(?: ?的?大?约?(?P<part>{_one_of(_DAY_PARTS)}))? ?(?P<hour>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})"
    rf"(?: ?[点时](?!间|长|段)钟?(?P<half>半|整|{_MINUTES}分?)?|:(?P<digits>[0-5]\d)(?::[0-5]\d)?)"
)
_PART = re.compile(rf" ?的?({_one_of(_DAY_PARTS)})")
_TO = re.compile(" ?(?:到|至|-|~) ?")


def number_of(text: str) -> int:
    """The value of digits or of a Chinese numeral."""
    return int(text) if text.isdecimal() and text.isascii() else chinese_number(text) or 0


def chinese_span(tokens: Tokens, at: int) -> Found:
    """The span that the characters from `at` on name, with a time of day where one follows a day."""
    for read in READERS.get(tokens.text[at : at + 1], ()):
        found = read(tokens, at)
        if found is not None:
            return _timed(tokens, *found) or found
    return None


def _day_first(tokens: Tokens, at: int) -> Found:
    match = _RELATIVE_DAY.match(tokens.text, at)
    if match is None:
        return None
    shift = _DAYS[match.group()]
    return (calendar.unit("day", shift) if shift else calendar.running("day")), match.end()


def _year_first(tokens: Tokens, at: int) -> Found:
    match = _YEAR.match(tokens.text, at)
    if match is None:
        return None
    if match.group("relative"):
        shift = _RELATIVE_YEARS[match.group("relative")]
        whole = calendar.running("year") if shift == 0 else calendar.unit("year", shift)
    else:
        named = _named_year(tokens, match)
        if named is None:
            return None
        whole = named
    return _inside_year(tokens, match.end(), whole)


_NOT_A_LENGTH = re.compile("(?! ?(?:以|之|多|内|前|后|间|没|未|不|来|期|无))")
ENDS_RANGE = re.compile(r"(?<!\d)\d{1,3} ?[-~～—–至到] ?\Z")
"""A number before, up to which a number of years, or days, goes on: 20-30年 is one range and no single length."""
_LENGTH_BEFORE = tuple("近去前超满达约每第逾的于过")


def _named_year(tokens: Tokens, match: re.Match[str]) -> Span | None:
    """A year in digits or characters; two digits are a year (24年) where nothing makes a length of them (10年以上)."""
    digits = match.group("year")
    number = number_of(digits)
    if len(digits) == 2 and number < 100:
        dated = _MONTH.match(tokens.text, match.end()) or _QUARTER.match(tokens.text, match.end())
        before = tokens.text[: match.start()].rstrip()[-1:]
        likely = 15 <= number < 40 or number >= 80
        if not dated and not (digits[0] in "0零〇" or (likely and before not in _LENGTH_BEFORE)):
            return None
        if not dated and ENDS_RANGE.search(tokens.text, max(0, match.start() - 6), match.start()):
            return None  # 20-30年: how long, not the year 2030
        if not dated and digits[0] not in "0零〇" and not _NOT_A_LENGTH.match(tokens.text, match.end()):
            return None
        if not digits.isdecimal() and not all(c in "零〇一二三四五六七八九" for c in digits):
            return None
        return calendar.year(full_year(number))
    return calendar.year(number)


def _inside_year(tokens: Tokens, at: int, whole: Span) -> Found:
    """A month, day, quarter, half or week of a year, or the year."""
    text = tokens.text
    if text.startswith("同期", at) and whole.start.base == "year":
        end = Anchor(None, "today", months=whole.start.months, days=1)
        return Span(whole.start, end, "span"), at + 2
    months = _MONTHS.match(text, at)
    if months is not None:
        first, last = (calendar.part(whole, "month", number_of(part)) for part in months.groups())
        if first is not None and last is not None and number_of(months.group(1)) < number_of(months.group(2)):
            return Span(first.start, last.end, "months"), months.end()
    month = _MONTH.match(text, at)
    if month is not None:
        if month.group(1) == "本":
            of_year = Span(
                Anchor(None, "month", whole.start.months), Anchor(None, "month", whole.start.months + 1), "month"
            )
            if not whole.start.is_relative:
                return None
        else:
            found = calendar.part(whole, "month", 1 if month.group(1) == "正" else number_of(month.group(1)))
            if found is None:
                return None
            of_year = found
        return _inside_month(tokens, month.end(), of_year)
    for pattern, grain in ((_QUARTER, "quarter"), (_HALF, "half")):
        part = pattern.match(text, at)
        if part is not None:
            named = next(group for group in part.groups() if group)
            number = {"上": 1, "下": 2}.get(named) or number_of(named)
            return _known(calendar.part(whole, grain, number), part.end())
    nth = _nth_of(tokens, at, whole)
    if nth is not None:
        return nth
    edge = _YEAR_EDGE.match(text, at)
    return whole, edge.end() if edge is not None and edge.group(1) in ("全年", "内", "里") else at


def _inside_month(tokens: Tokens, at: int, whole: Span) -> Found:
    day = _DAY.match(tokens.text, at)
    # A number without 日 or 号 is the day only in characters (一月二十三); in digits it counts something.
    if day is not None and (day.group("sign") or not day.group(1)[0].isdecimal()):
        count = tokens.text[day.end() : day.end() + 1] in tuple("个件条人次家名笔台月年天元") and not day.group("sign")
        found = None if count else calendar.day_of(whole, number_of(day.group(1)), tokens.now)
        if found is not None:
            return found, day.end()
        if day.group("sign"):
            return None
    nth = _nth_of(tokens, at, whole)
    if nth is not None:
        return nth
    third = {"上旬": (0, 10), "中旬": (10, 20), "下旬": (20, 0)}.get(tokens.text[at : at + 2])
    if third is not None:
        end = whole.start.shifted(days=third[1]) if third[1] else whole.end
        return Span(whole.start.shifted(days=third[0]), end, "days"), at + 2
    return whole, at


def _month_first(tokens: Tokens, at: int) -> Found:
    """5月, 五月三十日: the latest one."""
    text = tokens.text
    match = _MONTH.match(text, at)
    if match is None or text[at - 1 : at] in ("每", "第", "个") or match.group(1) == "本" or text[at] in " 的":
        return None
    number = 1 if match.group(1) == "正" else number_of(match.group(1))
    bracketed = _YEAR_IN_BRACKETS.match(text, match.end())
    if bracketed is not None:
        year = int(bracketed.group(1))
        return _known(calendar.month(year if year > 99 else full_year(year), number), bracketed.end())
    day = _DAY.match(text, match.end())
    if day is not None and (day.group("sign") or not day.group(1)[0].isdecimal()):
        found = calendar.yearless(number, number_of(day.group(1)), tokens.now, tokens.year)
        if found is not None or day.group("sign"):
            return _known(found, day.end())
    whole = calendar.yearless(number, 0, tokens.now, tokens.year)
    if whole is not None and (nth := _nth_of(tokens, match.end(), whole)):
        return nth
    return _known(whole, match.end())


def _relative_first(tokens: Tokens, at: int) -> Found:
    """本月, 上个月15号, 上季度, 下周五, 这个星期一."""
    text = tokens.text
    if (match := _WEEK.match(text, at)) is not None:
        week = calendar.unit("week", _SHIFTS[match.group(1)])
        if match.group("day"):
            return _of_week(week, match.group("day")), match.end()
        return (calendar.running("week") if match.group(1) in ("本", "这", "这一", "当") else week), match.end()
    if (match := _RELATIVE_MONTH.match(text, at)) is not None:
        shift = _SHIFTS[match.group(1)]
        if text.startswith("同期", match.end()):
            end = Anchor(None, "today", months=shift, days=1)
            return Span(calendar.unit("month", shift).start, end, "span"), match.end() + 2
        return _inside_month(tokens, match.end(), calendar.unit("month", shift) if shift else calendar.running("month"))
    if (match := _RELATIVE_QUARTER.match(text, at)) is not None:
        shift = _SHIFTS[match.group(1)]
        return (calendar.unit("quarter", shift) if shift else calendar.running("quarter")), match.end()
    half = re.compile("[上下]半年").match(text, at)
    if half is not None:
        return _known(calendar.yearless_part("half", 1 if text[at] == "上" else 2, tokens.now, tokens.year), half.end())
    return None


def _weekday_first(tokens: Tokens, at: int) -> Found:
    match = _WEEKDAY.match(tokens.text, at)
    if match is None or tokens.text[at - 1 : at] in ("每", "逢", "按"):
        return None
    if match.group(1) == "末":
        return calendar.weekend_of(calendar.unit("week")), match.end()
    return calendar.weekday(_WEEKDAYS[match.group(1)], tokens.now), match.end()


def _of_week(week: Span, name: str) -> Span:
    return calendar.weekend_of(week) if name == "末" else calendar.weekday_of(week, _WEEKDAYS[name])


def _quarter_first(tokens: Tokens, at: int) -> Found:
    match = _QUARTER.match(tokens.text, at)
    if match is None or tokens.text[at] in " 的" or (match.group(2) and tokens.text[at - 1 : at].isalnum()):
        return None
    number = number_of(next(group for group in match.groups() if group))
    return _known(calendar.yearless_part("quarter", number, tokens.now, tokens.year), match.end())


def _decade_first(tokens: Tokens, at: int) -> Found:
    match = _DECADE.match(tokens.text, at)
    if match is not None:
        last = bool(match.group(1))
        century = 20 if last else number_of(match.group(2)) if match.group(2) else 0
        tens = number_of(match.group(3))
        start = (century - 1) * 100 + tens if century else tens + (2000 if tens < 30 else 1900)
        return _known(calendar.year(start, 10), match.end())
    match = _CENTURY.match(tokens.text, at)
    if match is None:
        return None
    number = {"上": 20, "本": 21}.get(match.group(1)) or number_of(match.group(1))
    return _known(calendar.year((number - 1) * 100, 100), match.end())


def _lone_day(tokens: Tokens, at: int) -> Found:
    """29日 alone: the latest; 号 numbers too many other things, so it needs a sign that it is a day."""
    match = _DAY.match(tokens.text, at)
    if match is None or not match.group("sign") or tokens.text[at] in " 的":
        return None
    before, after = tokens.text[at - 1 : at], tokens.text[match.end() : match.end() + 1]
    if match.group("sign").endswith("号"):
        if before not in ("", "从", "自", "在", "到", "至", "-", "~", " ", ",") or after not in tuple(
            "到至之以前后起-~那当"
        ):
            return None
    elif before in tuple("近去前后来续满") or after in tuple("内以均用程"):
        return None
    return _known(calendar.latest_day(number_of(match.group(1)), tokens.now), match.end())


def _nth_of(tokens: Tokens, at: int, whole: Span) -> Found:
    """四月的最后一个星期一, 2024年第3周."""
    match = _NTH.match(tokens.text, at)
    if match is None:
        return None
    number = -1 if match.group(2) else number_of(match.group(1))
    if match.group("day"):
        return _known(calendar.weekday_in(whole, _WEEKDAYS[match.group("day")], number, tokens.now), match.end())
    if match.group("unit") == "天":
        start = whole.start.shifted(days=number - 1) if number > 0 else whole.end.shifted(days=-1)
        return Span(start, start.shifted(days=1), "day"), match.end()
    week = calendar.iso_week(whole, number, tokens.now)
    if week is not None and match.group("unit") == "周末":
        week = calendar.weekend_of(week)
    return _known(week, match.end())


def _known(span: Span | None, end: int) -> Found:
    return (span, end) if span is not None else None


def _timed(tokens: Tokens, span: Span, at: int) -> Found:
    """The time, stretch or part of a day that follows it: 昨天下午两点到四点, 今晚, 5月3日 8:00-9:00."""
    if span.grain != "day":
        return None
    first = clock_at(tokens, at)
    if first is None:
        match = _PART.match(tokens.text, at)
        if match is None:
            return None
        start, length = _DAY_PARTS[match.group(1)]
        return calendar.with_time(span, start, length, "stretch"), match.end()
    minutes, end, part = first
    to = _TO.match(tokens.text, end)
    last = clock_at(tokens, to.end(), part) if to is not None else None
    if last is not None and last[0] > minutes:
        return calendar.with_time(span, minutes, last[0] - minutes, "stretch"), last[1]
    return calendar.with_time(span, minutes, 60 if minutes % 60 == 0 else 1), end


def clock_at(tokens: Tokens, at: int, part: str = "") -> tuple[int, int, str] | None:
    """A time of day in minutes, the character after it and the part of the day it was said with.

    `part` is the part that an earlier time was said with (下午两点到四点).
    """
    match = _CLOCK.match(tokens.text, at)
    if match is None:
        return None
    part = match.group("part") or part
    hour = number_of(match.group("hour"))
    minute = match.group("digits") or match.group("minute") or ""
    minutes = hour * 60 + (30 if match.group("half") == "半" else number_of(minute) if minute else 0)
    if part and _DAY_PARTS[part][0] >= 720 and hour < 12:
        minutes += 720
    return (minutes, match.end(), part) if minutes < 24 * 60 else None


Reader = Callable[[Tokens, int], Found]
READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys("0123456789", (_year_first, _decade_first, _quarter_first, _month_first, _lone_day)),
    **dict.fromkeys(
        "零〇一二两三四五六七八九十", (_year_first, _decade_first, _quarter_first, _month_first, _lone_day)
    ),
    "今": (_year_first, _day_first),
    "本": (_year_first, _relative_first, _decade_first, _day_first),
    "当": (_year_first, _day_first, _relative_first),
    "这": (_year_first, _relative_first),
    "该": (_relative_first,),
    "去": (_year_first,),
    "上": (_year_first, _decade_first, _relative_first),
    "前": (_year_first, _day_first, _relative_first),
    "大": (_year_first, _day_first),
    "明": (_year_first, _day_first),
    "下": (_year_first, _relative_first),
    "来": (_year_first,),
    "后": (_year_first, _day_first),
    "昨": (_day_first,),
    "次": (_day_first,),
    "周": (_weekday_first,),
    "星": (_weekday_first,),
    "礼": (_weekday_first,),
    "第": (_quarter_first,),
    "正": (_month_first,),
    "q": (_quarter_first,),
    "Q": (_quarter_first,),
}
