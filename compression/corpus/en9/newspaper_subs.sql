CREATE TABLE circ_pub (pub_cd CHAR(3) PRIMARY KEY, pub_nm VARCHAR(40) NOT NULL, freq CHAR(1) NOT NULL);  -- D daily, W weekly, S sunday only
CREATE TABLE circ_rte (rte_no INTEGER PRIMARY KEY, rte_desc VARCHAR(60), depot VARCHAR(30) NOT NULL, carr_id INTEGER REFERENCES circ_carr (carr_id));
CREATE TABLE circ_carr (carr_id INTEGER PRIMARY KEY, carr_nm VARCHAR(50) NOT NULL, start_dt DATE NOT NULL, end_dt DATE, bond_amt NUMERIC(7,2) NOT NULL DEFAULT 0);
CREATE TABLE circ_subr (subr_no INTEGER PRIMARY KEY, lname VARCHAR(40) NOT NULL, addr1 VARCHAR(80) NOT NULL, zip CHAR(5) NOT NULL, phone VARCHAR(15), opt_out CHAR(1) NOT NULL DEFAULT 'N');
CREATE TABLE circ_subn (
  subn_no   INTEGER PRIMARY KEY,
  subr_no   INTEGER NOT NULL REFERENCES circ_subr (subr_no),
  gift_from INTEGER REFERENCES circ_subr (subr_no),
  pub_cd    CHAR(3) NOT NULL REFERENCES circ_pub (pub_cd),
  rte_no    INTEGER REFERENCES circ_rte (rte_no),      -- null = mail delivery
  stat      CHAR(2) NOT NULL DEFAULT 'AC',             -- AC active, VS vacation stop, NP stopped non-payment, CX cancelled
  start_dt  DATE NOT NULL,
  expire_dt DATE NOT NULL,
  rate_wk   NUMERIC(6,2) NOT NULL
);
CREATE TABLE circ_cmpl (cmpl_id INTEGER PRIMARY KEY, subn_no INTEGER NOT NULL REFERENCES circ_subn (subn_no), cmpl_dt DATE NOT NULL, cmpl_cd CHAR(2) NOT NULL, credit NUMERIC(6,2) NOT NULL DEFAULT 0);  -- MS missed, WT wet, LT late, DM damaged
CREATE TABLE circ_pmt (pmt_id INTEGER PRIMARY KEY, subn_no INTEGER NOT NULL REFERENCES circ_subn (subn_no), pmt_dt DATE NOT NULL, amt NUMERIC(8,2) NOT NULL, meth CHAR(1) NOT NULL);  -- C card, K check, A autopay
