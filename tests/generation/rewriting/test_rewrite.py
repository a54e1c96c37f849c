"""All rewrites in their order; one that fails costs nobody the query."""

import pytest

from sql_copilot_ls.generation import Copilot, rewriting
from sql_copilot_ls.generation.rewriting import REWRITES, Circumstances, Rewrite, forms, rewrite
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import InexpressibleError, Statement, parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE member (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, is_admin BOOLEAN);"
)
SQL = "SELECT last_name FROM member WHERE first_name = 'ann@example.com' AND is_admin = 1"


def test_every_rewrite_has_its_turn(asking: Asking) -> None:
    asked = asking("names of admins with ann@example.com", SCHEMA, "postgres")
    found = render(rewrite(parse_sql(SQL, SCHEMA, "sqlite"), asked), SCHEMA, "postgres")
    assert (
        found == "SELECT first_name, last_name FROM member WHERE LOWER(email) = 'ann@example.com' AND is_admin = TRUE"
    )


def test_plainer_forms_follow_and_keep_what_the_database_wants(asking: Asking) -> None:
    asked = asking("names of admins with ann@example.com", SCHEMA, "postgres")
    found = [render(form, SCHEMA, "postgres") for form in forms(parse_sql(SQL, SCHEMA, "sqlite"), asked)]
    assert len(set(found)) == len(found) == 4
    assert found[-1] == "SELECT last_name FROM member WHERE first_name = 'ann@example.com' AND is_admin = TRUE"


@pytest.mark.parametrize("place", range(len(REWRITES)))
def test_a_rewrite_that_raises_leaves_the_others_work(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    def fails(query: Statement, asked: Circumstances) -> Statement:
        raise InexpressibleError("nothing for me")

    broken = tuple(Rewrite("broken", fails) if n == place else one for n, one in enumerate(REWRITES))
    others = tuple(one for n, one in enumerate(REWRITES) if n != place)
    asked, query = asking("names of admins with ann@example.com", SCHEMA, "postgres"), parse_sql(SQL, SCHEMA, "sqlite")
    assert rewrite(query, asked, broken) == rewrite(query, asked, others)


def test_a_suggestion_survives_a_broken_rewrite(
    copilot: Copilot, singers: SchemaIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(query: Statement, asked: Circumstances) -> Statement:
        raise InexpressibleError("nothing for me")

    monkeypatch.setattr(rewriting, "REWRITES", tuple(Rewrite("broken", fails) for _ in REWRITES))
    assert copilot.suggest("How many singers are there?", singers)[0].sql == "SELECT COUNT(*) FROM singer"
