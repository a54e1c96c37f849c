CREATE TABLE clubs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL, founded INTEGER);
CREATE TABLE coaches (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  licence TEXT NOT NULL CHECK (licence IN ('D', 'C', 'B', 'A', 'PRO')),
  licence_until DATE NOT NULL
);
CREATE TABLE squads (
  id INTEGER PRIMARY KEY,
  club_id INTEGER NOT NULL REFERENCES clubs(id),
  age_group TEXT NOT NULL,
  head_coach INTEGER NOT NULL REFERENCES coaches(id),
  assistant_coach INTEGER REFERENCES coaches(id),
  gender TEXT NOT NULL CHECK (gender IN ('boys', 'girls', 'mixed'))
);
CREATE TABLE players (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  born_on DATE NOT NULL,
  height_cm REAL,
  foot TEXT CHECK (foot IN ('left', 'right', 'both')),
  squad_id INTEGER REFERENCES squads(id),
  parent_phone TEXT,
  fee_paid_until DATE
);
CREATE TABLE matches (
  id INTEGER PRIMARY KEY,
  home_squad INTEGER NOT NULL REFERENCES squads(id),
  away_squad INTEGER NOT NULL REFERENCES squads(id),
  kickoff DATETIME NOT NULL,
  venue TEXT,
  home_goals INTEGER,
  away_goals INTEGER,
  status TEXT NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'played', 'postponed', 'forfeit'))
);
CREATE TABLE goals (
  id INTEGER PRIMARY KEY,
  match_id INTEGER NOT NULL REFERENCES matches(id),
  scorer INTEGER NOT NULL REFERENCES players(id),
  assist INTEGER REFERENCES players(id),
  minute INTEGER NOT NULL,
  penalty INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE injuries (
  id INTEGER PRIMARY KEY,
  player_id INTEGER NOT NULL REFERENCES players(id),
  part TEXT NOT NULL,
  hurt_on DATE NOT NULL,
  back_on DATE
);
CREATE TABLE training_attendance (
  player_id INTEGER NOT NULL REFERENCES players(id),
  session_on DATE NOT NULL,
  present INTEGER NOT NULL,
  PRIMARY KEY (player_id, session_on)
);
