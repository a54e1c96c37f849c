-- parish office, single file db
CREATE TABLE household (
  hh_id INTEGER PRIMARY KEY,
  surname TEXT NOT NULL,
  addr TEXT,
  envelope_no INTEGER,          -- weekly giving envelopes, null = none
  moved_away DATE
);
CREATE TABLE person (
  pid INTEGER PRIMARY KEY,
  hh_id INTEGER REFERENCES household(hh_id),
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  sex TEXT CHECK (sex IN ('m','f')),
  born DATE,
  died DATE,
  father INTEGER REFERENCES person(pid),
  mother INTEGER REFERENCES person(pid),
  status INTEGER NOT NULL DEFAULT 1   -- 0 visitor 1 member 2 catechumen 3 lapsed
);
CREATE TABLE sacrament (
  sid INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL REFERENCES person(pid),
  kind TEXT NOT NULL CHECK (kind IN ('baptism','communion','confirmation','marriage','funeral')),
  held_on DATE NOT NULL,
  minister TEXT,
  book_page TEXT,
  spouse INTEGER REFERENCES person(pid)   -- marriages only
);
CREATE TABLE service (
  svc_id INTEGER PRIMARY KEY,
  starts DATETIME NOT NULL,
  kind TEXT NOT NULL,           -- mass, vespers, family, funeral
  headcount INTEGER,
  lang TEXT NOT NULL DEFAULT 'en',
  cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE rota (
  svc_id INTEGER NOT NULL REFERENCES service(svc_id),
  role TEXT NOT NULL CHECK (role IN ('reader','usher','organ','altar','coffee')),
  pid INTEGER REFERENCES person(pid),   -- null: vacancy
  swapped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (svc_id, role)
);
CREATE TABLE giving (
  gid INTEGER PRIMARY KEY,
  hh_id INTEGER REFERENCES household(hh_id),    -- null = loose plate
  given_on DATE NOT NULL,
  fund INTEGER NOT NULL DEFAULT 1,      -- 1 general, 2 roof, 3 poor box, 4 missions
  cash REAL NOT NULL DEFAULT 0,
  cheque REAL NOT NULL DEFAULT 0,
  tax_receipt INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE pledge (
  hh_id INTEGER NOT NULL REFERENCES household(hh_id),
  yr INTEGER NOT NULL,
  amount REAL NOT NULL,
  PRIMARY KEY (hh_id, yr)
);
CREATE TABLE hall_hire (
  hire_id INTEGER PRIMARY KEY,
  hirer TEXT NOT NULL,
  from_ts DATETIME NOT NULL,
  to_ts DATETIME NOT NULL,
  fee REAL NOT NULL,
  deposit REAL NOT NULL DEFAULT 0,
  paid INTEGER NOT NULL DEFAULT 0,
  key_out DATETIME,
  key_back DATETIME
);
CREATE TABLE age_group (
  label TEXT PRIMARY KEY,
  from_year INTEGER NOT NULL,
  to_year INTEGER NOT NULL
);
