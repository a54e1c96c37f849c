"""Recipes are typed: what is wrong is named with its line."""

from pathlib import Path

import pytest
from sql_copilot_compression.keys import contents_key, key_of, sources_key
from sql_copilot_compression.recipe import RecipeError, line_of, load_recipe
from sql_copilot_compression.stages.finish import Finish
from sql_copilot_compression.stages.gather import Gather
from sql_copilot_compression.training.train import TrainConfig

RECIPES = Path(__file__).parents[2] / "compression" / "recipes"
GOOD = """\
name = "good"

[[stage]]
kind = "data"
corpora = ["spider-train", "comments"]
synthesis = { en = 10 }
variants = { spider-train = ["lower"] }

[[stage]]
kind = "student"
network = { hidden = 64, dropout = 0.2 }

[stage.train]
steps = 10
rate = 1e-3
shares = { synthetic = 1 }

[[stage]]
kind = "finish"
seeds = [1, 2]
"""


def test_a_recipe_is_its_stages_in_order(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD)
    recipe = load_recipe(tmp_path / "good.toml")
    assert [kind for kind, _ in recipe.stages] == ["data", "student", "finish"]
    data, finish = recipe.stages[0][1], recipe.stages[2][1]
    assert isinstance(data, Gather)
    assert data.corpora == ("spider-train", "comments")
    assert data.variants == {"spider-train": ("lower",)}
    assert isinstance(finish, Finish)
    assert finish.seeds == (1, 2)
    assert finish.quantise


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("steps = 10", "stpes = 10", 14, "unknown key stpes"),
        ("steps = 10", 'steps = "10"', 14, "'10' is no whole number"),
        ("steps = 10", "steps = 10.5", 14, "10.5 is no whole number"),
        ("steps = 10", "steps = true", 14, "True is no whole number"),
        ("rate = 1e-3", 'rate = "fast"', 15, "'fast' is no number"),
        ("synthetic = 1", 'synthetic = "1"', 16, "'1' is no number"),
        ('kind = "student"', 'kind = "pupil"', 10, "a stage's kind is one of initial, data"),
        ('kind = "student"\n', "", 9, "a stage's kind is one of initial, data"),
        ("hidden = 64", "hiden = 64", 11, "no size is called hiden"),
        ("hidden = 64", "hidden = 64.5", 11, "hidden: 64.5 is no whole number"),
        ("seeds = [1, 2]", "seeds = 1", 20, "1 is no list"),
        ("seeds = [1, 2]", 'seeds = [1, "2"]', 20, "'2' is no whole number"),
        ('["spider-train", "comments"]', '"spider-train"', 5, "'spider-train' is no list"),
        ('["spider-train", "comments"]', '["spyder"]', 3, "no corpus is called 'spyder'"),
        ('["spider-train", "comments"]', '["spider-dev"]', 3, "'spider-dev' is for judging only"),
        ('["lower"]', '["lowre"]', 3, "no variant is called lowre"),
        ('name = "good"', "name = 3", 1, "name is a text"),
        ('name = "good"', 'title = "good"', 1, "unknown key title"),
        ("[[stage]]", "[[stages]]", 3, "unknown key stages"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(RecipeError) as caught:
        load_recipe(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize("text", ["", "stage = 3\n", "name = 'x'\n", "name = \n"])
def test_a_file_without_stages_is_no_recipe(tmp_path: Path, text: str) -> None:
    (tmp_path / "empty.toml").write_text(text)
    with pytest.raises(RecipeError, match=r"at least one \[\[stage\]\]|not valid TOML"):
        load_recipe(tmp_path / "empty.toml")


def test_a_recipe_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="there is no such recipe"):
        load_recipe(tmp_path / "none.toml")


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda path: path.stem)
def test_our_recipes_are_read_and_end_with_what_is_delivered(path: Path) -> None:
    kinds = [kind for kind, _ in load_recipe(path).stages]
    ends = ("release", True), ("judge-language-model", False), ("export-language-model", False)
    assert (kinds[-1], "data" in kinds) in ends


def test_lines_are_found_in_nested_tables() -> None:
    text = "[[a]]\nx = 1\n[a.b]\ny = 1\n[[a]]\n[a.b]\ny = 2\n"
    assert line_of(text, ("a", 1, "b", "y")) == 7
    assert line_of(text, ("a", 0, "b", "y")) == 4
    assert line_of(text, ("a", 1, "x")) == 5


def test_a_key_changes_with_whatever_it_is_made_of(tmp_path: Path) -> None:
    assert key_of(TrainConfig(), "a") == key_of(TrainConfig(), "a")
    assert key_of(TrainConfig(steps=2)) != key_of(TrainConfig(steps=3))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("1")
    keys = [contents_key([tmp_path / "folder"])]
    (tmp_path / "folder" / "a.txt").write_text("23")
    keys.append(contents_key([tmp_path / "folder"]))
    (tmp_path / "folder" / "b.txt").write_text("1")
    keys.append(contents_key([tmp_path / "folder"]))
    keys.append(contents_key([tmp_path / "missing"]))
    assert len(set(keys)) == 4
    assert sources_key(("sql_copilot_ls.query",)) != sources_key(("sql_copilot_ls.linking",))
    with pytest.raises(ModuleNotFoundError, match="a package that there is not"):
        sources_key(("sql_copilot_nowhere",))
