"""What the question mentions becomes a literal candidate, as SQL would hold it."""

from __future__ import annotations

import pytest
from linking_schemas import CHINESE, MUSIC, relation

from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
from sql_copilot_ls.linking.candidates import LISTED, MAX_LITERALS

VOCABULARY = Vocabulary.build({}, 1024)


def texts(question: str, *, numbers: bool | None = None) -> list[str]:
    found = link(question, SchemaIndex(MUSIC), VOCABULARY).literals
    return [literal.text for literal in found if numbers is None or literal.is_number is numbers]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("more than 1,000 singers", "1000"), ("at least 2.5 points", "2.5"), ("over 10k fans", "10000"),
        ("more than twelve", "12"), ("twenty five songs", "25"), ("in 2014", "2014"), ("3 million people", "3000000"),
        ("the top one", "1"), ("超过二十个", "20"), ("超过3万", "30000"), ("the 3rd song", "3"),
        ("below -5 degrees", "-5"),
    ],
)  # fmt: skip
def test_numbers_in_any_spelling(question: str, number: str) -> None:
    assert number in texts(question, numbers=True)


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("after 2020-01-31", "2020-01-31"), ("born on January 5 2014", "2014-01-05"),
        ("on 5th of Jan 2014", "2014-01-05"),
        ("since March 2019", "2019-03"), ("2014年3月5日以后", "2014-03-05"), ("on 2014/3/5", "2014-03-05"),
    ],
)  # fmt: skip
def test_dates_become_iso(question: str, date: str) -> None:
    assert date in texts(question, numbers=False)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("songs called 'Le Pop'", "Le Pop"), ('theme "Wide Awake"', "Wide Awake"), ("名字叫“王伟”的歌手", "王伟"),
        ("who sang Gone with the Wind", "Gone with the Wind"), ("singers from New York", "New York"),
        ("Find singers by Alan Turing's band", "Alan Turing"), ("code QM-261", "QM-261"),
        ("mail bob@example.com", "bob@example.com"),
        ("singers from bangladesh", "bangladesh"), ("containing the letter a", "a"), ("French singers", "France"),
        ("Oil and gas concerts", "Oil and gas"), ("来自北京的歌手", "北京"), ("腾格里的面积", "腾格里"),
        ("Don't stop in Paris", "Paris"),
    ],
)  # fmt: skip
def test_text_spans(question: str, text: str) -> None:
    assert text in texts(question)


def test_allowed_and_inserted_values_are_taken_as_the_schema_spells_them() -> None:
    request = link("active singers, or on leave, in happy tonight", SchemaIndex(MUSIC), VOCABULARY)
    values = {literal.text: literal for literal in request.literals if literal.kind == 10}
    assert values.keys() == {"active", "on_leave", "Happy Tonight"}
    node = sum(request.counts[:3]) + request.literals.index(values["active"])
    status = request.counts.words + 5
    assert relation(request, node, status) == "literal_column_value_member"
    assert relation(request, status, node) == "column_literal_value_member"


def test_a_schema_word_is_no_likely_value() -> None:
    request = link("学生的姓名", SchemaIndex(CHINESE), VOCABULARY)
    assert "的" not in [literal.text for literal in request.literals]


def test_candidates_are_bounded_and_the_sure_ones_stay() -> None:
    names = " ".join(f"zorb{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(60))
    request = link(f"find 'Le Pop' 42 {names}", SchemaIndex(MUSIC), VOCABULARY)
    found = [literal.text for literal in request.literals if literal.kind != LISTED]
    assert len(found) == MAX_LITERALS
    assert {"Le Pop", "42"} <= set(found)
