-- Revenue per customer, with the share of the year
WITH yearly AS (
    SELECT o.customer_id, strftime('%Y', o.ordered_at) AS year, SUM(o.total) AS revenue
    FROM orders AS o
    WHERE o.status IN ('paid', 'shipped') AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.amount < 0)
    GROUP BY 1, 2
), ranked (customer_id, year, revenue, place) AS (
    SELECT y.*, ROW_NUMBER() OVER (PARTITION BY year ORDER BY revenue DESC) FROM yearly y
)
SELECT c.name, r.year, r.revenue /* in cents */, CASE WHEN r.place = 1 THEN 'first' WHEN r.place <= 3 THEN 'top' ELSE NULL END AS medal
FROM ranked r JOIN customers c ON c.id = r.customer_id LEFT JOIN addresses a USING (id)
WHERE c.country <> 'it''s' AND r.revenue BETWEEN 10 AND 20 * 3
ORDER BY r.year, r.revenue DESC LIMIT 10 OFFSET 5;

INSERT INTO "Price History" (product_id, "Valid From", price) SELECT id, CURRENT_DATE, price FROM products;
UPDATE products SET price = price * 1.1, discontinued = FALSE WHERE category_id IN (SELECT id FROM categories WHERE name LIKE 'B%');
DELETE FROM reviews WHERE rating < 2 OR body IS NULL;
SELECT name FROM suppliers UNION ALL SELECT name FROM customers EXCEPT SELECT name FROM categories;
CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT DEFAULT ';', order_id INT REFERENCES orders (id), CHECK (id > 0));
CREATE VIEW busy AS SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id HAVING COUNT(*) > 3;
