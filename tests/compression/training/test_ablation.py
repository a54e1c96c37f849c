"""Ablations train what they say they train, once, and hide what they say they hide."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.features import Features, Recorder, Shard, featurise, with_vocabulary
from sql_copilot_compression.examples.preparation import Prepared
from sql_copilot_compression.training.ablation import FAMILIES, Ablation, without_relations
from sql_copilot_compression.training.train import TrainConfig

from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, country TEXT);")
QUESTIONS = [
    ("names of singers older than 30", "SELECT name FROM singer WHERE age > 30", "spider-train"),
    ("names and ages of singers", "SELECT name, age FROM singer", "spider-train"),
    ("how many singers per country", "SELECT country, count(*) FROM singer GROUP BY country", "synthetic/group_count"),
    ("how many singers are there", "SELECT count(*) FROM singer", "synthetic/count"),
]


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    vocabulary = Vocabulary.build({"name": 3, "singer": 2, "age": 2, "country": 1}, 1030)
    recorder = Recorder()
    rows = [featurise(Example(str(i), q, sql, SCHEMA, None, o), recorder) for i, (q, sql, o) in enumerate(QUESTIONS)]
    examples = with_vocabulary(Shard(list(recorder.numbers), rows), vocabulary)
    return Prepared(vocabulary, examples, examples[:2])


def test_each_family_joins_the_real_questions_alone(prepared: Prepared, tmp_path: Path) -> None:
    sizes = {"width": 32, "heads": 1, "hidden": 32, "encoder_layers": 1, "decoder_layers": 1, "piece_width": 16}
    train = TrainConfig(steps=32, batch=2, warmup=4, check_every=32, report_every=4, threads=1)
    seen: dict[str, list[str]] = {}

    class Watched(Ablation):
        def trained(self, name: str, prepared: Prepared, *arguments: Any, **options: Any) -> Any:
            seen[name] = [f.source for f in prepared.training]
            return super().trained(name, prepared, *arguments, **options)

    scores = dict(Watched(prepared, prepared.network(**sizes), train, tmp_path).families())
    real = ["spider-train", "spider-train"]
    assert list(scores) == ["none", "all", "group_count", "count"]
    assert seen["no-synthesis"] == seen["with-none"] == real
    assert seen["with-all"] == [*real, "synthetic/group_count", "synthetic/count"]
    assert seen["with-count"] == [*real, "synthetic/count"]
    assert all(scores[family].loss != scores["none"].loss for family in ("all", "group_count", "count"))
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/weights.pt")}
    assert dict(Ablation(prepared, prepared.network(**sizes), train, tmp_path).families()) == scores
    assert stamps == {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/weights.pt")}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_hidden_family_of_relations_is_gone_and_nothing_else(family: str, prepared: Prepared) -> None:
    def names(examples: list[Features]) -> list[str]:
        return [linking.RELATIONS[r] for f in examples for r in np.frombuffer(f.relations, np.uint8)]

    before = names(list(prepared.training))
    after = names(without_relations(prepared.training, family))
    assert all(b == (a if not FAMILIES[family](a) else "none") for a, b in zip(before, after, strict=True))


def test_families_of_relations_do_not_overlap_and_leave_only_the_neutral_ones() -> None:
    owners = {name: [f for f, has in FAMILIES.items() if has(name)] for name in linking.RELATIONS}
    assert all(len(found) <= 1 for found in owners.values())
    assert {name for name, found in owners.items() if not found} <= {
        "none", "word_self", "literal_self", "literal_overlap", "literal_other",
    }  # fmt: skip
