CREATE TABLE inv_site (
  site_id    INT NOT NULL PRIMARY KEY,
  site_code  VARCHAR(12) NOT NULL UNIQUE,
  site_name  VARCHAR(80) NOT NULL,
  country    CHAR(2) NOT NULL,
  site_type  ENUM('pop','customer','datacentre') NOT NULL
) COMMENT='locations';
CREATE TABLE inv_provider (
  provider_id INT NOT NULL PRIMARY KEY,
  provider_name VARCHAR(80) NOT NULL,
  noc_phone  VARCHAR(30) NULL
) COMMENT='carriers we lease from';
CREATE TABLE inv_customer (
  cust_id    INT NOT NULL PRIMARY KEY,
  cust_name  VARCHAR(80) NOT NULL,
  tier       TINYINT NOT NULL COMMENT '1=gold 2=silver 3=bronze'
);
CREATE TABLE inv_device (
  device_id  INT NOT NULL PRIMARY KEY,
  hostname   VARCHAR(64) NOT NULL,
  site_id    INT NOT NULL,
  model      VARCHAR(40) NOT NULL,
  uplink_id  INT NULL COMMENT 'device it hangs off',
  eol_date   DATE NULL COMMENT 'end of life by the maker',
  FOREIGN KEY (site_id) REFERENCES inv_site (site_id),
  FOREIGN KEY (uplink_id) REFERENCES inv_device (device_id)
);
CREATE TABLE inv_circuit (
  circuit_id INT NOT NULL PRIMARY KEY,
  circuit_ref VARCHAR(30) NOT NULL UNIQUE,
  a_site_id  INT NOT NULL,
  z_site_id  INT NOT NULL,
  provider_id INT NULL COMMENT 'NULL = own fibre',
  cust_id    INT NULL COMMENT 'NULL = backbone',
  mbps       INT NOT NULL,
  status     ENUM('planned','active','suspended','ceased') NOT NULL DEFAULT 'planned',
  protects_id INT NULL COMMENT 'circuit for which this is the backup',
  monthly_cost DECIMAL(9,2) NOT NULL DEFAULT 0,
  active_from DATE NULL,
  contract_end DATE NULL,
  FOREIGN KEY (a_site_id) REFERENCES inv_site (site_id),
  FOREIGN KEY (z_site_id) REFERENCES inv_site (site_id),
  FOREIGN KEY (provider_id) REFERENCES inv_provider (provider_id),
  FOREIGN KEY (cust_id) REFERENCES inv_customer (cust_id),
  FOREIGN KEY (protects_id) REFERENCES inv_circuit (circuit_id)
);
CREATE TABLE inv_fault (
  fault_id   INT NOT NULL PRIMARY KEY,
  circuit_id INT NOT NULL,
  opened_at  DATETIME NOT NULL,
  cleared_at DATETIME NULL,
  cause      ENUM('fibre_cut','power','config','hardware','unknown') NOT NULL DEFAULT 'unknown',
  opened_by  VARCHAR(40) NOT NULL,
  FOREIGN KEY (circuit_id) REFERENCES inv_circuit (circuit_id)
);
