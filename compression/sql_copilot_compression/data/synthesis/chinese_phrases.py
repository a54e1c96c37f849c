"""Chinese noun phrases of the synthesis, over Chinese names, Chinese comments, or English names and their glosses."""

from __future__ import annotations

import random
import re
from functools import cache

from sql_copilot_compression.data.synthesis.chinese_words import COMPARATIVES, GLOSSES, PEOPLE
from sql_copilot_compression.data.synthesis.english_words import singular
from sql_copilot_compression.data.synthesis.names_in_words import Names, Role
from sql_copilot_compression.data.synthesis.phrases import Phrases
from sql_copilot_compression.data.synthesis.plan import Condition, Edge, Item, Plan, Ref
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.schema.model import Table

_ASKS = re.compile("[几多最哪什谁吗了是的每各]")
"""Characters of words that ask, which the lexicon glosses as well."""
_DIGITS = "零一二三四五六七八九十"
AGGREGATES = {
    "avg": ("平均{}", "平均{}", "{}的平均值", "{}平均值", "平均的{}"),
    "max": ("最{much}{}", "最{much}的{}", "{}的最大值", "最大{}", "{}最大值"),
    "min": ("最{little}{}", "最{little}的{}", "{}的最小值", "最小{}", "{}最小值"),
    "sum": ("总{}", "{}总和", "{}之和", "{}的总和", "{}合计", "总的{}"),
    "count": ("{}数量", "{}的数量", "{}的个数", "{}数", "{}总数"),
}


@cache
def glosses() -> dict[str, tuple[str, ...]]:
    """English words and phrases → Chinese, from the table here and the linking lexicon."""
    found = {english: list(chinese) for english, chinese in GLOSSES.items()}
    for word, meanings in lexicon.chinese().items():
        if meanings and 1 < len(word) < 6 and not _ASKS.search(word):
            known = found.setdefault(" ".join(meanings[0]), [])
            if word not in known:
                known.append(word)
    return {english: tuple(chinese) for english, chinese in found.items()}


