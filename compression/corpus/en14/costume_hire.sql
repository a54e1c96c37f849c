-- costume & props store, MySQL 8
CREATE TABLE `t_costume_set` (
  `set_id` int unsigned NOT NULL AUTO_INCREMENT,
  `set_code` varchar(10) NOT NULL,
  `set_name` varchar(80) NOT NULL,
  `era` varchar(30) DEFAULT NULL COMMENT 'Tudor, Regency, 1920s ...',
  `designer_id` int unsigned DEFAULT NULL,
  `day_rate` decimal(8,2) NOT NULL,
  `deposit` decimal(8,2) NOT NULL DEFAULT '0.00',
  `is_retired` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`set_id`),
  UNIQUE KEY `uk_set_code` (`set_code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `t_piece` (
  `piece_id` int unsigned NOT NULL AUTO_INCREMENT,
  `set_id` int unsigned NOT NULL,
  `label` varchar(60) NOT NULL COMMENT 'e.g. doublet, bonnet, left boot',
  `size_cd` enum('XS','S','M','L','XL') NOT NULL,
  `cond` tinyint NOT NULL DEFAULT '1' COMMENT '1=good 2=worn 3=in repair 4=written off',
  `shelf` varchar(8) DEFAULT NULL,
  `bought_on` date DEFAULT NULL,
  PRIMARY KEY (`piece_id`),
  KEY `ix_piece_set` (`set_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_staff` (
  `staff_id` int unsigned NOT NULL AUTO_INCREMENT,
  `fname` varchar(40) NOT NULL,
  `lname` varchar(40) NOT NULL,
  `job` enum('designer','cutter','wardrobe','front desk') NOT NULL,
  `left_on` date DEFAULT NULL,
  PRIMARY KEY (`staff_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_client` (
  `client_id` int unsigned NOT NULL AUTO_INCREMENT,
  `client_name` varchar(100) NOT NULL,
  `client_type` enum('theatre','film','school','private') NOT NULL,
  `city` varchar(50) DEFAULT NULL,
  `contact_mail` varchar(120) DEFAULT NULL,
  `blocked` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`client_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_production` (
  `prod_id` int unsigned NOT NULL AUTO_INCREMENT,
  `client_id` int unsigned NOT NULL,
  `prod_title` varchar(120) NOT NULL,
  `opens_on` date DEFAULT NULL,
  PRIMARY KEY (`prod_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_hire` (
  `hire_id` int unsigned NOT NULL AUTO_INCREMENT,
  `prod_id` int unsigned NOT NULL,
  `out_by` int unsigned NOT NULL COMMENT 'staff who handed out',
  `back_by` int unsigned DEFAULT NULL COMMENT 'staff who took back',
  `out_on` date NOT NULL,
  `due_on` date NOT NULL,
  `back_on` date DEFAULT NULL,
  `status` char(1) NOT NULL DEFAULT 'O' COMMENT 'Q=quoted, O=out, R=returned, L=lost',
  `invoice_amt` decimal(9,2) DEFAULT NULL,
  PRIMARY KEY (`hire_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_hire_set` (
  `hire_id` int unsigned NOT NULL,
  `set_id` int unsigned NOT NULL,
  `days` smallint NOT NULL,
  `rate` decimal(8,2) NOT NULL,
  PRIMARY KEY (`hire_id`,`set_id`)
) ENGINE=InnoDB;

CREATE TABLE `t_repair` (
  `repair_id` int unsigned NOT NULL AUTO_INCREMENT,
  `piece_id` int unsigned NOT NULL,
  `cutter_id` int unsigned DEFAULT NULL,
  `hire_id` int unsigned DEFAULT NULL COMMENT 'the hire that caused it',
  `what` varchar(120) NOT NULL,
  `opened_on` date NOT NULL,
  `done_on` date DEFAULT NULL,
  `cost` decimal(7,2) DEFAULT NULL,
  PRIMARY KEY (`repair_id`)
) ENGINE=InnoDB;

ALTER TABLE `t_costume_set` ADD CONSTRAINT `fk_set_designer` FOREIGN KEY (`designer_id`) REFERENCES `t_staff` (`staff_id`);
ALTER TABLE `t_piece` ADD CONSTRAINT `fk_piece_set` FOREIGN KEY (`set_id`) REFERENCES `t_costume_set` (`set_id`);
ALTER TABLE `t_production` ADD CONSTRAINT `fk_prod_client` FOREIGN KEY (`client_id`) REFERENCES `t_client` (`client_id`);
ALTER TABLE `t_hire` ADD CONSTRAINT `fk_hire_prod` FOREIGN KEY (`prod_id`) REFERENCES `t_production` (`prod_id`),
  ADD CONSTRAINT `fk_hire_out` FOREIGN KEY (`out_by`) REFERENCES `t_staff` (`staff_id`),
  ADD CONSTRAINT `fk_hire_back` FOREIGN KEY (`back_by`) REFERENCES `t_staff` (`staff_id`);
ALTER TABLE `t_hire_set` ADD CONSTRAINT `fk_hs_hire` FOREIGN KEY (`hire_id`) REFERENCES `t_hire` (`hire_id`),
  ADD CONSTRAINT `fk_hs_set` FOREIGN KEY (`set_id`) REFERENCES `t_costume_set` (`set_id`);
ALTER TABLE `t_repair` ADD CONSTRAINT `fk_rep_piece` FOREIGN KEY (`piece_id`) REFERENCES `t_piece` (`piece_id`),
  ADD CONSTRAINT `fk_rep_cutter` FOREIGN KEY (`cutter_id`) REFERENCES `t_staff` (`staff_id`),
  ADD CONSTRAINT `fk_rep_hire` FOREIGN KEY (`hire_id`) REFERENCES `t_hire` (`hire_id`);
