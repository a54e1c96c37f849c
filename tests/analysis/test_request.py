"""Which comments are requests, and where their SQL would stand."""

import pytest

from sql_copilot_ls.analysis.ide.comment_request import (
    in_word,
    repeats_following,
    request_near,
    requests,
    statement_after,
    typing_at,
    why_none,
)
from sql_copilot_ls.analysis.ide.request_gate import is_request, refusal
from sql_copilot_ls.sql.comments import comments

NAMES = {"customers", "orders", "name", "city", "total", "status", "客户", "订单"}


def cursor(text: str) -> tuple[str, int]:
    offset = text.index("$0")
    return text.replace("$0", ""), offset


def asks(comment: str, dialect: str = "") -> bool:
    (found,) = comments(comment, dialect)
    return is_request(found, NAMES)


@pytest.mark.parametrize(
    "comment",
    [
        "-- how many customers are there?",
        "-- How many orders were placed in 2023",
        "-- which city has the most customers",
        "-- top 5 customers by total",
        "-- list all orders",
        "-- please show the names of customers from Berlin",
        "-- average total per city",
        "-- customers without orders",
        "-- name and city of customers",
        "-- count orders group by status",
        "-- select all customers who live in Paris",
        "-- the customers who spent most",
        "-- is there a customer named 'Ann'?",
        "/* number of orders\n   per status */",
        "-- 每个城市有多少客户",
        "-- 查询所有订单",
        "-- 总金额最高的前5个客户",
        "-- 列出没有订单的客户的姓名",
        "-- what's the total of all orders?",
        "-- when was the first order placed",
        "-- lost orders",
        "-- custmers with no ordres",
        "-- customrs in Berlin",
        "-- 住在北京的客户",
        "-- 已取消的订单",
        "-- 没有包裹的司机",
        "-- 最近三天的预约",
        "-- create a view of the open orders",
        "-- create view v_open with the orders that are open",
        "-- create view v_open 未完成的订单",
        "-- set order 7 to paid",
        "-- add status and total of order 12 to orders of customer 5",
        "-- order date between 1890 and 1899, status text contains leak",
        "-- list status text of orders, newest first",
        "-- orders this week",
        "-- this month's orders",
        "-- 这个月的订单",
        "-- for each customer the latest order (name, total)",
        "-- orders of ann@example.org",
        "-- customers out of warranty",
        "-- orders whose licence expires under 60 days from now",
        "-- order 7 -> paid",
        "-- count of orders and of lost ones in two columns",
        "-- 许可证已过期的客户",
        "-- 待付款的订单列表",
    ],
)
def test_questions_instructions_and_schema_names_ask(comment: str) -> None:
    assert asks(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "-- ==========================",
        "-- orders",
        "-- Copyright (c) 2024 Example Ltd. All rights reserved.",
        "/* Licensed under the Apache License, Version 2.0 */",
        "-- SPDX-License-Identifier: MIT",
        "-- SELECT * FROM orders WHERE total > 5;",
        "-- select name, city from customers",
        "-- SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id",
        "-- INSERT INTO orders (id) VALUES (1)",
        "-- DROP TABLE customers",
        "-- UPDATE orders SET total = 0",
        "-- AND status = 'open'",
        "-- WHERE total > 10",
        "-- Table structure for table `orders`",
        "-- Dumping data for table `customers`",
        "-- Name: customers; Type: TABLE; Schema: public; Owner: -",
        "-- +goose Up",
        "-- name: ListOrders :many",
        "-- sqlfluff:rules:L010",
        "-- TODO: index orders by customers",
        "-- This table holds the orders of customers",
        "/*! SET NAMES utf8 orders */",
        "/*+ INDEX(orders idx_status) */",
        "-- 版权所有 2024 客户",
        "-- 订单表结构",
        "-- name varchar(20),",
        "/* how many orders",
        "-- orders table",
        "-- 客户",
        "-- 订单相关",
        "-- create a table for orders and customers",
        "-- 新建一张订单表",
        "-- fix(orders): totals of customers",
        "-- create view v_orders as",
        "-- drop view v_orders",
        "-- set search_path to orders",
        "-- grant select on orders to customers",
        "-- total numeric(10, 2) not null default 0,",
        "-- orders->customers",
        "-- 本软件遵循 MIT 许可证，客户",
        "-- 这个字段是客户的",
        "-- written by Ann <ann@example.org> for orders",
        "-- orders come without warranty",
    ],
)
def test_headers_code_marks_and_notes_do_not_ask(comment: str) -> None:
    assert not asks(comment)


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("-- list all orders", ""),
        ("/* how many orders", "unfinished"),
        ("SELECT 1 -- list all orders", "beside code"),
        ("-- list " + "all the orders " * 60, "too long"),
        ("-- =====", "no words"),
        ("-- Copyright 2024 Orders Ltd", "licence"),
        ("-- DELETE FROM orders;", "code"),
        ("-- create a table for pallets", "definition"),
        ("-- TODO: orders", "note"),
        ("-- orders section", "heading"),
        ("-- the weather in Berlin", "unrelated"),
        ("-- 天气很好", "unrelated"),
    ],
)
def test_the_gate_says_why(comment: str, reason: str) -> None:
    (found,) = comments(comment, "")
    assert refusal(found, NAMES) == reason
    assert why_none(comment, len(comment.rstrip()), names=NAMES) == reason


