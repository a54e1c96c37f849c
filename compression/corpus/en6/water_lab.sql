-- drinking water laboratory (sqlite, one file per year archived)
CREATE TABLE IF NOT EXISTS zone(
  zone_id INTEGER PRIMARY KEY,
  zname TEXT NOT NULL,
  population INTEGER,
  src TEXT NOT NULL DEFAULT 'gw' -- gw groundwater, sw surface water, mx mixed
);
CREATE TABLE IF NOT EXISTS tap(
  tap_id INTEGER PRIMARY KEY,
  zone_id INTEGER NOT NULL REFERENCES zone(zone_id),
  label TEXT NOT NULL,
  street TEXT,
  sens INTEGER NOT NULL DEFAULT 0, -- 1 = school, hospital or the like
  closed_on DATE
);
CREATE TABLE IF NOT EXISTS sampler(
  initials TEXT PRIMARY KEY,
  fullname TEXT NOT NULL,
  cert_until DATE,
  stand_in TEXT REFERENCES sampler(initials)
);
CREATE TABLE IF NOT EXISTS parameter(
  pcode TEXT PRIMARY KEY, -- e.g. NO3, PB, ECOLI
  pname TEXT NOT NULL,
  unit TEXT NOT NULL,
  grp TEXT NOT NULL CHECK(grp IN ('micro','metal','nutrient','pesticide','physical')),
  limit_val REAL, -- no limit: null
  warn_val REAL,
  loq REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS sample(
  sample_no TEXT PRIMARY KEY,
  tap_id INTEGER NOT NULL REFERENCES tap(tap_id),
  initials TEXT REFERENCES sampler(initials),
  taken DATETIME NOT NULL,
  received DATETIME,
  temp_c REAL,
  free_cl REAL,
  purpose INTEGER NOT NULL DEFAULT 1, -- 1 routine, 2 audit, 3 complaint, 4 resample
  resample_of TEXT REFERENCES sample(sample_no),
  st INTEGER NOT NULL DEFAULT 0 -- 0 registered, 1 in lab, 2 reported, 9 rejected
);
CREATE TABLE IF NOT EXISTS result(
  sample_no TEXT NOT NULL REFERENCES sample(sample_no),
  pcode TEXT NOT NULL REFERENCES parameter(pcode),
  val REAL,
  below_loq INTEGER NOT NULL DEFAULT 0,
  analysed_on DATE,
  analyst TEXT,
  validated INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(sample_no,pcode)
);
CREATE TABLE IF NOT EXISTS notice(
  notice_id INTEGER PRIMARY KEY,
  zone_id INTEGER NOT NULL REFERENCES zone(zone_id),
  kind TEXT NOT NULL CHECK(kind IN ('boil','do_not_drink','flush')),
  issued DATETIME NOT NULL,
  lifted DATETIME
);
CREATE TABLE IF NOT EXISTS hardness_class(
  cls TEXT PRIMARY KEY,
  lo REAL NOT NULL,
  hi REAL NOT NULL
);
