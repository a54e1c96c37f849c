"""The fixture `asking` as a type."""

from __future__ import annotations

from typing import Protocol

from sql_copilot_ls.generation.rewriting import Circumstances
from sql_copilot_ls.schema import Schema


class Asking(Protocol):
    """Makes the circumstances of a comment over a schema."""

    def __call__(
        self, question: str, schema: Schema, dialect: str = "sqlite", *, aliases: bool = False
    ) -> Circumstances: ...
