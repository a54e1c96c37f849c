CREATE TABLE IF NOT EXISTS tbl_owner (
  owner_pk   INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_name TEXT NOT NULL,
  mail       TEXT,
  billing    TEXT NOT NULL DEFAULT 'monthly' CHECK (billing IN ('monthly','per_visit')),
  gate_code  TEXT
);
CREATE TABLE IF NOT EXISTS tbl_route (
  route_pk   INTEGER PRIMARY KEY AUTOINCREMENT,
  route_name TEXT NOT NULL,
  weekday    INTEGER NOT NULL,          -- 1 = Monday .. 7 = Sunday
  tech_fk    INTEGER REFERENCES tbl_tech (tech_pk),
  standby_fk INTEGER REFERENCES tbl_tech (tech_pk)
);
CREATE TABLE IF NOT EXISTS tbl_tech (
  tech_pk    INTEGER PRIMARY KEY AUTOINCREMENT,
  first      TEXT NOT NULL,
  last       TEXT NOT NULL,
  cpo_until  DATE,                      -- certified pool operator
  van        TEXT,
  gone       INTEGER NOT NULL DEFAULT 0 -- left the company
);
CREATE TABLE IF NOT EXISTS tbl_pool (
  pool_pk    INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_fk   INTEGER NOT NULL REFERENCES tbl_owner (owner_pk),
  route_fk   INTEGER REFERENCES tbl_route (route_pk),
  street     TEXT NOT NULL,
  suburb     TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('pool','spa','pond')),
  litres     INTEGER NOT NULL,
  salt       INTEGER NOT NULL DEFAULT 0,
  paused_at  DATE
);
CREATE TABLE IF NOT EXISTS tbl_visit (
  visit_pk   INTEGER PRIMARY KEY AUTOINCREMENT,
  pool_fk    INTEGER NOT NULL REFERENCES tbl_pool (pool_pk),
  tech_fk    INTEGER NOT NULL REFERENCES tbl_tech (tech_pk),
  visit_on   DATE NOT NULL,
  minutes    INTEGER,
  outcome    INTEGER NOT NULL DEFAULT 1, -- 1 done, 2 locked out, 3 rained off, 4 repair needed
  photo      TEXT
);
CREATE TABLE IF NOT EXISTS tbl_reading (
  reading_pk INTEGER PRIMARY KEY AUTOINCREMENT,
  visit_fk   INTEGER NOT NULL REFERENCES tbl_visit (visit_pk),
  what       TEXT NOT NULL CHECK (what IN ('pH','chlorine','alkalinity','salt')),
  val        REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS tbl_chem (
  chem_pk    INTEGER PRIMARY KEY AUTOINCREMENT,
  chem_name  TEXT NOT NULL,
  unit       TEXT NOT NULL,
  price      REAL NOT NULL,
  hazardous  INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS tbl_dose (
  visit_fk   INTEGER NOT NULL REFERENCES tbl_visit (visit_pk),
  chem_fk    INTEGER NOT NULL REFERENCES tbl_chem (chem_pk),
  qty        REAL NOT NULL,
  PRIMARY KEY (visit_fk, chem_fk)
);
CREATE TABLE IF NOT EXISTS tbl_equip (
  equip_pk   INTEGER PRIMARY KEY AUTOINCREMENT,
  pool_fk    INTEGER NOT NULL REFERENCES tbl_pool (pool_pk),
  type       TEXT NOT NULL,             -- pump, filter, heater, cleaner
  brand      TEXT,
  fitted_on  DATE,
  warranty_to DATE,
  broken     INTEGER NOT NULL DEFAULT 0
);
