"""Values that the schema lists are nodes, and words find them by meaning, denial and sound."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
from sql_copilot_ls.linking.candidates import LISTED
from sql_copilot_ls.linking.value_matches import MAX_LISTED, MAX_PER_COLUMN
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table
from tests.linking.linking_schemas import VALUED, relation, values

VOCABULARY = Vocabulary.build({}, 1024)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("unpaid orders", {"pay_status 0": "label", "pay_status 1": "opposite"}),
        ("orders paid for", {"pay_status 1": "label", "pay_status 0": "opposite"}),
        ("orders that haven't been paid", {"pay_status 0": "label", "pay_status 1": "opposite"}),
        ("未付的订单", {"pay_status 0": "label", "pay_status 1": "opposite"}),
        ("没付款的订单", {"pay_status 0": "label", "pay_status 1": "opposite"}),
        ("已经退款的", {"pay_status 2": "label"}),
        ("pay status 2", {"pay_status 2": "label"}),
        ("2 orders", {}),
        ("inactive ones", {"state active": "opposite"}),
        ("not active", {"state inactive": "label"}),
        ("the dormant ones", {"state inactive": "lexicon", "state active": "opposite"}),
        ("actve ones", {"state active": "similar"}),
        ("paid by card", {"pay_status 1": "label", "pay_status 0": "opposite", "channel credit_card": "lexicon"}),
        ("voided", {"state cancelled": "lexicon"}),
        ("locked ones", {"is_locked TRUE": "label", "is_locked FALSE": "opposite"}),
        ("unlocked ones", {"is_locked FALSE": "label", "is_locked TRUE": "opposite"}),
        (
            "those that are open",
            {
                "is_locked FALSE": "label",
                "is_locked TRUE": "opposite",
                "pay_status 0": "lexicon",
                "state active": "lexicon",
            },
        ),
        ("not shipped yet", {"shipped N": "label", "shipped Y": "opposite"}),
        ("未发货的", {"shipped N": "label", "shipped Y": "opposite"}),
        ("没有合格的", {"check 不合格": "label"}),
        ("合格的", {"check 不合格": "opposite"}),
        ("运行异常的", {"zt yichang": "sound"}),
        ("没 shipped 的", {"shipped N": "label", "shipped Y": "opposite"}),
        ("没有 sea view 的", {"sea_view 0": "label", "sea_view 1": "opposite"}),
        ("有 sea view 的", {"sea_view 1": "label", "sea_view 0": "opposite"}),
        ("bots excluded", {"is_bot FALSE": "label", "is_bot TRUE": "opposite"}),
        ("with no sea view", {"sea_view 0": "label", "sea_view 1": "opposite"}),
        ("the sea view", {"sea_view 1": "label", "sea_view 0": "opposite"}),
        ("what we bought", {"buy_sell B": "label"}),
        ("forwards", {"pos FW": "similar"}),
        ("离线的电表", {"energy 1": "label"}),
        ("还没复查的", {"review 待复查": "label", "review 已复查": "opposite"}),
        ("复查过的", {"review 已复查": "label", "review 待复查": "opposite"}),
        ("the weather", {}),
    ],
)
def test_words_find_listed_values(question: str, expected: dict[str, str]) -> None:
    index = SchemaIndex(VALUED)
    assert values(link(question, index, VOCABULARY), index) == expected


def test_a_listed_value_knows_its_column_table_and_siblings() -> None:
    index = SchemaIndex(VALUED)
    request = link("orders", index, VOCABULARY)
    first = sum(request.counts[:3])
    column, table = request.counts.words, request.counts.words + request.counts.columns
    assert [literal.text for literal in request.literals[:4]] == ["0", "1", "2", "active"]
    assert request.kinds[first] == LISTED
    assert relation(request, first, column) == "literal_column_value_listed"
    assert relation(request, column, first) == "column_literal_value_listed"
    assert relation(request, first, table) == "literal_table_value_of"
    assert relation(request, table, first) == "table_literal_value_of"
    assert relation(request, first, first + 1) == "literal_sibling"
    assert relation(request, first, first + 3) == "literal_other"


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("pay_status 0", ("<listed>", "0", "unpaid")),
        ("is_locked FALSE", ("<listed>", "<no>", "lock")),
        ("shipped Y", ("<listed>", "<yes>", "ship", "shipment")),
        ("channel credit_card", ("<listed>", "credit", "card")),
    ],
)
def test_pieces_say_what_a_value_means(value: str, pieces: tuple[str, ...]) -> None:
    request = link("orders", SchemaIndex(VALUED), VOCABULARY)
    names = [f"{VALUED.tables[0].columns[literal.members[0]].name} {literal.text}" for literal in request.literals]
    assert request.node_pieces[sum(request.counts[:3]) + names.index(value)] == pieces


def test_only_values_of_number_columns_are_numbers() -> None:
    request = link("orders", SchemaIndex(VALUED), VOCABULARY)
    assert {literal.text for literal in request.literals if literal.is_number} == {"0", "1", "2"}


def test_a_value_that_the_question_spells_stands_once() -> None:
    request = link("active orders", SchemaIndex(VALUED), VOCABULARY)
    assert [literal.kind for literal in request.literals if literal.text == "active"] == [10]


def many_states(columns: int, states: int) -> Schema:
    names = [f"state{c}" for c in range(columns)]
    return Schema(
        (
            Table(
                "job",
                tuple(
                    Column(name, kind=ColumnKind.TEXT, values=tuple(f"{name}v{v}" for v in range(states)))
                    for name in names
                ),
            ),
        )
    )


def test_of_many_values_those_spoken_of_stay() -> None:
    index = SchemaIndex(many_states(30, 20))
    nothing = link("all of them", index, VOCABULARY)
    assert not [literal for literal in nothing.literals if literal.kind == LISTED]
    named = link("by state7, and state9v3 x", index, VOCABULARY)
    found = [literal for literal in named.literals if literal.kind == LISTED]
    assert {literal.members for literal in found} >= {(7,)}
    assert sum(literal.members == (7,) for literal in found) == MAX_PER_COLUMN
    every = link(" ".join(f"state{c}" for c in range(30)), index, VOCABULARY)
    assert sum(literal.kind == LISTED for literal in every.literals) == MAX_LISTED


def test_geometries_are_nodes_of_their_own_kind() -> None:
    request = link(
        "places", SchemaIndex(Schema((Table("t", (Column("geom", kind=ColumnKind.GEOMETRY),)),))), VOCABULARY
    )
    assert (request.kinds[1], request.column_kinds[0]) == (13, 5)
