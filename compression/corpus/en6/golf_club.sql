CREATE SCHEMA golf;
CREATE TABLE golf.member (
    member_no     integer PRIMARY KEY,
    surname       text NOT NULL,
    forename      text NOT NULL,
    category      char(1) NOT NULL DEFAULT 'F',
    handicap      numeric(4,1),
    sponsor_no    integer REFERENCES golf.member,
    joined        date NOT NULL,
    resigned      date,
    dues_paid_to  date,
    mobile        text
);
COMMENT ON COLUMN golf.member.category IS 'F full, W weekday, J junior, S social, C corporate, H honorary';
CREATE TABLE golf.course (
    course_code   varchar(4) PRIMARY KEY,
    course_name   text NOT NULL,
    holes         smallint NOT NULL,
    par           smallint NOT NULL,
    slope         smallint NOT NULL,
    closed_from   date,
    closed_to     date
);
CREATE TABLE golf.tee_time (
    tee_id        bigserial PRIMARY KEY,
    course_code   varchar(4) NOT NULL REFERENCES golf.course,
    starts        timestamp NOT NULL,
    slots         smallint NOT NULL DEFAULT 4,
    buggy_wanted  boolean NOT NULL DEFAULT false,
    status        varchar(9) NOT NULL DEFAULT 'open' CHECK (status IN ('open','full','blocked','played','rainedoff'))
);
CREATE TABLE golf.booking (
    booking_id    bigserial PRIMARY KEY,
    tee_id        bigint NOT NULL REFERENCES golf.tee_time,
    member_no     integer REFERENCES golf.member,      -- empty for visitors
    visitor_name  text,
    green_fee     numeric(7,2) NOT NULL DEFAULT 0,
    buggy_fee     numeric(7,2) NOT NULL DEFAULT 0,
    booked_at     timestamp NOT NULL DEFAULT now(),
    cancelled_at  timestamp,
    checked_in    boolean NOT NULL DEFAULT false
);
CREATE TABLE golf.round (
    round_id      bigserial PRIMARY KEY,
    member_no     integer NOT NULL REFERENCES golf.member,
    course_code   varchar(4) NOT NULL REFERENCES golf.course,
    played_on     date NOT NULL,
    gross         smallint NOT NULL,
    putts         smallint,
    competition_id integer,
    marker_no     integer REFERENCES golf.member,
    disqualified  boolean NOT NULL DEFAULT false
);
CREATE TABLE golf.competition (
    competition_id serial PRIMARY KEY,
    comp_name     text NOT NULL,
    format        smallint NOT NULL,
    held_on       date NOT NULL,
    entry_fee     numeric(6,2) NOT NULL,
    prize_pot     numeric(8,2)
);
COMMENT ON COLUMN golf.competition.format IS '1 strokeplay, 2 stableford, 3 matchplay, 4 scramble';
ALTER TABLE golf.round ADD CONSTRAINT round_comp_fk FOREIGN KEY (competition_id) REFERENCES golf.competition;
CREATE TABLE golf.pro_lesson (
    lesson_id     serial PRIMARY KEY,
    member_no     integer NOT NULL REFERENCES golf.member,
    pro           text NOT NULL,
    at_time       timestamp NOT NULL,
    minutes       smallint NOT NULL DEFAULT 30,
    fee           numeric(6,2) NOT NULL,
    paid          boolean NOT NULL DEFAULT false
);
CREATE TABLE golf.division (
    div_name      text PRIMARY KEY,
    hcp_from      numeric(4,1) NOT NULL,
    hcp_to        numeric(4,1) NOT NULL
);
