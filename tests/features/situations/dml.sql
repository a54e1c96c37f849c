-- # table to insert into
-- want: customers
INSERT INTO cust$0

-- # all columns at once
-- want: id, name, budget
INSERT INTO departments ($0

-- # columns not yet listed
-- want: name
INSERT INTO departments (id, $0

-- # VALUES after the list
-- want: VALUES
INSERT INTO departments (id, name, budget) $0

-- # columns to set
-- want: status
UPDATE orders SET $0

-- # allowed values to set
-- want: 'paid'
UPDATE orders SET status = $0

-- # key in the condition of an update
-- want: id
UPDATE orders SET status = 'paid' WHERE $0

-- # allowed values in a list
-- want: 'card'
DELETE FROM payments WHERE method IN ($0

-- # source of INSERT … SELECT
-- want: id
INSERT INTO orders (customer_id, total) SELECT $0 FROM customers

-- # UPDATE … FROM joins by foreign key
-- want: s.id = p.supplier_id
-- dialect: postgres
UPDATE products p SET price = price * 1.1 FROM suppliers s WHERE $0
