"""Carries a model over to a newer grammar and newer linking: what both know keeps its weights, told by name; what is
new begins as what it most resembles.

`python -m sql_copilot_compression.artefact.carry OLD.pt NEW.pt` writes the old model in the numbering of this version.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression.artefact.release import Release, release_model
from sql_copilot_compression.artefact.restore import Restored, restored
from sql_copilot_compression.examples import features
from sql_copilot_compression.pointer.network import NetworkConfig
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.linking.relations import RESEMBLES
from sql_copilot_ls.query.grammar import GRAMMAR

NEVER = -12.0
"""Added to the bias of an action that the old model did not know: it is not chosen before it has been taught."""
TEACHABLE = -2.0
"""The same for a model that is trained on at once: unlikely at first, but near enough to learn quickly."""

_ALIKE_KINDS = {11: 9, 12: 10, 13: 1}
"""Node kinds: periods begin as dates, listed values as allowed ones, geometry columns as columns of other kinds."""
_ALIKE_ACTIONS = {
    "During": "Between",
    "Before": "Lt",
    "Since": "Ge",
    "After": "Gt",
    "Until": "Le",
    "Qualify": "Having",
    "With": "Exists",
    "Without": "NotExists",
    "FromFull": "FromLeft",
    "FromFullOn": "FromLeftOn",
    "Derived5": "Derived4",
    "Derived6": "Derived4",
    "CountIf": "CountAll",
    "SumIf": "Sum",
    "ShareIf": "Avg",
    "PercentIf": "Avg",
    "SafeDivide": "Divide",
    "Percent": "Divide",
    "RunningSum": "Sum",
    "RunningAvg": "Avg",
    "RunningCount": "CountAll",
    "WindowSum": "Sum",
    "WindowAvg": "Avg",
    "WindowCount": "CountAll",
    "WindowMin": "Min",
    "WindowMax": "Max",
    "ShareOfTotal": "Sum",
    "PartitionBy": "GroupBy",
    "WindowAsc": "OrderAsc",
    "WindowDesc": "OrderDesc",
    "DayStart": "MonthStart",
    "HourStart": "MonthStart",
    "WeekStart": "MonthStart",
    "QuarterStart": "MonthStart",
    "YearStart": "MonthStart",
    "Quarter": "Month",
    "Week": "Month",
    "Hour": "Day",
    "Weekday": "Day",
}
"""New action → the old one that it begins as; others begin as nothing."""
_ALIKE_SYMBOLS = {"statement": "query", "period": "value"}


@dataclass(frozen=True)
class Numbering:
    """The names behind the numbers that a network's tables are indexed by."""

    actions: Sequence[str]
    symbols: Sequence[str]
    relations: Sequence[str]

    @staticmethod
    def of(grammar: Mapping[str, Any], relations: Sequence[str]) -> Numbering:
        """From a grammar's JSON form and the names of the relations."""
        actions, symbols = ([str(entry["name"]) for entry in grammar[part]] for part in ("actions", "symbols"))
        return Numbering(actions, symbols, relations)


def numbering_of(path: Path) -> Numbering:
    """What an artefact's numbers mean."""
    files = {"metadata.json": "", "grammar.json": ""}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch deprecates scripted archives; the pin keeps them
        torch.jit.load(str(path), _extra_files=files, map_location="cpu")
    return Numbering.of(json.loads(files["grammar.json"]), json.loads(files["metadata.json"])["relations"])


def current() -> Numbering:
    """What numbers mean in this version."""
    return Numbering.of(GRAMMAR, linking.RELATIONS)


def _rows(old: Tensor, old_names: Sequence[str], new_names: Sequence[str], alike: Mapping[str, str]) -> Tensor:
    """A table [old names, ...] as one of [new names, ...]; a name that resembles none begins as zeros."""
    place = {name: row for row, name in enumerate(old_names)}
    result = torch.zeros(len(new_names), *old.shape[1:], dtype=old.dtype)
    for row, name in enumerate(new_names):
        source = place.get(name, place.get(alike.get(name, "")))
        if source is not None:
            result[row] = old[source]
    return result


def piece_vectors(table: Tensor, known: Vocabulary, wanted: Vocabulary) -> Tensor:
    """A table [known pieces, e] as one of [wanted pieces, e]: a piece that was not known begins as the mean of the
    hashed 3-grams that it was read as.
    """
    return torch.stack([table[list(known.ids(piece))].mean(0) for piece in wanted.lines])


def carried(
    old: Restored,
    theirs: Numbering,
    ours: Numbering,
    new_bias: float = NEVER,
    vocabulary: Vocabulary | None = None,
) -> Restored:
    """The model in our numbering and with that vocabulary (None: its own); `new_bias` is added to what speaks for an
    action that it does not know.
    """
    vocabulary = vocabulary or old.vocabulary
    kinds = features.NODE_KINDS
    config: NetworkConfig = replace(
        old.config,
        pieces=len(vocabulary),
        kinds=kinds,
        relations=len(ours.relations),
        actions=len(ours.actions),
        symbols=len(ours.symbols),
    )
    pointing = ["<pointer>", "<start>"]
    kind_names = [str(kind) for kind in range(max(kinds, old.config.kinds))]
    alike_kinds = {str(new): str(like) for new, like in _ALIKE_KINDS.items()}
    weights: dict[str, Tensor] = {}
    for name, value in old.weights.items():
        match name.rpartition(".")[0], name.rpartition(".")[2]:
            case "piece_embedding", _:
                weights[name] = piece_vectors(value, old.vocabulary, vocabulary)
            case "kind_embedding", _:
                weights[name] = _rows(value, kind_names[: old.config.kinds], kind_names[:kinds], alike_kinds)
            case "token_embedding", _:
                weights[name] = _rows(value, [*theirs.actions, *pointing], [*ours.actions, *pointing], _ALIKE_ACTIONS)
            case "parent_embedding", _:
                weights[name] = _rows(value, [*theirs.actions, "<root>"], [*ours.actions, "<root>"], _ALIKE_ACTIONS)
            case "symbol_embedding", _:
                weights[name] = _rows(value, theirs.symbols, ours.symbols, _ALIKE_SYMBOLS)
            case "action_head", _:
                weights[name] = _rows(value, theirs.actions, ours.actions, _ALIKE_ACTIONS)
            case _, "relation_keys" | "relation_values" | "relation_bias":
                alike = {name: RESEMBLES.get(name, "none") for name in ours.relations}
                weights[name] = _rows(value, theirs.relations, ours.relations, alike)
            case _:
                weights[name] = value
    known = set(theirs.actions)
    bias = weights["action_head.bias"]
    for row, action in enumerate(ours.actions):
        if action not in known:
            bias[row] += new_bias
    return replace(old, config=config, weights=weights, vocabulary=vocabulary)


def main() -> None:
    """Write an artefact of an older version in this version's numbering."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("old", type=Path, help="artefact of an older grammar or linking")
    parser.add_argument("new", type=Path, help="where to write it for this version")
    options = parser.parse_args()
    old = restored(options.old)
    model = carried(old, numbering_of(options.old), current())
    metadata = old.metadata
    release = Release(
        str(metadata.get("name", "carried")),
        [entry["name"] for entry in metadata.get("training_sets", [])],
        metadata.get("synthetic", {}),
        int(metadata.get("examples_seen", 0)),
        int(metadata.get("seed", 1)),
        model.calibration,
        metadata.get("accuracy", {}),
    )
    size = release_model(model.config, model.weights, model.vocabulary, release, options.new)
    print(f"{options.new}: {size:,} bytes")


if __name__ == "__main__":
    main()
