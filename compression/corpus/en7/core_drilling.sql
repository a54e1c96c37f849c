-- exploration geology, Postgres
CREATE TABLE prj (prj_cd text PRIMARY KEY, prj_nm text NOT NULL, commodity text NOT NULL, budget numeric(14,2));
CREATE TABLE hole (hole_id text PRIMARY KEY, prj_cd text NOT NULL REFERENCES prj (prj_cd), east numeric(10,2) NOT NULL, north numeric(10,2) NOT NULL, azi numeric(5,1) NOT NULL, dip numeric(4,1) NOT NULL, planned_m numeric(7,1) NOT NULL, final_m numeric(7,1), spud date, done date, rig text);
CREATE TABLE lith (hole_id text NOT NULL REFERENCES hole (hole_id), from_m numeric(7,2) NOT NULL, to_m numeric(7,2) NOT NULL, rock text NOT NULL, alteration text, logged_by text NOT NULL, PRIMARY KEY (hole_id, from_m));
CREATE TABLE sample (samp_no text PRIMARY KEY, hole_id text REFERENCES hole (hole_id), from_m numeric(7,2), to_m numeric(7,2), qc text CHECK (qc IN ('blank','standard','dup')), sent_on date, lab text);
COMMENT ON COLUMN sample.qc IS 'null = regular core sample';
CREATE TABLE assay (samp_no text NOT NULL REFERENCES sample (samp_no), element text NOT NULL, ppm numeric(12,3) NOT NULL, below_dl boolean NOT NULL DEFAULT false, reported date NOT NULL, PRIMARY KEY (samp_no, element));
CREATE TABLE box (box_no serial PRIMARY KEY, hole_id text NOT NULL REFERENCES hole (hole_id), from_m numeric(7,2) NOT NULL, to_m numeric(7,2) NOT NULL, photo boolean NOT NULL DEFAULT false, rack text);
CREATE TABLE shift_rpt (rpt_id serial PRIMARY KEY, rig text NOT NULL, hole_id text NOT NULL REFERENCES hole (hole_id), day date NOT NULL, night boolean NOT NULL DEFAULT false, metres numeric(5,1) NOT NULL, downtime_h numeric(4,1) NOT NULL DEFAULT 0, cost numeric(10,2));
