CREATE TABLE repairs (
    id        BIGINT PRIMARY KEY,
    truck_id  INTEGER NOT NULL REFERENCES trucks (id),
    kind      TEXT NOT NULL CHECK (kind IN ('inspection', 'tyres', 'brakes', 'engine')),
    cost      NUMERIC(10, 2),
    done_on   DATE NOT NULL
);

ALTER TABLE clients ADD COLUMN credit_limit NUMERIC(12, 2);
