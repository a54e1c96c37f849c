-- harbour office tide data, PostgreSQL, plural tables, metric
CREATE TABLE ports (port_code char(4) PRIMARY KEY, port_name varchar(50) NOT NULL, coast varchar(20) NOT NULL, datum_offset_m numeric(5,3) NOT NULL DEFAULT 0);
CREATE TABLE gauges (gauge_no serial PRIMARY KEY, port_code char(4) NOT NULL REFERENCES ports, maker varchar(30), kind varchar(10) NOT NULL CHECK (kind IN ('float','radar','pressure')), backup_for int REFERENCES gauges, commissioned date NOT NULL, withdrawn date);
CREATE TABLE levels (gauge_no int NOT NULL REFERENCES gauges, measured_at timestamp NOT NULL, level_m numeric(6,3) NOT NULL, quality smallint NOT NULL DEFAULT 0, PRIMARY KEY (gauge_no, measured_at));
COMMENT ON COLUMN levels.quality IS '0 unchecked, 1 good, 2 doubtful, 9 bad';
CREATE TABLE predictions (port_code char(4) NOT NULL REFERENCES ports, at timestamp NOT NULL, kind char(2) NOT NULL CHECK (kind IN ('HW','LW')), height_m numeric(5,2) NOT NULL, PRIMARY KEY (port_code, at));
CREATE TABLE wardens (warden_id serial PRIMARY KEY, warden_name varchar(60) NOT NULL, phone varchar(20), on_call boolean NOT NULL DEFAULT false);
CREATE TABLE flood_warnings (warning_id serial PRIMARY KEY, port_code char(4) NOT NULL REFERENCES ports, grade varchar(8) NOT NULL CHECK (grade IN ('watch','warning','severe')), issued_at timestamp NOT NULL, lifted_at timestamp, issued_by int NOT NULL REFERENCES wardens, lifted_by int REFERENCES wardens, expected_m numeric(5,2), peak_m numeric(5,2));
CREATE TABLE visits (visit_id serial PRIMARY KEY, gauge_no int NOT NULL REFERENCES gauges, visited_on date NOT NULL, warden_id int NOT NULL REFERENCES wardens, drift_mm int, cleaned boolean NOT NULL DEFAULT false, remark text);
