"""Comment and schema to ranked SQL: linking, the engine, decoding, checks, confidence."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import sqlglot

from sql_copilot_ls.linking import LinkedRequest, SchemaIndex, link
from sql_copilot_ls.query import Query, QueryError, decode, render
from sql_copilot_ls.query.grammar import ACTION_NAMES

from .artefact import load_artefact
from .casing import IGNORING_CASE, in_any_case, loose_values
from .checks import Proving
from .confidence import features
from .errors import NoQuestionError, NoSchemaError
from .people import with_full_names
from .prefix import forced_tokens, goes_on
from .rerank import Signs
from .roles import with_keys_by_role
from .typed import typed
from .values import with_addresses_in_place

if TYPE_CHECKING:
    import native_runtime

MIN_BEAM = 4
WIDE_BEAM = 16
"""Tried when no candidate of the usual beam passes the checks."""
MAX_STEPS = 96
KEPT_SCHEMAS = 32
STEPS = 1024
"""Scores nearer than this part of one are equal, as in the engine: rounding noise must not choose."""
A = len(ACTION_NAMES)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One query; `tokens` over the whole schema's items. `should_show`: sure enough to be shown unasked."""

    sql: str
    confidence: float
    tokens: tuple[int, ...]
    should_show: bool = False
    features: Mapping[str, float] = field(default_factory=dict, compare=False)
    """What place and confidence were worked out from: `confidence.FEATURES` and `rerank.SIGNS`."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How the SQL is to be written."""

    dialect: str
    prefix: str
    match_case: bool


def whole_schema_tokens(tokens: Sequence[int], linked: LinkedRequest, index: SchemaIndex) -> list[int]:
    """Tokens over the request's columns, tables and literals as tokens over those of the whole schema."""
    _, columns, tables, _ = linked.counts
    first_table = A + len(index.columns)
    first_literal = first_table + len(index.tables)
    result = []
    for token in tokens:
        item = token - A
        if item < 0:
            result.append(token)
        elif item < columns:
            result.append(A + linked.columns[item])
        elif item < columns + tables:
            result.append(first_table + linked.tables[item - columns])
        else:
            result.append(first_literal + item - columns - tables)
    return result


def request_tokens(tokens: Sequence[int], linked: LinkedRequest, index: SchemaIndex) -> list[int]:
    """The other way; empty when an item of the whole schema is not in the request."""
    _, columns, tables, _ = linked.counts
    places = {A + column: A + place for place, column in enumerate(linked.columns)}
    first_table = A + len(index.columns)
    places |= {first_table + table: A + columns + place for place, table in enumerate(linked.tables)}
    first_literal = first_table + len(index.tables)
    shift = A + columns + tables - first_literal
    result = []
    for token in tokens:
        if token < A:
            result.append(token)
        elif token >= first_literal:
            result.append(token + shift)
        elif token in places:
            result.append(places[token])
        else:
            return []
    return result


