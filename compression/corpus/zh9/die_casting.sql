CREATE TABLE `machine` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `code` VARCHAR(12) NOT NULL,
  `tonnage` INT NOT NULL,
  `maker` VARCHAR(30) DEFAULT NULL,
  `bought_on` DATE DEFAULT NULL,
  `state` ENUM('running','idle','repair','scrapped') NOT NULL DEFAULT 'idle',
  PRIMARY KEY (`id`), UNIQUE KEY `uk_code` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `die` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `die_no` VARCHAR(20) NOT NULL,
  `cavities` TINYINT NOT NULL,
  `shots_limit` INT NOT NULL,
  `shots_done` INT NOT NULL DEFAULT 0,
  `owner_customer_id` INT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `customer` (`id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `name` VARCHAR(60) NOT NULL, `city` VARCHAR(20) DEFAULT NULL, `contact` VARCHAR(30) DEFAULT NULL, PRIMARY KEY (`id`));
CREATE TABLE `part` (`id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `part_no` VARCHAR(20) NOT NULL, `title` VARCHAR(60) NOT NULL, `alloy` VARCHAR(10) NOT NULL, `net_weight_g` DECIMAL(8,1) NOT NULL, `die_id` INT UNSIGNED DEFAULT NULL, `customer_id` INT UNSIGNED NOT NULL, PRIMARY KEY (`id`),
  CONSTRAINT `fk_part_die` FOREIGN KEY (`die_id`) REFERENCES `die` (`id`), CONSTRAINT `fk_part_cust` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`));
CREATE TABLE `worker` (`id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `emp_no` CHAR(6) NOT NULL, `name` VARCHAR(20) NOT NULL, `shift` ENUM('day','night') NOT NULL, `leader_id` INT UNSIGNED DEFAULT NULL, `left_on` DATE DEFAULT NULL, PRIMARY KEY (`id`));
CREATE TABLE `run` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `machine_id` INT UNSIGNED NOT NULL,
  `part_id` INT UNSIGNED NOT NULL,
  `operator_id` INT UNSIGNED NOT NULL,
  `started_at` DATETIME NOT NULL,
  `ended_at` DATETIME DEFAULT NULL,
  `good_qty` INT NOT NULL DEFAULT 0,
  `scrap_qty` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_run_m` FOREIGN KEY (`machine_id`) REFERENCES `machine` (`id`), CONSTRAINT `fk_run_p` FOREIGN KEY (`part_id`) REFERENCES `part` (`id`), CONSTRAINT `fk_run_o` FOREIGN KEY (`operator_id`) REFERENCES `worker` (`id`));
CREATE TABLE `defect` (`id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `run_id` INT UNSIGNED NOT NULL, `kind` ENUM('porosity','cold_shut','flash','crack','blister') NOT NULL, `qty` INT NOT NULL, `found_by` INT UNSIGNED NOT NULL, `found_at` DATETIME NOT NULL, `reworkable` TINYINT(1) NOT NULL DEFAULT 0, PRIMARY KEY (`id`),
  CONSTRAINT `fk_d_run` FOREIGN KEY (`run_id`) REFERENCES `run` (`id`), CONSTRAINT `fk_d_w` FOREIGN KEY (`found_by`) REFERENCES `worker` (`id`));
CREATE TABLE `downtime` (`id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `machine_id` INT UNSIGNED NOT NULL, `reason` VARCHAR(100) NOT NULL, `stopped_at` DATETIME NOT NULL, `restarted_at` DATETIME DEFAULT NULL, `fixed_by` INT UNSIGNED DEFAULT NULL, PRIMARY KEY (`id`),
  CONSTRAINT `fk_dt_m` FOREIGN KEY (`machine_id`) REFERENCES `machine` (`id`), CONSTRAINT `fk_dt_w` FOREIGN KEY (`fixed_by`) REFERENCES `worker` (`id`));
ALTER TABLE `die` ADD CONSTRAINT `fk_die_owner` FOREIGN KEY (`owner_customer_id`) REFERENCES `customer` (`id`);
ALTER TABLE `worker` ADD CONSTRAINT `fk_w_l` FOREIGN KEY (`leader_id`) REFERENCES `worker` (`id`);
