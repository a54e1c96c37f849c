CREATE TABLE players (id INTEGER PRIMARY KEY, name TEXT NOT NULL, section TEXT NOT NULL CHECK (section IN ('cornets', 'horns', 'euphoniums', 'trombones', 'basses', 'percussion')), chair TEXT, phone TEXT, under18 BOOLEAN NOT NULL DEFAULT 0, joined DATE NOT NULL, left_band DATE);
CREATE TABLE composers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, nationality TEXT, died INTEGER);
CREATE TABLE pieces (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  composer_id INTEGER REFERENCES composers(id),
  arranger_id INTEGER REFERENCES composers(id),
  genre TEXT NOT NULL CHECK (genre IN ('march', 'hymn', 'test piece', 'pop', 'carol', 'solo')),
  minutes REAL,
  grade INTEGER,                -- 1 easy to 6 very hard
  shelf TEXT,
  parts_complete BOOLEAN NOT NULL DEFAULT 1
);
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('concert', 'contest', 'parade', 'rehearsal', 'wedding')),
  place TEXT NOT NULL,
  starts_at DATETIME NOT NULL,
  fee NUMERIC,
  conductor_id INTEGER,
  cancelled BOOLEAN NOT NULL DEFAULT 0
);
CREATE TABLE conductors (id INTEGER PRIMARY KEY, name TEXT NOT NULL, guest BOOLEAN NOT NULL DEFAULT 0);
CREATE TABLE programme (event_id INTEGER NOT NULL REFERENCES events(id), position INTEGER NOT NULL, piece_id INTEGER NOT NULL REFERENCES pieces(id), encore BOOLEAN NOT NULL DEFAULT 0, PRIMARY KEY (event_id, position));
CREATE TABLE replies (event_id INTEGER NOT NULL REFERENCES events(id), player_id INTEGER NOT NULL REFERENCES players(id), answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')), came BOOLEAN, PRIMARY KEY (event_id, player_id));
CREATE TABLE instruments (
  tag TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  maker TEXT,
  bought DATE,
  insured_for NUMERIC,
  held_by INTEGER REFERENCES players(id),
  last_service DATE
);
CREATE TABLE uniforms (number INTEGER PRIMARY KEY, size TEXT NOT NULL, player_id INTEGER REFERENCES players(id), cleaned_on DATE);
