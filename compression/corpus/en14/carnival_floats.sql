-- Carnival committee (one .db per season is merged here)
CREATE TABLE krewe (
  krewe_id     INTEGER PRIMARY KEY,
  krewe_name   TEXT NOT NULL,
  quarter      TEXT NOT NULL,
  founded_year INTEGER,
  captain      INTEGER REFERENCES person (person_id),
  treasurer    INTEGER REFERENCES person (person_id)
);
CREATE TABLE person (
  person_id    INTEGER PRIMARY KEY,
  given        TEXT NOT NULL,
  family       TEXT NOT NULL,
  phone        TEXT,
  birth_date   TEXT,
  krewe_id     INTEGER REFERENCES krewe (krewe_id)
);
CREATE TABLE parade (
  parade_id    INTEGER PRIMARY KEY,
  parade_title TEXT NOT NULL,
  parade_date  DATE NOT NULL,
  start_street TEXT NOT NULL,
  end_street   TEXT NOT NULL,
  night        INTEGER NOT NULL DEFAULT 0,
  cancelled    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE float_unit (
  float_id     INTEGER PRIMARY KEY,
  krewe_id     INTEGER NOT NULL REFERENCES krewe (krewe_id),
  motif        TEXT NOT NULL,
  builder_id   INTEGER REFERENCES person (person_id),
  length_m     REAL NOT NULL,
  height_m     REAL NOT NULL,
  tractor      TEXT,
  inspected    TEXT NOT NULL DEFAULT 'no' CHECK (inspected IN ('no', 'passed', 'failed')),
  cost         REAL
);
CREATE TABLE slot (
  parade_id    INTEGER NOT NULL REFERENCES parade (parade_id),
  position     INTEGER NOT NULL,
  float_id     INTEGER REFERENCES float_unit (float_id),
  band_id      INTEGER REFERENCES band (band_id),
  showed_up    INTEGER,                      -- null before the parade
  PRIMARY KEY (parade_id, position)
);
CREATE TABLE band (
  band_id      INTEGER PRIMARY KEY,
  band_name    TEXT NOT NULL,
  town         TEXT NOT NULL,
  style        TEXT NOT NULL CHECK (style IN ('brass', 'drums', 'samba', 'pipes')),
  fee          REAL NOT NULL DEFAULT 0,
  musicians    INTEGER NOT NULL
);
CREATE TABLE rider (
  float_id     INTEGER NOT NULL REFERENCES float_unit (float_id),
  person_id    INTEGER NOT NULL REFERENCES person (person_id),
  costume      TEXT,
  dues         REAL NOT NULL,
  dues_paid    REAL NOT NULL DEFAULT 0,
  safety_brief INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (float_id, person_id)
);
CREATE TABLE juror_mark (
  juror_id     INTEGER NOT NULL REFERENCES person (person_id),
  float_id     INTEGER NOT NULL REFERENCES float_unit (float_id),
  parade_id    INTEGER NOT NULL REFERENCES parade (parade_id),
  craft        INTEGER NOT NULL,             -- 0..20
  wit          INTEGER NOT NULL,             -- 0..20
  PRIMARY KEY (juror_id, float_id, parade_id)
);
CREATE TABLE donation (
  donation_id  INTEGER PRIMARY KEY,
  krewe_id     INTEGER NOT NULL REFERENCES krewe (krewe_id),
  donor        TEXT NOT NULL,
  amount       REAL NOT NULL,
  given_on     DATE NOT NULL,
  thanked_on   DATE
);
