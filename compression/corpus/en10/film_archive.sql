CREATE TABLE fa_title (
  title_no    INTEGER PRIMARY KEY,
  orig_title  TEXT NOT NULL,
  eng_title   TEXT,
  prod_year   INTEGER,
  country     TEXT NOT NULL,
  lost        INTEGER NOT NULL DEFAULT 0    -- no known print anywhere
);
CREATE TABLE fa_person (person_no INTEGER PRIMARY KEY, pers_name TEXT NOT NULL, born INTEGER, died INTEGER);
CREATE TABLE fa_credit (
  title_no    INTEGER NOT NULL REFERENCES fa_title (title_no),
  person_no   INTEGER NOT NULL REFERENCES fa_person (person_no),
  job         TEXT NOT NULL CHECK (job IN ('director', 'writer', 'camera', 'cast', 'music')),
  PRIMARY KEY (title_no, person_no, job)
);
CREATE TABLE fa_vault (vault TEXT PRIMARY KEY, target_c REAL NOT NULL, nitrate_ok INTEGER NOT NULL DEFAULT 0, shelf_m INTEGER NOT NULL);
CREATE TABLE fa_reel (
  barcode     TEXT PRIMARY KEY,
  title_no    INTEGER NOT NULL REFERENCES fa_title (title_no),
  part        INTEGER NOT NULL,
  gauge       TEXT NOT NULL CHECK (gauge IN ('8mm', '16mm', '35mm', '70mm')),
  base        TEXT NOT NULL CHECK (base IN ('nitrate', 'acetate', 'polyester')),
  element     TEXT NOT NULL CHECK (element IN ('negative', 'print', 'sound', 'dupe')),
  metres      INTEGER,
  vault       TEXT REFERENCES fa_vault (vault),
  acquired    DATE NOT NULL,
  donor_no    INTEGER REFERENCES fa_person (person_no)
);
CREATE TABLE fa_check (
  check_no    INTEGER PRIMARY KEY,
  barcode     TEXT NOT NULL REFERENCES fa_reel (barcode),
  checked_on  DATE NOT NULL,
  shrink_pct  REAL,
  vinegar     INTEGER NOT NULL,    -- A-D strip level 0 to 3
  mould       INTEGER NOT NULL DEFAULT 0,
  checker     TEXT NOT NULL
);
CREATE TABLE fa_scan (
  scan_no     INTEGER PRIMARY KEY,
  barcode     TEXT NOT NULL REFERENCES fa_reel (barcode),
  resolution  TEXT NOT NULL CHECK (resolution IN ('HD', '2K', '4K')),
  scanned_on  DATE NOT NULL,
  file_tb     REAL,
  approved_on DATE
);
CREATE TABLE fa_loan (
  loan_no     INTEGER PRIMARY KEY,
  barcode     TEXT NOT NULL REFERENCES fa_reel (barcode),
  cinema      TEXT NOT NULL,
  city        TEXT NOT NULL,
  out_on      DATE NOT NULL,
  due_on      DATE NOT NULL,
  back_on     DATE
);
