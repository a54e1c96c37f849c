CREATE TABLE IF NOT EXISTS customers (
  customerNo INT NOT NULL AUTO_INCREMENT,
  customerName VARCHAR(100) NOT NULL,
  accountType ENUM('cash','credit') NOT NULL DEFAULT 'cash',
  phone VARCHAR(20) DEFAULT NULL,
  onStop TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'credit stop',
  PRIMARY KEY (customerNo)
);
CREATE TABLE IF NOT EXISTS sites (
  siteNo INT NOT NULL AUTO_INCREMENT,
  customerNo INT NOT NULL,
  addressLine VARCHAR(120) NOT NULL,
  postcode VARCHAR(8) NOT NULL,
  onRoad TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'skip stands on the public road, council permit needed',
  PRIMARY KEY (siteNo),
  CONSTRAINT fkSiteCustomer FOREIGN KEY (customerNo) REFERENCES customers (customerNo)
);
CREATE TABLE IF NOT EXISTS containerTypes (
  typeCode CHAR(3) NOT NULL COMMENT 'e.g. 8YD, RO2',
  typeName VARCHAR(40) NOT NULL,
  cubicYards DECIMAL(4,1) NOT NULL,
  weeklyRent DECIMAL(7,2) NOT NULL,
  PRIMARY KEY (typeCode)
);
CREATE TABLE IF NOT EXISTS containers (
  containerNo VARCHAR(8) NOT NULL,
  typeCode CHAR(3) NOT NULL,
  colour VARCHAR(20) DEFAULT NULL,
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0 in yard, 1 on hire, 2 damaged, 3 scrapped',
  boughtOn DATE DEFAULT NULL,
  PRIMARY KEY (containerNo),
  CONSTRAINT fkContType FOREIGN KEY (typeCode) REFERENCES containerTypes (typeCode)
);
CREATE TABLE IF NOT EXISTS tips (
  tipCode VARCHAR(6) NOT NULL,
  tipName VARCHAR(60) NOT NULL,
  gateFee DECIMAL(7,2) NOT NULL COMMENT 'per tonne',
  closesAt TIME DEFAULT NULL,
  PRIMARY KEY (tipCode)
) COMMENT='where waste is tipped';
CREATE TABLE IF NOT EXISTS drivers (
  driverNo INT NOT NULL AUTO_INCREMENT,
  forename VARCHAR(40) NOT NULL,
  surname VARCHAR(40) NOT NULL,
  licenceExpiry DATE NOT NULL,
  agency TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (driverNo)
);
CREATE TABLE IF NOT EXISTS lorries (
  reg VARCHAR(8) NOT NULL,
  make VARCHAR(30) NOT NULL,
  usualDriver INT DEFAULT NULL,
  motDue DATE NOT NULL,
  PRIMARY KEY (reg),
  CONSTRAINT fkLorryDriver FOREIGN KEY (usualDriver) REFERENCES drivers (driverNo)
);
CREATE TABLE IF NOT EXISTS hires (
  hireNo INT NOT NULL AUTO_INCREMENT,
  siteNo INT NOT NULL,
  containerNo VARCHAR(8) NOT NULL,
  wasteType ENUM('mixed','green','soil','rubble','wood') NOT NULL,
  deliveredBy INT DEFAULT NULL COMMENT 'driver',
  collectedBy INT DEFAULT NULL COMMENT 'driver',
  orderedOn DATE NOT NULL,
  deliverOn DATE NOT NULL COMMENT 'wanted delivery date',
  deliveredAt DATETIME DEFAULT NULL,
  collectedAt DATETIME DEFAULT NULL,
  price DECIMAL(8,2) NOT NULL,
  paid TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (hireNo),
  CONSTRAINT fkHireSite FOREIGN KEY (siteNo) REFERENCES sites (siteNo),
  CONSTRAINT fkHireCont FOREIGN KEY (containerNo) REFERENCES containers (containerNo),
  CONSTRAINT fkHireDel FOREIGN KEY (deliveredBy) REFERENCES drivers (driverNo),
  CONSTRAINT fkHireCol FOREIGN KEY (collectedBy) REFERENCES drivers (driverNo)
);
CREATE TABLE IF NOT EXISTS tickets (
  ticketNo INT NOT NULL AUTO_INCREMENT,
  hireNo INT NOT NULL,
  tipCode VARCHAR(6) NOT NULL,
  reg VARCHAR(8) NOT NULL,
  tippedAt DATETIME NOT NULL,
  tonnes DECIMAL(6,2) NOT NULL,
  rejected TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (ticketNo),
  CONSTRAINT fkTickHire FOREIGN KEY (hireNo) REFERENCES hires (hireNo),
  CONSTRAINT fkTickTip FOREIGN KEY (tipCode) REFERENCES tips (tipCode),
  CONSTRAINT fkTickLorry FOREIGN KEY (reg) REFERENCES lorries (reg)
) COMMENT='weighbridge tickets';
