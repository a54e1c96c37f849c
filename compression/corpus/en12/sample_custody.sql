CREATE TABLE agencies (
    agency_id   INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    county      TEXT NOT NULL
);
CREATE TABLE persons (
    person_id   INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    agency_id   INTEGER NOT NULL REFERENCES agencies,
    badge       TEXT UNIQUE,
    function    TEXT NOT NULL CHECK (function IN ('officer','courier','chemist','clerk'))
);
CREATE TABLE cases (
    case_no     TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    lead_id     INTEGER NOT NULL REFERENCES persons (person_id),
    related_to  TEXT REFERENCES cases (case_no),
    opened      DATE NOT NULL,
    closed      DATE
);
CREATE TABLE exhibits (
    exhibit_id  INTEGER PRIMARY KEY,
    case_no     TEXT NOT NULL REFERENCES cases,
    label       TEXT NOT NULL,
    material    TEXT NOT NULL,              -- 'powder', 'blood', 'phone'
    seized_by   INTEGER NOT NULL REFERENCES persons (person_id),
    seized_at   DATETIME NOT NULL,
    taken_from  INTEGER REFERENCES exhibits (exhibit_id),   -- sub-sample of
    destroyed_on DATE
);
CREATE TABLE shelves (
    shelf_code  TEXT PRIMARY KEY,
    room        TEXT NOT NULL,
    cooled      INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE handoffs (
    handoff_id  INTEGER PRIMARY KEY,
    exhibit_id  INTEGER NOT NULL REFERENCES exhibits,
    given_by    INTEGER NOT NULL REFERENCES persons (person_id),
    taken_by    INTEGER NOT NULL REFERENCES persons (person_id),
    witness     INTEGER REFERENCES persons (person_id),
    at_time     DATETIME NOT NULL,
    seal_intact INTEGER NOT NULL DEFAULT 1,
    shelf_code  TEXT REFERENCES shelves                     -- when put into store
);
CREATE TABLE analyses (
    analysis_id INTEGER PRIMARY KEY,
    exhibit_id  INTEGER NOT NULL REFERENCES exhibits,
    chemist_id  INTEGER NOT NULL REFERENCES persons (person_id),
    checked_by  INTEGER REFERENCES persons (person_id),
    method      TEXT NOT NULL,
    ordered     DATE NOT NULL,
    reported    DATE,
    finding     TEXT CHECK (finding IN ('positive','negative','inconclusive'))
);
