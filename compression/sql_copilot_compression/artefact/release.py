"""Turns trained weights into the artefact that ships: grammar, vocabulary, calibration, metadata and model card
inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torch import Tensor

from sql_copilot_compression.artefact.export import ScriptedNetwork
from sql_copilot_compression.data.corpora import CORPORA
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR


@dataclass(frozen=True)
class Release:
    """What is known of a model beside its weights."""

    name: str
    corpora: Sequence[str]
    synthetic: Mapping[str, int] = field(default_factory=dict)
    """Language → synthesised examples."""
    examples_seen: int = 0
    seed: int = 1
    calibration: Mapping[str, Any] | None = None
    accuracy: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Set → measure → value, as measured by `sqlcopilot-ls evaluate`."""
    notes: str = ""


def model_card(release: Release, config: NetworkConfig, parameters: int) -> str:
    """The card in Markdown: what the model is, what it learned from under which licences, and how good it was measured
    to be.
    """
    bits = "int4 in the layers and int8 elsewhere" if config.layer_bits == 4 else "int8"
    lines = [
        f"# {release.name}",
        "",
        f"Turns an English or Chinese comment into SQL over a given schema. {parameters:,} parameters,",
        f"{bits}, all in one archive of at most 3,000,000 bytes. A relation-aware encoder over the",
        "comment's words and the schema's items, and a decoder over grammar actions and pointers: it cannot write a",
        "name that is not in the schema. It has no knowledge of rows.",
        "",
        f"Shape: width {config.width}, {config.heads} heads, {config.encoder_layers} encoder layers applied "
        f"{config.encoder_loops} times, {config.decoder_layers} decoder layers, feed-forward {config.hidden}, "
        f"{config.pieces:,} pieces of width {config.piece_width}.",
        "",
        "## Trained on",
        "",
        "| set | licence |",
        "|---|---|",
        *(f"| {CORPORA[name].title} | {CORPORA[name].licence} |" for name in release.corpora),
        *(
            f"| {count:,} synthesised questions ({language}) over the schemas above and permissively licensed DDL "
            "| own work |"
            for language, count in release.synthetic.items()
        ),
        "",
        f"{release.examples_seen:,} examples seen, seed {release.seed}. Databases of Spider's dev set were left out of",
        "every corpus; 25 of its training databases were held out for choosing and calibrating.",
    ]
    if release.accuracy:
        measures = list(dict.fromkeys(m for values in release.accuracy.values() for m in values))
        lines += ["", "## Accuracy", "", "Per cent, DDL only, by `sqlcopilot-ls evaluate`.", ""]
        lines += [f"| set | {' | '.join(measures)} |", f"|---|{'---|' * len(measures)}"]
        for name, values in release.accuracy.items():
            lines.append(
                f"| {name} | " + " | ".join(f"{values[m]:.1f}" if m in values else "–" for m in measures) + " |"
            )
    if release.notes:
        lines += ["", "## Notes", "", release.notes]
    return "\n".join(lines) + "\n"


class Releasable:
    """A trained network and its vocabulary, ready to be written as often as more becomes known of them."""

    def __init__(self, config: NetworkConfig, weights: Mapping[str, Tensor], vocabulary: Vocabulary) -> None:
        network = Network(config)
        network.load_state_dict(dict(weights))
        self.config, self.vocabulary = config, vocabulary
        self.parameters = sum(p.numel() for p in network.parameters())
        self.scripted = ScriptedNetwork(network)

    def card(self, release: Release) -> str:
        """The model card."""
        return model_card(release, self.config, self.parameters)

    def write(self, release: Release, path: Path) -> int:
        """Write the artefact, its card inside; returns the size in bytes."""
        extra = {
            "grammar.json": json.dumps(GRAMMAR, separators=(",", ":")),
            "vocabulary.txt": "\n".join(self.vocabulary.lines) + "\n",
            "model_card.md": self.card(release),
        }
        metadata = {
            "name": release.name,
            "grammar_version": GRAMMAR["version"],
            "relations": list(linking.RELATIONS),
            "match_relations": list(linking.MATCH_RELATIONS),
            "length_penalty": 0.6,
            "training_sets": [{"name": n, "licence": CORPORA[n].licence} for n in release.corpora],
            "synthetic": dict(release.synthetic),
            "examples_seen": release.examples_seen,
            "seed": release.seed,
            "accuracy": {k: dict(v) for k, v in release.accuracy.items()},
            **({"calibration": dict(release.calibration)} if release.calibration else {}),
        }
        return self.scripted.write(path, extra, metadata)


def release_model(
    config: NetworkConfig, weights: Mapping[str, Tensor], vocabulary: Vocabulary, release: Release, path: Path
) -> int:
    """Write the artefact and, beside it, the card as a file to read; returns the size in bytes."""
    model = Releasable(config, weights, vocabulary)
    size = model.write(release, path)
    path.with_name("MODEL_CARD.md").write_text(model.card(release), encoding="utf-8")
    return size


def known_corpora(names: Iterable[str]) -> list[str]:
    """The names that are corpora with a licence (a team's own JSONL files have none)."""
    return [n for n in names if n in CORPORA]
