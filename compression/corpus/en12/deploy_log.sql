PRAGMA foreign_keys = ON;
CREATE TABLE squad (
    slug        TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    tribe       TEXT NOT NULL
);
CREATE TABLE person (
    handle      TEXT PRIMARY KEY,
    real_name   TEXT NOT NULL,
    squad       TEXT REFERENCES squad (slug),       -- contractors: none
    on_call     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE component (
    name        TEXT PRIMARY KEY,
    owner_squad TEXT NOT NULL REFERENCES squad (slug),
    language    TEXT NOT NULL,
    part_of     TEXT REFERENCES component (name),
    archived    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE environment (
    code        TEXT PRIMARY KEY,                    -- dev, stage, prod-eu, prod-us
    region      TEXT NOT NULL,
    protected   INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE build (
    build_no    INTEGER PRIMARY KEY,
    component   TEXT NOT NULL REFERENCES component (name),
    version     TEXT NOT NULL,
    commit_sha  TEXT NOT NULL,
    author      TEXT NOT NULL REFERENCES person (handle),
    outcome     TEXT NOT NULL CHECK (outcome IN ('green', 'red', 'flaky')),
    finished_at DATETIME NOT NULL
);
CREATE TABLE rollout (
    rollout_no  INTEGER PRIMARY KEY,
    build_no    INTEGER NOT NULL REFERENCES build (build_no),
    environment TEXT NOT NULL REFERENCES environment (code),
    started_by  TEXT NOT NULL REFERENCES person (handle),
    approved_by TEXT REFERENCES person (handle),
    undoes      INTEGER REFERENCES rollout (rollout_no),
    started_at  DATETIME NOT NULL,
    ended_at    DATETIME,
    result      TEXT CHECK (result IN ('ok', 'failed', 'aborted'))
);
CREATE TABLE outage (
    outage_no   INTEGER PRIMARY KEY,
    caused_by   INTEGER REFERENCES rollout (rollout_no),
    severity    INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 4),
    summary     TEXT NOT NULL,
    began_at    DATETIME NOT NULL,
    ended_at    DATETIME
);
