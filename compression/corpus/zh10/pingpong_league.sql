CREATE TABLE season (season_id serial PRIMARY KEY, label text NOT NULL, starts date NOT NULL, ends date NOT NULL);
CREATE TABLE hall (hall_id serial PRIMARY KEY, hall_name text NOT NULL, tables smallint NOT NULL, air_con boolean NOT NULL DEFAULT false);
CREATE TABLE team (
  team_id serial PRIMARY KEY,
  team_name text NOT NULL,
  division char(1) NOT NULL CHECK (division IN ('A', 'B', 'C')),
  captain_id integer,
  home_hall integer REFERENCES hall
);
CREATE TABLE athlete (
  athlete_id serial PRIMARY KEY,
  athlete_name text NOT NULL,
  gender char(1) NOT NULL CHECK (gender IN ('M', 'F')),
  grip text NOT NULL CHECK (grip IN ('shakehand', 'penhold')),
  left_handed boolean NOT NULL DEFAULT false,
  rating integer,
  birth_year smallint NOT NULL,
  team_id integer REFERENCES team
);
ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES athlete (athlete_id);
CREATE TABLE tie (
  tie_id serial PRIMARY KEY,
  season_id integer NOT NULL REFERENCES season,
  round_no smallint NOT NULL,
  home_team integer NOT NULL REFERENCES team (team_id),
  guest_team integer NOT NULL REFERENCES team (team_id),
  hall_id integer REFERENCES hall,
  played_at timestamp NOT NULL,
  home_points smallint,
  guest_points smallint,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'walkover', 'rained_off'))
);
CREATE TABLE singles_game (
  game_id serial PRIMARY KEY,
  tie_id integer NOT NULL REFERENCES tie,
  home_player integer NOT NULL REFERENCES athlete (athlete_id),
  guest_player integer NOT NULL REFERENCES athlete (athlete_id),
  winner_id integer REFERENCES athlete (athlete_id),
  sets_home smallint NOT NULL DEFAULT 0,
  sets_guest smallint NOT NULL DEFAULT 0,
  umpire text
);
CREATE TABLE penalty_card (
  card_id serial PRIMARY KEY,
  game_id integer NOT NULL REFERENCES singles_game,
  athlete_id integer NOT NULL REFERENCES athlete,
  colour text NOT NULL CHECK (colour IN ('white', 'yellow', 'red')),
  reason text
);
