CREATE OR REPLACE TABLE raw.events (id NUMBER, v VARIANT, ts TIMESTAMP_NTZ, kind VARCHAR);
SELECT e.v:user.name::string AS name, f.value:sku::string AS sku, f.index FROM raw.events e, LATERAL FLATTEN(input => e.v:items) f WHERE e.kind ILIKE 'a%' QUALIFY ROW_NUMBER() OVER (PARTITION BY e.id ORDER BY e.ts DESC) = 1;
SELECT $1, t.$2, METADATA$FILENAME FROM @stage/path (FILE_FORMAT => 'csv') t; SELECT kind AS k, COUNT(*) AS n FROM raw.events GROUP BY ALL HAVING n > 1; SELECT id, kind AS k, k || 'x' AS kx FROM raw.events WHERE k = 'a';
SELECT * FROM raw.events AT (OFFSET => -60) SAMPLE (10); SELECT * FROM TABLE(GENERATOR(ROWCOUNT => 10)); SELECT * ILIKE '%id%' FROM raw.events; SELECT v['a'][0]::int FROM raw.events;
