-- The company's base data.
CREATE TYPE truck_state AS ENUM ('available', 'on_road', 'in_workshop', 'retired');

CREATE TABLE clients (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    company     TEXT NOT NULL,
    contact     TEXT,
    email       TEXT UNIQUE,
    town        TEXT NOT NULL,
    country     CHAR(2) NOT NULL DEFAULT 'DE',
    is_blocked  BOOLEAN NOT NULL DEFAULT FALSE,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE depots (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    city      TEXT NOT NULL,
    capacity  INTEGER NOT NULL,
    opened_on DATE
);

CREATE TABLE trucks (
    id         INTEGER PRIMARY KEY,
    plate      TEXT NOT NULL UNIQUE,
    depot_id   INTEGER REFERENCES depots (id),
    state      truck_state NOT NULL DEFAULT 'available',
    payload_kg INTEGER NOT NULL,
    mileage_km INTEGER NOT NULL DEFAULT 0,
    bought_on  DATE
);

CREATE TABLE drivers (
    id          INTEGER PRIMARY KEY,
    full_name   TEXT NOT NULL,
    phone       TEXT,
    licence_no  TEXT UNIQUE,
    depot_id    INTEGER NOT NULL REFERENCES depots (id),
    hired_on    DATE NOT NULL,
    left_on     DATE
);
