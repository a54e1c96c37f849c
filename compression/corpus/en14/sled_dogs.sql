PRAGMA foreign_keys = ON;
-- kennel & race book, one sqlite file on the laptop
CREATE TABLE kennel (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  village TEXT,
  headMusher INTEGER REFERENCES musher(id)
);
CREATE TABLE musher (
  id INTEGER PRIMARY KEY,
  firstName TEXT NOT NULL,
  lastName TEXT NOT NULL,
  kennelId INTEGER REFERENCES kennel(id),     -- null: drives alone
  country TEXT NOT NULL,
  bornOn TEXT,
  mentorId INTEGER REFERENCES musher(id),
  licence TEXT NOT NULL DEFAULT 'rookie' CHECK (licence IN ('rookie','open','revoked'))
);
CREATE TABLE dog (
  id INTEGER PRIMARY KEY,
  chip TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F','M')),
  breed TEXT NOT NULL,
  whelpedOn DATE NOT NULL,
  kennelId INTEGER NOT NULL REFERENCES kennel(id),
  damId INTEGER REFERENCES dog(id),
  sireId INTEGER REFERENCES dog(id),
  weightKg REAL,
  retired INTEGER NOT NULL DEFAULT 0,         -- 0/1
  diedOn DATE
);
CREATE TABLE race (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  startsOn DATE NOT NULL,
  distanceKm INTEGER NOT NULL,
  maxDogs INTEGER NOT NULL,
  purse REAL,
  calledOff INTEGER NOT NULL DEFAULT 0        -- 0/1
);
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  raceId INTEGER NOT NULL REFERENCES race(id),
  seq INTEGER NOT NULL,
  place TEXT NOT NULL,
  kmMark INTEGER NOT NULL,
  hasVet INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  raceId INTEGER NOT NULL REFERENCES race(id),
  musherId INTEGER NOT NULL REFERENCES musher(id),
  bib INTEGER,
  status TEXT NOT NULL DEFAULT 'entered' CHECK (status IN ('entered','scratched','finished','disqualified')),
  place INTEGER,
  hours REAL,
  feePaid INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE teamDog (
  entryId INTEGER NOT NULL REFERENCES entry(id),
  dogId INTEGER NOT NULL REFERENCES dog(id),
  position TEXT NOT NULL CHECK (position IN ('lead','swing','team','wheel')),
  droppedAt INTEGER REFERENCES checkpoint(id), -- where the dog was left behind
  PRIMARY KEY (entryId, dogId)
);
CREATE TABLE vetCheck (
  id INTEGER PRIMARY KEY,
  dogId INTEGER NOT NULL REFERENCES dog(id),
  checkpointId INTEGER REFERENCES checkpoint(id),
  checkedOn DATE NOT NULL,
  finding TEXT NOT NULL,
  fit INTEGER NOT NULL                         -- 1 may run, 0 must rest
);
