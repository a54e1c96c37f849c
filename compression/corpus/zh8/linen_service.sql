CREATE TABLE hospitals (
  hospital_id serial PRIMARY KEY,
  hospital_name varchar(60) NOT NULL,
  district varchar(30) NOT NULL,
  contract_end date
);
CREATE TABLE wards (
  ward_id serial PRIMARY KEY,
  hospital_id int NOT NULL REFERENCES hospitals,
  ward_name varchar(40) NOT NULL,
  floor_no int NOT NULL,
  isolation boolean NOT NULL DEFAULT false
);
CREATE TABLE linen_types (
  type_code varchar(8) PRIMARY KEY,
  type_name varchar(30) NOT NULL,
  weight_g int NOT NULL,
  max_washes int NOT NULL
);
CREATE TABLE linen_items (
  rfid varchar(24) PRIMARY KEY,
  type_code varchar(8) NOT NULL REFERENCES linen_types,
  ward_id int REFERENCES wards,
  wash_count int NOT NULL DEFAULT 0,
  status varchar(10) NOT NULL DEFAULT 'in_use' CHECK (status IN ('in_use','washing','stock','torn','lost')),
  bought_on date NOT NULL,
  retired_on date
);
CREATE TABLE drivers (
  driver_id serial PRIMARY KEY,
  driver_name varchar(20) NOT NULL,
  mobile varchar(11)
);
CREATE TABLE pickups (
  pickup_id bigserial PRIMARY KEY,
  ward_id int NOT NULL REFERENCES wards,
  picked_by int NOT NULL REFERENCES drivers(driver_id),
  returned_by int REFERENCES drivers(driver_id),
  picked_at timestamp NOT NULL,
  returned_at timestamp,
  weight_kg numeric(8,2) NOT NULL,
  soiled_grade char(1) NOT NULL CHECK (soiled_grade IN ('A','B','C'))
);
CREATE TABLE bills (
  bill_no varchar(16) PRIMARY KEY,
  hospital_id int NOT NULL REFERENCES hospitals,
  bill_month date NOT NULL,
  amount numeric(12,2) NOT NULL,
  paid_on date
);
