CREATE TABLE `clients` (
  `client_no` int NOT NULL AUTO_INCREMENT,
  `client_name` varchar(100) NOT NULL,
  `fee_pct` decimal(5,2) NOT NULL COMMENT 'our success fee',
  `min_balance` decimal(10,2) NOT NULL DEFAULT '0.00' COMMENT 'do not take accounts below',
  `is_live` tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (`client_no`)
) ENGINE=InnoDB;
CREATE TABLE `collectors` (
  `coll_id` int NOT NULL AUTO_INCREMENT,
  `coll_name` varchar(80) NOT NULL,
  `team` varchar(20) NOT NULL,
  `lead_id` int DEFAULT NULL,
  `licence_exp` date DEFAULT NULL,
  `ended_on` date DEFAULT NULL,
  PRIMARY KEY (`coll_id`),
  KEY `k_lead` (`lead_id`),
  CONSTRAINT `fk_lead` FOREIGN KEY (`lead_id`) REFERENCES `collectors` (`coll_id`)
) ENGINE=InnoDB;
CREATE TABLE `debtors` (
  `debtor_id` bigint NOT NULL AUTO_INCREMENT,
  `full_name` varchar(120) NOT NULL,
  `kind` char(1) NOT NULL DEFAULT 'P' COMMENT 'P=person, C=company',
  `phone` varchar(24) DEFAULT NULL,
  `postcode` varchar(12) DEFAULT NULL,
  `do_not_call` tinyint(1) NOT NULL DEFAULT '0',
  `insolvent_since` date DEFAULT NULL,
  PRIMARY KEY (`debtor_id`)
) ENGINE=InnoDB;
CREATE TABLE `accounts` (
  `acct_no` varchar(16) NOT NULL,
  `client_no` int NOT NULL,
  `debtor_id` bigint NOT NULL,
  `coll_id` int DEFAULT NULL COMMENT 'null = in the pool',
  `placed_on` date NOT NULL,
  `orig_due` decimal(12,2) NOT NULL,
  `interest` decimal(12,2) NOT NULL DEFAULT '0.00',
  `costs` decimal(12,2) NOT NULL DEFAULT '0.00',
  `paid` decimal(12,2) NOT NULL DEFAULT '0.00',
  `stage` tinyint NOT NULL DEFAULT '1' COMMENT '1 new, 2 dunning, 3 phone, 4 payment plan, 5 court, 6 bailiff, 8 paid in full, 9 written off',
  `disputed` tinyint(1) NOT NULL DEFAULT '0',
  `barred_on` date DEFAULT NULL COMMENT 'statute of limitations',
  `closed_on` date DEFAULT NULL,
  PRIMARY KEY (`acct_no`),
  FOREIGN KEY (`client_no`) REFERENCES `clients` (`client_no`),
  FOREIGN KEY (`debtor_id`) REFERENCES `debtors` (`debtor_id`),
  FOREIGN KEY (`coll_id`) REFERENCES `collectors` (`coll_id`)
) ENGINE=InnoDB;
CREATE TABLE `promises` (
  `promise_id` bigint NOT NULL AUTO_INCREMENT,
  `acct_no` varchar(16) NOT NULL,
  `coll_id` int NOT NULL,
  `promised_on` date NOT NULL,
  `pay_by` date NOT NULL,
  `amount` decimal(10,2) NOT NULL,
  `result` enum('open','kept','partial','broken') NOT NULL DEFAULT 'open',
  PRIMARY KEY (`promise_id`),
  FOREIGN KEY (`acct_no`) REFERENCES `accounts` (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `receipts` (
  `receipt_id` bigint NOT NULL AUTO_INCREMENT,
  `acct_no` varchar(16) NOT NULL,
  `received_on` date NOT NULL,
  `amount` decimal(10,2) NOT NULL,
  `via` enum('transfer','card','cash','bailiff') NOT NULL,
  `remitted_on` date DEFAULT NULL COMMENT 'passed on to the client',
  PRIMARY KEY (`receipt_id`),
  FOREIGN KEY (`acct_no`) REFERENCES `accounts` (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `calls` (
  `call_id` bigint NOT NULL AUTO_INCREMENT,
  `acct_no` varchar(16) NOT NULL,
  `coll_id` int NOT NULL,
  `called_at` datetime NOT NULL,
  `secs` int NOT NULL DEFAULT '0',
  `outcome` tinyint NOT NULL COMMENT '0 no answer, 1 reached, 2 voicemail, 3 wrong number, 4 hung up',
  `memo` varchar(500) DEFAULT NULL,
  PRIMARY KEY (`call_id`),
  FOREIGN KEY (`acct_no`) REFERENCES `accounts` (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `letters` (
  `letter_id` bigint NOT NULL AUTO_INCREMENT,
  `acct_no` varchar(16) NOT NULL,
  `template` varchar(10) NOT NULL COMMENT 'REM1, REM2, FINAL, COURT',
  `sent_on` date NOT NULL,
  `returned_on` date DEFAULT NULL COMMENT 'undeliverable',
  PRIMARY KEY (`letter_id`),
  FOREIGN KEY (`acct_no`) REFERENCES `accounts` (`acct_no`)
) ENGINE=InnoDB;
CREATE TABLE `age_buckets` (
  `bucket` varchar(8) NOT NULL,
  `days_from` int NOT NULL,
  `days_to` int NOT NULL,
  PRIMARY KEY (`bucket`)
) ENGINE=InnoDB;
