"""A team's own pairs: taken from a workspace, in any dialect, trained again when they, or the settings, change; a model
that is worse than what it should replace is refused.
"""

import argparse
import json
import shutil
from pathlib import Path

import pytest
import torch
from sql_copilot_compression.artefact.release import Release, release_model
from sql_copilot_compression.examples.features import NODE_KINDS
from sql_copilot_compression.examples.preparation import DataConfig, sources_of
from sql_copilot_compression.pipeline import build
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.recipe import load_recipe
from sql_copilot_compression.stages import Workshop
from sql_copilot_compression.stages.workshop import WorseModelError

from benchmarks.own_pairs.tram_workspace import write_workspace
from sql_copilot_ls import linking
from sql_copilot_ls.cli import export_pairs
from sql_copilot_ls.generation.artefact import packaged_model
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR

VOCABULARY = Vocabulary.build({"road": 2, "state": 1}, 1026)
MYSQL = """
CREATE TABLE `road` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL COMMENT 'what it is called',
  `state` enum('open','in repair','closed') NOT NULL DEFAULT 'open',
  `opened` datetime(3) NULL,
  `length` decimal(8,2) DEFAULT NULL,
  PRIMARY KEY (`id`), KEY `by_state` (`state`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
"""
RECIPE = """
[[stage]]
kind = "initial"
artefact = "first.pt"
[[stage]]
kind = "data"
corpora = ["jsonl:pairs.jsonl"]
held_out = ["jsonl:pairs.jsonl"]
processes = 1
[[stage]]
kind = "student"
train = { steps = 3, batch = 8, warmup = 1, check_every = 3, report_every = 1 }
[[stage]]
kind = "release"
"""


class Team:
    """A folder with pairs and a recipe, in which one builds again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        config = NetworkConfig(
            pieces=len(VOCABULARY), kinds=NODE_KINDS, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]),
            symbols=len(GRAMMAR["symbols"]), width=32, heads=1, hidden=32, encoder_layers=1, decoder_layers=1,
            piece_width=16,
        )  # fmt: skip
        torch.manual_seed(1)
        release_model(config, Network(config).state_dict(), VOCABULARY, Release("first", []), folder / "first.pt")
        self.write_pairs(12)
        self.write_recipe(RECIPE)

    def write_pairs(self, count: int) -> None:
        rows = [
            {
                "context": MYSQL,
                "dialect": "mysql",
                "question": f"open roads longer than {n} km",
                "answer": f"SELECT `name` FROM `road` WHERE `state` = 'open' AND `length` > {n}",
            }
            for n in range(count)
        ]
        (self.folder / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    def write_recipe(self, text: str) -> None:
        (self.folder / "own.toml").write_text(text)

    def build(self) -> set[str]:
        """The runs that were trained by this build and not before."""
        work = self.folder / "work"
        before = {path.name for path in (work / "runs").glob("*")}
        shop = Workshop("own", self.folder, work, self.folder / "second.pt", lambda _: None)
        build(load_recipe(self.folder / "own.toml"), shop)
        return {path.name for path in (work / "runs").glob("*")} - before


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Team(tmp_path)


@pytest.mark.timeout(600)
def test_a_build_trains_again_when_pairs_or_recipe_change_and_only_then(team: Team) -> None:
    assert len(team.build()) == 1
    assert (team.folder / "second.pt").exists()
    assert team.build() == set()  # all is as it was

    team.write_pairs(14)
    assert len(team.build()) == 1

    team.write_recipe(RECIPE.replace("steps = 3", "steps = 4"))
    assert len(team.build()) == 1

    team.write_recipe(RECIPE)
    assert team.build() == set()  # these settings on these pairs were trained before


@pytest.mark.timeout(600)
def test_pairs_over_mysql_with_an_inline_enum_are_judged(team: Team) -> None:
    team.write_pairs(40)  # so that some are held out
    team.build()
    held_out = json.loads((team.folder / "work" / "evaluations" / "held-out.json").read_text())
    assert held_out["gold_does_not_run"] == []
    assert held_out["questions"] > 0


BLENDED = RECIPE.replace(
    """[[stage]]
