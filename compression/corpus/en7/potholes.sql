-- 311-style road defects, PostgreSQL
CREATE TABLE ward (ward_no int PRIMARY KEY, ward_name text NOT NULL, population int);
CREATE TABLE street (street_id int PRIMARY KEY, street_name text NOT NULL, ward_no int NOT NULL REFERENCES ward (ward_no), road_class char(1) NOT NULL, lane_km numeric(6,2) NOT NULL);
COMMENT ON COLUMN street.road_class IS 'A arterial, C collector, L local';
CREATE TABLE crew (crew_id int PRIMARY KEY, foreman text NOT NULL, depot text NOT NULL, contractor boolean NOT NULL DEFAULT false);
CREATE TABLE defect (
  defect_id bigserial PRIMARY KEY,
  street_id int NOT NULL REFERENCES street (street_id),
  kind text NOT NULL CHECK (kind IN ('pothole','crack','sinkhole','sign','light')),
  severity smallint NOT NULL DEFAULT 2,
  reported_at timestamp NOT NULL,
  reported_via text NOT NULL,
  citizen_email text,
  crew_id int REFERENCES crew (crew_id),
  repaired_at timestamp,
  duplicate_of bigint REFERENCES defect (defect_id)
);
COMMENT ON COLUMN defect.severity IS '1 cosmetic, 2 normal, 3 dangerous';
COMMENT ON COLUMN defect.reported_via IS 'app, phone, web, patrol';
CREATE TABLE repair (repair_id bigserial PRIMARY KEY, defect_id bigint NOT NULL REFERENCES defect (defect_id), crew_id int NOT NULL REFERENCES crew (crew_id), done_on date NOT NULL, asphalt_kg numeric(8,1), cost numeric(9,2) NOT NULL, temporary boolean NOT NULL DEFAULT false);
CREATE TABLE claim (claim_no text PRIMARY KEY, defect_id bigint REFERENCES defect (defect_id), filed_on date NOT NULL, amount numeric(10,2) NOT NULL, granted boolean, paid numeric(10,2));
