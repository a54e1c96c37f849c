"""Words that ask for a construct, in English and Chinese, and the actions by which a query answers them; the other way
round, constructs that nobody means who has no word for them.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that ask for a construct, and the actions any of which is one; `Sort`, `Group`, `Distinct` and `Optional`
    (LEFT JOIN) stand for the clauses of a block, `Eq:False` for an equality with a false value.
    """

    words: re.Pattern[str]
    actions: frozenset[str]


def _cue(english: str, chinese: str, actions: str) -> Cue:
    """English words stand for themselves or, with a `^`, at the comment's beginning only."""
    first = r"^(?:please )?" if english.startswith("^") else r"\b"
    pattern = rf"{first}(?:{english.lstrip('^')})\b"
    return Cue(re.compile(f"{pattern}|{chinese}" if chinese else pattern), frozenset(actions.split()))


CUES: tuple[Cue, ...] = (
    _cue(
        r"no|not|without|never|none|neither|nor|nobody|nothing|except|excluding|lacks?|lacking|missing|\w+n't"
        r"|(?:out|ran out|run out) of (?:stock|print|service|order)|sold out",
        "没|未|尚无|不是|不在|除了|无人|从不|缺",
        "Not Ne NotIn NotInList NotLike NotExists IsNull Except Without CountIf Eq:False Optional Coalesce",
    ),
    _cue(
        r"how many|number of|counts?|cnt",
        "多少[个人条名位家次种笔件]|几[个人条名位家次种笔件]|数量|[个人次条]数",
        "CountAll CountRows Count CountDistinct CountIf Sum RunningCount WindowCount",
    ),
    _cue(r"averages?|avg|mean", "平均|均值", "Avg AvgDistinct RunningAvg WindowAvg Divide SafeDivide"),
    _cue(
        r"totals?|sum|altogether",
        "总[额量数和计价]|合计|累计",
        "Sum SumDistinct SumIf CountAll CountRows Count CountDistinct RunningSum WindowSum RunningCount Add Multiply",
    ),
    _cue(
        r"top(?!-)|bottom|(?<!at )most|(?<!at )least|highest|lowest|largest|smallest|biggest|greatest|longest|shortest"
        r"|oldest|youngest|latest|newest|earliest|cheapest|heaviest|fewest|best|worst|maximum|minimum|max|(?<!\d )min",
        "最[^近后]|前[0-9一二三五十]|最[近后]一[次条笔单]",
        "Sort Min Max RowNumber Rank DenseRank Ntile WindowMax WindowMin",
    ),
    _cue(
        r"sort(?:ed)?|order(?:ed)? by|ranked|descending|ascending|alphabetical(?:ly)?|desc|asc"
        r"|(?:\w{2,12}(?:est|er)|best|worst|most|least|recent) first",
        "排序|降序|升序|倒序|从高到低|从低到高|由高到低|由低到高|在前(?!台)|在先|靠前|排最?前",
        "Sort RowNumber Rank DenseRank",
    ),
    _cue(
        r"per|each|broken down|grouped|group by",
        "每[个位名家种类条天日月年周款]|各[个种类]|分组|分别",
        "Group RowNumber Rank DenseRank RunningSum RunningAvg RunningCount WindowSum WindowAvg WindowCount"
        " PercentOfTotal",
    ),
    _cue(
        r"distinct|different|unique|deduplicated|each once|once each|listed once|no (?:duplicates|repeats)",
        "不同的|去重|不重复",
        "Distinct Group CountDistinct AvgDistinct Union Intersect Except",
    ),
    _cue(
        r"since|before|after|until|older than|newer than|yesterday|today|tomorrow|tonight|ago"
        r"|(?:this|last|past|next|previous|current) (?:\d+ )?(?:hour|day|week|month|quarter|year)s?",
        "昨天|今天|明天|本[月周年季]|上个?[月周年季]|去年|今年|近 ?[0-9]|最近 ?[0-9一二三七半]|以来|之前|之后",
        "During Before Since Until After Lt Le Gt Ge Between DaysAgo MonthsAgo YearsAgo MonthStart Today Now DaysSince",
    ),
    _cue(
        r"(?:more|less|fewer|greater|higher|lower) than|exceed(?:s|ing)?|\d+ or (?:more|less|fewer)"
        r"|(?:over|under|above|below|at least|at most) \d+",
        "大于|小于|超过|不足|少于|低于|高于|多于|以上|以下",
        "Lt Le Gt Ge Between During Before Since Until After DaysAgo MonthsAgo YearsAgo DaysSince WithinDistance Case",
    ),
    _cue(
        r"percent(?:age)?s?|pct|ratio|share|proportion|rate",
        "%|占比|比例|比率|百分比",
        "Divide SafeDivide Percent PercentIf PercentOfTotal PercentChange ShareIf ShareOfTotal",
    ),
    _cue(
        r"(?:start|begin|end)(?:s|ing)? with|contain(?:s|ing)?|mention(?:s|ing|ed)?|substring",
        '开头|结尾|包含|含有|带有|带“|带"|里有|提到',
        "Like NotLike Contains StartsWith EndsWith",
    ),
    _cue(
        r"(?:running|moving) (?:totals?|sums?|counts?|averages?|avg|mean|balance|tally)|cumulative|rolling",
        "累积|逐[月日年]累|移动平均|均线",
        "RunningSum RunningAvg RunningCount MovingSum MovingAvg WindowSum WindowAvg",
    ),
    _cue(r"^insert|add", "^请?(?:新增|插入|添加)", "Insert"),
    _cue(
        r"^update|set|mark|change|rename|increase|decrease|raise|reset",
        "^请?(?:更新|修改|把|将|改)",
        "Update",
    ),
    _cue(r"^delete|remove|purge|drop|clear", "^请?(?:删除|清空|清除|移除|删掉)", "Delete"),
    _cue(
        r"^(?:create|make)(?: an?| the)?(?: \w+)? view|^view \w*_\w*",
        "^[^，,：:]{0,12}视图|^[创新]?建一?[个张]?[^，,：:]{0,12} ?view",
        "View",
    ),
    _cue(r"union", "并集|∪", "Union UnionAll"),
    _cue(r"intersect(?:ion)?", "交集|∩", "Intersect Exists In"),
    _cue(r"bucketed", "分[档级段]", "Case"),
    _cue(
        r"(?:\d{1,6}|two|three|four|five|six|ten|twenty|hundred|thousand) times (?:the|their|its|that|as|more|higher)"
        r"|(?:twice|double|triple|half) (?:the|their|its|that|as)",
        "[0-9一二两三四五六七八九十百千万] ?倍",
        "Multiply Divide SafeDivide",
    ),
    _cue(
        r"(?:day|week|month|quarter|year)[- ]over[- ](?:day|week|month|quarter|year)|yoy"
        r"|(?:versus|vs\.?|compared (?:to|with)|change from) (?:the )?(?:previous|prior|preceding) "
        r"(?:day|week|month|quarter|year)",
        "环比|同比|[较比]上一?个?[月周年季期]",
        "Lag LagBy ChangeFromPrevious PercentChange SumIf CountIf",
    ),
    _cue(
        r"even (?:if|when|those|the ones)|includ(?:e|es|ing) (?:those|ones|the ones) (?:with|that|who|without)"
        r"|incl\.? (?:those|ones|the ones|empty|none)|zero if none|if any|(?:blank|empty|null) (?:if|when)"
        r"|(?:even|also|including) (?:\w{1,12} ){0,2}with(?:out| no)"
        r"|(?:without|with no) (?:\w{1,12} ){1,2}(?:too|as well|included)",
        "包括没有|没有的也|含没有|也[列要留]|也[显带]|[显记]0|留空|可空|可为空|可以空",
        "Optional Coalesce",
    ),
)

