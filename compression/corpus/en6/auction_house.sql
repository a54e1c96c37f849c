SET NAMES utf8mb4;
CREATE TABLE tbl_consignor (
  csr_id int NOT NULL AUTO_INCREMENT,
  csr_name varchar(100) NOT NULL,
  country varchar(2) NOT NULL DEFAULT 'GB',
  comm_pct decimal(4,2) NOT NULL DEFAULT 15.00 COMMENT 'seller commission',
  iban varchar(34) DEFAULT NULL,
  PRIMARY KEY (csr_id)
) ENGINE=InnoDB;
CREATE TABLE tbl_dept (
  dept_code varchar(6) NOT NULL,
  dept_name varchar(60) NOT NULL,
  head_name varchar(60) DEFAULT NULL,
  PRIMARY KEY (dept_code)
) ENGINE=InnoDB;
CREATE TABLE tbl_sale (
  sale_no int NOT NULL,
  title varchar(120) NOT NULL,
  dept_code varchar(6) NOT NULL,
  sale_day date NOT NULL,
  room enum('MAIN','SMALL','ONLINE') NOT NULL DEFAULT 'MAIN',
  buyer_premium decimal(4,2) NOT NULL DEFAULT 25.00 COMMENT '% on hammer',
  sale_stat tinyint NOT NULL DEFAULT 0 COMMENT '0 planned 1 catalogued 2 live 3 closed 4 settled',
  PRIMARY KEY (sale_no),
  KEY (dept_code)
) ENGINE=InnoDB;
CREATE TABLE tbl_lot (
  lot_id int NOT NULL AUTO_INCREMENT,
  sale_no int DEFAULT NULL COMMENT 'null until allocated',
  lot_no int DEFAULT NULL,
  csr_id int NOT NULL,
  title varchar(200) NOT NULL,
  artist varchar(100) DEFAULT NULL,
  year_made smallint DEFAULT NULL,
  est_low int NOT NULL,
  est_high int NOT NULL,
  reserve int DEFAULT NULL,
  hammer int DEFAULT NULL COMMENT 'null = not sold yet or bought in',
  lot_stat char(2) NOT NULL DEFAULT 'IN' COMMENT 'IN received, CT catalogued, SD sold, BI bought in, WD withdrawn, RT returned',
  buyer_id int DEFAULT NULL,
  PRIMARY KEY (lot_id),
  FOREIGN KEY (csr_id) REFERENCES tbl_consignor (csr_id),
  FOREIGN KEY (sale_no) REFERENCES tbl_sale (sale_no)
) ENGINE=InnoDB;
CREATE TABLE tbl_bidder (
  bidder_id int NOT NULL AUTO_INCREMENT,
  bidder_name varchar(100) NOT NULL,
  email varchar(120) DEFAULT NULL,
  country varchar(2) NOT NULL,
  credit_limit int DEFAULT NULL COMMENT 'null = unlimited',
  approved tinyint(1) NOT NULL DEFAULT 0,
  agent_for int DEFAULT NULL COMMENT 'bids on behalf of',
  registered datetime NOT NULL,
  PRIMARY KEY (bidder_id),
  FOREIGN KEY (agent_for) REFERENCES tbl_bidder (bidder_id)
) ENGINE=InnoDB;
CREATE TABLE tbl_bid (
  bid_id bigint NOT NULL AUTO_INCREMENT,
  lot_id int NOT NULL,
  bidder_id int NOT NULL,
  amt int NOT NULL,
  channel enum('ROOM','PHONE','WEB','COMMISSION') NOT NULL,
  bid_ts datetime NOT NULL,
  retracted tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (bid_id),
  FOREIGN KEY (lot_id) REFERENCES tbl_lot (lot_id),
  FOREIGN KEY (bidder_id) REFERENCES tbl_bidder (bidder_id)
) ENGINE=InnoDB;
CREATE TABLE tbl_increment (
  from_amt int NOT NULL,
  to_amt int NOT NULL,
  step int NOT NULL,
  PRIMARY KEY (from_amt)
) ENGINE=InnoDB;
CREATE TABLE tbl_settlement (
  stl_id int NOT NULL AUTO_INCREMENT,
  lot_id int NOT NULL,
  party enum('BUYER','SELLER') NOT NULL,
  amount decimal(12,2) NOT NULL,
  due_day date NOT NULL,
  paid_day date DEFAULT NULL,
  PRIMARY KEY (stl_id),
  FOREIGN KEY (lot_id) REFERENCES tbl_lot (lot_id)
) ENGINE=InnoDB;
ALTER TABLE tbl_lot ADD FOREIGN KEY (buyer_id) REFERENCES tbl_bidder (bidder_id);
ALTER TABLE tbl_sale ADD FOREIGN KEY (dept_code) REFERENCES tbl_dept (dept_code);
