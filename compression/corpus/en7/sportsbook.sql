-- betting platform, Postgres
CREATE TYPE bet_state AS ENUM ('open', 'won', 'lost', 'void', 'cashed_out');
CREATE TABLE punter (
    punter_id   bigint PRIMARY KEY,
    username    text NOT NULL UNIQUE,
    country     char(2) NOT NULL,
    signed_up   date NOT NULL,
    wallet      numeric(12,2) NOT NULL DEFAULT 0,
    kyc_ok      boolean NOT NULL DEFAULT false,
    self_excluded_until date
);
CREATE TABLE sport (
    sport_code  text PRIMARY KEY,
    sport_name  text NOT NULL
);
CREATE TABLE fixture (
    fixture_id  bigint PRIMARY KEY,
    sport_code  text NOT NULL REFERENCES sport (sport_code),
    home        text NOT NULL,
    away        text NOT NULL,
    starts_at   timestamptz NOT NULL,
    home_score  int,
    away_score  int,
    in_play     boolean NOT NULL DEFAULT false
);
CREATE TABLE market (
    market_id   bigint PRIMARY KEY,
    fixture_id  bigint NOT NULL REFERENCES fixture (fixture_id),
    kind        text NOT NULL,             -- 1x2, over_under, handicap
    suspended   boolean NOT NULL DEFAULT false,
    settled_at  timestamptz
);
CREATE TABLE selection (
    selection_id bigint PRIMARY KEY,
    market_id   bigint NOT NULL REFERENCES market (market_id),
    label       text NOT NULL,
    odds        numeric(8,3) NOT NULL,
    winner      boolean                      -- null until settled
);
CREATE TABLE bet (
    bet_id      bigint PRIMARY KEY,
    punter_id   bigint NOT NULL REFERENCES punter (punter_id),
    selection_id bigint NOT NULL REFERENCES selection (selection_id),
    placed_at   timestamptz NOT NULL,
    stake       numeric(10,2) NOT NULL,
    odds_taken  numeric(8,3) NOT NULL,
    state       bet_state NOT NULL DEFAULT 'open',
    payout      numeric(12,2),
    channel     text NOT NULL DEFAULT 'web'  -- web, app, shop
);
CREATE TABLE cash_move (
    move_id     bigint PRIMARY KEY,
    punter_id   bigint NOT NULL REFERENCES punter (punter_id),
    kind        text NOT NULL CHECK (kind IN ('deposit','withdrawal','bonus')),
    amount      numeric(12,2) NOT NULL,
    moved_at    timestamptz NOT NULL,
    approved_by text
);
