CREATE TABLE depots (depot_id serial PRIMARY KEY, depot_name text NOT NULL, tracks int NOT NULL);
CREATE TABLE tram_types (type_code text PRIMARY KEY, builder text NOT NULL, seats int NOT NULL, low_floor boolean NOT NULL, length_m numeric(4,1) NOT NULL);
CREATE TABLE trams (
  car_no      int PRIMARY KEY,
  type_code   text NOT NULL REFERENCES tram_types,
  depot_id    int NOT NULL REFERENCES depots,
  in_service  date NOT NULL,
  withdrawn   date,
  livery      text,
  km_total    int NOT NULL DEFAULT 0,
  km_at_overhaul int,
  heritage    boolean NOT NULL DEFAULT false
);
CREATE TABLE lines (line_no text PRIMARY KEY, terminus_a text NOT NULL, terminus_b text NOT NULL, night boolean NOT NULL DEFAULT false);
CREATE TABLE drivers (driver_id serial PRIMARY KEY, driver_name text NOT NULL, depot_id int NOT NULL REFERENCES depots, licence_until date NOT NULL, trainee boolean NOT NULL DEFAULT false, retired date);
CREATE TABLE type_ratings (driver_id int REFERENCES drivers, type_code text REFERENCES tram_types, since date NOT NULL, PRIMARY KEY (driver_id, type_code));
CREATE TABLE duties (
  duty_id     bigserial PRIMARY KEY,
  line_no     text NOT NULL REFERENCES lines,
  car_no      int REFERENCES trams,
  driver_id   int REFERENCES drivers,
  planned_out timestamp NOT NULL,
  actual_out  timestamp,
  actual_in   timestamp,
  state       text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned','running','done','cancelled'))
);
CREATE TABLE defects (
  defect_id   bigserial PRIMARY KEY,
  car_no      int NOT NULL REFERENCES trams,
  reported_by int REFERENCES drivers (driver_id),
  system      text NOT NULL CHECK (system IN ('doors','brakes','pantograph','heating','display','body')),
  stops_service boolean NOT NULL DEFAULT false,
  reported_at timestamp NOT NULL,
  fixed_at    timestamp,
  remark      text
);
CREATE TABLE workshop_jobs (job_id serial PRIMARY KEY, car_no int NOT NULL REFERENCES trams, kind text NOT NULL CHECK (kind IN ('inspection','overhaul','wheel turning','repaint')), due_on date NOT NULL, started_on date, finished_on date, cost numeric(10,2));
