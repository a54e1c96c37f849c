CREATE TABLE customers (id bigserial PRIMARY KEY, name text NOT NULL, email citext UNIQUE, tags text[], prefs jsonb, "Signed Up" timestamptz, location geography(Point, 4326));
CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id bigint REFERENCES customers, total numeric(10,2), status text, created_at timestamptz DEFAULT now(), items jsonb);
CREATE TABLE events (id uuid PRIMARY KEY, kind text, payload jsonb, at timestamptz, during tstzrange, search tsvector);
CREATE TABLE places (gid serial PRIMARY KEY, name varchar, geom geometry(MultiPolygon, 3857));
CREATE TABLE employees (id int PRIMARY KEY, name text, manager_id int REFERENCES employees, salary numeric, dept text);
CREATE MATERIALIZED VIEW big_spenders AS SELECT customer_id, sum(total) AS spent FROM orders GROUP BY customer_id;

-- window functions, FILTER, frames, named windows
SELECT o.id, row_number() OVER (PARTITION BY o.customer_id ORDER BY o.created_at DESC) AS rn, sum(o.total) OVER w AS running,
       lag(total, 1, 0) OVER w, count(*) FILTER (WHERE status = 'paid') OVER (ORDER BY created_at ROWS BETWEEN 7 PRECEDING AND CURRENT ROW)
FROM orders o WINDOW w AS (PARTITION BY o.customer_id ORDER BY o.created_at);

-- recursive CTE
WITH RECURSIVE chain (id, name, depth, path) AS (
  SELECT e.id, e.name, 0, ARRAY[e.id] FROM employees e WHERE manager_id IS NULL
  UNION ALL
  SELECT e.id, e.name, c.depth + 1, c.path || e.id FROM employees e JOIN chain c ON e.manager_id = c.id WHERE NOT e.id = ANY (c.path)
) SEARCH DEPTH FIRST BY id SET ordering
SELECT id, name, depth FROM chain ORDER BY ordering;

-- lateral
SELECT c.name, latest.id, latest.total
FROM customers c
LEFT JOIN LATERAL (SELECT o.id, o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.created_at DESC LIMIT 3) latest ON true
CROSS JOIN LATERAL jsonb_each_text(c.prefs) AS p(key, value)
WHERE p.key = 'theme' AND latest.total > 5;

-- JSON, arrays, casts, intervals
SELECT c.prefs ->> 'theme' AS theme, c.prefs #>> '{a,b}', (c.prefs -> 'age')::int AS age, c.tags[1], cardinality(tags), t.tag, ord
FROM customers c, unnest(c.tags) WITH ORDINALITY AS t(tag, ord)
WHERE c.prefs @> '{"beta": true}' AND c.tags && ARRAY['a', 'b'] AND c."Signed Up" > now() - interval '7 days';
SELECT e.payload -> 'user' ->> 'id', date_trunc('day', e.at AT TIME ZONE 'UTC')::date AS day, count(*)
FROM events AS e WHERE e.during @> now() AND e.search @@ to_tsquery('english', 'cat & dog') GROUP BY 1, 2 HAVING count(*) > 3 ORDER BY day DESC NULLS LAST;
SELECT item ->> 'sku' AS sku, (item ->> 'qty')::int FROM orders, jsonb_array_elements(items) AS item;
SELECT r.* FROM orders o, jsonb_to_recordset(o.items) AS r(sku text, qty int) WHERE r.qty > 1;
SELECT x.id, x.spent FROM (SELECT customer_id AS id, sum(total) AS spent FROM orders GROUP BY customer_id) AS x JOIN big_spenders b ON b.customer_id = x.id;

-- DISTINCT ON, GROUPING SETS, ordered-set aggregates
SELECT DISTINCT ON (customer_id) customer_id, id, total FROM orders ORDER BY customer_id, created_at DESC;
SELECT dept, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY salary) AS median, string_agg(name, ', ' ORDER BY name) FROM employees GROUP BY ROLLUP (dept);
SELECT dept, grouping(dept) FROM employees GROUP BY GROUPING SETS ((dept), ());

