CREATE TYPE care_level AS ENUM ('residential', 'nursing', 'dementia', 'respite');
CREATE SEQUENCE seq_incident;
CREATE TABLE wing (
  wing_code VARCHAR PRIMARY KEY,
  wing_name VARCHAR NOT NULL,
  floor TINYINT NOT NULL,
  secured BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE room (
  room_no INTEGER PRIMARY KEY,
  wing_code VARCHAR NOT NULL REFERENCES wing (wing_code),
  beds TINYINT NOT NULL DEFAULT 1,
  ensuite BOOLEAN NOT NULL DEFAULT true,
  weekly_fee DECIMAL(8,2) NOT NULL
);
CREATE TABLE resident (
  resident_id INTEGER PRIMARY KEY,
  first_name VARCHAR NOT NULL,
  surname VARCHAR NOT NULL,
  born DATE NOT NULL,
  level care_level NOT NULL,
  room_no INTEGER REFERENCES room (room_no),
  admitted DATE NOT NULL,
  discharged DATE,
  discharge_reason VARCHAR CHECK (discharge_reason IN ('home','hospital','other_home','deceased')),
  funding CHAR(1) NOT NULL,   -- P private, C council, N national health
  dnr BOOLEAN NOT NULL DEFAULT false,
  allergies VARCHAR,
  next_of_kin_phone VARCHAR
);
CREATE TABLE carer (
  carer_id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  grade VARCHAR NOT NULL CHECK (grade IN ('HCA','senior','nurse','manager')),
  agency BOOLEAN NOT NULL DEFAULT false,
  supervisor_id INTEGER REFERENCES carer (carer_id),
  dbs_checked DATE,           -- police check, renew after 3 years
  left_on DATE
);
CREATE TABLE shift (
  shift_id BIGINT PRIMARY KEY,
  carer_id INTEGER NOT NULL REFERENCES carer (carer_id),
  wing_code VARCHAR NOT NULL REFERENCES wing (wing_code),
  shift_date DATE NOT NULL,
  part TINYINT NOT NULL,      -- 1 early 2 late 3 night
  hours DECIMAL(4,2) NOT NULL,
  no_show BOOLEAN NOT NULL DEFAULT false
);
CREATE TABLE med_round (
  round_id BIGINT PRIMARY KEY,
  resident_id INTEGER NOT NULL REFERENCES resident (resident_id),
  drug VARCHAR NOT NULL,
  due_at TIMESTAMP NOT NULL,
  given_at TIMESTAMP,
  given_by INTEGER REFERENCES carer (carer_id),
  outcome TINYINT NOT NULL DEFAULT 0   -- 0 due, 1 taken, 2 refused, 3 asleep, 4 out of stock
);
CREATE TABLE incident (
  incident_id INTEGER PRIMARY KEY DEFAULT nextval('seq_incident'),
  resident_id INTEGER REFERENCES resident (resident_id),
  kind VARCHAR NOT NULL CHECK (kind IN ('fall','medication','aggression','skin','absconded')),
  happened_at TIMESTAMP NOT NULL,
  harm TINYINT NOT NULL,      -- 0 none … 4 severe
  reported_to_family BOOLEAN NOT NULL DEFAULT false,
  closed_on DATE
);
CREATE TABLE weight_check (
  resident_id INTEGER NOT NULL REFERENCES resident (resident_id),
  weighed_on DATE NOT NULL,
  kg DECIMAL(5,1) NOT NULL,
  height_m DECIMAL(3,2),
  PRIMARY KEY (resident_id, weighed_on)
);
CREATE TABLE bmi_class (
  label VARCHAR PRIMARY KEY,
  from_bmi DECIMAL(4,1) NOT NULL,
  below_bmi DECIMAL(4,1) NOT NULL
);
