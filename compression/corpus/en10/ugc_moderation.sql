CREATE TABLE `accounts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `username` varchar(40) NOT NULL,
  `standing` enum('good','warned','limited','banned') NOT NULL DEFAULT 'good',
  `created_at` timestamp NOT NULL,
  `country` char(2) DEFAULT NULL,
  `trusted_flagger` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
);
CREATE TABLE `moderators` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `alias` varchar(40) NOT NULL,
  `queue` enum('text','image','video') NOT NULL,
  `lead_id` int unsigned DEFAULT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`lead_id`) REFERENCES `moderators` (`id`)
);
CREATE TABLE `policies` (
  `code` varchar(12) NOT NULL,
  `title` varchar(80) NOT NULL,
  `severity` tinyint NOT NULL COMMENT '1 low, 2 medium, 3 high',
  `retired_on` date DEFAULT NULL,
  PRIMARY KEY (`code`)
);
CREATE TABLE `items` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `author_id` bigint unsigned NOT NULL,
  `media` enum('text','image','video') NOT NULL,
  `excerpt` varchar(200) DEFAULT NULL,
  `posted_at` timestamp NOT NULL,
  `visibility` enum('public','limited','removed') NOT NULL DEFAULT 'public',
  `views` int unsigned NOT NULL DEFAULT '0',
  `ai_score` decimal(4,3) DEFAULT NULL COMMENT 'classifier, 0 harmless to 1 harmful',
  PRIMARY KEY (`id`),
  FOREIGN KEY (`author_id`) REFERENCES `accounts` (`id`)
);
CREATE TABLE `flags` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `item_id` bigint unsigned NOT NULL,
  `flagged_by` bigint unsigned DEFAULT NULL COMMENT 'NULL = flagged by the classifier',
  `policy_code` varchar(12) NOT NULL,
  `flagged_at` timestamp NOT NULL,
  `note` text,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`item_id`) REFERENCES `items` (`id`),
  FOREIGN KEY (`flagged_by`) REFERENCES `accounts` (`id`),
  FOREIGN KEY (`policy_code`) REFERENCES `policies` (`code`)
);
CREATE TABLE `decisions` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `item_id` bigint unsigned NOT NULL,
  `moderator_id` int unsigned NOT NULL,
  `policy_code` varchar(12) DEFAULT NULL,
  `action` enum('keep','limit','remove','ban_author') NOT NULL,
  `decided_at` timestamp NOT NULL,
  `seconds_spent` int NOT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`item_id`) REFERENCES `items` (`id`),
  FOREIGN KEY (`moderator_id`) REFERENCES `moderators` (`id`),
  FOREIGN KEY (`policy_code`) REFERENCES `policies` (`code`)
);
CREATE TABLE `appeals` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `decision_id` bigint unsigned NOT NULL,
  `filed_at` timestamp NOT NULL,
  `reviewer_id` int unsigned DEFAULT NULL,
  `overturned` tinyint(1) DEFAULT NULL COMMENT 'NULL = pending',
  `closed_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`decision_id`) REFERENCES `decisions` (`id`),
  FOREIGN KEY (`reviewer_id`) REFERENCES `moderators` (`id`)
);
