CREATE TABLE wc_product_line (line_cd VARCHAR(6) PRIMARY KEY, line_nm VARCHAR(60) NOT NULL, warranty_mths SMALLINT NOT NULL);
CREATE TABLE wc_model (
  model_no    VARCHAR(20) PRIMARY KEY,
  model_nm    VARCHAR(80) NOT NULL,
  line_cd     VARCHAR(6) NOT NULL REFERENCES wc_product_line (line_cd),
  launch_dt   DATE NOT NULL,
  eol_dt      DATE
);
CREATE TABLE wc_dealer (dealer_no INTEGER PRIMARY KEY, dealer_nm VARCHAR(80) NOT NULL, region VARCHAR(30) NOT NULL, auth_repair BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE wc_unit (
  serial_no   VARCHAR(24) PRIMARY KEY,
  model_no    VARCHAR(20) NOT NULL REFERENCES wc_model (model_no),
  built_dt    DATE NOT NULL,
  factory     VARCHAR(30) NOT NULL,
  sold_by     INTEGER REFERENCES wc_dealer (dealer_no),
  sold_dt     DATE,
  owner_email VARCHAR(120),
  ext_until   DATE                        -- extended warranty, if bought
);
CREATE TABLE wc_fault (fault_cd CHAR(4) PRIMARY KEY, fault_tx VARCHAR(80) NOT NULL, safety BOOLEAN NOT NULL DEFAULT FALSE);
CREATE TABLE wc_claim (
  claim_no    INTEGER PRIMARY KEY,
  serial_no   VARCHAR(24) NOT NULL REFERENCES wc_unit (serial_no),
  filed_by    INTEGER REFERENCES wc_dealer (dealer_no),  -- null = customer on the website
  fault_cd    CHAR(4) REFERENCES wc_fault (fault_cd),
  filed_dt    DATE NOT NULL,
  status      VARCHAR(10) NOT NULL DEFAULT 'new' CHECK (status IN ('new','inspect','approved','denied','paid')),
  deny_reason VARCHAR(10) CHECK (deny_reason IN ('expired','misuse','noproof','wear')),
  labor_amt   NUMERIC(9,2) NOT NULL DEFAULT 0,
  parts_amt   NUMERIC(9,2) NOT NULL DEFAULT 0,
  decided_dt  DATE,
  goodwill    BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE wc_part (part_no VARCHAR(16) PRIMARY KEY, part_nm VARCHAR(80) NOT NULL, supplier VARCHAR(60) NOT NULL, list_price NUMERIC(9,2) NOT NULL);
CREATE TABLE wc_claim_part (claim_no INTEGER NOT NULL REFERENCES wc_claim (claim_no), part_no VARCHAR(16) NOT NULL REFERENCES wc_part (part_no), qty SMALLINT NOT NULL DEFAULT 1, return_req BOOLEAN NOT NULL DEFAULT FALSE, returned_dt DATE, PRIMARY KEY (claim_no, part_no));
