CREATE TABLE rivers (
  river_id INT AUTO_INCREMENT PRIMARY KEY,
  river_name VARCHAR(60) NOT NULL,
  drains_to INT NULL COMMENT 'river it flows into, NULL = the sea',
  length_km DECIMAL(6,1),
  FOREIGN KEY (drains_to) REFERENCES rivers (river_id)
);
CREATE TABLE fishways (
  fishway_id INT AUTO_INCREMENT PRIMARY KEY,
  site VARCHAR(80) NOT NULL,
  river_id INT NOT NULL,
  design ENUM('pool','vertical_slot','denil','bypass','lift') NOT NULL,
  drop_m DECIMAL(4,1) NOT NULL COMMENT 'height between head- and tailwater',
  opened YEAR,
  out_of_order TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (river_id) REFERENCES rivers (river_id)
);
CREATE TABLE species (
  sp_code CHAR(4) PRIMARY KEY,
  english VARCHAR(60) NOT NULL,
  latin VARCHAR(80) NOT NULL,
  red_list ENUM('LC','NT','VU','EN','CR') NOT NULL DEFAULT 'LC',
  migratory TINYINT(1) NOT NULL
);
CREATE TABLE counters (
  counter_id INT AUTO_INCREMENT PRIMARY KEY,
  fishway_id INT NOT NULL,
  method ENUM('video','resistivity','trap','infrared') NOT NULL,
  installed DATE NOT NULL,
  removed DATE,
  FOREIGN KEY (fishway_id) REFERENCES fishways (fishway_id)
);
CREATE TABLE passages (
  passage_id BIGINT AUTO_INCREMENT PRIMARY KEY,
  counter_id INT NOT NULL,
  sp_code CHAR(4) NULL COMMENT 'NULL = not identified',
  passed_at DATETIME NOT NULL,
  heading ENUM('up','down') NOT NULL,
  length_cm DECIMAL(5,1),
  verified_by INT,
  FOREIGN KEY (counter_id) REFERENCES counters (counter_id),
  FOREIGN KEY (sp_code) REFERENCES species (sp_code)
);
CREATE TABLE observers (
  observer_id INT AUTO_INCREMENT PRIMARY KEY,
  observer VARCHAR(60) NOT NULL,
  institute VARCHAR(80),
  email VARCHAR(120)
);
ALTER TABLE passages ADD FOREIGN KEY (verified_by) REFERENCES observers (observer_id);
CREATE TABLE water_levels (
  fishway_id INT NOT NULL,
  taken_at DATETIME NOT NULL,
  temp_c DECIMAL(4,1),
  flow_m3s DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (fishway_id, taken_at),
  FOREIGN KEY (fishway_id) REFERENCES fishways (fishway_id)
);
