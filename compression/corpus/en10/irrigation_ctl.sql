CREATE SCHEMA irr;
SET search_path TO irr;
CREATE TABLE irr.farm (farm_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, farm_name text NOT NULL, district text NOT NULL, quota_m3 numeric(12,1));
CREATE TABLE irr.field (
  field_id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  farm_id    int NOT NULL REFERENCES irr.farm,
  field_name text NOT NULL,
  crop       text,
  hectares   numeric(7,2) NOT NULL,
  soil       text NOT NULL CHECK (soil IN ('sand','loam','clay','peat')),
  shape      geometry(Polygon, 4326)
);
CREATE TABLE irr.controller (
  serial     text PRIMARY KEY,
  field_id   int REFERENCES irr.field,
  firmware   text NOT NULL,
  battery_pct smallint,
  last_seen  timestamptz,
  mode       text NOT NULL DEFAULT 'auto' CHECK (mode IN ('auto','manual','locked'))
);
CREATE TABLE irr.valve (
  valve_id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  serial     text NOT NULL REFERENCES irr.controller,
  label      text NOT NULL,
  l_per_min  numeric(7,1) NOT NULL,
  stuck      boolean NOT NULL DEFAULT false
);
CREATE TABLE irr.program (
  program_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valve_id   int NOT NULL REFERENCES irr.valve,
  weekday    smallint NOT NULL,      -- 1 Monday … 7 Sunday
  start_time time NOT NULL,
  minutes    smallint NOT NULL,
  rain_skip  boolean NOT NULL DEFAULT true,
  enabled    boolean NOT NULL DEFAULT true
);
CREATE TABLE irr.watering (
  watering_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  valve_id   int NOT NULL REFERENCES irr.valve,
  program_id int REFERENCES irr.program,   -- null: started by hand
  opened_at  timestamptz NOT NULL,
  closed_at  timestamptz,
  litres     numeric(10,1),
  stop_cause text CHECK (stop_cause IN ('done','rain','pressure','user'))
);
CREATE TABLE irr.probe_reading (
  field_id   int NOT NULL REFERENCES irr.field,
  read_at    timestamptz NOT NULL,
  depth_cm   smallint NOT NULL,
  moisture_pct numeric(4,1) NOT NULL,
  soil_temp  numeric(4,1),
  PRIMARY KEY (field_id, read_at, depth_cm)
);
CREATE TABLE irr.alarm (
  alarm_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  serial     text NOT NULL REFERENCES irr.controller,
  code       text NOT NULL,          -- LOWBAT, LEAK, NOFLOW, TAMPER
  raised_at  timestamptz NOT NULL,
  acked_by   text,
  cleared_at timestamptz
);
