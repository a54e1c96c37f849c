CREATE TABLE club (
    club_id     INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    town        TEXT NOT NULL,
    founded     INTEGER
);
CREATE TABLE hall (
    hall_id     INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    seats       INTEGER NOT NULL,
    owner_club  INTEGER REFERENCES club (club_id)
);
CREATE TABLE team (
    team_id     INTEGER PRIMARY KEY,
    club_id     INTEGER NOT NULL REFERENCES club (club_id),
    age_class   TEXT NOT NULL CHECK (age_class IN ('senior', 'A', 'B', 'C')),
    sex         TEXT NOT NULL CHECK (sex IN ('m', 'f')),
    label       TEXT NOT NULL            -- e.g. "Aalen II"
);
CREATE TABLE player (
    player_id   INTEGER PRIMARY KEY,
    surname     TEXT NOT NULL,
    forename    TEXT NOT NULL,
    born        DATE NOT NULL,
    team_id     INTEGER REFERENCES team (team_id),   -- null: no team at present
    pass_until  DATE
);
CREATE TABLE referee (
    referee_id  INTEGER PRIMARY KEY,
    surname     TEXT NOT NULL,
    licence     TEXT NOT NULL CHECK (licence IN ('district', 'state', 'national')),
    home_club   INTEGER NOT NULL REFERENCES club (club_id)
);
CREATE TABLE fixture (
    fixture_id  INTEGER PRIMARY KEY,
    season      TEXT NOT NULL,           -- '2025/26'
    round       INTEGER NOT NULL,
    home_team   INTEGER NOT NULL REFERENCES team (team_id),
    away_team   INTEGER NOT NULL REFERENCES team (team_id),
    hall_id     INTEGER NOT NULL REFERENCES hall (hall_id),
    referee_1   INTEGER REFERENCES referee (referee_id),
    referee_2   INTEGER REFERENCES referee (referee_id),
    throw_off   TIMESTAMP NOT NULL,
    home_goals  INTEGER,
    away_goals  INTEGER,
    spectators  INTEGER
);
CREATE TABLE appearance (
    fixture_id  INTEGER NOT NULL REFERENCES fixture (fixture_id),
    player_id   INTEGER NOT NULL REFERENCES player (player_id),
    goals       INTEGER NOT NULL DEFAULT 0,
    seven_m     INTEGER NOT NULL DEFAULT 0,
    red_card    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (fixture_id, player_id)
);
