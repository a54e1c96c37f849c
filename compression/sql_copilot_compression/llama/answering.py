"""A language model's answers to questions: decoded in batches, greedily or sampled, and cut where the query ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch

from sql_copilot_compression.llama import prompts
from sql_copilot_compression.llama.records import Record

Answerer = Callable[[Sequence[Record], int], list[list[str]]]
"""(Questions, how many samples of each) to queries; one sample is the greedy one."""
LONGEST = 160
"""Tokens of an answer at most."""


def query_in(text: str, begun: bool = True) -> str:
    """The query of an answer: up to its first semicolon, blank line or comment; SELECT put back in front."""
    text = text.replace("```sql", "```")
    if not begun and "```" in text:
        text = text.split("```")[1]
    start = f"{prompts.BEGINNING} " if begun else ""
    for end in (";", "\n\n", "\n--", "```"):
        text = text.split(end)[0]
    return start + " ".join(text.split())


def first_line(text: str) -> str:
    """The first line of an answer that is no query."""
    return text.strip().splitlines()[0].strip() if text.strip() else ""


@torch.no_grad()
def decoded(
    model: Any,
    tokenizer: Any,
    texts: Sequence[str],
    *,
    samples: int = 1,
    temperature: float = 0.8,
    longest: int = LONGEST,
    processor: Any = None,
) -> list[list[str]]:
    """Continuations of prompts: the greedy one, or so many samples. `processor` is a logits processor, say a mask."""
    device = next(model.parameters()).device
    batch = tokenizer(list(texts), return_tensors="pt", padding=True, add_special_tokens=False)
    batch.pop("token_type_ids", None)
    batch = {name: value.to(device) for name, value in batch.items()}
    choice = {"do_sample": True, "temperature": temperature, "num_return_sequences": samples} if samples > 1 else {
        "do_sample": False, "temperature": None, "top_p": None, "top_k": None}  # fmt: skip
    out = model.generate(
        **batch,
        **choice,
        max_new_tokens=longest,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        logits_processor=[processor] if processor is not None else None,
    )
    said = tokenizer.batch_decode(out[:, batch["input_ids"].shape[1] :], skip_special_tokens=True)
    return [said[at : at + samples] for at in range(0, len(said), samples)]


def answerer(model: Any, tokenizer: Any, batch: int = 8, temperature: float = 0.8, *, plain: bool = False) -> Answerer:
    """Answers of a model in memory: queries, or with `plain` the text's first line as it is."""

    def answers(records: Sequence[Record], samples: int) -> list[list[str]]:
        found: list[list[str]] = [[] for _ in records]
        order = sorted(range(len(records)), key=lambda at: len(records[at].prompt))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            texts = [records[at].prompt for at in chosen]
            said = decoded(model, tokenizer, texts, samples=samples, temperature=temperature)
            for at, answers_ in zip(chosen, said, strict=True):
                begun = records[at].own.endswith(prompts.BEGINNING)
                found[at] = [first_line(answer) if plain else query_in(answer, begun) for answer in answers_]
        return found

    return answers


def greedy(answers: Answerer, records: Iterable[Record]) -> dict[str, str]:
    """The one answer to each question, by id."""
    listed = list(records)
    return {record.id: said[0] for record, said in zip(listed, answers(listed, 1), strict=True)}
