-- game backend: players, parties, matches
CREATE TABLE `players` (
  `player_id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `nickname` varchar(40) NOT NULL,
  `region` enum('cn','sea','eu','na') NOT NULL,
  `mmr` int NOT NULL DEFAULT 1000,
  `level` int NOT NULL DEFAULT 1,
  `vip` tinyint(1) NOT NULL DEFAULT 0,
  `registered_at` datetime NOT NULL,
  `last_login_at` datetime DEFAULT NULL,
  `banned_until` datetime DEFAULT NULL,
  PRIMARY KEY (`player_id`)
);
CREATE TABLE `clans` (
  `clan_id` int NOT NULL AUTO_INCREMENT,
  `clan_name` varchar(40) NOT NULL,
  `leader_id` bigint unsigned NOT NULL,
  `created_on` date NOT NULL,
  `disbanded` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`clan_id`),
  FOREIGN KEY (`leader_id`) REFERENCES `players` (`player_id`)
);
CREATE TABLE `clan_members` (
  `clan_id` int NOT NULL,
  `player_id` bigint unsigned NOT NULL,
  `role` enum('member','officer','leader') NOT NULL DEFAULT 'member',
  `joined_on` date NOT NULL,
  PRIMARY KEY (`clan_id`,`player_id`),
  FOREIGN KEY (`clan_id`) REFERENCES `clans` (`clan_id`),
  FOREIGN KEY (`player_id`) REFERENCES `players` (`player_id`)
);
CREATE TABLE `queue_tickets` (
  `ticket_id` bigint NOT NULL AUTO_INCREMENT,
  `player_id` bigint unsigned NOT NULL,
  `mode` enum('ranked','casual','arena') NOT NULL,
  `queued_at` datetime NOT NULL,
  `matched_at` datetime DEFAULT NULL,
  `cancelled` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`ticket_id`),
  FOREIGN KEY (`player_id`) REFERENCES `players` (`player_id`)
);
CREATE TABLE `matches` (
  `match_id` bigint NOT NULL AUTO_INCREMENT,
  `mode` enum('ranked','casual','arena') NOT NULL,
  `map_name` varchar(40) NOT NULL,
  `server_ip` varchar(45) NOT NULL,
  `started_at` datetime NOT NULL,
  `ended_at` datetime DEFAULT NULL,
  `winner_team` tinyint DEFAULT NULL,
  PRIMARY KEY (`match_id`)
);
CREATE TABLE `match_players` (
  `match_id` bigint NOT NULL,
  `player_id` bigint unsigned NOT NULL,
  `team` tinyint NOT NULL,
  `hero` varchar(30) NOT NULL,
  `kills` int NOT NULL DEFAULT 0,
  `deaths` int NOT NULL DEFAULT 0,
  `left_early` tinyint(1) NOT NULL DEFAULT 0,
  `mmr_change` int DEFAULT NULL,
  PRIMARY KEY (`match_id`,`player_id`),
  FOREIGN KEY (`match_id`) REFERENCES `matches` (`match_id`),
  FOREIGN KEY (`player_id`) REFERENCES `players` (`player_id`)
);
CREATE TABLE `reports` (
  `report_id` bigint NOT NULL AUTO_INCREMENT,
  `match_id` bigint NOT NULL,
  `reporter_id` bigint unsigned NOT NULL,
  `accused_id` bigint unsigned NOT NULL,
  `reason` enum('cheating','abuse','afk','feeding') NOT NULL,
  `reported_at` datetime NOT NULL,
  `verdict` enum('guilty','innocent') DEFAULT NULL,
  PRIMARY KEY (`report_id`),
  FOREIGN KEY (`match_id`) REFERENCES `matches` (`match_id`),
  FOREIGN KEY (`reporter_id`) REFERENCES `players` (`player_id`),
  FOREIGN KEY (`accused_id`) REFERENCES `players` (`player_id`)
);
