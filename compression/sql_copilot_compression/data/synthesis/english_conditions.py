"""English conditions: what stands before and after a noun to say which rows are meant."""

from __future__ import annotations

import re
from itertools import pairwise

from sql_copilot_compression.data.synthesis.english_phrases import EnglishPhrases
from sql_copilot_compression.data.synthesis.english_words import COMPARATIVES, plural
from sql_copilot_compression.data.synthesis.names_in_words import Role
from sql_copilot_compression.data.synthesis.plan import Condition, Plan
from sql_copilot_ls.schema.model import Table

_PLACES = {
    "city",
    "country",
    "state",
    "region",
    "continent",
    "county",
    "location",
    "hometown",
    "town",
    "province",
    "district",
}

_ORIGINS = {"country", "nationality", "city", "state", "hometown", "home town", "region", "town"}

_ACTIVE = (
    "have", "has", "had", "took", "take", "have taken", "attend", "attended", "participated in", "performed in",
    "played in", "play for", "worked for", "work in", "works for", "belong to", "used", "use", "made", "placed",
    "are in", "were in", "are from", "live in", "living in", "stay in", "study in", "enrolled in", "registered in",
    "have registered for", "are assigned to", "are involved in", "appeared in", "received", "bought", "ordered",
    "visited", "wrote", "published", "produced", "own", "teach", "taught", "offer", "host", "contain", "include",
    "won", "joined", "have been to", "do",
)  # fmt: skip

_PASSIVE = (
    "taught by", "used by", "made by", "published by", "produced by", "written by", "owned by", "held in",
    "held at", "offered by", "offered in", "placed by", "ordered by", "bought by", "taken by", "assigned to",
    "located in", "released by", "directed by", "performed by", "reported by", "presented in", "managed by",
    "hosted by", "played by", "working in", "working for", "living in", "involved in", "registered in",
    "enrolled in", "provided by", "created by", "sold by", "given by", "belonging to", "listed in", "attended by",
    "affected by", "treated by", "from", "in", "at",
)  # fmt: skip


_IRREGULAR = frozenset(
    ["built", "made", "paid", "sent", "sold", "bought", "taken", "written", "given", "seen", "held", "won", "lost"]
)
"""Participles that do not end in -ed."""
_MONEY = {"amount", "total", "price", "cost", "salary", "balance", "budget", "revenue", "fee", "profit", "income"}
"""Last words of measures that "over 1000" may leave unsaid."""


