-- monitoring repository for our database fleet
CREATE TABLE srv (
  srv_id     INT PRIMARY KEY,
  host       VARCHAR(80) NOT NULL,
  engine     VARCHAR(10) NOT NULL CHECK (engine IN ('pg','mysql','mssql','oracle')),
  ver        VARCHAR(20) NOT NULL,
  env        VARCHAR(4) NOT NULL CHECK (env IN ('prod','test','dev')),
  ram_gb     INT NOT NULL,
  is_replica BOOLEAN NOT NULL DEFAULT FALSE,
  master_id  INT REFERENCES srv (srv_id)
);
CREATE TABLE dbs (
  db_id      INT PRIMARY KEY,
  srv_id     INT NOT NULL REFERENCES srv (srv_id),
  db_name    VARCHAR(80) NOT NULL,
  owner_team VARCHAR(40),
  size_gb    NUMERIC(10,2) NOT NULL,
  dropped_at TIMESTAMP
);
CREATE TABLE slow_q (
  sq_id      BIGINT PRIMARY KEY,
  db_id      INT NOT NULL REFERENCES dbs (db_id),
  fingerprint CHAR(32) NOT NULL,
  sql_text   TEXT NOT NULL,
  usr        VARCHAR(40) NOT NULL,
  started    TIMESTAMP NOT NULL,
  ms         INT NOT NULL,
  rows_exam  BIGINT NOT NULL,
  rows_sent  BIGINT NOT NULL
);
CREATE TABLE idx_stat (
  db_id      INT NOT NULL REFERENCES dbs (db_id),
  tbl        VARCHAR(80) NOT NULL,
  idx        VARCHAR(80) NOT NULL,
  scans      BIGINT NOT NULL,
  size_mb    NUMERIC(10,1) NOT NULL,
  is_unique  BOOLEAN NOT NULL,
  PRIMARY KEY (db_id, tbl, idx)
);
CREATE TABLE lock_wait (
  lw_id      BIGINT PRIMARY KEY,
  db_id      INT NOT NULL REFERENCES dbs (db_id),
  waiter_usr VARCHAR(40) NOT NULL,
  blocker_usr VARCHAR(40) NOT NULL,
  began      TIMESTAMP NOT NULL,
  ended      TIMESTAMP,
  killed     BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE TABLE bkp (
  bkp_id     BIGINT PRIMARY KEY,
  db_id      INT NOT NULL REFERENCES dbs (db_id),
  kind       VARCHAR(5) NOT NULL CHECK (kind IN ('full','diff','log')),
  began      TIMESTAMP NOT NULL,
  ended      TIMESTAMP,
  ok         BOOLEAN,
  size_gb    NUMERIC(10,2)
);
