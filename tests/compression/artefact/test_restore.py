"""Weights come back out of an artefact as they went in, up to the rounding that serving does."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from sql_copilot_compression.artefact.release import Release, release_model
from sql_copilot_compression.artefact.restore import ArtefactError, restored
from sql_copilot_compression.examples.features import NODE_KINDS
from sql_copilot_compression.pipeline import build
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.recipe import load_recipe
from sql_copilot_compression.stages import StageError, Workshop
from sql_copilot_compression.training.train import rounded

from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR

VOCABULARY = Vocabulary.build({"nam": 2, "singer": 1}, 1026)


def sizes() -> NetworkConfig:
    return NetworkConfig(
        pieces=len(VOCABULARY), kinds=NODE_KINDS, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]),
        symbols=len(GRAMMAR["symbols"]), width=32, heads=2, hidden=32, encoder_layers=1, decoder_layers=1,
        piece_width=16,
    )  # fmt: skip


def test_a_restored_network_is_the_released_one(tmp_path: Path) -> None:
    torch.manual_seed(5)
    network = Network(sizes())
    release = Release("made", [], calibration={"weights": {"score": 1.0}, "bias": 0.5, "threshold": 0.7})
    release_model(sizes(), network.state_dict(), VOCABULARY, release, tmp_path / "first.pt")
    back = restored(tmp_path / "first.pt")
    assert back.config == sizes()
    assert back.vocabulary.lines == VOCABULARY.lines
    assert back.calibration == release.calibration
    for name, value in network.named_parameters():
        assert torch.allclose(back.weights[name], value, atol=float(value.detach().abs().max()) / 127), name
    release_model(back.config, back.weights, back.vocabulary, release, tmp_path / "second.pt")
    assert (tmp_path / "second.pt").read_bytes() == (tmp_path / "first.pt").read_bytes()


def test_a_restored_int4_network_is_what_the_engine_multiplies(tmp_path: Path) -> None:
    torch.manual_seed(5)
    config = replace(sizes(), layer_bits=4, piece_bits=4, piece_width=32)
    network = Network(config)
    release_model(config, network.state_dict(), VOCABULARY, Release("made", []), tmp_path / "first.pt")
    back = restored(tmp_path / "first.pt")
    for name, value in network.named_parameters():
        assert torch.equal(back.weights[name], rounded(name, value.detach(), config)), name


def test_a_file_that_is_no_model_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.pt").write_text("hello")
    with pytest.raises(ArtefactError, match=r"notes\.pt: cannot be read as a model"):
        restored(tmp_path / "notes.pt")
    with pytest.raises(ArtefactError, match="cannot be read"):
        restored(tmp_path / "missing.pt")


DDL = "CREATE TABLE road (id INTEGER PRIMARY KEY, name TEXT, length REAL);"


def test_a_build_goes_on_from_an_artefact_with_a_teams_own_pairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.manual_seed(5)
    release = Release("made", [], calibration={"weights": {"score": 1.0}, "bias": 0.5, "threshold": 0.7})
    release_model(sizes(), Network(sizes()).state_dict(), VOCABULARY, release, tmp_path / "first.pt")
    rows = [
        {"context": DDL, "question": f"roads longer than {n} km", "answer": f"SELECT name FROM road WHERE length > {n}"}
        for n in range(40)
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    recipe = tmp_path / "own.toml"
    recipe.write_text(
        '[[stage]]\nkind = "initial"\nartefact = "first.pt"\n'
        '[[stage]]\nkind = "data"\ncorpora = ["jsonl:pairs.jsonl"]\nheld_out = ["jsonl:pairs.jsonl"]\n'
        '[[stage]]\nkind = "student"\n[stage.train]\nsteps = 4\nbatch = 8\nwarmup = 1\ncheck_every = 4\n'
        '[[stage]]\nkind = "release"\n'
    )
    said: list[str] = []
    target = tmp_path / "second.pt"
    build(load_recipe(recipe), Workshop("own", tmp_path, tmp_path / "work", target, said.append))
    assert "| 4/4 [" in capsys.readouterr().err
    first, second = restored(tmp_path / "first.pt"), restored(target)
    assert second.vocabulary.lines == VOCABULARY.lines
    assert second.config == sizes()
    assert second.calibration == release.calibration  # too few held-out questions to fit another
    moved = [float((second.weights[n] - first.weights[n]).abs().max()) for n in first.weights]
    assert 0 < max(moved) < 0.1
    seen, kept = (int(part.split()[0]) for part in next(s for s in said if "held out" in s).split(", "))
    assert seen + kept == len(rows)
    assert kept > 0


def test_a_recipe_cannot_give_sizes_to_a_network_that_has_them(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(
        json.dumps({"context": DDL, "question": "all roads", "answer": "SELECT * FROM road"})
    )
    recipe = tmp_path / "own.toml"
    recipe.write_text(
        '[[stage]]\nkind = "initial"\n[[stage]]\nkind = "data"\ncorpora = ["jsonl:pairs.jsonl"]\n'
        'held_out = ["jsonl:pairs.jsonl"]\n[[stage]]\nkind = "student"\nnetwork = { hidden = 64 }\n'
    )
    with pytest.raises(StageError, match=r"student\.network: the network has its sizes already"):
        build(load_recipe(recipe), Workshop("own", tmp_path, tmp_path / "work", tmp_path / "x.pt", print))
