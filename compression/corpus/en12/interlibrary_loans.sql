CREATE TABLE library (
    isil        TEXT PRIMARY KEY,             -- 'DE-21'
    name        TEXT NOT NULL,
    city        TEXT NOT NULL,
    hub         TEXT REFERENCES library(isil),  -- regional hub it ships through
    charges     INTEGER NOT NULL DEFAULT 0 CHECK (charges IN (0,1))
);
CREATE TABLE work (
    work_id     INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    writer      TEXT,
    pub_year    INTEGER,
    earlier_ed  INTEGER REFERENCES work(work_id)
);
CREATE TABLE copy (
    barcode     TEXT PRIMARY KEY,
    work_id     INTEGER NOT NULL REFERENCES work(work_id),
    holder      TEXT NOT NULL REFERENCES library(isil),
    lendable    INTEGER NOT NULL DEFAULT 1,
    condition   TEXT NOT NULL CHECK (condition IN ('fine','worn','damaged'))
);
CREATE TABLE patron (
    patron_id   INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    home_lib    TEXT NOT NULL REFERENCES library(isil),
    blocked     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE librarian (
    staff_id    INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    library     TEXT NOT NULL REFERENCES library(isil)
);
CREATE TABLE ill_request (
    req_id      INTEGER PRIMARY KEY,
    patron_id   INTEGER NOT NULL REFERENCES patron(patron_id),
    work_id     INTEGER NOT NULL REFERENCES work(work_id),
    borrowing   TEXT NOT NULL REFERENCES library(isil),
    lending     TEXT REFERENCES library(isil),        -- null until somebody agrees
    barcode     TEXT REFERENCES copy(barcode),
    taken_by    INTEGER REFERENCES librarian(staff_id),
    asked_on    DATE NOT NULL,
    shipped_on  DATE,
    due_on      DATE,
    returned_on DATE,
    status      TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new','agreed','shipped','returned','refused','lost'))
);
CREATE TABLE refusal (
    req_id      INTEGER NOT NULL REFERENCES ill_request(req_id),
    library     TEXT NOT NULL REFERENCES library(isil),
    refused_on  DATE NOT NULL,
    ground      TEXT NOT NULL,                        -- 'on loan', 'too fragile'
    PRIMARY KEY (req_id, library)
);
