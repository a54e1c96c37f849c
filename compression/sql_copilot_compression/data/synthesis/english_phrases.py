"""English words for tables, columns, aggregates, numbers and comparisons."""

from __future__ import annotations

from sql_copilot_compression.data.synthesis.english_words import COMPARATIVES, PEOPLE, plural, singular
from sql_copilot_compression.data.synthesis.phrases import Phrases
from sql_copilot_compression.data.synthesis.plan import Edge, Item, Ref
from sql_copilot_ls.schema.model import Table

_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_GREATER = ("greater than", "more than", "larger than", "above", "over", "higher than", "bigger than", "exceeding")

_LESS = ("less than", "smaller than", "below", "under", "lower than", "fewer than")

_LEAST = ("at least", "no less than", "greater than or equal to", "not below", "a minimum of")

_MOST = ("at most", "no more than", "less than or equal to", "up to", "not over", "a maximum of")

FUNCTIONS = {
    "avg": ("average", "average", "mean", "avg"),
    "max": ("maximum", "highest", "largest", "max", "greatest"),
    "min": ("minimum", "lowest", "smallest", "min", "least"),
    "sum": ("total", "total", "sum of the", "sum of", "combined", "overall"),
    "count": ("number of", "count of", "total number of"),
}


class EnglishPhrases(Phrases):
    """Nouns and comparisons over one source."""

    def noun(self, table: Table, *, many: bool = True) -> str:
        """The table's rows; the same word throughout a question, mostly."""
        place = (table.name, "")
        if place not in self.said or self.chance(0.1):
            self.said[place] = self.names.entity(table, self.rng, many=False)
        return plural(self.said[place]) if many else self.said[place]

    def children(self, edge: Edge, *, many: bool = True) -> str:
        """The rows on the child's side of an edge; of a linking table, mostly what it links to."""
        far = self.names.far_side(edge)
        return self.noun(far if far and self.chance(0.6) else edge.child, many=many)

    def attribute(self, ref: Ref, entity: Table | None = None) -> str:
        """The column; the same words throughout a question, mostly."""
        place = (ref.table.name, ref.column.name)
        if place not in self.said or self.chance(0.1):
            self.said[place] = self.names.attribute(ref, self.rng, entity=entity)
        return self.said[place]

    def attributes(self, refs: list[Ref], entity: Table, *, many: bool = True, article: bool = True) -> str:
        """Several columns as "the names and ages"."""
        the = "the " if article and self.chance(0.8) else ""
        words = []
        for ref in refs:
            word = self.attribute(ref, entity)
            if ref.table != entity:
                owner = self.noun(ref.table, many=False)
                if not word.startswith(owner):
                    word = self.say(f"{owner} {word}", f"{word} of the {owner}", f"{owner}'s {word}")
            words.append(plural(word) if many and self.chance(0.8) else word)
        if len(words) == 1:
            return the + words[0]
        if [singular(word) for word in words[:2]] == ["first name", "last name"] and self.chance(0.65):
            both = self.say("first and last name", "first name and last name", "full name", "first and last name")
            words = [plural(both) if many and self.chance(0.7) else both, *words[2:]]
            if len(words) == 1:
                return the + words[0]
        if the and self.chance(0.15):
            words = [words[0], *(f"the {w}" for w in words[1:])]
        comma = self.say(", ", ", ", " and ") if len(words) > 2 else ", "
        last = self.say(" and ", " and ", " and ", " as well as ", " along with ", ", ", " & ", " together with ")
        return the + comma.join(words[:-1]) + last + words[-1]

    def aggregate(self, item: Item, entity: Table, *, many: bool = False) -> str:
        """An aggregate as "average age"; count(*) as "number of singers"."""
        if item.ref is None:
            return f"{self.say(*FUNCTIONS['count'])} {self.noun(entity)}"
        word = self.attribute(item.ref, entity)
        if item.aggregate == "count":
            return f"{self.say(*FUNCTIONS['count'])} {'different ' if item.distinct else ''}{plural(word)}"
        function = self.say(*FUNCTIONS[item.aggregate])
        if item.aggregate in {"max", "min"} and self.chance(0.15):
            head = COMPARATIVES.get(self.head(item.ref))
            function = (
                head[2 if item.aggregate == "max" else 3].split(" ")[-1] if head and " " not in head[2] else function
            )
        return f"{function} {plural(word) if many or (item.aggregate == 'sum' and self.chance(0.3)) else word}"

    def head(self, ref: Ref) -> str:
        """The word that decides which comparative fits."""
        words = self.names.base(ref.table, ref.column).split(" ")
        for key in ("birth date", words[-1], words[0]):
            if key in COMPARATIVES and (key in words or key == " ".join(words[-2:])):
                return key
        return words[-1]

    def number(self, value: int) -> str:
        """A small count, sometimes as a word."""
        return _NUMBER_WORDS[value] if 0 < value <= 10 and self.chance(0.4) else self.hold(str(value))

    def comparison(self, operator: str, value: str, *, dates: bool = False) -> str:
        """An operator and its value in words."""
        if dates:
            words = {
                ">": ("after", "later than", "following"),
                "<": ("before", "earlier than", "prior to"),
                ">=": ("since", "on or after", "from", "not before"),
                "<=": ("until", "on or before", "up to", "no later than"),
                "=": ("on", "equal to"),
                "!=": ("not on", "other than"),
            }
            return f"{self.say(*words[operator])} {value}"
        if operator == ">=" and self.chance(0.2):
            return self.say(f"{value} or more", f"{value} or higher", f"{value} and above", f"{value}+", f">= {value}")
        if operator == "<=" and self.chance(0.2):
            return self.say(f"{value} or less", f"{value} or lower", f"{value} or below", f"<= {value}")
        if operator in {">", "<"} and self.chance(0.04):
            return f"{operator} {value}"
        options = {
            ">": _GREATER,
            "<": _LESS,
            ">=": _LEAST,
            "<=": _MOST,
            "=": ("equal to", "exactly", "of"),
            "!=": ("not", "not equal to", "other than", "different from"),
        }
        return f"{self.say(*options[operator])} {value}"

    def who(self, table: Table) -> str:
        """The relative pronoun for a table's rows."""
        words = self.names.base(table).split(" ")
        return "who" if singular(words[-1]) in PEOPLE and self.chance(0.8) else self.say("that", "that", "which")
