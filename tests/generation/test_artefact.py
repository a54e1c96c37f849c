import zipfile

import pytest

from sql_copilot_ls.generation import Calibration, ModelError, load_artefact, packaged_model
from sql_copilot_ls.generation.confidence import features


def test_the_packaged_model_opens_and_names_its_versions():
    assert set(load_artefact().versions) == {"engine", "artefact", "grammar"}


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"nowhere\.pt: there is no such file"):
        load_artefact(tmp_path / "nowhere.pt")


@pytest.mark.parametrize("damage", [b"", b"not a model", b"half"])
def test_a_damaged_model_is_refused(tmp_path, damage):
    path = tmp_path / "bad.pt"
    whole = packaged_model().read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    with pytest.raises(ModelError, match="not a usable model"):
        load_artefact(path)


def rewritten(path, name, old, new):
    """A copy of the packaged model with one text replaced in one of its files."""
    with zipfile.ZipFile(packaged_model()) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(name):
                assert old in data
                data = data.replace(old, new)
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
def test_a_model_of_another_version_is_refused_with_both_versions(tmp_path, name, old, new, message):
    path = rewritten(tmp_path / "other.pt", name, old, new)
    with pytest.raises(ModelError, match=message):
        load_artefact(path)


def test_confidence_follows_the_calibration():
    values = features([-0.1, -0.9], 0, 8, 0, 0.6)
    assert values["margin"] == pytest.approx(0.8)
    assert values["log_probability"] == pytest.approx(-0.1 * 8**0.6)
    entry = {"weights": {"margin": 2.0}, "bias": -1.0, "threshold": 0.7}
    calibration = Calibration.from_metadata({"calibration": entry})
    assert calibration.confidence(values) == pytest.approx(1 / (1 + 2.718281828 ** -(0.8 * 2 - 1)))
    assert calibration.threshold == 0.7


def test_without_calibration_confidence_is_the_probability_of_the_sequence():
    assert Calibration().confidence(features([-0.5], 0, 1, 0, 0.6)) == pytest.approx(0.6065, abs=1e-4)


def test_an_unknown_feature_is_refused():
    with pytest.raises(ModelError, match="moonlight"):
        Calibration.from_metadata({"calibration": {"weights": {"moonlight": 1.0}}})
