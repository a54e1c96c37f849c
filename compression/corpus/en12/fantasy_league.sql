CREATE TABLE real_clubs (
    id          serial PRIMARY KEY,
    short_name  text NOT NULL,
    town        text NOT NULL
);
CREATE TABLE footballers (
    id          serial PRIMARY KEY,
    full_name   text NOT NULL,
    club_id     integer REFERENCES real_clubs (id),       -- null: left the division
    line        text NOT NULL CHECK (line IN ('GK', 'DEF', 'MID', 'FWD')),
    price_m     numeric(4,1) NOT NULL,                     -- in millions
    injured     boolean NOT NULL DEFAULT false
);
CREATE TABLE leagues (
    id          serial PRIMARY KEY,
    title       text NOT NULL,
    founder_id  integer NOT NULL,
    is_private  boolean NOT NULL DEFAULT true
);
CREATE TABLE managers (
    id          serial PRIMARY KEY,
    handle      text NOT NULL UNIQUE,
    fan_of_id   integer REFERENCES real_clubs (id),
    invited_by  integer REFERENCES managers (id),
    joined_at   timestamptz NOT NULL
);
ALTER TABLE leagues ADD FOREIGN KEY (founder_id) REFERENCES managers (id);
CREATE TABLE squads (
    id          serial PRIMARY KEY,
    manager_id  integer NOT NULL REFERENCES managers (id),
    league_id   integer NOT NULL REFERENCES leagues (id),
    squad_name  text NOT NULL,
    budget_left numeric(5,1) NOT NULL,
    captain_id  integer REFERENCES footballers (id),
    UNIQUE (manager_id, league_id)
);
CREATE TABLE squad_players (
    squad_id    integer NOT NULL REFERENCES squads (id),
    footballer_id integer NOT NULL REFERENCES footballers (id),
    bought_for_m numeric(4,1) NOT NULL,
    benched     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (squad_id, footballer_id)
);
CREATE TABLE trades (
    id          serial PRIMARY KEY,
    footballer_id integer NOT NULL REFERENCES footballers (id),
    from_squad  integer NOT NULL REFERENCES squads (id),
    to_squad    integer NOT NULL REFERENCES squads (id),
    fee_m       numeric(4,1) NOT NULL,
    offered_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    vetoed_by   integer REFERENCES managers (id)
);
CREATE TABLE round_scores (
    footballer_id integer NOT NULL REFERENCES footballers (id),
    round_no    integer NOT NULL,
    minutes     integer NOT NULL,
    goals       integer NOT NULL DEFAULT 0,
    points      integer NOT NULL,
    PRIMARY KEY (footballer_id, round_no)
);