class Conditions(EnglishPhrases):
    """Conditions over one source."""

    def modifiers(self, conditions: list[Condition], entity: Table, connector: str = "AND") -> tuple[str, str]:
        """(before the noun, after the noun) for conditions on `entity` or on tables joined to it."""
        before, after = "", []
        first = conditions[0] if conditions else None
        alternatives = connector == "OR" and first and all(c.ref == first.ref and c.operator == "=" for c in conditions)
        if first and alternatives and self.chance(0.7):
            values = [value for condition in conditions for value in condition.values]
            merged = Condition("in", first.ref, "in", tuple(values))
            return "", " " + self.modifier(merged, entity)[1]
        for condition in conditions:
            pre, post = self.modifier(condition, entity, alone=len(conditions) == 1)
            if post.startswith(("that ", "who ")):
                post = f"{self.who(entity)} {post.split(' ', 1)[1]}"
            before = before or pre
            if post:
                after.append(post)
        if not after:
            return before, ""
        link = {"AND": (" and ", " and ", " but also "), "OR": (" or ", " or ", " or else ")}[connector]
        text = after[0]
        for previous, post in pairwise(after):
            word, rest = post.split(" ", 1) if " " in post else (post, "")
            shared = (
                word == previous.split(" ", 1)[0] and word in {"with", "whose", "having", "where"} and self.chance(0.5)
            )
            text += self.say(*link) + (rest if shared and rest else post)
        return before, " " + text

    def modifier(self, condition: Condition, entity: Table, *, alone: bool = True) -> tuple[str, str]:
        """(before, after) for one condition."""
        ref = condition.ref
        if ref.table != entity:
            return "", self._of_other(condition, entity)
        kind = condition.kind
        if kind == "compare" and isinstance(condition.values[0], str):
            return self._text_equality(condition, entity, alone)
        if kind in {"compare", "date"}:
            return "", self._number(condition, entity)
        adjective = self._adjective(condition, entity) if alone and self.chance(0.4) else ""
        if adjective:
            return f"{adjective} ", ""
        return "", self._special(condition, entity)

    def _adjective(self, condition: Condition, entity: Table) -> str:
        """A state in one word: "verified" users, "unpaid" invoices; empty when there is no such word."""
        word = self.attribute(condition.ref, entity)
        if condition.kind == "boolean":
            text = re.sub(r"^(is|was) | (flag|yn|indicator|y n|f)$", "", word)
            if " " in text or not text.isalpha():
                return ""
            return text if condition.operator == "=" else self.say("non-", "non-", "un", "not ") + text
        verb = self._verb(word) if condition.kind == "null" else ""
        if not verb.endswith(("ed", "id", "lt", "ld", "nt")):
            return ""
        return self.say(f"un{verb}", f"un{verb}", f"not yet {verb}") if condition.operator == "is null" else verb

    def _text_equality(self, condition: Condition, entity: Table, alone: bool) -> tuple[str, str]:
        ref, value = condition.ref, self.value(condition.values[0])
        word = self.attribute(ref, entity)
        head = self.names.base(ref.table, ref.column).split(" ")[-1]
        if condition.operator == "!=":
            return "", self.say(
                f"whose {word} is not {value}",
                f"with {word} other than {value}",
                f"not in {word} {value}",
                f"that do not have {word} {value}",
                f"where {word} is not {value}",
                f"except those with {word} {value}",
            )
        plain = str(condition.values[0])
        options = [
            f"whose {word} is {value}",
            f"whose {word} is {value}",
            f"with {word} {value}",
            f"with the {word} {value}",
            f"with a {word} of {value}",
            f"where {word} is {value}",
            f"where the {word} is {value}",
            f"that have {word} {value}",
            f"having {word} {value}",
            f"with {word} = {value}",
            f"where {word} = {value}",
            f"that has {word} {value}",
            f"with {value} as {word}",
            f"whose {word} equals {value}",
        ]
        role = self.names.role(ref)
        if role is Role.NAME:
            options += [
                f"named {value}",
                f"called {value}",
                f"with name {value}",
                f"{value}",
                f"{value}",
                f"known as {value}",
            ]
        if head in _ORIGINS:
            options += [f"from {value}"] * 5
        if head in _PLACES:
            options += [f"in {value}", f"located in {value}", f"in the {word} of {value}", f"in the {word} {value}"] * 2
        if head in {"type", "category", "kind", "class", "genre"}:
            options += [
                f"of type {value}",
                f"of {word} {value}",
                f"of the {value} {word}",
                f"in the {value} {word}",
            ] * 2
        if head in {"department", "team", "group", "party", "section", "club", "school", "major", "company"}:
            options += [f"in {value}", f"in the {value} {word}", f"from the {value} {word}"] * 2
        if head in {"status", "gender", "sex", "type", "color", "colour", "level", "category", "nationality", "genre"}:
            if len(plain) > 2 and plain.isalpha() and alone and self.chance(0.5):
                return self.hold(plain) + " ", ""
            options += [f"that are {value}", f"who are {value}", f"marked {value}", f"marked as {value}"]
        return "", self.say(*options)

    def _number(self, condition: Condition, entity: Table) -> str:
        ref, operator = condition.ref, condition.operator
        dates = condition.kind == "date" or self.names.role(ref) is Role.YEAR
        value = self.value(condition.values[0], quotes=0.15)
        word = self.attribute(ref, entity)
        comparative = COMPARATIVES.get(self.head(ref))
        if comparative and operator in {">", "<"} and not dates and self.chance(0.35):
            than = f"{comparative[0 if operator == '>' else 1]} than {value}"
            return self.say(than, than, f"that are {than}", f"who are {than}")
        if dates and self.chance(0.55):
            phrase = self.comparison(operator, value, dates=True)
            if self.names.role(ref) is Role.YEAR and operator == "=":
                phrase = self.say(f"in {value}", f"of {value}", f"from {value}")
            verb = self._verb(word)
            if verb and self.chance(0.5):
                return f"{verb} {phrase}"
            return self.say(
                f"with {word} {phrase}", f"whose {word} is {phrase}", f"{phrase}", f"where {word} is {phrase}"
            )
        phrase = self.comparison(operator, value)
        if self.head(ref) in _MONEY and operator in {">", "<"} and self.chance(0.2):
            return (
                self.say(*(("over", "above", "of more than") if operator == ">" else ("under", "below"))) + f" {value}"
            )
        if operator == "=":
            return self.say(
                f"whose {word} is {value}",
                f"with {word} {value}",
                f"with a {word} of {value}",
                f"with {value} {word}",
                f"that have {word} {value}",
                f"where {word} = {value}",
                f"where {word} is {value}",
                f"with {word} equal to {value}",
            )
        return self.say(
            f"whose {word} is {phrase}",
            f"whose {word} is {phrase}",
            f"with {word} {phrase}",
            f"with a {word} {phrase}",
            f"that have a {word} {phrase}",
            f"where {word} is {phrase}",
            f"having {word} {phrase}",
            f"with {phrase} {word}",
            f"that have {phrase} {word}",
            f"where {word} {operator} {value}",
            f"with {word} {operator} {value}",
        )

    def _verb(self, word: str) -> str:
        """The participle that a date column's name speaks of: "created at" gives "created"."""
        first = word.split(" ", maxsplit=1)[0]
        table = {
            "birth": "born",
            "birthday": "born",
            "start": "starting",
            "end": "ending",
            "hire": "hired",
            "order": "ordered",
            "release": "released",
            "creation": "created",
            "update": "updated",
            "payment": "paid",
            "publication": "published",
            "join": "joined",
            "death": "died",
            "delivery": "delivered",
            "registration": "registered",
            "departure": "departing",
            "arrival": "arriving",
            "opening": "opened",
        }
        return first if first.endswith("ed") or first in _IRREGULAR else table.get(first, "")

    def _special(self, condition: Condition, entity: Table) -> str:
        ref, operator = condition.ref, condition.operator
        word = self.attribute(ref, entity)
        kind = condition.kind
        if kind == "between":
            low, high = (self.value(v, quotes=0.1) for v in condition.values)
            return self.say(
                f"with {word} between {low} and {high}",
                f"whose {word} is between {low} and {high}",
                f"with a {word} from {low} to {high}",
                f"where {word} is between {low} and {high}",
                f"with {word} in the range {low} to {high}",
                f"with {word} from {low} to {high}",
                f"between {low} and {high} in {word}",
                f"whose {word} ranges from {low} to {high}",
                f"with {word} {low}-{high}",
            )
        if kind == "in":
            values = [self.value(v, quotes=0.15) for v in condition.values]
            text = ", ".join(values[:-1]) + self.say(" or ", " or ", " and ", ", ") + values[-1]
            if operator == "not in":
                return self.say(
                    f"whose {word} is not {text}",
                    f"with {word} other than {text}",
                    f"whose {word} is neither {' nor '.join(values)}",
                    f"where {word} is not in {text}",
                    f"whose {word} is not one of {text}",
                )
            return self.say(
                f"whose {word} is {text}",
                f"with {word} {text}",
                f"whose {word} is one of {text}",
                f"where {word} is in ({text})",
                f"with {word} in {text}",
                f"whose {word} is either {text}",
                f"where {word} is {text}",
            )
        if kind == "like":
            return self._like(condition, word)
        if kind == "null":
            verb = self._verb(word)
            if verb and self.chance(0.6):
                return self._happened(verb, happened=operator == "is not null")
            if operator == "is null":
                return self.say(
                    f"without {word}",
                    f"without a {word}",
                    f"with no {word}",
                    f"that have no {word}",
                    f"whose {word} is missing",
                    f"whose {word} is null",
                    f"where {word} is null",
                    f"whose {word} is empty",
                    f"whose {word} is unknown",
                    f"missing a {word}",
                    f"that don't have a {word}",
                    f"with missing {word}",
                    f"whose {word} is not set",
                    f"that lack a {word}",
                    f"with unknown {word}",
                )
            return self.say(
                f"that have a {word}",
                f"with a {word}",
                f"whose {word} is known",
                f"whose {word} is not null",
                f"where {word} is not null",
                f"whose {word} is set",
                f"with a known {word}",
                f"whose {word} is not empty",
            )
        if kind == "boolean":
            return self._boolean(condition, word)
        if kind == "year":
            year = self.value(condition.values[0], quotes=0)
            verb = self._verb(word)
            options = [
                f"with {word} in {year}",
                f"whose {word} is in {year}",
                f"in {year}",
                f"in the year {year}",
                f"with {word} in the year {year}",
            ]
            return self.say(*options, *([f"{verb} in {year}"] * 4 if verb else []))
        if kind == "recent":
            amount, unit = self.hold(str(condition.values[0])), f"{condition.values[1]}s"
            verb = self._verb(word)
            period = self.say(
                f"in the last {amount} {unit}",
                f"in the past {amount} {unit}",
                f"within the last {amount} {unit}",
                f"during the past {amount} {unit}",
                f"from the last {amount} {unit}",
                f"of the last {amount} {unit}",
                f"no more than {amount} {unit} ago",
            )
            return self.say(
                f"with {word} {period}", f"whose {word} is {period}", period, f"{verb} {period}" if verb else period
            )
        if kind == "average":
            comparative = COMPARATIVES.get(self.head(ref))
            more = operator == ">"
            relation = (
                self.say("above", "higher than", "greater than", "over")
                if more
                else self.say("below", "lower than", "less than", "under")
            )
            options = [
                f"whose {word} is {relation} the average",
                f"with {word} {relation} the average",
                f"with {relation.split(' ')[0]} average {word}"
                if relation in {"above", "below"}
                else f"with {word} {relation} average",
                f"whose {word} is {relation} the average {word}",
                f"with a {word} {relation} the average {word} of all {self.noun(entity)}",
                f"with {word} {relation} the mean",
            ]
            if comparative:
                options += [
                    f"{comparative[0 if more else 1]} than average",
                    f"{comparative[0 if more else 1]} than the average",
                ] * 2
            return self.say(*options)
        if kind == "extreme":
            best = condition.values[0] == "max"
            superlative = (
                self.say("maximum", "highest", "largest", "greatest")
                if best
                else self.say("minimum", "lowest", "smallest")
            )
            return self.say(
                f"whose {word} is the {superlative}",
                f"whose {word} equals the {superlative} {word}",
                f"that all have the {superlative} {word}",
                f"that tie for the {superlative} {word}",
                f"with {word} equal to the {superlative}",
            )
        return self._linked(condition)

    def _happened(self, verb: str, *, happened: bool) -> str:
        """That a date of something is there or not."""
        if happened:
            return self.say(
                f"that were {verb}",
                f"that have been {verb}",
                f"that are {verb}",
                f"already {verb}",
                f"which were {verb}",
            )
        return self.say(
            f"that were never {verb}",
            f"that have not been {verb}",
            f"not {verb}",
            f"not yet {verb}",
            f"never {verb}",
            f"that are not {verb} yet",
            f"that haven't been {verb} yet",
            f"still not {verb}",
        )

    def _like(self, condition: Condition, word: str) -> str:
        part = self.value(condition.values[0], quotes=0.7)
        negative = condition.operator.startswith("not ")
        how = condition.operator.removeprefix("not ")
        verbs = {
            "contains": (
                "contains",
                "includes",
                "has {} in it",
                "contains the word",
                "contains the substring",
                "has the text",
            ),
            "starts": (
                "starts with",
                "begins with",
                "starts with the letter" if len(str(condition.values[0])) == 1 else "starts with",
            ),
            "ends": ("ends with", "ends in", "finishes with"),
        }[how]
        verb = self.say(*verbs)
        phrase = verb.format(part) if "{}" in verb else f"{verb} {part}"
        if negative:
            base = {"contains": "contain", "starts": "start with", "ends": "end with"}[how]
            return self.say(f"whose {word} does not {base} {part}", f"where {word} doesn't {base} {part}")
        options = [
            f"whose {word} {phrase}",
            f"whose {word} {phrase}",
            f"where {word} {phrase}",
            f"where the {word} {phrase}",
        ]
        if how == "contains":
            options += [
                f"with {part} in the {word}",
                f"with {part} in their {word}",
                f"containing {part} in {word}",
                f"with the word {part} in {word}",
                f"with {word} like {part}",
                f"that have {part} in the {word}",
            ]
        elif how == "starts":
            options += [f"with {word} starting with {part}", f"with a {word} beginning with {part}"]
        else:
            options += [f"with {word} ending in {part}", f"with a {word} ending with {part}"]
        return self.say(*options)

    def _boolean(self, condition: Condition, word: str) -> str:
        positive = condition.operator == "="
        text = re.sub(r"^(is|has|can) | (flag|yn|indicator|y n|f)$", "", word)
        first = word.split(" ", maxsplit=1)[0]
        if first == "has":
            return (
                self.say(f"that have {text}", f"with {text}", f"having {text}")
                if positive
                else self.say(f"without {text}", f"that have no {text}")
            )
        if first == "can":
            return f"that can {text}" if positive else self.say(f"that cannot {text}", f"that can't {text}")
        if positive:
            return self.say(
                f"that are {text}",
                f"which are {text}",
                f"that are {text}",
                f"where {word} is true",
                f"with {word} true",
                f"marked as {text}",
            )
        return self.say(
            f"that are not {text}",
            f"not {text}",
            f"which aren't {text}",
            f"where {word} is false",
            f"that are not yet {text}",
        )

    def _linked(self, condition: Condition) -> str:
        edge = condition.edge
        assert edge is not None
        before, after = self.modifiers(list(condition.inner), edge.child)
        rows = self.noun(edge.child, many=False) if condition.inner else self.children(edge, many=False)
        many, one = f"{before}{plural(rows)}{after}", f"{before}{rows}{after}"
        if condition.operator == "not exists":
            return self.say(
                f"for which no {one} exists",
                f"for which there is no {one}",
                f"for which there are no {many}",
                f"such that no {one} exists",
                f"where no {one} exists",
            )
        if condition.operator == "exists":
            return self.say(
                f"for which there is a {one}",
                f"for which a {one} exists",
                f"for which there are {many}",
                f"such that some {one} exists",
                f"where at least one {one} exists",
            )
        if condition.operator.startswith("not") and self.chance(0.25):
            verb = self.say(
                "own",
                "take",
                "attend",
                "participate in",
                "perform in",
                "play in",
                "belong to",
                "use",
                "place",
                "make",
                "appear in",
                "receive",
                "hold",
            )
            return self.say(
                f"that did not {verb} any {many}",
                f"who never {verb} {many}",
                f"that do not {verb} any {one}",
                f"who don't {verb} {many}",
                f"that have not {verb} {many}",
                f"who did not {verb} a {one}",
            )
        if condition.operator.startswith("not"):
            return self.say(
                f"without {many}",
                f"without any {many}",
                f"that have no {many}",
                f"that do not have any {many}",
                f"with no {many}",
                f"that don't have {many}",
                f"that have never had a {one}",
                f"who do not have any {many}",
                f"not having any {many}",
                f"with zero {many}",
                f"that are not in any {one}",
                f"that do not appear in {many}",
            )
        if self.chance(0.4):
            verb = self.say(*_ACTIVE)
            return self.say(
                f"that {verb} {many}",
                f"that {verb} any {many}",
                f"that {verb} a {one}",
                f"that {verb} at least one {one}",
                f"that {verb} some {many}",
            )
        return self.say(
            f"that have {many}",
            f"with {many}",
            f"that have at least one {one}",
            f"with at least one {one}",
            f"who have {many}",
            f"with any {many}",
            f"that have a {one}",
            f"having {many}",
            f"that appear in {many}",
        )

    def _of_other(self, condition: Condition, entity: Table) -> str:
        """A condition on a joined table: "of customers from Paris", "whose customer city is Paris"."""
        other = condition.ref.table
        one = self.noun(other, many=False)
        role = self.names.role(condition.ref)
        who = self.who(entity)
        if role is Role.NAME and condition.kind == "compare" and condition.operator == "=" and self.chance(0.65):
            value = self.value(condition.values[0])
            named = self.say(
                value, value, f"{one} {value}", f"the {one} {value}", f"the {one} named {value}", f"{value} {one}"
            )
            if self.chance(0.45):
                return self.say(
                    f"{who} {self.say(*_ACTIVE)} {named}",
                    f"{self.say(*_PASSIVE)} {named}",
                    f"{self.say(*_PASSIVE)} {named}",
                )
            link = self.say("of", "of", "by", "from", "for", "in", "with", "at", "on", "belonging to")
            return f"{link} {named}"
        before, after = self.modifier(condition, other)
        if self.chance(0.35):
            owned = after.removeprefix("whose ").removeprefix("with ").removeprefix("where ")
            if after.startswith("whose ") and self.chance(0.6):
                return f"whose {one} {owned}" if owned.split(" ")[0] != one else f"whose {owned}"
            return self.say(
                f"whose {one} is {before}{one}{after}" if before else f"whose {one} {owned}",
                f"of {before}{self.noun(other)} {after}",
            )
        link = self.say("of", "of", "of", "for", "from", "in", "by", "with", "related to", "associated with")
        if self.chance(0.45):
            link = self.say(f"{who} {self.say(*_ACTIVE)}", self.say(*_PASSIVE))
        article = self.say("", "the ", "a ") if self.chance(0.6) else ""
        noun = one if article in {"the ", "a "} else self.noun(other)
        return f"{link} {article}{before}{noun} {after}".rstrip()

    def thing(
        self, plan: Plan, conditions: list[Condition] | None = None, *, many: bool = True, article: str = ""
    ) -> str:
        """The entity with its conditions: "singers older than 30"."""
        chosen = plan.where if conditions is None else conditions
        before, after = self.modifiers(chosen, plan.entity, plan.connector)
        return f"{article}{before}{self.noun(plan.entity, many=many)}{after}"
