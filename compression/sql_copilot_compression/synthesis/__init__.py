"""Synthetic questions over any schema: sampled queries, put into words as people put them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..corpora.model import Example
from .chinese import Chinese
from .english import English
from .names import Names
from .noise import add_noise
from .plan import Plan, Source
from .sample import FAMILIES, Impossible, Sampler
from .sources import load_sources
from .sql import to_sql
from .weights import DEFAULT_WEIGHTS, estimate_weights

__all__ = ["DEFAULT_WEIGHTS", "FAMILIES", "Source", "Synthetic", "estimate_weights", "for_training", "generate"]


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


_MIX = {
    "en": {"spider": 0.35, "restyled": 0.3, "ddl": 0.2, "web": 0.15},
    "zh": {"spider": 0.4, "restyled": 0.15, "ddl": 0.15, "chase": 0.3},
}
"""Language → shares of the kinds of sources."""
_LANGUAGE_SHARES = {"en": 0.65, "zh": 0.35}


def for_training(
    root: Path,
    count: int,
    seed: int,
    languages: Sequence[str] = ("en", "zh"),
    families: Mapping[str, float] | None = None,
) -> Iterator[Synthetic]:
    """About `count` examples over all schemas below the data folder, languages and kinds of sources mixed."""
    sources = load_sources(root)
    shares = {
        (language, kind): _LANGUAGE_SHARES[language] * share
        for language in languages
        for kind, share in _MIX[language].items()
        if sources[kind]
    }
    total = sum(shares.values())
    streams = {
        (language, kind): generate(
            sources[kind],
            round(count * share / total),
            seed * 1000 + number,
            languages={language: 1.0},
            families=families,
        )
        for number, ((language, kind), share) in enumerate(shares.items())
    }
    rng = random.Random(f"mix {seed}")
    while streams:
        key = rng.choices(list(streams), [shares[key] for key in streams])[0]
        example = next(streams[key], None)
        if example is None:
            del streams[key]
        else:
            yield replace(example, id=f"{example.id}:{key[0]}")


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
