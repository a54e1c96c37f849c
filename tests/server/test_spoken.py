"""Every fault and action is said in Chinese where that is the client's language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.ide import clause_faults, fault, faults, form_faults, value_faults
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.scoping import renaming
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.features import rename
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.server.messages import CODES, say
from sql_copilot_ls.server.spoken import spoken

DDL = (
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), total NUMERIC,"
    " status TEXT CHECK (status IN ('open', 'lost')), note TEXT);"
)
SCHEMA = parse_ddl(DDL)
FAULTY = (
    ("unknown-table", "", "SELECT * FROM custmers;"),
    ("unknown-column", "", "SELECT nmae FROM customers;"),
    ("unknown-alias", "", "SELECT x.name FROM customers c;"),
    ("unknown-alias", "postgres", "SELECT customers.name FROM customers c;"),
    ("ambiguous-column", "", "SELECT id FROM customers c JOIN orders o ON o.customer_id = c.id;"),
    ("type-clash", "", "SELECT * FROM orders WHERE total = 'much';"),
    ("missing-join-condition", "postgres", "SELECT c.name FROM customers c JOIN orders o;"),
    ("not-grouped", "postgres", "SELECT name, COUNT(*) FROM customers;"),
    ("misspelt-keyword", "", "SELEC id FROM customers;"),
    ("parenthesis", "", "SELECT COUNT(id FROM customers;"),
    ("parenthesis", "", "SELECT id) FROM customers;"),
    ("wrong-count", "", "INSERT INTO customers (id, name) VALUES (1);"),
    ("wrong-count", "", "SELECT id FROM customers UNION SELECT id, name FROM customers;"),
    ("value-not-listed", "", "SELECT * FROM orders WHERE status = 'losst';"),
    ("no-condition", "", "DELETE FROM orders;"),
    ("no-condition", "", "UPDATE orders SET total = 0;"),
    ("aggregate-in-where", "postgres", "SELECT name FROM customers WHERE COUNT(*) > 1;"),
)


@pytest.mark.parametrize(
    ("code", "dialect", "text"), FAULTY, ids=[f"{code} {n}" for n, (code, _, _) in enumerate(FAULTY)]
)
def test_a_fault_is_said_in_chinese(code: str, dialect: str, text: str) -> None:
    found = [f for f in diagnose(Script(text, dialect), SCHEMA) if f.code == code]
    assert found
    for one in found:
        said = spoken(one.message, "zh-cn")
        assert re.search("[\u4e00-\u9fff]", said), one.message
        assert "did you mean" not in said
        assert spoken(one.message, "en") == one.message


def test_every_code_of_a_fault_is_among_them() -> None:
    sources = "".join(
        Path(str(module.__file__)).read_text(encoding="utf-8")
        for module in (clause_faults, fault, faults, form_faults, value_faults)
    )
    codes = set(re.findall(r"\"([a-z]+(?:-[a-z]+)+|parenthesis)\",", sources))
    assert codes - {code for code, _, _ in FAULTY} == set()


@pytest.mark.parametrize(
    "text", ["SELECT nmae FROM customers;", "SELECT * FROM customers;", "SELECT name, id FROM customers;"]
)
def test_titles_of_actions_are_said_in_chinese(text: str) -> None:
    script = Script(text, "")
    for offset in (7, 8):
        for action in actions(script, offset, offset, SCHEMA, diagnose(script, SCHEMA)):
            assert re.search("[\u4e00-\u9fff]", spoken(action.title, "zh-cn")), action.title


def test_what_became_of_a_name_is_said_in_chinese() -> None:
    assert spoken("note was renamed to memo in V4__d.sql", "zh-cn") == "note 已在 V4__d.sql 中改名为 memo"
    assert spoken("fname was dropped in V3__c.sql", "zh-cn") == "fname 已在 V3__c.sql 中删除"


def test_every_refused_rename_is_said_in_chinese() -> None:
    refusals = []
    for module in (renaming, rename):
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "RenameRefusedError":
                (text,) = call.args
                parts = text.values if isinstance(text, ast.JoinedStr) else [text]
                refusals.append("".join(str(p.value) if isinstance(p, ast.Constant) else "x7" for p in parts))
    assert len(refusals) == 13
    for refusal in refusals:
        assert re.search("[\u4e00-\u9fff]", spoken(refusal, "zh-cn")), refusal


def test_names_are_kept() -> None:
    assert spoken("customers has no column nmae; did you mean name or note?", "zh-cn") == (
        "customers 没有列 nmae；是否指 name 或 note？"
    )


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_message_is_there_in_both_languages(code: str) -> None:
    values = dict.fromkeys(("percent", "count", "words", "word", "place", "threshold", "why", "seconds"), "7")
    assert say(code, "en", **values).isascii() or "“" in say(code, "en", **values)
    assert re.search("[\u4e00-\u9fff]", say(code, "zh-cn", **values)) or code == "comment.below"
