CREATE TABLE sweep.depot (
    depot_id integer PRIMARY KEY,
    depot_name text NOT NULL,
    geom geometry(Point, 4326) NOT NULL
);
CREATE TABLE sweep.vehicle (
    plate text PRIMARY KEY,
    depot_id integer NOT NULL REFERENCES sweep.depot,
    kind text NOT NULL CHECK (kind IN ('sweeper', 'washer', 'sprinkler', 'snow')),
    fuel text NOT NULL CHECK (fuel IN ('diesel', 'electric', 'lng')),
    bought_on date NOT NULL,
    out_of_service boolean NOT NULL DEFAULT false
);
CREATE TABLE sweep.street (
    street_id integer PRIMARY KEY,
    street_name text NOT NULL,
    district text NOT NULL,
    grade smallint NOT NULL,
    width_m numeric(5,1),
    geom geometry(LineString, 4326) NOT NULL
);
CREATE TABLE sweep.operator (
    operator_id integer PRIMARY KEY,
    full_name text NOT NULL,
    phone text,
    licence_class text NOT NULL,
    left_on date
);
CREATE TABLE sweep.route (
    route_id integer PRIMARY KEY,
    route_code text NOT NULL UNIQUE,
    depot_id integer NOT NULL REFERENCES sweep.depot,
    regular_plate text REFERENCES sweep.vehicle,
    backup_plate text REFERENCES sweep.vehicle,
    night boolean NOT NULL DEFAULT false
);
CREATE TABLE sweep.route_street (
    route_id integer NOT NULL REFERENCES sweep.route,
    street_id integer NOT NULL REFERENCES sweep.street,
    seq smallint NOT NULL,
    PRIMARY KEY (route_id, street_id)
);
CREATE TABLE sweep.run (
    run_id bigint PRIMARY KEY,
    route_id integer NOT NULL REFERENCES sweep.route,
    plate text NOT NULL REFERENCES sweep.vehicle,
    operator_id integer NOT NULL REFERENCES sweep.operator,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    km numeric(6,1),
    water_ton numeric(6,2)
);
CREATE TABLE sweep.complaint (
    complaint_id bigint PRIMARY KEY,
    street_id integer REFERENCES sweep.street,
    topic text NOT NULL CHECK (topic IN ('dust', 'litter', 'noise', 'splash')),
    received_at timestamptz NOT NULL,
    resolved_at timestamptz,
    geom geometry(Point, 4326)
);
