"""Glossaries as people write them, and as nobody should."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import Declarations
from sql_copilot_ls.schema.readers import declarations, is_schema_file
from sql_copilot_ls.schema.terms import MAX_GLOSSARY, MAX_TERMS


def read(text: str, name: str = "team.glossary.toml") -> Declarations:
    return declarations(text, file=name)


def test_a_term_of_every_kind() -> None:
    found = read(
        """
[terms.customer]
table = "users"
synonyms = ["客户", "member"]

[terms."phone number"]
column = "users.phone_no"

[terms.north]
value = "N"
of = "region.code"

[terms.active]
over = "users"
condition = "status = 3"
note = "what the board means by it"

[terms]
GMV = { over = "orders o", measure = "SUM(o.total)" }
"""
    )
    assert found.skipped == ()
    assert [(t.name, t.kind, t.target, t.text) for t in found.terms] == [
        ("customer", "table", "users", ""),
        ("phone number", "column", "users.phone_no", ""),
        ("north", "value", "region.code", "N"),
        ("active", "condition", "users", "status = 3"),
        ("GMV", "measure", "orders o", "SUM(o.total)"),
    ]
    assert found.terms[0].names == ("customer", "客户", "member")
    assert [t.source.line for t in found.terms if t.source] == [1, 5, 8, 12, 18]


def test_terms_stand_in_the_settings_of_a_workspace_too() -> None:
    found = read('[other]\nkey = 1\n[terms.x]\ntable = "users"\n', ".sqlcopilot.toml")
    assert [t.name for t in found.terms] == ["x"]
    assert read('[terms.x]\ntable = "users"\n', "pyproject.toml").terms == ()
    assert is_schema_file("docs/Team.Glossary.TOML")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('table = "users"\nmeasure = "SUM(x)"', "exactly one of"),
        ('synonyms = ["a"]', "exactly one of"),
        ('condition = "a = 1"', "lacks the field 'over'"),
        ('value = "N"', "lacks the field 'of'"),
        ('table = "users"\nover = "users"', "a field 'over', which a table does not take"),
        ('table = "users"\ntypo = "users"', "a field 'typo' that is none of"),
        ("table = 3", "a text of 1 to"),
        ('table = ""', "a text of 1 to"),
        ('table = "users"\nsynonyms = "a"', "a list of at most"),
        ('table = "users"\nsynonyms = [""]', "synonyms of 1 to"),
    ],
)
def test_what_is_wrong_with_a_term_is_said_and_the_rest_counts(entry: str, complaint: str) -> None:
    found = read(f'[terms.bad]\n{entry}\n\n[terms.good]\ntable = "users"\n')
    assert [t.name for t in found.terms] == ["good"]
    assert len(found.skipped) == 1
    assert complaint in found.skipped[0].reason
    assert found.skipped[0].line == 0


def test_a_file_that_is_not_toml_says_where() -> None:
    found = read('[terms.a]\ntable = "users"\n[terms.b\n')
    assert found.terms == ()
    assert found.skipped[0].line == 2
    assert "not TOML" in found.skipped[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "[terms.x]\n" + "a" * (MAX_GLOSSARY + 1),
        "x = " + "[" * 1999,
        "\n".join(["x = ["] * 3000),
        "[" + "a." * 990 + "b]\n",
        "terms = 3",
        "[terms]\nx = 3",
        "\x00\x01\x02",
        '[terms."' + "x" * 500 + '"]\ntable = "users"',
    ],
    ids=["10 MB", "deep", "deeper", "dotted", "no table", "no entry", "binary", "long name"],
)
def test_hostile_files_give_a_message_and_no_term(text: str) -> None:
    found = read(text)
    assert found.terms == ()
    assert all(s.reason for s in found.skipped)
    assert found.skipped or text.startswith("[a.")


def test_terms_beyond_the_most_are_left_out_and_said_so() -> None:
    found = read("[terms]\n" + "\n".join(f'w{n} = {{ table = "t" }}' for n in range(MAX_TERMS + 5)))
    assert len(found.terms) == MAX_TERMS
    assert "the rest is left out" in found.skipped[0].reason
