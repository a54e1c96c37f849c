import pytest

from sql_copilot_ls.query import decode, encode, literals_of, parse_sql, render
from tests.query.query_shop import SHOP

SAME = [
    "SELECT name FROM customer WHERE active AND country IN ('US', 'DE') ORDER BY name LIMIT 5",
    "SELECT DISTINCT country FROM customer WHERE country NOT IN ('US', 'DE') AND name IS NOT NULL",
    "SELECT * FROM customer WHERE (country = 'US' OR country = 'DE') AND NOT (id BETWEEN 1 AND 9)",
    "SELECT country, COUNT(*), COUNT(DISTINCT name) FROM customer GROUP BY country HAVING COUNT(*) >= 3",
    "SELECT c.name, o.total FROM orders AS o JOIN customer AS c ON c.id = o.customer_id WHERE o.total > 100",
    "SELECT c.name FROM customer AS c LEFT JOIN orders AS o ON o.customer_id = c.id WHERE o.id IS NULL",
    "SELECT e.name, em.name FROM employee AS e JOIN employee AS em ON em.id = e.manager_id WHERE e.salary > em.salary",
    "SELECT name, salary FROM employee WHERE salary = (SELECT MAX(salary) FROM employee)",
    "SELECT c.name FROM customer AS c WHERE NOT EXISTS(SELECT 1 FROM orders AS o WHERE o.customer_id = c.id)",
    "SELECT AVG(customers) FROM (SELECT country, COUNT(*) AS customers FROM customer GROUP BY country) AS sub",
    "SELECT name FROM customer UNION SELECT name FROM employee ORDER BY name DESC LIMIT 3",
    "SELECT name FROM customer EXCEPT SELECT name FROM employee",
    "SELECT name FROM customer WHERE name LIKE 'A%' OR name LIKE '%son' OR name NOT LIKE '%b%' OR name LIKE 'a_b'",
    "SELECT name || ' of ' || country FROM customer LIMIT 10 OFFSET 20",
    "SELECT (salary + 1) * 2 - salary / 3, salary - (salary - 1) FROM employee",
    "SELECT CASE WHEN total > 100 THEN 'big' ELSE 'small' END, ROUND(AVG(total), 2) FROM orders",
    "SELECT COALESCE(name, 'nobody'), LENGTH(name), LOWER(name), UPPER(name), ABS(salary) FROM employee",
    "SELECT id FROM orders WHERE CAST(STRFTIME('%Y', \"order date\") AS INTEGER) = 2024",
    "SELECT SUM(total) FROM orders WHERE \"order date\" >= DATE('now', '-30 days')",
    'SELECT "group", SUM(salary) FROM employee GROUP BY "group"',
    "SELECT 名称 FROM 产品 WHERE 价格 > 10 ORDER BY 价格 DESC LIMIT 1",
    "SELECT c.name, w.degrees FROM customer AS c CROSS JOIN weather AS w",
    "SELECT c.name, w.degrees FROM customer AS c JOIN weather AS w ON w.day = c.signed_up",
    "SELECT (SELECT MAX(salary) FROM employee) - (SELECT MIN(salary) FROM employee)",
    "SELECT CAST(name AS TEXT), NULLIF(salary, 0) FROM employee WHERE salary = -5",
]


@pytest.mark.parametrize("sql", SAME)
def test_sql_survives_the_way_through_tokens(sql: str) -> None:
    query = parse_sql(sql, SHOP)
    candidates = literals_of(query)
    tokens = encode(query, SHOP, candidates)
    assert decode(tokens, SHOP, candidates) == query
    assert render(query, SHOP, aliases=False) == sql


REWRITTEN = {
    "SELECT COUNT(*) FROM customer c JOIN orders o ON c.id = o.customer_id WHERE c.name = 'Ada'": (
        "SELECT COUNT(*) FROM orders AS o JOIN customer AS c ON c.id = o.customer_id WHERE c.name = 'Ada'"
    ),
    'SELECT T1.NAME FROM Customer AS T1 WHERE T1.country = "US"': "SELECT name FROM customer WHERE country = 'US'",
    "SELECT c.name FROM customer c, orders o WHERE c.id = o.customer_id AND o.total > 5": (
        "SELECT c.name FROM orders AS o JOIN customer AS c ON c.id = o.customer_id WHERE o.total > 5"
    ),
    "SELECT country AS c, COUNT(*) AS n FROM customer GROUP BY c ORDER BY n DESC": (
        "SELECT country, COUNT(*) FROM customer GROUP BY country ORDER BY COUNT(*) DESC"
    ),
    "SELECT name, country FROM customer ORDER BY 2, 1 DESC": (
        "SELECT name, country FROM customer ORDER BY country, name DESC"
    ),
    "SELECT name FROM customer WHERE 5 < id": "SELECT name FROM customer WHERE id > 5",
    "WITH big AS (SELECT customer_id FROM orders WHERE total > 9) SELECT COUNT(*) FROM big": (
        "SELECT COUNT(*) FROM (SELECT customer_id FROM orders WHERE total > 9) AS sub"
    ),
    "SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM orders)": (
        "SELECT c.name FROM customer AS c WHERE NOT EXISTS(SELECT 1 FROM orders AS o WHERE o.customer_id = c.id)"
    ),
    "SELECT IIF(salary > 5, 1, 0) FROM employee": "SELECT CASE WHEN salary > 5 THEN 1 ELSE 0 END FROM employee",
}


@pytest.mark.parametrize("sql", REWRITTEN)
def test_other_spellings_become_one(sql: str) -> None:
    assert render(parse_sql(sql, SHOP), SHOP, aliases=False) == REWRITTEN[sql]
