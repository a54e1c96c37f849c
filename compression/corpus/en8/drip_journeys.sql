-- marketing automation, MySQL 8, Laravel style
CREATE TABLE `contacts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(191) NOT NULL,
  `first_name` varchar(80) DEFAULT NULL,
  `country` char(2) DEFAULT NULL,
  `source` enum('import','form','api','referral') NOT NULL DEFAULT 'form',
  `score` int NOT NULL DEFAULT '0',
  `unsubscribed_at` timestamp NULL DEFAULT NULL,
  `created_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `contacts_email_unique` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `tags` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `label` varchar(60) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `contact_tag` (
  `contact_id` bigint unsigned NOT NULL,
  `tag_id` int unsigned NOT NULL,
  PRIMARY KEY (`contact_id`,`tag_id`),
  CONSTRAINT `ct_contact_fk` FOREIGN KEY (`contact_id`) REFERENCES `contacts` (`id`) ON DELETE CASCADE,
  CONSTRAINT `ct_tag_fk` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `users` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(80) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `journeys` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `title` varchar(120) NOT NULL,
  `status` enum('draft','live','paused','archived') NOT NULL DEFAULT 'draft',
  `owner_id` int unsigned NOT NULL,
  `goal` varchar(60) DEFAULT NULL,
  `launched_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `journeys_owner_fk` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `steps` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `journey_id` int unsigned NOT NULL,
  `position` smallint NOT NULL,
  `channel` enum('email','sms','push') NOT NULL,
  `subject` varchar(160) DEFAULT NULL,
  `wait_hours` int NOT NULL DEFAULT '24',
  PRIMARY KEY (`id`),
  CONSTRAINT `steps_journey_fk` FOREIGN KEY (`journey_id`) REFERENCES `journeys` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `enrollments` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `journey_id` int unsigned NOT NULL,
  `contact_id` bigint unsigned NOT NULL,
  `entered_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `exited_at` timestamp NULL DEFAULT NULL,
  `exit_reason` enum('completed','goal','unsubscribed','removed') DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `enr_journey_fk` FOREIGN KEY (`journey_id`) REFERENCES `journeys` (`id`),
  CONSTRAINT `enr_contact_fk` FOREIGN KEY (`contact_id`) REFERENCES `contacts` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `sends` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `enrollment_id` bigint unsigned NOT NULL,
  `step_id` int unsigned NOT NULL,
  `sent_at` timestamp NOT NULL,
  `opened_at` timestamp NULL DEFAULT NULL,
  `clicked_at` timestamp NULL DEFAULT NULL,
  `bounced` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`),
  KEY `sends_sent_at_index` (`sent_at`),
  CONSTRAINT `sends_enr_fk` FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments` (`id`),
  CONSTRAINT `sends_step_fk` FOREIGN KEY (`step_id`) REFERENCES `steps` (`id`)
) ENGINE=InnoDB;
