CREATE TABLE `loc_title` (
  `title_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `orig_title` varchar(200) NOT NULL,
  `studio` varchar(80) NOT NULL,
  `src_lang` char(5) NOT NULL,
  `runtime_min` smallint NOT NULL,
  `kind` enum('feature','episode','trailer','bonus') NOT NULL
);
CREATE TABLE `loc_lang` (`lang_tag` char(5) NOT NULL PRIMARY KEY, `lang_name` varchar(40) NOT NULL, `rtl` tinyint(1) NOT NULL DEFAULT 0, `max_cps` tinyint NOT NULL DEFAULT 17);
CREATE TABLE `loc_linguist` (
  `ling_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `full_name` varchar(80) NOT NULL,
  `email` varchar(120) NOT NULL,
  `rate_per_min` decimal(6,2) NOT NULL,
  `avail` tinyint NOT NULL DEFAULT 1 COMMENT '1 available, 2 busy, 3 on leave, 9 blacklisted'
);
CREATE TABLE `loc_ling_lang` (`ling_id` int NOT NULL, `lang_tag` char(5) NOT NULL, `is_native` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`ling_id`,`lang_tag`), FOREIGN KEY (`ling_id`) REFERENCES `loc_linguist` (`ling_id`), FOREIGN KEY (`lang_tag`) REFERENCES `loc_lang` (`lang_tag`));
CREATE TABLE `loc_job` (
  `job_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `title_id` int NOT NULL,
  `lang_tag` char(5) NOT NULL,
  `job_type` enum('sub','sdh','dub_script','forced') NOT NULL DEFAULT 'sub',
  `translator_id` int DEFAULT NULL,
  `reviewer_id` int DEFAULT NULL,
  `stage` tinyint NOT NULL DEFAULT 0 COMMENT '0 new,1 translating,2 review,3 qc,4 delivered,5 cancelled',
  `due_at` datetime NOT NULL,
  `delivered_at` datetime DEFAULT NULL,
  `rush` tinyint(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (`title_id`) REFERENCES `loc_title` (`title_id`),
  FOREIGN KEY (`lang_tag`) REFERENCES `loc_lang` (`lang_tag`),
  FOREIGN KEY (`translator_id`) REFERENCES `loc_linguist` (`ling_id`),
  FOREIGN KEY (`reviewer_id`) REFERENCES `loc_linguist` (`ling_id`)
);
CREATE TABLE `loc_qc_error` (
  `err_id` int NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `job_id` int NOT NULL,
  `category` varchar(20) NOT NULL COMMENT 'timing, spelling, meaning, style, cps',
  `severity` tinyint NOT NULL COMMENT '1 minor 2 major 3 critical',
  `cue_no` int DEFAULT NULL,
  `fixed` tinyint(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (`job_id`) REFERENCES `loc_job` (`job_id`)
);
