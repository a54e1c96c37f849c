"""English requests for rows: columns of things, in an order, the most and the least."""

from __future__ import annotations

from sql_copilot_compression.data.synthesis.english_conditions import Conditions
from sql_copilot_compression.data.synthesis.english_words import COMPARATIVES, plural
from sql_copilot_compression.data.synthesis.names_in_words import Role
from sql_copilot_compression.data.synthesis.plan import Item, Plan

SHOW = (
    "show", "show", "list", "list", "find", "find", "give me", "return", "return", "get", "display", "show me",
    "tell me", "list out", "retrieve", "fetch", "give", "select", "report", "i want", "i need", "please list",
    "please show", "can you show me", "can you list", "could you tell me", "can you please provide", "provide",
    "please provide me with", "show me a list of", "give me a list of", "list all of", "print", "provide a list of",
    "what is the list of", "i would like to see", "hello, can you show me", "hi, please list", "show all",
    "find all", "list all", "show all the",
)  # fmt: skip

_WHAT = ("what are", "what are", "what are", "tell me", "show me", "find", "list", "give me", "i'd like to know")


class Rows(Conditions):
    """Requests for rows."""

    def _rows(self, plan: Plan) -> str:
        text = self._projection(plan, self.thing(plan))
        return text + self._ordering(plan)

    def _projection(self, plan: Plan, thing: str) -> str:
        """The shown columns of `thing`."""
        refs = [item.ref for item in plan.items if item.ref]
        if not refs:
            return self.say(
                f"{self.say(*SHOW)} all {thing}",
                f"{self.say(*SHOW)} all information about {thing}",
                f"all {thing}",
                f"{self.say(*SHOW)} {thing}",
                f"everything about {thing}",
                f"{self.say(*SHOW)} all columns of {thing}",
                f"{self.say(*SHOW)} the details of all {thing}",
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
                    f"{self.say(*SHOW)} {thing}",
                    f"{self.say(*SHOW)} all {thing}",
                    thing,
                    f"{self.say(*SHOW)} the {thing}",
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
                f"{self.say(*SHOW)} {thing} and their {plural(second)}",
                f"{thing} with their {second}",
                f"{thing} and their {plural(second)}",
                f"for each of the {thing}, what is the name and {second}",
                f"{self.say(*SHOW)} {thing} with {second}",
            )
        if plan.where and self.chance(0.08):
            whose = f"{self.say('their', 'the')} {attributes.removeprefix('the ')}"
            return f"for {self.say('', 'all ', 'the ')}{thing}, {self.say(*_WHAT)} {whose}"
        of = self.say("of", "of", "of", "of all", "for", "for all", "of the", "of all the", "from")
        request = self.say(*SHOW)
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
            return self.children(plan.edges[0])
        return self.noun(plan.entity)

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
                    f"{self.say(*SHOW)} {chooser}",
                    f"what are {chooser}",
                    f"which are {chooser}",
                    chooser.removeprefix("the "),
                )
            return self.say(
                f"which {self._bare(plan, chooser)}",
                f"what is {chooser}",
                f"{self.say(*SHOW)} {chooser}",
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
            f"{self.say(*SHOW)} {attributes} {of} {chooser}",
            f"{self.say(*SHOW)} {attributes} {of} {chooser}",
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
            attributes = self.attributes(refs, plan.entity, many=False)
            return f"{self.say('what is', 'find', 'show', 'give me')} {attributes} of {chooser}"
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
            self.say(*SHOW),
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
