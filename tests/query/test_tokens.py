from collections.abc import Iterable, Sequence

import pytest

from sql_copilot_ls.query import BadTokensError, Literal, LiteralNotFoundError, decode, encode, parse_sql, render
from sql_copilot_ls.query.grammar import ACTION_NAMES, ACTIONS, GRAMMAR
from tests.query.query_shop import SHOP

A = len(ACTION_NAMES)
COLUMNS = [(table.name, column.name) for table in SHOP.tables for column in table.columns]
TABLES = [table.name for table in SHOP.tables]


def spell(tokens: Iterable[int], literals: Sequence[Literal]) -> str:
    """Tokens as words, the way a person would read them."""
    words = []
    for token in tokens:
        if token < A:
            words.append(ACTION_NAMES[token])
        elif token < A + len(COLUMNS):
            words.append(".".join(COLUMNS[token - A]))
        elif token < A + len(COLUMNS) + len(TABLES):
            words.append(TABLES[token - A - len(COLUMNS)])
        else:
            words.append(repr(literals[token - A - len(COLUMNS) - len(TABLES)].text))
    return " ".join(words)


@pytest.mark.parametrize(
    ("sql", "values", "expected"),
    [
        ("SELECT name FROM customer WHERE id > 5", ["5"], "Select customer.name Where Gt customer.id '5' Done"),
        ("SELECT COUNT(*) FROM orders", [], "Select CountRows orders Done"),
        (
            "SELECT name FROM employee ORDER BY salary DESC LIMIT 1",
            [],
            "Select employee.name OrderDesc employee.salary Limit1",
        ),
        (
            "SELECT c.name FROM customer c JOIN orders o ON o.customer_id = c.id",
            [],
            "Select customer.name FromAlso orders Done",
        ),
        (
            "SELECT c.name, COUNT(*) FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.name",
            [],
            "Select customer.name Item CountRows orders GroupBy customer.name Done",
        ),
        (
            "SELECT c.name, p.价格 FROM customer c JOIN orders o ON o.customer_id = c.id "
            "JOIN order_item i ON i.order_id = o.id JOIN 产品 p ON p.名称 = i.product",
            [],
            "Select customer.name Item 产品.价格 Done",
        ),
        (
            "SELECT c.name FROM customer c JOIN weather w ON w.day = c.signed_up",
            [],
            "Select customer.name FromOn customer.signed_up weather.day Done",
        ),
        (
            "SELECT name FROM customer WHERE name LIKE '%b%'",
            ["b"],
            "Select customer.name Where Like customer.name Contains 'b' Done",
        ),
        ("SELECT id FROM customer LIMIT 10", ["ten", "10"], "Select customer.id Limit '10' Done"),
        (
            "SELECT id FROM customer WHERE country = 'Dog'",
            ["dogs", "dog"],
            "Select customer.id Where Eq customer.country TitleCase 'dog' Done",
        ),
        (
            "SELECT id FROM customer WHERE country = 'dog'",
            ["dogs"],
            "Select customer.id Where Eq customer.country Singular 'dogs' Done",
        ),
        (
            "SELECT id FROM customer WHERE country = 'Y' AND id > 1",
            [],
            "Select customer.id Where And Eq customer.country Y Gt customer.id One Done",
        ),
        (
            "SELECT id FROM customer WHERE id = 1000",
            ["1000.0"],
            "Select customer.id Where Eq customer.id '1000.0' Done",
        ),
    ],
)
def test_queries_are_short_token_sequences(sql: str, values: list[str], expected: str) -> None:
    candidates = [Literal(value, value.replace(".", "").isdigit()) for value in values]
    tokens = encode(parse_sql(sql, SHOP.__class__(SHOP.tables)), SHOP, candidates)
    assert spell(tokens, candidates) == expected


def test_a_value_that_the_question_lacks_is_named() -> None:
    with pytest.raises(LiteralNotFoundError, match="Berlin"):
        encode(parse_sql("SELECT id FROM customer WHERE country = 'Berlin'", SHOP), SHOP, [Literal("Paris")])


def test_copied_values_are_respelled_when_decoded() -> None:
    literals = [Literal("new york")]
    first_literal = A + len(COLUMNS) + len(TABLES)
    column = A + COLUMNS.index(("customer", "country"))
    words: list[str | int] = ["Select", column, "Where", "Eq", column, "TitleCase", first_literal, "Done"]
    tokens = [ACTIONS[word] if isinstance(word, str) else word for word in words]
    assert render(decode(tokens, SHOP, literals), SHOP) == "SELECT country FROM customer WHERE country = 'New York'"


@pytest.mark.parametrize(
    "tokens",
    [
        [],
        [ACTIONS["Select"]],
        [ACTIONS["Where"]],
        [ACTIONS["Select"], A, ACTIONS["Done"], ACTIONS["Done"]],
        [ACTIONS["Select"], ACTIONS["CountRows"], A, ACTIONS["Done"]],
        [ACTIONS["Select"], A + 10_000, ACTIONS["Done"]],
        [ACTIONS["Select"], -1, ACTIONS["Done"]],
    ],
)
def test_tokens_outside_the_grammar_are_refused(tokens: list[int]) -> None:
    with pytest.raises(BadTokensError):
        decode(tokens, SHOP, [])


def test_the_grammar_is_closed_and_compact() -> None:
    used = {child for action in GRAMMAR["actions"] for child in action["children"]} | {GRAMMAR["start"]}
    assert used == set(range(len(GRAMMAR["symbols"])))
    assert {action for symbol in GRAMMAR["symbols"] for action in symbol["actions"]} == set(range(A))
    assert A <= 255
    assert len(GRAMMAR["symbols"]) <= 32
