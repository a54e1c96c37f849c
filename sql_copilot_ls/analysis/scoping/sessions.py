"""What several scripts of one session see of each other: strings of one source file, cells of one notebook."""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.analysis.scoping.layers import events_of, layers
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema

_MOST = 30
"""Scripts of one session that make tables; of more, the last ones count."""


def makers(session: Sequence[Script]) -> list[Script]:
    """The scripts that make or change tables, in order."""
    found = [s for s in session if any(events_of(statement, s.file) for statement in s.statements)]
    return found[-_MOST:]


def seen_by(script: Script, session: Sequence[Script], schema: Schema) -> Schema:
    """The schema with what the other scripts of a session make. They may be run in any order, so that those below count
    too; where two make the same table, the last one above.
    """
    making = makers(session) if len(session) > 1 else []
    above = {id(s) for s in session[: next((i for i, s in enumerate(session) if s is script), len(session))]}
    ordered = sorted((s for s in making if s is not script), key=lambda s: id(s) in above)
    for other in ordered:
        made = layers(other, schema)
        if made.makes:
            schema = made.last.schema
    return schema
