"""Opens the model file and checks that it was made for this version of the package."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sql_copilot_ls.linking import MATCH_RELATIONS, RELATIONS, Vocabulary, VocabularyError
from sql_copilot_ls.linking.relations import ID, RESEMBLES
from sql_copilot_ls.query.grammar import GRAMMAR, GRAMMAR_VERSION

from .confidence import Calibration
from .errors import ModelError

if TYPE_CHECKING:
    import native_runtime

FORMAT_VERSION = 1
DEFAULT_LENGTH_PENALTY = 0.6
MAX_BYTES = {"metadata.json": 1 << 18, "grammar.json": 1 << 18, "vocabulary.txt": 1 << 20}
"""Many times what a model of ours has: a larger file takes memory and time, and is none."""


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

    def relations_known(self, relations: bytes) -> bytes:
        """A request's relations with those that are newer than the model as the ones that it was taught in their
        place.
        """
        known = len(self.metadata["relations"])
        return relations if known == len(RELATIONS) else relations.translate(_as_before(known))

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


@lru_cache(maxsize=8)
def _as_before(known: int) -> bytes:
    """Relation id → the id that a model knows it by which knows so many relations."""
    return bytes(ID[RESEMBLES[RELATIONS[i]]] if known <= i < len(RELATIONS) else i for i in range(256))


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
        _check_sizes(path)
        model = native_runtime.Model(str(path))
        metadata = _read_object(model, "metadata.json")
        grammar = _read_object(model, "grammar.json")
        vocabulary = Vocabulary.from_lines(model.extra("vocabulary.txt").decode("utf-8").splitlines())
        _check(metadata, grammar)
        calibration = Calibration.from_metadata(metadata)
    except (native_runtime.Error, VocabularyError, ModelError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not a usable model ({error}): {remedy}") from error
    return Artefact(path, model, vocabulary, metadata, calibration)


def _check_sizes(path: Path) -> None:
    """No extra file may be larger than any that we make; looked up before the engine reads them."""
    if not zipfile.is_zipfile(path):
        return  # the engine says what it is instead
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            most = MAX_BYTES.get(entry.filename.rpartition("/")[2])
            if most is not None and entry.file_size > most:
                raise ModelError(f"{entry.filename} has {entry.file_size} bytes, more than {most}")


def _read_object(model: native_runtime.Model, name: str) -> dict[str, Any]:
    """An extra file that holds a JSON object: no name twice in one object, no NaN, no infinity."""
    text = model.extra(name).decode("utf-8")

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
            raise ModelError(f"{name} has the name {twice!r} twice in one object")
        return found

    def refused(constant: str) -> Any:
        raise ModelError(f"{name} holds {constant}, which is no number")

    entry = json.loads(text, object_pairs_hook=unique, parse_constant=refused)
    if not isinstance(entry, dict):
        raise ModelError(f"{name} is {type(entry).__name__}, not an object")
    return entry


def _check(metadata: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
    """Every version that the file names must be ours."""
    for what, theirs, ours in (
        ("format", metadata.get("format_version"), FORMAT_VERSION),
        ("grammar", grammar.get("version"), GRAMMAR_VERSION),
    ):
        if theirs != ours:
            raise ModelError(f"made for {what} version {theirs}, but this package has {ours}")
    if grammar != GRAMMAR:
        raise ModelError(f"its grammar differs from this package's, although both are version {GRAMMAR_VERSION}")
    relations = metadata.get("relations"), metadata.get("match_relations")
    known = len(relations[0]) if isinstance(relations[0], list) else 0
    newer = RELATIONS[known:]
    if relations != (list(RELATIONS[:known]), list(MATCH_RELATIONS)) or not RESEMBLES.keys() >= set(newer):
        theirs = known or "no"
        raise ModelError(
            f"made for {theirs} linking relations, this package has {len(RELATIONS)} or names them differently"
        )
    digest = metadata.get("weights_sha256")
    if not isinstance(digest, str) or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ModelError("its metadata lacks weights_sha256, by which a model is told from another")