class Copilot:
    """A loaded model that answers questions; any number of threads may ask at once."""

    def __init__(self, model_path: Path | None = None) -> None:
        """Open the model (None: the one inside the package). Raises `ModelError`."""
        self.artefact = load_artefact(model_path)
        self._provings: OrderedDict[int, tuple[SchemaIndex, Proving]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def versions(self) -> dict[str, str]:
        """Engine, artefact and grammar."""
        return self.artefact.versions

    def suggest(
        self,
        question: str,
        schema_index: SchemaIndex,
        *,
        dialect: str = "sqlite",
        alternatives: int = 4,
        prefix: str = "",
        match_case: bool = False,
        cancel: native_runtime.CancelFlag | None = None,
    ) -> list[Suggestion]:
        """At most `alternatives` queries that answer the question, best first; all parse, bind and prepare.

        With `prefix`, the beginning of a statement in `dialect`, all begin with it. With `match_case`, values are
        compared as the question writes them, else those in lower case without regard to case. Raises `NoSchemaError`,
        `NoQuestionError`, and `native_runtime.Cancelled` once `cancel` is set.
        """
        if not schema_index.columns:
            raise NoSchemaError("there is no table in the schema: add CREATE TABLE statements")
        linked = link(question, schema_index, self.artefact.vocabulary)
        if not linked.counts.words:
            raise NoQuestionError("the comment holds no word: say what the SQL should do")
        forced = forced_tokens(prefix, schema_index.schema, linked.literals, dialect) if prefix.strip() else []
        accepted: list[Suggestion] = []
        for beam in (max(MIN_BEAM, alternatives), WIDE_BEAM):
            found = self.artefact.model.generate(
                linked.pieces,
                linked.piece_node,
                linked.kinds,
                linked.relations,
                linked.column_kinds,
                linked.counts,
                beam=beam,
                max_steps=MAX_STEPS,
                prefix=request_tokens(forced, linked, schema_index),
                cancel=cancel,
            )
            accepted = self._accepted(found, linked, schema_index, _Wanted(dialect, prefix, match_case))
            if accepted:
                break
        return accepted[:alternatives]

    def _accepted(
        self,
        found: Sequence[tuple[list[int], float]],
        linked: LinkedRequest,
        index: SchemaIndex,
        wanted: _Wanted,
    ) -> list[Suggestion]:
        """The candidates that pass all checks, as suggestions, each text once."""
        proving = self._proving(index)
        calibration, penalty = self.artefact.calibration, self.artefact.length_penalty
        is_exact = wanted.match_case or wanted.dialect in IGNORING_CASE
        loose = frozenset[str]() if is_exact else loose_values(linked.literals)
        signs_of = Signs(linked)
        signs = [signs_of(tokens) for tokens, _ in found]
        scores = [score - calibration.penalty(own) for (_, score), own in zip(found, signs, strict=True)]
        accepted: dict[str, Suggestion] = {}
        dropped = 0
        for rank in sorted(range(len(found)), key=lambda rank: -round(scores[rank] * STEPS)):  # ties stay as they were
            tokens = whole_schema_tokens(found[rank][0], linked, index)
            sql = self._checked(tokens, linked, index, wanted, proving, loose)
            if sql is None:
                dropped += 1
            elif sql and sql not in accepted:
                values = features(scores, rank, len(tokens), dropped, penalty)
                confidence = calibration.confidence(values)
                is_sure = confidence >= calibration.threshold
                accepted[sql] = Suggestion(sql, confidence, tuple(tokens), is_sure, {**values, **signs[rank]})
        return list(accepted.values())

    def _checked(
        self,
        tokens: list[int],
        linked: LinkedRequest,
        index: SchemaIndex,
        wanted: _Wanted,
        proving: Proving,
        loose: frozenset[str],
    ) -> str | None:
        """The SQL of a candidate in the best form that goes on from what is typed, the plainest last; empty when none
        does, None when the candidate means no query, does not prepare, or does not parse or fit the types in its
        dialect.
        """
        if proving.problem(tokens, linked.literals):
            return None

        def written(form: Query) -> str:
            sql = render(form, index.schema, wanted.dialect)
            sqlglot.parse_one(sql, dialect=wanted.dialect)
            return sql

        try:
            plain = typed(decode(tokens, index.schema, linked.literals), index.schema, wanted.dialect)
            spoken = with_keys_by_role(with_addresses_in_place(plain, index.schema), index.schema, linked)
            spoken = with_full_names(spoken, index.schema, linked)
            forms = dict.fromkeys(
                form for query in (spoken, plain) for form in (in_any_case(query, index.schema, loose), query)
            )
            return next((sql for sql in map(written, forms) if goes_on(wanted.prefix, sql)), "")
        except (QueryError, sqlglot.errors.SqlglotError):
            return None

    def _proving(self, index: SchemaIndex) -> Proving:
        """The schema's empty database; those of the schemas asked about last are kept."""
        with self._lock:
            known = self._provings.get(id(index))
            if known is None:
                known = self._provings[id(index)] = index, Proving(index.schema)
                if len(self._provings) > KEPT_SCHEMAS:
                    self._provings.popitem(last=False)
            self._provings.move_to_end(id(index))
            return known[1]
