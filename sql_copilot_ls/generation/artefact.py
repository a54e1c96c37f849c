"""Opens the model file and checks that it was made for this version of the package."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sql_copilot_ls.linking import MATCH_RELATIONS, RELATIONS, Vocabulary, VocabularyError
from sql_copilot_ls.query.grammar import GRAMMAR, GRAMMAR_VERSION

from .confidence import Calibration
from .errors import ModelError

if TYPE_CHECKING:
    import native_runtime

FORMAT_VERSION = 1
DEFAULT_LENGTH_PENALTY = 0.6


def packaged_model() -> Path:
    """The model inside this package."""
    return Path(__file__).resolve().parent.parent / "model" / "sqlcopilot.pt"


@dataclass(frozen=True)
class Artefact:
    """An opened model with all that came in its file."""

    path: Path
    model: native_runtime.Model
    vocabulary: Vocabulary
    metadata: Mapping[str, Any]
    calibration: Calibration
    """How candidates are put in order and their confidence is worked out."""

    @property
    def length_penalty(self) -> float:
        """The exponent by which the engine normalises log-probabilities."""
        return float(self.metadata.get("length_penalty", DEFAULT_LENGTH_PENALTY))

    @property
    def versions(self) -> dict[str, str]:
        """Engine, artefact and grammar, as shown to a person."""
        digest = str(self.metadata.get("weights_sha256", ""))[:12]
        name = str(self.metadata.get("name", self.path.name))
        return {
            "engine": f"native_runtime ({self.model.isa})",
            "artefact": f"{name} ({digest})" if digest else name,
            "grammar": str(self.metadata.get("grammar_version", "unknown")),
        }


def load_artefact(path: Path | None = None) -> Artefact:
    """Open a model file (None: the one inside the package).

    Raises `ModelError` saying what is wrong with the file, and ImportError when the engine is not installed.
    """
    import native_runtime

    remedy = "reinstall the package" if path is None else "give the path of a model built for this version"
    path = path or packaged_model()
    if not path.is_file():
        raise ModelError(f"{path}: there is no such file: {remedy}")
    try:
        model = native_runtime.Model(str(path))
        metadata = json.loads(model.extra("metadata.json"))
        grammar = json.loads(model.extra("grammar.json"))
        vocabulary = Vocabulary.from_lines(model.extra("vocabulary.txt").decode("utf-8").splitlines())
    except (native_runtime.Error, VocabularyError, ValueError, OSError) as error:
        raise ModelError(f"{path}: not a usable model ({error}): {remedy}") from error
    _check(path, metadata, grammar, remedy)
    return Artefact(path, model, vocabulary, metadata, Calibration.from_metadata(metadata))


def _check(path: Path, metadata: Mapping[str, Any], grammar: Mapping[str, Any], remedy: str) -> None:
    """Every version that the file names must be ours."""
    for what, theirs, ours in (
        ("format", metadata.get("format_version"), FORMAT_VERSION),
        ("grammar", grammar.get("version"), GRAMMAR_VERSION),
    ):
        if theirs != ours:
            raise ModelError(f"{path}: made for {what} version {theirs}, but this package has {ours}: {remedy}")
    if grammar != GRAMMAR:
        raise ModelError(
            f"{path}: its grammar differs from this package's, although both are version {GRAMMAR_VERSION}: {remedy}"
        )
    relations = metadata.get("relations"), metadata.get("match_relations")
    if relations != (list(RELATIONS), list(MATCH_RELATIONS)):
        raise ModelError(
            f"{path}: made for {len(relations[0] or ())} linking relations, this package has {len(RELATIONS)} "
            f"or names them differently: {remedy}"
        )
