"""A line however long is measured once, not from its beginning for each token: dumps put megabytes on a line."""

import pytest

from sql_copilot_ls.analysis.ide import highlights
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import column_to_units
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.server.documents import Document

ROWS = "INSERT INTO 客户 VALUES " + ", ".join(f"({n}, '客户{n}')" for n in range(400)) + ";"


def measured(monkeypatch: pytest.MonkeyPatch, module: str) -> list[int]:
    """Grows by the length of each text that a module measures from now on."""
    lengths: list[int] = []

    def counted(line: str, column: int, encoding: str) -> int:
        lengths.append(len(line))
        return column_to_units(line, column, encoding)

    monkeypatch.setattr(f"sql_copilot_ls.{module}.column_to_units", counted)
    return lengths


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_tokens_of_a_long_line_measure_each_part_of_it_once(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    lengths = measured(monkeypatch, "analysis.ide.highlights")
    catalog = Catalog(parse_ddl("CREATE TABLE 客户 (id INTEGER, name TEXT);"))
    assert highlights.encoded(Script(ROWS).statements[0], ROWS, encoding, catalog).count > 800
    assert 0 < sum(lengths) <= len(ROWS)


def test_the_places_on_a_long_line_measure_each_part_of_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = measured(monkeypatch, "server.documents")
    places = Document("file:///a.sql", ROWS, 1, "sql", "utf-16").places_of(range(0, len(ROWS), 3))
    assert places[-1][0] == 0
    assert 0 < sum(lengths) <= len(ROWS)
