"""Training and judging corpora; what is for judging cannot be had as training data."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sql_copilot_compression.data.corpora import bilingual, bird, pairs, spider, web_tables, written
from sql_copilot_compression.data.corpora.corpus import (
    Corpus,
    CorpusError,
    Example,
    JudgingSetError,
    MissingCorpusError,
    Rejects,
    UnknownCorpusError,
    Use,
    drawn,
    schema_of,
)

__all__ = [
    "CORPORA",
    "HELD_OUT_DATABASES",
    "SPIDER_DEV_DATABASES",
    "Corpus",
    "CorpusError",
    "Example",
    "JudgingSetError",
    "MissingCorpusError",
    "Rejects",
    "UnknownCorpusError",
    "Use",
    "drawn",
    "held_out",
    "is_held_out",
    "judge",
    "read_paths",
    "require_training",
    "schema_of",
    "training_examples",
]

SPIDER_DEV_DATABASES = frozenset(
    {
        "battle_death", "car_1", "concert_singer", "course_teach", "cre_Doc_Template_Mgt", "dog_kennels",
        "employee_hire_evaluation", "flight_2", "museum_visit", "network_1", "orchestra", "pets_1", "poker_player",
        "real_estate_properties", "singer", "student_transcripts_tracking", "tvshow", "voter_1", "world_1", "wta_1",
    }
)  # fmt: skip
"""No row over one of these is ever trained on, whatever corpus it stands in."""

_CC, _MIT, _BSD, _APACHE = "CC BY-SA 4.0", "MIT", "BSD-3-Clause", "Apache-2.0"

CORPORA: dict[str, Corpus] = {
    corpus.name: corpus
    for corpus in (
        Corpus(
            "spider-train",
            "Spider, train",
            _CC,
            Use.TRAIN,
            partial(spider.spider, part="train_spider"),
            reads=("spider",),
        ),
        Corpus(
            "spider-others",
            "Spider, the older corpora in its train set",
            _CC,
            Use.TRAIN,
            partial(spider.spider, part="train_others"),
            reads=("spider",),
        ),
        Corpus(
            "spider-syn",
            "Spider-Syn, train",
            _MIT,
            Use.TRAIN,
            partial(spider.spider_syn, part="train_spider"),
            reads=("spider", "spider_syn"),
        ),
        Corpus(
            "cosql",
            "CoSQL, first turns",
            _CC,
            Use.TRAIN,
            partial(spider.dialogues, path="cosql/cosql_train.json"),
            reads=("spider", "cosql"),
        ),
        Corpus(
            "qda",
            "QDA-SQL, first turns",
            _MIT,
            Use.TRAIN,
            partial(spider.dialogues, path="cosql/qda_sql_train.json"),
            reads=("spider", "cosql"),
        ),
        Corpus(
            "cosql-later",
            "CoSQL, later turns that stand alone",
            _CC,
            Use.TRAIN,
            partial(spider.dialogues, path="cosql/cosql_train.json", later=True),
            reads=("spider", "cosql"),
        ),
        Corpus(
            "qda-later",
            "QDA-SQL, later turns that stand alone",
            _MIT,
            Use.TRAIN,
            partial(spider.dialogues, path="cosql/qda_sql_train.json", later=True),
            reads=("spider", "cosql"),
        ),
        Corpus(
            "sparc",
            "SParC, first turns",
            _CC,
            Use.TRAIN,
            partial(spider.dialogues, path="sparc/train.json"),
            reads=("spider", "sparc"),
        ),
        Corpus(
            "cspider",
            "CSpider, train",
            _CC,
            Use.TRAIN,
            partial(spider.spider, part="train", name="cspider"),
            reads=("cspider",),
        ),
        Corpus(
            "wikisql", "WikiSQL, train", _BSD, Use.TRAIN, partial(web_tables.wikisql, part="train"), reads=("wikisql",)
        ),
        Corpus("squall", "SQUALL", _CC, Use.TRAIN, web_tables.squall, reads=("squall",)),
        Corpus("bird", "BIRD, small train release", _CC, Use.TRAIN, bird.bird, reads=("bird_mini_train",)),
        Corpus(
            "chase", "CHASE, first turns, train", _MIT, Use.TRAIN, partial(spider.chase, part="train"), reads=("chase",)
        ),
        Corpus(
            "chase-later",
            "CHASE, later turns that stand alone, train",
            _MIT,
            Use.TRAIN,
            partial(spider.chase, part="train", later=True),
            reads=("chase",),
        ),
        Corpus(
            "chase-english",
            "CHASE over Spider's schemas, train",
            _MIT,
            Use.TRAIN,
            bilingual.chase_over_english,
            reads=("spider", "chase"),
        ),
        Corpus(
            "comments",
            "our own comments over application schemas",
            _APACHE,
            Use.TRAIN,
            written.comments,
            elsewhere=written.corpus_folder,
        ),
        Corpus("spider-dev", "Spider, dev", _CC, Use.JUDGE, partial(spider.spider, part="dev"), reads=("spider",)),
        Corpus(
            "spider-syn-dev",
            "Spider-Syn, dev",
            _MIT,
            Use.JUDGE,
            partial(spider.spider_syn, part="dev"),
            reads=("spider", "spider_syn"),
        ),
        Corpus("spider-zh", "Spider dev in Chinese", _CC, Use.JUDGE, spider.spider_zh, reads=("spider", "spider_zh")),
        Corpus(
            "wikisql-dev", "WikiSQL, dev", _BSD, Use.JUDGE, partial(web_tables.wikisql, part="dev"), reads=("wikisql",)
        ),
        Corpus(
            "wikisql-test",
            "WikiSQL, test",
            _BSD,
            Use.JUDGE,
            partial(web_tables.wikisql, part="test"),
            reads=("wikisql",),
        ),
        Corpus(
            "chase-dev", "CHASE, first turns, dev", _MIT, Use.JUDGE, partial(spider.chase, part="dev"), reads=("chase",)
        ),
    )
}

HELD_OUT_DATABASES = frozenset(
    {
        "bike_1", "browser_web", "coffee_shop", "cre_Doc_Tracking_DB", "customers_campaigns_ecommerce", "debate",
        "decoration_competition", "e_government", "e_learning", "flight_1", "game_1", "insurance_fnol",
        "journal_committee", "loan_1", "local_govt_mdm", "manufacturer", "match_season", "movie_1", "music_2",
        "phone_1", "pilot_record", "protein_institute", "school_finance", "tracking_grants_for_research", "wine_1",
    }
)  # fmt: skip
"""Databases of Spider's train set that no model trains on: drawn once, one in seven, by a hash of the name."""


