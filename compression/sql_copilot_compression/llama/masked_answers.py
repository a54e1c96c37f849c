"""A teacher's answers under the grammar mask: greedy, or sampled from what the mask lets through."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from sql_copilot_compression.llama.answering import Answerer
from sql_copilot_compression.llama.masked_writing import LONGEST, written
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.llama.speakers import Prompts, Reader, Speaker


class Drawing:
    """A reader whose order is drawn: Gumbel noise on log-probabilities, so that the first piece that serves is a sample
    of those that do (Gumbel-max, renormalised over what is let through).
    """

    def __init__(self, reader: Reader, temperature: float, draw: random.Random) -> None:
        self._reader, self._temperature, self._draw = reader, temperature, draw

    def read(self, tokens: Sequence[int]) -> None:
        """Read on."""
        self._reader.read(tokens)

    def best(self, count: int) -> list[tuple[int, float]]:
        """(Token, log-probability) of what follows, in the order in which they were drawn."""
        found = self._reader.best(count)
        return sorted(found, key=lambda pair: -(pair[1] / self._temperature + self._noise()))

    def _noise(self) -> float:
        return -math.log(-math.log(max(self._draw.random(), 1e-300)))


def masked_answerer(speaker: Speaker, temperature: float = 0.8, seed: int = 1, longest: int = LONGEST) -> Answerer:
    """Answers in SQLite's dialect, each of which prepares over the schema of its record's example."""

    def answers(records: Sequence[Record], samples: int) -> list[list[str]]:
        prompts = Prompts(speaker.reader())
        found: list[list[str]] = [[] for _ in records]
        for at in sorted(range(len(records)), key=lambda at: records[at].prompt):  # a schema is read once for all
            record = records[at]
            assert record.example is not None
            tokens = speaker.pieces.encode(record.prompt)
            draw = random.Random(f"{seed}/{record.prompt}")
            for _ in range(samples):
                reader: Reader = prompts.read(tokens)
                if samples > 1:
                    reader = Drawing(reader, temperature, draw)
                found[at].append(written(reader, speaker, record.example.schema, longest).sql)
        return found

    return answers
