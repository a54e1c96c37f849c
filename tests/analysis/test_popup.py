"""What pops up while someone types never takes an Enter: fifty statements, letter by letter, as an editor filters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.ide.completing import Completion
from sql_copilot_ls.analysis.ide.popup import TRIGGERS, popup
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

FOLDER = Path(__file__).parent
SCHEMA = parse_ddl((FOLDER / "typed_schema.sql").read_text(encoding="utf-8"))
STATEMENTS = (FOLDER / "typed_statements.sql").read_text(encoding="utf-8").strip().split("\n\n")


def shown(text: str, trigger: str = "") -> list[Completion]:
    return popup(Script(text, ""), len(text), SCHEMA, trigger)


def filtered(items: list[Completion], word: str) -> list[Completion]:
    """The items that hold the letters of a word in their order, the whole word first."""

    def fits(item: Completion) -> bool:
        letters = iter((item.filter or item.label).casefold())
        return all(letter in letters for letter in word.casefold())

    def rank(item: Completion) -> tuple[bool, bool]:
        name = (item.filter or item.label).casefold()
        return name != word.casefold(), not name.startswith(word.casefold())

    return sorted(filter(fits, items), key=rank)


def taken(statement: str) -> Iterator[tuple[str, str]]:
    """Typed word and the text that an Enter behind it would put in its place."""
    items: list[Completion] = []
    done, start = "", 0
    for letter in statement + "\n":
        if letter == "\n" and items and items[0].insert != done[start:]:
            yield done[start:], items[0].insert
        done += letter
        is_word = letter.isalnum() or letter == "_"
        if not is_word:
            items = []
        if items:
            items = filtered(items, done[start:])
        elif letter in TRIGGERS or (is_word and not letter.isdigit()):
            items = shown(done, "" if is_word else letter)
            start = items[0].start if items else 0


def test_there_are_fifty_statements() -> None:
    assert len(STATEMENTS) == 50


@pytest.mark.parametrize("statement", STATEMENTS)
def test_an_enter_is_the_typists(statement: str) -> None:
    assert list(taken(statement)) == []


@pytest.mark.parametrize("sign", [" ", "(", ",", "="])
def test_signs_that_an_enter_follows_ask_for_nothing(sign: str) -> None:
    assert sign not in TRIGGERS


def test_an_opening_quote_offers_the_listed_values_and_a_closing_one_nothing() -> None:
    assert [item.label for item in shown("SELECT * FROM orders WHERE status = '", "'")] == [
        "'open'",
        "'lost'",
        "'paid'",
    ]
    assert shown("SELECT * FROM orders WHERE status = 'lost'", "'") == []


def test_a_short_word_that_may_be_an_alias_offers_no_keyword() -> None:
    assert shown("SELECT * FROM customers c") == []
    assert "CROSS JOIN" in [item.label for item in shown("SELECT * FROM customers cro")]


def test_keywords_keep_the_case_in_which_they_were_begun() -> None:
    assert "group by" in [item.insert for item in shown("select city from customers gro")]
    assert "GROUP BY" in [item.insert for item in shown("SELECT city FROM customers GRO")]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM customers c LEFT JOIN orders o ON o.customer_id = c.id",
        "SELECT * FROM customers c JOIN orders o ON o.customer_id = c.id",
    ],
)
def test_what_is_written_out_by_hand_is_no_item_behind_its_last_dot(statement: str) -> None:
    last = statement.rindex(".")
    for begun in range(statement.rindex("JOIN"), last):
        for item in shown(statement[:begun], statement[begun - 1] if statement[begun - 1] == "." else ""):
            typed = statement[item.start : last + 1]
            name = item.filter or item.label
            assert " " not in typed or not name.casefold().startswith(typed.casefold()), (statement[:begun], item)


def test_conditions_are_still_offered() -> None:
    found = shown("SELECT * FROM customers c JOIN orders o ON o.", ".")[0]
    assert (found.insert, found.filter) == ("customer_id = c.id", "customer_id =")
