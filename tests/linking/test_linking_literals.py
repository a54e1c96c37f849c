"""What the question mentions becomes a literal candidate, as SQL would hold it."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
from sql_copilot_ls.linking.candidates import LISTED, MAX_LITERALS
from tests.linking.linking_schemas import CHINESE, MUSIC, relation

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
        ("two dozen songs", "24"), ("half a million fans", "500000"), ("1.5M fans", "1500000"), ("2k fans", "2000"),
        ("three hundred and five", "305"), ("two thousand and fourteen", "2014"), ("twenty-one songs", "21"),
        ("the twenty-first song", "21"), ("longer than 60s", "60"), ("wider than 5000m", "5000"),
        ("heavier than 50000kg", "50000"), ("top10 singers", "10"), ("after the 80th minute", "80"),
        ("paid $1,200", "1200"), ("100 USD", "100"), ("order #1042", "1042"), ("404s and 500s", "500"),
        ("born in May", "5"), ("on Sundays", "0"), ("on a Monday", "1"),
        ("within 2.5 km", "2500"), ("方圆2公里", "2000"),
        ("3.5亿", "350000000"), ("年薪不低于30万", "30"), ("top20的歌手", "20"), ("第三名", "3"), ("周六的演出", "6"),
    ],
)  # fmt: skip
def test_numbers_in_any_spelling(question: str, number: str) -> None:
    assert number in texts(question, numbers=True)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("more than 5% of singers", {"5", "0.05"}), ("12 percent", {"12", "0.12"}), ("7.5 per cent", {"7.5", "0.075"}),
        ("百分之十五", {"15", "0.15"}), ("raise prices by 10 %", {"10", "0.1", "1.1"}),
        ("cut fees by 20 percent", {"20", "0.2", "0.8"}), ("价格上调5%", {"5", "0.05", "1.05"}),
    ],
)  # fmt: skip
def test_shares_count_as_per_cent_and_as_part_of_one(question: str, expected: set[str]) -> None:
    assert expected <= set(texts(question, numbers=True))


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
        ("whose names contain love and hate", "love and hate"), ("title starts with Head of", "Head of"),
        ("songs mentioning broken hearts", "broken heart"), ("skills include first aid", "first aid"),
        ("singers from country us", "us"), ("ThinkPads on stage", "ThinkPad"), ("Oslo, Rome and Bern", "Rome"),
        ("from oslo or bern", "bern"),
    ],
)  # fmt: skip
def test_text_spans(question: str, text: str) -> None:
    assert text in texts(question)


@pytest.mark.parametrize(
    ("question", "cut"), [("Dana Whitlock's songs", "Dana Whitloc"), ("Johnson's songs", "Johnso")]
)
def test_an_owner_is_no_plural(question: str, cut: str) -> None:
    assert cut not in texts(question)
    assert cut + question[len(cut)] in texts(question)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("order AB-17", {"AB-17"}), ("invoice 2024-0117", {"2024-0117"}), ("scene 12A", {"12A"}),
        ("run 240611_A01_0093", {"240611_A01_0093"}), ("declaration 25DE586600112233K4", {"25DE586600112233K4"}),
        ("client 203.0.113.7", {"203.0.113.7"}), ("version 4.12.0", {"4.12.0"}), ("phone 087 5550142", {"087 5550142"}),
        ("period 2024-05", {"2024-05"}), ("codes starting with BK-", {"BK-"}), ("numbered 2024-...", {"2024-"}),
        ("firmware 3.1.x", {"3.1."}), ("from 10.20.* hosts", {"10.20."}), ("tags of release/*", {"release/"}),
        ("all invoice.* events", {"invoice."}),
        ("domains ending in .shop", {".shop"}), ("mail at @acme.io", {"@acme.io"}),
        ("hits under /pricing", {"/pricing"}),
        ("plain http:// links", {"http://"}), ("bodies with {{coupon_code}}", {"{{coupon_code}}"}),
        ("ages 0-30, 31-60 and 60+", {"0-30", "31-60", "60+"}), ("OTAs", {"OTA"}),
        ("车牌浙A12345的车", {"浙A12345"}), ("浙A开头的车", {"浙A"}), ("住3号楼的人", {"3号楼"}),
        ("东2门的门岗", {"东2门"}),
        ("周期2025年Q3", {"2025年Q3"}), ("证号浙(2023)0012345的人", {"浙(2023)0012345"}),
        ("@163.com结尾的", {"@163.com"}), ("点位1003A的仪器", {"1003A"}),
    ],
)  # fmt: skip
def test_codes_and_their_beginnings_and_ends(question: str, codes: set[str]) -> None:
    assert codes <= set(texts(question))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("查询周大山采摘的茶", "周大山"), ("今天周凯带谁上课", "周凯"), ("张桂芳反映过的件", "张桂芳"),
        ("台区经理换成李伟", "李伟"), ("加个门岗，保安老周", "老周"), ("查华为牌子下面的商品", "华为"),
        ("中山路店的库存", "中山路店"), ("品牌为晨光、得力的商品", "得力"), ("吉他社有哪些成员", "吉他社"),
        ("昨天乙班出的钢", "乙班"), ("联华超市昨天的交易流水", "联华超市"), ("带芋泥的饮品", "芋泥"),
        ("人民公园绿地上的树", "人民公园"), ("意见含违约金的审批", "违约金"), ("老王水产租了哪些摊位", "老王水产"),
        ("名为新年杯的活动", "新年杯"), ("风云再起充过哪些", "风云再起"),
    ],
)  # fmt: skip
def test_chinese_names(question: str, name: str) -> None:
    assert name in texts(question)


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


@pytest.mark.parametrize(
    ("question", "whole", "parts"),
    [
        ("formula AM-014 of May", "AM-014", {"AM", "014", "14"}),
        ("配方 AM-014 的份数", "AM-014", {"AM", "014", "14"}),
        ("insert store TK-UK-02", "TK-UK-02", {"TK", "UK", "02", "TK-UK"}),
        ("invoice INV-2024-07", "INV-2024-07", {"INV", "2024", "2024-07", "7"}),
        ("songs of Acme Foods", "Acme Foods", {"Acme Food"}),
        ("singers from Leeds", "Leeds", {"Leed"}),
    ],
)
def test_a_code_and_a_name_are_whole(question: str, whole: str, parts: set[str]) -> None:
    found = texts(question)
    assert whole in found
    assert parts.isdisjoint(found)


def test_a_code_behind_the_words_that_are_read_is_none() -> None:
    assert "AM-014" in texts("a " * 20 + "AM-014")
    assert "AM-014" not in texts("a " * 400 + "AM-014")


def test_what_a_sign_separates_without_being_a_code_stays_apart() -> None:
    assert {"P1", "P0"} <= set(texts("incidents P0/P1"))
    assert "1900" in texts("pre-1900 songs")
    assert "singer" in texts("Singers")
