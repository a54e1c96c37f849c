"""The genetic search finds what the paper published, and ours respects the byte limit."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from sql_copilot_compression.artefact.release import Release, release_model
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.training.search import (
    OUR_SPACE,
    PAPER_SPACE,
    GeneticConfig,
    Predictor,
    artefact_bytes,
    genetic_search,
    measured_candidates,
    paper_fitness,
    search,
)

from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR

PUBLISHED = {"vocabulary": 1000, "heads": 8, "hidden": 96, "feed_forward": 64, "layers": 12}
BASE = NetworkConfig(pieces=6144, kinds=11, relations=90, actions=110, symbols=30, hidden=384)


def test_published_architecture_is_the_exact_optimum_of_the_papers_space() -> None:
    axes = [np.array(list(values), dtype=np.float64) for values in PAPER_SPACE.values()]
    grid = paper_fitness(*np.meshgrid(*axes, indexing="ij", sparse=True))
    best = np.unravel_index(int(grid.argmax()), grid.shape)
    found = {name: int(axis[i]) for name, axis, i in zip(PAPER_SPACE, axes, best, strict=True)}
    assert found == PUBLISHED
    assert paper_fitness(**PUBLISHED) == pytest.approx(2.1915, abs=5e-5)


def test_genetic_search_comes_within_a_hundredth_of_the_optimum() -> None:
    ranked = genetic_search(PAPER_SPACE, lambda g: float(paper_fitness(**g)), GeneticConfig(generations=300))
    assert ranked[0][0] >= 2.1915 - 0.01
    assert ranked == genetic_search(PAPER_SPACE, lambda g: float(paper_fitness(**g)), GeneticConfig(generations=300))


def test_search_of_our_space_stays_under_the_byte_limit_and_prefers_what_the_predictor_likes() -> None:
    measured = [
        (BASE, 0.40),
        (NetworkConfig(**{**BASE.to_json(), "hidden": 192}), 0.37),
        (NetworkConfig(**{**BASE.to_json(), "width": 128, "heads": 4}), 0.33),
        (NetworkConfig(**{**BASE.to_json(), "encoder_layers": 2}), 0.36),
    ]
    found = search(BASE, Predictor(measured), 3_000_000, 1e-5, GeneticConfig(generations=40))
    assert found
    assert all(artefact_bytes(config) <= 3_000_000 for _, config in found)
    smallest = NetworkConfig(**{**BASE.to_json(), **{n: min(v) for n, v in OUR_SPACE.items()}, "heads": 4})
    assert found[0][0] > Predictor(measured)(smallest)


@pytest.mark.parametrize("bits", [8, 4])
def test_the_bytes_of_an_artefact_are_known_before_it_is_written(bits: int, tmp_path: Path) -> None:
    config = replace(BASE, layer_bits=bits, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]))
    vocabulary = Vocabulary.build({f"piece{i}": 1 for i in range(config.pieces - 1024)}, config.pieces)
    config = replace(config, pieces=len(vocabulary), symbols=len(GRAMMAR["symbols"]))
    size = release_model(config, Network(config).state_dict(), vocabulary, Release("made", []), tmp_path / "made.pt")
    assert abs(artefact_bytes(config) / size - 1) < 0.03


def test_predictor_refuses_to_guess_from_two_candidates() -> None:
    with pytest.raises(ValueError, match="at least three"):
        Predictor([(BASE, 0.4), (BASE, 0.5)])


def test_runs_of_other_builds_do_not_choose_the_network(tmp_path: Path) -> None:
    folders = []
    for name, width, accuracy in (("candidate-0", 64, 0.25), ("candidate-1", 96, 0.5), ("of-another-build", 128, 1.0)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "config.json").write_text(json.dumps({"network": asdict(replace(BASE, width=width))}))
        (folder / "log.jsonl").write_text(f'{{"step": 1}}\n{{"heldout_exact": 0.1}}\n{{"heldout_exact": {accuracy}}}\n')
        folders.append(folder)
    measured = measured_candidates(folders[:2])
    assert [(config.width, accuracy) for config, accuracy in measured] == [(64, 0.25), (96, 0.5)]
