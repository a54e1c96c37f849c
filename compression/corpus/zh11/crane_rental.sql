CREATE TABLE depot (
  depot_id serial PRIMARY KEY,
  depot_name text NOT NULL,
  city text NOT NULL,
  manager_id integer
);
CREATE TABLE staff (
  staff_id serial PRIMARY KEY,
  full_name text NOT NULL,
  phone text NOT NULL,
  job text NOT NULL CHECK (job IN ('operator', 'rigger', 'dispatcher', 'mechanic')),
  depot_id integer NOT NULL REFERENCES depot,
  licence_no text,
  licence_expires date,
  left_on date
);
ALTER TABLE depot ADD CONSTRAINT depot_manager_fk FOREIGN KEY (manager_id) REFERENCES staff (staff_id);
CREATE TABLE crane_model (
  model_id serial PRIMARY KEY,
  brand text NOT NULL,
  model_name text NOT NULL,
  crane_type text NOT NULL CHECK (crane_type IN ('truck', 'crawler', 'tower', 'all_terrain')),
  max_tonnage numeric(6,1) NOT NULL,
  boom_m numeric(5,1)
);
CREATE TABLE crane (
  crane_id serial PRIMARY KEY,
  fleet_no text NOT NULL UNIQUE,
  model_id integer NOT NULL REFERENCES crane_model,
  depot_id integer NOT NULL REFERENCES depot,
  plate_no text,
  bought_on date,
  state text NOT NULL DEFAULT 'idle' CHECK (state IN ('idle', 'on_hire', 'repair', 'retired')),
  gps_online boolean NOT NULL DEFAULT true
);
CREATE TABLE client (
  client_id serial PRIMARY KEY,
  company text NOT NULL,
  contact text NOT NULL,
  phone text NOT NULL,
  credit_grade char(1) NOT NULL DEFAULT 'B' CHECK (credit_grade IN ('A', 'B', 'C')),
  blacklisted boolean NOT NULL DEFAULT false
);
CREATE TABLE hire (
  hire_id serial PRIMARY KEY,
  client_id integer NOT NULL REFERENCES client,
  crane_id integer NOT NULL REFERENCES crane,
  site_address text NOT NULL,
  operator_id integer REFERENCES staff (staff_id),
  booked_by integer NOT NULL REFERENCES staff (staff_id),
  starts_on date NOT NULL,
  ends_on date,
  day_rate numeric(10,2) NOT NULL,
  state text NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'running', 'finished', 'cancelled'))
);
CREATE INDEX hire_crane_idx ON hire (crane_id, starts_on);
CREATE TABLE shift_log (
  shift_id serial PRIMARY KEY,
  hire_id integer NOT NULL REFERENCES hire,
  log_date date NOT NULL,
  operator_id integer NOT NULL REFERENCES staff (staff_id),
  hours numeric(4,1) NOT NULL,
  overtime numeric(4,1) NOT NULL DEFAULT 0,
  signed boolean NOT NULL DEFAULT false
);
CREATE TABLE inspection (
  inspection_id serial PRIMARY KEY,
  crane_id integer NOT NULL REFERENCES crane,
  inspected_on date NOT NULL,
  inspector text NOT NULL,
  passed boolean NOT NULL,
  next_due date,
  remark text
);
CREATE TABLE invoice (
  invoice_id serial PRIMARY KEY,
  hire_id integer NOT NULL REFERENCES hire,
  amount numeric(12,2) NOT NULL,
  issued_on date NOT NULL,
  paid_on date
);
