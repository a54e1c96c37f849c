"""Words find the names they speak of, and the better match wins."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table
from tests.linking.linking_schemas import CHINESE, COMMENTED, MUSIC, grade

VOCABULARY = Vocabulary.build({}, 1024)


@pytest.mark.parametrize(
    ("question", "word", "item", "expected"),
    [
        ("themes of concerts", "themes", "concert.theme", "near_table"),
        ("list every theme", "theme", "concert.theme", "exact"),
        ("show the song name", "name", "singer.song_name", "exact"),
        ("show the song name", "name", "singer.name", "inside"),
        ("name of each song", "song", "singer.song_name", "all"),
        ("which nation", "nation", "singer.country", "lexicon"),
        ("show the vocalists", "vocalists", "singer", "lexicon"),
        ("how old are they", "old", "singer.birthdate", "lexicon_part"),
        ("show all ids", "ids", "singer.singer_id", "head"),
        ("songs please", "songs", "singer.song_name", "part"),
        ("list the conserts", "conserts", "concert", "fuzzy"),
        ("count by singer_id", "singer_id", "singer_in_concert.singer_id", "exact"),
        ("birth date", "birth", "singer.birthdate", "exact"),
        ("all singers", "singers", "singer.status", "of_table"),
        ("in French, please", "French", "singer.country", "lexicon"),
        ("held in 2014", "2014", "concert.year", "lexicon"),
        ("the weather", "weather", "singer.name", "none"),
    ],
)
def test_english_words_match_english_names(question: str, word: str, item: str, expected: str) -> None:
    index = SchemaIndex(MUSIC)
    assert grade(link(question, index, VOCABULARY), index, word, item) == expected


@pytest.mark.parametrize(
    ("question", "word", "item", "expected"),
    [
        ("每个国家有多少歌手", "歌手", "singer", "exact"),
        ("每个国家有多少歌手", "国家", "singer.country", "near_table"),
        ("歌手的出生日期", "出生日期", "singer.birthdate", "near_table"),
    ],
)
def test_chinese_words_reach_english_names_by_their_glosses(question: str, word: str, item: str, expected: str) -> None:
    index = SchemaIndex(MUSIC)
    assert grade(link(question, index, VOCABULARY), index, word, item) == expected


@pytest.mark.parametrize(
    ("question", "word", "item", "expected"),
    [
        ("unpaid ones", "unpaid", "bill.paid_at", "contrary"),
        ("inactive ones", "inactive", "bill.is_active", "contrary"),
        ("still open", "open", "bill.closed_on", "contrary"),
        ("active ones", "active", "bill.is_active", "exact"),
        ("discounts", "discounts", "bill.count", "none"),
        ("未付的", "未付", "bill.paid_at", "contrary"),
    ],
)
def test_contraries_find_what_they_deny(question: str, word: str, item: str, expected: str) -> None:
    index = SchemaIndex(Schema((Table("bill", tuple(map(Column, ("paid_at", "is_active", "closed_on", "count")))),)))
    assert grade(link(question, index, VOCABULARY), index, word, item) == expected


@pytest.mark.parametrize(
    ("question", "word", "item", "expected"),
    [
        ("shelters near the station", "near", "shelter.shape", "lexicon"),
        ("500米以内的人防工程", "米", "shelter.shape", "lexicon"),
        ("附近的数量", "附近", "shelter.shape", "lexicon"),
        ("附近的数量", "数量", "shelter.id", "none"),
    ],
)
def test_words_of_space_find_geometries(question: str, word: str, item: str, expected: str) -> None:
    columns = Column("id", kind=ColumnKind.NUMBER), Column("shape", kind=ColumnKind.GEOMETRY)
    index = SchemaIndex(Schema((Table("shelter", columns),)))
    assert grade(link(question, index, VOCABULARY), index, word, item) == expected


@pytest.mark.parametrize(
    ("question", "word", "item", "expected"),
    [
        ("how many visits does each one have", "does", "visit.done_at", "none"),
        ("visits that are done", "done", "visit.done_at", "near_table"),
        ("没有病历的", "没有", "visit.invoice_no", "none"),
        ("发票号码", "号码", "visit.invoice_no", "exact"),
        ("超过三次的", "次", "visit.start_time", "none"),
        ("开始时间", "开始时间", "visit.start_time", "exact"),
        ("没搬出去的", "去", "visit.end_date", "none"),
        ("those who are gone", "gone", "visit.end_date", "lexicon_part"),
        ("employees who left", "left", "visit.termination_date", "lexicon_part"),
        ("the visits in each room", "each", "visit.price", "none"),
        ("items out of stock", "out", "visit.stock", "lexicon"),
        ("headcount per room", "headcount", "visit.manager_id", "none"),
        ("visits labelled urgent", "labelled", "visit.label", "near_table"),
    ],
)
def test_homonyms_and_words_that_only_ask_find_nothing(question: str, word: str, item: str, expected: str) -> None:
    names = (
        "done_at",
        "invoice_no",
        "start_time",
        "end_date",
        "termination_date",
        "price",
        "stock",
        "manager_id",
        "label",
    )
    index = SchemaIndex(Schema((Table("visit", tuple(map(Column, names))),)))
    assert grade(link(question, index, VOCABULARY), index, word, item) == expected


def test_comments_count_as_names() -> None:
    index = SchemaIndex(COMMENTED)
    request = link("列出信用额度超过1000的客户名称", index, VOCABULARY)
    assert grade(request, index, "额度", "t_cust.cr_lmt") == "near_table"
    assert grade(link("credit limit of customers", index, VOCABULARY), index, "customers", "t_cust") == "exact"
    assert grade(link("total amount", index, VOCABULARY), index, "amount", "t_ord.amt") == "exact"


def test_chinese_names_match_however_the_question_is_cut() -> None:
    index = SchemaIndex(CHINESE)
    request = link("查询学分大于3的课程名称", index, VOCABULARY)
    assert grade(request, index, "学分", "课程.学分") == "near_table"
    assert grade(request, index, "课程名称", "课程.课程名称") == "exact"
    english = link("names of the students", index, VOCABULARY)
    assert grade(english, index, "names", "学生.姓名") == "near_table"


def test_pinyin_and_prefixes_do_not_hide_a_name() -> None:
    index = SchemaIndex(Schema((Table("tbl_yonghu", (Column("xingming"), Column("dianhua"))),)))
    request = link("用户的姓名", index, VOCABULARY)
    assert grade(request, index, "用户", "tbl_yonghu") == "exact"
    assert grade(request, index, "姓名", "tbl_yonghu.xingming") == "near_table"
    assert grade(link("user phone", index, VOCABULARY), index, "phone", "tbl_yonghu.dianhua") == "near_table"
