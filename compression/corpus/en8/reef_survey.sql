-- reef monitoring, DuckDB file of the field station
CREATE TABLE reefs (reef_code VARCHAR PRIMARY KEY, reef_name VARCHAR NOT NULL, region VARCHAR NOT NULL, protected_since DATE, area_ha DOUBLE);
CREATE TABLE divers (diver_id INTEGER PRIMARY KEY, diver_name VARCHAR NOT NULL, cert_level VARCHAR NOT NULL, cert_expires DATE);
CREATE TABLE transects (transect_id INTEGER PRIMARY KEY, reef_code VARCHAR NOT NULL REFERENCES reefs(reef_code), depth_m DOUBLE NOT NULL, length_m DOUBLE NOT NULL DEFAULT 30);
CREATE TABLE surveys (survey_id INTEGER PRIMARY KEY, transect_id INTEGER NOT NULL REFERENCES transects(transect_id), dived_on DATE NOT NULL, lead_diver INTEGER NOT NULL REFERENCES divers(diver_id), buddy INTEGER REFERENCES divers(diver_id), water_temp DOUBLE, visibility_m DOUBLE, approved BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE taxa (taxon_id INTEGER PRIMARY KEY, latin VARCHAR NOT NULL, common VARCHAR, grp VARCHAR NOT NULL CHECK (grp IN ('coral','fish','invertebrate','algae')), invasive BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE counts (survey_id INTEGER NOT NULL REFERENCES surveys(survey_id), taxon_id INTEGER NOT NULL REFERENCES taxa(taxon_id), n INTEGER NOT NULL, PRIMARY KEY (survey_id, taxon_id));
CREATE TABLE cover (survey_id INTEGER NOT NULL REFERENCES surveys(survey_id), substrate VARCHAR NOT NULL, pct DOUBLE NOT NULL, PRIMARY KEY (survey_id, substrate)); -- substrate: live coral, dead coral, rubble, sand, algae
CREATE TABLE bleaching (obs_id INTEGER PRIMARY KEY, survey_id INTEGER NOT NULL REFERENCES surveys(survey_id), taxon_id INTEGER NOT NULL REFERENCES taxa(taxon_id), severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 4), photo VARCHAR);
