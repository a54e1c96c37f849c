-- museum collection registrar, duckdb copy of the CMS
CREATE TABLE objects (
  acc_no VARCHAR PRIMARY KEY,          -- e.g. 1987.14.2
  title VARCHAR NOT NULL,
  maker VARCHAR,
  made_from INTEGER,
  made_to INTEGER,
  medium VARCHAR,
  dept_id INTEGER,
  height_cm DECIMAL(7,1),
  width_cm DECIMAL(7,1),
  insured_value DECIMAL(14,2),
  on_display BOOLEAN NOT NULL DEFAULT false,
  gallery VARCHAR,                     -- null = in storage
  fragility TINYINT NOT NULL DEFAULT 1,-- 1 robust, 2 normal, 3 fragile, 4 never travels
  companion_of VARCHAR REFERENCES objects(acc_no),
  deaccessioned DATE
);
CREATE TABLE departments (
  dept_id INTEGER PRIMARY KEY,
  dept_name VARCHAR NOT NULL,
  curator VARCHAR,
  budget DECIMAL(12,2) NOT NULL
);
CREATE TABLE acquisitions (
  acq_id INTEGER PRIMARY KEY,
  acc_no VARCHAR NOT NULL REFERENCES objects(acc_no),
  method VARCHAR NOT NULL CHECK (method IN ('gift','bequest','purchase','transfer','found')),
  acquired_on DATE NOT NULL,
  price DECIMAL(14,2),
  donor VARCHAR,
  anonymous BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE borrowers (
  inst_id INTEGER PRIMARY KEY,
  institution VARCHAR NOT NULL,
  country VARCHAR(2) NOT NULL,
  climate_ok BOOLEAN NOT NULL,
  trust TINYINT NOT NULL               -- 1 new partner … 5 excellent
);
CREATE TABLE loans (
  loan_no VARCHAR PRIMARY KEY,
  inst_id INTEGER NOT NULL REFERENCES borrowers(inst_id),
  direction CHAR(1) NOT NULL,          -- O outgoing, I incoming
  show_title VARCHAR,
  out_on DATE NOT NULL,
  due_back DATE NOT NULL,
  returned DATE,
  stage TINYINT NOT NULL DEFAULT 0,    -- 0 requested 1 approved 2 out 3 returned 4 declined
  fee DECIMAL(10,2) NOT NULL DEFAULT 0,
  transport_cost DECIMAL(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE loan_objects (
  loan_no VARCHAR NOT NULL REFERENCES loans(loan_no),
  acc_no VARCHAR NOT NULL REFERENCES objects(acc_no),
  crate VARCHAR,
  damage_note VARCHAR,
  PRIMARY KEY (loan_no, acc_no)
);
CREATE TABLE condition_checks (
  check_id INTEGER PRIMARY KEY,
  acc_no VARCHAR NOT NULL REFERENCES objects(acc_no),
  checked_on DATE NOT NULL,
  conservator VARCHAR NOT NULL,
  score TINYINT NOT NULL,              -- 1 poor .. 10 perfect
  urgent BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE visitor_counts (
  gallery VARCHAR NOT NULL,
  day DATE NOT NULL,
  visitors INTEGER NOT NULL,
  school_kids INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (gallery, day)
);
CREATE TABLE periods (
  era VARCHAR PRIMARY KEY,
  from_year INTEGER NOT NULL,
  to_year INTEGER NOT NULL
);
