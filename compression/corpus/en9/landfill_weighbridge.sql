CREATE TABLE IF NOT EXISTS `tbl_haulier` (
  `haul_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `haul_nm` varchar(60) NOT NULL,
  `acct_typ` enum('credit','cash','council') NOT NULL DEFAULT 'cash',
  `cred_lim` decimal(10,2) NOT NULL DEFAULT 0,
  `susp_flg` tinyint(1) NOT NULL DEFAULT 0
) ENGINE=MyISAM;
CREATE TABLE IF NOT EXISTS `tbl_truck` (
  `reg_no` varchar(10) NOT NULL PRIMARY KEY,
  `haul_id` int NOT NULL,
  `tare_kg` int NOT NULL,
  `tare_dt` date NOT NULL,
  `body` varchar(12) NOT NULL COMMENT 'tipper, skip, compactor, trailer'
) ENGINE=MyISAM;
CREATE TABLE IF NOT EXISTS `tbl_wst_typ` (
  `wst_cd` char(3) NOT NULL PRIMARY KEY,
  `wst_desc` varchar(50) NOT NULL,
  `rate_t` decimal(7,2) NOT NULL COMMENT 'gate fee per tonne',
  `levy_t` decimal(7,2) NOT NULL DEFAULT 0,
  `haz_flg` tinyint(1) NOT NULL DEFAULT 0
) ENGINE=MyISAM;
CREATE TABLE IF NOT EXISTS `tbl_cell` (
  `cell_no` varchar(6) NOT NULL PRIMARY KEY,
  `cap_t` int NOT NULL,
  `opened` date NOT NULL,
  `capped` date DEFAULT NULL
) ENGINE=MyISAM;
CREATE TABLE IF NOT EXISTS `tbl_tkt` (
  `tkt_no` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `reg_no` varchar(10) NOT NULL,
  `wst_cd` char(3) NOT NULL,
  `cell_no` varchar(6) DEFAULT NULL COMMENT 'null = sent to recycling bay',
  `in_ts` datetime NOT NULL,
  `out_ts` datetime DEFAULT NULL,
  `gross_kg` int NOT NULL,
  `net_kg` int DEFAULT NULL,
  `chrg` decimal(9,2) DEFAULT NULL,
  `void_flg` tinyint(1) NOT NULL DEFAULT 0,
  KEY `k_reg` (`reg_no`), KEY `k_in` (`in_ts`)
) ENGINE=MyISAM;
CREATE TABLE IF NOT EXISTS `tbl_rej` (
  `rej_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `tkt_no` int NOT NULL,
  `rsn` enum('asbestos','wet','mixed','noDocs') NOT NULL,
  `insp_init` varchar(4) NOT NULL,
  `photo` varchar(120) DEFAULT NULL
) ENGINE=MyISAM;
