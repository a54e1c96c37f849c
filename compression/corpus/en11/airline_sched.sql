-- ops planning db; IATA codes are the keys
CREATE TABLE airport (iata char(3) PRIMARY KEY, airport_name text NOT NULL, country char(2) NOT NULL, slot_controlled boolean NOT NULL);
CREATE TABLE base (base_code char(3) PRIMARY KEY REFERENCES airport (iata), head_name text NOT NULL);
CREATE TABLE ac_type (type_code varchar(4) PRIMARY KEY, maker text NOT NULL, seats smallint NOT NULL);
CREATE TABLE tail (tail_no varchar(8) PRIMARY KEY, type_code varchar(4) NOT NULL REFERENCES ac_type (type_code), base_code char(3) NOT NULL REFERENCES base (base_code), leased boolean NOT NULL, in_service date NOT NULL);
CREATE TABLE pilot (
    pilot_id int PRIMARY KEY,
    pname text NOT NULL,
    rank text NOT NULL CHECK (rank IN ('CPT', 'FO')),
    base_code char(3) NOT NULL REFERENCES base (base_code),
    medical_until date NOT NULL
);
CREATE TABLE type_rating (pilot_id int NOT NULL REFERENCES pilot (pilot_id), type_code varchar(4) NOT NULL REFERENCES ac_type (type_code), rated_on date NOT NULL, PRIMARY KEY (pilot_id, type_code));
CREATE TABLE leg (
    leg_id bigint PRIMARY KEY,
    flight_no varchar(7) NOT NULL,
    dep char(3) NOT NULL REFERENCES airport (iata),
    arr char(3) NOT NULL REFERENCES airport (iata),
    divert char(3) REFERENCES airport (iata),
    std timestamp NOT NULL,   -- scheduled departure
    sta timestamp NOT NULL,   -- scheduled arrival
    atd timestamp,            -- actual
    ata timestamp,
    tail_no varchar(8) REFERENCES tail (tail_no),
    cpt int REFERENCES pilot (pilot_id),
    fo int REFERENCES pilot (pilot_id),
    pax smallint,
    delay_code char(2)
);
CREATE TABLE delay_reason (delay_code char(2) PRIMARY KEY, reason text NOT NULL, own_fault boolean NOT NULL);