kind = "release"
""",
    """[[stage]]
kind = "blend"
shares = [0.0, 0.5]
compare = []
[[stage]]
kind = "release"
calibration = "kept"
""",
)


@pytest.mark.timeout(900)
def test_what_was_learned_is_averaged_with_what_the_build_began_with(team: Team) -> None:
    team.write_pairs(40)
    team.write_recipe(BLENDED)
    said: list[str] = []
    shop = Workshop("own", team.folder, team.folder / "work", team.folder / "second.pt", said.append)
    handed = build(load_recipe(team.folder / "own.toml"), shop)
    text = "\n".join(said)
    assert "taken: " in text
    assert "50% kept" in text
    assert not list((team.folder / "work").glob("blend_*"))
    ends = {path.parent.name: torch.load(path) for path in (team.folder / "work" / "runs").glob("*/weights.pt")}
    (learned,) = ends.values()
    share = 0.0 if "taken: 0% kept" in text else 0.5
    assert handed.initial is not None
    assert handed.weights is not None
    for name, value in learned.items():
        assert torch.equal(handed.weights[name], torch.lerp(value, handed.initial[name], share))


def test_a_part_of_a_corpus_is_rehearsed(team: Team) -> None:
    config = DataConfig(corpora=["jsonl:pairs.jsonl"], held_out=["jsonl:pairs.jsonl"], most={"jsonl:pairs.jsonl": 5})
    (part,) = [list(s.examples()) for n, s in sources_of(team.folder, config).items() if n != "held-out"]
    assert len(part) == 5
    with pytest.raises(ValueError, match="none of the corpora"):
        DataConfig(corpora=["comments"], most={"spider-train": 5})


WRECKING = """
[[stage]]
kind = "initial"
artefact = "shipped"
[[stage]]
kind = "data"
corpora = ["jsonl:pairs.jsonl"]
held_out = ["jsonl:pairs.jsonl"]
processes = 1
[[stage]]
kind = "finish"
steps = 2
batch = 2
rate = 5.0
warmup = 1
average = 0.0
check_every = 2
report_every = 1
[[stage]]
kind = "release"
compare = ["comments-held-out", "spider-dev"]
compared = 2
"""


@pytest.mark.timeout(900)
def test_a_worse_model_does_not_take_a_better_ones_place(team: Team) -> None:
    rows = [
        {
            "context": MYSQL,
            "dialect": "mysql",
            "question": f"how many roads are longer than {n}",
            "answer": f"SELECT COUNT(*) FROM `road` WHERE `length` > {n}",
        }
        for n in range(40)
    ]
    (team.folder / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    team.write_recipe(WRECKING)
    shutil.copy(packaged_model(), team.folder / "second.pt")
    before = (team.folder / "second.pt").read_bytes()
    with pytest.raises(WorseModelError, match="stays as it is"):
        team.build()
    assert (team.folder / "second.pt").read_bytes() == before
    found = json.loads((team.folder / "work" / "comparison.json").read_text())
    own = found["sets"][0]
    assert own["name"] == "held-out"
    assert own["before"] > own["after"]
    assert found["refused"]


def test_three_hundred_pairs_of_a_workspace_come_whole(tmp_path: Path) -> None:
    assert write_workspace(tmp_path / "trams") == 300
    output = tmp_path / "pairs.jsonl"
    options = argparse.Namespace(folder=tmp_path / "trams", dialect="", output=output)
    assert export_pairs.run(options) == 0
    pairs = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert len({pair["question"] for pair in pairs}) == 300
    assert {pair["dialect"] for pair in pairs} == {"mysql"}
    assert all("enum('fit','workshop','scrapped')" in pair["context"] for pair in pairs)
    assert all("3 stop at once" in pair["context"] for pair in pairs)