-- PostGIS
SELECT p.name, ST_Area(p.geom) / 1e6 AS km2, ST_AsGeoJSON(ST_Transform(p.geom, 4326)) AS geojson
FROM places p JOIN customers c ON ST_DWithin(c.location, p.geom::geography, 500) WHERE ST_Intersects(p.geom, ST_MakeEnvelope(0, 0, 1, 1, 3857)) ORDER BY p.geom <-> ST_SetSRID(ST_MakePoint(-71.1, 42.3), 4326) LIMIT 5;

-- DML
INSERT INTO customers AS c (name, email) VALUES ('Ann', 'a@x') ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, tags = c.tags || excluded.tags WHERE c.name IS DISTINCT FROM excluded.name RETURNING c.id, (xmax = 0) AS inserted;
UPDATE orders o SET status = 'late', total = o.total * 1.1 FROM customers c WHERE c.id = o.customer_id AND c.name LIKE 'A%' RETURNING o.id, c.name;
UPDATE orders SET (status, total) = (SELECT 'x', 1) WHERE id IN (SELECT max(id) FROM orders GROUP BY customer_id);
DELETE FROM orders USING customers c WHERE c.id = orders.customer_id AND c.email IS NULL;
WITH gone AS (DELETE FROM orders WHERE created_at < now() - interval '1 year' RETURNING *) INSERT INTO events (id, kind, payload) SELECT gen_random_uuid(), 'purged', to_jsonb(gone) FROM gone;
MERGE INTO employees t USING (SELECT id, name FROM customers) s ON s.id = t.id WHEN MATCHED AND t.name <> s.name THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name);
SELECT * FROM orders FOR UPDATE OF orders SKIP LOCKED;
SELECT o FROM orders o; SELECT row_to_json(o) FROM orders o; SELECT (o).total FROM orders o; SELECT count(o.*) FROM orders o;
SELECT generate_series(1, 10) AS n; SELECT n FROM generate_series(1, 10) AS n; SELECT g.d::date FROM generate_series('2024-01-01'::date, now(), '1 day') AS g(d);
SELECT ctid, xmin, tableoid::regclass FROM orders; SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace;
SELECT extract(epoch FROM o.created_at), position('a' IN c.name), substring(c.name FROM 1 FOR 3), trim(BOTH ' ' FROM name), overlay(name placing 'x' from 1) FROM orders o JOIN customers c ON c.id = o.customer_id;
SELECT CASE WHEN total > 10 THEN 'big' ELSE 'small' END AS size, count(*) FROM orders GROUP BY size ORDER BY size;
SELECT id FROM orders EXCEPT SELECT id FROM employees ORDER BY id; TABLE orders; VALUES (1, 'a'), (2, 'b');
SELECT v.a, v.b FROM (VALUES (1, 'x'), (2, 'y')) AS v(a, b) JOIN orders o ON o.id = v.a;
SELECT a.name, b.name FROM employees a JOIN employees b USING (dept) WHERE a.id < b.id AND dept = 'x';
SELECT * FROM orders NATURAL JOIN big_spenders WHERE spent > 10;
SELECT name FROM employees WHERE (dept, salary) IN (SELECT dept, max(salary) FROM employees GROUP BY dept);
SELECT status, total FROM orders o WHERE EXISTS (SELECT FROM customers WHERE id = o.customer_id);
SELECT current_date, current_timestamp, current_user, localtimestamp, session_user;
EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders WHERE status = 'x';
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON orders USING gin (items jsonb_path_ops) WHERE status = 'open';
PREPARE q (int) AS SELECT * FROM orders WHERE id = $1; EXECUTE q (1);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM orders LOOP RAISE NOTICE '%', r.id; END LOOP; END $$;
CREATE OR REPLACE FUNCTION f(p_id int) RETURNS numeric LANGUAGE sql AS $$ SELECT total FROM orders WHERE id = p_id $$;
CREATE POLICY own ON orders FOR SELECT USING (customer_id = current_setting('app.user')::bigint);
GRANT SELECT ON orders TO reader; COMMENT ON COLUMN orders.total IS 'with tax'; VACUUM ANALYZE orders; REFRESH MATERIALIZED VIEW big_spenders;
