"""English questions, requests and notes for plans: one function per shape of query."""

from __future__ import annotations

import re

from .english_phrases import FUNCTIONS, Phrases
from .english_words import COMPARATIVES, plural
from .names import Role
from .plan import Item, Plan, Ref

_SHOW = (
    "show", "show", "list", "list", "find", "find", "give me", "return", "return", "get", "display", "show me", "tell me",
    "list out", "retrieve", "fetch", "give", "select", "report", "i want", "i need", "please list", "please show",
    "can you show me", "can you list", "could you tell me", "can you please provide", "provide", "please provide me with",
    "show me a list of", "give me a list of", "list all of", "print", "provide a list of", "what is the list of",
    "i would like to see", "hello, can you show me", "hi, please list", "show all", "find all", "list all", "show all the",
)  # fmt: skip
_REPEATED = re.compile(r"\b(all|the|of|distinct)(?: the)?(?: \1\b)+(?: the\b)?")
_WHAT = ("what are", "what are", "what are", "tell me", "show me", "find", "list", "give me", "i'd like to know")


class English(Phrases):
    """Realises plans over one source."""

    def question(self, plan: Plan) -> str:
        """A question or request for the plan, before noise; values still held."""
        self.held.clear()
        self.said.clear()
        shape = {
            "count": self._count,
            "count_distinct": self._count_distinct,
            "aggregate": self._aggregate,
            "join_aggregate": self._aggregate,
            "superlative": self._superlative,
            "offset": self._offset,
            "join_superlative": self._superlative,
            "group_count": self._group,
            "group_aggregate": self._group,
            "join_group": self._group,
            "left_join": self._left_join,
            "group_superlative": self._group_superlative,
            "join_group_superlative": self._group_superlative,
            "having": self._having,
            "join_having": self._having,
            "date_part": self._date_part,
            "expression": self._expression,
            "set_operation": self._set_operation,
            "join_list": self._join_list,
        }.get(plan.family, self._rows)
        return _REPEATED.sub(r"\1", shape(plan))

    # Rows: columns of things that meet conditions

    def _rows(self, plan: Plan) -> str:
        if plan.items[0].aggregate == "count":
            return self._count(plan)
        text = self._projection(plan, self.thing(plan))
        return text + self._ordering(plan)

    def _projection(self, plan: Plan, thing: str) -> str:
        """The shown columns of `thing`."""
        refs = [item.ref for item in plan.items if item.ref]
        if not refs:
            return self.say(
                f"{self.say(*_SHOW)} all {thing}",
                f"{self.say(*_SHOW)} all information about {thing}",
                f"all {thing}",
                f"{self.say(*_SHOW)} {thing}",
                f"everything about {thing}",
                f"{self.say(*_SHOW)} all columns of {thing}",
                f"{self.say(*_SHOW)} the details of all {thing}",
                thing,
                f"what are all the {thing}",
            )
        different = (
            self.say("different ", "distinct ", "unique ", "all the different ", "all distinct ")
            if plan.distinct
            else ""
        )
        attributes = self.attributes(refs, plan.entity, article=not different)
        if different:
            attributes = (
                self.say("the ", "") + different + attributes
                if not different.startswith("all")
                else different + attributes
            )
        name = self.names.name_of(plan.entity)
        only_name = len(refs) == 1 and refs[0] == name and not plan.distinct
        with_name = len(refs) == 2 and refs[0] == name and not plan.distinct
        if only_name and self.chance(0.45):
            return (
                self.say(
                    f"which {thing}",
                    f"{self.say(*_SHOW)} {thing}",
                    f"{self.say(*_SHOW)} all {thing}",
                    thing,
                    f"{self.say(*_SHOW)} the {thing}",
                    f"what are the {thing}",
                    f"who are the {thing}",
                    f"which {thing} are there",
                )
                if not plan.where or self.chance(0.7)
                else f"which {self._which(thing)}"
            )
        if with_name and self.chance(0.2):
            second = self.attribute(refs[1], plan.entity)
            return self.say(
                f"{self.say(*_SHOW)} {thing} and their {plural(second)}",
                f"{thing} with their {second}",
                f"{thing} and their {plural(second)}",
                f"for each of the {thing}, what is the name and {second}",
                f"{self.say(*_SHOW)} {thing} with {second}",
            )
        if plan.where and self.chance(0.08):
            return f"for {self.say('', 'all ', 'the ')}{thing}, {self.say(*_WHAT)} {self.say('their', 'the')} {attributes.removeprefix('the ')}"
        of = self.say("of", "of", "of", "of all", "for", "for all", "of the", "of all the", "from")
        request = self.say(*_SHOW)
        return self.say(
            f"what are {attributes} {of} {thing}",
            f"what are {attributes} {of} {thing}",
            f"{request} {attributes} {of} {thing}",
            f"{request} {attributes} {of} {thing}",
            f"{request} {attributes} {of} {thing}",
            f"{attributes} {of} {thing}",
            f"{request} me {attributes} {of} {thing}"
            if request in {"give", "show", "get"}
            else f"{request} {attributes} {of} {thing}",
            f"{thing} {attributes.removeprefix('the ')}" if not plan.where else f"{attributes} {of} {thing}",
            f"{thing}: {attributes.removeprefix('the ')}" if self.chance(0.3) else f"{attributes} {of} {thing}",
        )

    def _which(self, thing: str) -> str:
        """A relative clause as a main one: "which singers have age above 30"."""
        for old, new in (
            (" with a ", " have a "),
            (" with ", " have "),
            (" that have ", " have "),
            (" that are ", " are "),
            (" who are ", " are "),
            (" located in ", " are located in "),
            (" from ", " are from "),
            (" without ", " do not have "),
            (" named ", " are named "),
            (" that ", " "),
        ):
            if old in thing:
                head, tail = thing.split(old, 1)
                return f"{head}{new}{tail}"
        return thing

    def _ordering(self, plan: Plan, *, comma: bool = True) -> str:
        """ORDER BY without LIMIT."""
        if plan.order is None:
            return ""
        item, descending = plan.order
        key = self._key(item, plan)
        role = self.names.role(item.ref) if item.ref and not item.aggregate else Role.MEASURE
        by = self.say(
            "sorted by",
            "ordered by",
            "sort by",
            "order by",
            "in order of",
            "arranged by",
            "ranked by",
            "sorted by the",
            "ordered by the",
        )
        directions = {
            True: [
                "descending",
                "in descending order",
                "in descending order of {}",
                "from highest to lowest",
                "from high to low",
                "desc",
                "from the highest to the lowest",
                "from largest to smallest",
                "highest first",
                "starting with the highest",
                "decreasing",
            ],
            False: [
                "ascending",
                "in ascending order",
                "in ascending order of {}",
                "from lowest to highest",
                "from low to high",
                "asc",
                "",
                "from the lowest to the highest",
                "from smallest to largest",
                "lowest first",
                "",
                "increasing",
            ],
        }[descending]
        if role in {Role.TIME, Role.YEAR}:
            directions += (
                ["newest first", "most recent first", "latest first"]
                if descending
                else ["oldest first", "from oldest to newest", "chronologically"]
            )
        elif role is Role.NAME or (item.ref and role is Role.CLASS):
            directions = (
                [
                    "in reverse alphabetical order",
                    "in descending alphabetical order",
                    "from z to a",
                    "descending",
                    "in descending order of {}",
                ]
                if descending
                else [
                    "alphabetically",
                    "in alphabetical order",
                    "in alphabetical order of {}",
                    "from a to z",
                    "in lexicographical order",
                    "",
                    "ascending",
                ]
            )
        direction = self.say(*directions)
        comma_text = self.say(", ", " ", " ") if comma else " "
        comparative = COMPARATIVES.get(self.head(item.ref)) if item.ref and not item.aggregate else None
        if comparative and self.chance(0.15):
            most, least = comparative[2], comparative[3]
            return f"{comma_text}from {most} to {least}" if descending else f"{comma_text}from {least} to {most}"
        if "{}" in direction:
            return comma_text + direction.format(self.say("", "the ") + key)
        if direction.startswith(("in alphabetical", "alphabetically", "in reverse")) and self.chance(0.3):
            return comma_text + direction + f" by {key}"
        return f"{comma_text}{by} {key} {direction}".rstrip()

    def _key(self, item: Item, plan: Plan) -> str:
        """A sort key in words."""
        if item.aggregate:
            if item.ref is None:
                return self.say(
                    "count", f"number of {self._counted(plan)}", f"the number of {self._counted(plan)}", "frequency"
                )
            return self.aggregate(item, plan.entity)
        assert item.ref is not None
        word = self.attribute(item.ref, plan.entity)
        if item.ref.table != plan.entity:
            return f"{self.noun(item.ref.table, many=False)} {word}"
        return word

    def _counted(self, plan: Plan) -> str:
        """What count(*) counts: the joined rows, or the entity's own."""
        if plan.edges and plan.group and plan.group[0].table == plan.entity:
            return self.noun(plan.edges[0].child)
        return self.noun(plan.entity)

    # Numbers

    def _count(self, plan: Plan) -> str:
        thing = self.thing(plan)
        verbs = ("are there", "are there", "do we have", "exist", "are there in total", "")
        text = self.say(
            f"how many {thing} {self.say(*verbs)}",
            f"how many {thing} {self.say(*verbs)}",
            f"count {self.say('', 'the ', 'the number of ', 'all ')}{thing}",
            f"what is the number of {thing}",
            f"{self.say(*_SHOW)} the {self.say('total ', '')}number of {thing}",
            f"number of {thing}",
            f"what is the total number of {thing}",
            f"{self.say(*_SHOW)} the count of {thing}",
            f"total {thing}" if not plan.where else f"total number of {thing}",
            f"how many {self._which(thing)}" if plan.where else f"how many {thing} {self.say(*verbs)}",
            f"{thing} count" if not plan.where else f"count of {thing}",
        )
        return text.rstrip()

    def _count_distinct(self, plan: Plan) -> str:
        ref = plan.items[0].ref
        assert ref is not None
        words = plural(self.attribute(ref, plan.entity))
        different = self.say("different", "distinct", "unique", "different", "distinct")
        thing = self.thing(plan)
        tail = self.say(
            f" of {thing}",
            f" among {thing}",
            f" in {thing}",
            f" for {thing}",
            f" do {thing} have",
            f" of all {thing}",
            f" across {thing}",
        )
        if not plan.where and self.chance(0.2):
            tail = ""
        if tail.startswith(" do "):
            return f"how many {different} {words}{tail}"
        return self.say(
            f"how many {different} {words} are there{tail}",
            f"how many {different} {words}{tail}",
            f"count the {different} {words}{tail}",
            f"what is the number of {different} {words}{tail}",
            f"number of {different} {words}{tail}",
            f"count {different} {words}{tail}",
            f"{self.say(*_SHOW)} the number of {different} {words}{tail}",
            f"count distinct {words}{tail}",
        )

    def _aggregate(self, plan: Plan) -> str:
        thing = self.thing(plan)
        refs = {(item.ref.table.name, item.ref.column.name) for item in plan.items if item.ref}
        if len(plan.items) > 1 and len(refs) == 1 and plan.items[0].ref:
            functions = [
                self.say(*FUNCTIONS[i.aggregate][:3]).removesuffix(" of the").removesuffix(" of") for i in plan.items
            ]
            word = self.attribute(plan.items[0].ref, plan.entity)
            joined = (
                ", ".join(functions[:-1])
                + self.say(" and ", " and ", ", and " if len(functions) > 2 else " and ", ", ")
                + functions[-1]
            )
            phrase = f"{joined} {word}"
        else:
            phrase = " and ".join(self.aggregate(item, plan.entity) for item in plan.items)
        of = self.say("of", "of", "of all", "for", "for all", "across", "of the", "among")
        item = plan.items[0]
        if len(plan.items) == 1 and item.aggregate == "avg" and self.chance(0.1):
            return f"what is {phrase} {of} {thing} {self.say('', 'on average')}".rstrip()
        if len(plan.items) == 1 and item.aggregate in {"max", "min"} and item.ref and self.chance(0.15):
            comparative = COMPARATIVES.get(self.head(item.ref))
            if comparative:
                best = comparative[2] if item.aggregate == "max" else comparative[3]
                word = self.attribute(item.ref, plan.entity)
                return self.say(
                    f"what is the {word} of the {best} {self.thing(plan, many=False)}",
                    f"{word} of the {best} {self.thing(plan, many=False)}",
                )
        return self.say(
            f"what {self.say('is', 'are') if len(plan.items) > 1 else 'is'} the {phrase} {of} {thing}",
            f"what is the {phrase} {of} {thing}",
            f"{self.say(*_SHOW)} the {phrase} {of} {thing}",
            f"{self.say(*_SHOW)} {phrase} {of} {thing}",
            f"{phrase} {of} {thing}",
            f"compute the {phrase} {of} {thing}",
            f"calculate the {phrase} {of} {thing}",
            f"{phrase} for {thing}",
            f"find the {phrase} {of} {thing}",
        )

    # The most and the least

    def _superlative(self, plan: Plan) -> str:
        assert plan.order is not None
        assert plan.limit is not None
        many = plan.limit > 1
        count = self.number(plan.limit) if many else ""
        chooser = self._chooser(plan, count)
        refs = [item.ref for item in plan.items if item.ref]
        name = self.names.name_of(plan.entity)
        if len(refs) == 1 and refs[0] == name and self.chance(0.5):
            if many:
                return self.say(
                    f"{self.say(*_SHOW)} {chooser}",
                    f"what are {chooser}",
                    f"which are {chooser}",
                    chooser.removeprefix("the "),
                )
            return self.say(
                f"which {self._bare(plan, chooser)}",
                f"what is {chooser}",
                f"{self.say(*_SHOW)} {chooser}",
                f"who is {chooser}",
                chooser.removeprefix("the "),
                f"which is {chooser}",
            )
        attributes = self.attributes(refs, plan.entity, many=many)
        of = self.say("of", "of", "for", "of")
        be = "are" if many or (len(refs) > 1 and self.chance(0.7)) else "is"
        return self.say(
            f"what {be} {attributes} {of} {chooser}",
            f"what {be} {attributes} {of} {chooser}",
            f"{self.say(*_SHOW)} {attributes} {of} {chooser}",
            f"{self.say(*_SHOW)} {attributes} {of} {chooser}",
            f"{attributes} {of} {chooser}",
            f"{self.say('find', 'show', 'get')} {chooser} and show {attributes}",
        )

    def _bare(self, plan: Plan, chooser: str) -> str:
        """ "singer has the highest age" for "the singer with the highest age"."""
        text = chooser.removeprefix("the ")
        if " with " in text:
            head, tail = text.split(" with ", 1)
            return f"{head} has {tail}"
        return f"{self.noun(plan.entity, many=False)} is {chooser}"

    def _chooser(self, plan: Plan, count: str) -> str:
        """ "the oldest singer", "the 3 singers with the highest age", "the top 5 products by price"."""
        assert plan.order is not None
        item, descending = plan.order
        ref = item.ref
        assert ref is not None
        many = bool(count)
        before, after = self.modifiers(plan.where, plan.entity, plan.connector)
        noun = before + self.noun(plan.entity, many=many)
        tail = after
        word = self.attribute(ref, plan.entity)
        role = self.names.role(ref)
        most = (
            self.say("highest", "largest", "greatest", "most", "maximum", "biggest", "top")
            if descending
            else self.say("lowest", "smallest", "least", "minimum")
        )
        if role in {Role.TIME, Role.YEAR}:
            most = (
                self.say("latest", "most recent", "newest") if descending else self.say("earliest", "oldest", "first")
            )
        space = f"{count} " if many else ""
        if ref.table != plan.entity:
            owner = self.noun(ref.table, many=False)
            comparative = COMPARATIVES.get(self.head(ref))
            if comparative and self.chance(0.4):
                link = self.say("of", "of", "in", "for", "from", "by")
                return f"the {space}{noun}{tail} {link} the {comparative[2] if descending else comparative[3]} {owner}"
            return self.say(
                f"the {space}{noun}{tail} with the {most} {owner} {word}",
                f"the {space}{noun}{tail} of the {owner} with the {most} {word}",
                f"the {space}{noun}{tail} whose {owner} has the {most} {word}",
                f"the {space}{noun}{tail} in the {owner} with the {most} {word}",
            )
        comparative = COMPARATIVES.get(self.head(ref))
        if role is Role.TIME and not comparative and self.chance(0.3):
            comparative = ("", "", self.say("latest", "newest", "most recent"), self.say("oldest", "earliest", "first"))
        if comparative and self.chance(0.5):
            best = comparative[2] if descending else comparative[3]
            if self.head(ref) == "birth date":
                best = "youngest" if descending else "oldest"
            return (
                f"the {space}{best} {noun}{tail}" if self.chance(0.8) or not many else f"the {best} {space}{noun}{tail}"
            )
        if many and self.chance(0.5):
            top = "top" if descending else self.say("bottom", "last")
            return self.say(
                f"the {top} {count} {noun}{tail} by {word}",
                f"top {count} {noun}{tail} by {word}" if descending else f"the bottom {count} {noun}{tail} by {word}",
                f"the {top} {count} {noun}{tail} in terms of {word}",
                f"the {top} {count} {noun}{tail} ranked by {word}",
                f"the first {count} {noun}{tail} ordered by {word}{' descending' if descending else ''}",
                f"the {count} {most} {word} {noun}{tail}",
            )
        return self.say(
            f"the {space}{noun}{tail} with the {most} {word}",
            f"the {space}{noun}{tail} with the {most} {word}",
            f"the {space}{noun}{tail} with {most} {word}",
            f"the {space}{noun}{tail} that {'have' if many else 'has'} the {most} {word}",
            f"the {space}{noun} with the {most} {word}{tail}"
            if not tail.startswith(" with")
            else f"the {space}{noun}{tail} having the {most} {word}",
            f"the {space}{noun}{tail} whose {word} is the {most}",
        )

    def _offset(self, plan: Plan) -> str:
        assert plan.order is not None
        assert plan.limit is not None
        assert plan.offset is not None
        refs = [item.ref for item in plan.items if item.ref]
        item, descending = plan.order
        key = self._key(item, plan)
        if plan.limit == 1:
            nth = {1: "second", 2: "third"}[plan.offset]
            comparative = COMPARATIVES.get(self.head(item.ref)) if item.ref else None
            best = self.say("highest", "largest") if descending else self.say("lowest", "smallest")
            thing = self.thing(plan, many=False)
            chooser = f"the {thing} with the {nth} {best} {key}"
            if comparative and self.chance(0.5):
                chooser = f"the {nth} {comparative[2] if descending else comparative[3]} {thing}"
            return f"{self.say('what is', 'find', 'show', 'give me')} {self.attributes(refs, plan.entity, many=False)} of {chooser}"
        limit, skip = self.hold(str(plan.limit)), self.hold(str(plan.offset))
        rows = self._projection(plan, self.thing(plan)) + self._ordering(plan)
        return self.say(
            f"{rows}, skip the first {skip} and show {limit}",
            f"{rows} limit {limit} offset {skip}",
            f"{rows}, {limit} rows starting after row {skip}",
            f"{rows}, skipping {skip}, only {limit}",
            f"{rows}, next {limit} after the first {skip}",
            f"{rows}, {limit} rows offset by {skip}",
        )

    # Groups

    def _group(self, plan: Plan) -> str:
        group = next(i.ref for i in plan.items if i.ref and not i.aggregate)
        item = next(i for i in plan.items if i.aggregate)
        group_word = self.attribute(group, plan.entity)
        if plan.edges:
            return self._group_joined(plan, group, item)
        thing = self.thing(plan)
        per = self.say(
            f"for each {group_word}",
            f"per {group_word}",
            f"by {group_word}",
            f"in each {group_word}",
            f"of each {group_word}",
            f"for every {group_word}",
            f"grouped by {group_word}",
            f"group by {group_word}",
            f"with each {group_word}",
        )
        ordering = self._ordering(plan, comma=True)
        if plan.limit is not None:
            count = self.number(plan.limit)
            assert plan.order is not None
            best = "top" if plan.order[1] else "bottom"
            return self.say(
                f"{best} {count} {plural(group_word)} by {self.aggregate(item, plan.entity)}",
                f"{self.say(*_SHOW)} the {best} {count} {plural(group_word)} by {self.aggregate(item, plan.entity)}",
                f"which {count} {plural(group_word)} have the {'highest' if plan.order[1] else 'lowest'} {self.aggregate(item, plan.entity)}",
            )
        if item.ref is None:
            text = self.say(
                f"how many {thing} are there {per}",
                f"how many {thing} {per}",
                f"count {self.say('', 'the ')}{thing} {per}",
                f"number of {thing} {per}",
                f"{self.say(*_SHOW)} the number of {thing} {per}",
                f"what is the number of {thing} {per}",
                f"for each {group_word}, {self.say('how many', 'count the', 'show the number of', 'find the number of')} {thing}",
                f"{self.say(*_SHOW)} each {group_word} and the number of {thing}",
                f"what are the {plural(group_word)} and how many {thing} are there for each",
                f"{self.say(*_SHOW)} {plural(group_word)} and the corresponding number of {thing}",
                f"{thing} {per}",
                f"{thing} count {per}",
                f"what are the different {plural(group_word)} and how many {thing} {self.say('have', 'are there with')} each",
                f"{self.say(*_SHOW)} each {group_word} with {self.say('its', 'the')} {self.say('count', 'number')} of {thing}",
                f"breakdown of {thing} by {group_word}",
                f"how many {thing} does each {group_word} have",
            )
        else:
            value = self.aggregate(item, plan.entity)
            of = "" if not plan.where and self.chance(0.3) else f" of {self.say('', 'the ', 'all ')}{thing}"
            text = self.say(
                f"what is the {value}{of} {per}",
                f"{self.say(*_SHOW)} the {value}{of} {per}",
                f"{value}{of} {per}",
                f"{value} {per}{of if plan.where else ''}",
                f"for each {group_word}, {self.say('what is', 'find', 'show', 'return')} the {value}{of}",
                f"{self.say(*_SHOW)} each {group_word} and the {value}{of}",
                f"{self.say(*_SHOW)} {plural(group_word)} and {self.say('their', 'the')} {value}{of}",
                f"what are the {plural(group_word)} and {self.say('their', 'the corresponding')} {value}{of}",
                f"{self.say(*_SHOW)} the {group_word} and {value}{of}",
            )
        return text + ordering

    def _group_joined(self, plan: Plan, group: Ref, item: Item) -> str:
        parent, child = self.noun(plan.entity, many=False), self.noun(plan.edges[0].child)
        word = self.attribute(group, plan.entity)
        naming = self.names.role(group) is Role.NAME
        each = (
            self.say(f"each {parent}", f"each {parent}", f"every {parent}", f"each {parent} {word}")
            if naming
            else f"each {parent} {word}"
        )
        show = self.say(*_SHOW)
        if item.ref is None:
            text = self.say(
                f"how many {child} does {each} have",
                f"{show} the {word} of {each} and the number of {child} {self.say('', 'it has', 'they have', 'for each')}".rstrip(),
                f"number of {child} per {parent}",
                f"{child} per {parent}",
                f"count {child} by {parent} {word}",
                f"count the {child} of {each}",
                f"for {each}, {self.say('how many', 'count the', 'show the number of')} {child}",
                f"how many {child} are there for {each}",
                f"{show} {self.noun(plan.entity)} {self.say('with', 'and')} their number of {child}",
                f"number of {child} for {each}",
                f"what are the {plural(word)} of {self.noun(plan.entity)} and how many {child} do they have",
                f"{show} the number of {child} of {each}",
                f"{show} {each} and {self.say('its', 'the')} number of {child}",
                f"{child} count by {parent}",
            )
        else:
            value = self.aggregate(Item(item.ref, item.aggregate), item.ref.table)
            text = self.say(
                f"{value} of {child} for {each}",
                f"what is the {value} of the {child} of {each}",
                f"{show} the {word} of {each} and the {value} of {self.say('its', 'their')} {child}",
                f"{value} per {parent}",
                f"{show} {self.noun(plan.entity)} and the {value} of their {child}",
                f"{value} of {child} by {parent}",
                f"for {each}, {self.say('show', 'find', 'what is')} the {value} of {self.say('its', 'the')} {child}",
                f"{show} {value} by {parent} {word}",
            )
        return text + self._ordering(plan)

    def _left_join(self, plan: Plan) -> str:
        group = plan.items[0].ref
        assert group is not None
        parent, child = self.noun(plan.entity, many=False), self.noun(plan.edges[0].child)
        all_parents, show = self.noun(plan.entity), self.say(*_SHOW)
        include = self.say(
            f"including {all_parents} without {child}",
            f"including those without any {child}",
            f"including {all_parents} with no {child}",
            "including zero",
            f"even if they have no {child}",
            "including those with none",
            f"also {all_parents} that have no {child}",
            "with zero if there are none",
            f"include {all_parents} without any {child}",
            "including those with zero",
            f"keep {all_parents} without {child}",
        )
        text = self.say(
            f"{show} all {all_parents} and their number of {child}",
            f"number of {child} per {parent}",
            f"how many {child} does each {parent} have",
            f"for every {parent} count the {child}",
            f"{show} the number of {child} for each {parent}",
            f"count {child} by {parent}",
            f"{show} each {parent} with the number of {child}",
            f"{all_parents} with {child} count",
        )
        return f"{text}{self.say(', ', ' ', ', ')}{include}"

    def _group_superlative(self, plan: Plan) -> str:
        assert plan.order is not None
        item, most = plan.order
        group = plan.items[0].ref
        assert group is not None
        word = self.attribute(group, plan.entity)
        thing = self.noun(plan.edges[0].child) if plan.edges else self.thing(plan)
        many = plan.limit is not None and plan.limit > 1
        count = f"{self.number(plan.limit)} " if many and plan.limit else ""
        if plan.edges:
            owner = self.noun(plan.entity, many=many)
            naming = self.names.role(group) is Role.NAME
            subject = owner if naming and self.chance(0.6) else f"{owner} {plural(word) if many else word}"
            of_subject = f"{plural(word) if many else word} of the {count}{owner}"
        else:
            subject = plural(word) if many else word
            of_subject = subject
        have = "have" if many else "has"
        if item.ref is None:
            top = (
                self.say(
                    "the most",
                    "the largest number of",
                    "the highest number of",
                    "the greatest number of",
                    "the maximum number of",
                )
                if most
                else self.say(
                    "the fewest", "the smallest number of", "the lowest number of", "the least", "the least number of"
                )
            )
            value = f"{top} {thing}"
        else:
            value = f"the {'highest' if most else 'lowest'} {self.aggregate(item, item.ref.table)}"
        show = self.say(*_SHOW)
        options = [
            f"which {count}{subject} {have} {value}",
            f"which {count}{subject} {have} {value}",
            f"what {'are' if many else 'is'} the {count}{subject} with {value}",
            f"{show} the {count}{subject} with {value}",
            f"{show} the {count}{subject} that {have} {value}",
            f"{count}{subject} with {value.removeprefix('the ')}",
            f"what {'are' if many else 'is'} the {of_subject} with {value}",
            f"{show} the {of_subject} {self.say('with', 'that has', 'having')} {value}",
        ]
        if item.ref is None and not plan.edges:
            common = (
                self.say("most common", "most popular", "most frequent")
                if most
                else self.say("least common", "least popular", "rarest")
            )
            options += [
                f"what {'are' if many else 'is'} the {count}{common} {subject} of {self.say('all ', '')}{thing}",
                f"{show} the {count}{common} {subject} among {thing}",
                f"{count}{common} {subject} of {thing}",
                f"what is the {common} {subject} across all {thing}",
                f"which {subject} {'do' if most else 'does'} most {thing} have"
                if most and not many
                else f"the {count}{common} {subject} of {thing}",
            ]
        text = self.say(*(option for option in options if count in option))
        if len(plan.items) > 1:
            text += (
                self.say(
                    f" and {self.say('the count', 'how many', 'how many are there', 'show the number')}",
                    ", and how many",
                    " and how many does it have",
                )
                if item.ref is None
                else f" and what is the {self.aggregate(item, item.ref.table)}"
            )
        return text

    def _having(self, plan: Plan) -> str:
        assert plan.having is not None
        group = plan.items[0].ref
        assert group is not None
        word = self.attribute(group, plan.entity)
        thing = self.noun(plan.edges[0].child) if plan.edges else self.thing(plan)
        having = plan.having
        value = self.number(having.value) if having.value < 11 else self.hold(str(having.value))
        if having.item.ref is None:
            amounts = {
                ">": (f"more than {value}", f"over {value}", f"more than {value}"),
                ">=": (f"at least {value}", f"{value} or more", f"no less than {value}"),
                "<": (f"fewer than {value}", f"less than {value}", f"under {value}"),
                "<=": (f"at most {value}", f"{value} or fewer", f"no more than {value}"),
                "=": (f"exactly {value}", f"{value}", f"exactly {value}"),
            }
            amount = f"{self.say(*amounts[having.operator])} {thing}"
        else:
            measure = self.aggregate(having.item, plan.entity)
            amount = f"{self.say('an', 'a', '') if measure[0] in 'aeiou' else self.say('a', '')} {measure} {self.comparison(having.operator, value)}".strip()
        show = self.say(*_SHOW)
        if plan.edges:
            owners = self.noun(plan.entity)
            naming = self.names.role(group) is Role.NAME
            subject = (
                owners if naming and self.chance(0.5) else f"{plural(word)} of {self.say('the ', 'all ', '')}{owners}"
            )
        else:
            subject = plural(word)
        text = self.say(
            f"which {subject} have {amount}",
            f"{show} the {subject} {self.say('with', 'that have', 'having')} {amount}",
            f"{subject} with {amount}",
            f"what are the {subject} {self.say('with', 'that have', 'having')} {amount}",
            f"{show} {subject} {self.say('with', 'that have', 'who have')} {amount}",
            f"{show} all {subject} {self.say('with', 'having')} {amount}",
            f"{subject} having {amount}",
            f"find the {subject} that have {amount}",
        )
        if len(plan.items) > 1:
            text += (
                self.say(" and the count", " and how many they have", ", and how many", " together with the number")
                if having.item.ref is None
                else " and the value"
            )
        return text

    # Other shapes

    def _date_part(self, plan: Plan) -> str:
        if not plan.group:
            return self._rows(plan)
        word = self.attribute(plan.group[0], plan.entity)
        part, item = plan.group_part, plan.items[0]
        if part == "calendar month":
            part = self.say("month of the year", "calendar month", "month number", "month (1-12)")
        value = (
            f"{self.say('number of', 'count of')} {self.thing(plan)}"
            if item.ref is None
            else f"{self.aggregate(item, plan.entity)} of {self.thing(plan)}"
        )
        per = self.say(
            f"per {part}",
            f"by {part}",
            f"for each {part}",
            f"per {part} of {word}",
            f"by {part} of {word}",
            f"in each {part}",
            f"each {part}",
            f"grouped by {part} of {word}",
            f"{part}ly" if " " not in part else f"by {part}",
        )
        if per.endswith("ly"):
            return f"{per} {value}"
        many = self.thing(plan)
        if item.ref is None:
            return self.say(
                f"how many {many} {per}",
                f"{value} {per}",
                f"{self.say(*_SHOW)} the {value} {per}",
                f"{many} {per}",
                f"count {many} {per}",
                f"what is the {value} {per}",
            )
        return self.say(f"{value} {per}", f"{self.say(*_SHOW)} the {value} {per}", f"what is the {value} {per}")

    def _expression(self, plan: Plan) -> str:
        *others, last = plan.items
        assert last.ref is not None
        word, thing, show = self.attribute(last.ref, plan.entity), self.thing(plan), self.say(*_SHOW)
        first = others[0].ref if others else None
        values = [self.value(v, quotes=0.4) for v in plan.values]
        special = plan.special
        if special in {"product", "sum", "difference"}:
            left_ref = others[-1].ref
            assert left_ref is not None
            left = self.attribute(left_ref, plan.entity)
            phrase = {
                "product": self.say(
                    f"{left} times {word}",
                    f"{left} multiplied by {word}",
                    f"{left} * {word}",
                    f"product of {left} and {word}",
                ),
                "sum": self.say(
                    f"{left} plus {word}",
                    f"sum of {left} and {word}",
                    f"{left} + {word}",
                    f"{left} and {word} added up",
                ),
                "difference": self.say(
                    f"{left} minus {word}", f"difference between {left} and {word}", f"{left} - {word}"
                ),
            }[special]
            first = others[0].ref if len(others) > 1 else None
        else:
            phrase = {
                "case": lambda: self.say(
                    f"{values[1]} if {word} is at least {values[0]} else {values[2]}",
                    f"{values[1]} when {word} >= {values[0]}, otherwise {values[2]}",
                    f"whether {word} is {values[1]} (at least {values[0]}) or {values[2]}",
                    f"{values[1]} for {word} of {values[0]} or more and {values[2]} otherwise",
                    f"a label that is {values[1]} if {word} is {values[0]} or more, else {values[2]}",
                ),
                "coalesce": lambda: self.say(
                    f"{word} or {values[0]} if missing",
                    f"{word}, {values[0]} when null",
                    f"{word} with {values[0]} instead of null",
                    f"{word} (use {values[0]} if it is null)",
                    f"{word}, or {values[0]} if there is none",
                    f"{word} defaulting to {values[0]}",
                ),
                "upper": lambda: self.say(
                    f"{word} in upper case",
                    f"upper case {word}",
                    f"{word} in capital letters",
                    f"uppercase {word}",
                    f"{word} capitalized",
                ),
                "lower": lambda: self.say(
                    f"{word} in lower case", f"lower case {word}", f"lowercase {word}", f"{word} in small letters"
                ),
                "length": lambda: self.say(
                    f"length of {word}",
                    f"length of the {word}",
                    f"number of characters in {word}",
                    f"how long the {word} is",
                    f"{word} length",
                ),
                "month": lambda: self.say(
                    f"month of {word}", f"month of the {word}", f"month number of {word}", f"{word} month"
                ),
                "round": lambda: self._rounded(word, values[0]),
                "year": lambda: self.say(
                    f"year of {word}", f"year of the {word}", f"{word} year", f"the year from {word}"
                ),
                "range": lambda: self.say(
                    f"difference between the {self.say('maximum', 'highest', 'largest')} and {self.say('minimum', 'lowest', 'smallest')} {word}",
                    f"range of {word}",
                    f"gap between the highest and lowest {word}",
                ),
            }[special]()
        if first is not None:
            phrase = f"{self.attribute(first, plan.entity)}{self.say(' and ', ', ', ' and the ', ' with ')}{phrase}"
        of = self.say("of", "of all", "for each of the", "for", "of the")
        return self.say(
            f"{show} the {phrase} {of} {thing}",
            f"{show} {phrase} {of} {thing}",
            f"what is the {phrase} {of} {thing}",
            f"{phrase} {of} {thing}",
            f"for {thing}, {show} {phrase}",
            f"what are the {phrase} {of} {thing}",
        )

    def _rounded(self, word: str, digits: str) -> str:
        """A rounded average."""
        average = self.say(*FUNCTIONS["avg"])
        return self.say(
            f"{average} {word} rounded to {digits} decimals",
            f"{average} {word} rounded to {digits} decimal places",
            f"{average} {word} with {digits} decimals",
            f"{average} {word} (round to {digits} digits)",
            f"rounded {average} {word} ({digits} decimals)",
        )

    def _set_operation(self, plan: Plan) -> str:
        ref = plan.items[0].ref
        assert ref is not None
        word = plural(self.attribute(ref, plan.entity))
        noun, show = self.noun(plan.entity), self.say(*_SHOW)
        first_before, first = self.modifiers(plan.where, plan.entity)
        second_before, second = self.modifiers(plan.other, plan.entity)
        left, right = f"{first_before}{noun}{first}", f"{second_before}{noun}{second}"
        if plan.set_operator == "INTERSECT":
            link = self.say(
                f"both {left} and {right}",
                f"{left} and also {right}",
                f"{left} and {right} as well",
                f"{left} as well as {right}",
            )
            return self.say(
                f"{show} the {word} {self.say('shared by', 'that have', 'common to', 'of')} {link}",
                f"which {word} have {link}",
                f"what are the {word} of {link}",
            )
        if plan.set_operator == "EXCEPT":
            link = self.say(
                f"{left} but not {right}",
                f"{left} but not of {right}",
                f"{left} except those of {right}",
                f"{left} excluding {right}",
                f"{left} without {right}",
            )
            return self.say(
                f"{show} the {word} of {link}",
                f"what are the {word} of {link}",
                f"which {word} have {link}",
                f"{word} of {link}",
            )
        link = self.say(
            f"{left} or {right}",
            f"{left} together with those of {right}",
            f"{left} plus those of {right}",
            f"{left} and of {right}",
        )
        return self.say(
            f"{show} the {word} of {link}", f"what are the {word} of {link}", f"{word} of {link}, without duplicates"
        )

    def _join_list(self, plan: Plan) -> str:
        own = [i.ref for i in plan.items if i.ref and i.ref.table == plan.entity]
        others = [i.ref for i in plan.items if i.ref and i.ref.table != plan.entity]
        thing = self.thing(plan)
        other = self.noun(others[0].table, many=False)
        theirs = self.attributes(others, others[0].table, many=False, article=False)
        named = self.names.role(others[0]) is Role.NAME
        if named and self.chance(0.35):
            theirs = other
        elif not theirs.startswith(other):
            theirs = self.say(f"{other} {theirs}", f"{theirs} of the {other}", f"{theirs} of their {other}")
        mine = self.attributes(own, plan.entity)
        show, link = (
            self.say(*_SHOW),
            self.say(" and ", " and ", ", ", " together with ", " along with ", " and the ", " with "),
        )
        of = self.say("of", "for", "of all", "of each of the")
        text = self.say(
            f"{show} {mine} {of} {thing}{link}{self.say('', 'their ', 'the ', 'the corresponding ')}{theirs}",
            f"what are {mine} {of} {thing} and {self.say('their', 'the')} {theirs}",
            f"{show} {mine}{link}{theirs} {of} {thing}",
            f"{thing} with their {theirs}: {mine.removeprefix('the ')}",
            f"{mine} {of} {thing}{link}{theirs}",
            f"for each of the {thing}, {show} {mine} and {theirs}",
            f"{mine}{link}{theirs} {of} {thing}",
        )
        return text + self._ordering(plan)
