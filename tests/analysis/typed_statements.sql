SELECT *
FROM customers
GROUP BY city

SELECT *
FROM orders
WHERE status = 'lost'
ORDER BY id

SELECT
  id,
  name
FROM customers c
JOIN orders o
  ON o.customer_id = c.id
WHERE c.city = 'Berlin'

select count(*)
from orders
where status = 'open'
group by customer_id
having count(*) > 3
order by 1 desc
limit 10

select c.name, sum(o.total) as total
from customers c
left join orders o on o.customer_id = c.id
group by c.name

SELECT name
FROM customers AS c
WHERE EXISTS (
  SELECT 1
  FROM orders AS o
  WHERE o.customer_id = c.id
)

INSERT INTO customers (name, email)
VALUES ('Ann', 'ann@x.org')

UPDATE orders
SET status = 'paid'
WHERE id = 7

DELETE FROM orders
WHERE status = 'lost'

WITH big AS (
  SELECT customer_id, SUM(total) AS s
  FROM orders
  GROUP BY customer_id
)
SELECT *
FROM big b
JOIN customers c ON c.id = b.customer_id

SELECT DISTINCT city
FROM customers
WHERE city IS NOT NULL
ORDER BY city

SELECT
  CASE
    WHEN total > 100 THEN 'big'
    ELSE 'small'
  END AS size
FROM orders

select *
from orders o
where o.total between 1 and 5
and o.status in ('open', 'paid')
order by o.ordered_on

SELECT product, quantity * price AS amount
FROM order_items i
WHERE quantity > 2
LIMIT 5

CREATE TABLE t (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  total NUMERIC
)

SELECT COUNT(*), status
FROM orders
GROUP BY status
HAVING COUNT(*) > 1

select id, name, email
from customers
where name like 'A%'
or email is null

SELECT o.id, c.name
FROM orders o, customers c
WHERE o.customer_id = c.id

SELECT MAX(total), MIN(total)
FROM orders
WHERE ordered_on >= '2024-01-01'
AND ordered_on < '2024-02-01'

select city
from customers
union all
select product
from order_items

SELECT c.city, COUNT(DISTINCT o.id) n
FROM customers c
INNER JOIN orders o ON c.id = o.customer_id
GROUP BY c.city
ORDER BY n DESC

SELECT AVG(price)
FROM order_items

select *
from customers
where id not in (select customer_id from orders)

SELECT name,
  (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) cnt
FROM customers c

SELECT *
FROM orders
WHERE total IS NULL
OR status <> 'paid'

SELECT COALESCE(city, 'none')
FROM customers

select upper(name)
from customers
order by name
limit 3
offset 6

INSERT INTO orders
SELECT *
FROM orders
WHERE id = 1

UPDATE customers
SET city = 'Rome',
  email = NULL
WHERE name = 'Ann'

DELETE
FROM order_items
WHERE quantity = 0

SELECT i.product, SUM(i.quantity) q
FROM order_items i
JOIN orders o ON o.id = i.order_id
WHERE o.status = 'paid'
GROUP BY i.product
ORDER BY q DESC
LIMIT 10

SELECT CAST(total AS INTEGER)
FROM orders

select name
from customers
where city = 'Paris'
and name <> ''

WITH a AS (SELECT 1 AS x)
SELECT x
FROM a

SELECT *
FROM customers x
CROSS JOIN orders y

SELECT id
FROM customers
EXCEPT
SELECT customer_id
FROM orders

SELECT ROW_NUMBER() OVER (
  PARTITION BY customer_id
  ORDER BY ordered_on
) AS r
FROM orders

SELECT *
FROM order_items
WHERE price
BETWEEN 1
AND 2

select
  id
from
  customers
where
  city
  = 'Oslo'

SELECT status, total
FROM orders
ORDER BY total DESC, id

SELECT 'a'

SELECT c.*
FROM customers c
WHERE c.email LIKE '%@x.org'

SELECT COUNT(*)
FROM (
  SELECT DISTINCT city
  FROM customers
) t

DROP TABLE orders

ALTER TABLE customers
ADD COLUMN phone TEXT

CREATE INDEX ix
ON orders (status)

CREATE VIEW v AS
SELECT id
FROM orders

SELECT total / 2
FROM orders o
WHERE o.id = 3

select name n, city ct
from customers cu

SELECT name
FROM customers
WHERE city IN (
  'Rome',
  'Oslo'
)
