"""Synthetic questions over any schema: sampled queries, put into words as people put them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sql_copilot_compression.data.corpora.corpus import Example
from sql_copilot_compression.data.synthesis.chinese import Chinese
from sql_copilot_compression.data.synthesis.english import English
from sql_copilot_compression.data.synthesis.names_in_words import Names
from sql_copilot_compression.data.synthesis.noise import add_noise
from sql_copilot_compression.data.synthesis.plan import Plan, Source
from sql_copilot_compression.data.synthesis.plan_sql import to_sql
from sql_copilot_compression.data.synthesis.sample import FAMILIES, Impossible, Sampler
from sql_copilot_compression.data.synthesis.weights import DEFAULT_WEIGHTS, estimate_weights

__all__ = ["DEFAULT_WEIGHTS", "FAMILIES", "Source", "Synthetic", "estimate_weights", "generate"]


_TRIES = 60


@dataclass(frozen=True, slots=True)
class Synthetic(Example):
    """A synthetic example; `family` names the kind of query, `language` the question's."""

    family: str = ""
    language: str = "en"


def generate(
    sources: Sequence[Source],
    count: int,
    seed: int,
    *,
    languages: Mapping[str, float] | None = None,
    families: Mapping[str, float] | None = None,
) -> Iterator[Synthetic]:
    """`count` examples over the sources, the same for the same arguments.

    `languages` and `families` are weights by name (default: English only, and the usual mix of families). What no
    schema of a fair number of tries has anything for is left out, so there may be fewer.
    """
    rng = random.Random(f"synthesis {seed}")
    weights = dict(families or DEFAULT_WEIGHTS)
    unknown = set(weights) - set(FAMILIES)
    if unknown:
        raise ValueError(f"no family of queries is called {', '.join(sorted(unknown))}; known: {', '.join(FAMILIES)}")
    spoken = dict(languages or {"en": 1.0})
    known: dict[str, tuple[Names, Sampler]] = {}
    for number in range(count):
        language = rng.choices(list(spoken), list(spoken.values()))[0]
        family = rng.choices(list(weights), list(weights.values()))[0]
        for _ in range(_TRIES):
            source = rng.choice(sources)
            if source.id not in known:
                names = Names(source)
                known[source.id] = names, Sampler(names)
            names, sampler = known[source.id]
            try:
                plan = sampler.plan(family, rng)
            except Impossible:
                continue
            yield _example(number, names, plan, language, rng)
            break


def _example(number: int, names: Names, plan: Plan, language: str, rng: random.Random) -> Synthetic:
    source = names.source
    if language == "zh":
        chinese = Chinese(names, rng)
        text = chinese.fill(chinese.question(plan))
    else:
        english = English(names, rng)
        text = english.fill(add_noise(english.question(plan), rng))
    return Synthetic(
        id=f"synthetic:{source.id}:{number}",
        question=text,
        sql=to_sql(plan),
        schema=source.schema,
        database=source.database,
        origin=f"synthetic/{plan.family}",
        dialect=source.dialect,
        database_id=source.id,
        ddl=source.ddl,
        family=plan.family,
        language=language,
    )
