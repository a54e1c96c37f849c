-- Snowflake mart RM_MART, loaded nightly from coupon lift data
CREATE OR REPLACE TABLE dim_dt (
  dt_key      NUMBER(8) NOT NULL,        -- yyyymmdd
  cal_dt      DATE NOT NULL,
  yr          NUMBER(4) NOT NULL,
  qtr         NUMBER(1) NOT NULL,
  mth_nm      VARCHAR(9) NOT NULL,
  dow_nm      VARCHAR(9) NOT NULL,
  hol_flg     CHAR(1) NOT NULL,          -- Y/N
  PRIMARY KEY (dt_key)
);
CREATE OR REPLACE TABLE dim_apt (
  apt_key     NUMBER NOT NULL PRIMARY KEY,
  iata_cd     CHAR(3) NOT NULL,
  apt_nm      VARCHAR(80) NOT NULL,
  ctry_nm     VARCHAR(60) NOT NULL
);
CREATE OR REPLACE TABLE dim_fare_cls (
  fare_cls_key NUMBER NOT NULL PRIMARY KEY,
  bkg_cls     CHAR(1) NOT NULL,
  cabin       VARCHAR(10) NOT NULL,      -- ECONOMY / PREMIUM / BUSINESS / FIRST
  refundable_flg CHAR(1) NOT NULL
);
CREATE OR REPLACE TABLE dim_agcy (
  agcy_key    NUMBER NOT NULL PRIMARY KEY,
  agcy_nm     VARCHAR(100) NOT NULL,
  agcy_typ    VARCHAR(10) NOT NULL,      -- OTA, TMC, RETAIL, DIRECT
  ctry_nm     VARCHAR(60),
  parent_agcy_key NUMBER REFERENCES dim_agcy (agcy_key)
);
CREATE OR REPLACE TABLE dim_ff (
  ff_key      NUMBER NOT NULL PRIMARY KEY,
  ff_no       VARCHAR(12) NOT NULL,
  cust_nm     VARCHAR(100) NOT NULL,
  tier        VARCHAR(10) NOT NULL,      -- BASE, SILVER, GOLD, PLATINUM
  enrl_dt     DATE NOT NULL
);
CREATE OR REPLACE TABLE fct_cpn (
  cpn_id      NUMBER NOT NULL PRIMARY KEY,
  flt_no      VARCHAR(7) NOT NULL,
  iss_dt_key  NUMBER(8) NOT NULL REFERENCES dim_dt (dt_key),
  flt_dt_key  NUMBER(8) NOT NULL REFERENCES dim_dt (dt_key),
  orig_key    NUMBER NOT NULL REFERENCES dim_apt (apt_key),
  dest_key    NUMBER NOT NULL REFERENCES dim_apt (apt_key),
  fare_cls_key NUMBER NOT NULL REFERENCES dim_fare_cls (fare_cls_key),
  agcy_key    NUMBER NOT NULL REFERENCES dim_agcy (agcy_key),
  ff_key      NUMBER REFERENCES dim_ff (ff_key),
  base_amt_usd NUMBER(12,2) NOT NULL,
  tax_amt_usd NUMBER(12,2) NOT NULL,
  comm_amt_usd NUMBER(12,2) NOT NULL DEFAULT 0,
  cpn_sts     CHAR(1) NOT NULL           -- F=flown, O=open, R=refunded, X=exchanged
);
COMMENT ON COLUMN fct_cpn.cpn_sts IS 'F=flown, O=open, R=refunded, X=exchanged';
CREATE OR REPLACE TABLE fct_flt_cap (
  flt_no      VARCHAR(7) NOT NULL,
  flt_dt_key  NUMBER(8) NOT NULL REFERENCES dim_dt (dt_key),
  seats_avl   NUMBER(4) NOT NULL,
  seats_sold  NUMBER(4) NOT NULL,
  cncl_flg    CHAR(1) NOT NULL DEFAULT 'N',
  PRIMARY KEY (flt_no, flt_dt_key)
);
