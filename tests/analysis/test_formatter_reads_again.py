"""The formatter sees in one pass whether a statement is laid out for good; where it does, reading it again agrees."""

from __future__ import annotations

import itertools
import random
from unittest import mock

import pytest

from sql_copilot_ls.analysis.ide import formatter
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.keyword_case import cased
from sql_copilot_ls.analysis.ide.layout import Leaf
from sql_copilot_ls.analysis.ide.printer import Style
from sql_copilot_ls.analysis.ide.reading_again import reads_the_same
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.lexer import Token

_PARTS = """
    select|from t|where a=1|and b<2|or c in (1,2,3)|,|(|)|group by a|order by b desc|limit 5|join u using (k)|on a.b=c.d
    -1|*|/|a / b|'one'|'two'|E'x\\n'|"Name"|[Name]|`Name`|x [1]|array [1]|array <int>|map<a, b>|a :: int|a::int|:name
    @v|$1|!! x|a != b|go|-- said|/* said */|case when a then b else c end|update t|set a=1|insert into t|values (1, 2)
    delete from t|exec p|print 'x'|create table t|with q as|union all|returning *|f (a)|f(a)|. x|a . b|\\|{{ ref('x') }}
    a_name_that_is_long_enough_to_take_much_of_a_line|another_name_that_is_long_enough_to_take_much_of_a_line|for update
    :r x
"""
_WORDS = [part.strip() for line in _PARTS.strip().split("\n") for part in line.split("|")]
_DIALECTS = ("", "postgres", "mysql", "tsql", "oracle", "bigquery", "snowflake", "sqlite", "clickhouse")


@pytest.mark.parametrize("seed", range(60))
def test_seen_in_one_pass_it_is_as_if_read_again(seed: int) -> None:
    chance = random.Random(seed)
    dialect, style = chance.choice(_DIALECTS), Style(commas=chance.choice(["keep", "trailing", "leading"]))
    for _ in range(12):
        parts = ["select a"] if chance.random() < 0.8 else []
        parts += [chance.choice(_WORDS) for _ in range(chance.randrange(1, 14))]
        text = "".join(f"{part}{chance.choice([' ', ' ', ' ', chr(10), ''])}" for part in parts)
        text = f"-- first\n{text};\n{text}; select 2;"
        seen = format_script(text, dialect, style)
        with mock.patch.object(formatter, "reads_the_same", return_value=False):
            assert format_script(text, dialect, style) == seen


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("select a, b from t where a = 1;", True),
        ("-- said\ninsert into t (a, b) select a, b from u where f(a) > 2;", True),
        ("alter table only t add constraint k primary key (a);", True),
        ("select a -- said\nfrom t;", False),
        ("select 'one'\n'two' from t;", False),
        ("select a, b from t", False),
    ],
)
def test_plain_statements_are_read_once(text: str, once: bool) -> None:
    answers: list[bool] = []

    def asked(statement: Statement, tokens: list[Token], own: list[Leaf], laid_out: str) -> bool:
        answers.append(reads_the_same(statement, tokens, own, laid_out))
        return answers[-1]

    with mock.patch.object(formatter, "reads_the_same", side_effect=asked):
        format_script(text, "postgres")
    assert (answers[:1] == [True]) == once


def test_wide_statements_too() -> None:
    names = ", ".join(f"a_rather_long_column_{n} as {n}_x" for n in range(8))
    for dialect, (a, b) in itertools.product(_DIALECTS, itertools.product(("and", "or"), repeat=2)):
        text = f"select {names} from t join u on t.a=u.a {a} t.b=u.b where (a=1 {b} f (a) in (select x from y)) {a} c;"
        seen = format_script(text, dialect)
        with mock.patch.object(formatter, "reads_the_same", return_value=False):
            assert format_script(text, dialect) == seen


_LITERALS = (
    "1",
    "-7",
    "12.50",
    "1e9",
    "0x1F",
    "''",
    "'a'",
    "'it''s'",
    "'two\nlines'",
    "'{{ x }}'",
    "'--'",
    "'a rather long one'",
)


@pytest.mark.parametrize("seed", range(40))
def test_a_statement_that_comes_again_with_other_literals_is_laid_out_as_if_it_were_alone(seed: int) -> None:
    chance = random.Random(seed)
    dialect, style = chance.choice(_DIALECTS), Style(commas=chance.choice(["keep", "trailing", "leading"]))
    for _ in range(6):
        parts = [
            "select a",
            *(chance.choice([*_WORDS, "= %", "in (%, %)", "f (%)"]) for _ in range(chance.randrange(1, 14))),
        ]
        shape = "".join(f"{part}{chance.choice([' ', ' ', ' ', chr(10), ''])}" for part in parts).split("%")
        texts = ["".join(itertools.chain(*((chance.choice(_LITERALS), part) for part in shape)))[1:] for _ in range(5)]
        text = "select 1;\n" + "".join(f"-- said\nselect {one};\n" for one in texts) + "select 2;\n"
        with mock.patch.object(formatter, "_may_come_again", return_value=False):
            alone = format_script(text, dialect, style)
        assert format_script(text, dialect, style) == alone


def test_what_a_statement_is_is_worked_out_once_for_all_that_differ_in_literals_alone() -> None:
    text = "".join(f"select a, b from t where c = {n} and d in ('{'x' * n}', 'y');\n" for n in range(50))
    with mock.patch.object(formatter, "cased", side_effect=cased) as asked:
        format_script(text, "postgres")
    assert asked.call_count == 3  # the first has no line break before it
