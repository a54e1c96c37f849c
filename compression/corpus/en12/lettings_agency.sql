CREATE TABLE landlord (
  landlord_id INT PRIMARY KEY AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  email VARCHAR(120),
  fee_pct DECIMAL(4,2) NOT NULL DEFAULT 10.00
);
CREATE TABLE agent (
  agent_id INT PRIMARY KEY AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  branch VARCHAR(40) NOT NULL,
  boss_id INT,
  FOREIGN KEY (boss_id) REFERENCES agent (agent_id)
);
CREATE TABLE dwelling (
  dwelling_id INT PRIMARY KEY AUTO_INCREMENT,
  landlord_id INT NOT NULL,
  agent_id INT,
  address VARCHAR(150) NOT NULL,
  area VARCHAR(60) NOT NULL,
  kind ENUM('flat','house','studio','room') NOT NULL,
  bedrooms TINYINT NOT NULL,
  furnished TINYINT(1) NOT NULL DEFAULT 0,
  building_id INT COMMENT 'the dwelling row of the whole house, for rooms and flats in it',
  FOREIGN KEY (landlord_id) REFERENCES landlord (landlord_id),
  FOREIGN KEY (agent_id) REFERENCES agent (agent_id),
  FOREIGN KEY (building_id) REFERENCES dwelling (dwelling_id)
);
CREATE TABLE renter (
  renter_id INT PRIMARY KEY AUTO_INCREMENT,
  name VARCHAR(100) NOT NULL,
  phone VARCHAR(20),
  guarantor_id INT,
  FOREIGN KEY (guarantor_id) REFERENCES renter (renter_id)
);
CREATE TABLE lease (
  lease_id INT PRIMARY KEY AUTO_INCREMENT,
  dwelling_id INT NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  rent_pcm DECIMAL(8,2) NOT NULL COMMENT 'rent per calendar month',
  deposit DECIMAL(8,2) NOT NULL,
  status ENUM('draft','live','notice','ended') NOT NULL DEFAULT 'draft',
  renewal_of INT,
  FOREIGN KEY (dwelling_id) REFERENCES dwelling (dwelling_id),
  FOREIGN KEY (renewal_of) REFERENCES lease (lease_id)
);
CREATE TABLE lease_renter (
  lease_id INT NOT NULL,
  renter_id INT NOT NULL,
  lead TINYINT(1) NOT NULL DEFAULT 0,
  share_pct DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (lease_id, renter_id)
);
CREATE TABLE viewing (
  viewing_id INT PRIMARY KEY AUTO_INCREMENT,
  dwelling_id INT NOT NULL,
  renter_id INT NOT NULL,
  agent_id INT NOT NULL,
  held_at DATETIME NOT NULL,
  outcome ENUM('keen','maybe','no','missed')
);
CREATE TABLE repair_job (
  repair_job_id INT PRIMARY KEY AUTO_INCREMENT,
  dwelling_id INT NOT NULL,
  reported_by INT COMMENT 'renter',
  trade VARCHAR(30) NOT NULL,
  reported_on DATE NOT NULL,
  fixed_on DATE,
  cost DECIMAL(8,2)
);
