CREATE SCHEMA vector;
CREATE TABLE vector.zone (zone_no SMALLINT PRIMARY KEY, zone_label TEXT NOT NULL, households INT NOT NULL);
CREATE TABLE vector.trap_site (site_cd TEXT PRIMARY KEY, zone_no SMALLINT NOT NULL REFERENCES vector.zone, trap_type TEXT NOT NULL CHECK (trap_type IN ('CDC light', 'gravid', 'BG sentinel')), lat NUMERIC(9,6), lon NUMERIC(9,6), installed DATE NOT NULL, removed DATE);
CREATE TABLE vector.species (species_cd CHAR(4) PRIMARY KEY, binomial TEXT NOT NULL, is_vector BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE vector.tech (tech_id SERIAL PRIMARY KEY, tech_name TEXT NOT NULL, licensed_until DATE);
CREATE TABLE vector.collection (coll_id SERIAL PRIMARY KEY, site_cd TEXT NOT NULL REFERENCES vector.trap_site, set_on DATE NOT NULL, picked_on DATE, set_by INT NOT NULL REFERENCES vector.tech (tech_id), picked_by INT REFERENCES vector.tech (tech_id), malfunction BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE vector.specimen_count (coll_id INT NOT NULL REFERENCES vector.collection, species_cd CHAR(4) NOT NULL REFERENCES vector.species, females INT NOT NULL DEFAULT 0, males INT NOT NULL DEFAULT 0, PRIMARY KEY (coll_id, species_cd));
CREATE TABLE vector.pool_test (pool_no TEXT PRIMARY KEY, coll_id INT NOT NULL REFERENCES vector.collection, species_cd CHAR(4) NOT NULL REFERENCES vector.species, pool_size SMALLINT NOT NULL, pathogen TEXT NOT NULL, result TEXT CHECK (result IN ('POS', 'NEG', 'INC')), tested_on DATE);
CREATE TABLE vector.treatment (trt_id SERIAL PRIMARY KEY, zone_no SMALLINT NOT NULL REFERENCES vector.zone, method TEXT NOT NULL CHECK (method IN ('larvicide', 'fogging', 'aerial')), treated_on DATE NOT NULL, product TEXT, litres NUMERIC(8,1));
-- INC = inconclusive; result is null until the lab reports
SET search_path TO vector;
