-- MySQL 5.7, motorway tolling
CREATE TABLE `tbl_plaza` (
  `plaza_id` int(11) NOT NULL AUTO_INCREMENT,
  `plaza_nm` varchar(60) NOT NULL,
  `hwy_no` varchar(10) NOT NULL,
  `km_post` decimal(6,1) NOT NULL,
  `lanes` tinyint(4) NOT NULL,
  PRIMARY KEY (`plaza_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;
CREATE TABLE `tbl_veh_class` (
  `cls` tinyint(4) NOT NULL,
  `cls_desc` varchar(40) NOT NULL,
  `base_toll` decimal(6,2) NOT NULL,
  PRIMARY KEY (`cls`)
) ENGINE=InnoDB;
CREATE TABLE `tbl_acct` (
  `acct_no` bigint(20) NOT NULL,
  `holder_nm` varchar(80) NOT NULL,
  `email` varchar(120) DEFAULT NULL,
  `bal` decimal(10,2) NOT NULL DEFAULT '0.00',
  `acct_stat` tinyint(4) NOT NULL DEFAULT '1' COMMENT '1=active,2=low balance,3=blocked,9=closed',
  `opened_dt` date NOT NULL,
  PRIMARY KEY (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `tbl_tag` (
  `tag_no` varchar(16) NOT NULL,
  `acct_no` bigint(20) NOT NULL,
  `plate` varchar(12) NOT NULL,
  `cls` tinyint(4) NOT NULL,
  `lost_flg` char(1) NOT NULL DEFAULT 'N',
  PRIMARY KEY (`tag_no`),
  KEY `k_acct` (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `tbl_trans` (
  `trans_id` bigint(20) NOT NULL AUTO_INCREMENT,
  `plaza_id` int(11) NOT NULL,
  `lane` tinyint(4) NOT NULL,
  `trans_ts` datetime NOT NULL,
  `tag_no` varchar(16) DEFAULT NULL COMMENT 'null = cash or violation',
  `cls` tinyint(4) NOT NULL,
  `pay_type` char(1) NOT NULL COMMENT 'E=etc,C=cash,K=card,V=violation',
  `toll_amt` decimal(6,2) NOT NULL,
  `plate_img` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`trans_id`),
  KEY `k_ts` (`trans_ts`)
) ENGINE=InnoDB;
CREATE TABLE `tbl_viol` (
  `viol_id` int(11) NOT NULL AUTO_INCREMENT,
  `trans_id` bigint(20) NOT NULL,
  `plate` varchar(12) NOT NULL,
  `fine_amt` decimal(8,2) NOT NULL,
  `notice_dt` date DEFAULT NULL,
  `paid_dt` date DEFAULT NULL,
  `waived` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`viol_id`)
) ENGINE=InnoDB;
CREATE TABLE `tbl_topup` (
  `topup_id` int(11) NOT NULL AUTO_INCREMENT,
  `acct_no` bigint(20) NOT NULL,
  `amt` decimal(8,2) NOT NULL,
  `chan` varchar(10) NOT NULL COMMENT 'web,app,kiosk,auto',
  `topup_ts` datetime NOT NULL,
  PRIMARY KEY (`topup_id`)
) ENGINE=InnoDB;
ALTER TABLE `tbl_trans` ADD CONSTRAINT `fk_tr_plaza` FOREIGN KEY (`plaza_id`) REFERENCES `tbl_plaza` (`plaza_id`);
ALTER TABLE `tbl_trans` ADD CONSTRAINT `fk_tr_tag` FOREIGN KEY (`tag_no`) REFERENCES `tbl_tag` (`tag_no`);
ALTER TABLE `tbl_trans` ADD CONSTRAINT `fk_tr_cls` FOREIGN KEY (`cls`) REFERENCES `tbl_veh_class` (`cls`);
ALTER TABLE `tbl_tag` ADD CONSTRAINT `fk_tag_acct` FOREIGN KEY (`acct_no`) REFERENCES `tbl_acct` (`acct_no`);
ALTER TABLE `tbl_viol` ADD CONSTRAINT `fk_viol_tr` FOREIGN KEY (`trans_id`) REFERENCES `tbl_trans` (`trans_id`);
ALTER TABLE `tbl_topup` ADD CONSTRAINT `fk_top_acct` FOREIGN KEY (`acct_no`) REFERENCES `tbl_acct` (`acct_no`);
