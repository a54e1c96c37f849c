"""Values that the DDL explains: code lists in comments and notes, CHECKs, flags; and what is no list."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import Column, parse_ddl
from sql_copilot_ls.schema.code_lists import codes_of
from sql_copilot_ls.schema.model import ColumnKind

NUMBER, TEXT = ColumnKind.NUMBER, ColumnKind.TEXT


@pytest.mark.parametrize(
    ("kind", "comment", "expected"),
    [
        (NUMBER, "0未付 1已付 2退款", "0=未付 1=已付 2=退款"),
        (NUMBER, "0:否,1:是", "0=否 1=是"),
        (NUMBER, "状态(1待审 2通过)", "1=待审 2=通过"),
        (NUMBER, "状态：0-禁用 1-启用", "0=禁用 1=启用"),
        (NUMBER, "处理状态：0->待处理；1->退货中；2->已完成", "0=待处理 1=退货中 2=已完成"),
        (NUMBER, "订单状态:0.待支付 1.已支付 3:出库成功 -1.手动关闭", "0=待支付 1=已支付 3=出库成功 -1=手动关闭"),
        (NUMBER, "支付方式 1、微信 2、支付宝", "1=微信 2=支付宝"),
        (NUMBER, "收费方式（0 按件数,1 按重量 2按体积）", "0=按件数 1=按重量 2=按体积"),
        (TEXT, "删除标志（0代表存在 2代表删除）", "0=存在 2=删除"),
        (NUMBER, "0是未收货，1是已收货", "0=未收货 1=已收货"),
        (NUMBER, "启用:1,禁用:0", "1=启用 0=禁用"),
        (TEXT, "是否有效 Y是N否", "Y=是 N=否"),
        (NUMBER, "是否展示 1/是,0/否", "1=是 0=否"),
        (TEXT, "状态 online/已上线,draft/草稿,offline/已下线", "online=已上线 draft=草稿 offline=已下线"),
        (TEXT, "M(男) or F(女)", "M=男 F=女"),
        (NUMBER, "状态：0:未审核 1审核通过", "0=未审核 1=审核通过"),
        (NUMBER, "申请类型:1,仅退款", ""),
        (NUMBER, "1：已经支付过，0：，没有支付过", "1=已经支付过 0=没有支付过"),
        (NUMBER, "1:待付款 2小时内", ""),
        (TEXT, "T毒性 C腐蚀 In感染", "T=毒性 C=腐蚀 In=感染"),
        (TEXT, "菜单类型（M目录 C菜单 F按钮）", "M=目录 C=菜单 F=按钮"),
        (TEXT, "状态 idle空闲 charging充电中 offline离线", "idle=空闲 charging=充电中 offline=离线"),
        (NUMBER, "1=active; 2=suspended", "1=active 2=suspended"),
        (NUMBER, "0=no, 1=yes", "0=no 1=yes"),
        (NUMBER, "execution type 0:parallel,1:serial wait,2:serial", "0=parallel 1=serial wait 2=serial"),
        (NUMBER, "0 = In house. 1 = Purchased.", "0=In house 1=Purchased"),
        (NUMBER, "1 means enabled, 0 means disabled", "1=enabled 0=disabled"),
        (NUMBER, "0 for bronze, 1 for silver, 2 for gold", "0=bronze 1=silver 2=gold"),
        (NUMBER, "condition type : 0 none, 1 judge 2 delay", "0=none 1=judge 2=delay"),
        (TEXT, "A-active/I-inactive", "A=active I=inactive"),
        (TEXT, "S = Single, M = Married", "S=Single M=Married"),
        (TEXT, "ACTIVE, PAUSED, CLOSED", "ACTIVE PAUSED CLOSED"),
        (TEXT, "draft | sent | paid", "draft sent paid"),
        (TEXT, "possible values: pending, success or failed", "pending success failed"),
        (TEXT, "RV in review, GR granted, RF refused", "RV=in review GR=granted RF=refused"),
        (TEXT, "W won, L lost, X expired; null while open", "W=won L=lost X=expired"),
        (TEXT, "A transit; C short stay; D long stay", "A=transit C=short stay D=long stay"),
        (TEXT, "after inspection: A like new, B used", "A=like new B=used"),
        (TEXT, "AP, AR, PR payroll, MJ manual", "AP AR PR=payroll MJ=manual"),
        (TEXT, "SCH scheduled, DEP departed, CNX cancelled", "SCH=scheduled DEP=departed CNX=cancelled"),
        (TEXT, "UTC time, ISO format", ""),
        (TEXT, "ID of the order, NO of the line", ""),
        (TEXT, "A unique name, never changed", ""),
        (NUMBER, "A active, I inactive", ""),
        (TEXT, "one of 'a', 'b'", ""),
        (TEXT, "'low','high'", "low high"),
        (NUMBER, "width in 1-5 mm", ""),
        (NUMBER, "scale 0-1, percent 1-100", ""),
        (TEXT, "见 1.2 节 和 1.3 节", ""),
        (NUMBER, "保留2位小数 1位整数", ""),
        (NUMBER, "第1期 第2期", ""),
        (TEXT, "since 2020, 2021 and 2022", ""),
        (TEXT, "138-1234-5678, 139-1234-5678", ""),
        (TEXT, "yyyy-MM-dd HH:mm:ss", ""),
        (TEXT, "e.g. ACTIVE, PAUSED, CLOSED", ""),
        (TEXT, "PO, SO, WO, etc.", ""),
        (TEXT, "first name, last name, title", ""),
        (TEXT, "Foreign key to Product.ProductID", ""),
        (NUMBER, "ACTIVE, PAUSED, CLOSED", ""),
        (ColumnKind.TIME, "0:none, 1:some", ""),
        (TEXT, "以逗号分割：1->无忧退货；2->快速退款", ""),
        (TEXT, 'ids as 数组["id1","id2"]', ""),
        (TEXT, "CSV: RETAIL,ONLINE,WHOLESALE", ""),
        (NUMBER, "Command: 0 start, 1 stop at the end of a day, 2 hold", "0=start 1=stop at the end of a day 2=hold"),
        (NUMBER, "Alarm: 0 is not sent, 1 is sent, 2 is lost", "0=is not sent 1=is sent 2=is lost"),
        (NUMBER, "卡类型 1年卡 2季卡 3月卡 4SPA卡", "1=年卡 2=季卡 3=月卡 4=SPA卡"),
        (NUMBER, "0 普通用户，1 VIP用户", "0=普通用户 1=VIP用户"),
        (TEXT, "类型 table/数据库表,sql/SQL虚拟表", "table=数据库表 sql=SQL虚拟表"),
        (NUMBER, "0是可申请，1是已申请，2用户退货", "0=可申请 1=已申请 2=用户退货"),
        (NUMBER, "状态，如果是0则未使用；如果是1，则是已使用；如果2则已过期", "0=未使用 1=已使用 2=已过期"),
        (NUMBER, "如果status=0，则是商品ID；如果status=1，则是专题ID", "0=商品ID 1=专题ID"),
        (NUMBER, "如果type=0，则是商品ID；如果type=1，则是专题ID", ""),
        (TEXT, "goods_type如果是0则空集合，如果是1则是类目集合", ""),
        (NUMBER, "如果是-1，则不能评价；如果是0，则可以评价；如果其他值，则是评论ID", ""),
        (NUMBER, "数量，如果是0，则是无限量", ""),
        (NUMBER, "开团未支付则0，开团中则1", "0=开团未支付 1=开团中"),
        (TEXT, "理赔状态（待审核/已赔付/已拒赔）", "待审核 已赔付 已拒赔"),
        (TEXT, "性别（男/女）", "男 女"),
        (TEXT, "单价（元/吨）", ""),
        (TEXT, "单价（元/吨/天）", ""),
        (TEXT, "文本内容（预览/检索用）", ""),
        (TEXT, "方式 wx/yh/dt（微信/银行/大厅）", ""),
        (TEXT, "显示类型（文本框、文本域、下拉框）", ""),
        (NUMBER, "1 = Highest, 10 = Lowest", ""),
        (TEXT, "Valid:\nSHIPPED - it is on its way\nIN-TRANSIT - it is en-route\nLOST - nobody knows",
         "SHIPPED=it is on its way IN-TRANSIT=it is en-route LOST=nobody knows"),
    ],
)  # fmt: skip
def test_lists_in_comments(kind: ColumnKind, comment: str, expected: str) -> None:
    codes = codes_of(comment, kind, "status")
    assert " ".join(f"{code}={label}" if label else code for code, label in codes) == expected


def _shown(column: Column) -> str:
    labels = column.labels or ("",) * len(column.values)
    return " ".join(f"{v}={label}" if label else v for v, label in zip(column.values, labels, strict=True))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("a int COMMENT '0:off,1:on'", "0=off 1=on"),
        ("a int, -- 0:off,1:on", "0=off 1=on"),
        ("-- 0:off,1:on\na int", "0=off 1=on"),
        ("a enum('x','y') COMMENT 'x: left, y: right'", "x=left y=right"),
        ("a enum('x','y')", "x y"),
        ("a varchar(9) CHECK (a IN ('x', 'y'))", "x y"),
        ("a varchar(9) CHECK ((a)::text = ANY (ARRAY['x'::text, 'y'::text]))", "x y"),
        ("a varchar(9) CHECK (a = 'x' OR a = 'y')", "x y"),
        ("a varchar(9) CHECK ([a]='x' OR [a]='y' OR [a]='z')", "x y z"),
        ("a int CHECK (a = 1 OR a = 2)", "1 2"),
        ("a varchar(9), b int, CHECK (a = 'x' AND b > 1)", ""),
        ("a varchar(9), b varchar(9), CHECK (a = 'x' OR b = 'y')", ""),
        ("a int CHECK (a BETWEEN 1 AND 5)", ""),
        ("is_paid int DEFAULT 0", "0=no 1=yes"),
        ("is_paid char(1) DEFAULT 'N'", "N=no Y=yes"),
        ("has_account tinyint NOT NULL DEFAULT ((1))", "0=no 1=yes"),
        ("is_paid int", ""),
        ("island_count int DEFAULT 0", ""),
    ],
)
def test_values_of_columns(column: str, expected: str) -> None:
    dialect = "mysql" if "enum" in column or "COMMENT" in column else "tsql" if "[a]" in column else "postgres"
    text = column if "\n" in column or "--" in column else column + "\n"
    table = parse_ddl(f"CREATE TABLE t (\n{text}\n);", dialect=dialect).tables[0]
    assert _shown(table.columns[0]) == expected


def test_comments_that_come_later_explain_values_too() -> None:
    schema = parse_ddl(
        "CREATE TABLE t (a int, b text CHECK (b IN ('x','y')));\nCOMMENT ON COLUMN t.a IS '1 = new, 2 = old';\n"
        "COMMENT ON COLUMN t.b IS 'x = left, y = right';\n"
        "ALTER TABLE t ADD COLUMN c int; COMMENT ON COLUMN t.c IS '0否 1是';",
        dialect="postgres",
    )
    assert [_shown(c) for c in schema.tables[0].columns] == ["1=new 2=old", "x=left y=right", "0=否 1=是"]


@pytest.mark.parametrize(
    ("body", "comments"),
    [
        ("  -- what it is\n  a int,\n  -- where it is,\n  -- or was\n  b int", ["what it is", "where it is, or was"]),
        ("  a int, -- first\n  -- a heading\n  b int", ["first", ""]),
        ("  -- keys\n  a int,\n  b int,\n  c int", ["", "", ""]),
        ("  -- old int,\n  a int,\n  -- what it is\n  b int", ["", "what it is"]),
        ("  /* what it is */\n  a int,\n  # where\n  b int", ["what it is", "where"]),
        ("  -- 1=new, 2=old\n  a int,\n  b int,\n  c int", ["1=new, 2=old", "", ""]),
    ],
)
def test_notes_above_columns(body: str, comments: list[str]) -> None:
    table = parse_ddl(f"CREATE TABLE t (\n{body}\n);", dialect="mysql").tables[0]
    assert [c.comment for c in table.columns] == comments


@pytest.mark.parametrize(
    "ddl",
    [
        "-- what the table is\nCREATE TABLE t (a int, b int);",
        "/* 1=new, 2=old */\nCREATE TABLE t (a int, b int);",
        "CREATE TABLE t -- what it is\n  (a int, b int);",
        "CREATE TABLE o (c int);\n-- what the table is\nCREATE TABLE t (a int, b int);",
    ],
)
def test_what_stands_above_a_table_is_no_columns(ddl: str) -> None:
    table = parse_ddl(ddl).table("t")
    assert table is not None
    assert [c.comment for c in table.columns] == ["", ""]


@pytest.mark.parametrize(
    ("ddl", "keys"),
    [
        ("CREATE TABLE t (a int, b int CONSTRAINT p PRIMARY KEY (a, b));", "p(a, b)"),
        ("CREATE TABLE t (a int, b int\nPRIMARY KEY CLUSTERED (a));", "p(a)"),
        ("CREATE TABLE t (a int PRIMARY KEY NONCLUSTERED, b int);", "p(a)"),
        ("CREATE TABLE t (a int, b int\nCONSTRAINT f FOREIGN KEY (a) REFERENCES o(id));", "a>o"),
        ("CREATE TABLE t (a int, b int\nFOREIGN KEY (a) REFERENCES o(id));", "a>o"),
        ("CREATE TABLE t (a int, b int FOREIGN KEY REFERENCES o(id));", "b>o"),
        ("CREATE TABLE t (a int, b int REFERENCES o(id));", "b>o"),
        ("CREATE TABLE t (a int, b int\nUNIQUE (a, b));", "u(a, b)"),
    ],
)
def test_constraints_whose_comma_is_forgotten(ddl: str, keys: str) -> None:
    table = parse_ddl("CREATE TABLE o (id int PRIMARY KEY);\n" + ddl, dialect="tsql").table("t")
    assert table is not None
    assert [c.name for c in table.columns] == ["a", "b"]
    shown = [f"p({', '.join(table.primary_key)})"] if table.primary_key else []
    shown += [f"{', '.join(k.columns)}>{k.table}" for k in table.foreign_keys]
    shown += [f"u({', '.join(u)})" for u in table.unique]
    assert " ".join(shown) == keys


def test_defaults_given_later_are_no_columns() -> None:
    schema = parse_ddl(
        "CREATE TABLE [dbo].[t]([Id] [int] NOT NULL, [IsOpen] [bit] NOT NULL)\nGO\n"
        "ALTER TABLE [dbo].[t] ADD CONSTRAINT [DF_t] DEFAULT ((0)) FOR [IsOpen]\nGO\n"
        "ALTER TABLE [dbo].[t] ADD DEFAULT (getdate()) FOR [Id]\nGO\n",
        dialect="tsql",
    )
    assert [(c.name, c.kind.name, c.default) for c in schema.tables[0].columns] == [
        ("Id", "NUMBER", "(getdate())"),
        ("IsOpen", "BOOLEAN", "((0))"),
    ]


def test_a_check_leaves_no_meanings_of_other_values() -> None:
    (table,) = parse_ddl(
        "CREATE TABLE a (degree VARCHAR COMMENT '1 one; 2 two', CHECK (degree IN ('x', 'y', 'z')))"
    ).tables
    assert (table.columns[0].values, table.columns[0].labels) == (("x", "y", "z"), ())
