"""Rewriting: what the network's query lacks to be the one that a person would write, mended kind by kind.

One list, applied in its order, each kind in a module of its own; checks come after, on the very query that is shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sql_copilot_ls.query import QueryError, Statement

from .anti_joins import with_anti_joins
from .booleans import with_booleans
from .calendar_times import with_dates_as_periods
from .casing import in_any_case
from .circumstances import Circumstances
from .codes_in_words import with_codes_in_words
from .full_names import with_full_names, with_names_in_parts
from .idle_tests import without_idle_tests
from .key_roles import with_keys_by_role
from .known_extremes import with_known_extremes
from .listed_values import with_listed_values
from .named_counts import with_named_counts
from .second_keys import with_keys_of_their_own
from .value_shapes import with_values_in_place

__all__ = ["REWRITES", "Circumstances", "Rewrite", "forms", "rewrite"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One kind of change. `is_truth`: the database wants it; the others are what a person would rather write, and give
    way to what somebody has typed already.
    """

    name: str
    apply: Callable[[Statement, Circumstances], Statement]
    is_truth: bool = False


REWRITES: tuple[Rewrite, ...] = (
    Rewrite("value shapes", with_values_in_place),
    Rewrite("listed values", with_listed_values, is_truth=True),
    Rewrite("codes in words", with_codes_in_words),
    Rewrite("dates", with_dates_as_periods),
    Rewrite("idle tests", without_idle_tests),
    Rewrite("key roles", with_keys_by_role),
    Rewrite("second keys", with_keys_of_their_own),
    Rewrite("full names", with_full_names),
    Rewrite("names in parts", with_names_in_parts),
    Rewrite("anti joins", with_anti_joins),
    Rewrite("known extremes", with_known_extremes),
    Rewrite("named counts", with_named_counts),
    Rewrite("booleans", with_booleans, is_truth=True),
    Rewrite("any case", in_any_case),
)


def rewrite(query: Statement, asked: Circumstances, rewrites: tuple[Rewrite, ...] = REWRITES) -> Statement:
    """The query, or change, as it is shown. A rewrite that does not know what to do with one leaves it as it was."""
    for one in rewrites:
        try:
            query = one.apply(query, asked)
        except QueryError as error:
            _LOG.debug("the rewrite %s leaves a query as it is: %s", one.name, error.reason)
    return query


def forms(query: Statement, asked: Circumstances) -> Iterator[Statement]:
    """The rewritten query, and then plainer ones for when it does not go on from what is typed or does not pass the
    checks; each once.
    """
    truths = tuple(one for one in REWRITES if one.is_truth)
    caseless = tuple(one for one in REWRITES if one.apply is not in_any_case)
    last = tuple(one for one in REWRITES if one.is_truth or one.apply is in_any_case)
    seen: set[Statement] = set()
    for chosen in (REWRITES, caseless, last, truths):
        form = rewrite(query, asked, chosen)
        if form not in seen:
            seen.add(form)
            yield form
