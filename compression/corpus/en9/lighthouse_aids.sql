CREATE TABLE aton (                       -- aids to navigation
    llnr        INTEGER PRIMARY KEY,      -- light list number
    aid_name    TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('lighthouse', 'buoy', 'beacon', 'daymark', 'racon')),
    waterway    TEXT NOT NULL,
    characteristic TEXT,
    range_nm    REAL,
    unit_code   TEXT NOT NULL REFERENCES servicing_unit (unit_code),
    backup_unit TEXT REFERENCES servicing_unit (unit_code),
    seasonal    INTEGER NOT NULL DEFAULT 0,
    disestablished DATE
);
CREATE TABLE servicing_unit (
    unit_code TEXT PRIMARY KEY,
    unit_name TEXT NOT NULL,
    homeport  TEXT NOT NULL
);
CREATE TABLE vessel (
    hull_no   TEXT PRIMARY KEY,
    ship_name TEXT NOT NULL,
    unit_code TEXT NOT NULL REFERENCES servicing_unit (unit_code),
    crane_t   REAL
);
CREATE TABLE discrepancy (
    disc_id     INTEGER PRIMARY KEY,
    llnr        INTEGER NOT NULL REFERENCES aton (llnr),
    reported_at DATETIME NOT NULL,
    fault       TEXT NOT NULL CHECK (fault IN ('extinguished', 'off station', 'missing', 'damaged', 'wrong rhythm')),
    corrected_at DATETIME,
    bnm_no      TEXT                       -- broadcast notice to mariners
);
CREATE TABLE service_visit (
    visit_id   INTEGER PRIMARY KEY,
    llnr       INTEGER NOT NULL REFERENCES aton (llnr),
    hull_no    TEXT NOT NULL REFERENCES vessel (hull_no),
    visited_on DATE NOT NULL,
    battery_v  REAL,
    lamp_changed INTEGER NOT NULL DEFAULT 0,
    hours      REAL NOT NULL
);
CREATE TABLE part_used (
    visit_id INTEGER NOT NULL REFERENCES service_visit (visit_id),
    part_no  TEXT NOT NULL,
    qty      INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (visit_id, part_no)
);
