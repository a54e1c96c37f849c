CREATE TABLE `agent` (
  `agent_no` int unsigned NOT NULL,
  `shop_name` varchar(80) NOT NULL,
  `town` varchar(50) NOT NULL,
  `tier` enum('A','B','C') NOT NULL DEFAULT 'C' COMMENT 'A = best sellers',
  `commission_pct` decimal(4,2) NOT NULL DEFAULT '6.50',
  `licence_to` date NOT NULL,
  `suspended` tinyint(1) NOT NULL DEFAULT '0',
  `recruited_by` int unsigned DEFAULT NULL,
  PRIMARY KEY (`agent_no`),
  CONSTRAINT `fk_agent_rec` FOREIGN KEY (`recruited_by`) REFERENCES `agent` (`agent_no`)
) ENGINE=InnoDB;
CREATE TABLE `terminal` (
  `term_id` varchar(10) NOT NULL,
  `agent_no` int unsigned DEFAULT NULL COMMENT 'null = warehouse',
  `model` varchar(20) NOT NULL,
  `sw_ver` varchar(12) DEFAULT NULL,
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '0 idle 1 selling 2 paper out 3 comms lost 4 locked',
  `last_poll` datetime DEFAULT NULL,
  PRIMARY KEY (`term_id`),
  CONSTRAINT `fk_term_agent` FOREIGN KEY (`agent_no`) REFERENCES `agent` (`agent_no`)
) ENGINE=InnoDB;
CREATE TABLE `game` (
  `game_cd` char(3) NOT NULL,
  `game_name` varchar(40) NOT NULL,
  `kind` char(1) NOT NULL COMMENT 'D draw game, S scratch card, R raffle',
  `unit_price` decimal(6,2) NOT NULL,
  `payout_pct` decimal(5,2) NOT NULL,
  `retired_on` date DEFAULT NULL,
  PRIMARY KEY (`game_cd`)
) ENGINE=InnoDB;
CREATE TABLE `draw` (
  `draw_id` int unsigned NOT NULL AUTO_INCREMENT,
  `game_cd` char(3) NOT NULL,
  `draw_at` datetime NOT NULL,
  `jackpot` decimal(14,2) NOT NULL,
  `rolled_over` tinyint(1) NOT NULL DEFAULT '0',
  `numbers` varchar(40) DEFAULT NULL COMMENT 'null until drawn',
  PRIMARY KEY (`draw_id`),
  CONSTRAINT `fk_draw_game` FOREIGN KEY (`game_cd`) REFERENCES `game` (`game_cd`)
) ENGINE=InnoDB;
CREATE TABLE `ticket` (
  `serial` varchar(20) NOT NULL,
  `draw_id` int unsigned NOT NULL,
  `term_id` varchar(10) NOT NULL,
  `sold_at` datetime NOT NULL,
  `lines` tinyint NOT NULL DEFAULT '1',
  `stake` decimal(8,2) NOT NULL,
  `quick_pick` tinyint(1) NOT NULL DEFAULT '0',
  `status` char(1) NOT NULL DEFAULT 'S' COMMENT 'S sold, V voided, W winner, P paid, X expired',
  `win_amt` decimal(12,2) DEFAULT NULL,
  PRIMARY KEY (`serial`),
  KEY `k_draw` (`draw_id`),
  CONSTRAINT `fk_tk_draw` FOREIGN KEY (`draw_id`) REFERENCES `draw` (`draw_id`),
  CONSTRAINT `fk_tk_term` FOREIGN KEY (`term_id`) REFERENCES `terminal` (`term_id`)
) ENGINE=InnoDB;
CREATE TABLE `payout` (
  `payout_id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `serial` varchar(20) NOT NULL,
  `paid_at` datetime NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `where_cd` char(1) NOT NULL COMMENT 'T terminal, B bank, H headquarters',
  `tax_withheld` decimal(12,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`payout_id`),
  CONSTRAINT `fk_po_tk` FOREIGN KEY (`serial`) REFERENCES `ticket` (`serial`)
) ENGINE=InnoDB;
CREATE TABLE `settlement` (
  `agent_no` int unsigned NOT NULL,
  `week_start` date NOT NULL,
  `sales` decimal(12,2) NOT NULL,
  `prizes_paid` decimal(12,2) NOT NULL,
  `commission` decimal(12,2) NOT NULL,
  `collected_on` date DEFAULT NULL,
  `bounced` tinyint(1) NOT NULL DEFAULT '0' COMMENT 'direct debit came back',
  PRIMARY KEY (`agent_no`,`week_start`),
  CONSTRAINT `fk_st_agent` FOREIGN KEY (`agent_no`) REFERENCES `agent` (`agent_no`)
) ENGINE=InnoDB;
CREATE TABLE `prize_tier` (
  `tier_no` tinyint NOT NULL,
  `amt_from` decimal(12,2) NOT NULL,
  `amt_to` decimal(12,2) NOT NULL,
  `claim_at` varchar(20) NOT NULL,
  PRIMARY KEY (`tier_no`)
) ENGINE=InnoDB;
