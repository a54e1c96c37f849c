-- db/structure.sql of the disclosure portal (Rails 7, MySQL)
CREATE TABLE `organizations` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `name` varchar(255) NOT NULL,
  `country` varchar(2) DEFAULT NULL,
  `verified` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL
);
CREATE TABLE `programs` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `organization_id` bigint NOT NULL,
  `title` varchar(255) NOT NULL,
  `visibility` enum('public','private','invite_only') NOT NULL DEFAULT 'private',
  `paused` tinyint(1) NOT NULL DEFAULT '0',
  `max_bounty_cents` int DEFAULT NULL,
  `response_sla_hours` int NOT NULL DEFAULT '72',
  `launched_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  CONSTRAINT `fk_rails_a1` FOREIGN KEY (`organization_id`) REFERENCES `organizations` (`id`)
);
CREATE TABLE `scopes` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `program_id` bigint NOT NULL,
  `asset` varchar(255) NOT NULL,
  `asset_type` enum('domain','mobile_app','api','source_code') NOT NULL,
  `in_scope` tinyint(1) NOT NULL DEFAULT '1',
  CONSTRAINT `fk_rails_a2` FOREIGN KEY (`program_id`) REFERENCES `programs` (`id`)
);
CREATE TABLE `hackers` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `alias` varchar(64) NOT NULL,
  `email` varchar(255) NOT NULL,
  `reputation` int NOT NULL DEFAULT '0',
  `invited_by_id` bigint DEFAULT NULL,
  `banned_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  CONSTRAINT `fk_rails_a3` FOREIGN KEY (`invited_by_id`) REFERENCES `hackers` (`id`)
);
CREATE TABLE `analysts` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `full_name` varchar(120) NOT NULL,
  `shift` enum('day','night') NOT NULL
);
CREATE TABLE `reports` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `program_id` bigint NOT NULL,
  `scope_id` bigint DEFAULT NULL,
  `hacker_id` bigint NOT NULL,
  `triaged_by_id` bigint DEFAULT NULL,
  `duplicate_of_id` bigint DEFAULT NULL,
  `title` varchar(255) NOT NULL,
  `severity` enum('none','low','medium','high','critical') DEFAULT NULL,
  `state` enum('new','triaged','needs_info','resolved','duplicate','spam') NOT NULL DEFAULT 'new',
  `submitted_at` datetime(6) NOT NULL,
  `first_response_at` datetime(6) DEFAULT NULL,
  `resolved_at` datetime(6) DEFAULT NULL,
  `disclosed_at` datetime(6) DEFAULT NULL,
  CONSTRAINT `fk_rails_a4` FOREIGN KEY (`program_id`) REFERENCES `programs` (`id`),
  CONSTRAINT `fk_rails_a5` FOREIGN KEY (`scope_id`) REFERENCES `scopes` (`id`),
  CONSTRAINT `fk_rails_a6` FOREIGN KEY (`hacker_id`) REFERENCES `hackers` (`id`),
  CONSTRAINT `fk_rails_a7` FOREIGN KEY (`triaged_by_id`) REFERENCES `analysts` (`id`),
  CONSTRAINT `fk_rails_a8` FOREIGN KEY (`duplicate_of_id`) REFERENCES `reports` (`id`)
);
CREATE TABLE `bounties` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `report_id` bigint NOT NULL,
  `amount_cents` int NOT NULL,
  `currency` char(3) NOT NULL DEFAULT 'USD',
  `awarded_at` datetime(6) NOT NULL,
  `paid_at` datetime(6) DEFAULT NULL,
  CONSTRAINT `fk_rails_a9` FOREIGN KEY (`report_id`) REFERENCES `reports` (`id`)
);
