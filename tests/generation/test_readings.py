"""Queries that give the same rows by their form count as one."""

from collections.abc import Hashable
from dataclasses import replace

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.confidence import Calibration
from sql_copilot_ls.generation.ranking import Candidate, Checked, Failure, suggestions
from sql_copilot_ls.generation.readings import meaning as meaning_of
from sql_copilot_ls.generation.readings import reading
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE shop (id INTEGER PRIMARY KEY, city TEXT, size INTEGER, is_open BOOLEAN);"
    "CREATE TABLE sale (id INTEGER PRIMARY KEY, shop_id INTEGER REFERENCES shop (id), kind TEXT, amount REAL);"
)


def meaning(sql: str) -> Hashable:
    return reading(parse_sql(sql, SCHEMA), catalog_of(SCHEMA))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT city, COUNT(*) FROM shop GROUP BY city", "SELECT COUNT(*), city FROM shop GROUP BY city"),
        ("SELECT COUNT(*) FROM shop", "SELECT COUNT(id) FROM shop"),
        ("SELECT id FROM shop WHERE size > 1 AND city = 'x'", "SELECT id FROM shop WHERE city = 'x' AND size > 1"),
        ("SELECT id FROM shop WHERE city = 'x' OR city = 'y'", "SELECT id FROM shop WHERE city IN ('y', 'x')"),
        ("SELECT id FROM shop WHERE NOT city IS NULL", "SELECT id FROM shop WHERE city IS NOT NULL"),
        ("SELECT id FROM shop WHERE size BETWEEN 1 AND 5", "SELECT id FROM shop WHERE size >= 1 AND size <= 5"),
        ("SELECT id FROM shop WHERE is_open", "SELECT id FROM shop WHERE is_open = 1"),
        ("SELECT id FROM shop WHERE is_open = 0", "SELECT id FROM shop WHERE is_open <> 1"),
        (
            "SELECT s.city, COUNT(*) FROM shop s JOIN sale t ON s.id = t.shop_id GROUP BY s.id",
            "SELECT s.city, COUNT(*) FROM shop s JOIN sale t ON s.id = t.shop_id GROUP BY s.id, s.city",
        ),
        ("SELECT city FROM shop GROUP BY city", "SELECT DISTINCT city FROM shop GROUP BY city"),
        (
            "SELECT id FROM shop WHERE id IN (SELECT shop_id FROM sale WHERE kind = 'a' AND amount > 1)",
            "SELECT id FROM shop WHERE id IN (SELECT shop_id FROM sale WHERE amount > 1 AND kind = 'a')",
        ),
    ],
)
def test_equal_forms_have_one_reading(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT city FROM shop", "SELECT DISTINCT city FROM shop"),
        (
            "SELECT s.city, COUNT(*) FROM shop s JOIN sale t ON s.id = t.shop_id GROUP BY s.city",
            "SELECT s.city, COUNT(*) FROM shop s JOIN sale t ON s.id = t.shop_id GROUP BY s.id, s.city",
        ),
        ("SELECT COUNT(*) FROM shop", "SELECT COUNT(city) FROM shop"),
        ("SELECT id FROM shop WHERE size > 1 OR city = 'x'", "SELECT id FROM shop WHERE size > 1 AND city = 'x'"),
        ("SELECT city FROM shop ORDER BY size, id", "SELECT city FROM shop ORDER BY id, size"),
        ("SELECT s.city FROM shop s JOIN sale t ON s.id = t.shop_id", "SELECT city FROM shop"),
        (
            "SELECT city, kind FROM shop, sale UNION SELECT kind, city FROM shop, sale",
            "SELECT kind, city FROM shop, sale UNION SELECT kind, city FROM shop, sale",
        ),
        (
            "SELECT s.id, COUNT(t.id) FROM shop s LEFT JOIN sale t ON s.id = t.shop_id GROUP BY s.id",
            "SELECT s.id, COUNT(*) FROM shop s LEFT JOIN sale t ON s.id = t.shop_id GROUP BY s.id",
        ),
        (
            "SELECT s.id FROM shop s JOIN sale t ON s.id = t.shop_id WHERE s.size > 1",
            "SELECT id FROM shop WHERE size > 1 AND id IN (SELECT shop_id FROM sale)",
        ),
    ],
)
def test_other_forms_have_other_readings(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SELECT city, COUNT(*) FROM shop GROUP BY city;", "select count(*), city\nfrom shop group by city", True),
        ("SELECT city FROM shop", "SELECT id FROM shop", False),
        ("VACUUM  shop;", "vacuum shop", True),
        ("VACUUM shop", "VACUUM sale", False),
    ],
)
def test_texts_mean_the_same(one: str, other: str, same: bool) -> None:
    assert (meaning_of(one, SCHEMA) == meaning_of(other, SCHEMA)) is same


def candidate(sql: str, score: float, reading: int, length: int = 8) -> Candidate:
    return Candidate(sql, score, length, 0, reading, {})


def test_equal_readings_are_added_up_before_they_are_ranked_and_shown() -> None:
    candidates = candidate("a", -0.30, 1), candidate("b", -0.31, 2), candidate("b2", -0.32, 2), candidate("c", -0.9, 3)
    found = suggestions(Checked(candidates), Calibration(), 0.6)
    assert [s.sql for s in found] == ["b", "a", "c"]
    alone = suggestions(Checked((candidate("b", -0.31, 2),)), Calibration(), 0.6)[0]
    twice = suggestions(Checked((candidate("b", -0.31, 2), candidate("b2", -0.31, 2))), Calibration(), 0.6)[0]
    assert twice.confidence == pytest.approx(2 * alone.confidence)
    assert (alone.should_show, twice.should_show) == (False, True)


def test_what_strays_comes_behind_and_is_never_shown_unasked() -> None:
    astray = replace(candidate("a", -0.001, 1), strays=True)
    found = suggestions(Checked((astray, candidate("b", -0.9, 2))), Calibration(), 0.6)
    assert [s.sql for s in found] == ["b", "a"]
    (only,) = suggestions(Checked((astray,)), Calibration(), 0.6)
    assert (only.sql, only.should_show) == ("a", False)
    assert only.confidence > Calibration().threshold


def test_the_margin_is_the_one_to_another_reading_or_to_what_failed() -> None:
    calibration = Calibration()
    candidates = candidate("a", -0.1, 1), candidate("a2", -0.2, 1), candidate("b", -0.6, 2)
    best = suggestions(Checked(candidates), calibration, 0.0)[0].features
    assert best["margin"] == pytest.approx(best["score"] + 0.6)
    best = suggestions(Checked(candidates, (Failure(-0.3, 1, {}, False),)), calibration, 0.0)[0].features
    assert best["margin"] == pytest.approx(best["score"] + 0.3)


def test_what_was_refused_before_a_candidate_is_counted() -> None:
    failures = tuple(
        Failure(score, place, {}, is_refused)
        for place, (score, is_refused) in enumerate([(-0.1, True), (-0.2, False), (-0.9, True)])
    )
    (only,) = suggestions(Checked((Candidate("a", -0.5, 8, 3, 1, {}),), failures), Calibration(), 0.0)
    assert only.features["dropped"] == 1


@pytest.mark.parametrize(
    "question", ["how many shops per city", "number of sales by kind", "cities and sizes of shops"]
)
def test_alternatives_differ_in_meaning(copilot: Copilot, asking: Asking, question: str) -> None:
    found = copilot.suggest(question, asking("", SCHEMA).index, alternatives=8)
    meanings = [meaning(suggestion.sql) for suggestion in found]
    assert len(set(meanings)) == len(meanings) > 1
