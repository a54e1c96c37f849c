CREATE TABLE clubs (
  club_id   serial PRIMARY KEY,
  club      text NOT NULL,
  province  char(2) NOT NULL,
  sheets    smallint NOT NULL
);
CREATE TABLE curlers (
  curler_id serial PRIMARY KEY,
  curler    text NOT NULL,
  club_id   int REFERENCES clubs,
  born      date,
  hand      text CHECK (hand IN ('left','right')),
  delivers_with_stick boolean NOT NULL DEFAULT false
);
CREATE TABLE bonspiels (
  bonspiel_id serial PRIMARY KEY,
  bonspiel  text NOT NULL,
  host_club int NOT NULL REFERENCES clubs (club_id),
  starts    date NOT NULL,
  ends      date NOT NULL,
  purse     numeric(10,2),          -- null: no prize money
  category  text NOT NULL CHECK (category IN ('men','women','mixed','junior','wheelchair'))
);
CREATE TABLE rinks (               -- a rink is a team of four
  rink_id   serial PRIMARY KEY,
  bonspiel_id int NOT NULL REFERENCES bonspiels,
  skip_id   int NOT NULL REFERENCES curlers (curler_id),
  seed      smallint,
  withdrawn boolean NOT NULL DEFAULT false
);
CREATE TABLE lineups (
  rink_id   int REFERENCES rinks,
  curler_id int REFERENCES curlers,
  pos       text NOT NULL CHECK (pos IN ('lead','second','third','fourth','alternate')),
  PRIMARY KEY (rink_id, curler_id)
);
CREATE TABLE draws (
  draw_id   serial PRIMARY KEY,
  bonspiel_id int NOT NULL REFERENCES bonspiels,
  sheet     char(1) NOT NULL,
  begins    timestamp NOT NULL,
  red_rink  int NOT NULL REFERENCES rinks (rink_id),
  yellow_rink int NOT NULL REFERENCES rinks (rink_id),
  red_score smallint,
  yellow_score smallint,
  extra_end boolean NOT NULL DEFAULT false,
  umpire    text
);
CREATE TABLE ends (
  draw_id   int REFERENCES draws,
  end_no    smallint,
  hammer    text NOT NULL CHECK (hammer IN ('red','yellow')),
  red_pts   smallint NOT NULL DEFAULT 0,
  yellow_pts smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (draw_id, end_no)
);
