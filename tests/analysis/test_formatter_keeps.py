"""What the formatter must not change: line ends, breaks that mean something, names that several tokens spell."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.printer import Style


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        (
            "postgres",
            "select 'one '\n       'two' as s from t where id = 1;",
            "SELECT\n    'one '\n        'two' AS s\nFROM t\nWHERE id = 1;",
        ),
        ("bigquery", "select u.uid from my-proj.web.users u;", "SELECT u.uid FROM my-proj.web.users u;"),
        ("bigquery", "select a-b from my-p-1.x.y where a-b>1;", "SELECT a - b FROM my-p-1.x.y WHERE a - b > 1;"),
        (
            "snowflake",
            "select $1 from @my.stage/path/file.csv (file_format=>'f');",
            "SELECT $1 FROM @my.stage/path/file.csv (file_format => 'f');",
        ),
        (
            "clickhouse",
            "select key, value, user, Type from kv where key = 'a' order by key;",
            "SELECT key, value, user, Type\nFROM kv\nWHERE key = 'a'\nORDER BY key;",
        ),
        pytest.param(
            "",
            "select a\r\nfrom t\r\nwhere n=1;\r\n-- x\r\nselect b from t;\r\n",
            "SELECT a FROM t WHERE n = 1;\r\n-- x\r\nSELECT b FROM t;\r\n",
            id="H6",
        ),
    ],
)
def test_it_is_kept_and_stays(dialect: str, text: str, expected: str) -> None:
    formatted = format_script(text, dialect)
    assert formatted == expected
    assert format_script(formatted, dialect) == expected


def test_tabs_where_the_editor_wants_them() -> None:
    names = ", ".join(f"a_rather_long_column_{n}" for n in range(8))
    assert "\n\ta_rather_long_column_1,\n" in format_script(f"select {names} from t;", "", Style(tabs=True))
