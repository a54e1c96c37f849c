"""English questions, requests and notes for plans: one function per shape of query."""

from __future__ import annotations

import re

from sql_copilot_compression.data.synthesis.english_groups import Groups
from sql_copilot_compression.data.synthesis.english_phrases import FUNCTIONS
from sql_copilot_compression.data.synthesis.english_rows import SHOW
from sql_copilot_compression.data.synthesis.english_words import plural
from sql_copilot_compression.data.synthesis.plan import Plan

_REPEATED = re.compile(r"\b(all|the|of|distinct)(?: the)?(?: \1\b)+(?: the\b)?")


class English(Groups):
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
        }.get(plan.family, self._plain)
        return _REPEATED.sub(r"\1", shape(plan))

    def _expression(self, plan: Plan) -> str:
        *others, last = plan.items
        assert last.ref is not None
        word, thing, show = self.attribute(last.ref, plan.entity), self.thing(plan), self.say(*SHOW)
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
                    f"difference between the {self.say('maximum and minimum', 'highest and lowest')} {word}",
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
        noun, show = self.noun(plan.entity), self.say(*SHOW)
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
            f"either {left} or {right}",
            f"{left} together with those of {right}",
            f"{left} plus those of {right}",
            f"{left} and of {right}",
        )
        return self.say(
            f"{show} the {word} of {link}", f"what are the {word} of {link}", f"{word} of {link}, without duplicates"
        )
