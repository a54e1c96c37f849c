"""Hanzi of a question find names in pinyin: whole, by first letters, or a part; English names are not hit by chance."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking.sounds import characters, readings, spellings
from sql_copilot_ls.schema.model import Column, Schema, Table
from tests.linking.linking_schemas import said

SHELTERS = Schema(
    (
        Table("rfgcpy", tuple(map(Column, ("id", "name", "jldw", "qsdw", "ssqx", "jgsj", "geom")))),
        Table("aipoi", tuple(map(Column, ("id", "name", "geom")))),
        Table("gxssln", tuple(map(Column, ("pipeline_type", "gl", "length")))),
    )
)
TREES = Schema(
    (
        Table("yanghudanwei", tuple(map(Column, ("id", "mingcheng", "hetongdaoqi")))),
        Table("shu", tuple(map(Column, ("id", "yanghudanwei_id", "guan_ling", "lvhualv")))),
    )
)
PIPES = Schema((Table("gxssln", tuple(map(Column, ("name", "pipeline_type", "gl", "length", "geom")))),))
ENGLISH = Schema((Table("ledger", tuple(map(Column, ("gl", "gl_code", "name", "sl", "cd", "invoice_no")))),))


@pytest.mark.parametrize(
    ("schema", "question", "expected"),
    [
        (SHELTERS, "人防工程有多少个", {"rfgcpy": ("人防工程", "sound_part")}),
        (SHELTERS, "查一下市民中心站附近500米的人防工程的数量", {"rfgcpy": ("人防工程", "sound_part")}),
        (SHELTERS, "附近的地铁站", {}),
        (SHELTERS, "管龄", {"gl": ("管龄", "initials")}),
        (SHELTERS, "管龄在20-30年的有多长", {"gl": ("管龄", "initials")}),
        (SHELTERS, "每个监理单位的工程", {"jldw": ("监理单位", "initials")}),
        (SHELTERS, "按所属区县统计", {"ssqx": ("所属区县", "initials")}),
        (SHELTERS, "general ledger", {}),
        (TREES, "养护单位的名称", {"yanghudanwei": ("养护单位", "sound"), "yanghudanwei_id": ("养护单位", "sound_part"),
          "mingcheng": ("名称", "sound")}),
        (TREES, "合同到期的", {"hetongdaoqi": ("合同到期", "sound")}),
        (TREES, "树的管龄", {"shu": ("树", "sound_part"), "guan_ling": ("管龄", "sound")}),
        (TREES, "绿化率", {"lvhualv": ("绿化率", "sound")}),
        (PIPES, "管龄20到30年的", {"gl": ("管龄", "initials")}),
        (ENGLISH, "管理", {}),
        (ENGLISH, "数量和长度", {}),
    ],
)  # fmt: skip
def test_hanzi_find_names_by_sound(schema: Schema, question: str, expected: dict[str, tuple[str, str]]) -> None:
    assert said(question, schema) == expected


def test_the_table_covers_what_people_type() -> None:
    assert len(characters()) == len(readings()) == 6763
    assert readings()["管"] == ("guan",)
    assert readings()["行"] == ("xing", "hang")
    assert readings()["长"] == ("zhang", "chang")
    assert spellings("龄") == ("ling", "lin")
    assert spellings("女") == ("nv", "nu", "nyu")
    assert spellings("a") == ()
