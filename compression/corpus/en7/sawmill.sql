-- Saege-DB in english, sqlite
CREATE TABLE species (sp TEXT PRIMARY KEY, common TEXT NOT NULL, density_kg_m3 REAL NOT NULL, hardwood INTEGER NOT NULL);
CREATE TABLE supplier (sup_id INTEGER PRIMARY KEY, sup_name TEXT NOT NULL, region TEXT, fsc INTEGER NOT NULL DEFAULT 0);
CREATE TABLE log (
  log_no INTEGER PRIMARY KEY,
  sp TEXT NOT NULL REFERENCES species(sp),
  sup_id INTEGER NOT NULL REFERENCES supplier(sup_id),
  len_m REAL NOT NULL,
  dia_cm REAL NOT NULL,
  grade TEXT NOT NULL CHECK(grade IN ('A','B','C','D')),
  arrived DATE NOT NULL,
  price_eur REAL NOT NULL,
  metal_found INTEGER NOT NULL DEFAULT 0,
  sawn_on DATE
);
CREATE TABLE shift (shift_id INTEGER PRIMARY KEY, day DATE NOT NULL, kind TEXT NOT NULL CHECK(kind IN ('early','late','night')), foreman TEXT NOT NULL, stops_min INTEGER NOT NULL DEFAULT 0);
CREATE TABLE board (
  board_id INTEGER PRIMARY KEY,
  log_no INTEGER NOT NULL REFERENCES log(log_no),
  shift_id INTEGER NOT NULL REFERENCES shift(shift_id),
  thick_mm INTEGER NOT NULL,
  width_mm INTEGER NOT NULL,
  len_m REAL NOT NULL,
  quality INTEGER NOT NULL,  -- 1 clear, 2 knots, 3 construction, 9 waste
  stack TEXT
);
CREATE TABLE kiln_run (run_no INTEGER PRIMARY KEY, kiln INTEGER NOT NULL, stack TEXT NOT NULL, loaded TIMESTAMP NOT NULL, unloaded TIMESTAMP, moist_in REAL NOT NULL, moist_out REAL, kwh REAL);
CREATE TABLE blade (blade_no TEXT PRIMARY KEY, kind TEXT NOT NULL, hours REAL NOT NULL DEFAULT 0, sharpened DATE, scrapped INTEGER NOT NULL DEFAULT 0);
CREATE TABLE sale (sale_id INTEGER PRIMARY KEY, sold DATE NOT NULL, customer TEXT NOT NULL, sp TEXT NOT NULL REFERENCES species(sp), m3 REAL NOT NULL, eur REAL NOT NULL, delivered DATE);
