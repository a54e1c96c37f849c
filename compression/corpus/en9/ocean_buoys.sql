CREATE TABLE platform (
  wmo_id     VARCHAR(7)  NOT NULL PRIMARY KEY,
  nickname   VARCHAR(40),
  kind       ENUM('moored','drifter','profiler','glider') NOT NULL,
  operator   VARCHAR(40) NOT NULL,
  deployed   DATE        NOT NULL,
  last_fix   DATETIME,
  lost       BOOLEAN     NOT NULL DEFAULT FALSE
) COMMENT 'anything in the water';
CREATE TABLE sensor_model (model_no VARCHAR(20) NOT NULL PRIMARY KEY, maker VARCHAR(40) NOT NULL, quantity VARCHAR(20) NOT NULL COMMENT 'sst, salinity, pressure, oxygen, wave', acc DECIMAL(8,4));
CREATE TABLE sensor (
  serial_no  VARCHAR(20) NOT NULL PRIMARY KEY,
  model_no   VARCHAR(20) NOT NULL,
  wmo_id     VARCHAR(7),
  depth_m    DECIMAL(6,1) NOT NULL DEFAULT 0,
  calibrated DATE,
  FOREIGN KEY (model_no) REFERENCES sensor_model (model_no),
  FOREIGN KEY (wmo_id) REFERENCES platform (wmo_id)
);
CREATE TABLE obs (
  obs_id     BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  serial_no  VARCHAR(20) NOT NULL,
  obs_time   DATETIME NOT NULL,
  val        DECIMAL(10,4) NOT NULL,
  qc         TINYINT NOT NULL DEFAULT 0 COMMENT '0 raw,1 good,2 suspect,4 bad',
  FOREIGN KEY (serial_no) REFERENCES sensor (serial_no)
);
CREATE TABLE cruise (cruise_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ship VARCHAR(40) NOT NULL, chief_sci VARCHAR(60), sailed DATE NOT NULL, returned DATE);
CREATE TABLE servicing (
  svc_id     INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  wmo_id     VARCHAR(7) NOT NULL,
  out_cruise INT NOT NULL,
  back_cruise INT,
  action     ENUM('deploy','recover','swap','inspect') NOT NULL,
  cost_usd   DECIMAL(10,2),
  FOREIGN KEY (wmo_id) REFERENCES platform (wmo_id),
  FOREIGN KEY (out_cruise) REFERENCES cruise (cruise_id),
  FOREIGN KEY (back_cruise) REFERENCES cruise (cruise_id)
);
