CREATE TABLE IF NOT EXISTS `branches` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(60) NOT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `instruments` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL,
  `family` varchar(20) NOT NULL COMMENT 'strings, brass, woodwind, keys, percussion',
  PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `tutors` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `branch_id` int unsigned NOT NULL,
  `hourly_rate` decimal(6,2) NOT NULL,
  `active` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`branch_id`) REFERENCES `branches` (`id`)
);
CREATE TABLE IF NOT EXISTS `tutor_instruments` (
  `tutor_id` int unsigned NOT NULL,
  `instrument_id` int unsigned NOT NULL,
  `max_grade` tinyint NOT NULL COMMENT 'teaches up to this grade',
  PRIMARY KEY (`tutor_id`, `instrument_id`),
  FOREIGN KEY (`tutor_id`) REFERENCES `tutors` (`id`),
  FOREIGN KEY (`instrument_id`) REFERENCES `instruments` (`id`)
);
CREATE TABLE IF NOT EXISTS `guardians` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `phone` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `pupils` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  `birthday` date NOT NULL,
  `guardian_id` int unsigned DEFAULT NULL,
  `grade` tinyint NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`guardian_id`) REFERENCES `guardians` (`id`)
);
CREATE TABLE IF NOT EXISTS `lessons` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `pupil_id` int unsigned NOT NULL,
  `instrument_id` int unsigned NOT NULL,
  `tutor_id` int unsigned NOT NULL,
  `substitute_id` int unsigned DEFAULT NULL,
  `starts_at` datetime NOT NULL,
  `minutes` smallint NOT NULL,
  `status` enum('planned','given','missed','cancelled') NOT NULL DEFAULT 'planned',
  `moved_from_id` int unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`pupil_id`) REFERENCES `pupils` (`id`),
  FOREIGN KEY (`instrument_id`) REFERENCES `instruments` (`id`),
  FOREIGN KEY (`tutor_id`) REFERENCES `tutors` (`id`),
  FOREIGN KEY (`substitute_id`) REFERENCES `tutors` (`id`),
  FOREIGN KEY (`moved_from_id`) REFERENCES `lessons` (`id`)
);
CREATE TABLE IF NOT EXISTS `fees` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `pupil_id` int unsigned NOT NULL,
  `month` date NOT NULL COMMENT 'first of the month',
  `amount` decimal(7,2) NOT NULL,
  `paid_on` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`pupil_id`) REFERENCES `pupils` (`id`)
);