def test_where_no_comment_is_nothing_is_refused() -> None:
    assert why_none("-- list all orders\n\nSELECT 1", 22, names=NAMES) is None


def test_commented_out_statement_over_lines_does_not_ask() -> None:
    assert not asks("-- SELECT name,\n--        city\n-- FROM customers\n-- WHERE total > 3")


def test_hash_comments_only_where_the_dialect_has_them() -> None:
    assert asks("# how many customers are there?", "mysql")
    assert comments("# how many customers are there?", "postgres") == []


def test_lines_of_comment_merge_and_marks_in_strings_are_no_comments() -> None:
    found = comments("SELECT '-- not one';\n-- list the customers\n-- of Berlin\n\n-- and another\n")
    assert [c.text for c in found] == ["list the customers of Berlin", "and another"]


def test_string_left_open_swallows_no_comment_below() -> None:
    found = comments("SELECT 'open\n\n-- what's the total of all orders?\n")
    assert [c.text for c in found] == ["what's the total of all orders?"]


def test_long_text_is_searched_around_the_cursor_only() -> None:
    filler = "SELECT 1;\n\n" * 30_000
    text = filler + "-- list all orders\n" + "\n" + filler
    offset = len(filler) + len("-- list all orders\n")
    request = typing_at(text, offset)
    assert request is not None
    assert text[request.comment_start : request.comment_end] == "-- list all orders"
    assert (request.start, request.end) == (offset, offset)
    near = request_near(text, offset)
    assert near is not None
    assert near.comment_end == request.comment_end


def test_every_request_of_a_text_with_its_state() -> None:
    text = "-- list all orders\nSELECT * FROM orders;\n\n-- count customers\n\n-- top 3 customers\nSELECT\n"
    assert [(r.question, r.answered, r.prefix) for r in requests(text)] == [
        ("list all orders", True, ""),
        ("count customers", False, ""),
        ("top 3 customers", False, "SELECT"),
    ]


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("-- list all orders\n$0", ""),
        ("-- list all orders$0", ""),
        ("-- list all orders $0\n\nSELECT 1;", ""),
        ("-- list all orders\n$0\nSELECT 1;", ""),
        ("-- list all orders\nSELECT $0", "SELECT "),
        ("-- list all orders\nsel$0", "sel"),
        ("-- list all orders\n  SELECT id$0", "SELECT id"),
        ("-- list all orders\r\n$0", ""),
        ("/* list all\n orders */\n$0", ""),
        ("SELECT 1;\n-- list all orders\n\n$0", ""),
    ],
)
def test_typing_below_a_request(text: str, prefix: str) -> None:
    text, offset = cursor(text)
    request = typing_at(text, offset)
    assert request is not None
    assert (request.question, request.prefix, request.end) == ("list all orders", prefix, offset)


