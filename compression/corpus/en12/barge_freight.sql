CREATE TABLE skippers (
    skipper_code  TEXT PRIMARY KEY,
    skipper_name  TEXT NOT NULL,
    mobile        TEXT
);
CREATE TABLE barges (
    barge_no      INTEGER PRIMARY KEY,
    barge_name    TEXT NOT NULL,
    skipper_code  TEXT NOT NULL REFERENCES skippers,
    mate_code     TEXT REFERENCES skippers (skipper_code),
    capacity_t    INTEGER NOT NULL,
    built_year    INTEGER,
    double_hull   INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE quays (
    quay_id       INTEGER PRIMARY KEY,
    quay_name     TEXT NOT NULL,
    river         TEXT NOT NULL,
    river_km      REAL NOT NULL
);
CREATE TABLE charterers (
    charterer_id  INTEGER PRIMARY KEY,
    charterer_name TEXT NOT NULL,
    pays_in_days  INTEGER NOT NULL
);
CREATE TABLE cargo_types (
    cargo_code    TEXT PRIMARY KEY,
    cargo_name    TEXT NOT NULL,
    dangerous     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE trips (
    trip_id       INTEGER PRIMARY KEY,
    barge_no      INTEGER NOT NULL REFERENCES barges,
    charterer_id  INTEGER NOT NULL REFERENCES charterers,
    cargo_code    TEXT REFERENCES cargo_types,          -- empty runs: none
    load_quay     INTEGER NOT NULL REFERENCES quays (quay_id),
    unload_quay   INTEGER NOT NULL REFERENCES quays (quay_id),
    tonnes        REAL NOT NULL DEFAULT 0,
    rate_per_t    NUMERIC NOT NULL DEFAULT 0,
    loaded_at     DATETIME,
    unloaded_at   DATETIME,
    continues_trip INTEGER REFERENCES trips (trip_id)   -- cargo taken over from another barge
);
CREATE TABLE delays (
    trip_id       INTEGER NOT NULL REFERENCES trips,
    delay_date    DATE NOT NULL,
    cause         TEXT NOT NULL CHECK (cause IN ('low water','lock','queue','engine','ice')),
    hours         REAL NOT NULL,
    PRIMARY KEY (trip_id, delay_date, cause)
);
CREATE TABLE freight_bills (
    bill_id       INTEGER PRIMARY KEY,
    trip_id       INTEGER NOT NULL REFERENCES trips,
    billed_on     DATE NOT NULL,
    amount        NUMERIC NOT NULL,
    paid_on       DATE
);
