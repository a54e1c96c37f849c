CREATE TABLE make (
    make_id     INTEGER PRIMARY KEY,
    make_name   TEXT NOT NULL
);
CREATE TABLE person (
    person_id   INTEGER PRIMARY KEY,
    full_name   TEXT NOT NULL,
    phone       TEXT,
    city        TEXT
);
CREATE TABLE salesman (
    salesman_id INTEGER PRIMARY KEY,
    full_name   TEXT NOT NULL,
    team_lead_id INTEGER REFERENCES salesman (salesman_id),
    bonus_pct   REAL NOT NULL
);
CREATE TABLE car (
    vin         TEXT PRIMARY KEY,
    make_id     INTEGER NOT NULL REFERENCES make (make_id),
    model       TEXT NOT NULL,
    first_reg   DATE NOT NULL,
    km          INTEGER NOT NULL,
    fuel        TEXT NOT NULL CHECK (fuel IN ('petrol','diesel','hybrid','electric')),
    asking      INTEGER,
    accident    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE purchase (
    purchase_id INTEGER PRIMARY KEY,
    vin         TEXT NOT NULL REFERENCES car (vin),
    from_person INTEGER NOT NULL REFERENCES person (person_id),
    bought_by   INTEGER NOT NULL REFERENCES salesman (salesman_id),
    price       INTEGER NOT NULL,
    bought_on   DATE NOT NULL
);
CREATE TABLE sale (
    sale_id     INTEGER PRIMARY KEY,
    vin         TEXT NOT NULL REFERENCES car (vin),
    to_person   INTEGER NOT NULL REFERENCES person (person_id),
    sold_by     INTEGER NOT NULL REFERENCES salesman (salesman_id),
    trade_in_vin TEXT REFERENCES car (vin),
    price       INTEGER NOT NULL,
    financed    INTEGER NOT NULL DEFAULT 0,
    sold_on     DATE NOT NULL,
    handed_over DATE
);
CREATE TABLE test_drive (
    drive_id    INTEGER PRIMARY KEY,
    vin         TEXT NOT NULL REFERENCES car (vin),
    driver_id   INTEGER NOT NULL REFERENCES person (person_id),
    with_salesman INTEGER REFERENCES salesman (salesman_id),
    drove_at    DATETIME NOT NULL
);
CREATE TABLE workshop_job (
    job_id      INTEGER PRIMARY KEY,
    vin         TEXT NOT NULL REFERENCES car (vin),
    task        TEXT NOT NULL,
    cost        INTEGER,
    opened      DATE NOT NULL,
    finished    DATE
);
