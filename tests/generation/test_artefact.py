import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sql_copilot_ls.generation import Calibration, ModelError, load_artefact, packaged_model
from sql_copilot_ls.generation.confidence import DECODING, FEATURES, decoding_features
from sql_copilot_ls.linking import RELATIONS


def test_the_packaged_model_opens_and_names_its_versions() -> None:
    assert set(load_artefact().versions) == {"engine", "artefact", "grammar"}


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.pt: there is no such file"):
        load_artefact(tmp_path / "nowhere.pt")


@pytest.mark.parametrize("damage", [b"", b"not a model", b"half"])
def test_a_damaged_model_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "bad.pt"
    whole = packaged_model().read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    with pytest.raises(ModelError, match="not a usable model"):
        load_artefact(path)


def rewritten(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy of the packaged model with one text replaced in one of its files."""
    with zipfile.ZipFile(packaged_model()) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(name):
                assert old in data
                longer = len(new) - len(old)
                data = data.replace(old, new)
                data += b" " * (-longer % 64 if name.endswith("json") else 0)  # weights behind it stay aligned
            target.writestr(entry, data)
    return path


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("metadata.json", b'"format_version": 1', b'"format_version": 7', "format version 7, but this package has 1"),
        ("metadata.json", b'"word_self"', b'"word_same"', "linking relations"),
        ("grammar.json", b'"SelectDistinct"', b'"SelectDistinkt"', "grammar differs"),
        ("vocabulary.txt", b"#0\n", b"#x\n", "not a usable model"),
    ],
)
def test_a_model_of_another_version_is_refused_with_both_versions(
    tmp_path: Path, name: str, old: bytes, new: bytes, message: str
) -> None:
    path = rewritten(tmp_path / "other.pt", name, old, new)
    with pytest.raises(ModelError, match=message):
        load_artefact(path)


def test_a_model_that_learned_before_a_relation_came_reads_it_as_the_one_before(tmp_path: Path) -> None:
    named = b', "column_required"'
    old = load_artefact(rewritten(tmp_path / "old.pt", "metadata.json", named, b" " * len(named)))
    assert len(old.metadata["relations"]) == len(RELATIONS) - 1
    new, before = RELATIONS.index("column_required"), RELATIONS.index("column_self")
    others = bytes(number for number in range(len(RELATIONS)) if number != new)
    assert old.relations_known(others + bytes([new])) == others + bytes([before])
    assert load_artefact().relations_known(bytes([new])) == bytes([new])


def test_confidence_follows_the_calibration() -> None:
    values = decoding_features(-0.1, [-0.9], 8, 0, 0.6)
    assert values["margin"] == pytest.approx(0.8)
    assert values["log_probability"] == pytest.approx(-0.1 * 8**0.6)
    entry = {"weights": {"margin": 2.0}, "bias": -1.0, "threshold": 0.7}
    calibration = Calibration.from_metadata({"calibration": entry})
    assert calibration.confidence(values) == pytest.approx(1 / (1 + 2.718281828 ** -(0.8 * 2 - 1)))
    assert calibration.threshold == 0.7


def test_who_asks_and_from_where_says_how_sure_is_sure_enough() -> None:
    entry = {"threshold": 0.7, "question_threshold": 0.8, "abroad_threshold": 0.9}
    calibration = Calibration.from_metadata({"calibration": entry})
    manners = ((0.0, 0.0, 0.7), (1.0, 0.0, 0.8), (0.0, 1.0, 0.9), (1.0, 1.0, 0.9))
    for question, abroad, limit in manners:
        assert calibration.limit({"question": question, "abroad": abroad}) == limit
    surer = replace(calibration, question_threshold=0.95)
    assert surer.limit({"question": 1.0, "abroad": 1.0}) == 0.95
    assert Calibration.from_metadata({"calibration": {"threshold": 0.6}}).limit({"abroad": 1.0}) == 0.6


def test_without_calibration_confidence_is_the_probability_of_the_sequence() -> None:
    assert Calibration().confidence(decoding_features(-0.5, [], 1, 0, 0.6)) == pytest.approx(0.6065, abs=1e-4)


def test_an_unknown_feature_is_refused() -> None:
    with pytest.raises(ModelError, match="moonlight"):
        Calibration.from_metadata({"calibration": {"weights": {"moonlight": 1.0}}})


def test_a_calibration_made_before_a_feature_came_gives_it_no_weight() -> None:
    calibration = Calibration.from_metadata({"calibration": {"weights": dict.fromkeys(DECODING, 1.0)}})
    values = dict.fromkeys(FEATURES, 0.1)
    assert calibration.confidence({**values, "loose_words": 5.0}) == calibration.confidence(values)


@pytest.mark.parametrize(
    ("calibration", "message"),
    [
        ([1], "calibration is list"),
        ("none", "calibration is str"),
        ({"weights": [1.0]}, "weights that are list"),
        ({"weights": {"margin": float("nan")}}, "nan as weights.margin"),
        ({"weights": {"margin": True}}, "True as weights.margin"),
        ({"weights": {}, "bias": float("inf")}, "inf as bias"),
        ({"weights": {}, "bias": "0"}, "'0' as bias"),
        ({"weights": {}, "threshold": 7}, "threshold 7"),
        ({"weights": {}, "penalties": {"unspent": None}}, "None as penalties.unspent"),
    ],
)
def test_a_calibration_that_is_none_is_refused(calibration: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Calibration.from_metadata({"calibration": calibration})


def test_a_calibration_without_weights_is_the_decoders_probability() -> None:
    assert Calibration.from_metadata({"calibration": {"bias": 1.0}}).weights == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("metadata.json", b'"seed"', b'"name"', "'name' stands twice"),
        ("metadata.json", b'"seed": 1', b'"s":  NaN', "a value expected"),
        ("metadata.json", b'"weights_sha256"', b'"weights_sha255"', "lacks weights_sha256"),
        ("metadata.json", b'"weights_sha256": "', b'"weights_sha256": "../', "do not have the SHA-256"),
        ("metadata.json", b'"length_penalty": 0.6', b'"length_penalty": 1e999', "a value expected"),
        ("metadata.json", b'"length_penalty": 0.6', b'"length_penalty": -0.6', "must lie between 0 and 4"),
        ("metadata.json", b'"length_penalty": 0.6', b'"length_penalty": 1e300', "must lie between 0 and 4"),
        ("metadata.json", b'"length_penalty": 0.6', b'"length_penalty": true', "must lie between 0 and 4"),
        ("metadata.json", b'"length_penalty": 0.6', b'"length_penalty": [0.6]', "must lie between 0 and 4"),
        ("metadata.json", b'"seed": 1', b'"s": ' + b"9" * 5000, "a value expected"),
        ("metadata.json", b'"seed": 1', b'"s": ' + b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        ("metadata.json", b'"seed": 1', b'"s": "\xff"', "decode byte"),
        ("vocabulary.txt", b"#8\n#9\n", b"#8\n#8\n", "stands twice"),
        ("vocabulary.txt", b"<hanzi>\ndat\n", b"<hanzi>\nnam\n", "'nam' stands twice"),
        ("vocabulary.txt", b"#8\n#9\n", b"#8\n\n\n\n", "a vocabulary begins"),
        ("vocabulary.txt", b"#8\n#9\n", b"#8\n\xff9\n", "decode byte"),
        (
            "metadata.json",
            b'"format_version"',
            b'"padding": [' + b"0," * (1 << 18) + b'0], "format_version"',
            "more than",
        ),
        ("vocabulary.txt", b"#0\n", b"#0\n" + b"x\n" * (1 << 20), "more than"),
    ],
)
def test_a_file_that_no_build_of_ours_makes_is_refused(
    tmp_path: Path, name: str, old: bytes, new: bytes, message: str
) -> None:
    with pytest.raises(ModelError, match=message):
        load_artefact(rewritten(tmp_path / "odd.pt", name, old, new))


def test_a_file_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.pt"
    with zipfile.ZipFile(packaged_model()) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        name = next(e.filename for e in source.infolist() if e.filename.endswith("metadata.json"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            target.writestr(name, b"{}")
    with pytest.raises(ModelError, match="twice"):
        load_artefact(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_no_model(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pt")
    (tmp_path / "device.pt").symlink_to("/dev/zero")
    for path in (tmp_path / "pipe.pt", tmp_path / "device.pt", tmp_path, Path("no\0name.pt")):
        with pytest.raises(ModelError, match="no such file"):
            load_artefact(path)


def test_metadata_that_is_no_object_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.pt"
    with zipfile.ZipFile(packaged_model()) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            target.writestr(entry, b"[]" if entry.filename.endswith("metadata.json") else source.read(entry))
    with pytest.raises(ModelError):
        load_artefact(path)
