-- club cricket scorer's book, sqlite
CREATE TABLE plyr (
  plyr_id   INTEGER PRIMARY KEY,
  nm        TEXT NOT NULL,
  club_cd   TEXT NOT NULL REFERENCES club (club_cd),
  bat_hand  TEXT NOT NULL DEFAULT 'R' CHECK (bat_hand IN ('R','L')),
  bowl_styl TEXT,                      -- null = does not bowl
  dob       TEXT,
  retd      INTEGER NOT NULL DEFAULT 0 -- 1 retired from the game
);
CREATE TABLE club (
  club_cd   TEXT PRIMARY KEY,
  club_nm   TEXT NOT NULL,
  ground    TEXT,
  div       INTEGER NOT NULL
);
CREATE TABLE mtch (
  mtch_no   INTEGER PRIMARY KEY,
  home_cd   TEXT NOT NULL REFERENCES club (club_cd),
  away_cd   TEXT NOT NULL REFERENCES club (club_cd),
  mdate     DATE NOT NULL,
  ovrs_max  INTEGER NOT NULL DEFAULT 40,
  toss_cd   TEXT REFERENCES club (club_cd),
  wnr_cd    TEXT REFERENCES club (club_cd),   -- null: tie, draw or rained off
  abnd      INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE bat_inn (
  mtch_no   INTEGER NOT NULL REFERENCES mtch (mtch_no),
  plyr_id   INTEGER NOT NULL REFERENCES plyr (plyr_id),
  pos       INTEGER NOT NULL,
  runs      INTEGER NOT NULL DEFAULT 0,
  balls     INTEGER NOT NULL DEFAULT 0,
  fours     INTEGER NOT NULL DEFAULT 0,
  sixes     INTEGER NOT NULL DEFAULT 0,
  how_out   TEXT NOT NULL DEFAULT 'no' CHECK (how_out IN ('b','c','lbw','ro','st','hw','no')), -- no = not out
  bowlr_id  INTEGER REFERENCES plyr (plyr_id),
  PRIMARY KEY (mtch_no, plyr_id)
);
CREATE TABLE bowl_fig (
  mtch_no   INTEGER NOT NULL REFERENCES mtch (mtch_no),
  plyr_id   INTEGER NOT NULL REFERENCES plyr (plyr_id),
  ovrs      REAL NOT NULL,
  mdns      INTEGER NOT NULL DEFAULT 0,
  rc        INTEGER NOT NULL,          -- runs conceded
  wkts      INTEGER NOT NULL DEFAULT 0,
  wides     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (mtch_no, plyr_id)
);
CREATE TABLE ump (ump_id INTEGER PRIMARY KEY, ump_nm TEXT NOT NULL, grade INTEGER NOT NULL);
CREATE TABLE mtch_ump (
  mtch_no INTEGER NOT NULL REFERENCES mtch (mtch_no),
  ump_id  INTEGER NOT NULL REFERENCES ump (ump_id),
  PRIMARY KEY (mtch_no, ump_id)
);
