CREATE TABLE client_firm (
    firm_id     INTEGER PRIMARY KEY,
    firm_name   TEXT NOT NULL,
    invoice_mail TEXT
);
CREATE TABLE site_object (
    object_id   INTEGER PRIMARY KEY,
    firm_id     INTEGER NOT NULL REFERENCES client_firm (firm_id),
    object_name TEXT NOT NULL,             -- 'Tower B, floors 3-5'
    district    TEXT NOT NULL,
    part_of     INTEGER REFERENCES site_object (object_id),
    sqm         INTEGER NOT NULL,
    alarm_code  TEXT
);
CREATE TABLE worker (
    worker_id   INTEGER PRIMARY KEY,
    worker_name TEXT NOT NULL,
    forewoman_id INTEGER REFERENCES worker (worker_id),
    mobile      TEXT,
    hourly_wage NUMERIC NOT NULL,
    permit_until DATE,
    quit_on     DATE
);
CREATE TABLE round_plan (
    plan_id     INTEGER PRIMARY KEY,
    object_id   INTEGER NOT NULL REFERENCES site_object (object_id),
    regular_id  INTEGER REFERENCES worker (worker_id),
    standby_id  INTEGER REFERENCES worker (worker_id),
    weekday     INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- 1 Monday
    planned_min INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('daily','windows','deep','stairs'))
);
CREATE TABLE visit (
    visit_id    INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES round_plan (plan_id),
    done_by     INTEGER REFERENCES worker (worker_id),
    visit_day   DATE NOT NULL,
    actual_min  INTEGER,
    skipped     INTEGER NOT NULL DEFAULT 0,
    skip_reason TEXT
);
CREATE TABLE complaint (
    complaint_id INTEGER PRIMARY KEY,
    visit_id    INTEGER NOT NULL REFERENCES visit (visit_id),
    received_on DATE NOT NULL,
    topic       TEXT NOT NULL,
    handled_by  INTEGER REFERENCES worker (worker_id),
    settled_on  DATE,
    credit_eur  NUMERIC
);
