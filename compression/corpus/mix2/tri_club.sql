-- MySQL dump 10.13  triathlon club, hobby project
CREATE TABLE `athlete` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `firstname` varchar(40) NOT NULL,
  `surname` varchar(40) NOT NULL,
  `gender` enum('weiblich','männlich','divers') DEFAULT NULL,
  `birthday` date DEFAULT NULL,
  `weight_kg` decimal(4,1) DEFAULT NULL,
  `height_m` decimal(3,2) DEFAULT NULL,
  `joined` date NOT NULL,
  `left_on` date DEFAULT NULL,
  `monthly_fee` decimal(6,2) NOT NULL DEFAULT '25.00',
  `trainer_id` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `trainer_id` (`trainer_id`),
  CONSTRAINT `athlete_ibfk_1` FOREIGN KEY (`trainer_id`) REFERENCES `athlete` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `race` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `race_name` varchar(80) NOT NULL,
  `place` varchar(60) NOT NULL,
  `race_day` date NOT NULL,
  `distance` enum('sprint','olympic','middle','long') NOT NULL,
  `entry_fee` decimal(7,2) DEFAULT NULL,
  `water_temp` decimal(3,1) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `result` (
  `race_id` int unsigned NOT NULL,
  `athlete_id` int unsigned NOT NULL,
  `swim_sec` int DEFAULT NULL,
  `bike_sec` int DEFAULT NULL,
  `run_sec` int DEFAULT NULL,
  `penalty_sec` int NOT NULL DEFAULT '0',
  `outcome` enum('finished','DNF','DNS','DSQ') NOT NULL,
  `paid_entry` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`race_id`,`athlete_id`),
  CONSTRAINT `result_ibfk_1` FOREIGN KEY (`race_id`) REFERENCES `race` (`id`),
  CONSTRAINT `result_ibfk_2` FOREIGN KEY (`athlete_id`) REFERENCES `athlete` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `session` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `athlete_id` int unsigned NOT NULL,
  `sport` enum('swim','bike','run','gym') NOT NULL,
  `start_at` datetime NOT NULL,
  `minutes` int NOT NULL,
  `km` decimal(6,2) DEFAULT NULL,
  `avg_hr` int DEFAULT NULL,
  `feeling` tinyint DEFAULT NULL COMMENT '1 awful .. 5 great',
  `note` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `session_ibfk_1` FOREIGN KEY (`athlete_id`) REFERENCES `athlete` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `hr_zone` (
  `zone` tinyint NOT NULL,
  `label` varchar(20) NOT NULL,
  `hr_from` int NOT NULL,
  `hr_to` int NOT NULL,
  PRIMARY KEY (`zone`)
) ENGINE=InnoDB;
CREATE TABLE `equipment` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `athlete_id` int unsigned DEFAULT NULL COMMENT 'NULL = belongs to club',
  `kind` varchar(20) NOT NULL,
  `brand` varchar(40) DEFAULT NULL,
  `price` decimal(8,2) DEFAULT NULL,
  `bought` date DEFAULT NULL,
  `lent_to` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `fee_payment` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `athlete_id` int unsigned NOT NULL,
  `amount` decimal(7,2) NOT NULL,
  `paid_on` date NOT NULL,
  `how` enum('cash','transfer','card') NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fee_ibfk_1` FOREIGN KEY (`athlete_id`) REFERENCES `athlete` (`id`)
) ENGINE=InnoDB;
