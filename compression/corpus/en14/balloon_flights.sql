-- hot air balloon company
CREATE SCHEMA IF NOT EXISTS sky;
SET search_path TO sky, public;
CREATE TYPE flight_status AS ENUM ('scheduled', 'weather_hold', 'flown', 'scrubbed');
CREATE TYPE voucher_kind AS ENUM ('single', 'couple', 'vip');

CREATE TABLE balloon (
  reg            varchar(7) PRIMARY KEY,         -- G-XXXX
  nickname       text,
  maker          text NOT NULL,
  volume_m3      int NOT NULL,
  basket_seats   int NOT NULL,
  airworthy_till date NOT NULL,
  sponsor        text
);
CREATE TABLE pilot (
  pilot_id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  forename       text NOT NULL,
  surname        text NOT NULL,
  hours          numeric(7,1) NOT NULL DEFAULT 0,
  examiner       boolean NOT NULL DEFAULT false,
  medical_till   date,
  instructor_id  int REFERENCES pilot
);
CREATE TABLE field (
  field_code     varchar(5) PRIMARY KEY,
  field_name     text NOT NULL,
  county         text NOT NULL,
  farmer_phone   text,
  usable         boolean NOT NULL DEFAULT true,
  fee            numeric(6,2) NOT NULL DEFAULT 0
);
CREATE TABLE flight (
  flight_id      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reg            varchar(7) NOT NULL REFERENCES balloon,
  pilot_id       int NOT NULL REFERENCES pilot,
  check_pilot_id int REFERENCES pilot,
  launch_field   varchar(5) NOT NULL REFERENCES field,
  landing_field  varchar(5) REFERENCES field,
  planned_at     timestamp NOT NULL,
  took_off_at    timestamp,
  landed_at      timestamp,
  status         flight_status NOT NULL DEFAULT 'scheduled',
  max_alt_ft     int,
  gas_litres     numeric(6,1)
);
CREATE TABLE customer (
  customer_id    int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  forename       text NOT NULL,
  surname        text NOT NULL,
  email          text NOT NULL,
  newsletter     boolean NOT NULL DEFAULT false
);
CREATE TABLE voucher (
  voucher_no     varchar(10) PRIMARY KEY,
  buyer_id       int NOT NULL REFERENCES customer (customer_id),
  kind           voucher_kind NOT NULL DEFAULT 'single',
  price          numeric(8,2) NOT NULL,
  issued_on      date NOT NULL,
  valid_till     date NOT NULL,
  redeemed_on    date
);
CREATE TABLE booking (
  booking_id     int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flight_id      int NOT NULL REFERENCES flight,
  customer_id    int NOT NULL REFERENCES customer,
  voucher_no     varchar(10) REFERENCES voucher,
  weight_kg      int,
  no_show        boolean NOT NULL DEFAULT false,
  booked_on      date NOT NULL
);
CREATE TABLE defect_note (
  note_id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reg            varchar(7) NOT NULL REFERENCES balloon,
  found_by       int NOT NULL REFERENCES pilot (pilot_id),
  part           text NOT NULL CHECK (part IN ('envelope', 'burner', 'basket', 'vent')),
  grounded       boolean NOT NULL DEFAULT false,
  found_on       date NOT NULL,
  cleared_on     date
);
