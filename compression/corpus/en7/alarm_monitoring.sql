-- central station for burglar/fire alarms
CREATE TABLE acct (
  acct_no   CHAR(6) PRIMARY KEY,
  site_name VARCHAR(80) NOT NULL,
  site_type VARCHAR(10) NOT NULL CHECK (site_type IN ('home','shop','bank','school')),
  city      VARCHAR(40) NOT NULL,
  panel     VARCHAR(20),
  verify_pw VARCHAR(20),
  on_test_until TIMESTAMP,
  cancelled_on DATE,
  mth_fee   NUMERIC(7,2) NOT NULL
);
CREATE TABLE zone (
  acct_no   CHAR(6) NOT NULL REFERENCES acct (acct_no),
  zone_no   SMALLINT NOT NULL,
  descr     VARCHAR(40) NOT NULL,
  sensor    VARCHAR(8) NOT NULL,        -- PIR, DOOR, GLASS, SMOKE, PANIC
  bypassed  BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (acct_no, zone_no)
);
CREATE TABLE keyholder (
  kh_id     SERIAL PRIMARY KEY,
  acct_no   CHAR(6) NOT NULL REFERENCES acct (acct_no),
  kh_name   VARCHAR(60) NOT NULL,
  phone     VARCHAR(20) NOT NULL,
  call_order SMALLINT NOT NULL
);
CREATE TABLE op (
  op_id     SERIAL PRIMARY KEY,
  op_name   VARCHAR(40) NOT NULL,
  shift     CHAR(1) NOT NULL            -- D day, N night
);
CREATE TABLE sig (
  sig_id    BIGSERIAL PRIMARY KEY,
  acct_no   CHAR(6) NOT NULL REFERENCES acct (acct_no),
  zone_no   SMALLINT,
  ev_code   CHAR(4) NOT NULL,           -- 1130 burglary, 1110 fire, 1120 panic, 1602 test, 1302 low battery
  recv_at   TIMESTAMP NOT NULL
);
CREATE TABLE incident (
  inc_id    BIGSERIAL PRIMARY KEY,
  sig_id    BIGINT NOT NULL REFERENCES sig (sig_id),
  op_id     INT REFERENCES op (op_id),
  picked_at TIMESTAMP,
  closed_at TIMESTAMP,
  result    VARCHAR(12) CHECK (result IN ('real','false','test','unknown')),
  police    BOOLEAN NOT NULL DEFAULT FALSE,
  fine      NUMERIC(7,2)
);
