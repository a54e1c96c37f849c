CREATE TABLE operator (call TEXT PRIMARY KEY, op_name TEXT, licence TEXT CHECK (licence IN ('novice','general','full')), locator TEXT, silent_key INTEGER NOT NULL DEFAULT 0, club TEXT REFERENCES club(club_call));
CREATE TABLE club (club_call TEXT PRIMARY KEY, club_name TEXT NOT NULL, town TEXT NOT NULL, repeater_mhz REAL);
CREATE TABLE dxcc (prefix TEXT PRIMARY KEY, entity TEXT NOT NULL, continent TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE rig (rig_id INTEGER PRIMARY KEY, owner_call TEXT NOT NULL REFERENCES operator(call), maker TEXT NOT NULL, model TEXT NOT NULL, watts INTEGER NOT NULL, bought DATE, sold DATE);
CREATE TABLE antenna (ant_id INTEGER PRIMARY KEY, owner_call TEXT NOT NULL REFERENCES operator(call), kind TEXT NOT NULL CHECK (kind IN ('dipole','vertical','yagi','loop','dish')), band TEXT, height_m REAL);
CREATE TABLE contest (contest_id INTEGER PRIMARY KEY, contest TEXT NOT NULL, sponsor TEXT, begins DATETIME NOT NULL, ends DATETIME NOT NULL, logs_due DATE);
CREATE TABLE qso (
  qso_id     INTEGER PRIMARY KEY,
  my_call    TEXT NOT NULL REFERENCES operator(call),
  his_call   TEXT NOT NULL,
  prefix     TEXT REFERENCES dxcc(prefix),
  at_utc     DATETIME NOT NULL,
  band       TEXT NOT NULL,       -- 160m 80m 40m 20m 15m 10m 2m 70cm
  mode       TEXT NOT NULL,       -- CW SSB FM FT8 RTTY
  rst_sent   TEXT,
  rst_rcvd   TEXT,
  rig_id     INTEGER REFERENCES rig(rig_id),
  ant_id     INTEGER REFERENCES antenna(ant_id),
  contest_id INTEGER REFERENCES contest(contest_id),
  remark     TEXT
);
CREATE TABLE qsl (qsl_id INTEGER PRIMARY KEY, qso_id INTEGER NOT NULL REFERENCES qso(qso_id), via TEXT NOT NULL CHECK (via IN ('bureau','direct','lotw','eqsl')), sent_on DATE, rcvd_on DATE);
CREATE TABLE award (award_id INTEGER PRIMARY KEY, call TEXT NOT NULL REFERENCES operator(call), title TEXT NOT NULL, applied DATE NOT NULL, granted DATE);
