-- Redshift-ish, PostgreSQL syntax. Institutional research mart, load view "IR"
CREATE TABLE ir_dim_term (term_cd char(6) PRIMARY KEY, term_nm varchar(20) NOT NULL, acad_yr varchar(9) NOT NULL, start_dt date NOT NULL, census_dt date NOT NULL, end_dt date NOT NULL);
COMMENT ON COLUMN ir_dim_term.acad_yr IS 'e.g. 2024/25';
CREATE TABLE ir_dim_college (coll_cd char(3) PRIMARY KEY, coll_nm varchar(60) NOT NULL);
CREATE TABLE ir_dim_major (maj_cd char(5) PRIMARY KEY, maj_nm varchar(60) NOT NULL, coll_cd char(3) NOT NULL REFERENCES ir_dim_college (coll_cd), stem_flg char(1) NOT NULL);
CREATE TABLE ir_dim_stu (
  stu_key integer PRIMARY KEY,
  stu_id varchar(9) NOT NULL,
  stu_nm varchar(80) NOT NULL,
  entry_term_cd char(6) NOT NULL REFERENCES ir_dim_term (term_cd),
  entry_typ varchar(10) NOT NULL CHECK (entry_typ IN ('FRESHMAN', 'TRANSFER', 'READMIT')),
  maj_cd char(5) REFERENCES ir_dim_major (maj_cd),
  advisor_key integer,
  first_gen_flg char(1) NOT NULL DEFAULT 'N',
  pell_flg char(1) NOT NULL DEFAULT 'N',
  hs_gpa numeric(3,2),
  grad_dt date,
  wthdrw_dt date
);
CREATE TABLE ir_dim_staff (staff_key integer PRIMARY KEY, staff_nm varchar(80) NOT NULL, dept_nm varchar(60) NOT NULL, staff_typ varchar(12) NOT NULL CHECK (staff_typ IN ('ADVISOR', 'FACULTY')));
CREATE TABLE ir_dim_crs (crs_key integer PRIMARY KEY, subj_cd char(4) NOT NULL, crs_no char(4) NOT NULL, crs_ttl varchar(80) NOT NULL, cr_hrs smallint NOT NULL, gateway_flg char(1) NOT NULL DEFAULT 'N');
CREATE TABLE ir_fct_enrl (
  stu_key integer NOT NULL REFERENCES ir_dim_stu (stu_key),
  crs_key integer NOT NULL REFERENCES ir_dim_crs (crs_key),
  term_cd char(6) NOT NULL REFERENCES ir_dim_term (term_cd),
  instr_key integer NOT NULL REFERENCES ir_dim_staff (staff_key),
  grade_cd char(2),
  grade_pts numeric(3,2),
  online_flg char(1) NOT NULL DEFAULT 'N',
  drop_dt date,
  PRIMARY KEY (stu_key, crs_key, term_cd)
);
COMMENT ON COLUMN ir_fct_enrl.grade_cd IS 'A B C D F, W = withdrawn, I = incomplete, null while running';
CREATE TABLE ir_fct_term_stu (stu_key integer NOT NULL REFERENCES ir_dim_stu (stu_key), term_cd char(6) NOT NULL REFERENCES ir_dim_term (term_cd), att_hrs smallint NOT NULL, ern_hrs smallint NOT NULL, term_gpa numeric(3,2), cum_gpa numeric(3,2), acad_stnd varchar(10) NOT NULL, aid_amt numeric(10,2) NOT NULL DEFAULT 0, PRIMARY KEY (stu_key, term_cd));
COMMENT ON COLUMN ir_fct_term_stu.acad_stnd IS 'GOOD, WARNING, PROBATION, DISMISSED';
CREATE TABLE ir_fct_alert (alert_id integer PRIMARY KEY, stu_key integer NOT NULL REFERENCES ir_dim_stu (stu_key), crs_key integer REFERENCES ir_dim_crs (crs_key), raised_by_key integer NOT NULL REFERENCES ir_dim_staff (staff_key), alert_typ varchar(12) NOT NULL, raised_dt date NOT NULL, resolved_dt date);
ALTER TABLE ir_dim_stu ADD FOREIGN KEY (advisor_key) REFERENCES ir_dim_staff (staff_key);
