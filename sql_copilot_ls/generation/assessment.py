"""What the decoder writes for one comment, assessed: candidates that pass all checks with their signs, and failures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from sql_copilot_ls.query import QueryError, decode

from .changes import change_of
from .checks import Passed, passed
from .coverage import Coverage
from .numbering import whole_schema_tokens
from .proving import Proving
from .ranking import Candidate, Checked, Failure
from .readings import reading
from .rerank import Signs
from .rewriting import Circumstances


class Assessment:
    """The checks of one comment's candidates; one that a wider beam writes again is not checked again."""

    def __init__(self, asked: Circumstances, proving: Proving, prefix: str) -> None:
        """For queries that go on from `prefix`, proved on the empty database of `proving`."""
        self._asked, self._proving, self._prefix = asked, proving, prefix
        self._signs = Signs(asked.linked)
        self._coverage = Coverage(asked.comment, asked.linked, asked.catalog)
        self._readings: dict[str, Hashable] = {}
        self._known: dict[tuple[int, ...], Candidate | Failure] = {}

    def of(self, written: Sequence[tuple[list[int], float]], look_at_time: Callable[[], None]) -> Checked:
        """Of tokens and scores in the decoder's order. `look_at_time` raises when the time is over."""
        candidates: list[Candidate] = []
        failures: list[Failure] = []
        for place, (tokens, score) in enumerate(written):
            look_at_time()
            key = tuple(tokens)
            if key not in self._known:
                self._known[key] = self._assessed(tokens)
            one = replace(self._known[key], score=score, place=place)
            if isinstance(one, Candidate):
                candidates.append(one)
            else:
                failures.append(one)
        return Checked(tuple(candidates), tuple(failures))

    def _assessed(self, items: Sequence[int]) -> Candidate | Failure:
        """One candidate of tokens over the request's items, whatever its score and place."""
        asked = self._asked
        signs = self._signs(items)
        tokens = whole_schema_tokens(items, asked.linked, asked.index)
        try:
            form = passed(decode(tokens, asked.index.schema, asked.linked.literals), asked, self._proving, self._prefix)
        except QueryError as error:
            form = str(error)
        if not isinstance(form, Passed):
            return Failure(0.0, 0, signs, bool(form))
        if form.sql not in self._readings:
            self._readings[form.sql] = reading(form.query, asked.catalog)
        covered = self._coverage(form.said)
        told = signs | covered.signs, change_of(form.query, asked), covered.unused, covered.strays
        return Candidate(form.sql, 0.0, len(tokens), 0, self._readings[form.sql], *told)
