"""Questions as a language model learns them: prompt, answer, and where both come from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.llama import prompts
from sql_copilot_compression.llama.families import Family

SCHEMA_LIMIT = 2400
"""Characters of a schema in a prompt, about 800 tokens."""


@dataclass(frozen=True, slots=True)
class Record:
    """One question and its answer, as texts."""

    id: str
    shared: str
    """The beginning of the prompt that all questions over the schema have."""
    own: str
    """The rest of it."""
    answer: str
    """What the model is to say, without the end-of-sequence token."""
    example: Example | None = None

    @property
    def prompt(self) -> str:
        """The whole prompt."""
        return self.shared + self.own


def asked(example: Example, family: Family | None = None) -> Record:
    """The prompt of an example, NSQL's or in a family's chat, without an answer."""
    schema = prompts.schema_text(example.schema, example.question, SCHEMA_LIMIT)
    if family is not None:
        own = prompts.chat_prompt(family, schema, example.question, example.dialect)
        return Record(example.id, "", own, "", example)
    shared, own = prompts.nsql_parts(schema, example.question, example.dialect)
    return Record(example.id, shared, own, "", example)


def record_of(example: Example, family: Family | None = None) -> Record | None:
    """The record of an example with its answer; None where NSQL's prompt cannot have it, which ends in SELECT."""
    sql = " ".join(example.sql.split())
    if family is not None:
        return replace(asked(example, family), answer=sql)
    begins = re.match(r"select\b", sql, re.IGNORECASE)
    return None if begins is None else replace(asked(example), answer=sql[begins.end() :])


def worded(example: Example) -> Record:
    """The other way round: a query as the prompt, what it asks for as the answer."""
    schema = prompts.schema_text(example.schema, example.question, SCHEMA_LIMIT)
    order = prompts.WORD[prompts.language_of(example.question)]
    sql = " ".join(example.sql.split())
    return Record(f"{example.id}/worded", schema, f"\n\n{order}\n{sql}\n--", f" {example.question}", example)


def read_records(
    data: Path, names: Sequence[str], *, limit: int = 0, seed: int = 1, family: Family | None = None
) -> list[Record]:
    """Records of training corpora or own pairs (`jsonl:FILE`), shuffled by the seed; at most `limit`, 0 for all."""
    found = [r for e in corpora.training_examples(data, names) if (r := record_of(e, family)) is not None]
    random.Random(f"records/{seed}").shuffle(found)
    return found[:limit] if limit else found


def said(row: dict[str, Any]) -> tuple[str, str]:
    """(Prompt, answer) of a row {instruction, input, output, history}, its turns before in front, for training kits."""
    before = "".join(f"{ask}\n{answer}\n" for ask, answer in row.get("history") or ())
    asked = "\n".join(part for part in (str(row["instruction"]), str(row.get("input") or "")) if part)
    return before + asked, str(row["output"])


def instruction_rows(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The same records as {db_id, instruction, input, output, history}, which other kits read."""
    return [
        {
            "db_id": record.example.database_id if record.example else "",
            "instruction": record.shared,
            "input": record.own.strip(),
            "output": (prompts.BEGINNING if record.own.endswith(prompts.BEGINNING) else "") + record.answer,
            "history": [],
        }
        for record in records
    ]
