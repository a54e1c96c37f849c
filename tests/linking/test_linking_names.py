"""Names are split and expanded the same way wherever they stand."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking.name_reading import read_name, segment_chinese, split_concatenated
from sql_copilot_ls.linking.word_forms import edit_distance_within, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people", "person"), ("children", "child"), ("countries", "country"), ("named", "names"), ("rating", "rated"),
        ("boxes", "box"), ("classes", "class"), ("cities", "city"), ("stopped", "stops"), ("singer's", "Singers"),
        ("buses", "bus"), ("courses", "course"), ("sold", "sells"), ("making", "make"),
        ("labelled", "label"), ("travelling", "travels"),
        ("cancelled", "canceled"), ("telling", "tell"), ("billed", "bill"), ("misspelled", "misspell"),
    ],
)  # fmt: skip
def test_inflected_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("king", "kin"), ("status", "stat"), ("bed", "be"), ("news", "new")])
def test_endings_that_belong_to_a_word_stay(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("openyear", ("open", "year")), ("customername", ("customer", "name")), ("airportcode", ("airport", "code")),
        ("deptno", ("dept", "no")), ("eid", ("e", "id")), ("country", ("country",)), ("zzyzx", ("zzyzx",)),
        ("custmst", ("cust", "mst")),
        ("crlmt", ("cr", "lmt")), ("qtyoh", ("qty", "oh")), ("lstcntdt", ("lst", "cnt", "dt")), ("lnno", ("lnno",)),
        ("subscr", ("subscr",)), ("ssqxdt", ("ssqxdt",)), ("headcount", ("headcount",)),
    ],
)  # fmt: skip
def test_concatenations_split_into_known_words_only(word: str, parts: tuple[str, ...]) -> None:
    assert split_concatenated(word) == parts


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("custName", "customer name"),
        ("QTY", "quantity"),
        ("dob", "birthdate"),
        ("xingming", "姓名"),
        ("订单金额", "order_amount"),
        ("ACTFLG", "active"),
        ("STDCST", "cost"),
        ("REORDPT", "reorder"),
        ("rcvd_dt", "received"),
    ],
)
def test_abbreviations_and_glosses_meet_the_full_words(name: str, same: str) -> None:
    left, right = read_name(name).units, read_name(same).units
    assert set().union(*left) & set().union(*right)


def test_a_name_keeps_its_own_pieces_beside_the_expansion() -> None:
    assert read_name("qty").pieces == ("qty", "quantity")
    assert read_name("address2").pieces == ("address", "2")


def test_chinese_is_cut_into_lexicon_words() -> None:
    assert segment_chinese("每个部门的平均工资") == ("每个", "部门", "的", "平均", "工资")


def test_edit_distance_counts_a_swap_once() -> None:
    assert edit_distance_within("recieve", "receive", 1)
    assert not edit_distance_within("abcd", "dcba", 2)
