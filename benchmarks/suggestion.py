"""How long linking and a whole suggestion take over 50 columns of which 10 list their values, by the processor.

`python -m benchmarks.suggestion [--beside FOLDER] [--rounds 5] [--only link]`; FOLDER is another working tree (of
2dc1fd6, say, with its engine built into it), asked each question in turn. The least of all rounds counts for each
question; printed are the medians and the ratio of the sums. A whole suggestion is linking, the beam, rewriting and
checks, with each tree's own model.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
REPEATS = {"link": 10, "suggest": 1}
SCHEMA = """
CREATE TABLE customers (
    id BIGINT PRIMARY KEY, full_name VARCHAR(80) NOT NULL, email VARCHAR(120), phone_no VARCHAR(20), city VARCHAR(40),
    level TINYINT NOT NULL COMMENT 'member level: 1=basic, 2=silver, 3=gold, 4=platinum',
    status TINYINT NOT NULL COMMENT '状态 0停用 1正常 2冻结', birthday DATE, balance DECIMAL(10, 2), created_at DATETIME
);
CREATE TABLE orders (
    id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customers (id), order_no VARCHAR(20) NOT NULL,
    pay_status TINYINT NOT NULL COMMENT '支付状态：0未付 1已付 2退款 3部分退款',
    channel ENUM('web', 'app', 'store', 'phone') NOT NULL, total_amount DECIMAL(10, 2) NOT NULL,
    discount DECIMAL(10, 2), placed_at DATETIME NOT NULL, paid_at DATETIME, remark VARCHAR(200)
);
CREATE TABLE products (
    id BIGINT PRIMARY KEY, sku VARCHAR(20) NOT NULL, title VARCHAR(120) NOT NULL, brand VARCHAR(40),
    category ENUM('food', 'clothing', 'electronics', 'books') NOT NULL,
    shelf_state CHAR(1) NOT NULL COMMENT 'A-active, I-inactive, D-discontinued', price DECIMAL(10, 2) NOT NULL,
    stock_qty INT NOT NULL, weight_g INT, listed_on DATE
);
CREATE TABLE order_items (
    id BIGINT PRIMARY KEY, order_id BIGINT NOT NULL REFERENCES orders (id),
    product_id BIGINT NOT NULL REFERENCES products (id), quantity INT NOT NULL, unit_price DECIMAL(10, 2) NOT NULL,
    gift TINYINT NOT NULL COMMENT '是否赠品(0否 1是)',
    return_state VARCHAR(10) NOT NULL CHECK (return_state IN ('none', 'asked', 'approved', 'refused')),
    returned_at DATETIME, batch_no VARCHAR(20), note VARCHAR(100)
);
CREATE TABLE shipments (
    id BIGINT PRIMARY KEY, order_id BIGINT NOT NULL REFERENCES orders (id), carrier VARCHAR(40) NOT NULL,
    tracking_no VARCHAR(40), state VARCHAR(12) NOT NULL CHECK (state IN ('packed', 'shipped', 'delivered', 'lost')),
    kind TINYINT NOT NULL COMMENT '1 standard, 2 express, 3 pickup', fee DECIMAL(10, 2), shipped_at DATETIME,
    delivered_at DATETIME, warehouse VARCHAR(40)
);
"""
QUESTIONS = (
    "unpaid orders",
    "gold customers in Leeds",
    "number of orders per channel",
    "total amount of paid orders in March 2024",
    "products that are discontinued and still have stock",
    "customers who have never placed an order",
    "the ten most expensive products",
    "orders over 500 placed through the app, newest first",
    "average discount by pay status",
    "lost shipments of the last 30 days with their order number",
    "items that were returned, with product title and quantity",
    "frozen customers whose balance is above 1000",
    "how many gifts were given with each order",
    "email and phone of customers who bought electronics",
    "express shipments not delivered yet",
    "revenue per month",
    "brands with more than 20 active products",
    "delete refused returns older than 2 years",
    "查询未付款的订单",
    "每个渠道的订单数量",
    "冻结的客户有哪些",
    "上个月已付订单的总金额",
    "库存少于10的商品名称和价格",
    "没有下过单的客户",
    "各品牌的平均价格，从高到低",
    "最近7天发货的快递单号",
    "查一下金牌客户的姓名和电话",
    "退款订单最多的前5个客户",
)


def serve(folder: Path, file: Path) -> None:
    """Answer lines of [what, question] with the milliseconds of the processor that it took, in that working tree."""
    sys.path[:] = [str(folder), *(p for p in sys.path if Path(p or ".").resolve() != ROOT)]
    from sql_copilot_ls.generation import Copilot
    from sql_copilot_ls.linking import SchemaIndex, link
    from sql_copilot_ls.schema import read_schema

    copilot, index = Copilot(), SchemaIndex(read_schema(file))
    ask: dict[str, Any] = {
        "link": lambda question: link(question, index, copilot.artefact.vocabulary),
        "suggest": lambda question: copilot.suggest(question, index, dialect="mysql"),
    }
    print(json.dumps([len(index.tables), len(index.columns)]), flush=True)
    for line in sys.stdin:
        what, question = json.loads(line)
        began = time.process_time()
        for _ in range(REPEATS[what]):
            found = ask[what](question)
        taken = (time.process_time() - began) * 1000 / REPEATS[what]
        print(json.dumps([taken, bool(found)]), flush=True)


class Tree:
    """A working tree's process, and the least time of each question."""

    def __init__(self, folder: Path, file: Path) -> None:
        command = [sys.executable, __file__, "--serve", str(folder), str(file)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        environment.pop("PYTHONPATH", None)
        self.process = subprocess.Popen(command, stdin=-1, stdout=-1, text=True, cwd=folder, env=environment)
        self.size: list[int] = self._line()
        self.least: dict[tuple[str, str], float] = {}
        self.answered: set[tuple[str, str]] = set()

    def _line(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def ask(self, what: str, question: str) -> None:
        """Ask once, and keep the time if it is the least."""
        assert self.process.stdin is not None
        print(json.dumps([what, question]), file=self.process.stdin, flush=True)
        taken, found = self._line()
        key = what, question
        self.least[key] = min(taken, self.least.get(key, taken))
        self.answered |= {key} if found else set()


def main() -> None:
    """Ask each tree in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="another working tree, asked in turn")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=list(REPEATS), help="not both")
    parser.add_argument("--serve", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(*options.serve)
        return
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "schema.sql")
        file.write_text(SCHEMA, encoding="utf-8")
        folders = [ROOT, *([options.beside.resolve()] if options.beside else [])]
        trees = [Tree(folder, file) for folder in folders]
        print("tables and columns:", *(tree.size for tree in trees))
        kinds = [options.only] if options.only else list(REPEATS)
        for turn in range(options.rounds):
            for what in kinds:
                for number, question in enumerate(QUESTIONS):
                    for tree in trees if (turn + number) % 2 else trees[::-1]:
                        tree.ask(what, question)
        for what in kinds:
            times = [[tree.least[what, question] for question in QUESTIONS] for tree in trees]
            answered = [sum((what, question) in tree.answered for question in QUESTIONS) for tree in trees]
            medians = ", ".join(
                f"{statistics.median(t):.2f} ms ({n} answered)" for t, n in zip(times, answered, strict=True)
            )
            ratio = f"; × {sum(times[0]) / sum(times[1]):.2f}" if len(times) > 1 else ""
            print(f"{what}: {medians}{ratio}")
        for tree in trees:
            tree.process.kill()


if __name__ == "__main__":
    main()
