"""Comment and schema to ranked SQL: linking, the engine, decoding, rewriting, checks, confidence."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sql_copilot_ls.linking import SchemaIndex, link
from sql_copilot_ls.own_queries import OwnQueries

from .artefact import load_artefact
from .assessment import Assessment
from .checks import passed_as_written
from .coverage import is_whole
from .errors import NoQuestionError, NoSchemaError, OutOfTimeError
from .numbering import request_tokens
from .prefix import forced_tokens
from .proving import Proving
from .ranking import Checked, Suggestion, suggestions
from .readings import reading
from .rewriting import Circumstances

if TYPE_CHECKING:
    import native_runtime

MIN_BEAM = 4
WIDE_BEAM = 16
"""Tried when no candidate of the usual beam passes the checks and leaves out nothing that is certain."""
MAX_STEPS = 96
OWN_CONFIDENCE = 0.95
"""Of a query that answers a comment which says the same: 60 of 60 on the workspace of `benchmarks/words`."""


class Copilot:
    """A loaded model that answers questions; any number of threads may ask at once."""

    def __init__(self, model_path: Path | None = None) -> None:
        """Open the model (None: the one inside the package). Raises `ModelError`."""
        self.artefact = load_artefact(model_path)
        self._provings: WeakKeyDictionary[SchemaIndex, Proving] = WeakKeyDictionary()
        self._lock = threading.Lock()

    @property
    def versions(self) -> dict[str, str]:
        """Engine, artefact and grammar."""
        return self.artefact.versions

    @property
    def threshold(self) -> float:
        """The confidence from which a suggestion is shown unasked."""
        return self.artefact.calibration.threshold

    def suggest(
        self,
        question: str,
        schema_index: SchemaIndex,
        *,
        dialect: str = "sqlite",
        alternatives: int = 4,
        prefix: str = "",
        match_case: bool = False,
        aliases: bool = False,
        now: date | None = None,
        own_queries: OwnQueries | None = None,
        cancel: native_runtime.CancelFlag | None = None,
        seconds: float | None = None,
    ) -> list[Suggestion]:
        """At most `alternatives` queries that answer the question, best first, of different meanings; all parse, bind
        and prepare.

        With `prefix`, the beginning of a statement in `dialect`, all begin with it. With `match_case`, values are
        compared as the question writes them, else those in lower case without regard to case. With `aliases`, computed
        columns are named, unless the prefix leaves that out. Periods that name no year lie in that of `now`. An example
        among `own_queries` whose comment says the same comes first, with the question's values. Raises `NoSchemaError`,
        `NoQuestionError`, `OutOfTimeError` when that takes more than `seconds`, and `native_runtime.Cancelled` once
        `cancel` is set.
        """
        if not schema_index.columns:
            raise NoSchemaError("there is no table in the schema: add CREATE TABLE statements")
        with _time_limit(seconds, cancel) as (flag, look_at_time):
            asked = self._asked(question, schema_index, dialect, match_case, aliases, now)
            if not asked.linked.counts.words:
                raise NoQuestionError("the comment holds no word: say what the SQL should do")
            own = self._own(own_queries, asked, prefix)
            checked = self._checked(asked, alternatives, prefix, flag, look_at_time, own and own[1])
            found = suggestions(checked, self.artefact.calibration, self.artefact.length_penalty)
            return [*([own[0]] if own else []), *found][:alternatives]

    def candidates(self, question: str, schema_index: SchemaIndex, *, dialect: str = "sqlite") -> Checked:
        """What `suggest` puts in order, for fitting that order and the confidence."""
        asked = self._asked(question, schema_index, dialect)
        if not asked.linked.counts.words:
            return Checked(())
        return self._checked(asked, MIN_BEAM, "", None, lambda: None)

    def _asked(
        self,
        question: str,
        schema_index: SchemaIndex,
        dialect: str,
        match_case: bool = False,
        aliases: bool = False,
        now: date | None = None,
    ) -> Circumstances:
        """The question linked to the schema."""
        linked = link(question, schema_index, self.artefact.vocabulary, now)
        return Circumstances(schema_index, linked, question, dialect, match_case, aliases)

    def _own(
        self, own_queries: OwnQueries | None, asked: Circumstances, prefix: str
    ) -> tuple[Suggestion, Hashable] | None:
        """The example that says the same as the comment, as a suggestion, and what it means."""
        near = own_queries.near(asked.comment) if own_queries is not None else None
        if near is None or own_queries is None:
            return None
        written = near.example.sql if near.is_same and own_queries.dialect == asked.dialect else ""
        form = passed_as_written(near.query, asked, self._proving(asked.index), prefix, written)
        if form is None:
            return None
        source = f"{near.example.file}:{near.example.line + 1}"
        suggestion = Suggestion(form.sql, OWN_CONFIDENCE, should_show=True, source=source)
        return suggestion, reading(form.query, asked.catalog)

    def _checked(
        self,
        asked: Circumstances,
        alternatives: int,
        prefix: str,
        flag: native_runtime.CancelFlag | None,
        look_at_time: Callable[[], None],
        known: Hashable = None,
    ) -> Checked:
        """What the decoder writes, with a wider beam where nothing passes or all of it leaves out what is certain;
        nothing of a meaning that is `known`.
        """
        linked = asked.linked
        forced = forced_tokens(prefix, asked.index.schema, linked.literals, asked.dialect) if prefix.strip() else []
        checked, assessment = Checked(()), Assessment(asked, self._proving(asked.index), prefix)
        for beam in (max(MIN_BEAM, alternatives), WIDE_BEAM):
            look_at_time()
            written = self.artefact.model.generate(
                linked.pieces,
                linked.piece_node,
                linked.kinds,
                self.artefact.relations_known(linked.relations),
                linked.column_kinds,
                linked.counts,
                beam=beam,
                max_steps=MAX_STEPS,
                prefix=request_tokens(forced, linked, asked.index),
                cancel=flag,
            )
            checked = assessment.of(written, look_at_time)
            if known is not None:
                others = (candidate for candidate in checked.candidates if candidate.reading != known)
                return replace(checked, candidates=tuple(others))
            if any(is_whole(candidate.signs) for candidate in checked.candidates):
                break
        return checked

    def _proving(self, index: SchemaIndex) -> Proving:
        """The schema's empty database, which lives as long as the schema does."""
        with self._lock:
            known = self._provings.get(index)
            if known is None:
                known = self._provings[index] = Proving(index.schema)
            return known


@contextmanager
def _time_limit(
    seconds: float | None, cancel: native_runtime.CancelFlag | None
) -> Iterator[tuple[native_runtime.CancelFlag | None, Callable[[], None]]]:
    """A flag that stops the engine when the time is over, and what raises `OutOfTimeError` then between its runs."""
    if seconds is None:
        yield cancel, lambda: None
        return
    import native_runtime

    end = time.monotonic() + seconds
    flag = cancel or native_runtime.CancelFlag()
    timer = threading.Timer(seconds, flag.set)
    timer.daemon = True

    def look_at_time() -> None:
        if time.monotonic() >= end:
            raise OutOfTimeError(f"no answer within {seconds:g} seconds: give it more time or ask about fewer tables")

    timer.start()
    try:
        yield flag, look_at_time
    except native_runtime.Cancelled:
        look_at_time()
        raise
    finally:
        timer.cancel()
