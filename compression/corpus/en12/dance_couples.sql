CREATE TABLE dancer (
    dancer_id   serial PRIMARY KEY,
    name        varchar(80) NOT NULL,
    country     char(3) NOT NULL,
    born        date NOT NULL
);
CREATE TABLE school (
    school_id   serial PRIMARY KEY,
    school_name varchar(80) NOT NULL,
    city        varchar(60) NOT NULL
);
CREATE TABLE couple (
    couple_id   serial PRIMARY KEY,
    leader_id   integer NOT NULL REFERENCES dancer (dancer_id),
    follower_id integer NOT NULL REFERENCES dancer (dancer_id),
    school_id   integer REFERENCES school (school_id),
    formed_on   date NOT NULL,
    split_on    date,
    class       char(1) NOT NULL CHECK (class IN ('D', 'C', 'B', 'A', 'S'))
);
CREATE TABLE judge (
    judge_id    serial PRIMARY KEY,
    name        varchar(80) NOT NULL,
    country     char(3) NOT NULL,
    former_dancer integer REFERENCES dancer (dancer_id)
);
CREATE TABLE tournament (
    tournament_id serial PRIMARY KEY,
    title       varchar(120) NOT NULL,
    city        varchar(60) NOT NULL,
    held_on     date NOT NULL,
    discipline  varchar(10) NOT NULL CHECK (discipline IN ('standard', 'latin', 'ten')),
    chief_judge integer NOT NULL REFERENCES judge (judge_id)
);
CREATE TABLE start_entry (
    entry_id    serial PRIMARY KEY,
    tournament_id integer NOT NULL REFERENCES tournament (tournament_id),
    couple_id   integer NOT NULL REFERENCES couple (couple_id),
    start_no    smallint NOT NULL,
    place       smallint,
    withdrawn   boolean NOT NULL DEFAULT false,
    UNIQUE (tournament_id, couple_id)
);
CREATE TABLE mark (
    entry_id    integer NOT NULL REFERENCES start_entry (entry_id),
    judge_id    integer NOT NULL REFERENCES judge (judge_id),
    dance       varchar(12) NOT NULL,        -- 'tango', 'rumba'
    points      numeric(4,2) NOT NULL,
    PRIMARY KEY (entry_id, judge_id, dance)
);