@pytest.mark.parametrize(
    "text",
    [
        "$0-- list all orders",
        "-- list $0all orders",
        "-- list all orders\nSELECT id FROM orders;\n$0",
        "-- list all orders\nDROP TABLE$0",
        "-- list all orders\n\n\n\n$0",
        "-- list all orders\n$0 FROM orders",
        "-- list all orders\nSELECT 1;$0",
        "-- ------\n$0",
        "SELECT 1 -- list all orders\n$0",
    ],
)
def test_nothing_to_suggest(text: str) -> None:
    text, offset = cursor(text)
    assert typing_at(text, offset) is None


def test_near_finds_the_comment_from_inside_it_and_from_below() -> None:
    text, offset = cursor("-- li$0st all orders\n\n\nSELECT 1;")
    assert request_near(text, offset).question == "list all orders"  # type: ignore[union-attr]
    text, offset = cursor("-- list all orders\n\n\n$0\nSELECT 1;")
    assert request_near(text, offset).question == "list all orders"  # type: ignore[union-attr]
    text, offset = cursor("-- list all orders\nSELECT 1;\n\nSELECT $02;")
    assert request_near(text, offset) is None


@pytest.mark.parametrize(
    "text",
    [
        "-- list all orders\nSELECT *$0\nFROM orders;\n",
        "-- list all orders\nSELECT *\nFROM orders;$0\n",
        "-- list all orders\n$0SELECT *\nFROM orders;\n",
        "-- list all orders\nSELECT id, -- the key\n  total$0\nFROM orders;\n",
        "-- list$0 all orders\nSELECT *\nFROM orders;\n",
        "-- list all orders\nDELETE FROM orders$0",
    ],
)
def test_near_finds_the_comment_from_anywhere_in_its_statement(text: str) -> None:
    text, offset = cursor(text)
    request = request_near(text, offset)
    assert request is not None
    assert request.question == "list all orders"
    assert request.statement is not None
    assert text[slice(*request.statement)].rstrip(";").endswith("orders")


@pytest.mark.parametrize(
    "text",
    ["-- list all orders\nSELECT *\nFROM orders;\n$0", "-- list all orders\nSELECT 1;\nSELECT $02;"],
)
def test_what_stands_below_the_statement_belongs_to_no_comment(text: str) -> None:
    text, offset = cursor(text)
    assert request_near(text, offset) is None


def test_a_definition_below_a_comment_is_not_its_answer() -> None:
    request = request_near("-- list all orders\nCREATE TABLE orders (id INT);", 4)
    assert request is not None
    assert (request.answered, request.statement) == (True, None)


def test_near_takes_any_worded_comment_when_asked_for_by_name() -> None:
    assert request_near("-- note: berlin people\n", 4, names=()) is None
    assert request_near("-- note: berlin people\n", 4, names=None) is not None


def test_what_names_nothing_in_the_schema_may_ask_all_the_same() -> None:
    for comment in ("-- lapsed women\n", "-- 主任医师的姓名\n"):
        assert typing_at(comment, len(comment), names=NAMES) is not None
        assert request_near(comment, 4, names=NAMES) is not None
        assert requests(comment, names=NAMES) == []


def test_statement_below_ends_at_semicolon_blank_line_or_comment() -> None:
    text = "-- q\nSELECT ';'\nFROM t;\nSELECT 2"
    assert text[slice(*statement_after(text, 4))] == "SELECT ';'\nFROM t;"  # type: ignore[misc]
    assert statement_after("-- q\n\nSELECT 1", 4) is None
    text = "-- q\nSELECT 1\n-- r\n"
    assert text[slice(*statement_after(text, 4))] == "SELECT 1"  # type: ignore[misc]


def test_suggestion_that_repeats_what_follows() -> None:
    text = "-- list all orders\n\nselect *\nfrom orders;\n"
    assert repeats_following("SELECT * FROM orders", text, 18)
    assert not repeats_following("SELECT * FROM order", text, 18)
    assert not repeats_following("SELECT id FROM orders", text, 18)


def test_inside_a_word() -> None:
    assert in_word("-- how man", 10)
    assert not in_word("-- how many? ", 13)
    assert not in_word("-- how many?", 12)
