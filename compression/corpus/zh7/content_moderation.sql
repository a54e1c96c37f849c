CREATE TABLE `app` (
  `app_id` int NOT NULL AUTO_INCREMENT,
  `app_name` varchar(40) NOT NULL,
  `tier` enum('trial','standard','premium') NOT NULL,
  PRIMARY KEY (`app_id`)
) ENGINE=InnoDB;
CREATE TABLE `author` (
  `author_id` bigint NOT NULL AUTO_INCREMENT,
  `app_id` int NOT NULL,
  `screen_name` varchar(40) NOT NULL,
  `is_verified` tinyint(1) NOT NULL DEFAULT 0,
  `strike_count` int NOT NULL DEFAULT 0,
  `muted_until` datetime DEFAULT NULL,
  PRIMARY KEY (`author_id`),
  FOREIGN KEY (`app_id`) REFERENCES `app` (`app_id`)
) ENGINE=InnoDB;
CREATE TABLE `post` (
  `post_id` bigint NOT NULL AUTO_INCREMENT,
  `author_id` bigint NOT NULL,
  `kind` enum('text','image','video','live') NOT NULL,
  `body` text,
  `visibility` enum('public','limited','removed') NOT NULL DEFAULT 'public',
  `view_count` int NOT NULL DEFAULT 0,
  `posted_at` datetime NOT NULL,
  PRIMARY KEY (`post_id`),
  FOREIGN KEY (`author_id`) REFERENCES `author` (`author_id`)
) ENGINE=InnoDB;
CREATE TABLE `policy` (
  `policy_code` varchar(10) NOT NULL,
  `title` varchar(60) NOT NULL,
  `severity` tinyint NOT NULL,
  `enabled` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`policy_code`)
) ENGINE=InnoDB;
CREATE TABLE `moderator` (
  `mod_id` int NOT NULL AUTO_INCREMENT,
  `mod_name` varchar(40) NOT NULL,
  `site` varchar(30) NOT NULL,
  `team_lead_id` int DEFAULT NULL,
  `languages` varchar(60) NOT NULL,
  `quit_on` date DEFAULT NULL,
  PRIMARY KEY (`mod_id`),
  FOREIGN KEY (`team_lead_id`) REFERENCES `moderator` (`mod_id`)
) ENGINE=InnoDB;
CREATE TABLE `machine_check` (
  `check_id` bigint NOT NULL AUTO_INCREMENT,
  `post_id` bigint NOT NULL,
  `model_name` varchar(40) NOT NULL,
  `score` decimal(5,4) NOT NULL,
  `suggestion` enum('pass','review','block') NOT NULL,
  `checked_at` datetime NOT NULL,
  PRIMARY KEY (`check_id`),
  FOREIGN KEY (`post_id`) REFERENCES `post` (`post_id`)
) ENGINE=InnoDB;
CREATE TABLE `review_task` (
  `task_id` bigint NOT NULL AUTO_INCREMENT,
  `post_id` bigint NOT NULL,
  `queue` varchar(20) NOT NULL,
  `mod_id` int DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `decided_at` datetime DEFAULT NULL,
  `decision` enum('approve','remove','escalate') DEFAULT NULL,
  `policy_code` varchar(10) DEFAULT NULL,
  PRIMARY KEY (`task_id`),
  FOREIGN KEY (`post_id`) REFERENCES `post` (`post_id`),
  FOREIGN KEY (`mod_id`) REFERENCES `moderator` (`mod_id`),
  FOREIGN KEY (`policy_code`) REFERENCES `policy` (`policy_code`)
) ENGINE=InnoDB;
CREATE TABLE `appeal` (
  `appeal_id` bigint NOT NULL AUTO_INCREMENT,
  `task_id` bigint NOT NULL,
  `message` varchar(500) NOT NULL,
  `filed_at` datetime NOT NULL,
  `outcome` enum('upheld','overturned') DEFAULT NULL,
  `handled_by` int DEFAULT NULL,
  PRIMARY KEY (`appeal_id`),
  FOREIGN KEY (`task_id`) REFERENCES `review_task` (`task_id`),
  FOREIGN KEY (`handled_by`) REFERENCES `moderator` (`mod_id`)
) ENGINE=InnoDB;
