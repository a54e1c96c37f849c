CREATE TABLE `facilities` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `code` char(4) NOT NULL,
  `town` varchar(50) NOT NULL,
  `gate_type` tinyint NOT NULL DEFAULT '1' COMMENT '1: keypad, 2: app, 3: staffed',
  `manager_id` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `uk_code` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `staff` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(60) NOT NULL,
  `reports_to` int unsigned DEFAULT NULL,
  `facility_id` int unsigned DEFAULT NULL,
  `hourly_rate` decimal(6,2) NOT NULL,
  `hours_week` smallint NOT NULL DEFAULT '40',
  `left_on` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`reports_to`) REFERENCES `staff` (`id`),
  FOREIGN KEY (`facility_id`) REFERENCES `facilities` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `units` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `facility_id` int unsigned NOT NULL,
  `unit_no` varchar(8) NOT NULL,
  `floor` tinyint NOT NULL DEFAULT '0',
  `width_cm` int NOT NULL,
  `depth_cm` int NOT NULL,
  `climate` tinyint(1) NOT NULL DEFAULT '0' COMMENT 'climate controlled',
  `list_price` decimal(8,2) NOT NULL COMMENT 'per month',
  `status` tinyint NOT NULL DEFAULT '0' COMMENT '0=vacant, 1=rented, 2=reserved, 3=overlocked, 4=maintenance',
  PRIMARY KEY (`id`), UNIQUE KEY `uk_unit` (`facility_id`,`unit_no`),
  FOREIGN KEY (`facility_id`) REFERENCES `facilities` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `tenants` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `first_name` varchar(40) NOT NULL,
  `last_name` varchar(40) NOT NULL,
  `phone` varchar(20) DEFAULT NULL,
  `email` varchar(120) DEFAULT NULL,
  `is_business` tinyint(1) NOT NULL DEFAULT '0',
  `id_checked_at` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `leases` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `unit_id` int unsigned NOT NULL,
  `tenant_id` int unsigned NOT NULL,
  `start_date` date NOT NULL,
  `notice_date` date DEFAULT NULL COMMENT 'tenant gave notice',
  `end_date` date DEFAULT NULL COMMENT 'moved out; NULL while running',
  `monthly_rent` decimal(8,2) NOT NULL,
  `discount` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT 'per month',
  `insurance` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT 'per month',
  `deposit` decimal(8,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`unit_id`) REFERENCES `units` (`id`),
  FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `rent_bills` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `lease_id` int unsigned NOT NULL,
  `period` date NOT NULL COMMENT 'first of month',
  `amount` decimal(8,2) NOT NULL,
  `late_fee` decimal(8,2) NOT NULL DEFAULT '0.00',
  `state` enum('due','paid','late','waived','collections') NOT NULL DEFAULT 'due',
  `paid_on` date DEFAULT NULL,
  `method` enum('card','dd','cash') DEFAULT NULL COMMENT 'dd = direct debit',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`lease_id`) REFERENCES `leases` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `gate_log` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `facility_id` int unsigned NOT NULL,
  `tenant_id` int unsigned DEFAULT NULL,
  `at` datetime NOT NULL,
  `direction` enum('in','out') NOT NULL,
  `granted` tinyint(1) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `price_bands` (
  `band` varchar(4) NOT NULL,
  `min_sqm` decimal(6,2) NOT NULL,
  `max_sqm` decimal(6,2) NOT NULL,
  `target_price` decimal(8,2) NOT NULL,
  PRIMARY KEY (`band`)
) ENGINE=InnoDB;
