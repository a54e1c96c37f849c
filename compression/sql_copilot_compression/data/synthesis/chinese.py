"""Chinese questions, requests and notes for plans: one function per shape of query."""

from __future__ import annotations

from sql_copilot_compression.data.synthesis.chinese_phrases import ChinesePhrases
from sql_copilot_compression.data.synthesis.names_in_words import Role
from sql_copilot_compression.data.synthesis.plan import Item, Plan

_SHOW = (
    "列出",
    "查询",
    "显示",
    "给出",
    "找出",
    "查找",
    "返回",
    "请列出",
    "请给出",
    "查一下",
    "帮我查",
    "展示",
    "我想知道",
    "请问",
    "请查询",
    "获取",
    "统计一下",
    "给我",
)


class Chinese(ChinesePhrases):
    """Realises plans over one source in Chinese."""

    def question(self, plan: Plan) -> str:
        """A question or request for the plan; values still held."""
        self.held.clear()
        self.said.clear()
        shape = {
            "count": self._count,
            "count_distinct": self._count_distinct,
            "aggregate": self._aggregate,
            "join_aggregate": self._aggregate,
            "superlative": self._superlative,
            "join_superlative": self._superlative,
            "offset": self._offset,
            "group_count": self._group,
            "group_aggregate": self._group,
            "join_group": self._group,
            "left_join": self._group,
            "group_superlative": self._group_superlative,
            "join_group_superlative": self._group_superlative,
            "having": self._having,
            "join_having": self._having,
            "date_part": self._date_part,
            "expression": self._expression,
            "set_operation": self._set_operation,
        }.get(plan.family, self._rows)
        return self._finish(shape(plan))

    def _finish(self, text: str) -> str:
        text = text.strip("， ")
        if self.chance(0.6):
            asks = any(word in text for word in ("哪", "什么", "多少", "几", "谁"))
            text += "？" if asks else self.say("。", "", "")
        return text

    def _rows(self, plan: Plan) -> str:
        if plan.items[0].aggregate == "count":
            return self._count(plan)
        return self._projection(plan, self.thing(plan)) + self._ordering(plan)

    def _projection(self, plan: Plan, thing: str) -> str:
        refs = [item.ref for item in plan.items if item.ref]
        show = self.say(*_SHOW)
        all_of = self.say("", "", "所有", "全部") if not plan.where else self.say("", "", "所有")
        if not refs:
            return self.say(
                f"{show}{all_of}{thing}的所有信息", f"{show}{all_of}{thing}", f"{show}{thing}的全部信息", f"所有{thing}"
            )
        attributes = self.attributes(refs, plan.entity)
        if plan.distinct:
            attributes = self.say("不同的", "不重复的", "所有不同的", "不同") + attributes
        name = self.names.name_of(plan.entity)
        if len(refs) == 1 and refs[0] == name and not plan.distinct and self.chance(0.4):
            return self.say(
                f"{thing}有哪些",
                f"哪些{self._who(thing, plan)}",
                f"{show}{all_of}{thing}",
                f"有哪些{thing}",
                f"{thing}",
                f"{thing}都有谁" if self._people(plan) else f"{thing}都有哪些",
            )
        if len(refs) > 1 and self.chance(0.15):
            return (
                self.say(
                    f"{show}{all_of}{thing}，以及{self.say('它们的', '他们的', '其')}{attributes}",
                    f"{show}{thing}及其{attributes}",
                )
                if refs[0] != name
                else f"{show}{all_of}{thing}的{attributes}"
            )
        return self.say(
            f"{all_of}{thing}的{attributes}是什么",
            f"{all_of}{thing}的{attributes}有哪些",
            f"{show}{all_of}{thing}的{attributes}",
            f"{show}{all_of}{thing}的{attributes}",
            f"{thing}的{attributes}",
            f"{show}{all_of}{thing}的{attributes}",
            f"{thing}{attributes}" if not plan.where else f"{thing}的{attributes}",
            f"{all_of}{thing}的{attributes}分别是什么" if len(refs) > 1 else f"{all_of}{thing}的{attributes}都有哪些",
        )

    def _people(self, plan: Plan) -> bool:
        return self.measure_word(plan.entity) in {"名", "位"}

    def _who(self, thing: str, plan: Plan) -> str:
        """ "年龄大于30的歌手" as "歌手年龄大于30"."""
        noun = self.noun(plan.entity)
        tail = f"的{noun}"
        return (
            f"{noun}{thing.removesuffix(tail)}" if plan.where and thing.endswith(tail) and self.chance(0.6) else thing
        )

    def _ordering(self, plan: Plan) -> str:
        if plan.order is None:
            return ""
        item, descending = plan.order
        key = (
            self.aggregate(item, plan.entity)
            if item.aggregate and item.ref
            else self.say("数量", "个数")
            if item.ref is None
            else self.attribute(item.ref, plan.entity)
        )
        role = self.names.role(item.ref) if item.ref and not item.aggregate else Role.MEASURE
        directions = (
            ["降序", "从高到低", "从大到小", "由高到低", "倒序", "递减"]
            if descending
            else ["升序", "从低到高", "从小到大", "由低到高", "递增", ""]
        )
        if role in {Role.TIME, Role.YEAR}:
            directions += ["从晚到早", "从新到旧"] if descending else ["从早到晚", "从旧到新"]
        elif role in {Role.NAME, Role.CLASS}:
            directions = ["降序", "逆字母顺序", "字母倒序"] if descending else ["升序", "字母顺序", "字母表顺序", ""]
        by = self.say("按", "按照", "根据", "依", "并按")
        end = self.say("排列", "排序", "排列", "")
        comma, direction = self.say("，", "，", ",", " "), self.say(*directions)
        if not direction:
            return f"{comma}{by}{key}{end or '排序'}"
        return f"{comma}{by}{key}{self.say('', '的')}{direction}{end}"

    def _count(self, plan: Plan) -> str:
        thing, noun = self.thing(plan), self.noun(plan.entity)
        measure = self.measure_word(plan.entity)
        options = [
            f"有多少{measure}{thing}",
            f"有多少{measure}{thing}",
            f"一共有多少{measure}{thing}",
            f"{thing}有多少{measure}",
            f"{thing}有几{measure or '个'}",
            f"{thing}的数量是多少",
            f"{thing}的数量",
            f"统计{thing}的数量",
            f"统计{thing}的个数",
            f"{self.say(*_SHOW)}{thing}的数量",
            f"{thing}总数",
            f"{thing}一共有多少{measure}",
            f"多少{measure}{thing}",
            f"{thing}数",
        ]
        if plan.where:
            options += (
                [f"有多少{measure}{noun}{self.clause(plan.where, plan.entity, plan.connector)}"] * 2
                if self.chance(0.5)
                else []
            )
        return self.say(*options)

    def _count_distinct(self, plan: Plan) -> str:
        ref = plan.items[0].ref
        assert ref is not None
        word, thing = self.attribute(ref, plan.entity), self.thing(plan)
        measure = self.say("种", "个", "种")
        return self.say(
            f"{thing}有多少{measure}不同的{word}",
            f"{thing}一共有多少{measure}{word}",
            f"{thing}的{word}有多少{measure}",
            f"有多少{measure}不同的{thing}{word}",
            f"统计{thing}中不同{word}的数量",
            f"{thing}中不重复的{word}有多少",
            f"{thing}有几{measure}{word}",
            f"不同{word}的个数",
        )

    def _aggregate(self, plan: Plan) -> str:
        thing = self.thing(plan)
        all_of = self.say("", "", "所有", "全部")
        refs = {(item.ref.table.name, item.ref.column.name) for item in plan.items if item.ref}
        if len(plan.items) > 1 and len(refs) == 1 and plan.items[0].ref and self.chance(0.5):
            much, little = self.degrees(plan.items[0].ref)
            names = {
                "avg": "平均",
                "max": self.say("最大", f"最{much}"),
                "min": self.say("最小", f"最{little}"),
                "sum": "总",
            }
            parts = [names[item.aggregate] for item in plan.items]
            phrase = (
                "、".join(parts[:-1])
                + self.say("和", "以及", "、")
                + parts[-1]
                + self.attribute(plan.items[0].ref, plan.entity)
            )
        else:
            phrase = self.say("和", "以及", "、", "和").join(self.aggregate(item, plan.entity) for item in plan.items)
        return self.say(
            f"{all_of}{thing}的{phrase}是多少",
            f"{all_of}{thing}的{phrase}是多少",
            f"{self.say(*_SHOW)}{all_of}{thing}的{phrase}",
            f"{thing}的{phrase}",
            f"求{thing}的{phrase}",
            f"计算{all_of}{thing}的{phrase}",
            f"统计{thing}的{phrase}",
            f"{thing}{phrase}" if not plan.where else f"{thing}的{phrase}为多少",
        )

    def _chooser(self, plan: Plan) -> str:
        """ "年龄最大的3名歌手"."""
        assert plan.order is not None
        item, descending = plan.order
        ref = item.ref
        assert ref is not None
        much, little = self.degrees(ref)
        best = much if descending else little
        word = self.attribute(ref, plan.entity)
        if ref.table != plan.entity:
            other = self.noun(ref.table)
            word = self.say(f"{other}{word}", f"{other}的{word}", f"所属{other}{word}")
        noun, measure = self.noun(plan.entity), self.measure_word(plan.entity)
        scope = self.say(f"{self.thing(plan)}中", f"在{self.thing(plan)}中，") if plan.where else ""
        if plan.limit and plan.limit > 1:
            count = self.number(plan.limit)
            return scope + self.say(
                f"{word}最{best}的{count}{measure or '个'}{noun}",
                f"{word}{'排名' if self.chance(0.5) else '排'}{'前' if descending else '后'}{count}的{noun}",
                f"{word}最{best}的前{count}{measure}{noun}",
                f"{word}{'前' if descending else '倒数'}{count}{self.say('', '名')}的{noun}"
                if descending
                else f"{word}最{best}的{count}{measure or '个'}{noun}",
            )
        return scope + self.say(
            f"{word}最{best}的{noun}",
            f"{word}最{best}的{noun}",
            f"{word}最{best}的{self.say('一个', '那个', '')}{noun}",
            f"{word}{'排名第一' if descending else '排名最后'}的{noun}",
        )

    def _superlative(self, plan: Plan) -> str:
        chooser = self._chooser(plan)
        refs = [item.ref for item in plan.items if item.ref]
        name = self.names.name_of(plan.entity)
        if len(refs) == 1 and refs[0] == name and self.chance(0.5):
            which = (
                self.say("是哪个", "是谁" if self._people(plan) else "是哪个", "是什么", "是哪一个")
                if plan.limit == 1
                else self.say("是哪些", "有哪些", "是什么")
            )
            subject = f"哪个{self.noun(plan.entity)}的" if plan.limit == 1 and not plan.where else ""
            head = chooser.removesuffix(f"的{self.noun(plan.entity)}")
            return self.say(
                f"{chooser}{which}",
                f"{self.say(*_SHOW)}{chooser}",
                chooser,
                f"{subject}{head}" if subject and head != chooser else f"{chooser}{which}",
            )
        attributes = self.attributes(refs, plan.entity)
        return self.say(
            f"{chooser}的{attributes}是什么",
            f"{self.say(*_SHOW)}{chooser}的{attributes}",
            f"{chooser}的{attributes}",
            f"{chooser}的{attributes}分别是什么" if len(refs) > 1 else f"{chooser}的{attributes}是",
        )

    def _offset(self, plan: Plan) -> str:
        assert plan.order is not None
        assert plan.limit is not None
        assert plan.offset is not None
        item, descending = plan.order
        assert item.ref is not None
        refs = [i.ref for i in plan.items if i.ref]
        if plan.limit == 1:
            much, little = self.degrees(item.ref)
            nth = {1: "二", 2: "三"}[plan.offset]
            key, best = self.attribute(item.ref, plan.entity), much if descending else little
            return f"{self.say('', *_SHOW)}{key}第{nth}{best}的{self.thing(plan)}的{self.attributes(refs, plan.entity)}"
        limit, skip = self.hold(str(plan.limit)), self.hold(str(plan.offset))
        rows = self._projection(plan, self.thing(plan)) + self._ordering(plan)
        return self.say(
            f"{rows}，跳过前{skip}条取{limit}条",
            f"{rows}，从第{skip}条之后取{limit}条",
            f"{rows} limit {limit} offset {skip}",
            f"{rows}，略过{skip}条，显示{limit}条",
        )

    def _group(self, plan: Plan) -> str:
        group = next(i.ref for i in plan.items if i.ref and not i.aggregate)
        item = next(i for i in plan.items if i.aggregate)
        word = self.attribute(group, plan.entity)
        show = self.say("", "", *_SHOW[:6])
        if plan.edges:
            parent, child = self.noun(plan.entity), self.children(plan.edges[0])
            measure = self.measure_word(plan.edges[0].child)
            if item.ref is None or item.aggregate == "count":
                text = self.say(
                    f"{show}每个{parent}的{child}数量",
                    f"每个{parent}有多少{measure}{child}",
                    f"{show}每个{parent}的{word}以及{child}数量",
                    f"{show}各{parent}的{word}和{child}的数量",
                    f"统计每个{parent}的{child}数",
                    f"各个{parent}{word}有多少{child}",
                    f"{show}{parent}的{word}和对应的{child}数量",
                    f"按{parent}统计{child}数量",
                    f"每{measure or '个'}{parent}各有几个{child}",
                )
            else:
                value = self.aggregate(item, item.ref.table)
                text = self.say(
                    f"{show}每个{parent}的{child}的{value}",
                    f"{show}各{parent}的{word}和{value}",
                    f"每个{parent}的{value}是多少",
                    f"按{parent}统计{child}{value}",
                    f"{show}每个{parent}的{word}及其{child}的{value}",
                )
            if plan.outer:
                text += self.say(
                    f"，包括没有{child}的{parent}",
                    f"，没有{child}的也要显示",
                    f"，包含{child}数为0的",
                    f"（含没有{child}的{parent}）",
                    "，没有的显示0",
                    f"，包括没有{child}的",
                )
            return text + self._ordering(plan)
        thing = self.thing(plan)
        if plan.limit is not None:
            assert plan.order is not None
            key = f"{self.aggregate(item, plan.entity)}{'最高' if plan.order[1] else '最低'}"
            return f"{show}{key}的{self.number(plan.limit)}{self.say('个', '种')}{word}"
        if plan.items[0].aggregate:
            value = (
                f"{thing}{self.say('数量', '的数量', '个数')}"
                if item.ref is None
                else self.aggregate(item, plan.entity)
            )
            if item.ref is not None and plan.where:
                value = f"{thing}的{value}"
            return self.say(
                f"{show}{value}和对应的{word}", f"{show}{value}以及{word}", f"统计{value}及其{word}"
            ) + self._ordering(plan)
        measure = self.measure_word(plan.entity)
        each = self.say(f"每个{word}", f"各{word}", f"每种{word}", f"各个{word}", f"不同{word}", f"每一个{word}")
        if item.ref is None:
            text = self.say(
                f"{each}有多少{measure}{thing}",
                f"{show}{each}的{thing}数量",
                f"按{word}统计{thing}的数量",
                f"统计{each}的{thing}数",
                f"{each}的{thing}有多少",
                f"{show}{each}以及对应的{thing}数量",
                f"按{word}分组统计{thing}个数",
                f"{show}{word}和{thing}数量",
                f"{each}各有几{measure or '个'}{thing}",
                f"{each}分别有多少{measure}{thing}",
            )
        else:
            value = self.aggregate(item, plan.entity)
            of = f"{thing}的" if plan.where or self.chance(0.6) else ""
            text = self.say(
                f"{each}的{of}{value}是多少",
                f"{show}{each}的{of}{value}",
                f"按{word}统计{of}{value}",
                f"{show}{each}以及{of}{value}",
                f"按{word}分组，计算{of}{value}",
                f"{each}{of}{value}",
                f"{show}{word}和对应的{of}{value}",
            )
        return text + self._ordering(plan)

    def _subject(self, plan: Plan) -> tuple[str, str]:
        """(what the groups are, what is counted in them)."""
        group = plan.items[0].ref
        assert group is not None
        word = self.attribute(group, plan.entity)
        if not plan.edges:
            return word, self.thing(plan)
        parent = self.noun(plan.entity)
        naming = self.names.role(group) is Role.NAME
        return (parent if naming and self.chance(0.6) else f"{parent}{self.say('', '的')}{word}"), self.noun(
            plan.edges[0].child
        )

    def _group_superlative(self, plan: Plan) -> str:
        assert plan.order is not None
        item, most = plan.order
        subject, thing = self._subject(plan)
        count = f"{self.number(plan.limit)}个" if plan.limit and plan.limit > 1 else ""
        if item.ref is None:
            value = f"{thing}{self.say('', '数', '数量')}最{'多' if most else '少'}"
        else:
            value = f"{self.aggregate(item, item.ref.table)}最{'高' if most else '低'}"
        which = "哪些" if count else self.say("哪个", "哪一个", "什么", "哪个")
        options = [
            f"{which}{subject}的{value}",
            f"{which}{subject}{value}",
            f"{value}的{count}{subject}是{which}",
            f"{self.say(*_SHOW)}{value}的{count}{subject}",
            f"{value}的{count}{subject}",
        ]
        if item.ref is None and most and not plan.edges:
            options += [
                f"{thing}中最常见的{count}{subject}是什么",
                f"最常见的{count}{subject}",
                f"{thing}最常见的{subject}",
                f"出现次数最多的{count}{subject}",
            ]
        text = self.say(*(option for option in options if count in option))
        if len(plan.items) > 1:
            text += (
                self.say("，有多少", "，数量是多少", "以及数量", "，并给出数量")
                if item.ref is None
                else f"，{self.aggregate(item, item.ref.table)}是多少"
            )
        return text

    def _having(self, plan: Plan) -> str:
        assert plan.having is not None
        subject, thing = self._subject(plan)
        having = plan.having
        value = self.number(having.value) if 0 < having.value < 11 else self.hold(str(having.value))
        if having.item.ref is None:
            amount = self.say(
                f"{thing}数量{self.comparison(having.operator, value)}",
                f"{thing}{self.comparison(having.operator, value)}个",
                f"{thing}数{self.comparison(having.operator, value)}",
            )
            if having.operator in {">", ">="} and self.chance(0.4):
                more = self.say("超过", "多于") if having.operator == ">" else self.say("至少", "不少于")
                amount = f"有{more}{value}{self.say('个', '')}{thing}"
        else:
            amount = f"{self.aggregate(having.item, plan.entity)}{self.comparison(having.operator, value)}"
        text = self.say(
            f"哪些{subject}{amount}",
            f"{amount}的{subject}有哪些",
            f"{self.say(*_SHOW)}{amount}的{subject}",
            f"{amount}的{subject}",
            f"哪些{subject}的{amount}",
            f"{self.say(*_SHOW)}{amount}的所有{subject}",
        )
        if len(plan.items) > 1:
            text += (
                self.say("，以及数量", "，并给出数量", "，各有多少") if having.item.ref is None else "，以及对应的值"
            )
        return text

    def _date_part(self, plan: Plan) -> str:
        if not plan.group:
            return self._rows(plan)
        word, part = (
            self.attribute(plan.group[0], plan.entity),
            {"year": "年", "month": "月", "calendar month": "月份"}[plan.group_part],
        )
        item = plan.items[0]
        value = (
            self.say(f"{self.thing(plan)}数量", f"{self.thing(plan)}的数量")
            if item.ref is None
            else f"{self.thing(plan)}的{self.aggregate(item, plan.entity)}"
        )
        return self.say(
            f"按{part}统计{value}",
            f"每{part}的{value}",
            f"每{'一年' if part == '年' else '个月'}的{value}",
            f"按{word}的{part.removesuffix('份')}份统计{value}",
            f"各{part.removesuffix('份')}份的{value}",
            f"{self.say(*_SHOW)}每{part}{value}",
        )

    def _expression(self, plan: Plan) -> str:
        *others, last = plan.items
        assert last.ref is not None
        word, thing, show = self.attribute(last.ref, plan.entity), self.thing(plan), self.say("", *_SHOW)
        first: Item | None = others[0] if others else None
        values = [self.value(v, quotes=0.4) for v in plan.values]
        if plan.special in {"product", "sum", "difference"}:
            left_ref = others[-1].ref
            assert left_ref is not None
            left = self.attribute(left_ref, plan.entity)
            first = others[0] if len(others) > 1 else None
            phrase = {
                "product": self.say(f"{left}乘以{word}", f"{left}和{word}的乘积", f"{left}*{word}"),
                "sum": self.say(f"{left}加{word}", f"{left}与{word}之和", f"{left}+{word}"),
                "difference": self.say(f"{left}减{word}", f"{left}与{word}之差", f"{left}-{word}", f"{left}减去{word}"),
            }[plan.special]
        else:
            phrase = {
                "case": lambda: self.say(
                    f"{word}不小于{values[0]}时为{values[1]}否则为{values[2]}",
                    f"如果{word}大于等于{values[0]}则{values[1]}，否则{values[2]}",
                    f"{word}至少{values[0]}显示{values[1]}，其余显示{values[2]}",
                ),
                "coalesce": lambda: self.say(
                    f"{word}，为空则显示{values[0]}", f"{word}（空值用{values[0]}代替）", f"{word}，没有时用{values[0]}"
                ),
                "upper": lambda: self.say(f"{word}的大写", f"大写的{word}", f"大写{word}"),
                "lower": lambda: self.say(f"{word}的小写", f"小写的{word}", f"小写{word}"),
                "length": lambda: self.say(f"{word}的长度", f"{word}的字符数", f"{word}长度"),
                "month": lambda: self.say(f"{word}的月份", f"{word}月份"),
                "round": lambda: self.say(
                    f"平均{word}，保留{values[0]}位小数",
                    f"{word}的平均值（保留{values[0]}位小数）",
                    f"平均{word}四舍五入到{values[0]}位小数",
                ),
                "year": lambda: self.say(f"{word}的年份", f"{word}年份"),
                "range": lambda: self.say(
                    f"最大{word}与最小{word}之差",
                    f"{word}的最大值和最小值之差",
                    f"{word}的极差",
                    f"最高和最低{word}的差",
                ),
            }[plan.special]()
        if first is not None and first.ref is not None:
            phrase = f"{self.attribute(first.ref, plan.entity)}{self.say('和', '以及', '、')}{phrase}"
        return self.say(
            f"{show}{thing}的{phrase}",
            f"{thing}的{phrase}",
            f"{show}所有{thing}的{phrase}" if not plan.where else f"{show}{thing}的{phrase}",
            f"{thing}的{phrase}是什么",
        )

    def _set_operation(self, plan: Plan) -> str:
        ref = plan.items[0].ref
        assert ref is not None
        word, noun, show = self.attribute(ref, plan.entity), self.noun(plan.entity), self.say("", *_SHOW)
        first, second = (self.clause(conditions, plan.entity) for conditions in (plan.where, plan.other))
        if plan.set_operator == "INTERSECT":
            return self.say(
                f"哪些{word}既有{first}的{noun}又有{second}的{noun}",
                f"{show}同时有{first}和{second}的{noun}的{word}",
                f"{show}既有{first}的{noun}也有{second}的{noun}的{word}",
            )
        if plan.set_operator == "EXCEPT":
            return self.say(
                f"{show}有{first}的{noun}但没有{second}的{noun}的{word}",
                f"哪些{word}有{first}的{noun}，但没有{second}的{noun}",
                f"{show}{first}的{noun}的{word}，除去{second}的{noun}的{word}",
            )
        return self.say(
            f"{show}{first}的{noun}和{second}的{noun}的{word}，去重",
            f"{show}{first}或{second}的{noun}的不同{word}",
            f"{show}{first}的{noun}的{word}以及{second}的{noun}的{word}，不重复",
        )
