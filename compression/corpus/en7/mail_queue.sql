-- MTA logging db (MySQL)
CREATE TABLE domains (
  domain        VARCHAR(190) NOT NULL PRIMARY KEY,
  relay_host    VARCHAR(190) NULL,
  greylist      ENUM('y','n') NOT NULL DEFAULT 'y',
  max_size_kb   INT UNSIGNED NOT NULL DEFAULT 20480
);
CREATE TABLE mailboxes (
  mbox          VARCHAR(190) NOT NULL PRIMARY KEY,
  domain        VARCHAR(190) NOT NULL,
  quota_mb      INT UNSIGNED NOT NULL DEFAULT 2048,
  used_mb       INT UNSIGNED NOT NULL DEFAULT 0,
  last_login    DATETIME NULL,
  disabled      TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (domain) REFERENCES domains (domain)
);
CREATE TABLE aliases (
  src           VARCHAR(190) NOT NULL,
  dst           VARCHAR(190) NOT NULL,
  PRIMARY KEY (src, dst)
);
CREATE TABLE msgs (
  qid           VARCHAR(20) NOT NULL PRIMARY KEY,
  recv_at       DATETIME NOT NULL,
  sender        VARCHAR(190) NULL COMMENT 'null = bounce',
  size_kb       INT UNSIGNED NOT NULL,
  spam_score    DECIMAL(4,1) NULL,
  verdict       ENUM('clean','spam','virus') NOT NULL DEFAULT 'clean'
);
CREATE TABLE deliveries (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  qid           VARCHAR(20) NOT NULL,
  rcpt          VARCHAR(190) NOT NULL,
  tried_at      DATETIME NOT NULL,
  result        ENUM('sent','deferred','bounced','expired') NOT NULL,
  smtp_code     SMALLINT NULL,
  reply         VARCHAR(255) NULL,
  secs          DECIMAL(7,2) NOT NULL,
  FOREIGN KEY (qid) REFERENCES msgs (qid)
);
CREATE TABLE blocklist (
  ip            VARCHAR(45) NOT NULL PRIMARY KEY,
  reason        VARCHAR(100) NOT NULL,
  added_at      DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at    DATETIME NULL
);
