"""English requests for numbers: counts, aggregates, groups and what is required of them."""

from __future__ import annotations

from sql_copilot_compression.data.synthesis.english_phrases import FUNCTIONS
from sql_copilot_compression.data.synthesis.english_rows import SHOW, Rows
from sql_copilot_compression.data.synthesis.english_words import COMPARATIVES, plural
from sql_copilot_compression.data.synthesis.names_in_words import Role
from sql_copilot_compression.data.synthesis.plan import Item, Plan, Ref


class Groups(Rows):
    """Requests for numbers."""

    def _plain(self, plan: Plan) -> str:
        """Rows, or their number."""
        return self._count(plan) if plan.items[0].aggregate == "count" else self._rows(plan)

    def _count(self, plan: Plan) -> str:
        thing = self.thing(plan)
        verbs = ("are there", "are there", "do we have", "exist", "are there in total", "")
        text = self.say(
            f"how many {thing} {self.say(*verbs)}",
            f"how many {thing} {self.say(*verbs)}",
            f"count {self.say('', 'the ', 'the number of ', 'all ')}{thing}",
            f"what is the number of {thing}",
            f"{self.say(*SHOW)} the {self.say('total ', '')}number of {thing}",
            f"number of {thing}",
            f"what is the total number of {thing}",
            f"{self.say(*SHOW)} the count of {thing}",
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
            f"{self.say(*SHOW)} the number of {different} {words}{tail}",
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
            f"{self.say(*SHOW)} the {phrase} {of} {thing}",
            f"{self.say(*SHOW)} {phrase} {of} {thing}",
            f"{phrase} {of} {thing}",
            f"compute the {phrase} {of} {thing}",
            f"calculate the {phrase} {of} {thing}",
            f"{phrase} for {thing}",
            f"find the {phrase} {of} {thing}",
        )

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
            value, most = self.aggregate(item, plan.entity), "highest" if plan.order[1] else "lowest"
            return self.say(
                f"{best} {count} {plural(group_word)} by {value}",
                f"{self.say(*SHOW)} the {best} {count} {plural(group_word)} by {value}",
                f"which {count} {plural(group_word)} have the {most} {value}",
            )
        if item.ref is None:
            value_first: tuple[str, ...] = (
                f"how many {thing} are there {per}",
                f"how many {thing} {per}",
                f"count {self.say('', 'the ')}{thing} {per}",
                f"number of {thing} {per}",
                f"{self.say(*SHOW)} the number of {thing} {per}",
                f"what is the number of {thing} {per}",
                f"{thing} {per}",
                f"{thing} count {per}",
                f"breakdown of {thing} by {group_word}",
                f"how many {thing} does each {group_word} have",
            )
            group_first: tuple[str, ...] = (
                f"for each {group_word}, {self.say('how many', 'count the', 'show the number of')} {thing}",
                f"{self.say(*SHOW)} each {group_word} and the number of {thing}",
                f"what are the {plural(group_word)} and how many {thing} are there for each",
                f"{self.say(*SHOW)} {plural(group_word)} and the corresponding number of {thing}",
                f"what are the different {plural(group_word)} and how many {thing} are there with each",
                f"{self.say(*SHOW)} each {group_word} with {self.say('its count', 'the number')} of {thing}",
            )
        else:
            value = self.aggregate(item, plan.entity)
            of = "" if not plan.where and self.chance(0.3) else f" of {self.say('', 'the ', 'all ')}{thing}"
            value_first = (
                f"what is the {value}{of} {per}",
                f"{self.say(*SHOW)} the {value}{of} {per}",
                f"{value}{of} {per}",
                f"{value} {per}{of if plan.where else ''}",
            )
            group_first = (
                f"for each {group_word}, {self.say('what is', 'find', 'show', 'return')} the {value}{of}",
                f"{self.say(*SHOW)} each {group_word} and the {value}{of}",
                f"{self.say(*SHOW)} {plural(group_word)} and {self.say('their', 'the')} {value}{of}",
                f"what are the {plural(group_word)} and {self.say('their', 'the corresponding')} {value}{of}",
                f"{self.say(*SHOW)} the {group_word} and {value}{of}",
            )
        return self._either(plan, value_first, group_first) + ordering

    def _either(self, plan: Plan, value_first: tuple[str, ...], group_first: tuple[str, ...]) -> str:
        """A phrase that names the value before the group only if the query does, or often does so in speech."""
        if plan.items[0].aggregate or self.chance(0.5):
            return self.say(*value_first)
        return self.say(*group_first)

    def _group_joined(self, plan: Plan, group: Ref, item: Item) -> str:
        parent, child = self.noun(plan.entity, many=False), self.children(plan.edges[0])
        word = self.attribute(group, plan.entity)
        naming = self.names.role(group) is Role.NAME
        each = (
            self.say(f"each {parent}", f"each {parent}", f"every {parent}", f"each {parent} {word}")
            if naming
            else f"each {parent} {word}"
        )
        show = self.say(*SHOW)
        if item.ref is None:
            value_first: tuple[str, ...] = (
                f"how many {child} does {each} have",
                f"number of {child} per {parent}",
                f"{child} per {parent}",
                f"count {child} by {parent} {word}",
                f"count the {child} of {each}",
                f"how many {child} are there for {each}",
                f"number of {child} for {each}",
                f"{show} the number of {child} of {each}",
                f"{child} count by {parent}",
            )
            group_first: tuple[str, ...] = (
                f"{show} the {word} of {each} and the number of {child}{self.say('', ' it has', ' for each')}",
                f"for {each}, {self.say('how many', 'count the', 'show the number of')} {child}",
                f"{show} {self.noun(plan.entity)} {self.say('with', 'and')} their number of {child}",
                f"what are the {plural(word)} of {self.noun(plan.entity)} and how many {child} do they have",
                f"{show} {each} and {self.say('its', 'the')} number of {child}",
            )
        else:
            value = self.aggregate(Item(item.ref, item.aggregate), item.ref.table)
            value_first = (
                f"{value} of {child} for {each}",
                f"what is the {value} of the {child} of {each}",
                f"{value} per {parent}",
                f"{value} of {child} by {parent}",
                f"{show} {value} by {parent} {word}",
            )
            group_first = (
                f"{show} the {word} of {each} and the {value} of {self.say('its', 'their')} {child}",
                f"{show} {self.noun(plan.entity)} and the {value} of their {child}",
                f"for {each}, {self.say('show', 'find', 'what is')} the {value} of {self.say('its', 'the')} {child}",
            )
        return self._either(plan, value_first, group_first) + self._ordering(plan)

    def _left_join(self, plan: Plan) -> str:
        group = plan.items[0].ref
        assert group is not None
        parent, child = self.noun(plan.entity, many=False), self.children(plan.edges[0])
        all_parents, show = self.noun(plan.entity), self.say(*SHOW)
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
        thing = self.children(plan.edges[0]) if plan.edges else self.thing(plan)
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
        show = self.say(*SHOW)
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
        thing = self.children(plan.edges[0]) if plan.edges else self.thing(plan)
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
            article = self.say("an " if measure[0] in "aeiou" else "a ", "")
            amount = f"{article}{measure} {self.comparison(having.operator, value)}"
        show = self.say(*SHOW)
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

    def _date_part(self, plan: Plan) -> str:
        if not plan.group:
            return self._plain(plan)
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
                f"{self.say(*SHOW)} the {value} {per}",
                f"{many} {per}",
                f"count {many} {per}",
                f"what is the {value} {per}",
            )
        return self.say(f"{value} {per}", f"{self.say(*SHOW)} the {value} {per}", f"what is the {value} {per}")
