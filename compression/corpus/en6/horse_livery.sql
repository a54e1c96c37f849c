-- livery yard book-keeping
CREATE TABLE owner (
  owner_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT,
  arrears REAL NOT NULL DEFAULT 0,
  is_trainer INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE horse (
  passport TEXT PRIMARY KEY,
  stable_name TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES owner(owner_id),
  sex TEXT NOT NULL CHECK (sex IN ('mare','gelding','stallion','colt','filly')),
  foaled DATE,
  height_hands REAL,
  weight_kg REAL,
  dam TEXT REFERENCES horse(passport),
  box_no TEXT,                       -- null: lives out
  package INTEGER NOT NULL DEFAULT 1,-- 1 grass, 2 part, 3 full, 4 competition
  came DATE NOT NULL,
  gone DATE
);
CREATE TABLE feed (
  feed_code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  eur_per_kg REAL NOT NULL,
  stock_kg REAL NOT NULL DEFAULT 0,
  min_kg REAL NOT NULL DEFAULT 0
);
CREATE TABLE ration (
  passport TEXT NOT NULL REFERENCES horse(passport),
  feed_code TEXT NOT NULL REFERENCES feed(feed_code),
  meal TEXT NOT NULL CHECK (meal IN ('am','noon','pm')),
  kg REAL NOT NULL,
  PRIMARY KEY (passport, feed_code, meal)
);
CREATE TABLE vet_visit (
  visit_id INTEGER PRIMARY KEY,
  passport TEXT NOT NULL REFERENCES horse(passport),
  seen_on DATE NOT NULL,
  reason INTEGER NOT NULL,           -- 1 vaccination 2 lameness 3 colic 4 dental 5 wound 6 worming
  next_due DATE,
  cost REAL NOT NULL,
  vet TEXT NOT NULL
);
CREATE TABLE shoeing (
  shoeing_id INTEGER PRIMARY KEY,
  passport TEXT NOT NULL REFERENCES horse(passport),
  farrier TEXT NOT NULL,
  done_on DATE NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('trim','fronts','full','remedial')),
  cost REAL NOT NULL
);
CREATE TABLE lesson (
  lesson_id INTEGER PRIMARY KEY,
  passport TEXT REFERENCES horse(passport),
  rider TEXT NOT NULL,
  trainer_id INTEGER REFERENCES owner(owner_id),
  begins DATETIME NOT NULL,
  minutes INTEGER NOT NULL DEFAULT 45,
  price REAL NOT NULL,
  st INTEGER NOT NULL DEFAULT 0      -- 0 booked, 1 ridden, 2 rider cancelled, 3 weather, 4 no show
);
CREATE TABLE bill (
  bill_no INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES owner(owner_id),
  for_month DATE NOT NULL,
  livery REAL NOT NULL,
  extras REAL NOT NULL DEFAULT 0,
  paid_on DATE
);
CREATE TABLE rug_size (
  rug TEXT PRIMARY KEY,
  hands_from REAL NOT NULL,
  hands_to REAL NOT NULL
);
