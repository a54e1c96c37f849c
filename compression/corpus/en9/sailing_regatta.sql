CREATE SCHEMA IF NOT EXISTS regatta;
CREATE TABLE regatta.boat_class (
    class_id smallint PRIMARY KEY,
    class_name text NOT NULL,
    py_number integer NOT NULL,       -- handicap
    crew_size smallint NOT NULL DEFAULT 1
);
CREATE TABLE regatta.sailor (
    sailor_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    full_name text NOT NULL,
    club text,
    birth_year smallint
);
CREATE TABLE regatta.entry (
    entry_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sail_number text NOT NULL,
    class_id smallint NOT NULL REFERENCES regatta.boat_class,
    helm_id integer NOT NULL REFERENCES regatta.sailor (sailor_id),
    crew_id integer REFERENCES regatta.sailor (sailor_id),
    fee_paid boolean NOT NULL DEFAULT false,
    entered_on date NOT NULL DEFAULT current_date,
    withdrawn boolean NOT NULL DEFAULT false
);
CREATE TABLE regatta.race (
    race_no integer PRIMARY KEY,
    class_id smallint NOT NULL REFERENCES regatta.boat_class,
    started_at timestamp,
    wind_kn numeric(4,1),
    course text NOT NULL CHECK (course IN ('triangle','windward','long','harbour')),
    abandoned boolean NOT NULL DEFAULT false
);
CREATE TABLE regatta.finish (
    race_no integer NOT NULL REFERENCES regatta.race,
    entry_id integer NOT NULL REFERENCES regatta.entry,
    elapsed_s integer,
    place smallint,
    code text CHECK (code IN ('DNF','DNS','DSQ','OCS','RET')),
    points numeric(5,1) NOT NULL,
    PRIMARY KEY (race_no, entry_id)
);
CREATE TABLE regatta.protest (
    protest_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    race_no integer NOT NULL REFERENCES regatta.race,
    protestor_id integer NOT NULL REFERENCES regatta.entry (entry_id),
    protestee_id integer NOT NULL REFERENCES regatta.entry (entry_id),
    rule_no text NOT NULL,
    lodged_at timestamp NOT NULL,
    upheld boolean                    -- null until heard
);