class ChinesePhrases(Phrases):
    """Phrases in Chinese; names without a gloss stay English, as people mix them."""

    def __init__(self, names: Names, rng: random.Random) -> None:
        super().__init__(names, rng)
        self.mix = rng.random() * 0.15 if rng.random() < 0.4 else 0.0

    # Names

    def _gloss(self, phrase: str) -> str:
        """The phrase word by word in Chinese; a word without gloss stays."""
        table = glosses()
        if phrase in table:
            return self._first(table[phrase])
        words, out = phrase.split(" "), ""
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                part = " ".join(words[at : at + size])
                key = part if part in table else singular(part)
                if key in table and at + size <= len(words):
                    out += self._first(table[key])
                    break
            else:
                size = 1
                out += f" {words[at]} "
            at += size
        return " ".join(out.split())

    def _first(self, options: tuple[str, ...]) -> str:
        """Mostly the first option."""
        return options[0] if self.chance(0.6) else self.say(*options)

    def _chinese(self, base: str, comment: str) -> str:
        if has_hanzi(base):
            return base
        short = (
            comment.split("：", maxsplit=1)[0]
            .split(":", maxsplit=1)[0]
            .split("，", maxsplit=1)[0]
            .split("(", maxsplit=1)[0]
            .split("（", maxsplit=1)[0]
            .strip()
        )
        if has_hanzi(short) and len(short) <= 12:
            return short.removesuffix("表")
        return base if self.chance(self.mix) else self._gloss(base)

    def _known(self, table: str, column: str) -> str:
        """The Chinese name that a corpus gives, mostly."""
        return self.names.source.chinese.get((table, column), "") if self.chance(0.75) else ""

    def noun(self, table: Table) -> str:
        """The table's rows."""
        place = (table.name, "")
        if place not in self.said:
            base = self._known(table.name, "") or self.names.base(table)
            if not has_hanzi(base):
                base = singular(base)
            self.said[place] = (
                self._chinese(base, table.comment).removesuffix("信息表").removesuffix("表") or table.name
            )
        return self.said[place]

    def children(self, edge: Edge) -> str:
        """The rows on the child's side of an edge; of a linking table, mostly what it links to."""
        far = self.names.far_side(edge)
        return self.noun(far if far and self.chance(0.6) else edge.child)

    def attribute(self, ref: Ref, entity: Table | None = None) -> str:
        """The column."""
        place = (ref.table.name, ref.column.name)
        if place not in self.said:
            if self.chance(0.04) and not has_hanzi(ref.column.name):
                self.said[place] = ref.column.name
                return ref.column.name
            base = self._known(*place) or self.names.base(ref.table, ref.column)
            if not has_hanzi(base):
                base = self.names.attribute(ref, self.rng, entity=entity)
            word = self._chinese(base, ref.column.comment)
            if word in {"名称", "名字", "姓名"}:
                people = self.noun(ref.table).endswith(PEOPLE)
                word = self.say("姓名", "名字", "姓名") if people else self.say("名称", "名字", "名称", "名")
            self.said[place] = word
        return self.said[place]

    def attributes(self, refs: list[Ref], entity: Table) -> str:
        """Several columns as "姓名和年龄"."""
        words = [
            self.attribute(r, entity)
            if r.table == entity
            else f"{self.noun(r.table)}{self.say('', '的')}{self.attribute(r, r.table)}"
            for r in refs
        ]
        if len(words) == 1:
            return words[0]
        return "、".join(words[:-1]) + self.say("和", "和", "以及", "、", "与", "及") + words[-1]

    def measure_word(self, table: Table) -> str:
        """The measure word that counts the table's rows."""
        noun = self.noun(table)
        if noun.endswith(PEOPLE):
            return self.say("名", "位", "个", "")
        return self.say("个", "个", "个", "", "种" if self.chance(0.2) else "个")

    def degrees(self, ref: Ref) -> tuple[str, str]:
        """The words for much and little of a column."""
        word = self.attribute(ref, ref.table)
        options = [pair for ending, pairs in COMPARATIVES.items() if word.endswith(ending) for pair in pairs]
        return (
            self.rng.choice(options)
            if options
            else self.rng.choice((("高", "低"), ("大", "小"), ("多", "少"), ("高", "低")))
        )

    def aggregate(self, item: Item, entity: Table) -> str:
        """An aggregate as "平均年龄"."""
        if item.ref is None:
            return self.say(*AGGREGATES["count"]).format(self.noun(entity))
        word = self.attribute(item.ref, entity)
        if item.aggregate == "count":
            different = self.say("不同", "不同的", "不重复的") if item.distinct else ""
            return different + self.say(*AGGREGATES["count"]).format(word)
        much, little = self.degrees(item.ref)
        return self.say(*AGGREGATES[item.aggregate]).format(word, much=much, little=little)

    def number(self, value: int) -> str:
        """A small count, sometimes in hanzi."""
        if 0 < value <= 10 and self.chance(0.3):
            return "两" if value == 2 else _DIGITS[value]
        return self.hold(str(value))

    def comparison(self, operator: str, value: str, *, dates: bool = False) -> str:
        """An operator and its value in words."""
        if dates:
            options = {
                ">": ("晚于{}", "在{}之后", "在{}以后", "大于{}"),
                "<": ("早于{}", "在{}之前", "在{}以前", "小于{}"),
                ">=": ("不早于{}", "从{}起", "在{}及以后"),
                "<=": ("不晚于{}", "在{}及以前", "截止到{}"),
                "=": ("为{}", "是{}"),
                "!=": ("不是{}", "不为{}"),
            }
        else:
            options = {
                ">": ("大于{}", "超过{}", "高于{}", "多于{}", "在{}以上", ">{}"),
                "<": ("小于{}", "低于{}", "少于{}", "不到{}", "在{}以下", "不足{}"),
                ">=": ("大于等于{}", "不低于{}", "至少{}", "不少于{}", "不小于{}"),
                "<=": ("小于等于{}", "不超过{}", "至多{}", "不高于{}", "最多{}"),
                "=": ("为{}", "等于{}", "是{}"),
                "!=": ("不为{}", "不等于{}", "不是{}"),
            }
        return self.say(*options[operator]).format(value)

    # Conditions

    def clause(self, conditions: list[Condition], entity: Table, connector: str = "AND") -> str:
        """Conditions as one clause: "年龄大于30且国籍为中国"."""
        first = conditions[0]
        if (
            len(conditions) > 1
            and connector == "OR"
            and all(c.ref == first.ref and c.operator == "=" for c in conditions)
            and self.chance(0.7)
        ):
            values = tuple(value for condition in conditions for value in condition.values)
            return self.single(Condition("in", first.ref, "in", values), entity)
        link = (
            self.say("且", "并且", "，", "而且", "，并且", "且") if connector == "AND" else self.say("或", "或者", "或")
        )
        return link.join(self.single(condition, entity) for condition in conditions)

    def single(self, condition: Condition, entity: Table) -> str:
        """One condition as a clause."""
        ref = condition.ref
        if ref.table != entity:
            return self._joined(condition)
        return self._own(condition, entity)

    def _own(self, condition: Condition, entity: Table) -> str:
        ref, kind, operator = condition.ref, condition.kind, condition.operator
        word = self.attribute(ref, entity)
        if kind == "compare" and isinstance(condition.values[0], str):
            return self._equality(condition, word)
        if kind in {"compare", "date"}:
            value = self.value(condition.values[0], quotes=0.1)
            dates = kind == "date" or self.names.role(ref) is Role.YEAR
            if dates and operator == "=" and self.chance(0.3):
                return self.say(f"在{value}", f"{word}在{value}")
            much, little = self.degrees(ref)
            if operator in {">", "<"} and not dates and self.chance(0.2):
                return f"{word}比{value}{much if operator == '>' else little}"
            return f"{word}{self.comparison(operator, value, dates=dates)}"
        if kind == "between":
            low, high = (self.value(v, quotes=0.05) for v in condition.values)
            return self.say(
                f"{word}在{low}到{high}之间",
                f"{word}在{low}和{high}之间",
                f"{word}介于{low}和{high}之间",
                f"{word}从{low}到{high}",
                f"{word}为{low}至{high}",
            )
        if kind == "in":
            values = [self.value(v, quotes=0.15) for v in condition.values]
            text = "、".join(values[:-1]) + self.say("或", "或者", "、", "和") + values[-1]
            return (
                self.say(f"{word}不是{text}", f"{word}不在{text}中", f"{word}既不是{'也不是'.join(values)}")
                if operator == "not in"
                else self.say(
                    f"{word}为{text}",
                    f"{word}是{text}",
                    f"{word}在{text}中",
                    f"{word}为{text}之一",
                    f"{word}属于{text}",
                )
            )
        if kind == "like":
            part = self.value(condition.values[0], quotes=0.6)
            how = operator.removeprefix("not ")
            negative = "不" if operator != how else ""
            return self.say(
                *{
                    "contains": (
                        f"{word}{negative}包含{part}",
                        f"{word}中{negative}包含{part}",
                        f"{word}里{'没有' if negative else '有'}{part}",
                        f"{word}{negative}含有{part}",
                    ),
                    "starts": (f"{word}{negative}以{part}开头", f"{word}{negative}以{part}开始"),
                    "ends": (f"{word}{negative}以{part}结尾", f"{word}{negative}以{part}结束"),
                }[how]
            )
        if kind == "null":
            return (
                self.say(
                    f"没有{word}",
                    f"{word}为空",
                    f"缺少{word}",
                    f"{word}未填写",
                    f"{word}缺失",
                    f"{word}是空的",
                    f"{word}未知",
                )
                if operator == "is null"
                else self.say(f"{word}不为空", f"有{word}", f"填写了{word}", f"{word}已知", f"{word}非空")
            )
        if kind == "boolean":
            text = word.removeprefix("是否").removeprefix("有")
            return (
                self.say(text, f"{word}为真", f"已{text}", f"是{text}", f"{word}为是")
                if operator == "="
                else self.say(f"未{text}", f"不{text}", f"没有{text}", f"{word}为否", f"不是{text}")
            )
        if kind == "year":
            year = self.value(condition.values[0], quotes=0)
            return self.say(f"{word}在{year}年", f"{year}年", f"{word}为{year}年", f"{year}年{word}")
        if kind == "recent":
            amount, unit = (
                self.hold(str(condition.values[0])),
                {"day": "天", "month": "个月", "year": "年"}[str(condition.values[1])],
            )
            return self.say(
                f"最近{amount}{unit}{word}",
                f"{word}在最近{amount}{unit}内",
                f"过去{amount}{unit}",
                f"近{amount}{unit}{word}",
                f"{word}在过去{amount}{unit}以内",
            )
        if kind == "average":
            relation = self.say("高于", "大于", "超过", "多于") if operator == ">" else self.say("低于", "小于", "少于")
            return self.say(
                f"{word}{relation}平均值",
                f"{word}{relation}平均{word}",
                f"{word}{relation}所有{self.noun(entity)}的平均{word}",
                f"{word}{relation}平均水平",
            )
        if kind == "extreme":
            much, little = self.degrees(ref)
            return f"{word}最{much if condition.values[0] == 'max' else little}"
        return self._linked(condition)

    def _equality(self, condition: Condition, word: str) -> str:
        value = self.value(condition.values[0], quotes=0.2)
        if condition.operator == "!=":
            return self.say(f"{word}不是{value}", f"{word}不为{value}", f"{word}不等于{value}", f"不在{value}")
        options = [
            f"{word}为{value}",
            f"{word}是{value}",
            f"{word}为{value}",
            f"{word}等于{value}",
            f"{word}={value}",
            f"{word}叫{value}",
        ]
        if self.names.role(condition.ref) is Role.NAME:
            options += [f"名为{value}", f"叫{value}", f"名叫{value}", f"名字叫{value}"]
        if word.endswith(("国家", "国籍", "城市", "省", "省份", "地区", "家乡", "州", "地点", "位置")):
            options += [f"来自{value}", f"在{value}", f"位于{value}"] * 2
        if word.endswith(("部门", "公司", "学校", "专业", "系", "类别", "类型", "球队")):
            options += [f"属于{value}", f"在{value}"]
        return self.say(*options)

    def _linked(self, condition: Condition) -> str:
        edge = condition.edge
        assert edge is not None
        inner = f"{self.clause(list(condition.inner), edge.child)}的" if condition.inner else ""
        child = f"{inner}{(self.noun(edge.child) if condition.inner else self.children(edge))}"
        if condition.operator == "not exists":
            return self.say(f"不存在{child}", f"不存在对应{child}", f"不存在任何{child}")
        if condition.operator == "exists":
            return self.say(f"存在{child}", f"存在对应{child}", f"存在至少一个{child}")
        if condition.operator.startswith("not"):
            return self.say(
                f"没有{child}",
                f"没有任何{child}",
                f"从未有过{child}",
                f"没有{child}记录",
                f"无{child}",
                f"没参加过{child}",
                f"没有关联{child}",
            )
        return self.say(
            f"有{child}",
            f"拥有{child}",
            f"至少有一个{child}",
            f"有{child}记录",
            f"参加过{child}",
            f"包含{child}",
            f"有过{child}",
        )

    def _joined(self, condition: Condition) -> str:
        other = condition.ref.table
        noun = self.noun(other)
        if (
            self.names.role(condition.ref) is Role.NAME
            and condition.operator == "="
            and condition.kind == "compare"
            and self.chance(0.5)
        ):
            value = self.value(condition.values[0])
            return self.say(
                f"属于{value}", f"{noun}为{value}", f"{noun}是{value}", f"在{value}", f"{value}{noun}", f"{noun}{value}"
            )
        inner = self._own(condition, other)
        return self.say(
            f"{noun}{inner}",
            f"{noun}的{inner}",
            f"所属{noun}{inner}",
            f"所在{noun}的{inner}",
            f"{inner}的{noun}",
            f"对应{noun}的{inner}",
        )

    def thing(self, plan: Plan) -> str:
        """The entity with its conditions: "年龄大于30的歌手"."""
        noun = self.noun(plan.entity)
        if not plan.where:
            return noun
        return f"{self.clause(plan.where, plan.entity, plan.connector)}的{noun}"
