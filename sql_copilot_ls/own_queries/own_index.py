"""The examples of a folder, found by what they say: an inverted index of their comments' words; a query is read when a
comment comes near its own.
"""

from __future__ import annotations

import copy
import re
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from sql_copilot_ls.query import QueryError, Statement, parse_sql
from sql_copilot_ls.schema.model import Example, Schema

from .adapting import adapted
from .wording import Wording, wording

MOST = 20_000
"""Examples of a folder; the last files' are left out."""
_TRIED = 6
_MOST_MISSING = 4
"""Words that a comment may have beyond an example's, or lack: those of a value said without quotes."""
_TEXT = re.compile(r"'((?:[^']|'')+)'")


@dataclass(frozen=True, slots=True)
class Adapted:
    """The query of an example, for another comment; `is_same`: no value had to be exchanged."""

    query: Statement
    example: Example
    is_same: bool


class OwnQueries:
    """The examples of one folder. Safe to use from several threads."""

    def __init__(
        self,
        examples: Sequence[Example],
        schema: Schema,
        dialect: str,
        names: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """`names`: case-folded words that speak of the schema, a glossary's among them."""
        self._names = names
        self.examples = tuple(examples[:MOST])
        self.schema = schema
        self.dialect = dialect or "sqlite"
        self.unbound: dict[Example, str] = {}
        """Examples whose query means nothing over the schema, found out so far, and why."""
        self._left_out = ""
        self._known_texts = cache(partial(_texts_held, schema, self.examples))
        """Worked out once for all copies that `besides` makes."""
        self._lock = threading.Lock()
        self._read: dict[int, Statement | None] = {}
        self._postings: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        for number, example in enumerate(self.examples):
            keys = {word.key for word in wording(example.comment).words}
            self._sizes.append(len(keys))
            for key in keys:
                self._postings.setdefault(key, []).append(number)

    def besides(self, file: str) -> OwnQueries:
        """These without what one file says: nothing that is being written, or was saved a moment ago below the very
        comment that is asked about, answers it."""
        if not file:
            return self
        other = copy.copy(self)
        other._left_out = file
        return other

    def near(self, comment: str) -> Adapted | None:
        """The example that says the same as a comment, with its values; of several the last. None when there is none,
        or when several that say the same have different queries.
        """
        if not self.examples:
            return None
        said = wording(comment)
        found: list[Adapted] = []
        for number in self._candidates(said):
            example = self.examples[number]
            if self._left_out and example.file == self._left_out and not example.was_accepted:
                continue
            query = self._query(number)
            new = adapted(query, wording(example.comment), said, self._may_be_value) if query is not None else None
            if new is not None:
                found.append(Adapted(new, example, new == query))
        same = [one for one in found if one.example.comment == comment] or found
        return same[-1] if len({one.query for one in same}) == 1 else None

    def bound(self, most: int) -> Iterator[tuple[Example, Statement]]:
        """The first examples, at most so many, each with its query; without those that mean nothing."""
        for number, example in enumerate(self.examples[:most]):
            query = self._query(number)
            if query is not None:
                yield example, query

    def _may_be_value(self, text: str, is_name: bool) -> bool:
        """Whether a text without quotes is said as a value: it speaks of nothing in the schema, and if it is not
        written as a name, some column or query holds it. "Late payments" are none whose method is 'late'."""
        names, folded = self._names(), text.casefold()
        parts = [folded, *folded.split()]
        if any(form in names for part in parts for form in (part, part.removesuffix("s"), part + "s")):
            return is_name and folded in self._known_texts()
        return is_name or folded in self._known_texts()

    def _candidates(self, said: Wording) -> list[int]:
        """The examples that share most words with a comment, in their order."""
        keys = {word.key for word in said.words}
        hits: Counter[int] = Counter()
        postings = sorted((self._postings[key] for key in keys if key in self._postings), key=len)
        for place, posting in enumerate(postings):
            if place and len(posting) > 500 and hits:
                for number in list(hits):  # a common word says nothing new: it only confirms
                    hits[number] += 1
                continue
            hits.update(posting)
        near = [
            number
            for number, count in hits.items()
            if self._sizes[number] - count <= _MOST_MISSING and len(keys) - count <= _MOST_MISSING
        ]
        near.sort(key=lambda number: (abs(self._sizes[number] - len(keys)) - hits[number], number))
        return sorted(near[:_TRIED])

    def _query(self, number: int) -> Statement | None:
        with self._lock:
            if number in self._read:
                return self._read[number]
        example = self.examples[number]
        query: Statement | None = None
        try:
            query = parse_sql(example.sql, self.schema, self.dialect)
        except (QueryError, RecursionError) as error:
            self.unbound[example] = str(error)
        with self._lock:
            self._read[number] = query
        return query


def _texts_held(schema: Schema, examples: Sequence[Example]) -> frozenset[str]:
    """Case-folded texts that columns and queries are known to hold."""
    columns = (column for table in schema.tables for column in table.columns)
    held = {value.casefold() for column in columns for value in column.values}
    held.update(text.casefold() for example in examples for text in _TEXT.findall(example.sql))
    return frozenset(held)