OWN = "jsonl:"
"""Before the file name of a team's own pairs."""
KEPT_FOR_JUDGING = 10
"""One in so many of a team's own questions is never trained on."""


def is_held_out(database_id: str) -> bool:
    """Whether a database is kept out of training, for choosing and calibrating."""
    return database_id in HELD_OUT_DATABASES


def _is_held_out(example: Example) -> bool:
    """The same of one example: our own comments are told by their schema's name, a team's own pairs, which may all be
    over one database, by their question.
    """
    if written.is_written(example):
        return written.is_held_out_comment(example)
    if example.origin.startswith(OWN):
        return zlib.crc32(example.question.casefold().encode()) % KEPT_FOR_JUDGING == 0
    return is_held_out(example.database_id)


def _is_over_spider_dev(example: Example) -> bool:
    return example.database_id in SPIDER_DEV_DATABASES and not written.is_written(example)


def _read(root: Path, name: str, rejects: Rejects) -> Iterator[Example]:
    if name.startswith(OWN):
        return pairs.pairs(root / name.removeprefix(OWN), rejects, name)
    return CORPORA[name].read(root, rejects)


def read_paths(root: Path, name: str) -> list[Path]:
    """Files and folders that a corpus or a team's own pairs are read from."""
    if name.startswith(OWN):
        return [root / name.removeprefix(OWN)]
    corpus = CORPORA[name]
    return [*(root / part for part in corpus.reads), *([corpus.elsewhere(root)] if corpus.elsewhere else [])]


def require_training(names: Iterable[str]) -> None:
    """Raises `JudgingSetError` for a judging set, `UnknownCorpusError` for a name that no corpus has."""
    for name in names:
        if name.startswith(OWN):
            continue
        if name not in CORPORA:
            raise UnknownCorpusError(name, sorted(CORPORA))
        if CORPORA[name].use is not Use.TRAIN:
            raise JudgingSetError(f"'{name}' is for judging only: take it out of the training corpora")


def training_examples(root: Path, names: Sequence[str], rejects: Rejects | None = None) -> Iterator[Example]:
    """Examples of the named training corpora below `root`, each once, without held-out and Spider dev databases.

    A name `jsonl:FILE` (relative to `root`) reads a team's own pairs. Raises `JudgingSetError` for a judging set before
    anything is read, `UnknownCorpusError` for an unknown name.
    """
    require_training(names)
    return _training_examples(root, tuple(names), Rejects() if rejects is None else rejects)


def _training_examples(root: Path, names: Sequence[str], rejects: Rejects) -> Iterator[Example]:
    seen: set[tuple[str, str, str]] = set()
    for name in names:
        for example in _read(root, name, rejects):
            if _is_over_spider_dev(example):
                rejects.add("over a database of Spider dev", example.id)
                continue
            if _is_held_out(example):
                rejects.add("held out", example.id)
                continue
            key = (example.database_id, example.question.casefold(), example.sql.casefold())
            if key not in seen:
                seen.add(key)
                yield example


def held_out(root: Path, names: Sequence[str] = ("spider-train",), rejects: Rejects | None = None) -> Iterator[Example]:
    """Questions that no training takes from these corpora or own pairs: for choosing, tuning and calibrating."""
    for name in names:
        if not name.startswith(OWN) and (name not in CORPORA or CORPORA[name].use is not Use.TRAIN):
            raise JudgingSetError(f"held-out questions come from training corpora; '{name}' is none")
        for example in _read(root, name, rejects if rejects is not None else Rejects()):
            if _is_held_out(example) and not _is_over_spider_dev(example):
                yield example


def judge(root: Path, name: str, rejects: Rejects | None = None) -> Iterator[Example]:
    """Examples of a judging set, for evaluation only."""
    if name not in CORPORA:
        raise UnknownCorpusError(name, sorted(CORPORA))
    if CORPORA[name].use is not Use.JUDGE:
        raise JudgingSetError(f"'{name}' is training data: judge on a judging set or on held-out databases")
    return CORPORA[name].read(root, rejects if rejects is not None else Rejects())
