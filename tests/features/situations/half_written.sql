-- # FROM after the cursor
-- want: name
SELECT $0 FROM customers

-- # a dot and nothing else
-- want: name
SELECT c.$0
FROM customers c
WHERE

-- # a comma too many before FROM
-- want: customer_id
SELECT id, FROM orders WHERE $0

-- # middle of a condition
-- want: status
SELECT * FROM orders WHERE total > 10 AND st$0 ORDER BY ordered_at

-- # a parenthesis not closed yet
-- want: *
SELECT COUNT($0 FROM orders

-- # the next statement begins without a semicolon
-- want: email
SELECT * FROM customers WHERE em$0

SELECT * FROM orders;

-- # groups by what is not aggregated
-- want: customer_id
SELECT customer_id, COUNT(*) FROM orders GROUP BY $0

-- # orders by what was named
-- want: spent
SELECT customer_id, SUM(total) AS spent FROM orders GROUP BY customer_id ORDER BY $0

-- # clause after a complete condition
-- want: GROUP BY
SELECT country, COUNT(*) FROM customers WHERE city = 'Paris' $0

-- # a subquery not closed yet, the outer FROM after it
-- want: amount
SELECT o.id, (SELECT $0 FROM payments p WHERE p.order_id = o.id FROM orders o
