-- ground segment scheduler (SQLite)
PRAGMA foreign_keys = ON;
CREATE TABLE sat (
  norad   INTEGER PRIMARY KEY,
  nm      TEXT NOT NULL,
  orbit   TEXT NOT NULL CHECK (orbit IN ('LEO','MEO','GEO','SSO')),
  mass_kg REAL,
  launch_dt TEXT,
  decayed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE gs (
  gs_id   TEXT PRIMARY KEY,            -- e.g. SVAL, KIRU
  city    TEXT NOT NULL,
  country TEXT NOT NULL,
  lat     REAL NOT NULL,
  lon     REAL NOT NULL
);
CREATE TABLE ant (
  ant_id  INTEGER PRIMARY KEY,
  gs_id   TEXT NOT NULL REFERENCES gs (gs_id),
  dish_m  REAL NOT NULL,
  band    TEXT NOT NULL CHECK (band IN ('S','X','Ka','UHF')),
  down    INTEGER NOT NULL DEFAULT 0   -- 1 = broken
);
CREATE TABLE pass (
  pass_id INTEGER PRIMARY KEY,
  norad   INTEGER NOT NULL REFERENCES sat (norad),
  ant_id  INTEGER NOT NULL REFERENCES ant (ant_id),
  aos     TIMESTAMP NOT NULL,          -- acquisition of signal
  los     TIMESTAMP NOT NULL,          -- loss of signal
  max_el  REAL NOT NULL,               -- degrees
  st      TEXT NOT NULL DEFAULT 'planned' CHECK (st IN ('planned','ok','partial','missed','cancelled')),
  mb_down REAL
);
CREATE TABLE anomaly (
  an_id   INTEGER PRIMARY KEY,
  pass_id INTEGER NOT NULL REFERENCES pass (pass_id),
  sev     INTEGER NOT NULL CHECK (sev BETWEEN 1 AND 5),
  txt     TEXT NOT NULL,
  opened  TIMESTAMP NOT NULL,
  closed  TIMESTAMP,
  owner   TEXT
);
CREATE TABLE cmd (
  cmd_id  INTEGER PRIMARY KEY,
  norad   INTEGER NOT NULL REFERENCES sat (norad),
  mnemonic TEXT NOT NULL,
  queued  TIMESTAMP NOT NULL,
  sent_in INTEGER REFERENCES pass (pass_id),
  acked   INTEGER NOT NULL DEFAULT 0
);
