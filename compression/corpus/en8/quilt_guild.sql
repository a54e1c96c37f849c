-- quilters' guild, PostgreSQL
CREATE TABLE quilters (quilter_id serial PRIMARY KEY, full_name text NOT NULL, town text, joined_on date NOT NULL, dues_paid_until date);
CREATE TABLE patterns (pattern_id serial PRIMARY KEY, title text NOT NULL, designer text, difficulty smallint NOT NULL CHECK (difficulty BETWEEN 1 AND 5), blocks smallint NOT NULL);
CREATE TABLE fabrics (fabric_id serial PRIMARY KEY, print_name text NOT NULL, colour text NOT NULL, metres numeric(6,2) NOT NULL, price_m numeric(6,2) NOT NULL);
CREATE TABLE quilts (quilt_id serial PRIMARY KEY, title text NOT NULL, pattern_id int REFERENCES patterns, pieced_by int NOT NULL REFERENCES quilters, quilted_by int REFERENCES quilters, width_cm int, height_cm int, started_on date NOT NULL, finished_on date, for_charity boolean NOT NULL DEFAULT false);
CREATE TABLE quilt_fabrics (quilt_id int NOT NULL REFERENCES quilts, fabric_id int NOT NULL REFERENCES fabrics, metres_used numeric(5,2) NOT NULL, PRIMARY KEY (quilt_id, fabric_id));
CREATE TABLE shows (show_id serial PRIMARY KEY, show_name text NOT NULL, held_on date NOT NULL, hall text NOT NULL);
CREATE TABLE show_entries (show_id int NOT NULL REFERENCES shows, quilt_id int NOT NULL REFERENCES quilts, points smallint, ribbon text, price_asked numeric(8,2), sold boolean NOT NULL DEFAULT false, PRIMARY KEY (show_id, quilt_id));
