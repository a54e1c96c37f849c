"""The schema and the rows that every construct is run on, in every database; dates are counted from today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sql_copilot_ls.schema import parse_ddl

DDL = """
CREATE TABLE customer (
    id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, city VARCHAR(40), born DATE, active BOOLEAN NOT NULL,
    level VARCHAR(10), referred_by INTEGER REFERENCES customer (id)
);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), status VARCHAR(12) NOT NULL,
    total DECIMAL(10, 2), placed_at TIMESTAMP NOT NULL, shipped_at TIMESTAMP, due DATE
);
CREATE TABLE order_line (
    order_id INTEGER NOT NULL REFERENCES orders (id), line_no INTEGER NOT NULL, sku VARCHAR(10) NOT NULL,
    qty INTEGER NOT NULL, price DECIMAL(10, 2) NOT NULL, PRIMARY KEY (order_id, line_no)
);
CREATE TABLE refund (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, line_no INTEGER NOT NULL, amount DECIMAL(10, 2) NOT NULL,
    FOREIGN KEY (order_id, line_no) REFERENCES order_line (order_id, line_no)
);
CREATE TABLE "group" (
    "key" INTEGER PRIMARY KEY, "select" VARCHAR(10) NOT NULL, "rank" INTEGER, "full name" VARCHAR(20)
);
CREATE TABLE tier (name VARCHAR(10) PRIMARY KEY, low DECIMAL(10, 2) NOT NULL, high DECIMAL(10, 2) NOT NULL);
"""
SCHEMA = parse_ddl(DDL, dialect="postgres")

CITIES = ["Vienna", "Graz", "Linz", None]
STATUSES = ["paid", "open", "cancelled", "paid"]
TODAY = date.today()
MIDNIGHT = datetime.combine(TODAY, datetime.min.time())


def _moment(days: float) -> str:
    return f"{MIDNIGHT + timedelta(days=days):%Y-%m-%d %H:%M:%S}"


def _day(days: int) -> str:
    return str(TODAY + timedelta(days=days))


def _customers() -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for number in range(1, 13):
        born = None if number % 5 == 0 else f"{1960 + number * 3}-{number:02}-{min(number * 2, 28):02}"
        name = f"{'Ada' if number % 2 else 'ben'} O'Hara {number}"
        level = None if number % 6 == 0 else ["gold", "Silver", "gold"][number % 3]
        rows.append((number, name, CITIES[number % 4], born, number % 3 != 0, level, number // 2 or None))
    return rows


def _orders() -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    ages = [0.3, -0.4, 1.2, 3.5, 8.1, 15.25, 29.5, 31.5, 45.0, 62.75, 95.5, 120.1, 200.6, 370.2, 400.9, 730.4]
    for number, age in enumerate(ages, 1):
        shipped = None if number % 4 == 0 else _moment(-age + 0.75 + number / 8)
        total = None if number == 9 else number * 12.5
        rows.append((
            number, number * 5 % 9 + 1, STATUSES[number % 4], total, _moment(-age), shipped, _day(20 - number * 4),
        ))  # fmt: skip
    # A date that is the same whenever the test is run.
    rows.append((17, 2, "paid", 80, "2024-02-29 23:30:00", "2024-03-02 01:15:30", "2024-03-01"))
    rows.append((18, 2, "open", 20, "2024-03-01 00:00:00", None, "2024-03-31"))
    return rows


ROWS: dict[str, list[tuple[object, ...]]] = {
    "customer": _customers(),
    "orders": _orders(),
    "order_line": [
        (order, line, f"S{(order + line) % 5}", order % 3 + line, order * 2.5 + line)
        for order in range(1, 18)
        for line in range(1, order % 3 + 2)
    ],
    "refund": [(1, 2, 1, 5), (2, 2, 2, 7.5), (3, 5, 1, 1.25)],
    "group": [(1, "a", 3, "Ann A"), (2, "b", None, "Bob B"), (3, "a", 1, "Cat C")],
    "tier": [("small", 0, 50), ("medium", 50, 120), ("large", 120, 100000)],
}
