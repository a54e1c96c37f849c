"""Better and worse answers to one question, and what learns from them: direct preferences (DPO) or a reward model."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp

from sql_copilot_compression.data.execution import agrees_everywhere
from sql_copilot_compression.data.mutate import mutated_copies
from sql_copilot_compression.llama import prompts
from sql_copilot_compression.llama.answering import Answerer
from sql_copilot_compression.llama.folders import libraries
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.llama.supervised import Pace, arguments, keeps_curve, last_checkpoint

Pair = Mapping[str, str]
"""{prompt, chosen, rejected}."""
_OTHER: dict[type, type] = {
    exp.GT: exp.LT, exp.LT: exp.GT, exp.GTE: exp.LTE, exp.LTE: exp.GTE, exp.EQ: exp.NEQ, exp.NEQ: exp.EQ,
    exp.Max: exp.Min, exp.Min: exp.Max, exp.Sum: exp.Avg, exp.Avg: exp.Sum,
}  # fmt: skip
"""What a comparison or an aggregate is mistaken for."""


def corrupted(record: Record, seed: int = 1) -> str | None:
    """The query of a record with one mistake of the kind that is really made: another column, comparison, aggregate or
    direction, or a condition left out. None where it cannot be read.
    """
    assert record.example is not None
    draw = random.Random(f"corrupted/{seed}/{record.id}")
    try:
        tree = sqlglot.parse_one(record.example.sql, read=record.example.dialect)
    except sqlglot.errors.SqlglotError:
        return None
    faults = [node for node in tree.walk() if _can_go_wrong(record, node)]
    if not faults:
        return None
    node = draw.choice(faults)
    if type(node) in _OTHER:
        node.replace(_OTHER[type(node)](**node.args))
    elif isinstance(node, exp.Ordered):
        node.set("desc", not node.args.get("desc"))
    elif isinstance(node, exp.Where):
        node.pop()
    else:
        node.set("this", exp.to_identifier(draw.choice(_others(record, node.name))))
    wrong = tree.sql(dialect=record.example.dialect)
    return None if wrong.casefold() == record.example.sql.casefold() else wrong


def _can_go_wrong(record: Record, node: Any) -> bool:
    if isinstance(node, exp.Column):
        return bool(_others(record, node.name))
    return type(node) in _OTHER or isinstance(node, exp.Ordered) or (isinstance(node, exp.Where) and bool(node.parent))


def _others(record: Record, column: str) -> list[str]:
    """Other columns of the tables that have a column of that name."""
    assert record.example is not None
    tables = [table for table in record.example.schema.tables if table.column(column) is not None]
    return [c.name for table in tables for c in table.columns if c.name.casefold() != column.casefold()]


def corrupted_pairs(records: Iterable[Record]) -> Iterator[Pair]:
    """Gold queries against their corruptions."""
    for record in records:
        wrong = corrupted(record)
        if wrong is not None and (answer := as_answer(wrong)) is not None:
            yield {"prompt": record.prompt, "chosen": record.answer, "rejected": answer}


def sampled_pairs(records: Sequence[Record], answers: Answerer, samples: int, copies: int) -> Iterator[Pair]:
    """Gold queries against a model's own samples that do not return the same on mutated databases."""
    listed = [record for record in records if record.example is not None and record.example.database is not None]
    for record, said in zip(listed, answers(listed, samples), strict=True):
        assert record.example is not None
        assert record.example.database is not None
        databases = [record.example.database, *mutated_copies(record.example.database, copies)]
        for sql in dict.fromkeys(said):
            answer = as_answer(sql)
            if answer is not None and not agrees_everywhere(databases, record.example.sql, sql):
                yield {"prompt": record.prompt, "chosen": record.answer, "rejected": answer}
                break


def as_answer(sql: str) -> str | None:
    """What follows the SELECT that a prompt ends in; None where a query does not begin so."""
    start = prompts.BEGINNING
    return sql[len(start) :] if sql[: len(start)].upper() == start else None


def learn_preferences(model: Any, tokenizer: Any, pairs: Sequence[Pair], pace: Pace, folder: Path, beta: float) -> Any:
    """DPO (Rafailov et al. 2023) from the model as it is; returns it."""
    libraries()
    from datasets import Dataset
    from trl import DPOConfig, DPOTrainer

    settings = DPOConfig(**arguments(pace, folder, beta=beta, max_length=2048, activation_checkpointing=False))
    trainer = DPOTrainer(
        model=model,
        args=settings,
        train_dataset=Dataset.from_list([dict(p) for p in pairs]),
        processing_class=tokenizer,
    )
    _train(trainer, folder)
    return trainer.accelerator.unwrap_model(trainer.model)


def learn_reward(model: Any, tokenizer: Any, pairs: Sequence[Pair], pace: Pace, folder: Path) -> Any:
    """A reward model (Bradley–Terry) over whole texts: `model` is a sequence classifier of one number; returns it."""
    libraries()
    from datasets import Dataset
    from trl import RewardConfig, RewardTrainer

    rows = [{side: pair["prompt"] + pair[side] for side in ("chosen", "rejected")} for pair in pairs]
    settings = RewardConfig(**arguments(pace, folder, max_length=2048, activation_checkpointing=False))
    trainer = RewardTrainer(
        model=model, args=settings, train_dataset=Dataset.from_list(rows), processing_class=tokenizer
    )
    _train(trainer, folder)
    return trainer.accelerator.unwrap_model(trainer.model)


def _train(trainer: Any, folder: Path) -> None:
    from transformers import PrinterCallback

    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(keeps_curve(folder))
    trainer.train(resume_from_checkpoint=last_checkpoint(folder))
