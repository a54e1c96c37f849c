CREATE TABLE `rmc_plant` (
  `plant_cd` varchar(6) NOT NULL,
  `plant_nm` varchar(60) NOT NULL,
  `max_m3_h` smallint NOT NULL,
  `is_mobile` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`plant_cd`)
);
CREATE TABLE `rmc_recipe` (
  `recipe_cd` varchar(12) NOT NULL,
  `strength` varchar(8) NOT NULL COMMENT 'C20/25, C30/37 …',
  `slump` enum('S1','S2','S3','S4','S5') NOT NULL,
  `cement_kg` smallint NOT NULL COMMENT 'per m3',
  `price_m3` decimal(8,2) NOT NULL,
  `retired` date DEFAULT NULL,
  PRIMARY KEY (`recipe_cd`)
);
CREATE TABLE `rmc_cust` (
  `cust_no` int NOT NULL,
  `cust_nm` varchar(80) NOT NULL,
  `cr_limit` decimal(12,2) DEFAULT NULL COMMENT 'NULL = cash only',
  `blocked` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`cust_no`)
);
CREATE TABLE `rmc_site` (
  `site_no` int NOT NULL AUTO_INCREMENT,
  `cust_no` int NOT NULL,
  `address` varchar(120) NOT NULL,
  `town` varchar(60) NOT NULL,
  `dist_km` decimal(5,1) NOT NULL COMMENT 'from the supplying plant',
  `plant_cd` varchar(6) NOT NULL,
  PRIMARY KEY (`site_no`),
  FOREIGN KEY (`cust_no`) REFERENCES `rmc_cust` (`cust_no`),
  FOREIGN KEY (`plant_cd`) REFERENCES `rmc_plant` (`plant_cd`)
);
CREATE TABLE `rmc_order` (
  `ord_no` int NOT NULL AUTO_INCREMENT,
  `site_no` int NOT NULL,
  `recipe_cd` varchar(12) NOT NULL,
  `qty_m3` decimal(7,2) NOT NULL,
  `pour_dt` datetime NOT NULL COMMENT 'first load on site',
  `pump_req` tinyint(1) NOT NULL DEFAULT 0,
  `stat` tinyint NOT NULL DEFAULT 0 COMMENT '0 quoted, 1 booked, 2 pouring, 3 finished, 9 cancelled',
  `entered_dt` datetime NOT NULL,
  PRIMARY KEY (`ord_no`),
  FOREIGN KEY (`site_no`) REFERENCES `rmc_site` (`site_no`),
  FOREIGN KEY (`recipe_cd`) REFERENCES `rmc_recipe` (`recipe_cd`)
);
CREATE TABLE `rmc_truck` (
  `fleet_no` smallint NOT NULL,
  `reg` varchar(10) NOT NULL,
  `drum_m3` decimal(4,1) NOT NULL,
  `first_reg_dt` date NOT NULL,
  `driver_nm` varchar(60) DEFAULT NULL,
  `plant_cd` varchar(6) NOT NULL,
  PRIMARY KEY (`fleet_no`),
  FOREIGN KEY (`plant_cd`) REFERENCES `rmc_plant` (`plant_cd`)
);
CREATE TABLE `rmc_ticket` (
  `ticket_no` bigint NOT NULL,
  `ord_no` int NOT NULL,
  `fleet_no` smallint NOT NULL,
  `m3` decimal(4,1) NOT NULL,
  `loaded_at` datetime NOT NULL,
  `arrived_at` datetime DEFAULT NULL,
  `emptied_at` datetime DEFAULT NULL,
  `returned_m3` decimal(4,1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`ticket_no`),
  FOREIGN KEY (`ord_no`) REFERENCES `rmc_order` (`ord_no`),
  FOREIGN KEY (`fleet_no`) REFERENCES `rmc_truck` (`fleet_no`)
);
CREATE TABLE `rmc_cube` (
  `cube_id` int NOT NULL AUTO_INCREMENT,
  `ticket_no` bigint NOT NULL,
  `age_d` tinyint NOT NULL COMMENT 'days at test: 7 or 28',
  `mpa` decimal(5,1) DEFAULT NULL COMMENT 'NULL until crushed',
  `passed` tinyint(1) DEFAULT NULL,
  PRIMARY KEY (`cube_id`),
  FOREIGN KEY (`ticket_no`) REFERENCES `rmc_ticket` (`ticket_no`)
);
