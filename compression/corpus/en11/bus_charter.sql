CREATE TABLE depots (
    depot_id    smallint      NOT NULL PRIMARY KEY,
    depot_name  varchar(40)   NOT NULL
);
CREATE TABLE coaches (
    coach_no    smallint      NOT NULL PRIMARY KEY,
    plate       varchar(10)   NOT NULL,
    seats       smallint      NOT NULL,
    depot_id    smallint      NOT NULL,
    has_toilet  boolean       NOT NULL,
    inspection_due date       NOT NULL
);
CREATE TABLE drivers (
    driver_id   integer       NOT NULL PRIMARY KEY,
    driver_name varchar(60)   NOT NULL,
    depot_id    smallint      NOT NULL,
    contract    varchar(10)   NOT NULL,      -- staff | casual
    left_on     date
);
CREATE TABLE clients (
    client_id   integer       NOT NULL PRIMARY KEY,
    client_name varchar(80)   NOT NULL,
    segment     varchar(12)   NOT NULL,      -- school | club | corporate | private
    invoice_client_id integer                -- who pays, when not the client
);
CREATE TABLE places (
    place_id    integer       NOT NULL PRIMARY KEY,
    place_name  varchar(80)   NOT NULL,
    county      varchar(40)   NOT NULL
);
CREATE TABLE hires (
    hire_id     integer       NOT NULL PRIMARY KEY,
    client_id   integer       NOT NULL,
    pickup_place_id  integer  NOT NULL,
    dropoff_place_id integer  NOT NULL,
    leaves_at   timestamp     NOT NULL,
    returns_at  timestamp,                   -- null: one way
    passengers  smallint      NOT NULL,
    quote       numeric(9,2),
    stage       varchar(10)   NOT NULL DEFAULT 'enquiry'   -- enquiry | quoted | booked | done | lost
);
CREATE TABLE duties (
    hire_id     integer       NOT NULL,
    coach_no    smallint      NOT NULL,
    driver_id   integer       NOT NULL,
    second_driver_id integer,
    km          integer,
    PRIMARY KEY (hire_id, coach_no)
);
CREATE TABLE defects (
    defect_id   integer       NOT NULL PRIMARY KEY,
    coach_no    smallint      NOT NULL,
    reported_by integer       NOT NULL,      -- driver
    reported_on date          NOT NULL,
    what        varchar(200)  NOT NULL,
    fixed_on    date
);
ALTER TABLE coaches ADD FOREIGN KEY (depot_id) REFERENCES depots (depot_id);
ALTER TABLE drivers ADD FOREIGN KEY (depot_id) REFERENCES depots (depot_id);
ALTER TABLE clients ADD FOREIGN KEY (invoice_client_id) REFERENCES clients (client_id);
ALTER TABLE hires ADD FOREIGN KEY (client_id) REFERENCES clients (client_id);
ALTER TABLE hires ADD FOREIGN KEY (pickup_place_id) REFERENCES places (place_id);
ALTER TABLE hires ADD FOREIGN KEY (dropoff_place_id) REFERENCES places (place_id);
ALTER TABLE duties ADD FOREIGN KEY (hire_id) REFERENCES hires (hire_id);
ALTER TABLE duties ADD FOREIGN KEY (coach_no) REFERENCES coaches (coach_no);
ALTER TABLE duties ADD FOREIGN KEY (driver_id) REFERENCES drivers (driver_id);
ALTER TABLE duties ADD FOREIGN KEY (second_driver_id) REFERENCES drivers (driver_id);
ALTER TABLE defects ADD FOREIGN KEY (coach_no) REFERENCES coaches (coach_no);
ALTER TABLE defects ADD FOREIGN KEY (reported_by) REFERENCES drivers (driver_id);
