CREATE TABLE people (
  person_id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL CHECK (role IN ('pilot', 'operator', 'processor', 'manager')),
  city VARCHAR NOT NULL,
  left_on DATE
);
CREATE TABLE aircraft (
  tail_no VARCHAR PRIMARY KEY,
  kind VARCHAR NOT NULL CHECK (kind IN ('fixed_wing', 'multirotor', 'helicopter')),
  maker VARCHAR NOT NULL,
  payload_kg DECIMAL(6,2),
  grounded BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE sensors (
  sensor_id INTEGER PRIMARY KEY,
  label VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('lidar', 'rgb', 'multispectral', 'thermal')),
  rented_from VARCHAR,
  calibrated_on DATE
);
CREATE TABLE projects (
  project_id INTEGER PRIMARY KEY,
  code VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  client_org VARCHAR NOT NULL,
  manager_id INTEGER NOT NULL REFERENCES people (person_id),
  deputy_id INTEGER REFERENCES people (person_id),
  deadline DATE NOT NULL,
  budget DECIMAL(12,2),
  closed BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE blocks (
  block_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES projects (project_id),
  block_code VARCHAR NOT NULL,
  terrain VARCHAR NOT NULL CHECK (terrain IN ('plain', 'hill', 'mountain', 'city')),
  area_km2 DECIMAL(8,2) NOT NULL,
  status VARCHAR NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'flown', 'reflight', 'delivered'))
);
CREATE TABLE airspace_permits (
  permit_id INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES projects (project_id),
  authority VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  revoked BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE flights (
  flight_id INTEGER PRIMARY KEY,
  block_id INTEGER NOT NULL REFERENCES blocks (block_id),
  tail_no VARCHAR NOT NULL REFERENCES aircraft (tail_no),
  pilot_id INTEGER NOT NULL REFERENCES people (person_id),
  operator_id INTEGER REFERENCES people (person_id),
  sensor_id INTEGER NOT NULL REFERENCES sensors (sensor_id),
  took_off_at TIMESTAMP NOT NULL,
  landed_at TIMESTAMP,
  outcome VARCHAR CHECK (outcome IN ('ok', 'weather', 'airspace', 'fault'))
);
CREATE TABLE processing_jobs (
  job_id INTEGER PRIMARY KEY,
  flight_id INTEGER NOT NULL REFERENCES flights (flight_id),
  product VARCHAR NOT NULL CHECK (product IN ('dom', 'dem', 'dlg', 'pointcloud')),
  processor_id INTEGER REFERENCES people (person_id),
  size_gb DECIMAL(10,2),
  started_at TIMESTAMP,
  finished_at TIMESTAMP,
  accepted BOOLEAN
);
