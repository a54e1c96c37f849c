"""What becomes of suggestions, by what stands below their comments; the clock is the test's."""

from __future__ import annotations

import pytest

from sql_copilot_ls.server.acceptance import Acceptance, Outcome, Standing
from sql_copilot_ls.server.recollections import examples_of
from sql_copilot_ls.workspace.memory import Remembered

URI, COMMENT = "file:///shop/queries.sql", "names of customers in Paris"
FIRST, SECOND = "SELECT name FROM customers WHERE city = 'Paris';", "SELECT DISTINCT name FROM customers;"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Document:
    """A document with one comment for which two queries were suggested."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.acceptance = Acceptance(self.clock, stands_seconds=600)
        self.acceptance.offered(URI, COMMENT, [FIRST, SECOND])

    def stands(self, *sql: str, after: float = 1.0) -> list[Outcome]:
        """What is said once these stand below the comment, so many seconds later."""
        self.clock.now += after
        return self.acceptance.seen(URI, {COMMENT: [Standing(one, 4) for one in sql]})


@pytest.fixture
def document() -> Document:
    return Document()


def test_accepted_and_left(document: Document) -> None:
    assert document.stands() == []
    assert document.stands(FIRST.replace(" WHERE", "\n    WHERE")) == [
        Outcome("accepted", COMMENT, FIRST.replace(" WHERE", "\n    WHERE"), 4)
    ]
    left = FIRST.replace(" WHERE", "\n    WHERE")
    assert document.stands(left, after=599) == []
    assert document.stands(left, after=1) == [Outcome("accepted", COMMENT, left, 4, stood=True)]
    assert document.stands(left, after=9999) == []
    assert document.acceptance.next_look(URI) is None


def test_the_next_look_is_when_something_has_stood(document: Document) -> None:
    assert document.acceptance.next_look(URI) is None
    document.stands(FIRST)
    document.clock.now += 200
    assert document.acceptance.next_look(URI) == 400


def test_edited_then_kept(document: Document) -> None:
    document.stands(FIRST)
    edited = FIRST.replace("'Paris'", "'Paris' AND active = 1")
    assert document.stands(edited) == []
    again = edited.replace("name", "name, id")
    assert document.stands(again, after=500) == []
    assert document.stands(again, after=500) == []
    assert document.stands(again, after=100) == [Outcome("edited", COMMENT, again, 4, stood=True)]


def test_accepted_and_edited_within_one_pause_is_known_by_its_words(document: Document) -> None:
    edited = FIRST.replace("name", "name, id")
    assert document.stands(edited) == []
    assert document.stands(edited, after=600) == [Outcome("edited", COMMENT, edited, 4, stood=True)]


def test_taken_back_is_dismissed(document: Document) -> None:
    document.stands(FIRST)
    assert document.stands() == [Outcome("dismissed", COMMENT, FIRST, 4)]
    assert document.stands(after=9999) == []
    assert document.stands(SECOND) == [Outcome("accepted", COMMENT, SECOND, 4)]


def test_removed_after_it_stood_is_not_dismissed(document: Document) -> None:
    document.stands(FIRST)
    document.stands(FIRST, after=600)
    assert document.stands() == []


def test_another_query_in_its_stead_dismisses_what_was_shown(document: Document) -> None:
    own = "WITH k AS (SELECT 1 AS n) SELECT max(n) FROM k"
    assert document.stands(own) == []
    assert document.stands(own, after=600) == [Outcome("dismissed", COMMENT, FIRST, 4)]


def test_a_comment_that_was_written_on_is_forgotten(document: Document) -> None:
    assert document.acceptance.seen(URI, {}) == []
    assert document.acceptance.comments(URI) == frozenset()


def test_a_closed_document_is_not_followed(document: Document) -> None:
    document.stands(FIRST)
    document.acceptance.closed(URI)
    assert document.acceptance.next_look(URI) is None


def test_of_two_places_the_suggestion_counts(document: Document) -> None:
    assert document.stands("SELECT 1", SECOND) == [Outcome("accepted", COMMENT, SECOND, 4)]


def test_what_is_followed_is_bounded() -> None:
    acceptance = Acceptance(Clock())
    for number in range(500):
        acceptance.offered(URI, f"comment {number}", [FIRST])
        acceptance.offered(f"file:///{number}", COMMENT, [f"SELECT {number}"])
        acceptance.offered(URI, "the same", [f"SELECT {number}"])
    assert len(acceptance.comments(URI)) == 100
    assert acceptance.comments("file:///1") == frozenset()
    assert acceptance.comments("file:///499") == {COMMENT}


def test_only_queries_that_stood_are_examples() -> None:
    """What changes or destroys data, and what somebody did not want, is remembered and answers nothing."""
    said = [
        Remembered("accepted", "a", "SELECT 1;", "", 0, 1.0, True),
        Remembered("edited", "b", "with k as (select 1) select * from k", "", 0, 1.0, True),
        Remembered("accepted", "c", "SELECT 2", "", 0, 1.0, False),
        Remembered("dismissed", "d", "SELECT 3", "", 0, 1.0, True),
        Remembered("accepted", "e", "DELETE FROM customers", "", 0, 1.0, True),
        Remembered("accepted", "f", "DROP TABLE customers", "", 0, 1.0, True),
        Remembered("accepted", "g", "UPDATE customers SET id = 1", "", 0, 1.0, True),
        Remembered("accepted", "h", "  ", "", 0, 1.0, True),
    ]
    assert [(example.comment, example.sql) for example in examples_of(said)] == [
        ("a", "SELECT 1"),
        ("b", "with k as (select 1) select * from k"),
    ]
