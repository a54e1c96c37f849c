"""The seed's objective on a language model: decode, execute on mutated databases, and weigh by token edit distance.

L = (1 − r)(λ + (1 − λ)d)·CE(gold) + r·μ·CE(own answer), where r says that both queries return the same everywhere, not
nothing on all, and d is the edit distance of their tokens over the longer one's length. λ = 0, μ = 0 is the original.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sql_copilot_compression.data.execution import agrees_everywhere
from sql_copilot_compression.data.mutate import mutated_copies
from sql_copilot_compression.llama.answering import Answerer
from sql_copilot_compression.llama.packing import TokenRow
from sql_copilot_compression.llama.packing import tokens_of as row_of
from sql_copilot_compression.llama.preferences import as_answer
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.training.objectives import ExecutionConfig, edit_distance


def guided(
    records: Sequence[Record], answers: Answerer, tokenizer: Any, settings: ExecutionConfig, copies: int
) -> list[TokenRow]:
    """Decode records that have a database, and turn each into the row that the objective learns from; rows of weight 0
    are left out.
    """
    from dataclasses import replace

    listed = [record for record in records if record.example is not None and record.example.database is not None]
    rows = []
    for record, said in zip(listed, answers(listed, 1), strict=True):
        assert record.example is not None
        assert record.example.database is not None
        own = as_answer(said[0])
        databases = [record.example.database, *mutated_copies(record.example.database, copies)]
        if own is not None and agrees_everywhere(databases, record.example.sql, said[0]):
            rows.append(row_of(replace(record, answer=own), tokenizer, weight=settings.keep))
            continue
        gold = row_of(record, tokenizer)
        tokens = row_of(replace(record, answer=own or ""), tokenizer).answer
        distance = edit_distance(tokens, gold.answer) / max(len(tokens), len(gold.answer), 1)
        rows.append(replace(gold, weight=settings.floor + (1 - settings.floor) * distance))
    return [row for row in rows if row.weight > 0]
