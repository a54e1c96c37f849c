CREATE TABLE course (crs_cd VARCHAR(4) PRIMARY KEY, crs_name VARCHAR(40) NOT NULL, surface VARCHAR(6) NOT NULL DEFAULT 'turf' CHECK (surface IN ('turf','dirt','allw')));
CREATE TABLE trainer (trn_id SERIAL PRIMARY KEY, trn_name VARCHAR(60) NOT NULL, yard VARCHAR(60), lic_susp BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE jockey (jky_id SERIAL PRIMARY KEY, jky_name VARCHAR(60) NOT NULL, claim_lb SMALLINT NOT NULL DEFAULT 0);  -- allowance for apprentices, 0 = none
CREATE TABLE horse (
  hrs_id SERIAL PRIMARY KEY,
  hrs_name VARCHAR(40) NOT NULL,
  foaled SMALLINT NOT NULL,
  sex CHAR(1) NOT NULL CHECK (sex IN ('C','F','G','M','H')),  -- colt, filly, gelding, mare, horse
  sire_id INT REFERENCES horse (hrs_id),
  dam_id INT REFERENCES horse (hrs_id),
  trn_id INT REFERENCES trainer (trn_id),
  rating SMALLINT
);
CREATE TABLE race (
  race_id SERIAL PRIMARY KEY,
  crs_cd VARCHAR(4) NOT NULL REFERENCES course (crs_cd),
  off_at TIMESTAMP NOT NULL,
  race_title VARCHAR(120) NOT NULL,
  dist_m INT NOT NULL,
  going VARCHAR(10),
  prize_gbp NUMERIC(10,2) NOT NULL,
  hcap BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE runner (
  race_id INT NOT NULL REFERENCES race (race_id),
  hrs_id INT NOT NULL REFERENCES horse (hrs_id),
  jky_id INT REFERENCES jockey (jky_id),
  saddle_no SMALLINT NOT NULL,
  draw SMALLINT,
  wgt_lb SMALLINT NOT NULL,
  sp_dec NUMERIC(6,2),          -- decimal starting price
  fin_pos SMALLINT,             -- null: fell, pulled up, unseated
  non_runner BOOLEAN NOT NULL DEFAULT FALSE,
  won_gbp NUMERIC(10,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (race_id, hrs_id)
);
