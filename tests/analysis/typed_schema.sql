CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, city TEXT, created_at DATE);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), status TEXT CHECK (status IN ('open', 'lost', 'paid')), total NUMERIC, ordered_on DATE);
CREATE TABLE order_items (order_id INTEGER REFERENCES orders (id), product TEXT, quantity INTEGER, price NUMERIC);
