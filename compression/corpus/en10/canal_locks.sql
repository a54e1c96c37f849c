CREATE TABLE `waterway` (`id` int NOT NULL AUTO_INCREMENT, `name` varchar(60) NOT NULL, `length_km` decimal(6,1) NOT NULL, `max_draught_m` decimal(3,1) DEFAULT NULL, PRIMARY KEY (`id`));
CREATE TABLE `lock_site` (
  `id` int NOT NULL AUTO_INCREMENT,
  `waterway_id` int NOT NULL,
  `name` varchar(60) NOT NULL,
  `km` decimal(6,1) NOT NULL,
  `rise_m` decimal(4,1) NOT NULL,
  `chamber_len_m` decimal(5,1) NOT NULL,
  `operation` enum('keeper','self','remote') NOT NULL,
  `built` smallint DEFAULT NULL,
  `closed_since` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `lock_waterway` FOREIGN KEY (`waterway_id`) REFERENCES `waterway` (`id`)
);
CREATE TABLE `keeper` (`id` int NOT NULL AUTO_INCREMENT, `name` varchar(60) NOT NULL, `phone` varchar(20) DEFAULT NULL, `home_lock_id` int DEFAULT NULL, `seasonal` tinyint(1) NOT NULL DEFAULT 0, `hired` date NOT NULL, PRIMARY KEY (`id`), FOREIGN KEY (`home_lock_id`) REFERENCES `lock_site` (`id`));
CREATE TABLE `boat` (
  `reg_no` varchar(12) NOT NULL,
  `boat_name` varchar(60) NOT NULL,
  `type` enum('narrowboat','barge','cruiser','tug','hotel') NOT NULL,
  `length_m` decimal(5,1) NOT NULL,
  `owner` varchar(80) NOT NULL,
  `licence_until` date DEFAULT NULL,
  PRIMARY KEY (`reg_no`)
);
CREATE TABLE `lockage` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `lock_id` int NOT NULL,
  `reg_no` varchar(12) NOT NULL,
  `keeper_id` int DEFAULT NULL COMMENT 'null: boaters worked it themselves',
  `direction` enum('up','down') NOT NULL,
  `queued_at` datetime NOT NULL,
  `entered_at` datetime DEFAULT NULL,
  `left_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  FOREIGN KEY (`lock_id`) REFERENCES `lock_site` (`id`),
  FOREIGN KEY (`reg_no`) REFERENCES `boat` (`reg_no`),
  FOREIGN KEY (`keeper_id`) REFERENCES `keeper` (`id`)
);
CREATE TABLE `stoppage` (`id` int NOT NULL AUTO_INCREMENT, `lock_id` int NOT NULL, `reason` enum('repair','low water','flood','ice','vandalism') NOT NULL, `starts_on` date NOT NULL, `ends_on` date DEFAULT NULL COMMENT 'null: until further notice', `notice` text, PRIMARY KEY (`id`), FOREIGN KEY (`lock_id`) REFERENCES `lock_site` (`id`));
CREATE TABLE `mooring` (`id` int NOT NULL AUTO_INCREMENT, `waterway_id` int NOT NULL, `place` varchar(60) NOT NULL, `max_days` tinyint NOT NULL, `power` tinyint(1) NOT NULL DEFAULT 0, `water` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`id`), FOREIGN KEY (`waterway_id`) REFERENCES `waterway` (`id`));
CREATE TABLE `overstay` (`id` int NOT NULL AUTO_INCREMENT, `mooring_id` int NOT NULL, `reg_no` varchar(12) NOT NULL, `noted_on` date NOT NULL, `days_over` smallint NOT NULL, `fine` decimal(7,2) DEFAULT NULL, `paid_on` date DEFAULT NULL, PRIMARY KEY (`id`), FOREIGN KEY (`mooring_id`) REFERENCES `mooring` (`id`), FOREIGN KEY (`reg_no`) REFERENCES `boat` (`reg_no`));
