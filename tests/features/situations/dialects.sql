-- # T-SQL: columns after TOP
-- want: id
-- dialect: tsql
SELECT TOP 10 $0 FROM orders

-- # T-SQL: brackets where they are needed
-- want: [Price History] ph ON ph.product_id = p.id
-- dialect: tsql
SELECT * FROM products p JOIN [Pri$0

-- # MySQL: a backtick begun
-- want: `customers`
-- dialect: mysql
SELECT * FROM `cust$0

-- # PostgreSQL: a column that needs quotes
-- want: "Valid From"
-- dialect: postgres
SELECT ph.Val$0 FROM "Price History" ph

-- # SQLite: its date function
-- want: strftime
-- dialect: sqlite
SELECT strf$0 FROM orders

-- # PostgreSQL: types after a cast
-- want: numeric
-- dialect: postgres
SELECT total::num$0 FROM orders

-- # Oracle: its null function
-- want: NVL
-- dialect: oracle
SELECT NV$0 FROM orders

-- # PostgreSQL: the key of a conflict
-- want: id
-- dialect: postgres
INSERT INTO customers (id, name) VALUES (1, 'a') ON CONFLICT ($0

-- # PostgreSQL: RETURNING sees the target
-- want: id
-- dialect: postgres
INSERT INTO payments (order_id, amount) VALUES (1, 10) RETURNING $0

-- # DuckDB: FROM first
-- want: name
-- dialect: duckdb
FROM suppliers SELECT $0
