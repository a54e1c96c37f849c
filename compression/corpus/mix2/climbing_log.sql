-- bouldering / climbing logbook, MySQL, for the web programming course
CREATE DATABASE IF NOT EXISTS climblog;
USE climblog;

CREATE TABLE areas (
  area_id   INT AUTO_INCREMENT PRIMARY KEY,
  area_name VARCHAR(60) NOT NULL,
  region    VARCHAR(60) NOT NULL,
  rock      ENUM('granite','limestone','sandstone','gneiss') NOT NULL,
  approach_min INT,
  closed_from DATE NULL,
  closed_to   DATE NULL
);
CREATE TABLE routes (
  route_id  INT AUTO_INCREMENT PRIMARY KEY,
  area_id   INT NOT NULL,
  rname     VARCHAR(80) NOT NULL,
  kind      ENUM('sport','trad','boulder') NOT NULL,
  points    INT NOT NULL COMMENT 'difficulty points, see grades',
  length_m  INT,
  bolts     INT,
  stars     TINYINT NOT NULL DEFAULT 0 COMMENT '0-3',
  setter    INT NULL COMMENT 'first ascent by climber',
  fa_year   INT,
  FOREIGN KEY (area_id) REFERENCES areas(area_id)
);
CREATE TABLE grades (
  grade     VARCHAR(6) PRIMARY KEY,
  low_pts   INT NOT NULL,
  high_pts  INT NOT NULL
);
CREATE TABLE climbers (
  climber_id INT AUTO_INCREMENT PRIMARY KEY,
  nick      VARCHAR(40) NOT NULL,
  full_name VARCHAR(80),
  born      DATE,
  height_cm INT,
  ape_cm    INT COMMENT 'arm span',
  country   CHAR(2) NOT NULL,
  member_until DATE,
  coach_id  INT NULL
);
CREATE TABLE ascents (
  ascent_id INT AUTO_INCREMENT PRIMARY KEY,
  climber_id INT NOT NULL,
  route_id  INT NOT NULL,
  climbed_on DATE NOT NULL,
  style     ENUM('onsight','flash','redpoint','toprope','attempt') NOT NULL,
  tries     INT NOT NULL DEFAULT 1,
  rating    TINYINT,
  partner_id INT NULL,
  remark    TEXT,
  FOREIGN KEY (climber_id) REFERENCES climbers(climber_id),
  FOREIGN KEY (route_id) REFERENCES routes(route_id)
);
CREATE TABLE gear (
  gear_id   INT AUTO_INCREMENT PRIMARY KEY,
  owner_id  INT NOT NULL,
  item      VARCHAR(60) NOT NULL,
  category  ENUM('rope','harness','cam','shoe','helmet') NOT NULL,
  bought_on DATE,
  price     DECIMAL(7,2),
  retired   TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (owner_id) REFERENCES climbers(climber_id)
);
CREATE TABLE injuries (
  injury_id INT AUTO_INCREMENT PRIMARY KEY,
  climber_id INT NOT NULL,
  body_part VARCHAR(30) NOT NULL,
  since     DATE NOT NULL,
  healed_on DATE NULL,
  FOREIGN KEY (climber_id) REFERENCES climbers(climber_id)
);
