"""A language model labels questions and words queries for the small network: pairs that a later stage `data` reads."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.execution import in_sqlite
from sql_copilot_compression.llama import answering, folders, labelling, masked_answers
from sql_copilot_compression.llama.answering import Answerer
from sql_copilot_compression.llama.endpoint import remote_answerer
from sql_copilot_compression.llama.exporting import export_llama
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.labelling import Agreement
from sql_copilot_compression.llama.speakers import Speaker
from sql_copilot_compression.stages.tuning_data import reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class Labelled:
    """What is labelled, and by whom."""

    questions: tuple[str, ...] = ()
    """Corpora or `jsonl:FILE` whose questions are answered; an "answer" there may be empty, it is not read."""
    queries: tuple[str, ...] = ()
    """Corpora or `jsonl:FILE` whose queries are worded in new ways."""
    limit: int = 1000
    """Of each at most."""
    endpoint: str = ""
    """An OpenAI-style endpoint on this machine, http://127.0.0.1:PORT/v1; empty: the language model handed on."""
    model: str = ""
    """What the endpoint calls its model."""
    mask: bool = False
    """Whether the language model handed on answers under the grammar mask, in our engine and in SQLite's dialect: of a
    small one every sample then binds, rather than one in three.
    """
    agreement: Agreement = field(default_factory=Agreement)
    batch: int = 8
    seed: int = 1

    def __post_init__(self) -> None:
        registry.require_training([*self.questions, *self.queries])
        if not self.questions and not self.queries:
            raise ValueError(
                "name corpora whose questions are answered (questions) or whose queries are worded (queries)"
            )
        if self.mask and self.endpoint:
            raise ValueError("mask: only a language model of this build can be masked, not the one behind an endpoint")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """The first process asks the teacher; the pairs that pass go to a file, once."""
        base = None if self.endpoint else handed.speaker()
        reads = reads_key(shop.data, [*self.questions, *self.queries])
        folder = run_folder(shop.runs, "labelled", self, reads, folders.folder_key(base) if base else self.endpoint)
        target = folder / "pairs.jsonl"
        if not target.is_file() and not parallel.rank():
            folder.mkdir(parents=True, exist_ok=True)
            try:
                found = self._pairs(shop, *self._teacher(base, folder))
            except LanguageModelError as error:
                raise StageError(f"labelled: {error}") from error
            if not found:
                raise StageError("labelled: no label passed; the teacher does not agree with itself on any question")
            partial = target.with_suffix(".partial")
            lines = (json.dumps(labelling.pair_of(example), ensure_ascii=False) + "\n" for example in found)
            partial.write_text("".join(lines), encoding="utf-8")
            partial.replace(target)
        parallel.wait()
        return replace(handed, labelled=target)

    def _teacher(self, base: Path | None, folder: Path) -> tuple[Answerer, Answerer]:
        """(What answers questions, what words queries)."""
        if base is None:
            return (
                remote_answerer(self.endpoint, self.model),
                remote_answerer(self.endpoint, self.model, plain=True),
            )
        if self.mask:
            archive = folder / "teacher.pt"
            export_llama(base, archive)
            answers = masked_answers.masked_answerer(Speaker(archive), seed=self.seed)
            if not self.queries:
                return answers, answers
        model, tokenizer = folders.load_model(base), folders.load_tokenizer(base)
        wordings = answering.answerer(model, tokenizer, self.batch, plain=True)
        return (answers if self.mask else answering.answerer(model, tokenizer, self.batch)), wordings

    def _drawn(self, data: Path, names: Sequence[str]) -> list[Example]:
        found = list(registry.training_examples(data, names))
        random.Random(f"labelled/{self.seed}").shuffle(found)
        return found[: self.limit]

    def _pairs(self, shop: Workshop, answers: Answerer, wordings: Answerer) -> list[Example]:
        asked, known = self._drawn(shop.data, self.questions), self._drawn(shop.data, self.queries)
        if self.mask:  # all of its answers are SQLite's
            asked = [replace(example, dialect="sqlite") for example in asked]
            known = [replace(e, sql=in_sqlite(e.sql, e.dialect), dialect="sqlite", also=()) for e in known]
        labels = list(labelling.labelled(asked, answers, self.agreement))
        words = list(labelling.reworded(known, wordings, answers, self.agreement))
        shop.say(f"{len(labels):,} of {len(asked):,} questions labelled; {len(words):,} new wordings of {len(known):,}")
        return labels + words
