"""What a comment lists is counted; where it lists nothing, nothing is."""

import pytest

from sql_copilot_ls.generation.listed_items import Listed, listed_items


@pytest.mark.parametrize(
    ("comment", "count", "by_colon"),
    [
        ("unpaid orders: number, customer, amount", 3, True),
        ("boats with their owner: boat name and owner", 2, True),
        ("stacks: stack + count", 2, True),
        ("service history of LB19 XTR: date, kind, mileage, newest first", 3, True),
        ("agreements (all of them): code, partner, by year", 2, True),
        ("the players: first name, last name (where known), club. Sorted by club", 3, True),
        ("未还的刀：刀具编号、型号名、借用人、应还日期", 4, True),
        ("退款单：角色名和金额，金额高的在前", 2, True),
        ("电量低于15的设备的名称、所在区域、电量", 3, False),
        ("赵敏吃过的菜名和价格", 2, False),
    ],
)
def test_a_list_is_counted(comment: str, count: int, by_colon: bool) -> None:
    assert listed_items(comment) == Listed(count, by_colon)


@pytest.mark.parametrize(
    "comment",
    [
        "orders of last week", "TODO: unpaid orders", "at 12:30, 14:00 and 15:00", "新增：用户", "杭州的门店",
        "name, city", "orders: a, b: c, d", "", "的", "：",
    ],
)  # fmt: skip
def test_nothing_is_listed(comment: str) -> None:
    assert listed_items(comment) is None
