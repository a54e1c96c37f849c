CREATE OR REPLACE FUNCTION total_of(c integer) RETURNS numeric AS $body$
DECLARE t numeric;
BEGIN
    SELECT SUM(total) INTO t FROM orders WHERE customer_id = c; -- inside; a body
    RETURN COALESCE(t, 0);
END;
$body$ LANGUAGE plpgsql;

CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW BEGIN UPDATE orders SET total = 0 WHERE id = NEW.id; END;
DELIMITER //
CREATE PROCEDURE p() BEGIN IF 1 = 1 THEN SELECT 1; END IF; END//
DELIMITER ;
MERGE INTO products t USING suppliers s ON t.supplier_id = s.id
WHEN MATCHED AND t.price > 1 THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (name) VALUES (s.name);
SELECT TOP (5) [Valid From] FROM [Price History] WITH (NOLOCK)
GO
SELECT x'ff', N'n', E'\n', q'[it's]', `b`, @v, :p, $1, ?, %s, {{ ref('a') }}, a[1], '{"k": 1}'::jsonb ->> 'k', 1e5, .5, 0x1F
FROM t, LATERAL unnest(ARRAY[1, 2]) AS u (v) TABLESAMPLE SYSTEM (5)
\copy t FROM 'file.csv'
COPY t (a) FROM stdin;
1	x
\.
BEGIN; SAVEPOINT s; ROLLBACK TO s; COMMIT;
