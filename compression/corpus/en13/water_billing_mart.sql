-- Redshift reporting schema of the municipal water works
CREATE TABLE wb_dim_cust (cust_sk INTEGER NOT NULL PRIMARY KEY, acct_no VARCHAR(10) NOT NULL, cust_nm VARCHAR(100) NOT NULL, cust_cls VARCHAR(3) NOT NULL, eff_dt DATE NOT NULL, end_dt DATE, paperless_ind CHAR(1) NOT NULL DEFAULT 'N', autopay_ind CHAR(1) NOT NULL DEFAULT 'N');
COMMENT ON COLUMN wb_dim_cust.cust_cls IS 'RES=residential, COM=commercial, IND=industrial, GOV=government';
CREATE TABLE wb_dim_prem (prem_sk INTEGER NOT NULL PRIMARY KEY, prem_addr VARCHAR(120) NOT NULL, zone_cd VARCHAR(4) NOT NULL, elev_ft INTEGER, lead_svc_ind CHAR(1) NOT NULL DEFAULT 'N');
COMMENT ON COLUMN wb_dim_prem.lead_svc_ind IS 'Y = lead service line';
CREATE TABLE wb_dim_zone (zone_cd VARCHAR(4) NOT NULL PRIMARY KEY, zone_nm VARCHAR(40) NOT NULL, district_nm VARCHAR(40) NOT NULL);
CREATE TABLE wb_dim_mtr (mtr_sk INTEGER NOT NULL PRIMARY KEY, mtr_no VARCHAR(12) NOT NULL, prem_sk INTEGER NOT NULL REFERENCES wb_dim_prem (prem_sk), size_in DECIMAL(3,2) NOT NULL, mfr_nm VARCHAR(30) NOT NULL, amr_ind CHAR(1) NOT NULL, inst_dt DATE NOT NULL, rmv_dt DATE);
COMMENT ON COLUMN wb_dim_mtr.amr_ind IS 'Y = read by radio';
CREATE TABLE wb_dim_rate (rate_sk INTEGER NOT NULL PRIMARY KEY, rate_cd VARCHAR(6) NOT NULL, rate_desc VARCHAR(60) NOT NULL, per_kgal_usd DECIMAL(7,3) NOT NULL, from_dt DATE NOT NULL, to_dt DATE);
CREATE TABLE wb_fact_read (read_sk BIGINT NOT NULL PRIMARY KEY, mtr_sk INTEGER NOT NULL REFERENCES wb_dim_mtr (mtr_sk), read_dt DATE NOT NULL, prev_idx BIGINT NOT NULL, curr_idx BIGINT NOT NULL, cons_kgal DECIMAL(10,2) NOT NULL, read_typ CHAR(1) NOT NULL);
COMMENT ON COLUMN wb_fact_read.read_typ IS 'A=actual, E=estimated, C=customer';
CREATE TABLE wb_fact_bill (bill_sk BIGINT NOT NULL PRIMARY KEY, bill_no VARCHAR(14) NOT NULL, cust_sk INTEGER NOT NULL REFERENCES wb_dim_cust (cust_sk), prem_sk INTEGER NOT NULL REFERENCES wb_dim_prem (prem_sk), rate_sk INTEGER NOT NULL REFERENCES wb_dim_rate (rate_sk), bill_dt DATE NOT NULL, due_dt DATE NOT NULL, paid_dt DATE, cons_kgal DECIMAL(10,2) NOT NULL, wtr_amt DECIMAL(10,2) NOT NULL, swr_amt DECIMAL(10,2) NOT NULL, pen_amt DECIMAL(8,2) NOT NULL DEFAULT 0, paid_amt DECIMAL(10,2) NOT NULL DEFAULT 0, disp_ind CHAR(1) NOT NULL DEFAULT 'N');
COMMENT ON COLUMN wb_fact_bill.disp_ind IS 'Y = disputed';
COMMENT ON COLUMN wb_fact_bill.pen_amt IS 'late penalty';
CREATE TABLE wb_fact_shutoff (so_sk INTEGER NOT NULL PRIMARY KEY, cust_sk INTEGER NOT NULL REFERENCES wb_dim_cust (cust_sk), prem_sk INTEGER NOT NULL REFERENCES wb_dim_prem (prem_sk), notice_dt DATE NOT NULL, shut_dt DATE, restore_dt DATE, arrears_amt DECIMAL(10,2) NOT NULL);
ALTER TABLE wb_dim_prem ADD FOREIGN KEY (zone_cd) REFERENCES wb_dim_zone (zone_cd);
