-- irrigation district ledger, PostgreSQL
CREATE SCHEMA irr;
SET search_path TO irr;
CREATE TABLE irr.canal (
    canal_code   varchar(8) PRIMARY KEY,
    canal_name   varchar(60) NOT NULL,
    fed_by       varchar(8) REFERENCES irr.canal (canal_code),
    capacity_ls  numeric(8,1) NOT NULL,
    lined        boolean NOT NULL DEFAULT false
);
CREATE TABLE irr.farmer (
    farmer_no    integer PRIMARY KEY,
    farmer_name  varchar(80) NOT NULL,
    village      varchar(60) NOT NULL,
    phone        varchar(20),
    in_arrears   boolean NOT NULL DEFAULT false
);
CREATE TABLE irr.parcel (
    parcel_no    varchar(12) PRIMARY KEY,
    farmer_no    integer NOT NULL REFERENCES irr.farmer (farmer_no),
    canal_code   varchar(8) NOT NULL REFERENCES irr.canal (canal_code),
    hectares     numeric(8,3) NOT NULL,
    crop         varchar(20),
    fallow       boolean NOT NULL DEFAULT false
);
CREATE TABLE irr.water_right (
    right_no     varchar(12) PRIMARY KEY,
    parcel_no    varchar(12) NOT NULL REFERENCES irr.parcel (parcel_no),
    priority_year integer NOT NULL,
    m3_per_year  numeric(12,1) NOT NULL,
    suspended_on date
);
CREATE TABLE irr.turn (
    turn_id      bigserial PRIMARY KEY,
    parcel_no    varchar(12) NOT NULL REFERENCES irr.parcel (parcel_no),
    opens_at     timestamp NOT NULL,
    closes_at    timestamp NOT NULL,
    m3_planned   numeric(10,1) NOT NULL,
    m3_used      numeric(10,1),
    skipped      boolean NOT NULL DEFAULT false
);
CREATE TABLE irr.gauge_reading (
    canal_code   varchar(8) NOT NULL REFERENCES irr.canal (canal_code),
    read_at      timestamp NOT NULL,
    flow_ls      numeric(8,1) NOT NULL,
    level_cm     integer,
    PRIMARY KEY (canal_code, read_at)
);
CREATE TABLE irr.water_bill (
    bill_id      serial PRIMARY KEY,
    farmer_no    integer NOT NULL REFERENCES irr.farmer (farmer_no),
    season       integer NOT NULL,
    m3           numeric(12,1) NOT NULL,
    amount       numeric(10,2) NOT NULL,
    due_on       date NOT NULL,
    paid_on      date
);
