"""What the grammar can say: one query for each construct, in PostgreSQL's words, run on every database.

`docs/what-it-can-say.md` is made of this table by `python -m tests.query.engines.document`.
"""

# ruff: noqa: E501 - a query is read on one line
from __future__ import annotations

from dataclasses import dataclass

ALL = frozenset({"sqlite", "duckdb", "postgres", "mysql"})


@dataclass(frozen=True)
class Construct:
    """A comment, the query that it asks for, and the databases that have it; with `agrees`, their rows are equal."""

    room: str
    comment: str
    sql: str
    agrees: bool = True
    where: frozenset[str] = ALL


@dataclass(frozen=True)
class Changed:
    """A change, and the query that shows what it did."""

    comment: str
    sql: str
    shown: str


def _room(name: str, *rows: tuple[str, str]) -> list[Construct]:
    return [Construct(name, comment, sql) for comment, sql in rows]


PERIODS = _room(
    "Periods",
    ("orders of February 2024", "SELECT id FROM orders WHERE placed_at >= '2024-02-01' AND placed_at < '2024-03-01'"),
    ("orders due on March 31, 2024", "SELECT id FROM orders WHERE due = '2024-03-31'"),
    ("orders due from March 1 to 31, 2024", "SELECT id FROM orders WHERE due BETWEEN '2024-03-01' AND '2024-03-31'"),
    ("orders since March 2024", "SELECT id FROM orders WHERE placed_at >= '2024-03-01'"),
    ("orders before March 2024", "SELECT id FROM orders WHERE placed_at < '2024-03-01'"),
    ("today's orders",
     "SELECT id FROM orders WHERE placed_at >= CURRENT_DATE AND placed_at < CURRENT_DATE + INTERVAL '1 day'"),
    ("yesterday's orders",
     "SELECT id FROM orders WHERE placed_at >= CURRENT_DATE - INTERVAL '1 day' AND placed_at < CURRENT_DATE"),
    ("orders of the last 30 days", "SELECT id FROM orders WHERE placed_at >= CURRENT_DATE - INTERVAL '30 days'"),
    ("orders older than 6 months", "SELECT id FROM orders WHERE placed_at < CURRENT_DATE - INTERVAL '6 months'"),
    ("orders due within the next 7 days",
     "SELECT id FROM orders WHERE due >= CURRENT_DATE AND due < CURRENT_DATE + INTERVAL '7 days'"),
    ("orders of this week", "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('week', CURRENT_DATE)"),
    ("orders of last week",
     "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('week', CURRENT_DATE) - INTERVAL '7 days' "
     "AND placed_at < DATE_TRUNC('week', CURRENT_DATE)"),
    ("orders of this month", "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('month', CURRENT_DATE)"),
    ("orders of last month",
     "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '1 month' "
     "AND placed_at < DATE_TRUNC('month', CURRENT_DATE)"),
    ("orders of this quarter", "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('quarter', CURRENT_DATE)"),
    ("orders of last year",
     "SELECT id FROM orders WHERE placed_at >= DATE_TRUNC('year', CURRENT_DATE) - INTERVAL '1 year' "
     "AND placed_at < DATE_TRUNC('year', CURRENT_DATE)"),
    ("orders due by today", "SELECT id FROM orders WHERE due <= CURRENT_DATE"),
    ("orders shipped more than 2 days after they were placed",
     "SELECT id FROM orders WHERE shipped_at > placed_at + INTERVAL '2 days'"),
    ("orders shipped within 36 hours", "SELECT id FROM orders WHERE shipped_at - placed_at < INTERVAL '36 hours'"),
)  # fmt: skip
PARTS = _room(
    "Time by its parts",
    *((f"orders per {unit}", f"SELECT DATE_TRUNC('{unit}', placed_at), COUNT(*) FROM orders "
       f"GROUP BY DATE_TRUNC('{unit}', placed_at)") for unit in ("hour", "week", "month", "quarter", "year")),
    ("orders per day", "SELECT CAST(placed_at AS DATE), COUNT(*) FROM orders GROUP BY CAST(placed_at AS DATE)"),
    *((f"orders by {part.lower()}", f"SELECT EXTRACT({part} FROM placed_at), COUNT(*) FROM orders "
       f"GROUP BY EXTRACT({part} FROM placed_at)")
      for part in ("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "DOW")),
    ("hours until an order was shipped",
     "SELECT id, EXTRACT(EPOCH FROM (shipped_at - placed_at)) / 3600 FROM orders WHERE NOT shipped_at IS NULL"),
    ("average minutes until an order was shipped, by status",
     "SELECT status, AVG(EXTRACT(EPOCH FROM (shipped_at - placed_at)) / 60) FROM orders GROUP BY status"),
    ("average days until an order was shipped",
     "SELECT AVG(EXTRACT(EPOCH FROM (shipped_at - placed_at)) / 86400) FROM orders"),
)  # fmt: skip
SHARES = _room(
    "Counts and shares of a condition",
    ("paid and open orders of each customer",
     "SELECT customer_id, SUM(CASE WHEN status = 'paid' THEN 1 ELSE 0 END), COUNT(*) FILTER (WHERE status = 'open') "
     "FROM orders GROUP BY customer_id"),
    ("paid amount of each customer",
     "SELECT customer_id, SUM(CASE WHEN status = 'paid' THEN total ELSE 0 END) FROM orders GROUP BY customer_id"),
    ("share of orders that were cancelled", "SELECT AVG(CASE WHEN status = 'cancelled' THEN 1.0 ELSE 0 END) FROM orders"),
    ("per cent of orders that were shipped",
     "SELECT AVG(CASE WHEN shipped_at IS NOT NULL THEN 1.0 ELSE 0 END) * 100 FROM orders"),
    ("lines per order", "SELECT COUNT(*) * 1.0 / NULLIF(COUNT(DISTINCT order_id), 0) FROM order_line"),
    ("refunds in per cent of what their order cost",
     "SELECT o.id, SUM(r.amount) * 100.0 / NULLIF(SUM(o.total), 0) FROM refund r "
     "JOIN order_line l ON l.order_id = r.order_id AND l.line_no = r.line_no JOIN orders o ON o.id = l.order_id GROUP BY o.id"),
    ("nothing divided by zero", "SELECT id, qty * 1.0 / NULLIF(qty - qty, 0) FROM order_line JOIN orders ON id = order_id"),
)  # fmt: skip
_OVER = "OVER (PARTITION BY customer_id ORDER BY placed_at)"
WINDOWS = _room(
    "Windows",
    ("number the orders of each customer", f"SELECT id, ROW_NUMBER() {_OVER} FROM orders"),
    ("rank customers by what they paid",
     "SELECT customer_id, SUM(total), RANK() OVER (ORDER BY SUM(total) DESC), DENSE_RANK() OVER (ORDER BY SUM(total) DESC) "
     "FROM orders WHERE total IS NOT NULL GROUP BY customer_id"),
    ("orders in quarters by date", "SELECT id, NTILE(4) OVER (ORDER BY placed_at) FROM orders"),
    ("each order with the total before and after",
     f"SELECT id, LAG(total) {_OVER}, LEAD(total) {_OVER} FROM orders"),
    ("each order with the total of two orders ago", f"SELECT id, LAG(total, 2) {_OVER} FROM orders"),
    ("each order with the customer's first and last",
     f"SELECT id, FIRST_VALUE(id) {_OVER}, LAST_VALUE(id) OVER (PARTITION BY customer_id ORDER BY placed_at "
     "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM orders"),
    ("running total of each customer", f"SELECT id, SUM(total) {_OVER}, AVG(total) {_OVER}, COUNT(*) {_OVER} FROM orders"),
    ("moving average over three orders",
     "SELECT id, AVG(total) OVER (ORDER BY placed_at ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM orders"),
    ("each order beside its customer's figures",
     "SELECT id, SUM(total) OVER (PARTITION BY customer_id), AVG(total) OVER (PARTITION BY customer_id), "
     "COUNT(*) OVER (PARTITION BY customer_id), MIN(total) OVER (PARTITION BY customer_id), "
     "MAX(total) OVER (PARTITION BY customer_id) FROM orders"),
    ("each customer's share of the total",
     "SELECT customer_id, SUM(total) * 1.0 / NULLIF(SUM(SUM(total)) OVER (), 0) FROM orders GROUP BY customer_id"),
    ("each status in per cent of the total",
     "SELECT status, SUM(total) * 100.0 / SUM(SUM(total)) OVER () FROM orders GROUP BY status"),
    ("orders per month with the change to the month before",
     "SELECT m, n, n - LAG(n) OVER (ORDER BY m) FROM (SELECT DATE_TRUNC('month', placed_at) AS m, COUNT(*) AS n "
     "FROM orders GROUP BY DATE_TRUNC('month', placed_at)) t ORDER BY m"),
    ("the same in per cent",
     "SELECT m, (n - LAG(n) OVER (ORDER BY m)) * 100.0 / NULLIF(LAG(n) OVER (ORDER BY m), 0) FROM "
     "(SELECT DATE_TRUNC('month', placed_at) AS m, COUNT(*) AS n FROM orders GROUP BY DATE_TRUNC('month', placed_at)) t "
     "ORDER BY m"),
)  # fmt: skip
RANKED = "ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed_at DESC) AS rn"
QUALIFY = _room(
    "Best of each",
    ("the latest order of each customer",
     f"SELECT customer_id, id, total FROM (SELECT customer_id, id, total, {RANKED} FROM orders) t WHERE rn = 1"),
    ("the same with all columns", f"SELECT * FROM (SELECT o.*, {RANKED} FROM orders o) t WHERE rn = 1"),
    ("the two latest paid orders of each customer, dearest first",
     f"SELECT id, total FROM (SELECT id, total, {RANKED} FROM orders WHERE status = 'paid') t WHERE rn <= 2 "
     "ORDER BY total DESC, id LIMIT 5"),
    ("the city with the most orders for each status",
     "SELECT status, city, n FROM (SELECT o.status, c.city, COUNT(*) AS n, ROW_NUMBER() OVER (PARTITION BY o.status "
     "ORDER BY COUNT(*) DESC, c.city) AS rn FROM orders o JOIN customer c ON c.id = o.customer_id "
     "WHERE c.city IS NOT NULL GROUP BY o.status, c.city) t WHERE rn = 1"),
)  # fmt: skip
EXISTENCE = _room(
    "With and without",
    ("customers without orders",
     "SELECT name FROM customer c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"),
    ("the same, said with NOT IN", "SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM orders)"),
    ("customers with a paid order",
     "SELECT name FROM customer c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')"),
    ("customers who bought S1",
     "SELECT name FROM customer c WHERE EXISTS (SELECT 1 FROM order_line l JOIN orders o ON o.id = l.order_id "
     "WHERE o.customer_id = c.id AND l.sku = 'S1')"),
    ("lines that were not refunded",
     "SELECT order_id, line_no FROM order_line l WHERE NOT EXISTS (SELECT 1 FROM refund r "
     "WHERE r.order_id = l.order_id AND r.line_no = l.line_no)"),
    ("customers who referred nobody",
     "SELECT name FROM customer c WHERE NOT EXISTS (SELECT 1 FROM customer d WHERE d.referred_by = c.id)"),
    ("customers of whose orders none was not paid",
     "SELECT name FROM customer c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id "
     "AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.price > o.total AND c.active))"),
    ("orders dearer than all cancelled ones",
     "SELECT id FROM orders WHERE total > ALL (SELECT total FROM orders WHERE status = 'cancelled')"),
)  # fmt: skip
FROM = _room(
    "Tables",
    ("customers and how many orders they have, those with none too",
     "SELECT c.name, COUNT(o.id) FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name"),
    ("customers and how many paid orders they have, those with none too",
     "SELECT c.name, COUNT(o.id) FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'paid' "
     "GROUP BY c.id, c.name"),
    ("all columns of customers with open orders",
     "SELECT DISTINCT c.* FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.status = 'open'"),
    ("customers and who referred them",
     "SELECT c.name, r.name FROM customer c JOIN customer r ON r.id = c.referred_by"),
    ("orders and their tier", "SELECT o.id, t.name FROM orders o JOIN tier t ON o.total >= t.low AND o.total < t.high"),
    ("lines and refunds of each order, each counted for itself",
     "SELECT o.id, l.n, r.n FROM orders o JOIN (SELECT order_id, COUNT(*) AS n FROM order_line GROUP BY order_id) l "
     "ON l.order_id = o.id LEFT JOIN (SELECT order_id, COUNT(*) AS n FROM refund GROUP BY order_id) r ON r.order_id = o.id"),
    ("the average number of orders of a customer",
     "WITH n AS (SELECT customer_id, COUNT(*) AS orders FROM orders GROUP BY customer_id) SELECT AVG(orders) FROM n"),
    ("customers with more than two orders, largest first",
     "SELECT c.name, COUNT(*) FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY c.id, c.name "
     "HAVING COUNT(*) > 2 ORDER BY COUNT(*) DESC, c.name"),
    ("cities of customers or none", "SELECT city FROM customer WHERE city IS NOT NULL UNION SELECT level FROM customer"),
    ("cities in which nobody is active",
     "SELECT city FROM customer EXCEPT SELECT city FROM customer WHERE active AND id < 6"),
    ("the third to fifth dearest order", "SELECT id FROM orders WHERE total IS NOT NULL ORDER BY total DESC LIMIT 3 OFFSET 2"),
)  # fmt: skip
VALUES = _room(
    "Values",
    ("active customers", "SELECT name FROM customer WHERE active = TRUE"),
    ("inactive customers", "SELECT name FROM customer WHERE active = FALSE OR NOT active"),
    ("customers whose name contains O'Hara 1", "SELECT id FROM customer WHERE name LIKE '%O''Hara 1%'"),
    ("customers from Vienna or Graz, whatever their case", "SELECT id FROM customer WHERE LOWER(city) IN ('vienna', 'graz')"),
    ("names and cities as one text", "SELECT name || ' of ' || city FROM customer WHERE city IS NOT NULL"),
    ("texts", "SELECT UPPER(name), LENGTH(name), TRIM(name), SUBSTRING(name, 1, 3), COALESCE(city, '?') FROM customer"),
    ("numbers",
     "SELECT ABS(total - 100), ROUND(total, 1), FLOOR(total), CEIL(total), id % 3, NULLIF(id, 3) FROM orders "
     "WHERE total IS NOT NULL"),
    ("orders small, medium or large",
     "SELECT CASE WHEN total < 50 THEN 'small' WHEN total < 120 THEN 'medium' ELSE 'large' END, COUNT(*) FROM orders "
     "WHERE total IS NOT NULL GROUP BY CASE WHEN total < 50 THEN 'small' WHEN total < 120 THEN 'medium' ELSE 'large' END"),
    ("names that need quotes",
     'SELECT "select", COUNT("rank"), MAX("full name") FROM "group" WHERE "key" < 9 GROUP BY "select" ORDER BY "select"'),
    ("customers per city, the unknown one too", "SELECT city, COUNT(*) FROM customer GROUP BY city"),
    ("orders with the name of their customer, by key alone",
     "SELECT c.name, COUNT(*) FROM orders o JOIN customer c ON c.id = o.customer_id GROUP BY c.id"),
)  # fmt: skip
ONLY_RUN = [
    Construct(room, comment, sql, False, where)
    for room, comment, sql, where in (
        ("Values", "customers by level, wherever NULL stands", "SELECT id FROM customer ORDER BY level, id", ALL),
        ("Values", "three customers at random", "SELECT id FROM customer ORDER BY RANDOM() LIMIT 3", ALL),
        ("Values", "names like ADA: case is the database's", "SELECT id FROM customer WHERE name LIKE 'ADA%'", ALL),
        ("Values", "the SKUs of each order", "SELECT order_id, STRING_AGG(DISTINCT sku) FROM order_line GROUP BY order_id", ALL),
        ("Periods", "orders of the last 24 hours",
         "SELECT id FROM orders WHERE placed_at >= CURRENT_TIMESTAMP - INTERVAL '24 hours'", ALL),
        ("Values", "the median order", "SELECT MEDIAN(total) FROM orders", frozenset({"duckdb", "postgres"})),
        ("Values", "the spread of orders", "SELECT STDDEV(total) FROM orders", ALL - {"sqlite"}),
        ("Tables", "orders and tiers, those of either alone too",
         "SELECT o.id, t.name FROM orders o FULL JOIN tier t ON t.name = o.status", ALL - {"mysql"}),
    )
]  # fmt: skip
CONSTRUCTS = [*PERIODS, *PARTS, *SHARES, *WINDOWS, *QUALIFY, *EXISTENCE, *FROM, *VALUES, *ONLY_RUN]
CHANGES = [
    Changed("mark order 3 as paid", "UPDATE orders SET status = 'paid', shipped_at = '2024-05-01 10:00:00' WHERE id = 3",
            "SELECT id, status FROM orders"),
    Changed("raise the prices of S1 by a tenth", "UPDATE order_line SET price = price * 1.1 WHERE sku = 'S1'",
            "SELECT order_id, line_no, price FROM order_line"),
    Changed("cancel orders that were never shipped",
            "UPDATE orders SET status = 'cancelled' WHERE shipped_at IS NULL AND placed_at < CURRENT_DATE - INTERVAL '90 days'",
            "SELECT id, status FROM orders"),
    Changed("delete lines of cancelled orders",
            "DELETE FROM order_line WHERE EXISTS (SELECT 1 FROM orders o WHERE o.id = order_line.order_id "
            "AND o.status = 'cancelled') AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.order_id = order_line.order_id "
            "AND r.line_no = order_line.line_no)", "SELECT order_id, line_no FROM order_line"),
    Changed("delete all refunds", "DELETE FROM refund", "SELECT COUNT(*) FROM refund"),
    Changed("add the tier free up to 0", "INSERT INTO tier (name, low, high) VALUES ('free', -1, 0)",
            "SELECT name, low FROM tier"),
    Changed("a view of open orders with their customers",
            "CREATE VIEW v_open AS SELECT o.id, c.name, COUNT(*) AS lines FROM order_line l "
            "JOIN orders o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id WHERE o.status = 'open' "
            "GROUP BY o.id, c.name", "SELECT * FROM v_open"),
]  # fmt: skip
