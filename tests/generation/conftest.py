"""One loaded model for all tests of this room, and a small schema."""

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.rewriting import Circumstances
from sql_copilot_ls.linking import SchemaIndex, link
from sql_copilot_ls.schema import Schema, parse_ddl
from tests.generation.asking import Asking

DDL = """
CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, age INTEGER);
CREATE TABLE concert (
    concert_id INTEGER PRIMARY KEY, title TEXT, "year held" INTEGER,
    singer_id INTEGER REFERENCES singer (singer_id)
);
"""


@pytest.fixture(scope="session")
def copilot() -> Copilot:
    return Copilot()


@pytest.fixture(scope="session")
def singers() -> SchemaIndex:
    return SchemaIndex(parse_ddl(DDL))


@pytest.fixture(scope="session")
def asking(copilot: Copilot) -> Asking:
    """A function that makes the circumstances of a comment over a schema."""

    def circumstances(
        question: str, schema: Schema, dialect: str = "sqlite", *, aliases: bool = False
    ) -> Circumstances:
        index = SchemaIndex(schema)
        return Circumstances(
            index, link(question, index, copilot.artefact.vocabulary), question, dialect, aliases=aliases
        )

    return circumstances
