-- online surveys, MySQL 8
CREATE TABLE `survey` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `title` varchar(200) NOT NULL,
  `owner_email` varchar(120) NOT NULL,
  `state` enum('draft','live','paused','closed') NOT NULL DEFAULT 'draft',
  `opens_at` datetime DEFAULT NULL,
  `closes_at` datetime DEFAULT NULL,
  `target_n` int DEFAULT NULL,
  `anonymous` tinyint(1) NOT NULL DEFAULT 1
);
CREATE TABLE `question` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `survey_id` int unsigned NOT NULL,
  `pos` smallint NOT NULL,
  `text` varchar(500) NOT NULL,
  `qtype` enum('single','multi','scale','nps','free') NOT NULL,
  `required` tinyint(1) NOT NULL DEFAULT 0,
  CONSTRAINT `q_s` FOREIGN KEY (`survey_id`) REFERENCES `survey` (`id`)
);
CREATE TABLE `choice` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `question_id` int unsigned NOT NULL,
  `label` varchar(200) NOT NULL,
  `pos` smallint NOT NULL,
  CONSTRAINT `c_q` FOREIGN KEY (`question_id`) REFERENCES `question` (`id`)
);
CREATE TABLE `panelist` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `email` varchar(120) NOT NULL,
  `birth_year` smallint DEFAULT NULL,
  `sex` char(1) DEFAULT NULL COMMENT 'm, f, x',
  `region` varchar(40) NOT NULL,
  `points` int NOT NULL DEFAULT 0,
  `opted_out_at` datetime DEFAULT NULL
);
CREATE TABLE `invite` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `survey_id` int unsigned NOT NULL,
  `panelist_id` int unsigned NOT NULL,
  `sent_at` datetime NOT NULL,
  `reminded_at` datetime DEFAULT NULL,
  `bounced` tinyint(1) NOT NULL DEFAULT 0,
  CONSTRAINT `i_s` FOREIGN KEY (`survey_id`) REFERENCES `survey` (`id`),
  CONSTRAINT `i_p` FOREIGN KEY (`panelist_id`) REFERENCES `panelist` (`id`)
);
CREATE TABLE `response` (
  `id` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `survey_id` int unsigned NOT NULL,
  `panelist_id` int unsigned DEFAULT NULL,
  `started_at` datetime NOT NULL,
  `completed_at` datetime DEFAULT NULL,
  `screened_out` tinyint(1) NOT NULL DEFAULT 0,
  `device` enum('desktop','mobile','tablet') NOT NULL,
  CONSTRAINT `r_s` FOREIGN KEY (`survey_id`) REFERENCES `survey` (`id`),
  CONSTRAINT `r_p` FOREIGN KEY (`panelist_id`) REFERENCES `panelist` (`id`)
);
CREATE TABLE `answer` (
  `response_id` int unsigned NOT NULL,
  `question_id` int unsigned NOT NULL,
  `choice_id` int unsigned DEFAULT NULL,
  `num` smallint DEFAULT NULL COMMENT 'scale 1-5 or nps 0-10',
  `txt` text,
  KEY `a_r` (`response_id`),
  CONSTRAINT `a_r` FOREIGN KEY (`response_id`) REFERENCES `response` (`id`),
  CONSTRAINT `a_q` FOREIGN KEY (`question_id`) REFERENCES `question` (`id`),
  CONSTRAINT `a_c` FOREIGN KEY (`choice_id`) REFERENCES `choice` (`id`)
);
