CREATE TABLE `doctor` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `practice` varchar(120) DEFAULT NULL,
  `town` varchar(60) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB COMMENT='referring doctors';

CREATE TABLE `therapist` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `specialty` enum('sports','neuro','paediatric','general') NOT NULL DEFAULT 'general',
  `supervisor_id` int unsigned DEFAULT NULL COMMENT 'senior therapist; empty for seniors',
  `weekly_hours` decimal(4,1) NOT NULL,
  `left_on` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`supervisor_id`) REFERENCES `therapist` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `insurer` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `pays_per_session` decimal(6,2) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `patient` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `born` date NOT NULL,
  `phone` varchar(20) DEFAULT NULL,
  `insurer_id` int unsigned DEFAULT NULL COMMENT 'empty: pays privately',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`insurer_id`) REFERENCES `insurer` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `prescription` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `patient_id` int unsigned NOT NULL,
  `doctor_id` int unsigned NOT NULL,
  `diagnosis` varchar(200) NOT NULL,
  `sessions_allowed` smallint NOT NULL,
  `issued_on` date NOT NULL,
  `follows_id` int unsigned DEFAULT NULL COMMENT 'prescription that this one continues',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`patient_id`) REFERENCES `patient` (`id`),
  FOREIGN KEY (`doctor_id`) REFERENCES `doctor` (`id`),
  FOREIGN KEY (`follows_id`) REFERENCES `prescription` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `session` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `prescription_id` int unsigned NOT NULL,
  `therapist_id` int unsigned NOT NULL,
  `stand_in_id` int unsigned DEFAULT NULL COMMENT 'therapist who took over on the day',
  `starts_at` datetime NOT NULL,
  `minutes` smallint NOT NULL,
  `state` tinyint NOT NULL DEFAULT 0 COMMENT '0=planned, 1=held, 2=cancelled in time, 3=no-show',
  `pain_before` tinyint DEFAULT NULL,
  `pain_after` tinyint DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`prescription_id`) REFERENCES `prescription` (`id`),
  FOREIGN KEY (`therapist_id`) REFERENCES `therapist` (`id`),
  FOREIGN KEY (`stand_in_id`) REFERENCES `therapist` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `exercise` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `title` varchar(80) NOT NULL,
  `body_part` enum('neck','shoulder','back','hip','knee','ankle') NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `home_plan` (
  `prescription_id` int unsigned NOT NULL,
  `exercise_id` int unsigned NOT NULL,
  `times_per_week` tinyint NOT NULL,
  PRIMARY KEY (`prescription_id`,`exercise_id`)
) ENGINE=InnoDB;
