-- small-ad desk of a regional paper, MariaDB
CREATE TABLE rubric (
  id          SMALLINT UNSIGNED PRIMARY KEY,
  name        VARCHAR(60) NOT NULL,
  parent      SMALLINT UNSIGNED NULL,
  line_price  DECIMAL(5,2) NOT NULL,
  CONSTRAINT fk_rubric_parent FOREIGN KEY (parent) REFERENCES rubric (id)
);
CREATE TABLE advertiser (
  id          INT UNSIGNED PRIMARY KEY,
  name        VARCHAR(100) NOT NULL,
  town        VARCHAR(60) NOT NULL,
  is_trade    TINYINT(1) NOT NULL DEFAULT 0,
  email       VARCHAR(120) NULL,
  blocked_at  DATETIME NULL
);
CREATE TABLE clerk (
  id          INT UNSIGNED PRIMARY KEY,
  name        VARCHAR(80) NOT NULL,
  desk        VARCHAR(20) NOT NULL
);
CREATE TABLE edition (
  id          INT UNSIGNED PRIMARY KEY,
  paper       VARCHAR(40) NOT NULL,
  appears_on  DATE NOT NULL,
  closes_at   DATETIME NOT NULL,
  print_run   INT UNSIGNED NOT NULL
);
CREATE TABLE ad (
  id          INT UNSIGNED PRIMARY KEY,
  advertiser_id INT UNSIGNED NOT NULL,
  rubric_id   SMALLINT UNSIGNED NOT NULL,
  taken_by    INT UNSIGNED NULL COMMENT 'clerk; NULL if placed online',
  proofread_by INT UNSIGNED NULL,
  repeats_ad  INT UNSIGNED NULL,
  body        TEXT NOT NULL,
  line_count  SMALLINT UNSIGNED NOT NULL,
  box_number  TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'answers go to the paper',
  status      ENUM('received','approved','rejected','withdrawn') NOT NULL DEFAULT 'received',
  received_at DATETIME NOT NULL,
  FOREIGN KEY (advertiser_id) REFERENCES advertiser (id),
  FOREIGN KEY (rubric_id) REFERENCES rubric (id),
  FOREIGN KEY (taken_by) REFERENCES clerk (id),
  FOREIGN KEY (proofread_by) REFERENCES clerk (id),
  FOREIGN KEY (repeats_ad) REFERENCES ad (id)
);
CREATE TABLE insertion (
  ad_id       INT UNSIGNED NOT NULL,
  edition_id  INT UNSIGNED NOT NULL,
  page        SMALLINT UNSIGNED NULL,
  price       DECIMAL(7,2) NOT NULL,
  paid        TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (ad_id, edition_id),
  FOREIGN KEY (ad_id) REFERENCES ad (id),
  FOREIGN KEY (edition_id) REFERENCES edition (id)
);
CREATE TABLE reply (
  id          INT UNSIGNED PRIMARY KEY,
  ad_id       INT UNSIGNED NOT NULL,
  sender      VARCHAR(100) NOT NULL,
  arrived_at  DATETIME NOT NULL,
  forwarded_at DATETIME NULL,
  FOREIGN KEY (ad_id) REFERENCES ad (id)
);
