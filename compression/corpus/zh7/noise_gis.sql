CREATE TABLE district (
  district_code char(6) PRIMARY KEY,
  district_name text NOT NULL,
  population integer,
  geom geometry(MultiPolygon, 4326) NOT NULL
);
CREATE TABLE noise_station (
  station_no text PRIMARY KEY,
  station_name text NOT NULL,
  district_code char(6) NOT NULL REFERENCES district(district_code),
  zone_class integer NOT NULL CHECK (zone_class IN (0, 1, 2, 3, 4)),
  device_model text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  built_on date NOT NULL,
  last_calibrated date,
  geom geometry(Point, 4326) NOT NULL
);
CREATE TABLE noise_hourly (
  station_no text NOT NULL REFERENCES noise_station(station_no),
  hour_start timestamp NOT NULL,
  leq_db numeric(5,1) NOT NULL,
  lmax_db numeric(5,1),
  valid boolean NOT NULL DEFAULT true,
  PRIMARY KEY (station_no, hour_start)
);
CREATE TABLE noise_limit (zone_class integer PRIMARY KEY, day_db integer NOT NULL, night_db integer NOT NULL);
CREATE TABLE sensitive_site (
  site_id serial PRIMARY KEY,
  site_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('school', 'hospital', 'residence', 'nursing_home')),
  district_code char(6) NOT NULL REFERENCES district(district_code),
  geom geometry(Point, 4326) NOT NULL
);
CREATE TABLE construction_site (
  permit_no text PRIMARY KEY,
  project_name text NOT NULL,
  builder text NOT NULL,
  district_code char(6) NOT NULL REFERENCES district(district_code),
  night_permit boolean NOT NULL DEFAULT false,
  starts_on date NOT NULL,
  ends_on date,
  geom geometry(Point, 4326) NOT NULL
);
CREATE TABLE officer (officer_id serial PRIMARY KEY, officer_name text NOT NULL, squad text NOT NULL, retired boolean NOT NULL DEFAULT false);
CREATE TABLE complaint (
  complaint_id bigserial PRIMARY KEY,
  source_kind text NOT NULL CHECK (source_kind IN ('construction', 'traffic', 'nightlife', 'neighbour', 'industry')),
  site_id integer REFERENCES sensitive_site(site_id),
  permit_no text REFERENCES construction_site(permit_no),
  received_at timestamp NOT NULL,
  caller_phone text,
  handled_by integer REFERENCES officer(officer_id),
  closed_at timestamp,
  upheld boolean
);
CREATE TABLE penalty (penalty_no text PRIMARY KEY, permit_no text NOT NULL REFERENCES construction_site(permit_no), officer_id integer NOT NULL REFERENCES officer(officer_id), amount numeric(10,2) NOT NULL, issued_on date NOT NULL, paid_on date);
