-- money transfer agents; MySQL
CREATE TABLE `corridor` (`corridor_id` int PRIMARY KEY, `from_ctry` char(2) NOT NULL, `to_ctry` char(2) NOT NULL, `fx_margin_pct` decimal(4,2) NOT NULL, `open_flag` char(1) NOT NULL DEFAULT 'Y');
CREATE TABLE `agent` (`agent_cd` varchar(8) PRIMARY KEY, `agent_nm` varchar(80) NOT NULL, `ctry` char(2) NOT NULL, `city` varchar(40), `float_bal` decimal(14,2) NOT NULL DEFAULT 0, `susp_dt` date DEFAULT NULL);
CREATE TABLE `customer` (`cust_id` bigint PRIMARY KEY, `full_nm` varchar(100) NOT NULL, `dob` date NOT NULL, `id_exp_dt` date DEFAULT NULL, `risk` tinyint NOT NULL DEFAULT 1 COMMENT '1 low, 2 medium, 3 high', `reg_agent` varchar(8) DEFAULT NULL, FOREIGN KEY (`reg_agent`) REFERENCES `agent` (`agent_cd`));
CREATE TABLE `transfer` (
  `mtcn` char(10) PRIMARY KEY,
  `cust_id` bigint NOT NULL,
  `corridor_id` int NOT NULL,
  `send_agent` varchar(8) NOT NULL,
  `pay_agent` varchar(8) DEFAULT NULL,
  `send_amt` decimal(12,2) NOT NULL,
  `fee` decimal(8,2) NOT NULL DEFAULT 0,
  `fx_rate` decimal(14,6) NOT NULL,
  `benef_nm` varchar(100) NOT NULL,
  `sent_ts` datetime NOT NULL,
  `paid_ts` datetime DEFAULT NULL,
  `stat` char(1) NOT NULL DEFAULT 'S' COMMENT 'S=sent,H=on hold,P=paid,R=refunded',
  FOREIGN KEY (`cust_id`) REFERENCES `customer` (`cust_id`),
  FOREIGN KEY (`corridor_id`) REFERENCES `corridor` (`corridor_id`),
  FOREIGN KEY (`send_agent`) REFERENCES `agent` (`agent_cd`),
  FOREIGN KEY (`pay_agent`) REFERENCES `agent` (`agent_cd`)
);
CREATE TABLE `screening` (`scr_id` bigint AUTO_INCREMENT PRIMARY KEY, `mtcn` char(10) NOT NULL, `list_nm` varchar(30) NOT NULL, `score` int NOT NULL, `cleared_by` varchar(30) DEFAULT NULL, `cleared_ts` datetime DEFAULT NULL, FOREIGN KEY (`mtcn`) REFERENCES `transfer` (`mtcn`));
CREATE TABLE `settlement` (`settle_id` int AUTO_INCREMENT PRIMARY KEY, `agent_cd` varchar(8) NOT NULL, `settle_dt` date NOT NULL, `net_amt` decimal(14,2) NOT NULL, `conf_flag` char(1) NOT NULL DEFAULT 'N', FOREIGN KEY (`agent_cd`) REFERENCES `agent` (`agent_cd`));
