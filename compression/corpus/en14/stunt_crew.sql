CREATE TABLE perf (
  perf_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  fst_nm VARCHAR(40) NOT NULL COMMENT 'first name',
  lst_nm VARCHAR(40) NOT NULL COMMENT 'last name',
  gndr CHAR(1) NOT NULL COMMENT 'F/M/X',
  ht_cm SMALLINT UNSIGNED NULL COMMENT 'height in cm',
  union_no VARCHAR(12) NULL,
  lvl TINYINT NOT NULL DEFAULT 1 COMMENT '1 trainee 2 performer 3 coordinator',
  avail TINYINT(1) NOT NULL DEFAULT 1,
  ins_until DATE NULL COMMENT 'insured until'
) COMMENT='stunt performers';

CREATE TABLE skill (
  skill_cd VARCHAR(8) NOT NULL PRIMARY KEY,
  skill_nm VARCHAR(60) NOT NULL,
  risk ENUM('low','medium','high') NOT NULL
);

CREATE TABLE perf_skill (
  perf_id INT UNSIGNED NOT NULL,
  skill_cd VARCHAR(8) NOT NULL,
  cert_dt DATE NOT NULL,
  exp_dt DATE NULL,
  PRIMARY KEY (perf_id, skill_cd),
  FOREIGN KEY (perf_id) REFERENCES perf (perf_id),
  FOREIGN KEY (skill_cd) REFERENCES skill (skill_cd)
);

CREATE TABLE prodn (
  prodn_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ttl VARCHAR(120) NOT NULL COMMENT 'working title',
  studio VARCHAR(80) NOT NULL,
  kind ENUM('feature','series','advert') NOT NULL,
  coord_id INT UNSIGNED NULL COMMENT 'stunt coordinator',
  shoot_from DATE NULL,
  shoot_to DATE NULL,
  FOREIGN KEY (coord_id) REFERENCES perf (perf_id)
);

CREATE TABLE actor (
  actor_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  stage_nm VARCHAR(80) NOT NULL,
  ht_cm SMALLINT UNSIGNED NULL
);

CREATE TABLE gag (
  gag_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  prodn_id INT UNSIGNED NOT NULL,
  scene_no VARCHAR(8) NOT NULL,
  descr VARCHAR(200) NOT NULL,
  skill_cd VARCHAR(8) NOT NULL,
  doubles_id INT UNSIGNED NULL COMMENT 'actor who is doubled',
  plan_dt DATE NULL,
  stat CHAR(2) NOT NULL DEFAULT 'PL' COMMENT 'PL=planned RH=rehearsed SH=shot CX=cut',
  adj_fee DECIMAL(8,2) NULL COMMENT 'adjustment paid per take',
  FOREIGN KEY (prodn_id) REFERENCES prodn (prodn_id),
  FOREIGN KEY (skill_cd) REFERENCES skill (skill_cd),
  FOREIGN KEY (doubles_id) REFERENCES actor (actor_id)
) COMMENT='a stunt is called a gag';

CREATE TABLE gag_perf (
  gag_id INT UNSIGNED NOT NULL,
  perf_id INT UNSIGNED NOT NULL,
  safety_id INT UNSIGNED NULL COMMENT 'performer who spots for safety',
  takes TINYINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (gag_id, perf_id),
  FOREIGN KEY (gag_id) REFERENCES gag (gag_id),
  FOREIGN KEY (perf_id) REFERENCES perf (perf_id),
  FOREIGN KEY (safety_id) REFERENCES perf (perf_id)
);

CREATE TABLE injury (
  inj_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  gag_id INT UNSIGNED NOT NULL,
  perf_id INT UNSIGNED NOT NULL,
  inj_dt DATE NOT NULL,
  body_part VARCHAR(30) NOT NULL,
  days_off SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  insr_claim TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (gag_id) REFERENCES gag (gag_id),
  FOREIGN KEY (perf_id) REFERENCES perf (perf_id)
);
