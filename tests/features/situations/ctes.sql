-- # a common table expression is a table
-- want: recent
WITH recent AS (SELECT id, customer_id FROM orders) SELECT * FROM $0

-- # its computed columns
-- want: doubled
WITH recent AS (SELECT id, total * 2 AS doubled FROM orders) SELECT r.$0 FROM recent r

-- # columns named in the head
-- want: shop_name
WITH t (shop_id, shop_name) AS (SELECT id, name FROM suppliers) SELECT $0 FROM t

-- # columns of a derived table
-- want: spent
SELECT s.$0 FROM (SELECT customer_id, SUM(total) AS spent FROM orders GROUP BY customer_id) s

-- # correlated subquery
-- want: o.customer_id = c.id
SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE $0)

-- # IN wants the column that refers to the left side
-- want: customer_id
SELECT * FROM customers WHERE id IN (SELECT $0 FROM orders)

-- # a later expression sees an earlier one
-- want: order_key
WITH a AS (SELECT id AS order_key FROM orders), b AS (SELECT $0 FROM a) SELECT * FROM b

-- # star through an expression
-- want: total
WITH big AS (SELECT * FROM orders WHERE total > 100) SELECT big.to$0 FROM big

-- # a recursive expression sees itself
-- want: tree t ON t.id = c.parent_id
WITH RECURSIVE tree AS (SELECT id, parent_id FROM categories UNION ALL SELECT c.id, c.parent_id FROM categories c JOIN $0

-- # foreign keys survive an expression
-- want: s.customer_id = c.id
WITH spent AS (SELECT customer_id, SUM(total) AS spent FROM orders GROUP BY customer_id) SELECT * FROM customers c JOIN spent s ON $0
