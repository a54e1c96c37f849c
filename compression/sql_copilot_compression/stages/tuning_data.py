"""What the stages of language models share: their packed questions, their keys, and how a finished model is left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.keys import contents_key
from sql_copilot_compression.llama import folders, packing, records, supervised
from sql_copilot_compression.llama.packing import Pack
from sql_copilot_compression.stages.workshop import Workshop
from sql_copilot_compression.training import parallel


def reads_key(data: Path, names: Sequence[str]) -> str:
    """A key for the contents of corpora."""
    return contents_key(path for name in names for path in registry.read_paths(data, name))


def packs_of(
    shop: Workshop,
    names: Sequence[str],
    tokenizer: Any,
    length: int,
    *,
    limit: int = 0,
    seed: int = 1,
    learns: str = "answers",
    schemas: int = 2,
) -> list[Pack]:
    """Questions of corpora, packed."""
    found = records.read_records(shop.data, names, limit=limit, seed=seed)
    known: dict[str, tuple[int, ...]] = {}
    rows = [packing.tokens_of(record, tokenizer, whole=learns == "text", known=known) for record in found]
    if learns == "both":
        others = [records.worded(r.example) for r in found if r.example is not None]
        rows += [packing.tokens_of(record, tokenizer, known=known) for record in others]
    packs = packing.packed(rows, length, seed, schemas)
    fitting = sum(len(row) <= length for row in rows)
    shop.say(
        f"{fitting:,} of {len(rows):,} questions fit in {len(packs):,} sequences of {length:,} tokens, "
        f"{supervised.learned_tokens(packs):,} tokens learned"
    )
    return packs


def leave(target: Path, model: Any, tokenizer: Any, base: Path, done: str, names: Sequence[str] = ()) -> None:
    """The first process saves a finished model with one line more in its lineage; the others wait for it."""
    if not parallel.rank():
        facts = folders.lineage_of(base)
        facts["stages"] = [*facts.get("stages", ()), done]
        learned = dict.fromkeys([*facts.get("learned_under", ()), *licences(names)])
        facts["learned_under"] = list(learned)
        folders.save(target, model, tokenizer, facts)
    parallel.wait()


def licences(names: Sequence[str]) -> list[str]:
    """Titles and licences of corpora."""
    known = (registry.CORPORA[name] for name in names if name in registry.CORPORA)
    return [f"{corpus.title}: {corpus.licence}" for corpus in known]
