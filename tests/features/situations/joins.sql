-- # join by foreign key, in one accept
-- want: orders o ON o.customer_id = c.id
SELECT * FROM customers c JOIN $0

-- # tables without aliases get a join without one
-- want: orders ON orders.customer_id = customers.id
SELECT * FROM customers JOIN $0

-- # left join towards the parent
-- want: customers c ON c.id = o.customer_id
SELECT * FROM orders o LEFT JOIN $0

-- # join with the table's name begun
-- want: payments p ON p.order_id = o.id
SELECT * FROM orders o JOIN pay$0

-- # condition after ON
-- want: o.customer_id = c.id
SELECT * FROM customers c JOIN orders o ON $0

-- # condition after ON and the alias
-- want: order_id = o.id
SELECT * FROM orders o JOIN order_items oi ON oi.$0

-- # condition for the table joined last
-- want: oi.order_id = o.id
SELECT * FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items oi ON $0

-- # next join goes on from the last table
-- want: products p ON p.id = oi.product_id
SELECT * FROM orders o JOIN order_items oi ON oi.order_id = o.id JOIN $0

-- # self join
-- want: m.id = e.manager_id
SELECT * FROM employees e JOIN employees m ON $0

-- # composite key
-- want: s.order_id = oi.order_id AND s.product_id = oi.product_id
SELECT * FROM order_items oi JOIN shipments s ON $0

-- # USING offers shared columns
-- want: order_id
SELECT * FROM order_items JOIN shipments USING ($0

-- # foreign key under another name
-- want: a.id = o.shipping_address_id
SELECT * FROM orders o JOIN addresses a ON $0

-- # right side of an equality
-- want: c.id
SELECT * FROM customers c JOIN orders o ON o.customer_id = $0

-- # column of the alias on the right side
-- want: id
SELECT * FROM customers c JOIN orders o ON o.customer_id = c.$0

-- # select list before the joins
-- want: ordered_at
SELECT o.ord$0 FROM customers c JOIN orders o ON o.customer_id = c.id

-- # alias by its first letters
-- want: ord
SELECT * FROM customers cust JOIN orders ord ON ord.customer_id = cust.id WHERE or$0

-- # comma join condition in WHERE
-- want: c.id = o.customer_id
SELECT * FROM orders o, customers c WHERE $0

-- # ON itself, with the condition
-- want: ON o.customer_id = c.id
SELECT * FROM customers c JOIN orders o $0

-- # lower case stays lower case
-- want: orders o on o.customer_id = c.id
select * from customers c join $0

-- # an alias in use is not offered again
-- want: products pr ON pr.id = oi.product_id
SELECT * FROM orders o JOIN payments p ON p.order_id = o.id JOIN order_items oi ON oi.order_id = o.id JOIN pro$0