_SPECIAL: tuple[Cue, ...] = tuple(
    Cue(re.compile(words), frozenset(actions.split()))
    for words, actions in (
        (
            r"running|cum|rolling|moving|so far|to date|[ym]td\b|build|accumul|progress|\badd|growing|growth|balance"
            r"|over time|along the way|summed up|elapsed|after each|up to (?:then|that)|as .{1,30} goes"
            r"|[累逐]|滚动|截至|为止|移动|均线|[0-9一二三四五六七八九十]日均|到当[天日月]",
            "RunningSum RunningAvg RunningCount MovingSum MovingAvg",
        ),
        (
            r"before|previous|prev\b|prior|last|next|preced|follow|chang|grow|versus|\bvs\b|diff|delta|compar|against"
            r"|since|gap|between|increas|decreas|drop|rise|rose|fell|[mwyqd]o[mwyqd]\b|interval|earlier|consecutive"
            r"|up or down|\bl(?:ag|ead)\b|after|[环同]比|[增较比前差隔变涨跌降]|上[一次个月年天周季日]|下[一次]|昨",
            "Lag Lead LagBy ChangeFromPrevious PercentChange",
        ),
        (r"week|day of|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bdow\b|[周星礼]|工作日", "Weekday"),
    )
)
"""Actions and the words one of which asks for them: 98 of 100 wordings of the corpus have one (but for `lag` itself).
Without one, all nine first suggestions with them among 950 were wrong.
"""


def strays(text: str, actions: Set[str]) -> bool:
    """Whether a query of these actions has a construct for which a comment, in lower case, has no word."""
    return any(not cue.actions.isdisjoint(actions) and not cue.words.search(text) for cue in _SPECIAL)
