"""What becomes of suggestions in open documents: accepted, changed and kept, or dismissed; known by what stands below
their comments, so that it works in every editor.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sql_copilot_ls.workspace.memory import Kind

STANDS_SECONDS = 600.0
"""What has stood so long without a change is meant."""
_DOCUMENTS, _COMMENTS = 64, 100
"""Whose suggestions are followed, and how many of each: the last ones."""
_MOST_WORDS = 1_000
"""Of a statement that is compared with suggestions word by word."""
_ALIKE = 0.6
"""Share of a statement's words, in order, that it has from a suggestion at least, when it is one that was changed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement below a comment, as written, and its first line from 0."""

    sql: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a suggestion for a comment; `stood`: it has been left as it is for a while."""

    kind: Kind
    comment: str
    sql: str
    line: int
    stood: bool = False


@dataclass(slots=True)
class _Offer:
    """What was suggested for a comment, the first as it was shown; then what stands below it, and since when."""

    shown: str
    words: list[list[str]]
    kind: Kind | None = None
    stands: str = ""
    line: int = 0
    since: float = 0.0
    is_told: bool = False


class Acceptance:
    """Follows suggestions; called on the event loop. Time is the clock's, in seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time, stands_seconds: float = STANDS_SECONDS) -> None:
        self.clock = clock
        self.stands_seconds = stands_seconds
        self._offers: OrderedDict[str, OrderedDict[str, _Offer]] = OrderedDict()

    def offered(self, uri: str, comment: str, sql: Sequence[str]) -> None:
        """These statements were shown for a comment of a document, the first of them foremost."""
        if not sql:
            return
        offers = self._offers.setdefault(uri, OrderedDict())
        self._offers.move_to_end(uri)
        known = offers.get(comment)
        if known is None:
            offers[comment] = _Offer(sql[0], [words_of(one) for one in sql])
        else:
            known.shown = sql[0]
            known.words += [words for one in sql if (words := words_of(one)) not in known.words]
            del known.words[:-20]
        offers.move_to_end(comment)
        while len(offers) > _COMMENTS:
            offers.popitem(last=False)
        while len(self._offers) > _DOCUMENTS:
            self._offers.popitem(last=False)

    def comments(self, uri: str) -> frozenset[str]:
        """The comments of a document whose suggestions are followed."""
        return frozenset(self._offers.get(uri, ()))

    def closed(self, uri: str) -> None:
        """Follow nothing of a document any more: what it was left with is in its file."""
        self._offers.pop(uri, None)

    def seen(self, uri: str, standing: Mapping[str, Sequence[Standing]]) -> list[Outcome]:
        """What is known now that this stands below a document's comments. A comment that is not named is not there any
        more; one with nothing below it has no statement.
        """
        offers = self._offers.get(uri, OrderedDict())
        outcomes: list[Outcome] = []
        for comment in list(offers):
            if comment not in standing:
                del offers[comment]
                continue
            outcome = self._followed(comment, offers[comment], standing[comment])
            if outcome is not None:
                outcomes.append(outcome)
        return outcomes

    def next_look(self, uri: str) -> float | None:
        """In how many seconds something will have stood for a while; None when nothing will."""
        ends = [
            offer.since + self.stands_seconds
            for offer in self._offers.get(uri, OrderedDict()).values()
            if offer.stands and not offer.is_told
        ]
        return max(min(ends) - self.clock(), 0.0) if ends else None

    def _followed(self, comment: str, offer: _Offer, standing: Sequence[Standing]) -> Outcome | None:
        now = self.clock()
        best = next((one for one in standing if words_of(one.sql) in offer.words), standing[0] if standing else None)
        if best is None:
            taken_back = offer.stands if offer.kind == "accepted" and not offer.is_told else ""
            offer.kind, offer.stands, offer.is_told = None, "", False
            return Outcome("dismissed", comment, taken_back, offer.line) if taken_back else None
        offer.line = best.line
        if best.sql != offer.stands:
            before, offer.stands, offer.since, offer.is_told = offer.kind, best.sql, now, False
            offer.kind = _kind(best.sql, offer)
            if offer.kind == "accepted" and before != "accepted":
                return Outcome("accepted", comment, best.sql, best.line)
            return None
        if offer.is_told or now - offer.since < self.stands_seconds:
            return None
        offer.is_told = True
        if offer.kind == "dismissed":
            return Outcome("dismissed", comment, offer.shown, best.line)
        return Outcome(offer.kind or "edited", comment, best.sql, best.line, stood=True)


def words_of(sql: str) -> list[str]:
    """A statement as what white space, case and its semicolon do not change."""
    return sql.casefold().rstrip().rstrip(";").split()


def squeezed(sql: str) -> str:
    """A statement as what its layout does not change either."""
    return "".join(words_of(sql))


def _kind(sql: str, offer: _Offer) -> Kind:
    words = words_of(sql)
    if words in offer.words:
        return "accepted"
    if offer.kind in ("accepted", "edited"):
        return "edited"
    if len(words) > _MOST_WORDS:
        return "dismissed"
    is_alike = any(SequenceMatcher(None, words, other, autojunk=False).ratio() >= _ALIKE for other in offer.words)
    return "edited" if is_alike else "dismissed"
